"""Scores time expressions against texts in TimeML, as TempEval-3 does (UzZaman et al. 2013): strict, relaxed, value."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.read.text import structure_of
from onrecord.read.time import find_times


@dataclass(frozen=True, slots=True)
class Timex:
    """A labelled or predicted expression: offsets in code points of the text, and its TIMEX3 value."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its date and the expressions that people marked in it, in text order."""

    text: str
    published: date | None
    timexes: tuple[Timex, ...]


@dataclass(slots=True)
class Score:
    """Counts over a corpus, each measure as F1 in percent."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def share(self, hits: int) -> float:
        """F1 of so many hits."""
        return 200 * hits / (self.gold + self.found) if self.gold + self.found else 0.0


def labelled(folder: Path) -> Iterator[Labelled]:
    """The texts of a folder's .tml files, in the order of their names."""
    for path in sorted(folder.rglob("*.tml")):
        if not path.name.startswith("."):
            yield _read(ET.fromstring(path.read_bytes()))  # noqa: S314 - as above


def _read(root: ET.Element) -> Labelled:
    body = next(element for element in root.iter() if element.tag.endswith("TEXT"))
    pieces: list[str] = []
    marked: list[Timex] = []
    _walk(body, pieces, marked, 0)
    inside = {id(element) for element in body.iter()}
    times = [element for element in root.iter() if element.tag.endswith("TIMEX3")]
    told = [element for element in times if id(element) not in inside] or [
        element for element in times if element.get("functionInDocument") == "CREATION_TIME"
    ]
    creation = next((e for e in told if e.get("functionInDocument") == "CREATION_TIME"), told[0] if told else None)
    return Labelled("".join(pieces), _day(creation), tuple(sorted(marked, key=lambda timex: (timex.start, timex.end))))


def _walk(element: ET.Element, pieces: list[str], marked: list[Timex], size: int) -> int:
    """Gather the text below an element; its length so far."""
    start = size
    pieces.append(element.text or "")
    size += len(element.text or "")
    for child in element:
        size = _walk(child, pieces, marked, size)
        pieces.append(child.tail or "")
        size += len(child.tail or "")
    if element.tag.endswith("TIMEX3") and size > start:
        marked.append(Timex(start, size, element.get("value")))
    return size


def _day(creation: ET.Element | None) -> date | None:
    try:
        return date.fromisoformat((creation.get("value") or "")[:10]) if creation is not None else None
    except ValueError:
        return None


def score(texts: Sequence[Labelled]) -> Score:
    """What reading finds in the texts, against what people marked."""
    total = Score()
    for text in texts:
        found = find_times(structure_of(text.text, published=text.published))
        predicted = tuple(Timex(one.span.start, one.span.end, one.value) for one in found)
        _count(total, text.timexes, predicted)
    return total


def _count(total: Score, gold: Sequence[Timex], found: Sequence[Timex]) -> None:
    """Add one text: expressions are paired one to one, identical spans first, then by the longest overlap."""
    total.gold += len(gold)
    total.found += len(found)
    pairs = sorted(
        ((one.start, one.end) != (other.start, other.end), -overlap, one.start, other.start, place, where)
        for place, one in enumerate(gold)
        for where, other in enumerate(found)
        if (overlap := min(one.end, other.end) - max(one.start, other.start)) > 0
    )
    taken: set[int] = set()
    used: set[int] = set()
    for loose, _, _, _, place, where in pairs:
        if place in taken or where in used:
            continue
        taken.add(place)
        used.add(where)
        total.relaxed += 1
        total.strict += not loose
        total.value += gold[place].value is not None and gold[place].value == found[where].value
