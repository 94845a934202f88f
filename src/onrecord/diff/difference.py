"""The values that say what changed from one case file to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What became of a line."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"
    JOINED = "joined"
    """It is part of another line now: two events or persons are one."""
    PARTED = "parted"
    """It was part of another line before."""


class Part(StrEnum):
    """The parts of a case file that are compared, in the order in which changes are told."""

    DECISION = "decision"
    REPORT = "report"
    EVENT = "event"
    STATE = "state"
    FINDING = "finding"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    SUGGESTION = "suggestion"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value of a line, as it was and as it is."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One line that is not as it was."""

    part: Part
    kind: ChangeKind
    id: str
    """The line's id after; where it is gone, before; "" for lines without one."""
    title: str
    other: str
    """The title of the line that it was joined to or parted from; else ""."""
    values: tuple[ValueChange, ...]
    because: tuple[str, ...]
    """What came in between and bears on it: ids of decisions, digests of reports."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed."""

    day_before: str
    """The day that each is told for, in ISO 8601; "" where there is none."""
    day_after: str
    version: tuple[str, str]
    """The versions of onrecord."""
    reading_changed: bool
    """Whether another reader or another vocabulary read the reports."""
    changes: tuple[Change, ...]
