"""Quotations without a cue of their own, tied to the attribution that they carry on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.core.span import Span
from onrecord.read.attribution.assemble import Draft
from onrecord.read.attribution.line import Item, Kind, Line

_BEFORE = 8
"""Lines before a quotation in which the cue that announces it can stand."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One quotation in the publisher's own text."""

    item: Item
    line: int
    paragraph: int
    alone: bool
    """Nothing but quotations and marks stands in its line."""
    opens: bool
    """It opens its paragraph."""
    chain: int
    """Quotations that are one over several paragraphs share the number."""


def tie_loose_quotes(lines: Sequence[Line], drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts, widened by the quotations that go on from theirs; speech without any cue stays out."""
    places = _places(lines)
    owner: dict[int, int] = {}
    by_line: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        if draft.depth == 0:
            by_line.setdefault(draft.line, []).append(number)
    for index, place in enumerate(places):
        near = [number for line in range(place.line - _BEFORE, place.line + 1) for number in by_line.get(line, ())]
        holders = (number for number in near if any(span.overlaps(_inner(place)) for span in drafts[number].content))
        holder = next(holders, None)
        if holder is not None:
            owner[index] = holder
    _share_chains(places, owner)
    _carry_on(places, owner, lines, drafts)
    widened = list(drafts)
    for index in sorted(owner):
        draft, inner = widened[owner[index]], _inner(places[index])
        if not any(span.overlaps(inner) for span in draft.content) and len(inner):
            widened[owner[index]] = replace(draft, content=_joined(text, (*draft.content, inner)))
    return widened


def _inner(place: _Place) -> Span:
    return place.item.quote.inner if place.item.quote is not None else Span(place.item.start, place.item.end)


def _places(lines: Sequence[Line]) -> list[_Place]:
    found: list[_Place] = []
    seen: set[int] = set()
    for number, line in enumerate(lines):
        if line.depth != 0:
            continue
        alone = all(item.kind in (Kind.QUOTE, Kind.MARK) for item in line.items)
        for at, item in enumerate(line.items):
            if item.quote is None:
                continue
            chain = found[-1].chain if item.quote.carries_on and found else len(found)
            opens = line.paragraph not in seen and at == 0
            found.append(_Place(item, number, line.paragraph, alone, opens, chain))
        seen.add(line.paragraph)
    return found


def _share_chains(places: Sequence[_Place], owner: dict[int, int]) -> None:
    """A quotation over several paragraphs has one speaker, wherever its cue stands."""
    by_chain: dict[int, int] = {}
    for index, number in sorted(owner.items()):
        by_chain.setdefault(places[index].chain, number)
    for index, place in enumerate(places):
        if index not in owner and place.chain in by_chain:
            owner[index] = by_chain[place.chain]


def _carry_on(places: Sequence[_Place], owner: dict[int, int], lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """A quotation alone goes on from the one before it in its paragraph, or opens the paragraph after one's."""
    for index, place in enumerate(places):
        if index in owner or not place.alone:
            continue
        before = index - 1
        if before >= 0 and before in owner:
            same = places[before].paragraph == place.paragraph
            next_paragraph = place.opens and _only_quotes_between(lines, places[before].line, place.line)
            if same or (next_paragraph and drafts[owner[before]].depth == 0):
                owner[index] = owner[before]
                continue
        said = _last_cue(place, drafts, lines)
        if said is not None:
            owner[index] = said
            continue
        after = index + 1
        if after < len(places) and after in owner and places[after].paragraph == place.paragraph:
            owner[index] = owner[after]


def _only_quotes_between(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether no line of the publisher's own words stands between two lines."""
    return all(
        line.depth > 0 or all(item.kind is not Kind.WORD and item.kind is not Kind.NAME for item in line.items)
        for line in (lines[number] for number in range(first + 1, last))
    )


def _last_cue(place: _Place, drafts: Sequence[Draft], lines: Sequence[Line]) -> int | None:
    """The attribution of the line right before, in the same paragraph: X criticised it. “…”"""
    for number in range(bisect_left(drafts, place.line, key=lambda draft: draft.line) - 1, -1, -1):
        draft = drafts[number]
        if lines[draft.line].paragraph < place.paragraph:
            return None
        if draft.depth == 0 and draft.line < place.line and lines[draft.line].paragraph == place.paragraph:
            between = [line for line in lines[draft.line + 1 : place.line] if line.depth == 0]
            return number if not between and draft.source is not None else None
    return None


def _joined(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans in order, those that only marks and spaces separate as one."""
    ordered = sorted(spans)
    joined = [ordered[0]]
    for span in ordered[1:]:
        between = text[joined[-1].end : span.start]
        if span.start <= joined[-1].end or not any(character.isalnum() for character in between):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
