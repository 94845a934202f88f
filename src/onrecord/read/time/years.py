"""Which year a day or a month is in that is told without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.calendar import make_day, month_bounds, shift, spell_bounds
from onrecord.core.when import Bounds, WhenBasis
from onrecord.read.time.context import Context, told_in_words
from onrecord.read.time.found import Hit
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.tense import Tense
from onrecord.read.time.tokens import class_codes

_STORY = 30
"""How many words farther on a story still goes on from the date it told."""
_OWNING = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Completed:
    """A month or a day with the year it was given, and why."""

    bounds: Bounds
    basis: WhenBasis
    rule: str
    alternatives: tuple[Bounds, ...] = ()


def complete(hit: Hit, context: Context, month: int, day: int | None) -> Completed | None:
    """The year of a month or a day of a month; None where no anchor is known at all.

    In this order: the entry of a chronology that it stands in, the weekday beside it, the other end of a range, a year
    told shortly before in a chronicle or in the same paragraph, the tense, the side that is nearer.
    """
    entry = _from_entry(hit, context, month, day)
    if entry is not None:
        return entry
    named = _from_weekday(hit, context, month, day)
    if named is not None:
        return named
    ranged = _from_range(hit, context, month, day)
    if ranged is not None:
        return ranged
    told = _from_told(hit, context, month, day)
    if told is not None:
        return told
    return _from_report(hit, context, month, day)


def _from_entry(hit: Hit, context: Context, month: int, day: int | None) -> Completed | None:
    """The year that the heading of a chronology gives to the dates below it, or the one nearest to the entry's date."""
    entry = context.entry_at(hit.first)
    if entry is None or entry.label is None or entry.year is None:
        return None
    label = entry.label.start <= context.tokens.starts[hit.first] < entry.label.end
    if label:
        bounds = in_year(entry.year, month, day)
        rule = f"{hit.phrase} takes the year that the chronology goes on with"
        return Completed(bounds, WhenBasis.EXPLICIT, rule) if bounds else None
    told = next((told for told in reversed(context.told) if told.bounds.earliest), None)
    if told is None or told.bounds.earliest is None:
        return None
    start = told.bounds.earliest
    near = [bounds for year in (start.year, start.year + 1, start.year - 1) if (bounds := in_year(year, month, day))]
    if not near:
        return None
    chosen = min(near, key=lambda bounds: _distance(bounds, start))
    return Completed(chosen, WhenBasis.EVENT, f"{hit.phrase} has no year; it goes on from {told_in_words(told)}")


def in_year(year: int, month: int, day: int | None) -> Bounds | None:
    """The day or the whole month in that year; None where the calendar has no such day."""
    if not 1 <= year <= 9999:
        return None
    if day is None:
        return month_bounds(year, month)
    found = make_day(year, month, day)
    return Bounds(found, found) if found else None


def _from_weekday(hit: Hit, context: Context, month: int, day: int | None) -> Completed | None:
    """“Friday, 20 June”: of the years around the report, the one in which that day is a Friday."""
    report = context.report
    if report is None or day is None or not hit.has("named"):
        return None
    around = [in_year(year, month, day) for year in (report.year, report.year - 1, report.year + 1)]
    near = [bounds for bounds in around if bounds and -500 <= _days_ahead(bounds, report) <= 366]
    fitting = [bounds for bounds in near if bounds.day and bounds.day.weekday() == hit.number("named")]
    if len(fitting) != 1:
        return None
    rule = f"{hit.phrase} has no year; the weekday fits {spell_bounds(fitting[0])}, counted from {context.anchor}"
    return Completed(fitting[0], context.basis, rule)


def _from_range(hit: Hit, context: Context, month: int, day: int | None) -> Completed | None:
    """“from 9 January to 10 February 2023”: one year serves both ends, and the end is never before the beginning."""
    tokens = hit.tokens
    connectors = time_lexicon().near["range_connectors"]
    if hit.after() in _OWNING:
        return None  # "a revision to December's figures" is no range
    if hit.after() == "and" or hit.after() in connectors:
        year = _year_of_other_end(hit)
        if year is not None:
            same, before = in_year(year[0], month, day), in_year(year[0] - 1, month, day)
            bounds = same if month <= year[1] else before
            if bounds:
                return Completed(bounds, WhenBasis.EXPLICIT, f"{hit.phrase} takes the year of the end of its range")
    if (hit.before() in connectors or _behind_between(hit, context)) and context.told and hit.first >= 2:
        start = context.told[-1]
        adjoining = tokens.blocks[hit.first] == start.block and start.end_token == hit.first - 1
        if adjoining and start.bounds.earliest:
            for year_number in (start.bounds.earliest.year, start.bounds.earliest.year + 1):
                bounds = in_year(year_number, month, day)
                if bounds and bounds.latest and bounds.latest >= start.bounds.earliest:
                    rule = f"{hit.phrase} ends a range that begins {spell_bounds(start.bounds)}"
                    return Completed(bounds, WhenBasis.EVENT, rule)
    return None


def _behind_between(hit: Hit, context: Context) -> bool:
    """Whether it is the second of “between 3 May and 9 May”."""
    if hit.before() != "and" or not context.told:
        return False
    start = context.told[-1]
    words = hit.tokens.words
    return start.end_token == hit.first - 1 and "between" in words[max(0, start.end_token - 7) : start.end_token]


def _year_of_other_end(hit: Hit) -> tuple[int, int] | None:
    """Year and month of a date right behind a connector, where it is written out in full."""
    codes = class_codes()
    tokens = hit.tokens
    month: int | None = None
    for place in range(hit.last + 1, min(hit.last + 6, len(tokens.words))):
        name, value = tokens.classes[place], tokens.values[place]
        if name == codes["month"] and isinstance(value, int):
            month = value
        elif name == codes["year4"] and month is not None and isinstance(value, int):
            return value, month
        elif name not in (codes["small"], codes["ordinal"], codes["comma"], codes["the"], codes["of"]):
            return None
    return None


def _from_told(hit: Hit, context: Context, month: int, day: int | None) -> Completed | None:
    """In a story told of years ago, the year goes on from the date told before."""
    report = context.report
    tense = context.tense(hit.first, hit.last)
    if tense is not None and tense.to_come and tense.near and not context.narrative:
        return None
    if context.narrative:
        told = next((told for told in reversed(context.told) if told.bounds.earliest), None)
    else:
        told = next((t for t in reversed(context.told[-3:]) if t.written_year and t.block == hit.block), None)
        if told and (told.whole_year or hit.first - told.end_token > _STORY):
            told = None
    if told is None or told.bounds.earliest is None:
        return None
    start = told.bounds.earliest
    if report is not None and not context.narrative and (report - start).days < 330:
        return None
    same, following = in_year(start.year, month, day), in_year(start.year + 1, month, day)
    bounds = same if same and (month >= start.month or start.month - month < 6 or told.whole_year) else following
    if bounds is None:
        return None
    rule = f"{hit.phrase} has no year; it goes on from {told_in_words(told)}: {spell_bounds(bounds)}"
    others = tuple(other for other in (same, following) if other and other != bounds)
    return Completed(bounds, WhenBasis.EVENT, rule, others)


def _from_report(hit: Hit, context: Context, month: int, day: int | None) -> Completed | None:
    """By the tense and by nearness: what is told as past may lie much farther back than ahead, and so the other way."""
    report = context.report
    if report is None:
        return None
    tense = context.tense(hit.first, hit.last)
    reach = 8 if (month, day) == (2, 29) else 1  # leap days lie four years apart, or eight
    years = range(report.year - reach, report.year + reach + 1)
    found = [bounds for year in years if (bounds := in_year(year, month, day))]
    if not found:
        return None
    limit = shift(report, 1) or report
    past = [bounds for bounds in found if bounds.earliest and bounds.earliest <= limit][-1:]
    future = [bounds for bounds in found if bounds.latest and bounds.latest >= report][:1]
    if not past or (future and _lies_ahead(_distance(past[0], report), _distance(future[0], report), tense)):
        chosen, others = future[0], past
    else:
        chosen, others = past[0], future
    why = "no verb tells whether it is past or to come"
    if tense is not None:
        why = "it is told as still to come" if tense.to_come else "it is told as past"
    doubt = _doubt(tense)
    open_side = tuple(other for other in others if other != chosen and _stays_open(chosen, other, report, doubt))
    rule = f"{hit.phrase} has no year; {why}; counted from {context.anchor}: {spell_bounds(chosen)}"
    return Completed(chosen, context.basis, rule, open_side)


def _doubt(tense: Tense | None) -> int:
    """0 where a full verb close by decides, 1 where another word does, 2 where none does."""
    if tense is None:
        return 2
    return 0 if tense.near and tense.full_verb else 1


def in_doubt(hit: Hit, context: Context, chosen: Bounds, other: Bounds) -> bool:
    """Whether a careful reader keeps another reading of a date told without its year, beside the one taken."""
    doubt = _doubt(context.tense(hit.first, hit.last))
    return context.report is not None and _stays_open(chosen, other, context.report, doubt)


def _stays_open(chosen: Bounds, other: Bounds, report: date, doubt: int) -> bool:
    """Whether a careful reader keeps the other year: it is the nearer one, or no full verb decides and it is not far.

    `doubt` is 0 where a full verb close by decides, 1 where another word does, 2 where none does.
    """
    near, far = _distance(chosen, report), _distance(other, report)
    if doubt == 0:
        return far * 3 < near
    ahead = chosen.earliest is not None and chosen.earliest > report
    if doubt == 2 and ahead:
        return True
    return far < near or far <= (5 * near if ahead else 3 * max(near, 60))


def _lies_ahead(back: int, ahead: int, tense: Tense | None) -> bool:
    """Whether the next date fits better than the last one, so many days ahead and back."""
    if tense is None:
        return ahead * 1.5 < back
    return ahead < back * tense.weight if tense.to_come else ahead * tense.weight < back


def _days_ahead(bounds: Bounds, day: date) -> int:
    """Days from `day` to the beginning of bounds, negative where they begin before it."""
    return ((bounds.earliest or day) - day).days


def _distance(bounds: Bounds, day: date) -> int:
    """Days between a day and the nearest end of bounds; 0 inside them."""
    if bounds.earliest and bounds.latest and bounds.earliest <= day <= bounds.latest:
        return 0
    return min(abs((end - day).days) for end in (bounds.earliest, bounds.latest) if end)
