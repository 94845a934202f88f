"""States and clocks of the page, and the drawing of the timeline."""

from __future__ import annotations

from datetime import date

from onrecord.core.attribution import Stance
from onrecord.core.event import Event
from onrecord.core.finding import FindingKind
from onrecord.core.state import Clock, ClockName, Period, State
from onrecord.export.neutral import one_line
from onrecord.export.page.compose import Composer
from onrecord.export.page.timeline import Bar, Drawing, Limit, Point, draw
from onrecord.export.page.view import ClockView, PeriodView, ReadingView, StateView
from onrecord.export.wording import CLOCK_WORDS, bounds_words

LANES = ("custody", "hunger_strike", "court", "other")
STATE_LANES = {
    "custody": "custody",
    "house_arrest": "custody",
    "travel_ban": "custody",
    "hunger_strike": "hunger_strike",
}


def state_label(composer: Composer, name: str) -> str:
    """A state's name for reading."""
    found = composer.vocabulary.state(name)
    label = found.label if found and found.label else name.replace("_", " ")
    return label[:1].upper() + label[1:]


def state_view(composer: Composer, state: State) -> StateView:
    """A state with its periods and clocks."""
    return StateView(
        label=state_label(composer, state.name),
        person=one_line(composer.wording.entity_names.get(state.person, "")),
        active=state.active,
        periods=tuple(_period(composer, period) for period in state.periods),
        clocks=tuple(_clock(composer, clock) for clock in state.clocks),
    )


def _period(composer: Composer, period: Period) -> PeriodView:
    return PeriodView(
        start=bounds_words(period.start),
        start_event=composer.event_link(period.start_event),
        end="" if period.end is None else bounds_words(period.end),
        end_event=composer.event_link(period.end_event),
        clocks=tuple(_clock(composer, clock) for clock in period.clocks),
        attributes=period.attributes,
    )


def _clock(composer: Composer, clock: Clock) -> ClockView:
    return ClockView(
        CLOCK_WORDS[clock.name],
        tuple(
            ReadingView(one_line(item.label), one_line(item.rule), one_line(item.formula)) for item in clock.readings
        ),
        composer.event_links(clock.events),
    )


def drawing(composer: Composer) -> Drawing | None:
    """The timeline of the case, drawn."""
    casefile = composer.casefile
    conflicted = {
        event for finding in casefile.findings if finding.kind is FindingKind.CONTRADICTION for event in finding.events
    }
    points = [_point(composer, event, event.id in conflicted) for event in casefile.events]
    bars = [bar for state in casefile.states for bar in _bars(composer, state)]
    limits = [limit for state in casefile.states for limit in _limits(state)]
    return draw(LANES, points, bars, limits, casefile.as_of)


def _point(composer: Composer, event: Event, conflict: bool) -> Point:
    lane = composer.lane(event)
    return Point(
        number=composer.event_numbers[event.id],
        href=f"#{event.id}",
        title=f"{one_line(event.when_label) or bounds_words(event.bounds)}: {composer.titles[event.id]}",
        lane=lane if lane in LANES else "other",
        bounds=event.bounds,
        firm=event.stance is Stance.ASSERTED,
        conflict=conflict,
    )


def _bars(composer: Composer, state: State) -> list[Bar]:
    lane = STATE_LANES.get(state.name, "other")
    label = state_label(composer, state.name)
    bars = []
    for period in state.periods:
        start = period.start.latest or period.start.earliest
        end = None if period.end is None else period.end.latest or period.end.earliest
        if start is not None and (end is None or end >= start):
            bars.append(Bar(lane, label, start, end))
    return bars


def _limits(state: State) -> list[Limit]:
    clocks = [*state.clocks, *(clock for period in state.periods for clock in period.clocks)]
    days: list[tuple[date, str]] = []
    for clock in clocks:
        if clock.name is ClockName.RUNS_OUT:
            for reading in clock.readings:
                try:
                    days.append((date.fromisoformat(reading.value), reading.label))
                except ValueError:
                    continue  # A clock may run out within bounds: told in words above the drawing, not drawn.
    if not days or not state.active:
        return []
    first, last = min(days), max(days)
    words = first[1] if first[0] == last[0] else f"{first[1]} or {last[1]}"
    return [Limit(STATE_LANES.get(state.name, "other"), f"runs out {words}", last[0])]
