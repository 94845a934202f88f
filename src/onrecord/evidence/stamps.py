"""The day that a date stamp names, in the stamp's own time zone."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(_MONTHS)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[t\s].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:t.*)?")
_DAY_MONTH_NAME = re.compile(rf"(?:[a-z]+,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})[a-z]*\.?,?\s+(\d{{4}})\b.*")
_MONTH_NAME_DAY = re.compile(rf"(?:[a-z]+,?\s+)?({_MONTH})[a-z]*\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b.*")
_YEAR_LAST = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:[,\s].*)?")
_LONGEST = 100
"""Code points of a stamp that are looked at: the day stands in front."""
_EARLIEST_YEAR = 1900
"""Stamps before it are what content systems write for "no date" ("0001-01-01")."""


def day_of(stamp: str) -> date | None:
    """The day written in `stamp`; None where it names none, or could name two.

    The day is the one that stands there: "2024-03-09T23:30:00+04:00" is 9 March, whatever day it was in Greenwich.
    Understood are ISO 8601, the stamps of mail and RSS, and day, month name and year in English. "09.03.2024" is taken
    as day and month; "03/09/2024" is two days and therefore none.
    """
    text = stamp[:_LONGEST].strip().lower()
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], match[3], match[4])
    if match := _COMPACT.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY_MONTH_NAME.fullmatch(text):
        return _day(match[3], _number(match[2]), match[1])
    if match := _MONTH_NAME_DAY.fullmatch(text):
        return _day(match[3], _number(match[1]), match[2])
    if match := _YEAR_LAST.fullmatch(text):
        return _year_last(match[1], match[2], match[3], match[4])
    return None


def _year_last(first: str, mark: str, second: str, year: str) -> date | None:
    if mark == "." or int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _number(month: str) -> str:
    return str(_MONTHS.index(month) + 1)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _EARLIEST_YEAR else None
