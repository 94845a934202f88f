"""What claims are about: an event with slots, each slot with one or more accounts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.core.attribution import Stance
from onrecord.core.when import Bounds


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind a value: reports are not sources, so independent origins are counted."""

    reports: int
    publishers: int
    """Those that are known."""
    origins: int
    """Independent ones; reports whose publisher is not known count as one, and only where there is no other."""

    def write(self) -> str:
        """In words: "5 reports, 2 publishers, 1 origin"; "2 reports, publisher not known"."""
        if self.publishers == 0:
            return f"{self.reports} report{'' if self.reports == 1 else 's'}, publisher not known"
        named = ((self.reports, "report"), (self.publishers, "publisher"), (self.origins, "origin"))
        return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in named)


@dataclass(frozen=True, slots=True)
class Account:
    """One value of a slot, with the claims that support it."""

    value: str
    """Normalised: EDTF for dates, ISO 8601 for durations, an entity's id, or folded text."""
    label: str
    """For reading: "9 January 2023", "1 month and 20 days", a name."""
    claims: tuple[str, ...]
    """Claim ids, in the order of the case file."""
    support: Support
    stance: Stance
    """The firmest stance among these claims."""
    bounds: Bounds | None = None
    """For dates."""
    basis: str = ""
    """How it is known, in words: "told as a date", "counted back from "the 14th day""."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One question about an event (when, who ordered it, for how long) and the accounts given of it."""

    name: str
    accounts: tuple[Account, ...]
    """Best supported first."""


class RelationKind(StrEnum):
    """How two events belong together without being the same."""

    EXTENDS = "extends"
    EXECUTES = "executes"
    """The second carries out what the first decided or planned."""
    RESUMES = "resumes"
    ENDS = "ends"
    ANSWERS = "answers"
    PART_OF = "part_of"


@dataclass(frozen=True, slots=True)
class EventRelation:
    """A tie from one event to another."""

    kind: RelationKind
    event: str
    """The other event's id."""
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """What one or more claims are about."""

    id: str
    type: str
    phase: str | None
    persons: tuple[str, ...]
    """Ids of the persons it happened to."""
    title: str
    """One line, stance included: "Arrest of N. N., on charges of hooliganism"."""
    bounds: Bounds
    """Days on which all asserted accounts can be true; where they contradict, from the first to the last of them."""
    when_label: str
    """For reading: "9 December 2022", "8 or 9 January 2023", "date unknown"."""
    stance: Stance
    """The firmest stance among its claims that still count."""
    slots: tuple[Slot, ...]
    claims: tuple[str, ...]
    """Claim ids, earliest report first."""
    support: Support
    relations: tuple[EventRelation, ...] = ()
    attributes: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    """Claim ids that a decision rejected: kept, shown as rejected, counted nowhere."""

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, where some claim fills it."""
        return next((slot for slot in self.slots if slot.name == name), None)
