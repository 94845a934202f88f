"""Phrases that count from the day of the report: today, last week, two years ago, on Sunday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from onrecord.core.calendar import add, make_day, shift, spell, spell_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.lengths import length_parts, less_one, vague_value
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.numbers import counted, duration, iso
from onrecord.read.time.parts import shifted
from onrecord.read.time.tokens import class_codes
from onrecord.read.time.units import (
    unit_around,
    week_value,
    weekday_near,
    weekend_around,
)


def counted_from(hit: Hit, context: Context, found: Found | None) -> Found | None:
    """`found` with the report named as its anchor; without bounds where there is no report date."""
    if found is None or context.report is None:
        return None
    rule = f"{hit.phrase} is counted from {context.anchor}: {spell_bounds(found.bounds)}"
    found = replace(found, basis=context.basis, rule=rule)
    day, elsewhere = found.bounds.day, context.elsewhere
    if day is None or elsewhere is None:
        return found
    moved_on = shift(day, (elsewhere - context.report).days)
    return replace(found, alternatives=(Bounds(moved_on, moved_on),), rule=rule + ZONE) if moved_on else found


ZONE = (
    "; published close to midnight by universal time, so that it may have been the day beside it where it was written"
)
"""What to add to an explanation where the day of the report depends on the time zone."""


def unanchored(hit: Hit, value: str, kind: TimeType = TimeType.DATE) -> Found:
    """A relative phrase in a report whose date is unknown."""
    return Found(kind, value, rule=f"{hit.phrase} counts from the report's date, which is not known", tells=False)


def _named_day(hit: Hit, context: Context) -> Found | None:
    """“today”, “yesterday”, “earlier today”."""
    if context.report is None:
        return unanchored(hit, "XXXX-XX-XX")
    offset = hit.number("day")
    if hit.has("beyond"):
        offset *= 2
    return counted_from(hit, context, unit_around(context.report, "D", offset))


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


def _unit(hit: Hit, context: Context) -> Found | None:
    """“last month”, “this week”, “next year”, and their parts (“earlier this week”, “the end of last year”)."""
    if context.report is None:
        return unanchored(hit, "XXXX")
    unit = "Q" if hit.word("unit") == "quarter" else hit.code("unit")
    if hit.word("unit") in ("hour", "minute") or _title(hit):
        return None
    offset = hit.number("which")
    if offset == -1 and unit in ("E", "C"):
        length = counted(Fraction(1), unit)
        return Found(TimeType.DURATION, iso(length), rule=f"{hit.phrase} is a length of time", tells=False)
    found = counted_from(hit, context, unit_around(context.report, unit, offset))
    if found is not None and hit.word("which") in time_lexicon().near["up_to_report"] and not hit.has("shift"):
        return _up_to_report(hit, context, found, unit)
    if found is None:
        return None
    if hit.has("so_far"):
        return _so_far(hit, context, shifted(hit, found))
    this = offset == 0 and not hit.has("shift") and context.past(hit.first, hit.last)
    return _up_to_now(context, found) if this else shifted(hit, found)


def _up_to_now(context: Context, found: Found) -> Found:
    """A week, month or year that is told as past and as the present one ends with the report."""
    report, first, last = context.report, found.bounds.earliest, found.bounds.latest
    if report is None or first is None or last is None or not first <= report < last:
        return found
    bounds = Bounds(first, report)
    return replace(found, bounds=bounds, rule=f"{found.rule}; told as past, so not after the report")


def _title(hit: Hit) -> bool:
    """Whether the words are the name of a programme or a paper: in capitals behind a quotation mark, “This Week”."""
    text, starts = hit.tokens.text, hit.tokens.starts
    capitals = hit.last - hit.first > 1 and all(text[starts[place]].isupper() for place in range(hit.first, hit.last))
    return capitals and (hit.before() in time_lexicon().near["quotes"] or hit.in_name)


def _before_last(hit: Hit, context: Context) -> Found | None:
    """“the week before last”, “the Tuesday before last”."""
    report = context.report
    if report is None:
        return unanchored(hit, "XXXX")
    if hit.has("unit"):
        return counted_from(hit, context, unit_around(report, hit.code("unit"), -2))
    last = weekday_near(report, hit.number("weekday"), -1)
    day = shift(last, -7) if last else None
    return counted_from(hit, context, unit_around(day, "D")) if day else None


def _weekday_of_week(hit: Hit, context: Context) -> Found | None:
    """“Tuesday last week”, “Friday of this week”."""
    if context.report is None or hit.code("unit") != "W":
        return None
    week = unit_around(context.report, "W", hit.number("which"))
    monday = week.bounds.earliest if week else None
    day = shift(monday, hit.number("weekday")) if monday else None
    return counted_from(hit, context, unit_around(day, "D")) if day else None


def _current_unit(hit: Hit, context: Context) -> Found | None:
    """“the current year”, “the current quarter”."""
    unit = "Q" if hit.word("unit") == "quarter" else hit.code("unit")
    if hit.word("now") != "current" or context.report is None:
        return None
    return counted_from(hit, context, unit_around(context.report, unit))


def _up_to_report(hit: Hit, context: Context, found: Found, unit: str) -> Found:
    """“the past year” ends with the report and has no fixed place in the calendar."""
    length = duration([(Fraction(1), unit)])
    start = add(context.report, length, -1) if context.report and length else None
    if start is None:
        return found
    bounds = Bounds(start, context.report)
    return replace(found, bounds=bounds, rule=f"{hit.phrase} runs up to {context.anchor}", tells=False)


def _so_far(hit: Hit, context: Context, found: Found) -> Found:
    """“earlier this week” ends with the report, “later this year” begins with it."""
    report = context.report
    first, last = found.bounds.earliest, found.bounds.latest
    if report is None or first is None or last is None or not first <= report <= last:
        return found
    bounds = Bounds(first, report) if hit.number("so_far") < 0 else Bounds(report, last)
    return replace(found, bounds=bounds, rule=f"{hit.phrase} lies between {spell_bounds(bounds)}, by {context.anchor}")


def _weekend(hit: Hit, context: Context) -> Found | None:
    if context.report is None:
        return unanchored(hit, "XXXX-WXX-WE")
    step = hit.step()
    weeks = step or 0
    on_it = context.report.weekday() >= 5
    if step is None and not on_it and not context.future(hit.first, hit.last):
        weeks = -1
    if step == 0 and not on_it and context.past(hit.first, hit.last):
        weeks = -1
    return counted_from(hit, context, weekend_around(context.report, weeks))


def _month(hit: Hit, context: Context) -> Found | None:
    """“last December” is the last one before this month; “next March” the next one after it."""
    if context.report is None:
        return unanchored(hit, f"XXXX-{hit.number('month'):02d}")
    report, month = context.report, hit.number("month")
    step, year = hit.step(), report.year
    if step == -1:
        year -= month >= report.month
    elif step == 1:
        year += month <= report.month
    if not 1 <= year <= 9999:
        return None
    found = unit_around(date(year, month, 1), "M")
    if found and hit.has("number"):
        day = make_day(year, month, hit.number("number"))
        found = unit_around(day, "D") if day else None
    done = counted_from(hit, context, found)
    return shifted(hit, done) if done else None


def _month_of_year(hit: Hit, context: Context) -> Found | None:
    """“June last year”, “March of this year”, “December that year”."""
    month, which = hit.number("month"), hit.word("which")
    year: int | None = None
    basis = context.basis
    if which in ("that", "same", "the", "following"):
        told = context.last_told(hit.block)
        if told is None or told.bounds.earliest is None:
            return None
        year = told.bounds.earliest.year + (which == "following")
    elif context.report is not None:
        year = context.report.year + hit.number("which")
    if year is None or not 1 <= year <= 9999:
        return unanchored(hit, f"XXXX-{month:02d}")
    day = make_day(year, month, hit.number("day")) if hit.has("day") else None
    found = unit_around(day, "D") if day else unit_around(date(year, month, 1), "M")
    if found is None:
        return None
    rule = f"{hit.phrase}: {spell_bounds(found.bounds)}, the year by " + (
        "the date told before it" if which in ("that", "same", "the", "following") else context.anchor
    )
    return shifted(hit, replace(found, basis=basis, rule=rule))


def _ago(hit: Hit, context: Context) -> Found | None:
    """“three days ago”, “two years ago”: as exact as its unit."""
    parts = length_parts(hit)
    if parts is None:
        return None
    if context.report is None:
        return unanchored(hit, iso(parts))
    length = duration(parts)
    if hit.has("day") and length is not None:
        start = shift(context.report, hit.number("day"))
        day = add(start, length, -1) if start else None
        return counted_from(hit, context, unit_around(day, "D")) if day else None
    found = moved(context.report, parts, -1, context)
    return counted_from(hit, context, _loosely_ago(hit, context.report, parts, found) if found else None)


def _loosely_ago(hit: Hit, report: date, parts: list[tuple[Fraction, str]], found: Found) -> Found:
    """“more than two years ago” has no earliest day; “nearly two years ago” lies between two years and one year ago."""
    words = hit.tokens.words[max(0, hit.first - 1) : hit.span("number")[0]]
    length = duration(parts)
    exact = add(report, length, -1) if length else None
    if exact is None or length is None:
        return found
    if words[-1:] in (("over",), ("than",)):
        return replace(found, bounds=Bounds(None, exact), likely=found.bounds, tells=False)
    if words[-1:] in (("nearly",), ("almost",)):
        return replace(found, bounds=Bounds(exact, add(report, less_one(length), -1) or report), tells=False)
    return found


def moved(start: date, parts: list[tuple[Fraction, str]], direction: int, context: Context) -> Found | None:
    """What lies that length before (-1) or after (1) a day, as exact as the smallest unit of the length."""
    length = duration(parts)
    unit = parts[-1][1]
    if length is None or length.hours or unit[0] == "T":
        hours = sum(number for number, name in parts if name == "TH")
        found = unit_around(start, "D", int(direction * -(-hours // 24)))
        if found is None or found.bounds.earliest is None:
            return found
        ends = sorted([start, found.bounds.earliest])
        return replace(found, bounds=Bounds(ends[0], ends[1]))
    day = add(start, length, direction)
    if day is None:
        return None
    if unit == "Y" and length == type(length)(years=1) and context.quarter is not None:
        year, number = context.quarter
        return unit_around(date(year + direction, number * 3, 1), "Q") if 1 < year < 9999 else None
    if unit == "W":
        return _weeks_away(day, length.weeks)
    return unit_around(day, unit)


def _weeks_away(day: date, weeks: int) -> Found:
    """Weeks are told loosely: the day itself as the likely one, three days on each side as bounds."""
    first, last = shift(day, -3), shift(day, 3)
    value = day.isoformat() if weeks == 1 else week_value(day)
    return Found(TimeType.DATE, value, Bounds(first, last), likely=Bounds(day, day))


def _vaguely_ago(hit: Hit, context: Context) -> Found | None:
    """“several years ago”, “months earlier”."""
    value = "PAST_REF" if hit.word("when") == "ago" else vague_value(hit.code("unit"))
    if hit.word("when") == "ago" and context.report:
        rule = f"{hit.phrase} lies before {context.anchor}"
        return Found(TimeType.DATE, value, Bounds(None, context.report), basis=context.basis, rule=rule, tells=False)
    return Found(TimeType.DATE, value, rule=f"{hit.phrase} names no number", tells=False)


MEANINGS: dict[str, Resolve] = {
    "relative.before_last": _before_last,
    "relative.weekday_of_week": _weekday_of_week,
    "relative.current_unit": _current_unit,
    "relative.ago": _ago,
    "relative.month": _month,
    "relative.month_of_year": _month_of_year,
    "relative.named_day": _named_day,
    "relative.unit": _unit,
    "relative.vaguely_ago": _vaguely_ago,
    "relative.weekday": _weekday,
    "relative.weekend": _weekend,
}
"""From the name of a meaning in the grammar to the function."""
