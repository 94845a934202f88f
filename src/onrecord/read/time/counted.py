"""Which day of a lasting state it is: "for the 14th day", "the 40th day of his hunger strike", "day 12"."""

from __future__ import annotations

from onrecord.core.calendar import spell
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.found import Found, Hit, Resolve


def _ordinal(hit: Hit, context: Context) -> Found | None:
    """The number of the day, and the day it falls on: the one told in the same sentence, else the report's."""
    first, last = hit.span("nth")
    number = 0
    for value in hit.tokens.values[first:last]:
        number = number + value if isinstance(value, int) else number
    if number < 1 or hit.code("unit") != "D":
        return None
    if number < 3 and not (
        hit.after() in ("of", "in", "without") or hit.before() in ("for", "its", "his", "her", "their")
    ):
        return None
    return _found(hit, context, number)


def _day_number(hit: Hit, context: Context) -> Found | None:
    """“day 12”: only where no month or year turns it into something else."""
    return _found(hit, context, hit.number("nth")) if hit.code("unit") == "D" else None


def _found(hit: Hit, context: Context, number: int) -> Found:
    """The day it falls on is the one told in the same sentence, else the report's own."""
    told = next((told for told in reversed(context.told) if told.day and context.same_sentence(told, hit.first)), None)
    if told is not None and told.day is not None:
        day, basis, where = told.day, WhenBasis.EVENT, "the day told in the same sentence"
    elif context.report is not None:
        day, basis, where = context.report, context.basis, context.anchor
    else:
        rule = f"{hit.phrase} is day {number} of something; the report's date is not known"
        return Found(TimeType.DATE, "XXXX-XX-XX", rule=rule, ordinal=number, tells=False)
    rule = f"{hit.phrase}: {spell(day)}, {where.split(',')[0]}, is day {number}"
    return Found(
        TimeType.DATE, day.isoformat(), Bounds(day, day), basis=basis, rule=rule, ordinal=number, tells=False
    )  # fmt: skip


MEANINGS: dict[str, Resolve] = {
    "counted.day_number": _day_number,
    "counted.ordinal": _ordinal,
}
"""From the name of a meaning in the grammar to the function."""
