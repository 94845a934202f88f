"""Which time of a sentence belongs to which trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.core.when import Bounds, TimeExpression, TimeType, When, WhenBasis
from onrecord.read.events.clauses import clause
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line

OUT_OF_CLAUSE = 30
"""What it costs, in tokens, that a time stands in another clause."""
OPENING = 4
"""A time that begins within so many tokens of the sentence, and a comma after it, holds for the whole sentence."""
LIMIT = 60


@dataclass(frozen=True, slots=True)
class Dated:
    """The time of a trigger."""

    when: When
    ordinal: int | None = None


def attach(line: Line, at: int, rivals: Sequence[int], used: frozenset[str]) -> TimeExpression | None:
    """The time expression that tells when the trigger at token `at` happened, or None.

    `rivals` are the heads of the sentence's other triggers; `used` are times that tell something else (a term, an
    end).
    """
    best: tuple[int, TimeExpression] | None = None
    clause_first, clause_last = clause(line, at)
    for first, last, time in line.times:
        if time.type not in (TimeType.DATE, TimeType.TIME) and time.ordinal is None:
            continue
        if time.id in used or not (time.when.bounds.known or time.ordinal is not None):
            continue
        if _is_end(line, first) or not _same_words(line, first, at):
            continue
        cost = _cost(line, first, last, at, (clause_first, clause_last), rivals)
        if cost <= LIMIT and (best is None or cost < best[0]):
            best = (cost, time)
    return best[1] if best else None


def _is_end(line: Line, first: int) -> bool:
    return first > 0 and line.lows[first - 1] in ("until", "till")


def _same_words(line: Line, one: int, other: int) -> bool:
    """Whether no quote or attributed content begins or ends between the two tokens."""
    low, high = sorted((one, other))
    return not any(index in line.breaks for index in range(low + 1, high + 1))


def _cost(line: Line, first: int, last: int, at: int, bounds: tuple[int, int], rivals: Sequence[int]) -> int:
    distance = first - at if first > at else at - last
    inside = bounds[0] <= first <= bounds[1]
    if first <= OPENING and first < at and _opens(line, last):
        return 6
    between = [rival for rival in rivals if min(first, at) < rival < max(first, at)]
    closer = [rival for rival in rivals if abs(rival - first) < abs(at - first) and rival != at]
    cost = distance + (0 if inside else OUT_OF_CLAUSE) + 12 * len(between)
    if closer and not inside:
        cost += OUT_OF_CLAUSE
    return cost


def _opens(line: Line, last: int) -> bool:
    """Whether the time is set off at the sentence's beginning: by a comma, or by a subject right after it."""
    lexicon = clause_lexicon()
    following = last + 1
    if following >= len(line.lows):
        return False
    return line.lows[following] == "," or line.cover[following] >= 0 or line.lows[following] in lexicon.determiners


def untold(reported: date | None, *, ahead: bool) -> When:
    """The bounds of what has no date: not after the report, or, for what is still ahead, not before it."""
    if reported is None:
        return When(basis=WhenBasis.UNKNOWN, rule="No date is told, and the report has none either.")
    day = f"{reported.day} {reported:%B %Y}"
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


def of_time(time: TimeExpression) -> When:
    """The time expression's bounds, tied to it."""
    return replace(time.when, time=time.id, phrase=time.when.phrase or time.span)
