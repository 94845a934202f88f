"""What lasts between events, and the figures derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.core.when import Bounds


@dataclass(frozen=True, slots=True)
class ClockReading:
    """One value of a clock under one named counting rule."""

    value: str
    """A number of days or a date in EDTF, as text."""
    label: str
    """For reading: "day 14", "28 January 2023"."""
    rule: str
    """The counting rule, as one sentence."""
    formula: str
    """The calculation with its numbers: "2023-01-22 - 2023-01-09 + 1 = 14"."""


class ClockName(StrEnum):
    """The figures derived of a state."""

    DAY = "day"
    """Which day of the state it is, the first day being day 1."""
    DAYS_IN_ALL = "days_in_all"
    """Days over all its periods, inclusive."""
    RUNS_OUT = "runs_out"
    """The last day that the ordered term covers."""
    OVERDUE = "overdue"
    """Days since the term ran out with nothing reported."""
    LAST_HEARD = "last_heard"
    """The day of the last report about the state."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A derived figure of a state, with its inputs."""

    name: ClockName
    readings: tuple[ClockReading, ...]
    """More than one where custom or the accounts differ."""
    events: tuple[str, ...]
    """Ids of the events it was computed from."""


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of a state."""

    start: Bounds
    start_event: str | None
    """None where it is only known to be going on."""
    end: Bounds | None
    """None while it lasts, as far as is known."""
    end_event: str | None
    clocks: tuple[Clock, ...] = ()
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """Custody, hunger strike, house arrest or travel ban of one person, as of the case file's day."""

    id: str
    name: str
    """The state's name in the vocabulary."""
    person: str
    active: bool
    """Whether it lasts on the day the case file is as of, as far as the reports tell."""
    periods: tuple[Period, ...]
    """Earliest first."""
    clocks: tuple[Clock, ...] = ()
    """Of the state as a whole: days in all, runs out, last heard."""
