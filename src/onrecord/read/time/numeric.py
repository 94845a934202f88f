"""Dates in figures: 22.01.2023, 03/02/2023, 2023-01-22."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.core.calendar import make_day, spell
from onrecord.core.when import Bounds, TimeType
from onrecord.read.time.context import Context
from onrecord.read.time.conversion import IN_WORDS, Calendar, day_in, loosened
from onrecord.read.time.dates import full_year, weekday_note
from onrecord.read.time.found import Found, Hit, Resolve, a_day, written


def _numeric(hit: Hit, context: Context) -> Found | None:
    """22.01.2023: with dots the day comes first; with slashes either may, and what stays open is kept."""
    parts = re.split(r"[./-]", hit.word("numeric"))
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        told = _of_other_calendar(hit, context, (first, second, third))
        if told is not None:
            return told
        day = make_day(first, second, third)
        return replace(a_day(day, written(hit, Bounds(day, day))), year=first) if day else None
    year = third if len(parts[2]) == 4 else full_year(third, context)
    day_first, month_first = make_day(year, second, first), make_day(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        if only is None:
            return None
        return replace(a_day(only, written(hit, Bounds(only, only)) + weekday_note(hit, only)), year=year)
    chosen, why, settled = _choose(hit, context, day_first, month_first)
    other = month_first if chosen == day_first else day_first
    rule = f"{hit.phrase} {why}" + weekday_note(hit, chosen)
    return replace(a_day(chosen, rule), alternatives=() if settled else (Bounds(other, other),), year=year)


_NEAR = 1100
"""Days from the report within which "1402/07/15" is taken for a date of another calendar: three years."""


def _of_other_calendar(hit: Hit, context: Context, parts: tuple[int, int, int]) -> Found | None:
    """“1402/07/15”: as a Gregorian date it is centuries ago; Solar Hijri or Hijri, it lies near the report."""
    report = context.report
    if report is None or not 1300 <= parts[0] <= 1500 or abs(report.year - parts[0]) < 100:
        return None
    for calendar in (Calendar.SOLAR_HIJRI, Calendar.HIJRI):
        day = day_in(calendar, *parts)
        if day is not None and abs((day - report).days) <= _NEAR:
            hard, likely = loosened(calendar, Bounds(day, day))
            rule = f"{hit.phrase} is a date of {IN_WORDS[calendar]}, as its year tells: {spell(day)}"
            return replace(a_day(day, rule), bounds=hard, likely=likely)
    return None


def _choose(hit: Hit, context: Context, day_first: date, month_first: date) -> tuple[date, str, bool]:
    """The reading taken, why, and whether that settles it."""
    if "." in hit.word("numeric"):
        return day_first, "has dots: the day comes first", True
    if hit.has("named"):
        fitting = [day for day in (day_first, month_first) if day.weekday() == hit.number("named")]
        if len(fitting) == 1:
            return fitting[0], "is read as the weekday beside it demands", True
    if context.day_first is not None:
        order = "day" if context.day_first else "month"
        return (
            (day_first if context.day_first else month_first),
            f"is read {order} first, as others in the document",
            True,
        )
    report = context.report
    if report is None:
        return day_first, "can be read day first or month first; day first is taken", False
    if context.month_first is not None and (taken := month_first if context.month_first else day_first) <= report:
        order = "month" if context.month_first else "day"
        return taken, f"can be read either way; {order} first is taken, as the document writes dates in words", False
    near = min((day_first, month_first), key=lambda day: (day > report, abs((day - report).days)))
    why = f"can be read day first or month first; the reading nearer to {context.anchor}, is taken"
    return near, why, False


def order_of(written_dates: tuple[str, ...]) -> bool | None:
    """Whether dates with slashes or hyphens put the day first, by those that can only be read one way; None if open."""
    orders = set()
    for text in written_dates:
        parts = re.split(r"[/-]", text)
        if len(parts) == 3 and len(parts[0]) < 3:
            first, second = int(parts[0]), int(parts[1])
            if first > 12 >= second:
                orders.add(True)
            elif second > 12 >= first:
                orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def _iso(hit: Hit, _context: Context) -> Found | None:
    text = hit.word("iso")
    parts = [int(part) for part in text[:10].split("-")]
    day = make_day(parts[0], parts[1], parts[2])
    if day is None:
        return None
    found = replace(a_day(day, written(hit, Bounds(day, day))), year=parts[0])
    return replace(found, type=TimeType.TIME, value=text[:10] + text[10:].upper()) if len(text) > 10 else found


MEANINGS: dict[str, Resolve] = {
    "numeric.iso": _iso,
    "numeric.numeric": _numeric,
}
"""From the name of a meaning in the grammar to the function."""
