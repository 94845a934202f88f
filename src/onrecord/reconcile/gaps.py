"""What should have been reported and is not: a release without an arrest, a hearing never told of, a term run out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.core.attribution import Stance
from onrecord.core.calendar import spell
from onrecord.core.event import Event
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.state import ClockName, State
from onrecord.reconcile.findings import Tellings, make_finding, side_of
from onrecord.reconcile.relations import announced, day_of, happened, near
from onrecord.vocabulary.types import Effect, EventType, Vocabulary


def gap_findings(
    events: Sequence[Event], states: Sequence[State], tellings: Tellings, vocabulary: Vocabulary, as_of: date | None
) -> tuple[Finding, ...]:
    """All gaps, by events and then by states."""
    found: list[Finding] = []
    by_person: dict[str, list[Event]] = {}
    for event in events:
        for person in event.persons:
            by_person.setdefault(person, []).append(event)
    for event in events:
        others = [other for person in event.persons for other in by_person[person] if other.id != event.id]
        event_type = vocabulary.type(event.type)
        if event_type is None:
            continue
        if event_type.frees and _ends(event, event_type) and event.stance is Stance.ASSERTED and event.persons:
            held = [other for other in others if (known := vocabulary.type(other.type)) and known.holds]
            found += _release_without_arrest(event, held, tellings)
        if event_type.phase("scheduled") and announced(event) and as_of is not None:
            sat = [other for other in others if (known := vocabulary.type(other.type)) and known.in_court]
            found += _never_reported(event, sat, tellings, as_of)
    by_id = {event.id: event for event in events}
    for state in states:
        found += _run_out(state, by_id, tellings)
    return tuple(found)


def _ends(event: Event, event_type: EventType) -> bool:
    """Whether the event ends a state, and does not only decide that it shall."""
    return any(effect.effect is Effect.ENDS for effect in event_type.effects_of(event.phase))


def _release_without_arrest(event: Event, others: Sequence[Event], tellings: Tellings) -> list[Finding]:
    day = day_of(event)
    before = [other for other in others if happened(other)
              and (day is None or (other.bounds.earliest or day) <= day)]  # fmt: skip
    if before:
        return []
    side = side_of("released", event.claims, tellings)
    reason = "A release is told, and no report tells of an arrest or an order before it."
    return [make_finding(FindingKind.GAP, f"No arrest told before: {event.title}", reason, (event.id,), None, (side,))]


def _never_reported(event: Event, others: Sequence[Event], tellings: Tellings, as_of: date) -> list[Finding]:
    day = event.bounds.latest
    if day is None or day >= as_of or not any(tellings[claim].dated for claim in event.claims):
        return []
    held = [other for other in others if happened(other) and not announced(other) and near(other, event)]
    if held:
        return []
    side = side_of("announced", event.claims, tellings)
    reason = f"It was announced for {spell(day)}, and by {spell(as_of)} no report tells what came of it."
    title = f"Announced and never told of: {event.title}"
    return [make_finding(FindingKind.GAP, title, reason, (event.id,), None, (side,))]


def _run_out(state: State, by_id: dict[str, Event], tellings: Tellings) -> list[Finding]:
    clocks = {clock.name: clock for clock in state.clocks}
    overdue, ends = clocks.get(ClockName.OVERDUE), clocks.get(ClockName.RUNS_OUT)
    if overdue is None or ends is None or not state.active:
        return []
    last = " or ".join(reading.label for reading in ends.readings)
    events = [by_id[id_] for id_ in ends.events]
    side = side_of(f"ordered until {last}", [claim for event in events for claim in event.claims], tellings)
    heard = clocks.get(ClockName.LAST_HEARD)
    since = f" The last report is of {heard.readings[0].label}." if heard else ""
    return [
        make_finding(
            FindingKind.GAP,
            f"The term ran out on {last} and nothing is told since: {events[-1].title}",
            f"No report tells of an extension, a release or anything else that ends it.{since}",
            [event.id for event in events],
            "until",
            (side,),
        )
    ]
