"""Quarters, halves, decades, centuries, holidays, repeated times, and words for past, present and future."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from onrecord.core.calendar import month_bounds, spell_bounds, year_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.found import Found, Hit, Resolve, a_year
from onrecord.read.time.lengths import length_parts
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.numbers import counted, iso
from onrecord.read.time.parts import shifted
from onrecord.read.time.units import quarter_bounds


def _quarter(hit: Hit, context: Context) -> Found | None:
    """“the third quarter (of 2019)”: without a year, the last one begun, or by the tense the next one."""
    half = hit.word("of_what") == "half"
    last = 2 if half else 4
    number = last if hit.number("nth") == -1 else hit.number("nth")
    if not 1 <= number <= last:
        return None
    year = _year_of(hit, context)
    if year is None and context.report is not None:
        started = date(context.report.year, number * (6 if half else 3) - (5 if half else 2), 1) <= context.report
        future = context.future(hit.first, hit.last)
        year = context.report.year - (not started and not future)
    year = year - 1 if year is not None and hit.has("back") else year
    letter = "H" if half else "Q"
    if year is None or not 1 <= year <= 9999:
        return Found(TimeType.DATE, f"XXXX-{letter}{number}", rule=f"{hit.phrase} has no year", tells=False)
    if half:
        bounds = Bounds(date(year, number * 6 - 5, 1), month_bounds(year, number * 6).latest)
    else:
        bounds = quarter_bounds(year, number)
        if context.report is None or bounds.latest is None or bounds.latest <= context.report:
            context.quarter = (year, number)
    explicit = hit.has("year")
    rule = f"{hit.phrase}: {spell_bounds(bounds)}" + ("" if explicit else f", the year by {context.anchor}")
    basis = WhenBasis.EXPLICIT if explicit else context.basis
    words = hit.tokens.words[hit.first : hit.last]
    found = Found(TimeType.DATE, f"{year:04d}-{letter}{number}", bounds, basis=basis, rule=rule)
    return replace(found, year=year if explicit else None, skip=int(words[0] == "the" and "-" in words))


def _year_of(hit: Hit, context: Context) -> int | None:
    if hit.has("yearword") and context.report is not None:
        return context.report.year if hit.code("yearword") == "Y" else None
    if hit.has("year"):
        return int(hit.tokens.words[hit.span("year")[1] - 1])
    if hit.has("which") and context.report is not None:
        return context.report.year + hit.number("which")
    return None


def _the_quarter(hit: Hit, context: Context) -> Found | None:
    """“the quarter”, “the latest period”, “the year-ago quarter”: the one told last, or a year before it."""
    if context.quarter is None:
        return None
    year, number = context.quarter
    year -= hit.has("back")
    if year < 1:
        return None
    bounds = quarter_bounds(year, number)
    rule = f"{hit.phrase} leans on the quarter told before it: {spell_bounds(bounds)}"
    return Found(TimeType.DATE, f"{year:04d}-Q{number}", bounds, basis=WhenBasis.EVENT, rule=rule, tells=False)


def _quarter_in_year(hit: Hit, context: Context) -> Found | None:
    """“the 1988 period”, “the 1988 quarter”: the quarter told last, in that year; with none told, the year."""
    year = hit.number("year")
    if not 1000 <= year <= 2100:
        return None
    if context.quarter is None:
        found = a_year(year, "")
    else:
        number = context.quarter[1]
        found = Found(TimeType.DATE, f"{year:04d}-Q{number}", quarter_bounds(year, number), basis=WhenBasis.EXPLICIT)
    return replace(found, rule=f"{hit.phrase}: {spell_bounds(found.bounds)}", tells=False)


def _year_earlier(hit: Hit, context: Context) -> Found | None:
    """“year-ago”, “year-earlier”."""
    if context.quarter is not None:
        year, number = context.quarter
        value, bounds = f"{year - 1:04d}-Q{number}", quarter_bounds(max(year - 1, 1), number)
    elif context.report is not None and context.report.year > 1:
        value, bounds = f"{context.report.year - 1:04d}", year_bounds(context.report.year - 1)
    else:
        return None
    rule = f"{hit.phrase} is counted back from what was told before: {spell_bounds(bounds)}"
    return Found(TimeType.DATE, value, bounds, basis=WhenBasis.EVENT, rule=rule, tells=False)


def _year_end(hit: Hit, context: Context) -> Found | None:
    """“year-end”: the last day of the report's year, or of the year before where it is told as past early in a year."""
    report = context.report
    if report is None or (hit.has("unit") and hit.code("unit") != "Y"):
        return None
    year = report.year - (report.month < 4 and context.past(hit.first, hit.last) and report.year > 1)
    day = date(year, 12, 31)
    rule = f"{hit.phrase} is the last day of the year, counted from {context.anchor}"
    return Found(TimeType.DATE, day.isoformat(), Bounds(day, day), basis=context.basis, rule=rule, tells=False)


def _decade(hit: Hit, _context: Context) -> Found | None:
    """“the 1990s”, “the nineties”, “the ’80s”."""
    if hit.word("decade")[:1].isalpha():
        first = 1900 + 10 * hit.number("decade")
    else:
        digits = "".join(letter for letter in hit.word("decade") if letter.isdecimal())
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if not 1 <= first <= 9990:
        return None
    if hit.before() in ("$", "£", "€") or (
        len(hit.word("decade")) < 5 and hit.before() in time_lexicon().near["before_age_decade"] and not hit.has("the")
    ):
        return None
    bounds = year_bounds(first, first + 9)
    found = Found(TimeType.DATE, f"{first // 10:03d}", bounds, basis=WhenBasis.EXPLICIT)
    return shifted(hit, replace(found, rule=f"{hit.phrase} is written out: {spell_bounds(bounds)}", tells=False))


def _century(hit: Hit, _context: Context) -> Found | None:
    first, last = hit.span("nth")
    number = sum(value for value in hit.tokens.values[first:last] if isinstance(value, int))
    if hit.tokens.values[hit.last - 1] != "C" or not 1 <= number <= 98:
        return None
    bounds = year_bounds(number * 100 - 99, number * 100)
    found = Found(TimeType.DATE, f"{number - 1:02d}", bounds, basis=WhenBasis.EXPLICIT, tells=False)
    return shifted(hit, replace(found, rule=f"{hit.phrase} is written out: {spell_bounds(bounds)}"))


def _decade_of_century(hit: Hit, context: Context) -> Found | None:
    """“the first decade of the 20th century”, “the last decade of this century”."""
    first, last = hit.span("number") if hit.has("number") else (0, 0)
    number = sum(value for value in hit.tokens.values[first:last] if isinstance(value, int))
    if not number and context.report is not None:
        number = (context.report.year - 1) // 100 + 1 - (hit.tokens.words[hit.last - 2] in ("last", "past"))
    nth = 10 if hit.number("nth") == -1 else hit.number("nth")
    if hit.code("unit") != "E" or hit.code("century") != "C" or not 1 <= number <= 98 or not 1 <= nth <= 10:
        return None
    start = (number - 1) * 100 + (nth - 1) * 10
    bounds = year_bounds(max(start, 1), start + 9)
    rule = f"{hit.phrase}: {spell_bounds(bounds)}"
    return Found(TimeType.DATE, f"{start // 10:03d}", bounds, basis=WhenBasis.EXPLICIT, rule=rule, tells=False)


def _new_year(hit: Hit, context: Context) -> Found | None:
    """“in the new year”: the year that begins next, or has begun in the first half of a year."""
    report = context.report
    if hit.code("unit") != "Y" or report is None or not 2 < report.year < 9998:
        return None
    found = a_year(report.year + (report.month > 6), "", context.basis)
    return replace(found, rule=f"{hit.phrase} is counted from {context.anchor}: {found.value}", tells=False)


def _every(hit: Hit, _context: Context) -> Found | None:
    """“every day”, “every three months”, “each week”."""
    parts = (
        length_parts(hit) if hit.has("number") else counted(Fraction(2 if hit.has("other") else 1), hit.code("unit"))
    )
    return Found(TimeType.SET, iso(parts), rule=f"{hit.phrase} tells how often", tells=False) if parts else None


def _every_named(hit: Hit, _context: Context) -> Found | None:
    """“every Monday”, “Fridays”, “each March”."""
    if hit.has("month"):
        value = f"XXXX-{hit.number('month'):02d}"
    elif hit.has("season"):
        value = f"XXXX-{hit.code('season')}"
    elif hit.has("nights"):
        value = f"XXXX-WXX-{hit.number('weekday') + 1}T{hit.code('nights')}"
    elif hit.has("part"):
        value = f"XXXX-XX-XXT{hit.code('part')}"
    else:
        value = f"XXXX-WXX-{hit.number('weekday') + 1}"
    return Found(TimeType.SET, value, rule=f"{hit.phrase} tells how often", tells=False)


def _often(hit: Hit, _context: Context) -> Found | None:
    near = time_lexicon().near
    paper = hit.before() in near["articles"] and hit.after() in near["after_lone_unit"]
    if hit.in_name or paper:  # "the weekly in Kosht lost its licence"
        return None
    return Found(TimeType.SET, hit.code("often"), rule=f"{hit.phrase} tells how often", tells=False)


def _vague(hit: Hit, context: Context) -> Found | None:
    value = hit.code("vague")
    article, future = hit.last - hit.first > 1, hit.word("vague") == "future"
    if hit.in_name or hit.after() == "-" or (future and not article):
        return None
    report = context.report
    sides = {"PRESENT_REF": (report, report), "PAST_REF": (None, report), "FUTURE_REF": (report, None)}
    bounds = Bounds(*sides[value])
    words = {"PRESENT_REF": "the time of the report", "PAST_REF": "before the report", "FUTURE_REF": "after the report"}
    rule = f"“{hit.tokens.quote(hit.span('vague')[0], hit.last)}” is {words[value]}, {context.anchor}"
    found = Found(TimeType.DATE, value, bounds, basis=context.basis, rule=rule, tells=False)
    return (
        found
        if future or not article
        else replace(found, skip=(hit.span("vague")[0] - hit.first) * (hit.tokens.words[hit.first] != "right"))
    )


def _the_past(hit: Hit, context: Context) -> Found | None:
    if hit.word("noun") != "past":
        return None
    return Found(
        TimeType.DATE,
        "PAST_REF",
        Bounds(None, context.report),
        basis=context.basis,
        rule=f"{hit.phrase} is before the report",
        tells=False,
    )


MEANINGS: dict[str, Resolve] = {
    "others.century": _century,
    "others.decade": _decade,
    "others.every": _every,
    "others.every_named": _every_named,
    "others.decade_of_century": _decade_of_century,
    "others.new_year": _new_year,
    "others.often": _often,
    "others.quarter": _quarter,
    "others.quarter_in_year": _quarter_in_year,
    "others.the_past": _the_past,
    "others.the_quarter": _the_quarter,
    "others.vague": _vague,
    "others.year_end": _year_end,
    "others.year_earlier": _year_earlier,
}
"""From the name of a meaning in the grammar to the function."""
