"""What comparing the accounts shows: never settled silently."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.core.event import Support


class FindingKind(StrEnum):
    """The six kinds of finding."""

    AGREEMENT = "agreement"
    REFINEMENT = "refinement"
    CONTRADICTION = "contradiction"
    SUPERSESSION = "supersession"
    DENIAL = "denial"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: a value and the claims that carry it."""

    label: str
    claims: tuple[str, ...]
    support: Support
    reading: str = ""
    """The reading under which this side holds, where there is more than one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An agreement, refinement, contradiction, supersession, denial or gap."""

    id: str
    kind: FindingKind
    title: str
    """One line: "Two dates for the start of the hunger strike: 8 or 9 January 2023"."""
    reason: str
    """Why, in words, with the rule named."""
    events: tuple[str, ...]
    slot: str | None
    sides: tuple[Side, ...]
    """For a contradiction: the smallest set of claims that cannot all be true, grouped by value."""
    settles: str = ""
    """For a contradiction: the fewest claims whose fall would settle it, in words."""
    decisions: tuple[str, ...] = ()
    """Decisions of people that bear on it."""
