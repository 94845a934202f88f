"""Phrases that lean on a date told before: the same day, the next day, three days earlier, that year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.calendar import spell, spell_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context, told_in_words
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.lengths import length_parts
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.numbers import iso
from onrecord.read.time.parts import shifted
from onrecord.read.time.relative import moved
from onrecord.read.time.units import unit_around, weekday_near

_SIZES = {"D": 1, "W": 7, "F": 14, "M": 31, "Q": 92, "Y": 366, "E": 3660, "C": 36600}


def _anchors(hit: Hit, context: Context, unit: str) -> list[tuple[date, WhenBasis, str]]:
    """What the phrase may count from, the likeliest first: dates told before that are exact enough, then the report."""
    size = _SIZES.get(unit, 1)
    told = [told for told in context.told[-12:] if told.days is not None and told.days <= size]
    near = [one for one in told if one.block == hit.block] or [one for one in told[-4:] if size > 1]
    found = [
        (one.bounds.earliest, WhenBasis.EVENT, told_in_words(one))
        for one in (*reversed(near), *reversed(told))
        if one.bounds.earliest is not None
    ]
    if context.report is not None:
        found.append((context.report, context.basis, f"{context.anchor}, since no date is told before it"))
    return found


def _anchor(hit: Hit, context: Context, unit: str) -> tuple[date, WhenBasis, str] | None:
    """The likeliest of the anchors."""
    found = _anchors(hit, context, unit)
    return found[0] if found else None


def _nowhere(hit: Hit) -> Found:
    return Found(TimeType.DATE, "XXXX-XX-XX", rule=f"{hit.phrase} leans on what is not told before it", tells=False)


def _same(hit: Hit, context: Context) -> Found | None:
    """“the same day”, “that month”, “that year”."""
    unit = hit.code("unit")
    anchor = _anchor(hit, context, unit)
    if unit[0] == "T":
        return None
    part = context.part_told(hit.block) if unit == "D" else None
    if part is not None and part.day is not None:
        anchor = (part.day, WhenBasis.EVENT, told_in_words(part))
    if anchor is None or hit.after() in time_lexicon().near["after_same_to_come"]:
        return _nowhere(hit)
    found = unit_around(anchor[0], unit)
    if found is None:
        return None
    rule = f"{hit.phrase} is that of {anchor[2]}: {spell_bounds(found.bounds)}"
    return shifted(hit, replace(found, basis=anchor[1], rule=rule))


def _lone_unit(hit: Hit, context: Context) -> Found | None:
    """“the day”, “the end of the year”: the one told last or, for a year, the report's; a bare year is a length."""
    unit = hit.code("unit")
    if unit[0] == "T" or unit not in "DWMY":
        return None
    if not hit.has("shift") and hit.after() not in time_lexicon().near["after_lone_unit"]:
        return None
    if hit.before() in ("of", "for", "per") and not hit.has("shift") and unit != "Y":
        return None
    if unit == "Y" and not hit.has("shift") and hit.before() not in ("of", "in"):
        return Found(TimeType.DURATION, "P1Y", rule=f"{hit.phrase} is a length of time", tells=False)
    of_report = (
        (hit.has("shift") or unit == "Y")
        and not context.narrative
        and (unit == "Y" or context.future(hit.first, hit.last))
    )
    if of_report and context.report is not None:
        around = unit_around(context.report, unit)
        rule = f"{hit.phrase} is that of {context.anchor}"
        return shifted(hit, replace(around, basis=context.basis, rule=rule, tells=False)) if around else None
    found = _same(hit, context)
    return replace(found, tells=False) if found else None


def _that_time(hit: Hit, context: Context) -> Found | None:
    """“that time”, “at the time”: that of what was told last."""
    told = context.last_told(hit.block)
    if told is None:
        return Found(TimeType.DATE, "PAST_REF", rule=f"{hit.phrase} leans on a date that is not told", tells=False)
    rule = f"{hit.phrase} is that of {told_in_words(told)}"
    value = told.day.isoformat() if told.day else "PAST_REF"
    return Found(TimeType.DATE, value, told.bounds, basis=WhenBasis.EVENT, rule=rule, tells=False)


def _beside(hit: Hit, context: Context) -> Found | None:
    """“the next day”, “the following week”, “the previous year”, “the day before”, “the month after”."""
    unit = hit.code("unit")
    if unit[0] == "T":
        return None
    anchor = _anchor(hit, context, unit)
    back = any(hit.has(name) for name in ("back", "back_after"))
    if anchor is None:
        return _nowhere(hit)
    found = unit_around(anchor[0], unit, -1 if back else 1)
    if found is None:
        return None
    side = "before" if back else "after"
    rule = f"{hit.phrase} is the {hit.word('unit')} {side} {anchor[2]}: {spell_bounds(found.bounds)}"
    return shifted(hit, replace(found, basis=anchor[1], rule=rule))


def unit_beside(hit: Hit, context: Context, unit: str, side: int) -> Found | None:
    """The unit before (-1) or after (1) the date told last, in the words of the phrase."""
    anchor = _anchor(hit, context, unit)
    found = unit_around(anchor[0], unit, side) if anchor else None
    if anchor is None or found is None:
        return None
    where = "before" if side < 0 else "after"
    return replace(
        found, basis=anchor[1], rule=f"{hit.phrase} is that {where} {anchor[2]}: {spell_bounds(found.bounds)}"
    )


def _away(hit: Hit, context: Context) -> Found | None:
    """“three days earlier”, “a week later”: not after the report, unless told as still to come."""
    parts = length_parts(hit)
    if parts is None:
        return None
    back = hit.number("side") < 0
    report, to_come = context.report, context.future(hit.first, hit.last)
    fallback: Found | None = None
    for start, basis, words in _anchors(hit, context, parts[-1][1]):
        found = moved(start, parts, -1 if back else 1, context)
        if found is None or found.bounds.earliest is None:
            continue
        rule = f"{hit.phrase} is counted {'back' if back else 'on'} from {words}: {spell_bounds(found.bounds)}"
        found = replace(found, basis=basis, rule=rule)
        if back or to_come or report is None or (found.bounds.earliest or report) <= report:
            return found
        fallback = fallback or found
    if fallback is not None:
        return fallback
    return Found(TimeType.DURATION, iso(parts), rule=f"{hit.phrase} leans on a date that is not told", tells=False)


def _following_weekday(hit: Hit, context: Context) -> Found | None:
    """“the following Monday”, “the previous Friday”: the next one after, the last one before the day told last."""
    anchor = _anchor(hit, context, "D")
    if anchor is None:
        return _nowhere(hit)
    back = hit.has("back")
    day = weekday_near(anchor[0], hit.number("weekday"), -1 if back else 1)
    if day is None:
        return None
    rule = f"{hit.phrase} is the {'last one before' if back else 'next one after'} {anchor[2]}: {spell(day)}"
    return Found(TimeType.DATE, day.isoformat(), Bounds(day, day), basis=anchor[1], rule=rule)


def _daypart(hit: Hit, context: Context) -> Found | None:
    """“that night”, “the next morning”; “the evening” alone only where its paragraph has told a day."""
    offset = 1 if hit.has("on") or hit.has("beyond") else -1 if hit.has("back") or hit.has("behind") else 0
    bare = offset == 0 and hit.last - hit.first == 2 and hit.tokens.words[hit.first] == "the"
    anchor = _anchor(hit, context, "D")
    told = context.last_day(hit.block)
    code = hit.code("part")
    if bare and (told is None or told.block != hit.block or hit.after() == "of"):
        anchor = None
    found = unit_around(anchor[0], "D", offset) if anchor else None
    if anchor is None or found is None:
        return replace(_nowhere(hit), type=TimeType.TIME, value=f"XXXX-XX-XXT{code}")
    rule = f"{hit.phrase} is counted from {anchor[2]}: {spell_bounds(found.bounds)}"
    return replace(found, type=TimeType.TIME, value=f"{found.value}T{code}", basis=anchor[1], rule=rule, tells=False)


MEANINGS: dict[str, Resolve] = {
    "narrative.away": _away,
    "narrative.beside": _beside,
    "narrative.daypart": _daypart,
    "narrative.following_weekday": _following_weekday,
    "narrative.lone_unit": _lone_unit,
    "narrative.same": _same,
    "narrative.that_time": _that_time,
}
"""From the name of a meaning in the grammar to the function."""
