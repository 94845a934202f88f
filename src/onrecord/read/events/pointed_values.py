"""What words that somebody else points to tell of an event, by the rules: a length, an end, a sum, an attribute."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.claim import Amount, Filler
from onrecord.core.mention import MentionKind
from onrecord.core.span import Span
from onrecord.core.when import Term, TimeExpression, TimeType, When
from onrecord.read.events import slots
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.pointed import tokens_of
from onrecord.vocabulary.types import EventType


def times_in(line: Line, span: Span) -> tuple[TimeExpression, ...]:
    """The time expressions that a span touches."""
    return tuple(time for _, _, time in line.times if time.span.overlaps(span))


def dates_in(line: Line, span: Span) -> tuple[TimeExpression, ...]:
    """Those that tell when something happened: no lengths, and no ends of something that lasts."""
    return tuple(time for time in times_in(line, span) if _dates(time) and end_of(line, time) is None)


def length_of(line: Line, time: TimeExpression, event_type: EventType) -> Term | None:
    """For how long it is, where the time tells that of an event of the type: "after two years" does not."""
    return slots.term(line, _region(line, time.span), event_type)[0]


def end_of(line: Line, time: TimeExpression) -> When | None:
    """Until when it is, where the words before the time say that it is an end."""
    return slots.until(line, _region(line, time.span))[0]


def sums_in(line: Line, span: Span) -> tuple[Amount, ...]:
    """The sums of money that a span touches, each in full."""
    whole = slots.Region(0, len(line.lows) - 1, 0, 0)
    return tuple(amount for amount in slots.amounts(line, whole, line.text) if amount.span.overlaps(span))


def attributes_in(line: Line, span: Span, event_type: EventType) -> tuple[str, ...]:
    """The attributes of the type that the words of a span tell, sorted."""
    return slots.attributes(line, _region(line, span), event_type)


def article_in(line: Line, span: Span) -> Filler | None:
    """The article of law that the words of a span name."""
    return slots.article(line, _region(line, span), line.text)


def count_in(line: Line, span: Span) -> int | None:
    """How many people the words of a span tell, where they tell just one group: "40 people"."""
    counts = [one.count for one in line.participants if one.span.overlaps(span) and one.count is not None]
    return counts[0] if len(counts) == 1 else None


def is_facility(line: Line, span: Span) -> bool:
    """Whether the words of a span are those of a prison, a police station, a hospital, or hold the name of one."""
    facilities = clause_lexicon().facilities
    named = (MentionKind.ORGANISATION, MentionKind.PLACE)
    return any(line.lows[at] in facilities for at in tokens_of(line, span)) or any(
        mention.kind in named and mention.span.overlaps(span) for _, _, mention in line.mentions
    )


def _dates(time: TimeExpression) -> bool:
    return (time.type is not TimeType.DURATION or time.ordinal is not None) and time.when.bounds.known


def _region(line: Line, span: Span) -> slots.Region:
    """The tokens of a span as the clause that is looked through; none where it touches none."""
    touched: Sequence[int] = tokens_of(line, span)
    first, last = (touched[0], touched[-1]) if touched else (0, -1)
    return slots.Region(first, last, first, first)
