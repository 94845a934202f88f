"""States and clocks in words."""

from __future__ import annotations

from onrecord.core.calendar import OR
from onrecord.core.state import Clock, ClockName, ClockReading, Period, State
from onrecord.export.neutral import one_line
from onrecord.export.telling.compose import Composer
from onrecord.export.telling.values import ClockView, PeriodView, ReadingView, StateView
from onrecord.export.wording import CLOCK_WORDS, bounds_words


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
        headline=_headline(state),
        periods=tuple(_period(composer, period) for period in state.periods),
        clocks=tuple(_clock(composer, clock) for clock in state.clocks if not _told_before(state, clock)),
    )


def _told_before(state: State, clock: Clock) -> bool:
    """Whether the last period tells the same figures already."""
    last = state.periods[-1].clocks if state.periods else ()
    return any(other.name is clock.name and other.readings == clock.readings for other in last)


def _headline(state: State) -> str:
    if not state.active or not state.periods:
        return ""
    days = [clock for clock in state.periods[-1].clocks if clock.name is ClockName.DAY]
    labels = dict.fromkeys(one_line(reading.label) for clock in days for reading in clock.readings)
    words = " or ".join(labels)
    return words[:1].upper() + words[1:]


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
        tuple(ReadingView(one_line(item.label), one_line(item.rule), _formulas(item)) for item in clock.readings),
        composer.event_links(clock.events),
    )


def _formulas(reading: ClockReading) -> tuple[str, ...]:
    """The calculations; none where nothing had to be calculated."""
    return tuple(one_line(formula) for formula in reading.formula.split(OR) if formula != reading.value)
