"""Times of the day, and parts of a day with the day they belong to."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.calendar import spell_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context, told_in_words
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.units import unit_around


def _part_of(hit: Hit, found: Found) -> Found:
    """The same day with its part in the value: "2023-01-22TEV"."""
    code = hit.code("part")
    return replace(found, type=TimeType.TIME, value=f"{found.value}T{code}")


def _this_part(hit: Hit, context: Context) -> Found | None:
    """As in “this morning”, “tonight”."""
    if context.report is None:
        return None
    found = unit_around(context.report, "D")
    if found is None:
        return None
    rule = f"{hit.phrase} is counted from {context.anchor}: {spell_bounds(found.bounds)}"
    return _part_of(hit, replace(found, basis=context.basis, rule=rule))


def _early_hours(hit: Hit, _context: Context) -> Found | None:
    """“the early hours of Sunday”: joined with its day."""
    if hit.code("unit") != "TH":
        return None
    return Found(TimeType.TIME, "XXXX-XX-XXTMO", rule=f"{hit.phrase} is a part of a day", tells=False)


def _last_part(hit: Hit, context: Context) -> Found | None:
    """“last night”: it began the day before the report and may have run into the report's own."""
    if context.report is None:
        return None
    found = unit_around(context.report, "D", -1)
    if found is None:
        return None
    bounds = Bounds(found.bounds.earliest, context.report)
    rule = f"{hit.phrase} is counted from {context.anchor}: {spell_bounds(bounds)}"
    return replace(_part_of(hit, found), bounds=bounds, basis=context.basis, rule=rule)


def _clock(hit: Hit, context: Context) -> Found | None:
    """“8:30 am”, “10 p.m.”, “14:05 GMT”: the day is the one told in the same sentence, else not known."""
    time = _time_of_day(hit)
    if time is None:
        return None
    suffix = "Z" if hit.word("zone") in ("utc", "gmt") and hit.after() not in ("+", "-", "−", "–") else ""
    told = next((told for told in reversed(context.told[-3:]) if told.day and told.block == hit.block), None)
    if told is not None and told.day is not None:
        value, bounds, basis = told.day.isoformat(), told.bounds, WhenBasis.EVENT
        rule = f"{hit.phrase} on {told_in_words(told)}"
    elif context.report is not None:
        value, bounds, basis = context.report.isoformat(), Bounds(context.report, context.report), context.basis
        rule = f"{hit.phrase}, its day taken from {context.anchor}"
    else:
        value, bounds, basis, rule = "XXXX-XX-XX", Bounds(), WhenBasis.UNKNOWN, f"{hit.phrase} names no day"
    return Found(TimeType.TIME, f"{value}T{time}{suffix}", bounds, basis=basis, rule=rule, tells=False)


def _time_of_day(hit: Hit) -> str | None:
    """Hours and minutes of the words, on the 24-hour clock; None for 25:00."""
    half = hit.word("half")
    if hit.has("four"):
        digits = hit.word("four")
        hour, minute = int(digits[:2]), int(digits[2:])
    elif hit.has("clock"):
        hour, minute = (int(part) for part in hit.word("clock").replace(".", ":").split(":")[:2])
    else:
        hour, minute = hit.number("hour"), 0
    if half:
        if not 1 <= hour <= 12 and half.startswith("p"):
            return None if hour > 23 or minute > 59 else f"{hour:02d}:{minute:02d}"
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return None if hour > 24 or minute > 59 else f"{hour:02d}:{minute:02d}"


def _noon(hit: Hit, context: Context) -> Found | None:
    """“at dawn”, “noon”: of the day told in the same paragraph; “night” alone is of no day in particular."""
    if (
        hit.in_name
        or hit.after() == "-"
        or hit.before() in time_lexicon().near["before_greeting"]
        or hit.tokens.text[hit.tokens.starts[hit.span("part")[0]]].isupper()
    ):
        return None
    told = context.last_day(hit.block)
    code = hit.code("part")
    exact = hit.word("part") in time_lexicon().near["exact_dayparts"]
    if told is None or told.day is None or told.block != hit.block or not exact:
        return Found(TimeType.TIME, f"XXXX-XX-XXT{code}", rule=f"{hit.phrase} names no day", tells=False)
    rule = f"{hit.phrase} of {told_in_words(told)}"
    value = f"{told.day.isoformat()}T{code}"
    return Found(TimeType.TIME, value, told.bounds, basis=WhenBasis.EVENT, rule=rule, tells=False)


MEANINGS: dict[str, Resolve] = {
    "clock.clock": _clock,
    "clock.early_hours": _early_hours,
    "clock.last_part": _last_part,
    "clock.noon": _noon,
    "clock.this_part": _this_part,
}
"""From the name of a meaning in the grammar to the function."""
