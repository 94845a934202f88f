"""Drafts made into attributions: kinds, chains, ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.attribution import Attribution, QuoteKind, Stance
from onrecord.core.span import Span
from onrecord.read.attribution.line import Line

_AROUND = 120
"""Attributions before and after one, in text order, among which the one that holds it is looked for."""
_FIRST_PERSONS = frozenset(("i", "we", "me", "us", "my", "our"))
"""Within somebody's words these are whoever the words are attributed to."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution before it has an id and a place in a chain."""

    cue: Span | None
    content: tuple[Span, ...]
    line: int
    """The number of the line that holds the cue."""
    depth: int
    source: Span | None = None
    speaker: str | None = None
    channel: str | None = None
    addressee: str | None = None
    relay: str | None = None
    stance: Stance = Stance.ASSERTED
    private: bool = False
    shared: bool = False
    """The speaker is the subject of another verb: "he is on strike, demanding …"."""
    passing: bool = False
    """A participle beside somebody else's act: "he left, with X complaining of the cold"."""
    own: bool = False
    """The content is the speaker's own writing: a statement, a post."""
    holder: Span | None = None
    """The cue of the attribution that this one is told inside of, where its place alone does not show it."""


def numbered(text: str, lines: Sequence[Line], drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """The drafts in text order with ids, kinds and the attribution that each is told inside of."""
    quoted = _quoted(lines)
    ordered = sorted(dict.fromkeys(drafts), key=_order)
    outer = _outer(ordered)
    speakers = [draft.speaker for draft in ordered]
    sources = [draft.source for draft in ordered]
    for index, draft in enumerate(ordered):
        holder = _who_quotes(text, index, ordered, outer)
        if holder is not None:
            speakers[index] = ordered[holder].speaker or draft.speaker
            sources[index] = draft.source if speakers[index] is not None else ordered[holder].source or draft.source
    return tuple(
        Attribution(
            id=f"a{index + 1}",
            cue=draft.cue,
            content=draft.content,
            kind=_kind(draft, quoted),
            source=sources[index],
            speaker=speakers[index],
            channel=draft.channel,
            addressee=draft.addressee,
            relay=draft.relay,
            stance=draft.stance,
            outer=None if (holder := outer[index]) is None else f"a{holder + 1}",
        )
        for index, draft in enumerate(ordered)
    )


def _order(draft: Draft) -> tuple[int, int, int, int, int]:
    cue = draft.cue or draft.content[0]
    return (min(draft.content[0].start, cue.start), cue.start, cue.end, draft.content[0].end, draft.content[-1].end)


def _quoted(lines: Sequence[Line]) -> list[Span]:
    """All that stands between quotation marks in the publisher's own text, in text order, each part once."""
    inner = {item.quote.inner for line in lines if line.depth == 0 for item in line.items if item.quote is not None}
    marked = {span for line in lines if line.depth == 0 for span in line.marked}
    return sorted(inner | marked)


def _who_quotes(text: str, index: int, drafts: Sequence[Draft], outer: Sequence[int | None]) -> int | None:
    """The attribution of the quotation in which somebody says "I" or "we"; None for other speakers."""
    draft = drafts[index]
    if draft.depth == 0 or draft.source is None or draft.source.quote(text).lower() not in _FIRST_PERSONS:
        return None
    holder = outer[index]
    while holder is not None and drafts[holder].depth >= draft.depth:
        holder = outer[holder]
    return holder


def _outer(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the number of the narrowest one whose content holds its cue."""
    found: list[int | None] = []
    for index, draft in enumerate(drafts):
        anchor = draft.cue or draft.content[0]
        if draft.holder is not None:
            near = range(max(0, index - _AROUND), min(len(drafts), index + _AROUND))
            found.append(next((other for other in near if drafts[other].cue == draft.holder), None))
            continue
        best: tuple[int, int] | None = None
        for other in range(max(0, index - _AROUND), min(len(drafts), index + _AROUND)):
            holder = drafts[other]
            if other == index or not any(span.contains(anchor) for span in holder.content):
                continue
            if draft.cue is None and holder.content == draft.content:
                continue
            length = sum(len(span) for span in holder.content)
            if best is None or length < best[0]:
                best = (length, other)
        found.append(best[1] if best is not None else None)
    return without_cycles(found)


def without_cycles(outer: list[int | None]) -> list[int | None]:
    """The same, with the link dropped that would lead back to where it came from."""
    kept = list(outer)
    for index in range(len(kept)):
        seen = {index}
        at = index
        while (following := kept[at]) is not None:
            if following in seen:
                kept[at] = None
                break
            seen.add(following)
            at = following
    return kept


def _kind(draft: Draft, quoted: Sequence[Span]) -> QuoteKind:
    if draft.own:
        return QuoteKind.DIRECT
    inside = total = 0
    for span in draft.content:
        total += len(span)
        first = max(0, bisect_left(quoted, span.start, key=lambda quote: quote.start) - 1)
        last = bisect_left(quoted, span.end, key=lambda quote: quote.start)
        for quote in quoted[first:last]:
            inside += max(0, min(span.end, quote.end) - max(span.start, quote.start))
    if inside == 0:
        return QuoteKind.INDIRECT
    return QuoteKind.DIRECT if inside >= total * 0.9 else QuoteKind.MIXED
