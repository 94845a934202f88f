"""An event in the making: the tellings taken for one, and what speaks for or against another being told of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.core.when import Bounds
from onrecord.reconcile.telling import Telling, Value
from onrecord.reconcile.terms_alike import one_length


@dataclass(slots=True)
class Cluster:
    """An event in the making."""

    members: list[Telling] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    filled: dict[str, dict[str, Value]] = field(default_factory=dict)
    """By role the values that its members name."""

    def __post_init__(self) -> None:
        for member in self.members:
            self._fill(member)

    def add(self, telling: Telling) -> None:
        """Take the telling for one of the event."""
        self.members.append(telling)
        self._fill(telling)
        day = telling.bounds.day if telling.dated else None
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)

    def _fill(self, telling: Telling) -> None:
        for value in telling.values:
            self.filled.setdefault(value.role, {})[value.value] = value

    def holds_day(self, bounds: Bounds) -> bool:
        """Whether one of its days lies within the bounds."""
        return any(bounds.compatible(member.bounds) for member in self.members if member.dated)


def clash(telling: Telling, cluster: Cluster) -> bool:
    """Whether the two name different courts or different agents.

    "The military" clashes with no name, and "police" with no "security forces": they only describe.
    """
    for role in ("court", "agent"):
        mine, theirs = telling.filled(role), cluster.filled.get(role)
        if mine and theirs and all(_apart(one, other) for one in mine for other in theirs.values()):
            return True
    return False


def _apart(one: Value, other: Value) -> bool:
    """Whether two values cannot be one court or one agent."""
    if one.value == other.value:
        return False
    if one.named and other.named:
        return True
    return one.role == "court" and not (one.words <= other.words or other.words <= one.words)


def told_beside(telling: Telling, cluster: Cluster) -> bool:
    """Whether the telling's report tells the event with another length: two sentences, and no two words for one."""
    term = telling.claim.term
    return term is not None and any(
        member.claim.term is not None
        and member.claim.document == telling.claim.document
        and member.speaker == telling.speaker
        and not one_length(member.claim.term.iso(), term.iso())
        for member in cluster.members
    )


def shared(telling: Telling, cluster: Cluster) -> int:
    """How many values the two have in common, terms and amounts included."""
    mine = marks(telling)
    return len(mine & {mark for member in cluster.members for mark in marks(member)})


def marks(telling: Telling) -> set[tuple[str, str]]:
    """What it tells of the event besides its day: each role with its value, and the term."""
    found = {(value.role, value.value) for value in telling.values}
    if telling.claim.term:
        found.add(("term", telling.claim.term.iso()))
    return found
