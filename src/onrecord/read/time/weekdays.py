"""Weekdays, counted from the report: on Sunday, next Friday, Tuesday last week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.calendar import shift, spell, spell_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.relative import counted_from, unanchored
from onrecord.read.time.tokens import class_codes
from onrecord.read.time.units import unit_around, weekday_near


def _weekday(hit: Hit, context: Context) -> Found | None:
    """A bare weekday is the same day or the last one before; told as to come, the next one."""
    number = hit.number("weekday")
    if hit.word("weekday") in time_lexicon().capital_only:
        return None  # "Sun" and "Mon" are names too: they count in a date or with a full stop
    opens = hit.opens_sentence or hit.before() in time_lexicon().near["before_named_weekday"]
    if opens and not hit.has("which") and hit.before_name:
        return None  # "the Sunday Courier", "Monday Okoro"
    if context.report is None:
        return unanchored(hit, f"XXXX-WXX-{number + 1}")
    ranged = _end_of_range(hit, context, number)
    if ranged is not None:
        return ranged
    step = hit.step()
    direction, why = 0, "the same day or the last one before"
    if step == -1:
        direction, why = -1, "the last one before"
    elif step == 1:
        direction, why = 1, "the next one after"
    elif _to_come(hit, context) and context.report.weekday() != number:
        direction, why = 1, "told as still to come, the next one after"
    elif step == 0 and context.report.weekday() != number and not context.past(hit.first, hit.last):
        direction, why = 1, "the next one after"
    day = weekday_near(context.report, number, direction)
    if day is not None and direction == 0 and _ends_after_report(hit, context, day):
        day, why = shift(day, -7), "the last one before, so that its range is over by"
    if day is None:
        return None
    rule = f"{hit.phrase} is {why} {context.anchor}: {spell(day)}"
    found = Found(TimeType.DATE, day.isoformat(), Bounds(day, day), basis=context.basis, rule=rule)
    others = _other_weekdays(context, number, direction, step is not None)
    if context.elsewhere is not None and context.elsewhere != day and context.elsewhere.weekday() == number:
        others = (Bounds(context.elsewhere, context.elsewhere),)  # there, it is the very day of the report
    return replace(found, alternatives=others)


def _ends_after_report(hit: Hit, context: Context, day: date) -> bool:
    """“held from Monday to Wednesday”, told as past: whether that Wednesday would still be to come."""
    tokens, place = hit.tokens, hit.last + 1
    if hit.after() not in time_lexicon().near["range_connectors"] or not context.past(hit.first, hit.last):
        return False
    if tokens.classes[place : place + 1] != class_codes()["weekday"] or context.report is None:
        return False
    value = tokens.values[place]
    end = weekday_near(day, value, 1) if isinstance(value, int) else None
    return end is not None and end > context.report


def _end_of_range(hit: Hit, context: Context, number: int) -> Found | None:
    """“from Monday to Friday”: the next such day after the beginning."""
    if hit.before() not in time_lexicon().near["range_connectors"] or not context.told:
        return None
    start = context.told[-1]
    day = weekday_near(start.day, number, 1) if start.day and start.end_token == hit.first - 1 else None
    if day is None:
        return None
    if context.report is not None and (context.report - day).days > 6:
        return _near_report(hit, context, number)
    rule = f"{hit.phrase} ends a range that begins {spell_bounds(start.bounds)}: {spell(day)}"
    return Found(TimeType.DATE, day.isoformat(), Bounds(day, day), basis=WhenBasis.EVENT, rule=rule)


def _near_report(hit: Hit, context: Context, number: int) -> Found | None:
    """“from 1 February until Thursday”: the end of a long range is the weekday next to the report."""
    before, after = (weekday_near(context.report, number, side) if context.report else None for side in (0, 1))
    if before is None or after is None:
        return None
    rule = f"{hit.phrase} ends a range; it is the same day or the last one before {context.anchor}: {spell(before)}"
    found = Found(TimeType.DATE, before.isoformat(), Bounds(before, before), basis=context.basis, rule=rule)
    return replace(found, alternatives=(Bounds(after, after),))


def _other_weekdays(context: Context, number: int, direction: int, told: bool) -> tuple[Bounds, ...]:
    """What a bare weekday could mean besides: the one on the other side of the report.

    Told as past, only the day after the publication date is open: where the report was written, it may have begun.
    """
    if context.report is None or told:
        return ()
    other = weekday_near(context.report, number, 1 if direction == 0 else -1)
    if other is None or (direction == 0 and (other - context.report).days != 1):
        return ()
    return (Bounds(other, other),) if direction == 1 or context.basis is WhenBasis.PUBLICATION else ()


def _to_come(hit: Hit, context: Context) -> bool:
    """Whether a weekday is told as still to come; one that owns something ("Monday's ruling") is not."""
    if hit.after() in ("'s", "’s"):
        return False
    tense = context.tense(hit.first, hit.last)
    return tense is not None and tense.to_come and tense.near


def _weekday_of_week(hit: Hit, context: Context) -> Found | None:
    """“Tuesday last week”, “Friday of this week”."""
    if context.report is None or hit.code("unit") != "W":
        return None
    week = unit_around(context.report, "W", hit.number("which"))
    monday = week.bounds.earliest if week else None
    day = shift(monday, hit.number("weekday")) if monday else None
    return counted_from(hit, context, unit_around(day, "D")) if day else None


MEANINGS: dict[str, Resolve] = {"weekdays.of_week": _weekday_of_week, "weekdays.weekday": _weekday}
"""From the name of a meaning in the grammar to the function."""
