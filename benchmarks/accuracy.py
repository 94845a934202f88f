"""How exact reading is, on articles labelled by hand (`gold/` in the corpora: ID.txt, ID.meta.json, ID.json)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from benchmarks.page import table
from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.core.mention import MentionKind
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.read import read
from onrecord.vocabulary import load


@dataclass(frozen=True, slots=True)
class Place:
    """Words in an article: the text, and which of its occurrences."""

    q: str
    n: int | None = None

    def span(self, text: str) -> Span:
        """Where the words stand."""
        starts = [match.start() for match in re.finditer(re.escape(self.q), text)]
        start = starts[(self.n or 1) - 1]
        return Span(start, start + len(self.q))


@dataclass(frozen=True, slots=True)
class Named:
    """A labelled name or role."""

    q: str
    kind: str
    n: int | None = None
    all: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A labelled time."""

    q: str
    n: int | None = None
    type: str = "date"
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """The bounds of a labelled claim."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A labelled claim."""

    type: str
    trigger: Place
    stance: str = "asserted"
    when: Happened = field(default_factory=Happened)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A labelled attribution."""

    cue: Place


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of one article that are scored here."""

    mentions: tuple[Named, ...]
    times: tuple[Timed, ...]
    claims: tuple[Claimed, ...]
    attributions: tuple[Attributed, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What is known of an article."""

    date: str | None = None
    title: str | None = None


def tables(corpora: Path) -> str:
    """The table of accuracy over the corpora in that folder."""
    counts: Counter[str] = Counter()
    articles = 0
    for text, labels, reading in _articles(corpora / "gold"):
        articles += 1
        _count(counts, text, labels, reading)
    if not articles:
        return "No labelled articles were at hand."
    rows = [_f1(counts, name) for name in ("person", "organisation", "place", "time", "attribution", "claim")]
    rows += [_share(counts, "bounds of a time", "time"), _share(counts, "stance of a claim", "claim")]
    return f"{articles} articles.\n\n" + table(["what", "F1 or share", "precision", "recall"], rows)


def _articles(folder: Path) -> Iterator[tuple[str, Labels, Reading]]:
    vocabulary = load()
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        text = content.decode("utf-8")
        about = msgspec.json.decode(path.with_suffix(".meta.json").read_bytes(), type=About)
        labels = msgspec.json.decode(path.with_suffix(".json").read_bytes(), type=Labels)
        published = date.fromisoformat(about.date) if about.date else None
        document = Document(
            digest_of(content),
            text,
            path.name,
            title=about.title,
            published=published,
            published_basis=Basis.DECLARED if published else Basis.UNKNOWN,
        )
        yield text, labels, read(document, vocabulary)


def _count(counts: Counter[str], text: str, labels: Labels, reading: Reading) -> None:
    for kind in (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE):
        wanted = [span for span, labelled in _labelled(text, labels.mentions) if labelled == kind]
        found = [mention.span for mention in reading.mentions if mention.kind is kind]
        _tally(counts, kind, len(wanted), len(found), len(set(wanted) & set(found)))
    times = [(Place(item.q, item.n).span(text), item) for item in labels.times]
    pairs = _pairs([span for span, _ in times], [item.span for item in reading.times])
    _tally(counts, "time", len(times), len(reading.times), len(pairs))
    counts["bounds of a time"] += sum(_same_bounds(times[i][1], reading, j) for i, j in pairs)
    counts["time asked"] += sum(times[i][1].type == "date" for i, _ in pairs)
    cues = [attribution.cue.span(text) for attribution in labels.attributions]
    found = [attribution.cue for attribution in reading.attributions if attribution.cue]
    _tally(counts, "attribution", len(cues), len(reading.attributions), len(_pairs(cues, found)))
    _count_claims(counts, text, labels.claims, reading)


def _count_claims(counts: Counter[str], text: str, labels: Sequence[Claimed], reading: Reading) -> None:
    matched: set[int] = set()
    for labelled in labels:
        span = labelled.trigger.span(text)
        for place, claim in enumerate(reading.claims):
            if place not in matched and claim.type == labelled.type and claim.trigger.overlaps(span):
                matched.add(place)
                counts["stance of a claim"] += claim.stance == labelled.stance
                break
    counts["claim asked"] += len(matched)
    _tally(counts, "claim", len(labels), len(reading.claims), len(matched))


def _same_bounds(labelled: Timed, reading: Reading, place: int) -> bool:
    bounds = reading.times[place].when.bounds
    found = (bounds.earliest and bounds.earliest.isoformat(), bounds.latest and bounds.latest.isoformat())
    return labelled.type == "date" and found == (labelled.earliest, labelled.latest)


def _labelled(text: str, mentions: Sequence[Named]) -> Iterator[tuple[Span, str]]:
    """Spans of the labelled names; inside a longer one, a shorter one does not count again."""
    taken: list[Span] = []
    for mention in sorted((item for item in mentions if item.kind != "role"), key=lambda item: -len(item.q)):
        if mention.all:
            spans = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(mention.q)}(?!\w)", text)]
        else:
            spans = [Place(mention.q, mention.n).span(text)]
        for span in spans:
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield span, mention.kind


def _pairs(wanted: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs of overlapping spans, each used once."""
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    for i, span in enumerate(wanted):
        j = next((j for j, other in enumerate(found) if j not in used and span.overlaps(other)), None)
        if j is not None:
            used.add(j)
            pairs.append((i, j))
    return pairs


def _tally(counts: Counter[str], name: str, wanted: int, found: int, right: int) -> None:
    counts.update({f"{name} wanted": wanted, f"{name} found": found, f"{name} right": right})


def _f1(counts: Counter[str], name: str) -> tuple[str, ...]:
    right, found, wanted = (counts[f"{name} {what}"] for what in ("right", "found", "wanted"))
    precision, recall = _percent(right, found), _percent(right, wanted)
    return f"{name}s" if name != "person" else "persons", _percent(2 * right, found + wanted), precision, recall


def _share(counts: Counter[str], name: str, of: str) -> tuple[str, ...]:
    return name, _percent(counts[name], counts[f"{of} asked"]), "", ""


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"
