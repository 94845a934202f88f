"""What lasts between events: custody, hunger strike, house arrest, travel ban, period by period, as of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.calendar import starts_from_day
from onrecord.core.event import Event
from onrecord.core.identity import identify
from onrecord.core.state import Period, State
from onrecord.core.when import Bounds
from onrecord.reconcile.clocks import period_clocks, state_clocks
from onrecord.reconcile.lasting import UNHEARD, days_told, only_lasts
from onrecord.reconcile.relations import day_of, happened
from onrecord.reconcile.telling import Telling
from onrecord.vocabulary.types import Effect, StateDefinition, Vocabulary

_RANK = {Effect.STARTS: 0, Effect.CONTINUES: 1, Effect.EXTENDS: 1, Effect.ENDS: 2}
_RESUMES = 3
"""On one day, an end comes after a beginning and before a new beginning."""


@dataclass(frozen=True, slots=True)
class Step:
    """One event and what it does to the state."""

    day: date
    event: Event
    effect: Effect
    frees: bool = False
    """Whether its being told shows that the state lasted before."""


@dataclass(slots=True)
class Stretch:
    """A period in the making."""

    start: Bounds
    start_event: Event | None
    end: Bounds | None = None
    end_event: Event | None = None
    steps: list[Step] = field(default_factory=list)

    def close(self, end: Bounds, event: Event | None) -> None:
        """The period is over."""
        self.end, self.end_event = end, event


def find_states(
    events: Sequence[Event], tellings: Mapping[str, Telling], vocabulary: Vocabulary, as_of: date | None
) -> tuple[State, ...]:
    """Every state of every person, by person and by the vocabulary's order of states. `tellings` by claim id.

    Events that are only planned, threatened or demanded do nothing to a state; what comes after `as_of` is left out.
    """
    steps: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for event in events:
        event_type = vocabulary.type(event.type)
        if event_type is None or not happened(event):
            continue
        days = [day for day in _days(event, tellings) if as_of is None or day <= as_of]
        for effect in event_type.effects_of(event.phase):
            for person in event.persons:
                steps[person, effect.state] += [Step(day, event, effect.effect, event_type.frees) for day in days]
    found = []
    for person in sorted({person for person, _ in steps}):
        for definition in vocabulary.states:
            if (person, definition.id) in steps:
                state = _state(person, definition, steps[person, definition.id], tellings, as_of)
                found += [state] if state else []
    return tuple(found)


def _days(event: Event, tellings: Mapping[str, Telling]) -> tuple[date, ...]:
    """The day of an event; of news that a state lasts, every day on which a report tells it."""
    told = [tellings[claim] for claim in event.claims]
    if only_lasts(told):
        return days_told(told)
    day = day_of(event)
    return () if day is None else (day,)


def _effects(steps: Iterable[Step]) -> list[tuple[Event, Effect]]:
    """The events of some steps and what each does, once."""
    return list({(step.event.id, step.effect): (step.event, step.effect) for step in steps}.values())


def _state(
    person: str, definition: StateDefinition, steps: Sequence[Step], tellings: Mapping[str, Telling], as_of: date | None
) -> State | None:
    stretches = stretches_of(definition.id, steps, tellings)
    if not stretches:
        return None
    periods = tuple(
        Period(
            stretch.start,
            stretch.start_event.id if stretch.start_event else None,
            stretch.end,
            stretch.end_event.id if stretch.end_event else None,
            period_clocks(
                stretch.start, stretch.start_event, stretch.end, _effects(stretch.steps), as_of, definition.day_label
            ),
            _attributes(stretch),
        )
        for stretch in stretches
    )  # fmt: skip
    last = stretches[-1]
    used = _effects(step for stretch in stretches for step in stretch.steps)
    heard = [telling.published for event, _ in used for claim in event.claims
             if (telling := tellings[claim]).published and (as_of is None or telling.published <= as_of)]  # fmt: skip
    clocks = state_clocks(
        [(stretch.start, stretch.end) for stretch in stretches],
        (last.start, _effects(last.steps) if last.end is None else []),
        max((day for day in heard if day), default=None),
        [event.id for event, _ in used],
        as_of,
    )
    return State(
        identify("state", person, definition.id), definition.id, person, last.end is None, periods, clocks
    )  # fmt: skip


def _attributes(stretch: Stretch) -> tuple[str, ...]:
    found = {attribute for step in stretch.steps for attribute in step.event.attributes}
    if stretch.start_event is not None and stretch.start_event.stance.value != "asserted":
        found.add(stretch.start_event.stance.value)
    return tuple(sorted(found))


def stretches_of(state: str, steps: Sequence[Step], tellings: Mapping[str, Telling]) -> list[Stretch]:
    """The periods of one state, earliest first."""

    def order(step: Step) -> tuple[date, int, str]:
        rank = _RESUMES if step.event.phase == "resume" else _RANK[step.effect]
        return (step.day, rank, step.event.id)

    stretches: list[Stretch] = []
    for step in sorted(steps, key=order):
        last = stretches[-1] if stretches else None
        current = last if last is not None and last.end is None else None
        if step.effect is Effect.ENDS:
            _end(state, step, current, stretches)
            continue
        if step.effect is Effect.STARTS and (current is None or _begins_anew(step, current)):
            if current is not None:
                current.close(Bounds(current.start.earliest, step.day), None)
            current = Stretch(step.event.bounds, step.event)
            stretches.append(current)
        elif current is None:
            if last is not None and last.end is not None and step.day <= (last.end.latest or step.day):
                continue
            current = Stretch(_counted_back(step, tellings), None)
            stretches.append(current)
        elif current.start_event is None and step.effect is Effect.STARTS:
            current.start, current.start_event = step.event.bounds, step.event
        current.steps.append(step)
    return stretches


def _end(state: str, step: Step, current: Stretch | None, stretches: list[Stretch]) -> None:
    if current is None:
        if not (step.frees or step.event.type == state) or any(stretch.end_event for stretch in stretches[-1:]):
            return
        current = Stretch(Bounds(None, step.day), None)
        stretches.append(current)
    current.steps.append(step)
    current.close(step.event.bounds, step.event)


def _begins_anew(step: Step, current: Stretch) -> bool:
    """Whether a beginning within a period shows that an end was not reported, rather than telling the same again."""
    if step.event.phase == "resume":
        return not step.event.bounds.compatible(current.start)
    heard = max([step.day for step in current.steps], default=current.start.latest)
    first = step.event.bounds.earliest
    return heard is not None and first is not None and (first - heard).days > UNHEARD


def _counted_back(step: Step, tellings: Mapping[str, Telling]) -> Bounds:
    """When a state began that is only known to be going on: by its count of days, else on or before that day."""
    for claim in step.event.claims:
        number, day = tellings[claim].claim.ordinal, tellings[claim].bounds.day
        if number and day:
            starts = starts_from_day(number, day)
            if starts:
                return Bounds(starts[0].day, starts[0].day)
    return Bounds(None, step.day)
