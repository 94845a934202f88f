"""Finding and resolving every time expression of a document, in text order."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.core.calendar import to_edtf
from onrecord.core.mention import BlockKind
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression, TimeType, When, WhenBasis
from onrecord.read.text import TextStructure
from onrecord.read.time import calendars, clock, counted, dates, holidays, lengths, narrative, numeric, others, relative
from onrecord.read.time.context import Context, Told
from onrecord.read.time.found import Found, Hit, Resolve
from onrecord.read.time.grammar import rules, telling_words
from onrecord.read.time.joining import date_counted, join
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
    return Context(tokens, report, basis, day_first=day_first, years=years)


_REACH = 16
"""Tokens on each side of a telling one that an expression may take in."""


def _candidates(tokens: Tokens) -> list[_Candidate]:
    """Every place where a rule fits, the leftmost first, of those the longest, of those the rule listed first."""
    found = []
    for first, last in _stretches(tokens.classes):
        present = frozenset(tokens.classes[first:last])
        for rank, rule in enumerate(rules()):
            if rule.telling.isdisjoint(present):
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


def _resolve_all(candidates: list[_Candidate], tokens: Tokens, context: Context) -> list[tuple[int, int, Found]]:
    """Each accepted stretch of tokens with its meaning; later phrases are resolved knowing the earlier ones."""
    done: list[tuple[int, int, Found]] = []
    reached = 0
    for candidate in candidates:
        if candidate.start < reached:
            continue
        hit = Hit(tokens, candidate.match)
        found = MEANINGS[rules()[candidate.rank].meaning](hit, context)
        if found is None:
            continue
        first, last = hit.first + found.skip, hit.last
        joined = join(done[-1], (first, last, found), tokens) if done else None
        counted_day = date_counted(done[-1], (first, last, found), tokens) if done else None
        if counted_day is not None:
            done[-1] = counted_day
        if joined is not None:
            first, last, found = joined
            done[-1] = joined
        else:
            done.append((first, last, found))
        reached = last
        if found.tells and found.bounds.earliest and found.type in (TimeType.DATE, TimeType.TIME):
            context.tell(Told(found.bounds, hit.block, found.year, last))
    return done


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
        rule=found.rule,
        alternatives=found.alternatives,
        open_ended=since,
    )
    edtf = to_edtf(found.bounds, since) if found.type is not TimeType.SET else None
    return TimeExpression(identifier, span, found.type, found.value, when, found.term, found.ordinal, edtf)
