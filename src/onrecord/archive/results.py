"""What the archive's methods hand back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.core.decision import Decision
from onrecord.core.problem import Problem


class AddStatus(StrEnum):
    """What became of one input."""

    ADDED = "added"
    ALREADY_THERE = "already_there"
    """The same bytes are in the archive: nothing changed, whatever the file is called."""
    DECLARED = "declared"
    """The same bytes are in the archive, and something new was declared about them."""
    REFUSED = "refused"
    """Nothing was stored; the problems say why."""


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """One input and what became of it."""

    source: str
    """As the user would name it; "-" for standard input."""
    status: AddStatus
    document: str | None
    """The document's digest; None where nothing was stored."""
    problems: tuple[Problem, ...] = ()
    """Also for what was added: a missing date, a doubtful encoding."""


@dataclass(frozen=True, slots=True)
class Added:
    """All that came of one `add`."""

    outcomes: tuple[AddOutcome, ...]
    """In the order of the inputs, folders in the order of their names."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of all inputs, in their order."""
        return tuple(problem for outcome in self.outcomes for problem in outcome.problems)

    def count(self, status: AddStatus) -> int:
        """How many inputs came to that."""
        return sum(1 for outcome in self.outcomes if outcome.status is status)


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a request to decide."""

    decision: Decision | None
    """The entry in the log; None where it was refused."""
    problems: tuple[Problem, ...] = ()
    """Why it was refused."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of accepting an archive as it is."""

    problems: tuple[Problem, ...] = ()
    """Why it cannot be accepted; empty where it was."""
