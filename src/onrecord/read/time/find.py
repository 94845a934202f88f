"""Finding and resolving every time expression of a document, in text order."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.core.calendar import spell_bounds, to_edtf
from onrecord.core.mention import BlockKind
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression, TimeType, When, WhenBasis
from onrecord.read.text import TextStructure
from onrecord.read.time import (
    calendars,
    clock,
    counted,
    dates,
    holidays,
    leaning,
    lengths,
    narrative,
    numeric,
    others,
    relative,
    seasons,
    weekdays,
)
from onrecord.read.time.context import Context, Count, Told
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.grammar import rules, telling_words
from onrecord.read.time.joining import Placed, date_counted, join
from onrecord.read.time.leaning import lean_on, leans_back
from onrecord.read.time.places import is_southern
from onrecord.read.time.tokens import Tokens, class_codes, tokens_of

MEANINGS: dict[str, Resolve] = {
    **dates.MEANINGS,
    **numeric.MEANINGS,
    **relative.MEANINGS,
    **narrative.MEANINGS,
    **clock.MEANINGS,
    **counted.MEANINGS,
    **lengths.MEANINGS,
    **others.MEANINGS,
    **holidays.MEANINGS,
    **calendars.MEANINGS,
    **leaning.MEANINGS,
    **seasons.MEANINGS,
    **weekdays.MEANINGS,
}
"""Every meaning that a grammar may name."""


class _Candidate(NamedTuple):
    start: int
    shorter: int
    rank: int
    match: re.Match[str]


def find_times(structure: TextStructure) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in text order, with ids t1, t2, …; page furniture is left out."""
    stretches = tuple(
        (block.span.start, block.span.end) for block in structure.blocks if block.kind is not BlockKind.FURNITURE
    )
    tokens = tokens_of(structure.text, stretches)
    context = _context(structure, tokens)
    found = _resolve_all(_candidates(tokens), tokens, context)
    return tuple(_expression(f"t{number}", *item, tokens) for number, item in enumerate(found, 1))


def _context(structure: TextStructure, tokens: Tokens) -> Context:
    report, basis = structure.reported, WhenBasis.UNKNOWN
    if report is not None:
        dated = structure.dateline is not None and structure.dateline.date is not None
        basis = WhenBasis.DATELINE if dated else WhenBasis.PUBLICATION
    code, figures = class_codes()["year4"], class_codes()["numeric"]
    classed = zip(tokens.classes, tokens.words, strict=True)
    day_first = numeric.order_of(tuple(word for kind, word in classed if kind == figures))
    years = tuple(
        value
        for name, value in zip(tokens.classes, tokens.values, strict=True)
        if name == code and isinstance(value, int) and 1000 <= value <= 2100
    )
    return Context(
        tokens,
        report,
        basis,
        day_first=day_first,
        month_first=_month_first(tokens) if figures in tokens.classes else None,
        elsewhere=structure.published_elsewhere if basis is WhenBasis.PUBLICATION else None,
        south=structure.dateline is not None and is_southern(structure.dateline.place),
        years=years,
        written=structure.written,
        entries=tuple(entry for entry in structure.entries if entry.label is not None),
    )


def _month_first(tokens: Tokens) -> bool | None:
    """Whether dates in words put the month first throughout ("May 3"), or the day; None where they do not tell."""
    codes = class_codes()
    month, small = codes["month"], f"[{codes['small']}{codes['ordinal']}]"
    month_first = len(re.findall(rf"(?<!{small}){month}{small}", tokens.classes))
    day_first = len(re.findall(rf"{small}{month}(?!{small})", tokens.classes))
    return None if bool(month_first) == bool(day_first) else month_first > 0


_REACH = 16
"""Tokens on each side of a telling one that an expression may take in."""


def _candidates(tokens: Tokens) -> list[_Candidate]:
    """Every place where a rule fits, the leftmost first, of those the longest, of those the rule listed first."""
    found = []
    for first, last in _stretches(tokens.classes):
        present = frozenset(tokens.classes[first:last])
        for rank, rule in enumerate(rules()):
            if not rule.may_fit(tokens.classes, first, last, present):
                continue
            found += [
                _Candidate(match.start(), -match.end(), rank, match)
                for match in rule.pattern.finditer(tokens.classes, first, last)
                if match.end() > match.start()
            ]
    return sorted(found, key=lambda candidate: (candidate.start, candidate.shorter, candidate.rank))


def _stretches(classes: str) -> list[tuple[int, int]]:
    """The parts of the text near words of which every time expression has one; the rest is not searched."""
    found: list[tuple[int, int]] = []
    for match in telling_words().finditer(classes):
        first, last = max(0, match.start() - _REACH), min(len(classes), match.end() + _REACH)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _resolve_all(candidates: list[_Candidate], tokens: Tokens, context: Context) -> list[Placed]:
    """Each accepted stretch of tokens with its meaning; later phrases are resolved knowing the earlier ones."""
    done: list[Placed] = []
    reached = 0
    for candidate in candidates:
        if candidate.start < reached:
            continue
        context.reach(candidate.start)
        hit = Hit(tokens, candidate.match)
        found = MEANINGS[rules()[candidate.rank].meaning](hit, context)
        if found is None:
            continue
        first, last = hit.first + found.skip, hit.last
        _, last, found = _placed((first, last, found), done, tokens, context)
        reached = last
        if found.tells and found.bounds.earliest and found.type in (TimeType.DATE, TimeType.TIME):
            context.tell(Told(found.bounds, hit.block, found.year, last))
        elif found.type is TimeType.TIME and found.bounds.day:
            context.part = Told(found.bounds, hit.block, found.year, last)
    return done


def _placed(placed: Placed, done: list[Placed], tokens: Tokens, context: Context) -> Placed:
    """Add an expression to those done, as one with the last of them or in the light of it; what was added."""
    _count(placed, tokens, context)
    if not done:
        done.append(placed)
        return placed
    joined = join(done[-1], placed, tokens)
    counted_day = date_counted(done[-1], placed, tokens)
    if counted_day is not None:
        done[-1] = counted_day
        _count(counted_day, tokens, context)
    leaning = lean_on(done[-1], placed, tokens, context)
    if leaning is not None:
        done[-1], one = leaning
        if one:
            return done[-1]
    if joined is not None:
        done[-1] = joined
        return joined
    done.append(leans_back(done[-1], placed, tokens) or placed)
    return done[-1]


def _count(placed: Placed, tokens: Tokens, context: Context) -> None:
    """Remember which day of a state a day is, or that something began on it."""
    first, last, found = placed
    day = found.bounds.day
    if day is not None and found.tells and (words := counted.beginning_at(tokens, first)) is not None:
        context.begun.append((day, words))
    if found.ordinal is not None and day is not None:
        context.counts.append(Count(found.ordinal, day, counted.words_behind(tokens, last)))


def _reason(found: Found) -> str:
    """The rule that resolved it, with the days it came to and the other readings in words."""
    rule, bounds = found.rule, found.bounds
    if found.term is not None or found.type is TimeType.SET or not bounds.known:
        return rule
    if spell_bounds(bounds) not in rule and not (found.likely and spell_bounds(found.likely) in rule):
        rule += f": {spell_bounds(bounds)}"
    if found.likely is not None and spell_bounds(found.likely) not in rule:
        rule += f", likely {spell_bounds(found.likely)}"
    others = " or ".join(spell_bounds(other) for other in found.alternatives)
    return f"{rule}; it could also be {others}" if others else rule


def _expression(identifier: str, first: int, last: int, found: Found, tokens: Tokens) -> TimeExpression:
    span = Span(tokens.starts[first], tokens.ends[last - 1])
    codes = class_codes()
    since = first > 0 and tokens.classes[first - 1] == codes["since"] and found.bounds.known
    since = since and found.type in (TimeType.DATE, TimeType.TIME)
    when = When(
        bounds=found.bounds,
        likely=found.likely,
        basis=found.basis,
        phrase=span,
        time=identifier,
        rule=_reason(found),
        alternatives=found.alternatives,
        open_ended=since,
    )
    edtf = to_edtf(found.bounds, since) if found.type is not TimeType.SET else None
    return TimeExpression(identifier, span, found.type, found.value, when, found.term, found.ordinal, edtf)
