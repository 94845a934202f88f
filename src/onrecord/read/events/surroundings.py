"""What a document holds besides its sentences: names, times, attributions, found again for each sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.core.attribution import Attribution
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression
from onrecord.read.events.near import Near
from onrecord.read.names import Names

Item = TypeVar("Item", Mention, TimeExpression)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document holds besides its sentences, sorted so that a sentence finds its own part quickly."""

    text: str
    mentions: tuple[Mention, ...]
    mention_starts: tuple[int, ...]
    by_id: dict[str, Mention]
    references: dict[int, tuple[Span, str]]
    """By the offset at which they begin."""
    times: tuple[TimeExpression, ...]
    time_starts: tuple[int, ...]
    contents: Near[Span]
    """The contents of attributions, the longest first; those that begin with "to" are their speaker's own plans."""
    edges: tuple[int, ...]
    """Offsets at which the contents of attributions begin and end."""
    cues: tuple[int, ...]
    """Offsets at which cues of attributions begin."""
    persons: tuple[int, ...]
    """Offsets at which persons are named or referred to."""

    def names_person(self, span: Span) -> bool:
        """Whether somebody is named or referred to within the span."""
        at = bisect_left(self.persons, span.start)
        return at < len(self.persons) and self.persons[at] < span.end


def surroundings(
    text: str, names: Names, times: Sequence[TimeExpression], attributions: Sequence[Attribution]
) -> Surroundings:
    """The document's names, times and attributions, in text order."""
    mentions = tuple(sorted(names.mentions, key=lambda mention: mention.span))
    ordered = tuple(sorted(times, key=lambda time: time.span))
    contents = [span for one in attributions for span in one.content]
    told = [span for span in contents if not text.startswith("to ", span.start)]
    persons = {mention.span.start for mention in mentions if mention.kind is MentionKind.PERSON}
    edges = {offset for one in attributions for span in one.content for offset in (span.start, span.end)}
    return Surroundings(
        text=text,
        mentions=mentions,
        mention_starts=tuple(mention.span.start for mention in mentions),
        by_id={mention.id: mention for mention in mentions},
        references={one.span.start: (one.span, one.mention) for one in names.references},
        times=ordered,
        time_starts=tuple(time.span.start for time in ordered),
        contents=Near((span, span) for span in sorted(told, key=lambda span: (-len(span), span))),
        edges=tuple(sorted(edges)),
        cues=tuple(sorted(one.cue.start for one in attributions if one.cue is not None)),
        persons=tuple(sorted(persons | {one.span.start for one in names.references})),
    )


def indices(starts: Sequence[int], span: Span, offsets: Sequence[int]) -> Iterator[int]:
    """The tokens that begin at or first after each offset within the sentence."""
    for offset in offsets[bisect_left(offsets, span.start) : bisect_right(offsets, span.end)]:
        yield bisect_left(starts, offset)


def placed(
    starts: Sequence[int], span: Span, items: Sequence[Item], item_starts: Sequence[int]
) -> Iterator[tuple[int, int, Item]]:
    """The items that begin within the span, each with its first and its last token."""
    for item in items[bisect_left(item_starts, span.start) : bisect_left(item_starts, span.end)]:
        first = bisect_right(starts, item.span.start) - 1
        last = bisect_left(starts, item.span.end) - 1
        if 0 <= first <= last:
            yield first, last, item
