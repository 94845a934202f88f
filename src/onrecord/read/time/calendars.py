"""Dates of calendars beside the Gregorian one: Solar Hijri, Hijri, Hebrew, Buddhist, Julian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.calendar import spell_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.conversion import (
    IN_WORDS,
    SIGHTED,
    Calendar,
    day_in,
    loosened,
    month_in,
    year_in,
    years_near,
)
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.parts import shifted
from onrecord.read.time.years import in_doubt


def _other_day(hit: Hit, context: Context) -> Found | None:
    """“12 Bahman 1401”, “3 Ramadan”, “9 Av 5784”."""
    calendar, month = _month_of(hit)
    day = hit.number("day")
    if hit.has("year"):
        return _explicit(hit, calendar, _a_day(calendar, hit.number("year"), month, day))
    if context.report is None or hit.word("othermonth") in time_lexicon().calendar_words["only_with_year"]:
        return None
    near = [_a_day(calendar, year, month, day) for year in years_near(calendar, context.report)]
    return _nearest(hit, context, calendar, [bounds for bounds in near if bounds])


def _other_month(hit: Hit, context: Context) -> Found | None:
    """“Mehr 1402”; without a year only “the month of Muharram”, “during Ramadan” and the like."""
    calendar, month = _month_of(hit)
    if hit.has("year"):
        found = _explicit(hit, calendar, month_in(calendar, hit.number("year"), month))
        return shifted(hit, found) if found else None
    words = time_lexicon().calendar_words
    alone = hit.code("othermonth") in words["alone"] and (
        hit.before() in words["before_alone"] or hit.tokens.words[hit.first] in words["before_alone"]
    )
    named = hit.has("unit") and hit.code("unit") == "M"
    if context.report is None or not (alone or named):
        return None
    near = [month_in(calendar, year, month) for year in years_near(calendar, context.report)]
    return _nearest(hit, context, calendar, [bounds for bounds in near if bounds])


def _month_of(hit: Hit) -> tuple[Calendar, int]:
    code = hit.code("othermonth")
    return Calendar(code[0]), int(code[1:])


def _a_day(calendar: Calendar, year: int, month: int, day: int) -> Bounds | None:
    found = day_in(calendar, year, month, day)
    return Bounds(found, found) if found else None


def _told_day(hit: Hit, _context: Context) -> Found | None:
    """A day, month and year with another calendar named: “12 March 2567 BE”, “25 October 1917 (Old Style)”."""
    calendar = _named(hit)
    if calendar not in (Calendar.BUDDHIST, Calendar.JULIAN):
        return None
    year, month = hit.number("year"), hit.number("month")
    if hit.has("day"):
        return _explicit(hit, calendar, _a_day(calendar, year, month, hit.number("day")))
    return _explicit(hit, calendar, month_in(calendar, year, month))


def _told_day_alone(hit: Hit, context: Context) -> Found | None:
    """“25 October by the Julian calendar”: the year nearest to the report."""
    calendar = _named(hit)
    if calendar is not Calendar.JULIAN or context.report is None:
        return None
    told = context.told[-1] if context.told else None
    if told is not None and told.day is not None and told.end_token >= hit.first - 2:
        return _beside_told(hit, told.day, calendar)
    years = (context.report.year - 1, context.report.year, context.report.year + 1)
    near = [_a_day(calendar, year, hit.number("month"), hit.number("day")) for year in years]
    return _nearest(hit, context, calendar, [bounds for bounds in near if bounds])


_YEARS = {
    Calendar.SOLAR_HIJRI: range(1200, 1500),
    Calendar.HIJRI: range(1300, 1500),
    Calendar.HEBREW: range(5400, 6000),
    Calendar.BUDDHIST: range(2300, 2700),
}
"""Years that a report can have in mind where it tells a bare one."""


def _beside_told(hit: Hit, told: date, calendar: Calendar) -> Found | None:
    """“7 November 1917 (25 October, Old Style)”: the year of the day beside it."""
    years = (told.year - 1, told.year, told.year + 1)
    days = [day for year in years if (day := day_in(calendar, year, hit.number("month"), hit.number("day")))]
    nearest = min(days, key=lambda day: abs((day - told).days), default=None)
    return _explicit(hit, calendar, Bounds(nearest, nearest)) if nearest else None


def _told_year(hit: Hit, _context: Context) -> Found | None:
    """“the Iranian year 1402”, “1445 AH”, “BE 2567”, “1402 in the Persian calendar”."""
    calendar = _named(hit)
    plain = hit.tokens.words[hit.span("year")[0]]
    if calendar is None or not plain.isdigit() or calendar not in _YEARS or int(plain) not in _YEARS[calendar]:
        return None
    return _explicit(hit, calendar, year_in(calendar, int(plain)))


def _named(hit: Hit) -> Calendar | None:
    """The calendar that the words beside the date name."""
    for name in ("cal", "cal_in"):
        if hit.has(name):
            first, last = hit.span(name)
            codes = [str(value) for value in hit.tokens.values[first:last]]
            return Calendar("S" if "S" in codes else codes[0])
    for name in ("era", "era_in"):
        if hit.has(name):
            return Calendar(hit.code(name))
    return Calendar.JULIAN if hit.has("old") or hit.has("old_in") else None


def _explicit(hit: Hit, calendar: Calendar, bounds: Bounds | None) -> Found | None:
    if bounds is None or bounds.earliest is None:
        return None
    hard, likely = loosened(calendar, bounds)
    rule = f"{hit.phrase} is a date of {IN_WORDS[calendar]}: {spell_bounds(bounds)}"
    return _found(Resolved(hard, likely, WhenBasis.EXPLICIT, rule + (f"; {SIGHTED}" if likely else "")), bounds)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Bounds with what they rest on."""

    hard: Bounds
    likely: Bounds | None
    basis: WhenBasis
    rule: str
    alternatives: tuple[Bounds, ...] = ()


def _found(made: Resolved, exact: Bounds) -> Found:
    """The value is the day; of longer stretches, which no TIMEX3 value names, the first and the last."""
    first, last = exact.earliest or date.min, exact.latest or date.max
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Found(TimeType.DATE, value, made.hard, made.likely, made.basis, made.rule, made.alternatives)


def _nearest(hit: Hit, context: Context, calendar: Calendar, near: list[Bounds]) -> Found | None:
    """Of the occurrences around the report, the one that "last" and "next", the tense or nearness pick."""
    report = context.report
    if report is None:
        return None
    past = [bounds for bounds in near if bounds.earliest and bounds.earliest <= report]
    ahead = [bounds for bounds in near if bounds.latest and bounds.latest >= report]
    if hit.step() == -1:
        past = [bounds for bounds in past if bounds.latest and bounds.latest < report]
    to_come = hit.step() == 1 or context.future(hit.first, hit.last)
    chosen = (ahead[:1] or past[-1:]) if to_come else (past[-1:] or ahead[:1])
    if not chosen or chosen[0].earliest is None:
        return None
    others = ahead[:1] if chosen == past[-1:] else past[-1:]
    hard, likely = loosened(calendar, chosen[0])
    rule = (
        f"{hit.phrase} is a date of {IN_WORDS[calendar]} without a year; "
        f"counted from {context.anchor}: {spell_bounds(chosen[0])}"
    )
    open_side = (other for other in others if other != chosen[0] and in_doubt(hit, context, chosen[0], other))
    kept = tuple(loosened(calendar, other)[0] for other in open_side)
    return _found(Resolved(hard, likely, context.basis, rule + (f"; {SIGHTED}" if likely else ""), kept), chosen[0])


MEANINGS: dict[str, Resolve] = {
    "calendars.other_day": _other_day,
    "calendars.other_month": _other_month,
    "calendars.told_day": _told_day,
    "calendars.told_day_alone": _told_day_alone,
    "calendars.told_year": _told_year,
}
"""From the name of a meaning in the grammar to the function."""
