"""A claim with its names resolved and its origin known: what events are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.attribution import Stance
from onrecord.core.claim import Claim
from onrecord.core.when import Bounds, WhenBasis
from onrecord.vocabulary.types import EventType

FIRMNESS = (
    Stance.ASSERTED,
    Stance.ALLEGED,
    Stance.NOT_VERIFIED,
    Stance.PLANNED,
    Stance.DEMANDED,
    Stance.THREATENED,
    Stance.CONDITIONAL,
    Stance.DENIED,
)
"""Stances, the firmest first."""

UNTOLD = frozenset({WhenBasis.REPORTED_BY, WhenBasis.UNKNOWN})
"""Bases of a date that no words of the report tell."""


@dataclass(frozen=True, slots=True)
class Value:
    """What fills one role of a claim, resolved."""

    role: str
    value: str
    """An entity's id, or folded words."""
    label: str
    """For reading."""
    words: frozenset[str] = frozenset()
    """Of a body: the folded words that tell which it is or of what kind, without those that any body may have."""

    @property
    def named(self) -> bool:
        """Whether it is somebody or something by name, and no description."""
        return self.value.startswith(("person-", "organisation-", "place-"))


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim, with what the rest of the archive says about its names and its document."""

    claim: Claim
    persons: tuple[str, ...]
    """Ids of the persons it happened to, sorted."""
    values: tuple[Value, ...]
    """All other roles, and unnamed persons by their words."""
    bounds: Bounds
    """The days it can have happened on; those of an alternative reading where that one fits the other reports."""
    stance: Stance
    """How the case file may hold it: asserted only where the publisher or the acting person or body says it."""
    speaker: str
    """Entity id or folded words of who is answerable; empty for the publisher."""
    speaker_label: str
    published: date | None
    publisher: str
    """Folded; empty where unknown."""
    origin: str
    phase: str | None = None
    """The claim's, but "since 9 January" tells when a state began and counts with its beginning."""
    in_correction: bool = False
    """Told inside a passage that corrects an earlier report."""
    kind: EventType | None = None
    """The claim's type; None where the vocabulary has none of that id."""

    @property
    def age(self) -> tuple[date, str, int, str]:
        """Earliest report first."""
        return (self.published or date.max, self.claim.document, self.claim.trigger.start, self.claim.id)

    @property
    def dated(self) -> bool:
        """Whether the report's words tell when it happened."""
        return self.bounds.known and self.claim.when.basis not in UNTOLD

    @property
    def recurs(self) -> bool:
        """Whether it is of a type that happens again within days."""
        return self.kind is not None and self.kind.recurs

    @property
    def happens_once(self) -> bool:
        """Whether it is of a type that happens once in a life."""
        return self.kind is not None and self.kind.happens_once

    def filled(self, role: str) -> tuple[Value, ...]:
        """The values of one role, in the order of the text."""
        return tuple(value for value in self.values if value.role == role)


def firmest(stances: list[Stance]) -> Stance:
    """The firmest of some stances."""
    return min(stances, key=FIRMNESS.index)
