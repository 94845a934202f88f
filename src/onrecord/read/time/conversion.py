"""Days, months and years of other calendars as days of the Gregorian one.

Solar Hijri, Hijri and Hebrew dates come from libraries made for them (persiantools, hijridate, pyluach); a Buddhist
year is the Gregorian one with 543 added; Julian days go through the Julian day number.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from onrecord.core.calendar import make_day, month_bounds, shift
from onrecord.core.when import Bounds


class Calendar(StrEnum):
    """The calendars beside the Gregorian one that reports use."""

    SOLAR_HIJRI = "S"
    HIJRI = "H"
    HEBREW = "J"
    BUDDHIST = "B"
    JULIAN = "U"


IN_WORDS = {
    Calendar.SOLAR_HIJRI: "the Solar Hijri calendar of Iran and Afghanistan",
    Calendar.HIJRI: "the Hijri calendar",
    Calendar.HEBREW: "the Hebrew calendar",
    Calendar.BUDDHIST: "the Buddhist calendar of Thailand (543 years ahead)",
    Calendar.JULIAN: "the Julian calendar",
}

SIGHTED = "the day of the Umm al-Qura calendar, and one on each side since months begin with the sighting of the moon"
"""Why Hijri dates have likely bounds."""


def day_in(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day; None where that calendar has no such day, or it lies outside of what is known of it.

    Of the Hijri calendar the years 1343 to 1500 are known (1924 to 2077). Hebrew and Hijri days begin at sunset; this
    is the day on whose daylight they fall. Months are counted from Farvardin, Muharram, Nisan (Adar II is 13), January.
    """
    if calendar is Calendar.SOLAR_HIJRI:
        return _solar_hijri(year, month, day)
    if calendar is Calendar.HIJRI:
        return _hijri(year, month, day)
    if calendar is Calendar.HEBREW:
        return _hebrew(year, month, day)
    if calendar is Calendar.BUDDHIST:
        return _buddhist(year, month, day)
    return julian(year, month, day)


def month_in(calendar: Calendar, year: int, month: int) -> Bounds | None:
    """The days of a month of that calendar."""
    first = day_in(calendar, year, month, 1)
    lengths = (31, 30, 29, 28)
    last = next((found for length in lengths if (found := day_in(calendar, year, month, length))), None)
    return Bounds(first, last) if first and last else None


def year_in(calendar: Calendar, year: int) -> Bounds | None:
    """The days of a year of that calendar."""
    opening, closing = {Calendar.HEBREW: (7, 6)}.get(calendar, (1, 12))
    if calendar is Calendar.BUDDHIST and year <= 2483:
        opening, closing = 4, 3 if year < 2483 else 12  # until 1940 the year began in April
    first, last = month_in(calendar, year, opening), month_in(calendar, year, closing)
    return Bounds(first.earliest, last.latest) if first and last else None


def years_near(calendar: Calendar, day: date) -> tuple[int, ...]:
    """The years of that calendar that touch the Gregorian year of `day`, the one before and the one after, in order."""
    if calendar is Calendar.HIJRI:
        middle = (day.year - 622) * 33 // 32
        return tuple(range(middle - 1, middle + 4))
    ahead = {Calendar.SOLAR_HIJRI: -621, Calendar.HEBREW: 3761, Calendar.BUDDHIST: 543}.get(calendar, 0)
    return tuple(range(day.year + ahead - 2, day.year + ahead + 2))


def loosened(calendar: Calendar, bounds: Bounds) -> tuple[Bounds, Bounds | None]:
    """Hard and likely bounds: of a Hijri date the moon decides, so that it may be a day off."""
    if calendar is not Calendar.HIJRI or bounds.earliest is None or bounds.latest is None:
        return bounds, None
    return Bounds(shift(bounds.earliest, -1), shift(bounds.latest, 1)), bounds


def _solar_hijri(year: int, month: int, day: int) -> date | None:
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415 - only where such a date is told

    try:
        found: date = JalaliDate(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri  # noqa: PLC0415 - only where such a date is told

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _hebrew(year: int, month: int, day: int) -> date | None:
    from pyluach.dates import HebrewDate  # noqa: PLC0415 - only where such a date is told

    if not 3762 <= year <= 9999:
        return None
    try:
        found: date = HebrewDate(year, month, day).to_pydate()
    except (ValueError, OverflowError):
        return None
    return found


def _buddhist(year: int, month: int, day: int) -> date | None:
    """Thailand's year: 543 ahead; until 1940 it began in April, so that January to March belong to the year after."""
    if year == 2483 and month < 4:
        return None
    return make_day(year - 543 + (year < 2483 and month < 4), month, day)


def julian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Julian date (both proleptic), by the Julian day number."""
    leap = year % 4 == 0
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    last = 29 if month == 2 and leap else 28 if month == 2 else (month_bounds(2000, month).latest or date.max).day
    if not 1 <= day <= last:
        return None
    early = month < 3  # years are counted from March, so that the leap day is their last
    years, months = year + 4800 - early, month + 12 * early - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    try:
        return date.fromordinal(number - 1721425)
    except (ValueError, OverflowError):
        return None


def orthodox_easter(year: int) -> date | None:
    """Easter Sunday by the Julian reckoning (the method of Meeus), as a Gregorian day."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return julian(year, month, day + 1)
