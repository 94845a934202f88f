"""Counts of days, each with the beginning that it counts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.core.event import Event
from onrecord.reconcile.dates import Count
from onrecord.reconcile.relations import happened
from onrecord.reconcile.telling import Telling
from onrecord.vocabulary.types import Effect, Vocabulary


def counts_by_start(
    events: Sequence[Event], tellings: Mapping[str, Telling], vocabulary: Vocabulary
) -> tuple[dict[str, tuple[Count, ...]], tuple[tuple[Count, ...], ...]]:
    """The counts of days ("the 14th day") by the event of the beginning that they count from, the last before their
    day; and those whose beginning nobody tells, by person and state.
    """
    starts: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        for state in states_of(event, vocabulary, Effect.STARTS) if happened(event) else ():
            for person in event.persons:
                starts.setdefault((person, state), []).append(event)
    found: dict[str, dict[str, Count]] = {}
    loose: dict[tuple[tuple[str, ...], str], dict[str, Count]] = {}
    for event in events:
        for state in states_of(event, vocabulary, None) if happened(event) else ():
            for claim in event.claims:
                number, day = tellings[claim].claim.ordinal, tellings[claim].bounds.day
                if number is None or day is None:
                    continue
                before = [start for person in event.persons for start in starts.get((person, state), ())
                          if start.bounds.known and (start.bounds.earliest or day) <= day]  # fmt: skip
                count = Count(tellings[claim], number, day, event.id)
                if before:
                    found.setdefault(max(before, key=in_time).id, {})[claim] = count
                elif event.persons:
                    loose.setdefault((event.persons, state), {})[claim] = count
    by_start = {id_: tuple(counts.values()) for id_, counts in found.items()}
    return by_start, tuple(tuple(counts.values()) for counts in loose.values())


def states_of(event: Event, vocabulary: Vocabulary, wanted: Effect | None) -> tuple[str, ...]:
    """The states that an event has the effect `wanted` on; any effect if None."""
    event_type = vocabulary.type(event.type)
    effects = event_type.effects_of(event.phase) if event_type else ()
    return tuple(dict.fromkeys(effect.state for effect in effects if wanted in (None, effect.effect)))


def in_time(event: Event) -> tuple[date, date, str]:
    """The event's place in time."""
    bounds = event.bounds
    return (bounds.earliest or bounds.latest or date.max, bounds.latest or date.max, event.id)
