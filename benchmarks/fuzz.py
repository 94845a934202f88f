"""Whether any text at all can be read: no exception, and every span lies in the text and gives its words."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date

from benchmarks.hostile_texts import Hostile, texts
from benchmarks.page import table
from onrecord.core.document import Basis, Document
from onrecord.core.mention import MentionKind
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.export.reading_lines import write_line
from onrecord.read import read
from onrecord.vocabulary import load

NUMBER = 10_000
"""Texts of a whole run."""


@dataclass(slots=True)
class Tally:
    """What came of the texts of one kind."""

    texts: int = 0
    letters: int = 0
    """Code points."""
    seconds: float = 0.0
    slowest: float = 0.0
    """Seconds of CPU that the slowest text took."""
    failed: list[str] = field(default_factory=list)


def tallies(number: int = NUMBER) -> dict[str, Tally]:
    """What came of `number` hostile texts, by kind."""
    found: dict[str, Tally] = {}
    for place, hostile in enumerate(texts(number)):
        tally = found.setdefault(hostile.kind, Tally())
        began = time.process_time()
        wrong = what_is_wrong(hostile, place)
        took = time.process_time() - began
        tally.texts += 1
        tally.letters += len(hostile.text)
        tally.seconds += took
        tally.slowest = max(tally.slowest, took)
        tally.failed += [f"text {place} ({hostile.kind}): {wrong}"] if wrong else []
    return found


def what_is_wrong(hostile: Hostile, place: int) -> str:
    """Why the reading of a text is no good; empty where it is."""
    published = date(2031, 5, 1 + place % 28) if place % 3 else None
    basis = Basis.DECLARED if published else Basis.UNKNOWN
    title = hostile.text[:40] if place % 4 == 0 else None
    document = Document(f"{place:064d}", hostile.text, title=title, published=published, published_basis=basis)
    try:
        reading = read(document, load())
        wrong = next(faults(hostile.text, reading), "")
        if not wrong and not any("\ud800" <= sign <= "\udfff" for sign in hostile.text):
            write_line("text", document, reading)
    except Exception as error:  # noqa: BLE001 - that there is none is what is looked for
        return f"{type(error).__name__}: {error}"
    return wrong


def faults(text: str, reading: Reading) -> Iterator[str]:
    """What does not hold in a reading: spans outside the text, words that do not stand there, ids of nothing."""
    for span in spans_of(reading):
        if not 0 <= span.start <= span.end <= len(text):
            yield f"{span} lies outside the text"
    ids = Counter(mention.id for mention in reading.mentions)
    for mention in reading.mentions:
        if mention.text != mention.span.quote(text) or not mention.text.strip():
            yield f"{mention} is not what stands there"
        if (mention.kind is MentionKind.ROLE) != (mention.holder is not None):
            yield f"{mention} is held by nobody"
    named = [identity for group in reading.names for identity in group]
    named += [reference.mention for reference in reading.references]
    named += [end for tie in reading.kinships for end in (tie.person, tie.relative)]
    named += [mention.holder for mention in reading.mentions if mention.holder is not None]
    yield from (f"{identity} is no mention" for identity in named if ids[identity] != 1)
    for time_ in reading.times:
        if not time_.span.quote(text).strip():
            yield f"{time_} has no words"


def spans_of(value: object) -> Iterator[Span]:
    """All spans in a value of dataclasses and tuples."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from spans_of(getattr(value, part.name))


def told(found: dict[str, Tally]) -> str:
    """The table."""
    rows = [_row(kind, tally) for kind, tally in found.items()]
    return table(["texts", "number", "code points", "seconds of CPU", "the slowest", "failed"], rows)


def _row(kind: str, tally: Tally) -> tuple[str, ...]:
    seconds = f"{tally.seconds:,.0f}"
    return (kind, f"{tally.texts:,}", f"{tally.letters:,}", seconds, f"{tally.slowest:.2f} s", str(len(tally.failed)))


def failures(found: Iterable[Tally]) -> list[str]:
    """What failed, a line each."""
    return [line for tally in found for line in tally.failed]
