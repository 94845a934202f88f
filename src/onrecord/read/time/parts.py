"""Parts of a stretch of the calendar: early, mid, late, the beginning, the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.core.calendar import year_bounds
from onrecord.core.when import Bounds
from onrecord.read.time.found import Found, Hit
from onrecord.read.time.tokens import class_codes

# Shares of the stretch, hard and likely: no careful reader would place "early" in the second half.
_SHARES = {
    "early": ((0, 1 / 2), (0, 1 / 3)),
    "late": ((1 / 2, 1), (2 / 3, 1)),
    "mid": ((1 / 4, 3 / 4), (1 / 3, 2 / 3)),
    "middle": ((1 / 4, 3 / 4), (1 / 3, 2 / 3)),
    "begin": ((0, 1 / 3), (0, 1 / 6)),
    "end": ((2 / 3, 1), (5 / 6, 1)),
}
_MONTHS_OF_YEAR = {
    "early": ((1, 6), (1, 3)),
    "late": ((7, 12), (10, 12)),
    "mid": ((4, 9), (5, 8)),
    "middle": ((4, 9), (5, 8)),
    "begin": ((1, 3), (1, 1)),
    "end": ((10, 12), (12, 12)),
}
_IN_WORDS = {
    "early": "“early” is its first half at the widest",
    "late": "“late” is its second half at the widest",
    "mid": "“mid” lies around its middle",
    "middle": "“the middle” lies around its middle",
    "begin": "“the beginning” is its first third at the widest",
    "end": "“the end” is its last third at the widest",
}


def shifted(hit: Hit, found: Found) -> Found:
    """`found` cut down to the part that the phrase names before it, if it names one."""
    if not hit.has("shift"):
        return found
    codes = {code: name for name, code in class_codes().items() if name in _SHARES}
    first, last = hit.span("shift")
    name = next((codes[code] for code in hit.tokens.classes[first:last] if code in codes), None)
    if name is None or found.bounds.earliest is None or found.bounds.latest is None or found.bounds.day:
        return found
    hard, likely = part_of(found.bounds.earliest, found.bounds.latest, name)
    others = tuple(
        part_of(one.earliest, one.latest, name)[0] if one.earliest and one.latest else one for one in found.alternatives
    )
    rule = f"{found.rule}; {_IN_WORDS[name]}"
    return replace(found, bounds=hard, likely=likely, rule=rule, alternatives=others)


def part_of(first: date, last: date, name: str) -> tuple[Bounds, Bounds]:
    """Hard and likely bounds of a part ("early", "late", "mid", "begin", "end") of the days from `first` to `last`."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return tuple(_months(first.year, *months) for months in _MONTHS_OF_YEAR[name])  # type: ignore[return-value]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = last.year - first.year + 1
        return tuple(_years(first.year, years, *share) for share in _SHARES[name])  # type: ignore[return-value]
    days = (last - first).days + 1
    hard, likely = (_share(first, days, low, high) for low, high in _SHARES[name])
    return hard, likely


def _months(year: int, first: int, last: int) -> Bounds:
    end = date(year, 12, 31) if last == 12 else date(year, last + 1, 1) - timedelta(days=1)
    return Bounds(date(year, first, 1), end)


def _years(first: int, years: int, low: float, high: float) -> Bounds:
    """A share of a decade or a century, in whole years."""
    start = first + round(years * low)
    return year_bounds(start, max(start, first + round(years * high) - 1))


def _share(first: date, days: int, low: float, high: float) -> Bounds:
    start = first + timedelta(days=round(days * low))
    end = first + timedelta(days=max(round(days * high) - 1, round(days * low)))
    return Bounds(start, min(end, first + timedelta(days=days - 1)))
