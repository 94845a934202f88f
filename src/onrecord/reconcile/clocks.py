"""Derived figures of a state: day N, days in all, runs out, overdue, last heard of; each with rule and formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

from onrecord.core.calendar import days_between, from_edtf, last_days, spell, to_edtf
from onrecord.core.event import Event
from onrecord.core.state import Clock, ClockName, ClockReading
from onrecord.core.when import Bounds, Duration
from onrecord.vocabulary.types import Effect

INCLUSIVE = "the day it began on is day 1"
Steps = Sequence[tuple[Event, Effect]]


def period_clocks(
    start: Bounds, start_event: Event | None, end: Bounds | None, steps: Steps, as_of: date | None, day_label: str
) -> tuple[Clock, ...]:
    """The clocks of one period: its day, or its days where it is over, and when the orders in it ran out."""
    found = []
    events = tuple(dict.fromkeys(event.id for event, effect in steps if effect in (Effect.STARTS, Effect.ENDS)))
    starts = _days_told(start_event) or ([start.day] if start.day else [])
    if end is None and as_of is not None:
        readings = tuple(_day(day, as_of, day_label, len(starts) > 1) for day in starts if day <= as_of)
        if not readings and start.latest and start.latest <= as_of:
            readings = (_day_at_least(start, as_of, day_label),)
        if readings:
            found.append(Clock(ClockName.DAY, readings, events))
    elif end is not None and end.day:
        lengths = tuple(_length(day, end.day, len(starts) > 1) for day in starts if day <= end.day)
        if lengths:
            found.append(Clock(ClockName.DAYS_IN_ALL, lengths, events))
    orders = _orders(steps)
    readings = _run_out(start, orders)
    if readings:
        found.append(Clock(ClockName.RUNS_OUT, readings, tuple(event.id for event in orders)))
    return tuple(found)


def state_clocks(
    periods: Sequence[tuple[Bounds, Bounds | None]],
    current: tuple[Bounds, Steps],
    heard: date | None,
    events: Sequence[str],
    as_of: date | None,
) -> tuple[Clock, ...]:
    """The clocks of the state as a whole. `current` is the period that lasts, with no steps where none does."""
    found = []
    every = tuple(dict.fromkeys(events))
    summed = _days_in_all(periods, as_of)
    if summed:
        found.append(Clock(ClockName.DAYS_IN_ALL, (summed,), every))
    orders = _orders(current[1])
    readings = _run_out(current[0], orders)
    if readings:
        used = tuple(event.id for event in orders)
        found.append(Clock(ClockName.RUNS_OUT, readings, used))
        ends = [from_edtf(reading.value).latest for reading in readings]
        last = max((day for day in ends if day), default=date.min)
        if as_of is not None and last < as_of and None not in ends:
            days = (as_of - last).days
            label = f"{days} day{'' if days == 1 else 's'} past the last day ordered"
            reading = ClockReading(
                str(days), label, "days since the last day covered", f"{as_of} - {last} = {days}"
            )  # fmt: skip
            found.append(Clock(ClockName.OVERDUE, (reading,), used))
    if heard is not None:
        reading = ClockReading(
            heard.isoformat(), spell(heard), "the day of the last report that tells of it", str(heard)
        )
        found.append(Clock(ClockName.LAST_HEARD, (reading,), every))
    return tuple(found)


def _days_told(event: Event | None) -> list[date]:
    """The days that the accounts of a beginning name, best supported first; corrected ones left out."""
    slot = event.slot("when") if event else None
    accounts = slot.accounts if slot else ()
    standing = [account for account in accounts if "corrected by" not in account.basis]
    return [account.bounds.day for account in standing if account.bounds and account.bounds.day]


def _day(start: date, as_of: date, day_label: str, several: bool) -> ClockReading:
    number = days_between(start, as_of)
    rule = f"{INCLUSIVE}; for the account that it began on {spell(start)}" if several else INCLUSIVE
    return ClockReading(str(number), day_label.format(n=number), rule, f"{as_of} - {start} + 1 = {number}")


def _day_at_least(start: Bounds, as_of: date, day_label: str) -> ClockReading:
    latest = start.latest or as_of
    fewest = days_between(latest, as_of)
    if start.earliest:
        most = days_between(start.earliest, as_of)
        label = day_label.format(n=f"{fewest} to {most}")
        formula = f"{as_of} - {latest} + 1 = {fewest}; {as_of} - {start.earliest} + 1 = {most}"
        return ClockReading(
            f"{fewest}/{most}", label, f"{INCLUSIVE}; the beginning is only known within bounds", formula
        )
    label = f"at least {day_label.format(n=fewest)}"
    rule = f"{INCLUSIVE}; it is only known that it had begun by {spell(latest)}"
    return ClockReading(f"{fewest}/..", label, rule, f"{as_of} - {latest} + 1 = {fewest}")


def _length(start: date, end: date, several: bool) -> ClockReading:
    number = days_between(start, end)
    rule = "the first and the last day both count"
    if several:
        rule += f"; for the account that it began on {spell(start)}"
    label = f"{number} day{'' if number == 1 else 's'}"
    return ClockReading(str(number), label, rule, f"{end} - {start} + 1 = {number}")


def _days_in_all(periods: Sequence[tuple[Bounds, Bounds | None]], as_of: date | None) -> ClockReading | None:
    """All days of all periods, where every beginning and end is known to the day."""
    parts = []
    for start, end in periods:
        last = as_of if end is None else end.day
        if start.day is None or last is None or last < start.day:
            return None
        parts.append(days_between(start.day, last))
    number = sum(parts)
    label = f"{number} day{'' if number == 1 else 's'} in all"
    formula = f"{' + '.join(map(str, parts))} = {number}" if len(parts) > 1 else f"{number}"
    return ClockReading(str(number), label, "the first and the last day of every period count", formula)


def _orders(steps: Steps) -> list[Event]:
    """What sets or moves the day on which the state runs out: the last order with a term, then all extensions."""
    found: list[Event] = []
    for event, effect in steps:
        if effect is Effect.EXTENDS:
            found.append(event)
        elif event.phase == "continue" or (event.slot("term") is None and event.slot("until") is None):
            continue
        elif effect in (Effect.STARTS, Effect.CONTINUES) and (event.bounds.day or not found):
            found = [event]
    return found


def _run_out(start: Bounds, orders: Sequence[Event]) -> tuple[ClockReading, ...]:
    """The last day covered under every rule, earliest first; a day that the last order itself names goes before."""
    if not orders:
        return ()
    until = orders[-1].slot("until")
    if until is not None:
        named = [account for account in until.accounts if account.bounds and account.bounds.latest]
        return tuple(
            ClockReading(to_edtf(account.bounds) or "", account.label, "the day that the order names", account.value)
            for account in named
            if account.bounds
        )
    base = orders[0].bounds.day or start.day
    if base is None or orders[0].phase == "extension":
        return ()  # nobody tells the first order: any day would be invented
    known = [lengths for event in orders if (lengths := _terms(event))]
    if len(known) < len(orders):
        return _no_earlier_than(base, known)
    found: dict[date, ClockReading] = {}
    for terms in product(*known):
        for result in last_days(base, terms):
            rule = f"counted from {spell(base)}: {result.rule}"
            found.setdefault(result.day, ClockReading(str(result.day), spell(result.day), rule, result.formula))
    return tuple(found[day] for day in sorted(found))


def _no_earlier_than(base: date, known: Sequence[Sequence[Duration]]) -> tuple[ClockReading, ...]:
    """Where the length of some extension is not told: the first day that the known lengths lead to, and no last one."""
    days = [result for terms in product(*known) for result in last_days(base, terms)] if known else []
    if not days:
        return ()
    first = min(days)
    rule = (
        f"counted from {spell(base)}; the length of an extension is not told, so that it runs out later: {first.rule}"
    )
    return (ClockReading(f"{first.day}/..", f"not before {spell(first.day)}", rule, first.formula),)


def _terms(event: Event) -> list[Duration]:
    """The terms that the accounts of an order give, at most two, best supported first."""
    slot = event.slot("term")
    durations: list[Duration] = []
    for account in slot.accounts if slot else ():
        durations += [Duration.parse(part) for part in account.value.split("/")]
    return list(dict.fromkeys(durations))[:2]
