"""Dates of the calendar: days, months and years, written in many ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.calendar import WEEKDAY_NAMES, make_day, spell, year_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.found import Found, Hit, Resolve, a_day, a_month, a_year, written
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.parts import shifted
from onrecord.read.time.tokens import class_codes
from onrecord.read.time.units import unit_around
from onrecord.read.time.years import complete


def _year(hit: Hit, context: Context) -> int:
    """The year written: in full, or as ’98, which is the one nearest to the report that is not after it by long."""
    if hit.word("year").isdigit():
        return hit.number("year")
    return full_year(int(hit.word("year")[1:]), context)


def full_year(short: int, context: Context) -> int:
    """A year written with two digits: at most ten years after the report, at most 89 before."""
    limit = (context.report.year if context.report else 2030) + 10
    century = limit // 100 * 100
    return century + short if century + short <= limit else century - 100 + short


def _full_day(hit: Hit, context: Context) -> Found | None:
    year, month, number = _year(hit, context), hit.number("month"), hit.number("day")
    if _year_on_line_before(hit):
        return None
    day = make_day(year, month, number)
    if day is None:
        return None
    skip = int(hit.tokens.words[hit.first] == "this")
    return replace(a_day(day, written(hit, Bounds(day, day)) + weekday_note(hit, day)), year=year, skip=skip)


def weekday_note(hit: Hit, day: date) -> str:
    """What to add to an explanation where the phrase names another weekday than the calendar."""
    if not hit.has("named") or hit.number("named") == day.weekday():
        return ""
    return (
        f"; the calendar has a {WEEKDAY_NAMES[day.weekday()]} there, the text says {WEEKDAY_NAMES[hit.number('named')]}"
    )


def _year_on_line_before(hit: Hit) -> bool:
    """Whether a year that comes first stands on a line of its own: the end of a headline above a date."""
    return hit.span("year")[0] < hit.span("month")[0] and "\n" in hit.tokens.quote(hit.first, hit.last)


def _day_of_month(hit: Hit, context: Context) -> Found | None:
    month, number = hit.number("month"), hit.number("day")
    if make_day(2000, month, number) is None:
        return None
    completed = complete(hit, context, month, number)
    if completed is None:
        return Found(TimeType.DATE, f"XXXX-{month:02d}-{number:02d}", rule=f"{hit.phrase} has no year")
    value = completed.bounds.earliest.isoformat() if completed.bounds.earliest else ""
    note = weekday_note(hit, completed.bounds.day) if completed.bounds.day else ""
    found = Found(TimeType.DATE, value, completed.bounds, basis=completed.basis, rule=completed.rule + note)
    return replace(found, alternatives=completed.alternatives)


def _week_of(hit: Hit, context: Context) -> Found | None:
    """“the week of March 6”: Monday to Sunday around that day."""
    suffix = "" if hit.has("month") else "1"
    month, number = hit.number(f"month{suffix}"), hit.number(f"day{suffix}")
    if hit.code("unit") != "W" or make_day(2000, month, number) is None:
        return None
    if hit.has("year"):
        day, basis, rule = make_day(_year(hit, context), month, number), WhenBasis.EXPLICIT, f"{hit.phrase}"
    else:
        completed = complete(hit, context, month, number)
        if completed is None:
            return Found(TimeType.DATE, "XXXX-WXX", rule=f"{hit.phrase} has no year", tells=False)
        day, basis, rule = completed.bounds.day, completed.basis, completed.rule
    around = unit_around(day, "W") if day else None
    return replace(around, basis=basis, rule=f"{rule}, from Monday to Sunday") if around else None


def _range_in_month(hit: Hit, context: Context) -> Found | None:
    month, first, last = hit.number("month"), hit.number("day"), hit.number("until")
    if last <= first:
        return None
    if hit.has("year"):
        year: int | None = _year(hit, context)
        basis, rule, others = WhenBasis.EXPLICIT, f"{hit.phrase} is written out", ()
    else:
        completed = complete(hit, context, month, last)
        year = completed.bounds.earliest.year if completed and completed.bounds.earliest else None
        basis, rule = (completed.basis, completed.rule) if completed else (WhenBasis.UNKNOWN, "no year is known")
        others = ()
    start, end = make_day(year or 2000, month, first), make_day(year or 2000, month, last)
    if start is None or end is None:
        return None
    if year is None:
        value = f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}"
        return Found(TimeType.DATE, value, rule=rule)
    value = f"{start.isoformat()}/{end.isoformat()}"
    found = Found(TimeType.DATE, value, Bounds(start, end), basis=basis, rule=rule, alternatives=others)
    return replace(found, year=year if hit.has("year") else None)


def _month_of_year(hit: Hit, context: Context) -> Found | None:
    year, month = _year(hit, context), hit.number("month")
    if _year_on_line_before(hit) or not 1 <= year <= 9999:
        return None
    found = a_month(year, month, "")
    return shifted(hit, replace(found, rule=written(hit, found.bounds), year=year))


def _month(hit: Hit, context: Context) -> Found | None:
    if hit.word("month") in time_lexicon().near["month_or_word"] and not _month_in_place(hit):
        return None
    if (
        hit.word("month") in time_lexicon().near["short_month"]
        and hit.before() not in time_lexicon().near["before_short_month"]
    ):
        return None
    if hit.before_name and not hit.has("shift") and hit.before() not in time_lexicon().near["before_month"]:
        return None  # a person's name, as in "said June Castellan"
    month = hit.number("month")
    completed = complete(hit, context, month, None)
    if completed is None or completed.bounds.earliest is None:
        return Found(TimeType.DATE, f"XXXX-{month:02d}", rule=f"{hit.phrase} has no year")
    found = a_month(completed.bounds.earliest.year, month, completed.rule, completed.basis)
    return shifted(hit, replace(found, alternatives=completed.alternatives))


def _month_in_place(hit: Hit) -> bool:
    """Whether a word that is also a name or a verb stands where a month does."""
    near = time_lexicon().near
    if hit.has("shift") or hit.word("month").endswith(".") or hit.before() in near["before_month"]:
        return True
    month, classes = class_codes()["month"], hit.tokens.classes
    if hit.after() in near["between_months"] and classes[hit.last + 1 : hit.last + 2] == month:
        return True
    beside = hit.first >= 2 and classes[hit.first - 2] == month
    return beside and hit.before() in near["between_months"]


def _part_of_month(hit: Hit, context: Context) -> Found | None:
    """“the first half of January”, “the last week of May 2020”, “the first days of March”."""
    month = hit.number("month")
    if hit.has("year"):
        found: Found | None = _month_of_year(hit, context)
    else:
        completed = complete(hit, context, month, None)
        earliest = completed.bounds.earliest if completed else None
        if completed is None or earliest is None:
            return Found(TimeType.DATE, f"XXXX-{month:02d}", rule=f"{hit.phrase} has no year")
        found = a_month(earliest.year, month, completed.rule, completed.basis)
    nth = hit.tokens.values[hit.span("nth")[0]]
    if found is None or found.bounds.latest is None or not isinstance(nth, int):
        return None
    days = _days_of_part(hit.word("piece"), nth, found.bounds.latest.day)
    if days is None:
        return None
    year = found.bounds.latest.year
    hard, likely = (Bounds(date(year, month, low), date(year, month, high)) for low, high in days)
    return replace(found, bounds=hard, likely=likely if likely != hard else None)


def _nth_weekday(hit: Hit, context: Context) -> Found | None:
    """“the first Monday of May 2024”, “the last Friday in March”."""
    month, weekday = hit.number("month"), hit.number("weekday")
    nth = hit.number("nth")
    if hit.has("year"):
        year: int | None = _year(hit, context)
        basis, rule = WhenBasis.EXPLICIT, f"{hit.phrase} is written out"
    else:
        completed = complete(hit, context, month, None)
        year = completed.bounds.earliest.year if completed and completed.bounds.earliest else None
        basis, rule = (completed.basis, completed.rule) if completed else (WhenBasis.UNKNOWN, "")
    if year is None or not 1 <= year <= 9999:
        return Found(TimeType.DATE, f"XXXX-{month:02d}", rule=f"{hit.phrase} has no year", tells=False)
    days = [day for number in range(1, 32) if (day := make_day(year, month, number)) and day.weekday() == weekday]
    if not (nth == -1 or 1 <= nth <= len(days)):
        return None
    day = days[-1] if nth == -1 else days[nth - 1]
    return a_day(day, f"{rule}: {spell(day)}", basis)


def _days_of_part(piece: str, nth: int, length: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """First and last day, hard and likely, of a half, a week or the first days of a month of that many days."""
    if piece == "half" and nth in (1, 2, -1):
        half = (1, 15) if nth == 1 else (16, length)
        return half, half
    if piece == "days" and nth in (1, -1):
        return ((1, 10), (1, 5)) if nth == 1 else ((length - 9, length), (length - 4, length))
    if piece == "day" and (nth == -1 or 1 <= nth <= length):
        day = length if nth == -1 else nth
        return (day, day), (day, day)
    if piece == "week" and (nth == -1 or 1 <= nth <= 4):
        first = length - 6 if nth == -1 else nth * 7 - 6
        return (max(1, first - 3), min(length, first + 9)), (first, first + 6)
    return None


_GLUED = frozenset("/.#°$£€")


def _bare_year(hit: Hit, context: Context) -> Found | None:
    year = hit.number("year") if hit.word("year").isdigit() else None
    if year is None:
        short = int(hit.word("year")[1:])
        year = full_year(short, context)
        if year < 1:
            return None
    elif not (1000 <= year <= 2100) or not _year_in_place(hit, year):
        return None
    found = a_year(year, "")
    return shifted(hit, replace(found, rule=written(hit, found.bounds), year=year))


def _year_in_place(hit: Hit, year: int) -> bool:
    """Whether a number of four digits is a year: by its size and by what stands beside it."""
    before, after, near = hit.before(), hit.after(), time_lexicon().near
    text, start, end = hit.tokens.text, hit.tokens.starts[hit.first], hit.tokens.ends[hit.last - 1]
    plain = 1900 <= year <= 2060
    if before == "." and hit.before(2) in near["before_number"]:
        return False
    if before in near["before_number"] or after in near["after_number"]:
        return False
    if text[max(0, start - 1) : start] in _GLUED or text[end : end + 1] == "°":
        return False
    if text[end : end + 1] == "/":  # "2022/23"
        return plain and hit.after(1).isdigit() and hit.after(1) == f"{(year + 1) % 100:02d}"
    if hit.has("shift"):
        return True
    if after[-1:] == "s" and len(after) > 3 and after not in near["after_year"]:
        return (before in near["before_sure_year"] and plain) or (before in near["before_named_year"] and year % 50 > 0)
    ranged = after in ("-", "–") and hit.after(1).isdigit()
    return plain or ranged or (before in near["before_year"] and before != ",")


def _second_year(hit: Hit, context: Context) -> Found | None:
    """The end of “1915-17”: in the century of its beginning."""
    first = hit.tokens.values[hit.first - 2]
    short = hit.number("short")
    if len(hit.word("short")) != 2 or not isinstance(first, int) or not 1000 <= first <= 2100 or not context.told:
        return None
    year = first // 100 * 100 + short
    if context.told[-1].end_token != hit.first - 1 or not first < year:
        return None
    return replace(a_year(year, f"{hit.phrase} is the end of a range of years that begins in {first}"), year=year)


def _spelled_year(hit: Hit, _context: Context) -> Found | None:
    """“nineteen ninety-six”, “two thousand”."""
    first, last = hit.span("century")
    century = hit.number("century")
    values = [value for value in hit.tokens.values[last : hit.last] if isinstance(value, int)]
    if century == 20 and (sum(values) < 10 or hit.before() not in time_lexicon().near["before_sure_year"]):
        return None
    if not 11 <= century <= 20 or sum(values) > 99 or (len(values) > 1 and values[0] < 20):
        return None
    year = century * 100 + sum(values)
    if not 1100 <= year <= 2099 or first < 0:
        return None
    found = a_year(year, "")
    return replace(found, rule=written(hit, found.bounds), year=year)


def _before_christ(hit: Hit, _context: Context) -> Found | None:
    number = hit.number("year")
    if hit.word("era")[0] == "b":
        return Found(TimeType.DATE, f"BC{number:04d}", rule=f"{hit.phrase} lies before the year 1", tells=False)
    if not 1 <= number <= 9999:
        return None
    return replace(a_year(number, written(hit, year_bounds(number))), year=number)


MEANINGS: dict[str, Resolve] = {
    "dates.bare_year": _bare_year,
    "dates.before_christ": _before_christ,
    "dates.day_of_month": _day_of_month,
    "dates.full_day": _full_day,
    "dates.month": _month,
    "dates.month_of_year": _month_of_year,
    "dates.nth_weekday": _nth_weekday,
    "dates.part_of_month": _part_of_month,
    "dates.range_in_month": _range_in_month,
    "dates.second_year": _second_year,
    "dates.spelled_year": _spelled_year,
    "dates.week_of": _week_of,
}
"""From the name of a meaning in the grammar to the function."""
