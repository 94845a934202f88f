"""Days with a name: feasts and days of remembrance with a fixed place in a calendar, and the year that is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from onrecord.core.calendar import make_day, month_bounds, shift, spell_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.conversion import SIGHTED, Calendar, day_in, loosened, orthodox_easter, years_near
from onrecord.read.time.found import Found, Hit, Resolve


@dataclass(frozen=True, slots=True)
class NamedDay:
    """One occurrence of a day with a name."""

    day: date
    bounds: Bounds
    likely: Bounds | None = None
    alternatives: tuple[Bounds, ...] = ()


def _holiday(hit: Hit, context: Context) -> Found | None:
    """A day with a fixed place in the calendar: in the year written, else the one that the tense picks."""
    place, report = hit.code("holiday"), context.report
    if hit.has("year"):
        year, basis = hit.number("year"), WhenBasis.EXPLICIT
        own = not 1600 < year < 3000 and place[0] in "SHJU"
        chosen = _in_its_year(year, place) if own else next(iter(days_in(year, place)), None)
    elif report is None:
        return Found(TimeType.DATE, "XXXX-XX-XX", rule=f"{hit.phrase} has no year", tells=False)
    else:
        chosen, basis = _meant(hit, context, report, place), context.basis
    if chosen is None:
        return None
    rule = f"{hit.phrase} falls on {spell_bounds(Bounds(chosen.day, chosen.day))}"
    if not hit.has("year"):
        rule += f", the year by {context.anchor}"
    if chosen.likely is not None:
        rule += f": {SIGHTED}"
    found = Found(TimeType.DATE, chosen.day.isoformat(), chosen.bounds, chosen.likely, basis, rule, chosen.alternatives)
    return replace(found, tells=False)


def _meant(hit: Hit, context: Context, report: date, place: str) -> NamedDay | None:
    """The occurrence that the tense, or "last" and "next", pick; one close ahead where neither tells."""
    near = [day for year in (report.year - 1, report.year, report.year + 1) for day in days_in(year, place)]
    step = hit.step()
    before = [day for day in near if day.day < report or (day.day == report and step != -1)]
    after = [day for day in near if day.day > report or (day.day == report and step != 1)]
    if step == 1 or not before or context.future(hit.first, hit.last):
        return after[0] if after else None
    close = after and (after[0].day - report).days <= 60 and not context.past(hit.first, hit.last)
    return after[0] if close and step != -1 else before[-1]


def days_in(year: int, place: str) -> tuple[NamedDay, ...]:
    """The days of a Gregorian year that a named day falls on, by its place as the lexicon writes it; often one."""
    first, _, other = place.partition("|")
    if not 2 < year < 9998:
        return ()
    if first[0] in "SHJU":
        return _of_other_calendar(year, first)
    day = _day(year, first)
    second = _day(year, other) if other else None
    if day is None:
        return ()
    return (NamedDay(day, Bounds(day, day), alternatives=(Bounds(second, second),) if second else ()),)


def _of_other_calendar(year: int, place: str) -> tuple[NamedDay, ...]:
    calendar = Calendar(place[0])
    month, number = (int(part) for part in place[1:].split("-"))
    found = []
    for other in years_near(calendar, date(year, 7, 1)):
        day = day_in(calendar, other, month, number)
        if day is None and calendar is Calendar.HEBREW and month == 13:
            day = day_in(calendar, other, 12, number)  # a year without a second Adar
        if day is not None and day.year == year:
            found.append(NamedDay(day, *loosened(calendar, Bounds(day, day))))
    return tuple(found)


def _in_its_year(year: int, place: str) -> NamedDay | None:
    """“Nowruz 1402”: in a year of the calendar that the day belongs to."""
    calendar = Calendar(place[0])
    month, number = (int(part) for part in place[1:].split("-"))
    day = day_in(calendar, year, month, number)
    return NamedDay(day, *loosened(calendar, Bounds(day, day))) if day else None


def _day(year: int, place: str) -> date | None:
    """The day of a place in the Gregorian calendar: "12-25", "11-3-4", "E-2", "O+0"."""
    if place[0] in "EO":
        sunday = easter(year) if place[0] == "E" else orthodox_easter(year)
        return shift(sunday, int(place[1:])) if sunday else None
    if len(place) == 5:
        return make_day(year, int(place[:2]), int(place[3:]))
    month, weekday, count = int(place[:2]), int(place[3]), int(place[5:])
    last = month_bounds(year, month).latest or date.max
    days = [day for number in range(1, last.day + 1) if (day := date(year, month, number)).weekday() == weekday]
    return days[count] if count < 0 else days[count - 1]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the method of Gauss, as corrected for all years)."""
    century, golden = year // 100, year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


MEANINGS: dict[str, Resolve] = {"holidays.holiday": _holiday}
"""From the name of a meaning in the grammar to the function."""
