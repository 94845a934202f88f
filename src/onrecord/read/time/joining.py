"""A day and a part of it, told side by side, as one expression: "Friday morning", "the evening of 28 December"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.calendar import spell_bounds
from onrecord.core.when import Bounds, TimeType, WhenBasis
from onrecord.read.text.stamps import day_elsewhere
from onrecord.read.time.counted import on_day
from onrecord.read.time.found import Found
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.tokens import Tokens

_BETWEEN = frozenset({"of", "on", "at", ",", "the", "in"})

Placed = tuple[int, int, Found]
"""First token, token after the last, meaning."""


def join(before: Placed, after: Placed, tokens: Tokens) -> Placed | None:
    """The two as one time of one day, or None where they are not that."""
    between = tokens.words[before[1] : after[0]]
    if len(between) > 2 or any(word not in _BETWEEN for word in between):
        return None
    if tokens.blocks[before[0]] != tokens.blocks[after[0]]:
        return None
    first, second = before[2], after[2]
    if not between and first.type is TimeType.TIME and ":" in first.value and _is_part(second):
        return before[0], after[1], first  # "at 10 o'clock on Tuesday morning"
    if between == ("in",) and _is_part(first) and _is_part(second):
        return _clock_of_part(before, after, tokens)
    if _is_part(first) and _is_day(second):
        part, day = first, second
    elif _is_day(first) and _is_part(second) and between not in (("of",), ("on",)):
        part, day = second, first
    else:
        return None
    phrase = " ".join(tokens.quote(before[0], after[1]).split())
    value = f"{day.value[:10]}T{part.value.split('T', 1)[1]}"
    rule = f"“{phrase}” is a part of {spell_bounds(day.bounds)}; {day.rule}" if day.rule else ""
    zoned = zone_alternatives(part.value, day.bounds)
    joined = replace(day, type=TimeType.TIME, value=value, rule=rule, alternatives=day.alternatives + zoned)
    return before[0], after[1], joined


def zone_alternatives(value: str, bounds: Bounds) -> tuple[Bounds, ...]:
    """The day beside it that a clock time in universal time falls on elsewhere, as for a publication time."""
    other = day_elsewhere(bounds.day, value)
    return (Bounds(other, other),) if other else ()


def _clock_of_part(before: Placed, after: Placed, tokens: Tokens) -> Placed | None:
    """“at 2:30 in the morning”, “10 in the evening”: the clock's time, in the half of the day that is told."""
    clock, part = before[2], after[2].value.rsplit("T", 1)[1]
    day, _, time = clock.value.partition("T")
    if len(time) != 5 or part not in ("MO", "AF", "EV", "NI") or not time[:2].isdigit():
        return None
    hour = int(time[:2]) + (12 if part in ("AF", "EV") and int(time[:2]) < 12 else 0)
    phrase = " ".join(tokens.quote(before[0], after[1]).split())
    rule = f"“{phrase}”; {clock.rule}"
    return before[0], after[1], replace(clock, value=f"{day}T{hour:02d}{time[2:]}", rule=rule)


_LEADS = frozenset({"on", ",", "(", "by"})


def date_counted(before: Placed, after: Placed, tokens: Tokens) -> Placed | None:
    """“the 50th day on 26 February”: the count told first, its date right behind it."""
    between = tokens.words[before[1] : after[0]]
    day, number = after[2].bounds.day, before[2].ordinal
    if number is None or day is None or not _is_day(after[2]) or not between or between[-1] not in _LEADS:
        return None
    if len(between) > 8 or "." in between or any(word in time_lexicon().near["beginning"] for word in between):
        return None
    if len(between) > 1 and before[2].bounds.day is not None and not _one_clause(before, between):
        return None
    phrase = "“" + " ".join(tokens.quote(before[0], before[1]).split()) + "”"
    found = on_day(phrase, number, day, WhenBasis.EVENT, "told right behind it")
    return before[0], before[1], found


def _one_clause(before: Placed, between: tuple[str, ...]) -> bool:
    """Whether the words between a count and a date say nothing of their own: no verb, no mark, no beginning."""
    if before[2].basis is WhenBasis.EVENT or (between[-1] != "on" and before[2].bounds.day is not None):
        return False
    lexicon = time_lexicon()
    ends = lexicon.near["not_between_count_and_date"] | (lexicon.past - lexicon.near["falls_on"])
    return not any(word in ends or (word.endswith("ed") and len(word) > 3) for word in between)


def _is_part(found: Found) -> bool:
    return found.type is TimeType.TIME and "T" in found.value and not found.tells


def _is_day(found: Found) -> bool:
    """Whether it is a day, or two or three in a row ("the night of March 3-4")."""
    first, last = found.bounds.earliest, found.bounds.latest
    if found.type is not TimeType.DATE or first is None or last is None or found.ordinal is not None:
        return False
    return found.value[:10] == first.isoformat() and (last - first).days < 3
