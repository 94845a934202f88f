"""Real reports about one person: `python -m benchmarks.clusters EXPECTED.toml [contradictions]`.

EXPECTED.toml says what the case files of the clusters of events/clusters.json should hold. It quotes the corpora, so it
is kept outside the repository: for each `[[cluster]]` its `name`, `facts` (event types, a name, the first and the last
day on which it can have happened), `contradictions` (event types, slot, two values), `apart` (pairs of people who must
not be one) and `states`. A fact is found where just one event of such a type and person tells a day in its bounds, and
tells it no vaguer than a month; or, where the bounds of the fact are wider, no vaguer than these. It is split where
several events tell it. With `contradictions`, prints each contradiction of all articles of the set built as one
archive, to be judged by eye.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from benchmarks.corpora import absent, corpora
from benchmarks.hrdsattack import articles
from benchmarks.page import table
from onrecord.build import build
from onrecord.core.casefile import CaseFile
from onrecord.core.document import Document
from onrecord.core.event import Event
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.reading import Reading
from onrecord.core.when import Bounds
from onrecord.read import read
from onrecord.vocabulary import load
from onrecord.vocabulary.types import Vocabulary

VAGUE = 31
"""Days of a month: a date told no better than that finds a fact of one day."""
ANYBODY = "*"
"""The name in a fact that tells of a body, or of nobody in particular."""
ALIKE = ("arrest", "custody_order", "disappearance"), ("charge", "investigation"), ("verdict", "sentence")
"""Types that reports tell one thing by: any of a row will do."""


class Expected(msgspec.Struct):
    """What the case file of one cluster should hold."""

    name: str
    facts: list[tuple[str, str, str, str]]
    apart: list[tuple[str, str]] = []
    contradictions: list[tuple[str, str, str, str]] = []
    states: list[str] = []
    central: list[str] = []


@dataclass(frozen=True, slots=True)
class Score:
    """How the case file of one cluster compares with what it should hold."""

    name: str
    reports: int
    facts: int
    missed: tuple[str, ...]
    split: tuple[str, ...]
    merged: tuple[str, ...]
    """Pairs of people who are taken for one, and people at the centre who are taken for several."""
    listed: int
    shown: int
    unlisted: tuple[Finding, ...]
    """Contradictions shown beyond those listed: false, unless the list is wanting."""


def score(expected: Expected, casefile: CaseFile) -> Score:
    """One case file against what it should hold."""
    found = [(fact, _tellers(fact, casefile)) for fact in expected.facts]
    shown = [finding for finding in casefile.findings if finding.kind is FindingKind.CONTRADICTION]
    listed = [[finding for finding in shown if _is(row, finding, casefile)] for row in expected.contradictions]
    expected_ids = {finding.id for row in listed for finding in row}
    return Score(
        name=expected.name,
        reports=len(casefile.reports),
        facts=len(expected.facts),
        missed=tuple(" ".join(fact) for fact, tellers in found if not tellers),
        split=tuple(" ".join(fact) for fact, tellers in found if len(tellers) > len({one.phase for one in tellers})),
        merged=(*_merged(expected.apart, casefile), *_parted(expected.central, casefile)),
        listed=len(expected.contradictions),
        shown=sum(bool(row) for row in listed),
        unlisted=tuple(finding for finding in shown if finding.id not in expected_ids),
    )


def _tellers(fact: tuple[str, str, str, str], casefile: CaseFile) -> list[Event]:
    """The events that tell a fact: those of its first type that does."""
    types, name, first, last = fact
    bounds = Bounds(date.fromisoformat(first), date.fromisoformat(last))
    people = {person.id for person in casefile.persons if any(name in form.text for form in person.forms)}
    telling = [
        event for event in casefile.events if (name == ANYBODY or people & set(event.persons)) and _tells(event, bounds)
    ]
    for kind in types.split():
        alike = next((row for row in ALIKE if kind in row), (kind,))
        found = [event for event in telling if event.type == kind] or [e for e in telling if e.type in alike]
        if found:
            return found
    return []


def _tells(event: Event, bounds: Bounds) -> bool:
    slot = event.slot("when")
    width = max(VAGUE, _width(bounds))
    told = [account.bounds for account in slot.accounts if account.bounds] if slot else []
    return any(bounds.compatible(one) and _width(one) <= width for one in told)


def _width(bounds: Bounds) -> int:
    if bounds.earliest is None or bounds.latest is None:
        return 10**6
    return (bounds.latest - bounds.earliest).days + 1


def _merged(apart: Iterable[tuple[str, str]], casefile: CaseFile) -> list[str]:
    forms = [{form.text for form in person.forms} for person in casefile.persons]
    return [f"{one} = {other}" for one, other in apart if any({one, other} <= names for names in forms)]


def _parted(central: Iterable[str], casefile: CaseFile) -> list[str]:
    """People at the centre whom the case file takes for several: each with a family name that is theirs alone."""
    found = []
    for name in central:
        family = name.split()[-1]
        several = [person.name for person in casefile.persons if _called(person.name, name, family)]
        if len(several) > 1:
            found.append(f"{name} parted: {', '.join(several)}")
    return found


def _called(shown: str, name: str, family: str) -> bool:
    words = shown.split()
    return family in words and set(words) <= set(name.split())


def _is(row: tuple[str, str, str, str], finding: Finding, casefile: CaseFile) -> bool:
    types, slots, one, other = row
    events = [event for event in casefile.events if event.id in finding.events]
    labels = [side.label for side in finding.sides]
    return (
        any(event.type in types.split() for event in events)
        and finding.slot in slots.split()
        and any(one in label for label in labels)
        and any(other in label for label in labels)
    )


# --- Reading and printing ---------------------------------------------------------------------------------------------


def _documents(folder: Path) -> dict[str, Document]:
    return {
        article.id: article.document
        for part in ("train", "dev")
        for article in articles(folder / "events" / "hrdsattack" / f"{part}.json")
    }


def measure(folder: Path, rows: Sequence[Expected], vocabulary: Vocabulary) -> tuple[Score, ...]:
    """The score of every cluster."""
    documents = _documents(folder)
    clusters = msgspec.json.decode((folder / "events" / "clusters.json").read_bytes(), type=dict[str, list[str]])
    found = []
    for row in rows:
        readings = [read(documents[id_], vocabulary) for id_ in clusters[row.name]]
        found.append(score(row, build(readings, (), vocabulary)))
    return tuple(found)


def tell(scores: Sequence[Score]) -> str:
    """The table of all clusters."""
    rows = [
        (
            str(number),
            str(one.reports),
            f"{one.facts - len(one.missed)} of {one.facts}",
            str(len(one.split)),
            f"{one.shown} of {one.listed}",
            str(len(one.unlisted)),
            str(len(one.merged)),
        )
        for number, one in enumerate(scores, 1)
    ]
    facts, missed = sum(one.facts for one in scores), sum(len(one.missed) for one in scores)
    rows.append(
        (
            "all",
            str(sum(one.reports for one in scores)),
            f"{facts - missed} of {facts} ({100 * (facts - missed) / max(1, facts):.0f} %)",
            str(sum(len(one.split) for one in scores)),
            f"{sum(one.shown for one in scores)} of {sum(one.listed for one in scores)}",
            str(sum(len(one.unlisted) for one in scores)),
            str(sum(len(one.merged) for one in scores)),
        )
    )
    head = ["cluster", "reports", "dated facts found", "told as several", "contradictions shown", "others shown",
            "people merged or parted"]  # fmt: skip
    return table(head, rows)


def _every_contradiction(documents: Mapping[str, Document], vocabulary: Vocabulary) -> Iterable[str]:
    readings: dict[str, Reading] = {}
    for document in documents.values():
        readings[document.digest] = read(document, vocabulary)
    casefile = build(readings.values(), (), vocabulary)
    by_digest = {document.digest: document for document in documents.values()}
    claims = {claim.id: claim for claim in casefile.claims}
    shown = [finding for finding in casefile.findings if finding.kind is FindingKind.CONTRADICTION]
    yield f"{len(casefile.reports)} reports, {len(casefile.events)} events, {len(shown)} contradictions"
    for finding in shown:
        yield f"\n{finding.title}\n  {finding.reason}"
        for side in finding.sides:
            yield f"  - {side.label}"
            for claim in (claims[id_] for id_ in side.claims):
                document = by_digest[claim.document]
                around = document.text[max(0, claim.trigger.start - 120) : claim.trigger.end + 100]
                yield f"      {document.name} ({document.published}): … {' '.join(around.split())} …"


def main(arguments: Sequence[str]) -> int:
    """Print the scores, and below what is missing or too much."""
    folder = corpora()
    if folder is None:
        print(absent("clusters"))
        return 0
    if not arguments or not Path(arguments[0]).is_file():
        sys.stderr.write(__doc__ or "")
        return 2
    vocabulary = load()
    if "contradictions" in arguments[1:]:
        for line in _every_contradiction(_documents(folder), vocabulary):
            print(line)
        return 0
    rows = msgspec.convert(tomllib.loads(Path(arguments[0]).read_text(encoding="utf-8"))["cluster"], list[Expected])
    scores = measure(folder, rows, vocabulary)
    print(tell(scores))
    for one in scores:
        for what, lines in (("missed", one.missed), ("split", one.split), ("people", one.merged)):
            for line in lines:
                print(f"{what:7} {one.name}: {line}")
        for finding in one.unlisted:
            print(f"shown   {one.name}: {finding.title}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
