"""Dates as bounds, durations with a minimum and a maximum. A day is never invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.core.span import Span


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that something can have happened on; None where that side is open or unknown."""

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"bounds end before they begin: {self.earliest} to {self.latest}")

    @property
    def known(self) -> bool:
        """Whether at least one side is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def day(self) -> date | None:
        """The one day, where both sides name the same."""
        return self.earliest if self.earliest == self.latest else None

    def compatible(self, other: Bounds) -> bool:
        """Whether one day can satisfy both."""
        if self.earliest and other.latest and self.earliest > other.latest:
            return False
        return not (self.latest and other.earliest and other.earliest > self.latest)

    def within(self, other: Bounds) -> bool:
        """Whether every day of this lies in `other`: this says the same or says it more exactly."""
        starts = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        ends = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return starts and ends


class WhenBasis(StrEnum):
    """What a date was resolved from."""

    EXPLICIT = "explicit"
    """The phrase itself names the day, month or year in full."""
    DATELINE = "dateline"
    """Relative to the dateline of the report, or completed from it."""
    PUBLICATION = "publication"
    """Relative to the publication date, or completed from it."""
    EVENT = "event"
    """Relative to an event or a date told before ("the same day", "three days earlier")."""
    REPORTED_BY = "reported_by"
    """No date is told: only that it cannot be later than the report."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """When something happened, as bounds in days, with the words it came from and how they were resolved."""

    bounds: Bounds = Bounds()
    """Hard bounds: no careful reader would place it outside."""
    likely: Bounds | None = None
    """For vague words ("early 2019"), the narrower bounds that most readers have in mind; never used to contradict."""
    basis: WhenBasis = WhenBasis.UNKNOWN
    phrase: Span | None = None
    """The words that tell it, in the claim's document."""
    time: str | None = None
    """The id of the time expression in the reading."""
    rule: str = ""
    """How it was resolved, as one sentence a documenter understands."""
    alternatives: tuple[Bounds, ...] = ()
    """Other readings that the text leaves open (day-month against month-day, this year or last)."""
    open_ended: bool = False
    """True for "since March 2021": it began within the bounds and was going on when it was told."""


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length in calendar units; months are never turned into days without a date to start from."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    def iso(self) -> str:
        """ISO 8601, such as P1M20D; P0D for nothing at all."""
        head = "".join(
            f"{number}{letter}"
            for number, letter in ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
            if number
        )
        tail = f"T{self.hours}H" if self.hours else ""
        return "P" + (head + tail or "0D")

    @classmethod
    def parse(cls, iso: str) -> Duration:
        """The duration that `iso` writes. Raises ValueError where it is none."""
        match = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?", iso)
        if match is None or iso in ("P", "PT"):
            raise ValueError(f"no ISO 8601 duration in years, months, weeks, days and hours: {iso!r}")
        return cls(*(int(number or 0) for number in match.groups()))


@dataclass(frozen=True, slots=True)
class Term:
    """How long something lasts or is ordered for: a minimum and a maximum, equal where the text is exact."""

    minimum: Duration
    maximum: Duration
    phrase: Span | None = None

    def iso(self) -> str:
        """In ISO 8601: "P1M20D" where exact, "P3M/P4M" where the text gives a range."""
        if self.minimum == self.maximum:
            return self.minimum.iso()
        return f"{self.minimum.iso()}/{self.maximum.iso()}"


class TimeType(StrEnum):
    """The four types of TIMEX3 (ISO-TimeML)."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A phrase that tells a time, found in a document and resolved as far as its text allows."""

    id: str
    """Local to the reading: t1, t2, …"""
    span: Span
    type: TimeType
    value: str
    """The TIMEX3 value ("2023-01-22", "P1M20D", "2022-WI")."""
    when: When = When()
    term: Term | None = None
    """For durations."""
    ordinal: int | None = None
    """N for "the Nth day" of a lasting state; the day it falls on is then in `when`."""
    edtf: str | None = None
    """The bounds in the Extended Date/Time Format (ISO 8601-2), where they are known."""
