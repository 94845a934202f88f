"""Phrases that lean on a date told beside them: the eve of, the day before, two weeks after, an anniversary of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.calendar import add, make_day, month_bounds, shift, spell_bounds, year_bounds
from onrecord.core.when import Bounds, Duration, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.found import Found, Hit, Lean, LeanKind, Resolve
from onrecord.read.time.joining import Placed
from onrecord.read.time.lengths import length_parts
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.narrative import unit_beside
from onrecord.read.time.numbers import duration
from onrecord.read.time.tokens import BREAK, Tokens, class_codes
from onrecord.read.time.units import unit_around, weekday_near

_REACH = 12
"""Words between "the anniversary of his arrest" and the date of that arrest."""


def _waiting(hit: Hit, lean: Lean, told: str) -> Found:
    rule = f"{hit.phrase} is {told}, whose date is not told beside it"
    return Found(TimeType.DATE, "XXXX-XX-XX", rule=rule, tells=False, leans=lean)


def _eve(hit: Hit, _context: Context) -> Found | None:
    """“the eve of the trial”, “the eve of 5 May”: the day before."""
    return _waiting(hit, Lean(LeanKind.LENGTH, Duration(days=-1)), "the day before what it names")


def _opens_whole_sentence(hit: Hit) -> bool:
    """“The day before her flat had been searched.”: no second clause and no date follow that it could lean on."""
    codes, classes = class_codes(), hit.tokens.classes
    if hit.first and classes[hit.first - 1] not in (codes["dot"], codes[BREAK]):
        return False
    ends = (place for place in range(hit.last, len(classes)) if classes[place] in (codes["dot"], codes[BREAK]))
    rest = classes[hit.last : next(ends, len(classes))]
    return all(codes[name] not in rest for name in ("comma", "month", "holiday", "iso", "numeric"))


def _beside_event(hit: Hit, context: Context) -> Found | None:
    """“the day before he left”, “the week after the trial”: it counts from what is told behind it."""
    unit, side = hit.code("unit"), hit.number("side")
    if unit not in ("D", "W", "M", "Y"):
        return None
    if _opens_whole_sentence(hit) and (told := unit_beside(hit, context, unit, side)) is not None:
        return told
    word = hit.tokens.words[hit.span("unit")[0]]
    lean = Lean(LeanKind.UNIT, unit=unit, side=side)
    return _waiting(hit, lean, f"the {word} {'before' if side < 0 else 'after'} what it names")


def _length_beside(hit: Hit, _context: Context) -> Found | None:
    """“two days after 5 May”, “three weeks before Christmas”."""
    parts = length_parts(hit)
    length = duration(parts) if parts else None
    if length is None or length.hours or hit.before() in time_lexicon().near["before_duration"]:
        return None
    sign = hit.number("side")
    turned = Duration(sign * length.years, sign * length.months, sign * length.weeks, sign * length.days)
    return _waiting(hit, Lean(LeanKind.LENGTH, turned), "counted from what it names")


def _weekday_beside(hit: Hit, _context: Context) -> Found | None:
    """“the Friday before Christmas”, “the Monday after Easter”."""
    side = hit.number("side")
    lean = Lean(LeanKind.WEEKDAY, unit=str(hit.number("weekday")), side=side)
    return _waiting(hit, lean, "counted from what it names")


def _anniversary(hit: Hit, context: Context) -> Found | None:
    """“the third anniversary of his arrest”: so many years after the day that is told behind it."""
    number = hit.number("nth") if hit.has("nth") else 0
    if hit.has("number"):
        value = hit.tokens.values[hit.span("number")[0]]
        number = value if isinstance(value, int) else 0
    if not 0 <= number < 3000:
        return None
    to_come = context.future(hit.first, hit.last)
    return _waiting(hit, Lean(LeanKind.ANNIVERSARY, years=number, to_come=to_come), "counted from what it names")


def lean_on(before: Placed, after: Placed, tokens: Tokens, context: Context) -> tuple[Placed, bool] | None:
    """The leaning phrase before a date with its date worked out, and whether the two are one expression.

    “the day before 5 May” is one; “the third anniversary of his arrest on 5 May 2021” are two; and of “the eve of the
    trial, 5 May” the date told behind the comma is its own.
    """
    lean, told = before[2].leans, after[2]
    if lean is None or told.leans is not None or told.bounds.earliest is None or told.type is not TimeType.DATE:
        return None
    between = tokens.words[before[1] : after[0]]
    open_ended = tokens.words[before[1] - 1] in ("of", "before", "after")
    joined = open_ended and between in ((), ("the",))
    if not joined and not _connected(before, after, tokens):
        return None
    last = after[1] if joined else before[1]
    phrase = "“" + " ".join(tokens.quote(before[0], last).split()) + "”"
    if (not joined and between[-1] == ",") or (len(between) > 1 and between[-2:] == (",", "on")):
        return (before[0], before[1], _same(before[2], told, phrase)), False
    found = _worked_out(lean, told, phrase, context)
    return ((before[0], last, found), joined) if found else None


def _connected(before: Placed, after: Placed, tokens: Tokens) -> bool:
    """Whether a date some words on belongs to what is named: in the same sentence, behind "on", "of" or a comma."""
    codes = class_codes()
    between = tokens.classes[before[1] : after[0]]
    if not between or len(between) > _REACH or tokens.blocks[before[0]] != tokens.blocks[after[0]]:
        return False
    if codes["dot"] in between or codes["comma"] in between[:-2]:
        return False
    return tokens.words[after[0] - 1] in ("on", "in", "of", ",", "the")


def leans_back(before: Placed, after: Placed, tokens: Tokens) -> Placed | None:
    """“on 5 May, the eve of the trial”: right behind a day and a comma, a leaning phrase is that day."""
    told, lean = before[2], after[2].leans
    if lean is None or told.leans is not None or told.bounds.day is None or told.type is not TimeType.DATE:
        return None
    told_behind = tokens.classes[after[1] : after[1] + 1] in [
        class_codes()[name] for name in ("holiday", "month", "small")
    ]
    if told_behind and tokens.words[after[1] - 1] in ("of", "before", "after"):
        return None
    if tokens.words[before[1] : after[0]] not in ((",",), ("-",), ("—",), ("–",), ("(",)):
        return None
    phrase = "“" + " ".join(tokens.quote(after[0], after[1]).split()) + "”"
    return after[0], after[1], _same(after[2], told, phrase)


def _same(found: Found, told: Found, phrase: str) -> Found:
    rule = f"{phrase} is told to be {spell_bounds(told.bounds)}"
    made = replace(found, value=told.value, bounds=told.bounds, likely=told.likely, rule=rule, leans=None)
    return replace(made, basis=WhenBasis.EVENT)


def _worked_out(lean: Lean, told: Found, phrase: str, context: Context) -> Found | None:
    """The date that a leaning phrase tells, counted from the date beside it."""
    if lean.kind is LeanKind.ANNIVERSARY:
        return _anniversary_of(lean, told, phrase, context)
    bounds = _counted(lean, told.bounds)
    likely = _counted(lean, told.likely) if told.likely else None
    if bounds is None or bounds.earliest is None:
        return None
    others = tuple(other for one in told.alternatives if (other := _counted(lean, one)) is not None)
    value = bounds.day.isoformat() if bounds.day else told.value
    if likely is not None and likely.day:
        value = likely.day.isoformat()
    if lean.kind is LeanKind.UNIT and lean.unit != "D":
        around = unit_around(bounds.earliest, lean.unit)
        value = around.value if around else value
    rule = f"{phrase} is counted from {spell_bounds(told.likely or told.bounds)}: {spell_bounds(likely or bounds)}"
    return Found(TimeType.DATE, value, bounds, likely, told.basis, rule, others, year=told.year)


def _counted(lean: Lean, bounds: Bounds) -> Bounds | None:
    """Bounds as far from others as the phrase says."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return None
    if lean.kind is LeanKind.LENGTH and lean.length is not None:
        ends = add(first, lean.length), add(last, lean.length)
    elif lean.kind is LeanKind.WEEKDAY:
        ends = weekday_near(first, int(lean.unit), lean.side), weekday_near(last, int(lean.unit), lean.side)
    elif lean.unit == "D":
        ends = shift(first, lean.side), shift(last, lean.side)
    else:
        around = unit_around(first if lean.side < 0 else last, lean.unit, lean.side)
        return around.bounds if around else None
    return Bounds(*ends) if ends[0] and ends[1] and ends[0] <= ends[1] else None


def _anniversary_of(lean: Lean, told: Found, phrase: str, context: Context) -> Found | None:
    """Where the year is told, so many years on; else, or with no number, the one nearest to the report."""
    first, last = told.bounds.earliest, told.bounds.latest
    if first is None or last is None or (last - first).days > 366:
        return None
    years = lean.years if told.year is not None else 0
    if told.year is not None and not lean.years:
        years = _years_since(first, lean, context)
    bounds = _years_on(first, last, years)
    if bounds is None:
        return None
    day = bounds.day
    value = day.isoformat() if day else f"{(bounds.earliest or first).year:04d}"
    rule = f"{phrase} is counted from {spell_bounds(told.bounds)}: {spell_bounds(bounds)}"
    return Found(TimeType.DATE, value, bounds, basis=WhenBasis.EVENT, rule=rule)


def _years_since(first: date, lean: Lean, context: Context) -> int:
    """How many years lie between a day and the anniversary that a report without its number has in mind."""
    report = context.report
    if report is None:
        return 0
    years = max(0, report.year - first.year)
    this_year = add(first, Duration(years=years))
    if this_year is not None and not lean.to_come and (this_year - report).days > 60:
        years -= 1
    elif this_year is not None and lean.to_come and this_year < report:
        years += 1
    return max(0, years)


def _years_on(first: date, last: date, years: int) -> Bounds | None:
    if not 1 <= first.year + years <= 9998:
        return None
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return year_bounds(first.year + years)
    if first != last:
        return month_bounds(first.year + years, first.month)
    day = make_day(first.year + years, first.month, first.day) or date(first.year + years, 2, 28)
    return Bounds(day, day)


MEANINGS: dict[str, Resolve] = {
    "leaning.anniversary": _anniversary,
    "leaning.beside_event": _beside_event,
    "leaning.eve": _eve,
    "leaning.length_beside": _length_beside,
    "leaning.weekday_beside": _weekday_beside,
}
"""From the name of a meaning in the grammar to the function."""
