"""Phrases that count from the day of the report: today, last week, two years ago, on Sunday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from onrecord.core.calendar import add, make_day, shift, spell_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context, told_in_words
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.lengths import length_parts, less_one, vague_value
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.numbers import counted, duration, iso
from onrecord.read.time.parts import shifted
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


def _day_of_month(hit: Hit, context: Context) -> Found | None:
    """“the 15th of this month”."""
    if context.report is None or hit.code("unit") != "M":
        return None
    month = unit_around(context.report, "M", hit.number("which"))
    first = month.bounds.earliest if month else None
    day = make_day(first.year, first.month, hit.number("day")) if first else None
    return counted_from(hit, context, unit_around(day, "D")) if day else None


def _day_of_told_month(hit: Hit, context: Context) -> Found | None:
    """“seized at the end of June, one on the 28th”: of the month told last; written in figures only."""
    told = context.last_told(hit.block)
    first = told.bounds.earliest if told and told.block == hit.block and (told.days or 99) <= 31 else None
    if first is None or told is None or not hit.word("day")[0].isdigit():
        return None
    day = make_day(first.year, first.month, hit.number("day"))
    found = unit_around(day, "D") if day else None
    rule = f"{hit.phrase} is of the month of {told_in_words(told)}: {spell_bounds(found.bounds)}" if found else ""
    return replace(found, basis=WhenBasis.EVENT, rule=rule) if found else None


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
    "relative.day_of_month": _day_of_month,
    "relative.day_of_told_month": _day_of_told_month,
    "relative.current_unit": _current_unit,
    "relative.ago": _ago,
    "relative.month": _month,
    "relative.month_of_year": _month_of_year,
    "relative.named_day": _named_day,
    "relative.unit": _unit,
    "relative.vaguely_ago": _vaguely_ago,
    "relative.weekend": _weekend,
}
"""From the name of a meaning in the grammar to the function."""
