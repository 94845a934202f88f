"""How events belong together without being the same: planned and done, order and extension, strike and its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.core.attribution import Stance
from onrecord.core.event import Event, EventRelation, RelationKind
from onrecord.reconcile.telling import Telling
from onrecord.vocabulary.types import Effect, Phase, Vocabulary

SLACK = 2
"""Days that a thing announced and the thing done may lie apart."""


def relate(events: Sequence[Event], tellings: Mapping[str, Telling], vocabulary: Vocabulary) -> tuple[Event, ...]:
    """The events with their ties to each other. `tellings` by claim id."""
    ties: dict[str, list[EventRelation]] = defaultdict(list)
    by_person: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for person in event.persons:
            by_person[person].append(event)
    for person in sorted(by_person):
        plans = [event for event in by_person[person] if announced(event)]
        for event in by_person[person]:
            ties[event.id] += _planned(event, plans, vocabulary) + _state_ties(event, by_person[person], vocabulary)
    home = {claim: event.id for event in events for claim in event.claims}
    for event in events:
        for claim in event.claims:
            answered = home.get(tellings[claim].claim.answers or "")
            if answered and answered != event.id:
                reason = "the report ties the denial to what it denies"
                ties[event.id].append(EventRelation(RelationKind.ANSWERS, answered, reason))
    return tuple(replace(event, relations=tuple(dict.fromkeys(ties[event.id]))) for event in events)


def happened(event: Event) -> bool:
    """Whether the event is told as having happened, by whomever."""
    return event.stance in (Stance.ASSERTED, Stance.ALLEGED, Stance.NOT_VERIFIED)


def announced(event: Event) -> bool:
    """Whether the event is only told as coming."""
    return event.stance in (Stance.PLANNED, Stance.CONDITIONAL) or event.phase == "scheduled"


def carries_out(event: Event, plan: Event, vocabulary: Vocabulary) -> bool:
    """Whether `event` is what `plan` announced, on days that fit."""
    if not happened(event) or event.id == plan.id or not announced(plan):
        return False
    same = (event.type, event.phase) == (plan.type, plan.phase) and plan.phase != "scheduled"
    phase = _phase(event, vocabulary)
    other = phase is not None and f"{plan.type}/{plan.phase}" in phase.carries_out
    return (same or other) and near(event, plan)


def near(event: Event, other: Event) -> bool:
    """Whether the days of the two can lie within a couple of days of each other."""
    first, second = event.bounds, other.bounds
    if not first.known or not second.known:
        return False
    if first.compatible(second):
        return first.day is not None or second.day is not None
    gaps = [abs((one - two).days) for one in (first.earliest, first.latest) for two in (second.earliest, second.latest)
            if one and two]  # fmt: skip
    return min(gaps, default=SLACK + 1) <= SLACK


def _planned(event: Event, plans: Sequence[Event], vocabulary: Vocabulary) -> list[EventRelation]:
    return [
        EventRelation(RelationKind.EXECUTES, plan.id, f"announced before as “{plan.title}”")
        for plan in plans
        if carries_out(event, plan, vocabulary)
    ]


def _state_ties(event: Event, others: Sequence[Event], vocabulary: Vocabulary) -> list[EventRelation]:
    """Extension and order, end and beginning, new beginning and end: each tied to the last one before it."""
    event_type = vocabulary.type(event.type)
    if event_type is None or not happened(event) or day_of(event) is None:
        return []
    found = []
    phase = _phase(event, vocabulary)
    for named in phase.part_of if phase else ():
        begun = _last_before(event, others, _named(named))
        if begun is not None:
            reason = f"the order under which “{begun.title}” goes on"
            found.append(EventRelation(RelationKind.PART_OF, begun.id, reason))
    for effect in event_type.effects_of(event.phase):
        starts = _test(vocabulary, effect.state, Effect.STARTS)
        if effect.effect is Effect.EXTENDS:
            order = _last_before(event, others, _same_type(event, ("order", "start", "extension")))
            if order is not None:
                found.append(EventRelation(RelationKind.EXTENDS, order.id, "the last order before it"))
        elif effect.effect is Effect.ENDS:
            start = _last_before(event, others, starts)
            if start is not None:
                found.append(EventRelation(RelationKind.ENDS, start.id, "what had begun last before it"))
        elif event.phase == "resume":
            start = _last_before(event, others, _test(vocabulary, effect.state, Effect.ENDS)) or _last_before(
                event, others, starts
            )
            if start is not None:
                found.append(EventRelation(RelationKind.RESUMES, start.id, "what is taken up again"))
    return found


def _phase(event: Event, vocabulary: Vocabulary) -> Phase | None:
    event_type = vocabulary.type(event.type)
    return event_type.phase(event.phase) if event_type else None


def _named(named: str) -> Callable[[Event], bool]:
    return lambda other: f"{other.type}/{other.phase}" == named


def _same_type(event: Event, phases: tuple[str, ...]) -> Callable[[Event], bool]:
    return lambda other: other.type == event.type and (other.phase or "") in phases


def _test(vocabulary: Vocabulary, state: str, wanted: Effect) -> Callable[[Event], bool]:
    def test(other: Event) -> bool:
        event_type = vocabulary.type(other.type)
        effects = event_type.effects_of(other.phase) if event_type else ()
        return any(effect.state == state and effect.effect is wanted for effect in effects)

    return test


def _last_before(event: Event, others: Sequence[Event], test: Callable[[Event], bool]) -> Event | None:
    day = day_of(event)
    fitting = [other for other in others if other.id != event.id and happened(other) and test(other)
               and (other_day := day_of(other)) is not None and day is not None and other_day <= day]  # fmt: skip
    return max(fitting, key=lambda other: (day_of(other) or date.min, other.id), default=None)


def day_of(event: Event) -> date | None:
    """The day that an event is put in order by: its last possible one, or its first where that side is open."""
    return event.bounds.latest or event.bounds.earliest
