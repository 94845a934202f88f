"""Arithmetic with dates under named conventions, and bounds in the Extended Date/Time Format (ISO 8601-2).

Days are counted inclusively: a state begun on 9 January is on its 14th day on 22 January. Where custom differs, every
result is returned with the rule that leads to it; none is preferred silently.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.core.when import Bounds, Duration

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

FIRST_DAY_OUT = "the first day not counted"
FIRST_DAY_IN = "the first day counted"
MONTHS_FIRST = "months before days"
ONE_AFTER_ANOTHER = "each extension from the last day before it"
ALL_AT_ONCE = "term and extensions added up at once"
EITHER_WAY = "extensions one after another or all at once"
OR = "; or: "
"""Parts the rules, and the calculations, that lead to one day."""


@dataclass(frozen=True, slots=True, order=True)
class Reckoned:
    """A day that was calculated, the counting rule as one sentence, and the calculation with its numbers."""

    day: date
    rule: str
    formula: str


def spell(day: date) -> str:
    """A day as a reader writes it: "9 December 2022"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def spell_bounds(bounds: Bounds) -> str:
    """Bounds as a reader writes them: "9 December 2022", "March 2021", "2019", "from 1 to 10 May 2020"."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        if first:
            return f"on or after {spell(first)}"
        return f"on or before {spell(last)}" if last else "a day not told"
    if first == last:
        return spell(first)
    if (first.year, first.month) == (last.year, last.month):
        month = f"{MONTH_NAMES[first.month - 1]} {first.year}"
        return month if bounds == month_bounds(first.year, first.month) else f"{first.day} to {last.day} {month}"
    if bounds == year_bounds(first.year):
        return str(first.year)
    return f"{spell(first)} to {spell(last)}"


# --- Calendar units ---------------------------------------------------------------------------------------------------


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """The date so many days later (or earlier, for a negative number); None outside of the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_bounds(year: int, month: int) -> Bounds:
    """All days of a month."""
    return Bounds(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_bounds(first: int, last: int | None = None) -> Bounds:
    """All days of a year, or of the years from `first` to `last`."""
    return Bounds(date(first, 1, 1), date(last or first, 12, 31))


def week_bounds(day: date) -> Bounds:
    """Monday to Sunday of the week that `day` lies in (cut at the ends of the calendar)."""
    return Bounds(shift(day, -day.weekday()) or date.min, shift(day, 6 - day.weekday()) or date.max)


def month_shifted(year: int, month: int, months: int) -> tuple[int, int] | None:
    """Year and month so many months later; None outside of the years 1 to 9999."""
    index = year * 12 + month - 1 + months
    return (index // 12, index % 12 + 1) if 12 <= index < 120000 else None


def add(start: date, length: Duration, times: int = 1) -> date | None:
    """`start` plus `times` the length: years and months first, cut at the month's end, then weeks and days.

    Hours are rounded up to whole days. None outside of the years 1 to 9999. `times` may be negative.
    """
    moved = month_shifted(start.year, start.month, times * (length.years * 12 + length.months))
    if moved is None:
        return None
    year, month = moved
    on = date(year, month, min(start.day, monthrange(year, month)[1]))
    return shift(on, times * (length.weeks * 7 + length.days + -(-length.hours // 24)))


def total(lengths: Iterable[Duration]) -> Duration:
    """The lengths added up unit by unit; no unit is ever turned into another."""
    summed = Duration()
    for length in lengths:
        summed = Duration(
            summed.years + length.years,
            summed.months + length.months,
            summed.weeks + length.weeks,
            summed.days + length.days,
            summed.hours + length.hours,
        )
    return summed


# --- Counting days of a state -----------------------------------------------------------------------------------------


def days_between(first: date, last: date) -> int:
    """Days from `first` to `last`, both counted; 1 where they are the same."""
    return (last - first).days + 1


def day_of(start: date, day: date) -> int | None:
    """Which day of a state begun on `start` it is on `day`, the first being day 1; None before it began."""
    return None if day < start else days_between(start, day)


def starts_from_day(number: int, day: date) -> tuple[Reckoned, ...]:
    """When a state began that is on its `number`th day on `day`: both readings, the inclusive one first.

    Empty where the number is below 1 or the calendar ends.
    """
    if number < 1:
        return ()
    readings = (
        (number - 1, "the day it began on is day 1", f"{day} - {number} + 1 day"),
        (number, "the day after it began is day 1", f"{day} - {number} days"),
    )
    found = ((shift(day, -back), rule, formula) for back, rule, formula in readings)
    return tuple(Reckoned(start, rule, f"{formula} = {start}") for start, rule, formula in found if start)


# --- Terms ------------------------------------------------------------------------------------------------------------


def last_days(start: date, terms: Sequence[Duration]) -> tuple[Reckoned, ...]:
    """The last day covered by a term that begins on `start`, with extensions: every distinct result, earliest first.

    The first of `terms` is the order, the others extend it. Two customs cross: whether the day a term begins on counts
    as its first, and whether extensions are added one after another or all at once. Where several rules lead to the
    same day, its `rule` names them all. Empty for no terms or where the calendar ends.
    """
    found: dict[date, dict[str, list[tuple[str, str]]]] = {}
    for counted, convention in ((1, FIRST_DAY_IN), (0, FIRST_DAY_OUT)):
        for day, how, formula in _ends(start, terms, counted):
            found.setdefault(day, {}).setdefault(convention, []).append((how, formula))
    mixed = any((term.years or term.months) and (term.weeks or term.days or term.hours) for term in terms)
    return tuple(Reckoned(day, *_told(ways, mixed)) for day, ways in sorted(found.items()))


def _told(ways: Mapping[str, Sequence[tuple[str, str]]], mixed: bool) -> tuple[str, str]:
    """The rules that lead to one day, by convention about the first day, and their calculations."""
    rules = []
    for convention, found in ways.items():
        how = EITHER_WAY if len(found) > 1 else found[0][0]
        rules.append(", ".join(filter(None, (MONTHS_FIRST if mixed else "", convention, how))))
    return OR.join(rules), OR.join(formula for found in ways.values() for _, formula in found)


def last_day_bounds(start: Bounds, terms: Sequence[Duration]) -> Bounds:
    """The earliest and the latest last day of a term whose beginning is itself only known within bounds."""
    early = last_days(start.earliest, terms) if start.earliest else ()
    late = last_days(start.latest, terms) if start.latest else ()
    return Bounds(early[0].day if early else None, late[-1].day if late else None)


def _ends(start: date, terms: Sequence[Duration], counted: int) -> Iterable[tuple[date, str, str]]:
    """Last day, how extensions were added, and formula, for one convention about the first day."""
    if not terms:
        return
    minus = " - 1 day" if counted else ""
    for how, steps in ((ONE_AFTER_ANOTHER, tuple(terms)), (ALL_AT_ONCE, (total(terms),))):
        if len(terms) == 1 and how is ALL_AT_ONCE:
            return
        day: date | None = start
        for place, step in enumerate(steps):
            day = add(day, step) if day else None
            if day and place == 0:
                day = shift(day, -counted)
        if day is not None:
            written = " + ".join(step.iso() for step in terms)
            written = written if how is ONE_AFTER_ANOTHER else f"({written})"
            formula = f"{start} + {written}{minus} = {day}"
            if how is ONE_AFTER_ANOTHER and counted and len(terms) > 1:
                formula = f"{start} + {terms[0].iso()} - 1 day + {' + '.join(t.iso() for t in terms[1:])} = {day}"
            yield day, how if len(terms) > 1 else "", formula


# --- Extended Date/Time Format ----------------------------------------------------------------------------------------

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|(\d{2}|\d{3})(X{1,2})")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


def to_edtf(bounds: Bounds, open_ended: bool = False) -> str | None:
    """Bounds in EDTF: "2023-01-22", "2021-03", "2019-01/2019-06", "../2023-01-09"; None where nothing is known.

    With `open_ended` the bounds are those of the beginning of something that goes on: "2021-03/..".
    """
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        if first:
            return f"{first.isoformat()}/.."
        return f"../{last.isoformat()}" if last else None
    written = _whole(bounds)
    if written and open_ended:
        return f"{written}/.."
    if open_ended:
        return f"{first.isoformat()}/.."
    if written:
        return written
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and first.month == 1 and last.month == 12:
        return f"{first.year:04d}/{last.year:04d}"
    if whole:
        return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _whole(bounds: Bounds) -> str | None:
    """Bounds that one date of EDTF covers exactly: a day, a month, a year."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if bounds == month_bounds(first.year, first.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.year:04d}" if bounds == year_bounds(first.year) else None


def from_edtf(text: str) -> Bounds:
    """The bounds that an EDTF string covers: dates, seasons, decades ("201X"), intervals, open ends.

    Raises ValueError, with a sentence that says what to write instead, for anything else; among it qualifiers
    ("2019~"), which have no hard bounds, and an end left out ("/2021-03"), which ISO 8601-2 calls unknown.
    """
    if re.search(r"[~?%]", text):
        raise ValueError(
            f"{text!r} is marked as uncertain and has no bounds: write an interval, such as 2019-01/2019-06"
        )
    if "/" not in text:
        return _edtf_date(text)
    start, _, end = text.partition("/")
    if not start or not end or "/" in end:
        raise ValueError(f"{text!r} is no interval: write two dates, or .. for an open side, such as ../2023-01-09")
    earliest = None if start == ".." else _edtf_date(start).earliest
    latest = None if end == ".." else _edtf_date(end).latest
    if earliest and latest and latest < earliest:
        raise ValueError(f"{text!r} ends before it begins: write the earlier date first")
    return Bounds(earliest, latest)


def _edtf_date(text: str) -> Bounds:
    match = _DAY.fullmatch(text)
    try:
        if match and match[5]:
            low = int(match[4] + "0" * len(match[5]))
            high = int(match[4] + "9" * len(match[5]))
            if len(match[4] + match[5]) == 4:
                return year_bounds(low or 1, high)
        elif match and match[3]:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return Bounds(day, day)
        elif match and match[2]:
            return _edtf_month(int(match[1]), int(match[2]))
        elif match and match[1]:
            return year_bounds(int(match[1]))
    except ValueError:
        pass
    raise ValueError(f"{text!r} is no date of the calendar: write 2023-01-22, 2023-01 or 2023")


def _edtf_month(year: int, number: int) -> Bounds:
    """A month, or a season or quarter by its EDTF code (northern: 21 spring to 24 winter; 33 to 36 quarters)."""
    if number not in _SEASONS:
        return month_bounds(year, number)
    first, last = _SEASONS[number]
    ends = year + 1 if last < first else year
    return Bounds(date(year, first, 1), month_bounds(ends, last).latest)
