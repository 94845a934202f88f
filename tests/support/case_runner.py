"""Run a `.case` file: read its reports, replay its decisions, build, and compare every expected section in full."""

from __future__ import annotations

import difflib
import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from onrecord.build import build
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.document import Document
from onrecord.core.identity import identify
from onrecord.core.mention import MentionKind
from onrecord.core.reading import Reading
from onrecord.core.second import SecondReading
from onrecord.decisions import replay
from onrecord.explain import seen_digest
from onrecord.read import read
from onrecord.scope import narrow
from onrecord.second.accepting import with_suggested
from onrecord.vocabulary import load
from onrecord.vocabulary.types import Vocabulary
from onrecord.withhold import redact
from tests.support.case_answers import grounded
from tests.support.case_format import Case, CaseError, DecisionLine, Target, accepted, parse
from tests.support.case_render import Outcome, render

_JOINING = (DecisionKind.ACCEPT, DecisionKind.WITHHOLD)
ACCEPT = "ONRECORD_ACCEPT"
"""Set to 1, the expected sections are rewritten with what was found: read the difference before committing it."""


def check_file(path: Path) -> None:
    """Run the case in `path`; AssertionError with a readable difference where an expectation does not hold."""
    case = parse(path.read_text(encoding="utf-8"), path.name)
    found = found_sections(case)
    if os.environ.get(ACCEPT) == "1":
        path.write_text(accepted(case, found), encoding="utf-8")
        return
    _compare(case, found)


def check_text(text: str, name: str) -> None:
    """As `check_file`, for a case that is no file (the example of an event type)."""
    case = parse(text, name)
    _compare(case, found_sections(case))


def found_sections(case: Case) -> dict[int, tuple[str, ...]]:
    """What onrecord finds for each expectation of the case, by its place in the file."""
    outcome = run(case)
    return {
        index: render(outcome, expectation.kind, expectation.only)
        for index, expectation in enumerate(case.expectations)
    }


def _compare(case: Case, found: dict[int, tuple[str, ...]]) -> None:
    differences: list[str] = []
    for index, expectation in enumerate(case.expectations):
        if expectation.lines != found[index]:
            title = f"{case.name}: === {expectation.kind}" + (
                f": {', '.join(expectation.only)}" if expectation.only else ""
            )
            differences.extend(
                difflib.unified_diff(
                    expectation.lines, found[index], f"{title} (expected)", f"{title} (found)", lineterm="", n=1
                )
            )
    if differences:
        again = f"{ACCEPT}=1 python -m pytest tests/test_cases.py -k {Path(case.name).stem}"
        hint = f"If what was found is right, accept it: {again}"
        raise AssertionError("\n".join(["", *differences, "", hint]))


@cache
def _vocabulary() -> Vocabulary:
    return load()


def run(case: Case) -> Outcome:
    """Read, decide, build, redact and narrow as the case says."""
    documents = [document for _, document in case.documents if _counts(document, case)]
    readings = tuple(read(document, _vocabulary()) for document in documents)
    second = grounded(case.answers, dict(case.documents), readings, _vocabulary())
    decisions = _decided(case, readings, second)
    replayed = replay(decisions)
    in_force, conflicts = replayed.in_force, replayed.problems
    judged = {target for entry in in_force if entry.kind in _JOINING for target in entry.targets}
    casefile = build(_joined(readings, second, judged), in_force, _vocabulary(), as_of=case.as_of)
    casefile = replace(casefile, problems=(*casefile.problems, *conflicts), second_readings=second)
    casefile, shown = redact(casefile, documents, in_force)
    if case.person is not None:
        casefile = narrow(casefile, _person(casefile, case))
    labels = {document.digest: label for label, document in case.documents}
    return Outcome(labels, readings, casefile, tuple(shown))


def _joined(
    readings: Sequence[Reading], second: Sequence[SecondReading], wanted: Collection[str]
) -> tuple[Reading, ...]:
    """The readings with the suggested claims of these ids."""
    return tuple(
        with_suggested(reading, [one for one in second if one.document == reading.document], wanted)
        for reading in readings
    )


def _counts(document: Document, case: Case) -> bool:
    if case.known_on and document.retrieved and document.retrieved[:10] > case.known_on.isoformat():
        return False
    return not (case.published_by and document.published and document.published > case.published_by)


def _person(casefile: CaseFile, case: Case) -> str:
    found = [person.id for person in casefile.persons if case.person in [form.text for form in person.forms]]
    if len(found) != 1:
        names = ", ".join(person.name for person in casefile.persons)
        raise CaseError(case.name, 1, f"case {case.person!r}: {len(found)} persons have that name; found are {names}")
    return found[0]


# --- decisions


def _decided(case: Case, readings: Sequence[Reading], second: tuple[SecondReading, ...]) -> tuple[Decision, ...]:
    """The case's decisions as log entries, each with the digest of what its author saw: the build without any."""
    if not case.decisions:
        return ()
    seen = replace(build(readings, (), _vocabulary(), as_of=case.as_of), second_readings=second)
    readings = _joined(readings, second, {one.claim.id for told in second for one in told.claims})
    made: list[Decision] = []
    for line in case.decisions:
        time = f"{line.day or '2001-01-01'}T12:00:{line.number:02d}Z"
        if case.known_on and line.day and line.day > case.known_on:
            continue
        targets = _targets(line, case, readings, made)
        digest = seen_digest(seen, targets[0]) if line.kind != "undo" else ""
        made.append(
            Decision(
                id=identify("decision", line.number, line.kind, *targets, time, line.slot, line.value),
                kind=DecisionKind(line.kind),
                targets=targets,
                author="desk",
                time=time,
                reason=line.reason,
                seen=digest,
                slot=line.slot,
                value=line.value,
            )
        )
    return tuple(made)


def _targets(line: DecisionLine, case: Case, readings: Sequence[Reading], made: Sequence[Decision]) -> tuple[str, ...]:
    if line.kind == "undo":
        return (made[int(line.targets[0].text) - 1].id,)
    labels = {document.digest: label for label, document in case.documents}
    texts = {document.digest: document.text for _, document in case.documents}
    found: list[str] = []
    for target in line.targets:
        chosen = [reading for reading in readings if target.report in (None, labels[reading.document])]
        keys = list(_claims_at(target, chosen, texts)) if target.quoted else list(_mentions_of(target, chosen))
        if not keys:
            what = "no claim has that quote" if target.quoted else "no mention is written so"
            raise CaseError(case.name, line.line, f"{line.kind} {target.text!r}: {what}")
        found.extend(keys[:1] if line.kind in ("same", "different") else keys)
    return tuple(dict.fromkeys(found))


def _mentions_of(target: Target, readings: Sequence[Reading]) -> Iterable[str]:
    for reading in readings:
        for mention in reading.mentions:
            if mention.text == target.text and mention.kind is not MentionKind.ROLE:
                yield MentionKey(reading.document, mention.span.start, mention.span.end).write()


def _claims_at(target: Target, readings: Sequence[Reading], texts: dict[str, str]) -> Iterable[str]:
    """Claims whose trigger lies in the quote, or is the quote."""
    for reading in readings:
        text = texts[reading.document]
        place = text.find(target.text)
        while place >= 0:
            end = place + len(target.text)
            for claim in reading.claims:
                if place <= claim.trigger.start and claim.trigger.end <= end:
                    yield claim.id
            place = text.find(target.text, end)
