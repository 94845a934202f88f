"""Which day of a lasting state it is: "for the 14th day", "the 40th day of his hunger strike", "day 12"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.calendar import shift, spell
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.tokens import BREAK, OTHER, Tokens, class_codes


def _ordinal(hit: Hit, context: Context) -> Found | None:
    """“the 14th day”; a first or second day only where something lasting is told beside it."""
    number = _number(hit)
    if number < 1 or hit.code("unit") != "D":
        return None
    near = time_lexicon().near
    lasting = hit.after() in near["after_lasting"] or hit.before() in near["before_lasting"]
    return _found(hit, context, number) if number > 2 or lasting else None


def _number(hit: Hit) -> int:
    """The number that the ordinal writes: "14th", "forty-first", "hundred and first"."""
    codes = class_codes()
    total = 0
    for place in range(*hit.span("nth")):
        value = hit.tokens.values[place]
        if isinstance(value, int):
            total = max(total, 1) * value if hit.tokens.classes[place] == codes["scale"] else total + value
    return total


def _day_number(hit: Hit, context: Context) -> Found | None:
    """“day 12”: only where no month or year turns it into something else."""
    return _found(hit, context, hit.number("nth")) if hit.code("unit") == "D" else None


def _found(hit: Hit, context: Context, number: int) -> Found:
    """The day it falls on is the one told in the same sentence, else the report's own.

    “On the 12th day he fainted”, with no date beside it, falls on no day that is known.
    """
    told = next((told for told in reversed(context.told) if told.day and context.same_sentence(told, hit.first)), None)
    present = hit.before(2) in time_lexicon().near["before_present_count"]
    ahead = hit.before() == "on" and not present and context.past(hit.first, hit.last)
    if told is not None and told.day is not None:
        day, basis, where = told.day, WhenBasis.EVENT, "told in the same sentence"
    elif context.report is not None and not ahead:
        day, basis = context.report, context.basis
        where = "the day of the dateline" if basis is WhenBasis.DATELINE else "the publication date"
    elif (told_before := _from_count(hit, context, number) or _from_beginning(hit, context, number)) is not None:
        return told_before
    else:
        rule = f"{hit.phrase} is day {number} of what it is told of; the date of that day is not told"
        bounds = Bounds(None, context.report)
        basis = context.basis if context.report else WhenBasis.UNKNOWN
        return Found(TimeType.DATE, "XXXX-XX-XX", bounds, basis=basis, rule=rule, ordinal=number, tells=False)
    return on_day(hit.phrase, number, day, basis, where)


def words_behind(tokens: Tokens, last: int) -> frozenset[str]:
    """The plain words right behind a counted day, which name the state: "hunger", "strike"."""
    codes = class_codes()
    words = []
    for place in range(last, min(last + 5, len(tokens.words))):
        if tokens.classes[place] in (codes["dot"], codes["comma"]):
            break
        if tokens.classes[place] == codes[OTHER]:
            words.append(tokens.words[place])
    return frozenset(words)


def _from_count(hit: Hit, context: Context, number: int) -> Found | None:
    """The day worked out from another count of the same state, by the words behind it."""
    words = words_behind(hit.tokens, hit.last)
    one = next((one for one in reversed(context.counts) if not one.words or not words or one.words & words), None)
    day = shift(one.day, number - one.number) if one else None
    if one is None or day is None:
        return None
    where = f"since day {one.number} of it falls on {spell(one.day)}"
    return on_day(hit.phrase, number, day, WhenBasis.EVENT, where)


def beginning_at(tokens: Tokens, first: int) -> frozenset[str] | None:
    """The words of a clause that tells a beginning, up to its date at token `first`; None where it tells none."""
    codes, words = class_codes(), []
    for place in range(first - 1, max(-1, first - 16), -1):
        if tokens.classes[place] in (codes["dot"], codes[BREAK]):
            break
        words.append(tokens.words[place])
    return frozenset(words) if not time_lexicon().near["beginning_verbs"].isdisjoint(words) else None


def _from_beginning(hit: Hit, context: Context, number: int) -> Found | None:
    """The day counted from the one on which that state is told to have begun, as day 1; or the day after as day 1."""
    words, near = words_behind(hit.tokens, hit.last), time_lexicon().near
    fast = not words.isdisjoint(near["fasting"])
    for start, told in reversed(context.begun):
        if words & told or (fast and not told.isdisjoint(near["fasting"] | near["food"])):
            day, other = shift(start, number - 1), shift(start, number)
            if day is None or other is None:
                return None
            where = f"counted from {spell(start)}, on which it is told to have begun, as day 1"
            found = on_day(hit.phrase, number, day, WhenBasis.EVENT, where)
            return replace(found, alternatives=(Bounds(other, other),))
    return None


def on_day(phrase: str, number: int, day: date, basis: WhenBasis, where: str) -> Found:
    """Day `number` of a state, and the date it falls on; `where` says how that is known."""
    rule = f"{phrase}: day {number} falls on {spell(day)}, {where}"
    bounds = Bounds(day, day)
    return Found(TimeType.DATE, day.isoformat(), bounds, basis=basis, rule=rule, ordinal=number, tells=False)


MEANINGS: dict[str, Resolve] = {
    "counted.day_number": _day_number,
    "counted.ordinal": _ordinal,
}
"""From the name of a meaning in the grammar to the function."""
