"""Which time of a sentence belongs to which trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.core.calendar import spell
from onrecord.core.span import Span
from onrecord.core.when import Bounds, TimeExpression, TimeType, When, WhenBasis
from onrecord.read.events.boundaries import clause, pieces
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.verbs import finite

OUT_OF_CLAUSE = 30
"""What it costs, in tokens, that a time stands in another clause."""
OPENING = 4
"""A time that begins within so many tokens of the sentence, and a comma after it, holds for the whole sentence."""
OF_THE_VERB_BEFORE = 12
"""What it costs that a time stands with another verb before: "was arrested on Friday, RELEASED on Sunday"."""
LIMIT = 60
HEADED = 8
"""What a time in an entry of a chronology may cost to hold rather than the date at the entry's head."""
KNOWN_REACH = 6
"""Tokens after a noun told as known within which a time is its own: "the arrest of N. N. on Monday"."""
OF_WHOM = 14
"""Tokens at most of whom it happened to, as "of the lawyer N. N., head of the union"."""
OF = frozenset(("of", "against", "with"))
LISTING = frozenset((",", ";", "and", "or", "but"))


@dataclass(frozen=True, slots=True)
class Asking:
    """The trigger that a time is looked for."""

    at: int
    """Its head."""
    rivals: tuple[int, ...]
    """The heads of the sentence's other triggers."""
    nouns: frozenset[int]
    """Those of them that are nouns: what follows a noun belongs to it."""
    known: bool
    """A noun that is told as known already: a time elsewhere in the sentence is not its own."""
    counted: bool
    """Whether the type has a phase in which the Nth day is told."""
    used: frozenset[str]
    """Times that tell something else: a term, an end."""


def attach(line: Line, asking: Asking, headed: TimeExpression | None = None) -> TimeExpression | None:
    """The time expression that tells when the trigger happened, or None.

    `headed` is the date that the sentence's entry of a chronology is headed by: it holds unless one stands nearer.
    """
    at = asking.at
    best: tuple[int, TimeExpression] | None = None
    parts = pieces(line, at)
    inner = line.seams.inside(at)
    for first, last, time in line.times:
        if abs(first - at) > LIMIT and first > OPENING:
            continue
        if time.type not in (TimeType.DATE, TimeType.TIME) and time.ordinal is None:
            continue
        if time.id in asking.used or not (time.when.bounds.known or time.ordinal is not None):
            continue
        if time.ordinal is not None and not asking.counted:
            continue
        near = 0 <= first - at <= KNOWN_REACH or 0 <= at - last <= 2
        if asking.known and not near and not _told_of_it(line, at, first):
            continue
        if any(at < noun < first for noun in asking.nouns):
            continue
        if _is_end(line, first) or not _same_words(line, first, at) or line.seams.inside(first) != inner:
            continue
        cost = _cost(line, first, last, at, parts, asking.rivals)
        if cost <= LIMIT and (best is None or cost < best[0]):
            best = (cost, time)
    if headed is not None and (best is None or best[0] > HEADED):
        return headed
    return best[1] if best else None


def _told_of_it(line: Line, at: int, first: int) -> bool:
    """Whether a time further on is the noun's own: "the arrest of the lawyer N. N. on Monday", "his trial began on".

    Between the two stand only whom it happened to and a verb that says that it happened.
    """
    lexicon = clause_lexicon()
    between = line.lows[at + 1 : first]
    if not 0 < len(between) <= OF_WHOM or not (between[0] in OF or between[0] in lexicon.happening):
        return False
    if any(low in LISTING or low in lexicon.relatives for low in between):
        return False
    if any(finite(line, place) for place in range(clause(line, at)[0], at)):
        # "upheld the arrest of the lawyer N. N. on Monday": the day of the ruling.
        return False
    return all(line.lows[place] in lexicon.happening for place in range(at + 1, first) if finite(line, place))


def _is_end(line: Line, first: int) -> bool:
    return first > 0 and line.lows[first - 1] in ("until", "till")


def _same_words(line: Line, one: int, other: int) -> bool:
    """Whether no quote or attributed content begins or ends between the two tokens."""
    low, high = sorted((one, other))
    return line.voices[low] == line.voices[high]


def _cost(line: Line, first: int, last: int, at: int, parts: Sequence[tuple[int, int]], rivals: Sequence[int]) -> int:
    distance = first - at if first > at else at - last
    inside = any(begins <= first <= ends for begins, ends in parts)
    if first < line.seams.fronted < at:
        return LIMIT + 1
    if first <= OPENING and first < at and _opens(line, last):
        return 6
    between = [rival for rival in rivals if min(first, at) < rival < max(first, at)]
    closer = [rival for rival in rivals if abs(rival - first) < abs(at - first) and rival != at]
    if _when_clause(line, last, at, rivals):
        return distance
    cost = distance + (0 if inside else OUT_OF_CLAUSE) + 12 * len(between)
    if last < at and not between and _told_of_another(line, first, last, rivals):
        cost += OF_THE_VERB_BEFORE
    if closer and not inside:
        cost += OUT_OF_CLAUSE
    return cost


def _when_clause(line: Line, last: int, at: int, rivals: Sequence[int]) -> bool:
    """Whether the trigger is told by the clause that says what happened then: "in 2016, WHEN she was sentenced"."""
    when = last + 2 if line.lows[last + 1 : last + 2] == (",",) else last + 1
    if at <= when or line.lows[when : when + 1] != ("when",):
        return False
    begins, ends = clause(line, min(when + 1, len(line.lows) - 1))
    return begins <= at <= ends and not any(when < rival < at for rival in rivals)


def _told_of_another(line: Line, first: int, last: int, rivals: Sequence[int]) -> bool:
    """Whether a time ends what another trigger before it tells: a comma or "and" follows, and the next verb."""
    follows = line.lows[last + 1 : last + 2]
    return follows in ((",",), ("and",), (";",), ("but",)) and any(rival < first for rival in rivals)


def _opens(line: Line, last: int) -> bool:
    """Whether the time is set off at the sentence's beginning: by a comma, or by a subject right after it."""
    lexicon = clause_lexicon()
    following = last + 1
    if following >= len(line.lows):
        return False
    return line.lows[following] == "," or line.cover[following] >= 0 or line.lows[following] in lexicon.determiners


def bounded(line: Line, asking: Asking, time: TimeExpression) -> When:
    """The time as the trigger's: only a bound where it is told as "before" or "after" a day, and for what came "after"
    the trigger.

    In "on 9 January she resumed it, after the court had rejected her appeal" the court ruled on 9 January or before.
    """
    first, last = clause(line, asking.at)
    place = next(begins for begins, _, other in line.times if other is time)
    opener = set(line.lows[max(0, first - 1) : first + 1])
    dated = _before_or_after(line, place, _with_next(line, time))
    if dated.open_ended and _when_clause(line, _end_of(line, time), asking.at, ()):
        dated = replace(dated, open_ended=False)
    if first <= place <= last or "after" not in opener or dated.bounds.latest is None:
        return dated
    day = dated.bounds.latest
    rule = f"It is told as having come before what happened on {spell(day)} or earlier."
    return replace(dated, bounds=Bounds(None, day), likely=None, basis=WhenBasis.EVENT, rule=rule, alternatives=())


def _end_of(line: Line, time: TimeExpression) -> int:
    return next(ends for _, ends, other in line.times if other is time)


def _before_or_after(line: Line, place: int, dated: When) -> When:
    """The time of a trigger, where the word before it tells only on which side of a day it lies."""
    word = line.lows[place - 1] if place else ""
    earliest, latest = dated.bounds.earliest, dated.bounds.latest
    lexicon = clause_lexicon()
    if word in lexicon.earlier and earliest is not None and earliest > date.min:
        bounds, rule = Bounds(None, earliest - timedelta(1)), f"It is told as earlier than {spell(earliest)}."
    elif word in lexicon.later and latest is not None:
        bounds, rule = Bounds(latest, None), f"It is told as later than {spell(latest)}, or late on that day."
    else:
        return dated
    return replace(dated, bounds=bounds, likely=None, rule=rule, alternatives=())


def _with_next(line: Line, time: TimeExpression) -> When:
    """The time, joined with one that "and" adds to it: "in 2015 and 2016"."""
    number = next(index for index, (*_, other) in enumerate(line.times) if other is time)
    dated = of_time(time)
    if number + 1 >= len(line.times):
        return dated
    _, last, _ = line.times[number]
    first, _, following = line.times[number + 1]
    earliest, latest = dated.bounds.earliest, following.when.bounds.latest
    joined = first == last + 2 and line.lows[last + 1] == "and" and following.type is TimeType.DATE
    if not joined or earliest is None or latest is None or latest < earliest:
        return dated
    rule = "Two times are told, joined by “and”: it lies between the first and the second."
    phrase = Span(time.span.start, following.span.end)
    return replace(dated, bounds=Bounds(earliest, latest), phrase=phrase, rule=rule)


def untold(reported: date | None, *, ahead: bool) -> When:
    """The bounds of what has no date: not after the report, or, for what is still ahead, not before it."""
    if reported is None:
        return When(basis=WhenBasis.UNKNOWN, rule="No date is told, and the report has none either.")
    day = spell(reported)
    if ahead:
        return When(
            Bounds(reported, None),
            basis=WhenBasis.REPORTED_BY,
            rule=f"No date is told; it was still ahead when it was reported on {day}.",
        )
    return When(
        Bounds(None, reported),
        basis=WhenBasis.REPORTED_BY,
        rule=f"No date is told; it cannot be later than the report of {day}.",
    )


def no_later(headed: TimeExpression, reported: date | None) -> When:
    """The bound that an entry's date gives to what had been before it: "said that he had been beaten"."""
    day = headed.when.bounds.latest
    if day is None or (reported is not None and day > reported):
        return untold(reported, ahead=False)
    rule = f"No date is told; it cannot be later than the entry's own, {spell(day)}."
    return replace(
        of_time(headed), bounds=Bounds(None, day), likely=None, basis=WhenBasis.EVENT, rule=rule, alternatives=()
    )


def of_time(time: TimeExpression) -> When:
    """The time expression's bounds, tied to it."""
    when = time.when
    if when.time == time.id and when.phrase is not None:
        return when
    return replace(when, time=time.id, phrase=when.phrase or time.span)
