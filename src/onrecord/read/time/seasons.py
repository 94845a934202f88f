"""Seasons, on the northern half of the earth or the southern one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.parts import shifted
from onrecord.read.time.relative import unanchored
from onrecord.read.time.units import ACROSS, season_bounds


@dataclass(frozen=True, slots=True)
class _Half:
    """The half of the earth whose season is meant, why, and whether the other one stays open."""

    south: bool
    why: str
    open: bool

    def months(self, code: str, other: bool = False) -> str:
        """The northern season in whose months a season of this half lies, or of the `other` half."""
        return ACROSS[code] if self.south is not other else code


def _half_of_earth(hit: Hit, context: Context) -> _Half:
    """As the phrase says; else where the dateline lies; a southern place told beside it keeps both readings open."""
    if hit.has("half"):
        south = hit.code("half") == "S"
        return _Half(
            south, f"on the {'southern' if south else 'northern'} half of the earth, as the phrase says", False
        )
    if context.south:
        return _Half(True, "on the southern half of the earth, where the dateline lies", True)
    beside = context.southern_place(hit.first, hit.last)
    if beside:
        return _Half(False, f"on the northern half of the earth; {beside} lies on the southern one", True)
    return _Half(False, "on the northern half of the earth", False)


def _season(hit: Hit, context: Context) -> Found | None:
    """A season with its year, or the one that "last", "this", "next" or the tense picks."""
    code, report = hit.code("season"), context.report
    if hit.word("season") == "fall" and not _fall_in_place(hit):
        return None
    half = _half_of_earth(hit, context)
    if hit.has("year"):
        basis, rule = WhenBasis.EXPLICIT, f"{hit.phrase}, {half.why}"
    elif report is None or not 3 < report.year < 9997:
        return unanchored(hit, f"XXXX-{code}")
    else:
        basis, rule = context.basis, f"{hit.phrase} is counted from {context.anchor}, {half.why}"
    year, bounds = _in_year(hit, context, half.months(code))
    if bounds is None:
        return None
    other = _in_year(hit, context, half.months(code, other=True))[1] if half.open and not hit.has("shift") else None
    found = Found(TimeType.DATE, f"{year:04d}-{code}", bounds, basis=basis, rule=rule)
    found = replace(found, alternatives=(other,) if other else (), year=year if hit.has("year") else None)
    return shifted(hit, found)


def _in_year(hit: Hit, context: Context, code: str) -> tuple[int, Bounds | None]:
    """The year that is written or meant, and the days of a northern season in it."""
    report = context.report
    if hit.has("year"):
        year = hit.number("year")
        if hit.has("until") and code == "WI" and 1 < year < 9998:
            return year, Bounds(date(year, 12, 1), date(year + 1, 3, 21))  # "the winter of 2021-22"
    elif report is not None:
        year = _season_year(hit, report, code, context)
        winter = _winter(hit, report, context) if code == "WI" else None
        if winter is not None:
            return year, winter
    return year, season_bounds(year, code) if 1 < year < 9999 else None


def _winter(hit: Hit, report: date, context: Context) -> Bounds | None:
    """The one winter that "last", "this", "next" or the tense pick: it is that of two years."""
    step, told = hit.step(), context.last_told(hit.block)
    if hit.has("yearword") or (step is None and context.narrative and told):
        return None
    running = report.month in (12, 1, 2)
    start = report.year - (report.month < 12)  # of the winter that runs, or ran last
    to_come = step == 1 or context.future(hit.first, hit.last)
    if step == -1:
        start -= running
    elif to_come or (step == 0 and not running and not context.past(hit.first, hit.last)):
        start += 1 if step is not None or not running else 0
    return Bounds(date(start, 12, 1), date(start + 1, 3, 21)) if 1 < start < 9998 else None


def _fall_in_place(hit: Hit) -> bool:
    """Whether “fall” stands where a season does, and is no verb and no loss."""
    if hit.has("year"):
        return True
    return not hit.has("of") and (hit.has("which") or hit.has("half") or hit.before() == "in")


def _season_year(hit: Hit, report: date, code: str, context: Context) -> int:
    step = hit.step()
    if hit.has("yearword"):
        return report.year + hit.number("yearword")
    told = context.last_told(hit.block)
    if step is None and context.narrative and told and told.bounds.earliest:
        return told.bounds.earliest.year
    begun = report.month >= {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    over = report.month > {"SP": 5, "SU": 8, "FA": 11, "WI": 12}[code]
    if step == -1:
        return report.year - (not over)
    if step == 1:
        return report.year + begun
    if step is None and not begun and context.past(hit.first, hit.last):
        return report.year - 1
    return report.year


MEANINGS: dict[str, Resolve] = {"seasons.season": _season}
"""From the name of a meaning in the grammar to the function."""
