"""What is withheld is hidden, or nothing is shown: whether the archive still tells all that decisions withhold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.decisions.replay import describe
from onrecord.decisions.request import mention_of
from onrecord.store import layout
from onrecord.store.folder import Snapshot

_ON_CLAIMS = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT})


def unreadable_log(snapshot: Snapshot) -> Problem | None:
    """Why no case file may be shown: of a damaged decision log nobody can say what it withheld."""
    damaged = next((problem for problem in snapshot.damage if problem.where.startswith(layout.DECISIONS)), None)
    if damaged is None:
        return None
    message = f"{damaged.message} It may have withheld somebody, so no case file is shown."
    return Problem(damaged.where, message, "Put that file back from a copy of the archive.")


class Guard:
    """Watches readings go by, and tells which decisions are about something that was not among them."""

    def __init__(self, snapshot: Snapshot, in_force: Sequence[Decision]) -> None:
        """`in_force`: the decisions in force today, whichever day the case file is told for."""
        self._decisions = in_force
        self._stored = frozenset(document.original for document in snapshot.documents)
        self._whole = not snapshot.manifest.faults and not any(
            problem.where.startswith(layout.MANIFEST) for problem in snapshot.damage
        )
        self._claims = {target for entry in in_force for target in entry.targets if mention_of(target) is None}
        self._documents: set[str] = set()

    def over(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings, of every document there is."""
        for reading in readings:
            self._documents.add(reading.document)
            if self._claims:
                self._claims.difference_update(claim.id for claim in reading.claims)
            yield reading

    def knows(self, claims: Iterable[str]) -> None:
        """Claims, by their ids, that were read, though not by the rules."""
        self._claims.difference_update(claims)

    def refusal(self) -> Problem | None:
        """Why no case file may be shown, once the readings have gone by: something withheld cannot be found."""
        for entry in self._decisions:
            if entry.kind is not DecisionKind.WITHHOLD:
                continue
            for target in entry.targets:
                problem = self._unguarded(entry, target)
                if problem is not None:
                    return problem
        return None

    def _unguarded(self, entry: Decision, target: str) -> Problem | None:
        key = mention_of(target)
        if key is None:
            if target not in self._claims:
                return None
            message = f"{describe(entry)} withholds a claim that is read otherwise now, so no case file is shown."
            return Problem(
                "decisions",
                message,
                f"Undo it with `onrecord decide undo {entry.id}`, and withhold anew what is read now.",
            )
        if key.document in self._documents or (self._whole and key.document not in self._stored):
            return None
        message = f"{describe(entry)} withholds a name by a report that cannot be read, so no case file is shown."
        remedy = (
            "Run `onrecord verify`, and put back what it names from a copy; if it names nothing, the reader failed."
        )
        return Problem("decisions", message, remedy)

    def lost(self) -> tuple[Problem, ...]:
        """Decisions about claims that are read no more, once the readings have gone by: they count for nothing."""
        return tuple(
            Problem(
                "decisions",
                f"{describe(entry)} is about a claim that is read otherwise now; it counts for nothing.",
                "Undo it, and decide anew on what is read now.",
            )
            for entry in self._decisions
            if entry.kind in _ON_CLAIMS and not self._claims.isdisjoint(entry.targets)
        )
