"""Days, weeks, months, quarters and years counted from a day, with their TIMEX3 values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.core.calendar import month_bounds, month_shifted, shift, week_bounds, year_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.found import Found

MONTHS_OF_SEASON = {"SP": (3, 6, 21), "SU": (6, 9, 23), "FA": (9, 12, 21), "WI": (12, 3, 21)}
"""First month, last month and the last day in it: wide enough for the meteorological and the astronomical season."""


def unit_around(day: date, unit: str, offset: int = 0) -> Found | None:
    """The day, week, month, quarter, year, decade or century that lies so many such units from the one around `day`.

    None outside of the years 1 to 9999 and for shorter units.
    """
    made = _bounds_and_value(day, unit, offset)
    return Found(TimeType.DATE, made[1], made[0], basis=WhenBasis.UNKNOWN) if made else None


def _bounds_and_value(day: date, unit: str, offset: int) -> tuple[Bounds, str] | None:
    if unit in ("D", "W", "F"):
        moved = shift(day, offset * {"D": 1, "W": 7, "F": 14}[unit])
        if moved is None:
            return None
        return (Bounds(moved, moved), moved.isoformat()) if unit == "D" else (week_bounds(moved), week_value(moved))
    if unit in ("M", "Q"):
        month = month_shifted(day.year, day.month, offset * (3 if unit == "Q" else 1))
        if month is None:
            return None
        if unit == "M":
            return month_bounds(*month), f"{month[0]:04d}-{month[1]:02d}"
        number = (month[1] + 2) // 3
        return quarter_bounds(month[0], number), f"{month[0]:04d}-Q{number}"
    return _years(day, unit, offset)


def _years(day: date, unit: str, offset: int) -> tuple[Bounds, str] | None:
    size = {"Y": 1, "E": 10, "C": 100}.get(unit)
    if size is None:
        return None
    year = day.year // size * size + offset * size
    if not 1 <= year <= 9999 - size + 1:
        return None
    return year_bounds(year, year + size - 1), f"{year:04d}"[: {1: 4, 10: 3, 100: 2}[size]]


def week_value(day: date) -> str:
    """The ISO week around a day: "2023-W03"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_bounds(year: int, number: int) -> Bounds:
    """The days of a quarter of the calendar year."""
    return Bounds(date(year, number * 3 - 2, 1), month_bounds(year, number * 3).latest)


ACROSS = {"SP": "FA", "SU": "WI", "FA": "SP", "WI": "SU"}
"""The season of the other half of the earth."""


def season_bounds(year: int, code: str) -> Bounds:
    """The days that may be meant by a season of the northern half of the earth.

    Winter runs from the December before or into the March after. For the southern half ask for the season `ACROSS`.
    """
    first, last, day = MONTHS_OF_SEASON[code]
    if code == "WI":
        start = date(year - 1, 12, 1) if year > 1 else date(year, 1, 1)
        return Bounds(start, date(year + 1, last, day) if year < 9999 else date.max)
    return Bounds(date(year, first, 1), date(year, last, day))


def weekend_around(day: date, weeks: int = 0) -> Found | None:
    """The Saturday and Sunday of the week around `day`, or of one so many weeks away."""
    saturday = shift(day, 5 - day.weekday() + 7 * weeks)
    sunday = shift(saturday, 1) if saturday else None
    if saturday is None or sunday is None:
        return None
    return Found(TimeType.DATE, f"{week_value(saturday)}-WE", Bounds(saturday, sunday))


def weekday_near(day: date, weekday: int, direction: int) -> date | None:
    """The nearest day of that weekday: before `day` (-1), after it (1), or on it or before (0)."""
    if direction > 0:
        return shift(day, (weekday - day.weekday() - 1) % 7 + 1)
    back = (day.weekday() - weekday) % 7
    return shift(day, -(back or (7 if direction < 0 else 0)))


def widened(found: Found, days: int) -> Found:
    """The same with bounds wider by some days on both sides, the ones before kept as likely."""
    first, last = found.bounds.earliest, found.bounds.latest
    if first is None or last is None:
        return found
    try:
        wide = Bounds(first - timedelta(days=days), last + timedelta(days=days))
    except OverflowError:
        return found
    return replace(found, bounds=wide, likely=found.bounds)
