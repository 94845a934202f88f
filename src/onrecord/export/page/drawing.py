"""The events, states and limits of a case, put on the drawn timeline."""

from __future__ import annotations

from datetime import date

from onrecord.core.attribution import Stance
from onrecord.core.event import Event
from onrecord.core.state import ClockName, State
from onrecord.export.page.timeline import Bar, Drawing, Limit, Point, draw
from onrecord.export.telling.compose import Composer
from onrecord.export.telling.states import state_label

LANES = ("custody", "hunger_strike", "court", "other")
STATE_LANES = {
    "custody": "custody",
    "house_arrest": "custody",
    "travel_ban": "custody",
    "hunger_strike": "hunger_strike",
}


def drawing(composer: Composer) -> Drawing | None:
    """The timeline of the case, drawn."""
    casefile = composer.casefile
    points = [_point(composer, event, event.id in composer.conflicts) for event in casefile.events]
    bars = [bar for state in casefile.states for bar in _bars(composer, state)]
    limits = [limit for state in casefile.states for limit in _limits(state)]
    return draw(LANES, points, bars, limits, casefile.as_of)


def _point(composer: Composer, event: Event, conflict: bool) -> Point:
    lane = composer.lane(event)
    return Point(
        number=composer.event_numbers[event.id],
        href=f"#{event.id}",
        title=f"{composer.when(event)}: {composer.titles[event.id]}",
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
    last = state.periods[-1].clocks if state.periods else ()
    clocks = [clock for clock in (*state.clocks, *last) if clock.name is ClockName.RUNS_OUT]
    days: list[tuple[date, str]] = []
    for clock in clocks:
        for reading in clock.readings:
            try:
                days.append((date.fromisoformat(reading.value), reading.label))
            except ValueError:
                continue  # A clock may run out within bounds: told in words above the drawing, not drawn.
    if not days or not state.active:
        return []
    soonest, latest = min(days), max(days)
    words = soonest[1] if soonest[0] == latest[0] else f"{soonest[1]} or {latest[1]}"
    return [Limit(STATE_LANES.get(state.name, "other"), f"runs out {words}", latest[0])]
