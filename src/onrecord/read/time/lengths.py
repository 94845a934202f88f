"""Durations: how long something lasted, lasts or is ordered for."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from onrecord.core.calendar import shift, spell_bounds
from onrecord.core.when import Bounds, Duration, Term, TimeType, WhenBasis
from onrecord.read.time.context import Context, told_in_words
from onrecord.read.time.found import Found, Hit, Resolve, a_year
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.numbers import counted, duration, iso, number_of
from onrecord.read.time.tokens import class_codes


def _parts(hit: Hit, suffix: str = "") -> list[tuple[Fraction, str]] | None:
    """The numbers and units of a length, in whole units; None where it is no number."""
    first, last = hit.span(f"number{suffix}")
    words = hit.tokens.words[first:last]
    number = number_of(hit.tokens, first, last)
    if number is None:
        number = Fraction(2) if "couple" in words else Fraction(1)
    unit_at = hit.span(f"unit{suffix}")[0]
    plural = hit.tokens.classes[unit_at] == class_codes()["units"]
    if plural and last - first == 1 and words[0] in ("a", "an"):
        return None
    if "half" in words:
        number = Fraction(1, 2)
    elif "half" in hit.tokens.words[last:unit_at]:
        number += Fraction(1, 2)
    if number > 10**6:
        return None
    return counted(number, hit.code(f"unit{suffix}"))


def length_parts(hit: Hit) -> list[tuple[Fraction, str]] | None:
    """As `_parts`, with a half behind the unit ("a year and a half") or a second length ("1 month and 20 days")."""
    parts = _parts(hit)
    if parts is None:
        return None
    if hit.has("half"):
        return counted(parts[0][0] + Fraction(1, 2), hit.code("unit"))
    for suffix in ("2", "3"):
        if not hit.has(f"number{suffix}"):
            break
        more = _parts(hit, suffix)
        if more is None or _rank(more[0][1]) >= _rank(parts[-1][1]):
            return None
        parts = parts + more
    return parts


def _rank(unit: str) -> int:
    return ("TS", "TM", "TH", "D", "W", "F", "M", "Q", "Y", "E", "C").index(unit)


def is_age(hit: Hit) -> bool:
    """Whether the length is somebody's age."""
    after = hit.after(1) if hit.after() in ("-", "‐", "‑", "–") else hit.after()
    near = time_lexicon().near
    return (
        after in near["after_age"]
        or hit.before() in near["before_age"]
        or f"{hit.before(2)} {hit.before()}" in near["before_age"]
    )


def _length(hit: Hit, context: Context) -> Found | None:
    parts = length_parts(hit)
    if parts is None or is_age(hit) or _in_compound(hit) or _three_quarters(hit, parts):
        return None
    if parts[-1][1] == "M" and hit.before() in time_lexicon().near["before_period"]:
        context.quarter = None  # "for the nine months": what is compared with it is no quarter
    if hit.word("number") in ("a", "an", "one") and _per(hit) and "number2" in hit.match.re.groupindex:
        return Found(TimeType.SET, iso(parts), rule=f"{hit.phrase} tells how often", tells=False)
    return _lasting(hit, parts)


def _in_compound(hit: Hit) -> bool:
    """“a year-ago loss”; and “the two-day visit”, whose article does not belong to the length."""
    if hit.after() == "-" and hit.after(1) in ("ago", "earlier"):
        return True
    return hit.tokens.words[hit.first] == "the" and "-" in hit.tokens.words[hit.first : hit.last]


def _three_quarters(hit: Hit, parts: list[tuple[Fraction, str]]) -> bool:
    """“about three-quarters of its food”: a share, no length of time."""
    return parts[-1][1] == "Q" and hit.tokens.words[hit.last - 2] == "-"


def _per(hit: Hit) -> bool:
    """“twice a week”, “$5 a month”, “ten times a day”: the length is a rate."""
    before = hit.before()
    if hit.word("number") not in ("a", "an"):
        return False
    return before in time_lexicon().near["before_rate"] or before[-1:].isdigit()


def _lasting(hit: Hit, parts: list[tuple[Fraction, str]]) -> Found:
    length = duration(parts)
    term = Term(_least(hit, length), length) if length else None
    return Found(TimeType.DURATION, iso(parts), rule=f"{hit.phrase} is a length of time", term=term, tells=False)


def _least(hit: Hit, length: Duration) -> Duration:
    """The minimum: nothing for “up to”, one unit less for “nearly”, the length itself otherwise."""
    first = hit.span("number")[0]
    words = hit.tokens.words[max(0, hit.first - 2) : first]
    near = time_lexicon().near
    if " ".join(words[-2:]) in near["up_to"] or " ".join(words[-1:]) in near["up_to"]:
        return Duration()
    return less_one(length) if " ".join(words[-1:]) in near["nearly"] else length


def less_one(length: Duration) -> Duration:
    """The length with one less of its largest unit."""
    for name in ("years", "months", "weeks", "days"):
        number = getattr(length, name)
        if number:
            return replace(length, **{name: number - 1})
    return length


def _range(hit: Hit, _context: Context) -> Found | None:
    """“3-4 months”, “between three and four months”: one duration with a minimum and a maximum."""
    low = number_of(hit.tokens, *hit.span("low"))
    high = number_of(hit.tokens, *hit.span("high"))
    if low is None or high is None or low >= high or high > 10**6 or is_age(hit):
        return None
    unit = hit.code("unit")
    least, most = counted(low, unit), counted(high, unit)
    shortest, longest = duration(least), duration(most)
    term = Term(shortest, longest) if shortest and longest else None
    rule = f"{hit.phrase} is a length of time with a minimum and a maximum"
    return Found(TimeType.DURATION, f"{iso(least)}/{iso(most)}", rule=rule, term=term, tells=False)


_VAGUE = {"E": "PXE", "C": "PXC", "TM": "PTXM", "TH": "PTXH", "TS": "PTXS", "F": "PXW"}


def vague_value(unit: str) -> str:
    """The TIMEX3 value of an uncounted length: "PXD" for "days"."""
    return _VAGUE.get(unit, f"PX{unit}")


def _uncounted(hit: Hit, _context: Context) -> Found | None:
    value = vague_value(hit.code("unit"))
    return Found(TimeType.DURATION, value, rule=f"{hit.phrase} is a length of time without a number", tells=False)


def _bare_units(hit: Hit, _context: Context) -> Found | None:
    """“for months”, “days after”: plural units alone."""
    after = hit.after()
    if hit.before() in time_lexicon().near["never_before_units"] or after == "old" or hit.before() == "-":
        return None
    near = time_lexicon().near
    if hit.before() not in near["before_bare_units"] and after not in near["after_bare_units"] and not hit.has("long"):
        return None
    return _uncounted(hit, _context)


def _spanning(hit: Hit, context: Context) -> Found | None:
    """“the past two weeks”, “the next six months”: a length that ends or begins at the report."""
    parts = length_parts(hit)
    length = duration(parts) if parts else None
    if parts is None or is_age(hit):
        return None
    found = _lasting(hit, parts)
    if context.report is None or length is None or length.hours:
        return found
    bounds = beside(context, length, back=hit.has("back"))
    side = "up to" if hit.has("back") else "from"
    return replace(found, bounds=bounds, basis=context.basis, rule=f"{hit.phrase} is counted {side} {context.anchor}")


def beside(context: Context, length: Duration, back: bool) -> Bounds:
    """The stretch of that length that ends (or begins) at the report."""
    report = context.report
    if report is None:
        return Bounds()
    days = length.years * 365 + length.months * 30 + length.weeks * 7 + length.days
    other = shift(report, -days if back else days)
    if other is None:
        return Bounds(None, report) if back else Bounds(report, None)
    return Bounds(other, report) if back else Bounds(report, other)


def _recent(hit: Hit, context: Context) -> Found | None:
    """“recent years”, “the past few months”, “coming weeks”: near, without a number."""
    forward = hit.has("forward")
    value = vague_value(hit.code("unit"))
    if hit.tokens.classes[hit.span("near")[0]] == class_codes()["vague"] and hit.word("near") != "recent":
        return None
    if hit.word("near") in ("recent", "coming"):
        value = "FUTURE_REF" if forward else "PAST_REF"
        kind = TimeType.DATE
    else:
        kind = TimeType.DURATION
    side = Bounds(context.report, None) if forward else Bounds(None, context.report)
    bounds = side if context.report else Bounds()
    rule = f"{hit.phrase} lies {'after' if forward else 'before'} {context.anchor}"
    return Found(kind, value, bounds, basis=context.basis, rule=rule, tells=False)


def _whole(hit: Hit, _context: Context) -> Found | None:
    """“the full year”, “the entire week”."""
    return Found(
        TimeType.DURATION,
        iso(counted(Fraction(1), hit.code("unit"))),
        rule=f"{hit.phrase} is a length of time",
        tells=False,
    )


def _the_whole(hit: Hit, context: Context) -> Found | None:
    """“the full year”: the one told last in its paragraph, else the report's; all other such lengths have no place."""
    told = context.last_told(hit.block)
    year = told.bounds.earliest.year if told and told.block == hit.block and told.bounds.earliest else None
    if hit.code("unit") != "Y" or hit.tokens.words[hit.first + 1] not in time_lexicon().near["whole"]:
        return _whole(hit, context)
    if year is None and context.report is None:
        return _whole(hit, context)
    basis, anchor = (WhenBasis.EVENT, told_in_words(told)) if told and year else (context.basis, context.anchor)
    found = a_year(year or (context.report.year if context.report else 1), "", basis)
    return replace(found, rule=f"{hit.phrase} is that of {anchor}: {spell_bounds(found.bounds)}", tells=False)


MEANINGS: dict[str, Resolve] = {
    "lengths.bare_units": _bare_units,
    "lengths.length": _length,
    "lengths.range": _range,
    "lengths.recent": _recent,
    "lengths.spanning": _spanning,
    "lengths.the_whole": _the_whole,
    "lengths.uncounted": _uncounted,
    "lengths.whole": _whole,
}
"""From the name of a meaning in the grammar to the function."""
