"""Days under constraints with sources: are they consistent, and if not, which fewest statements are to blame?

A point is a day; a statement owns edges `later - earlier <= weight`. The statements are consistent exactly when the
graph of their edges has no negative cycle (Dechter, Meiri, Pearl: Temporal constraint networks, 1991).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

ORIGIN = ""
"""The point that all days are counted from."""


@dataclass(frozen=True, slots=True)
class Edge:
    """`later` is at most `weight` days after `earlier`."""

    earlier: str
    later: str
    weight: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says, as edges; an empty source is background, which is never to blame."""

    source: str
    edges: tuple[Edge, ...]


def day_between(point: str, first: int | None, last: int | None) -> tuple[Edge, ...]:
    """The edges of "`point` is not before day `first` and not after day `last`", counted from the origin."""
    found = []
    if last is not None:
        found.append(Edge(ORIGIN, point, last))
    if first is not None:
        found.append(Edge(point, ORIGIN, -first))
    return tuple(found)


def apart(earlier: str, later: str, fewest: int | None, most: int | None) -> tuple[Edge, ...]:
    """The edges of "`later` is between `fewest` and `most` days after `earlier`"."""
    found = []
    if most is not None:
        found.append(Edge(earlier, later, most))
    if fewest is not None:
        found.append(Edge(later, earlier, -fewest))
    return tuple(found)


def consistent(statements: Sequence[Statement]) -> bool:
    """Whether all can be true together."""
    return _blamed(statements) is None


def _blamed(statements: Sequence[Statement]) -> set[int] | None:
    """The numbers of the statements on one negative cycle; None where there is none (Bellman and Ford)."""
    edges = [(edge, number) for number, statement in enumerate(statements) for edge in statement.edges]
    reach: dict[str, int] = {}
    for edge, _ in edges:
        reach.setdefault(edge.earlier, 0)
        reach.setdefault(edge.later, 0)
    via: dict[str, tuple[Edge, int]] = {}
    moved = ""
    changed = False
    for _ in range(len(reach) + 1):
        changed = False
        for edge, number in edges:
            if reach[edge.earlier] + edge.weight < reach[edge.later]:
                reach[edge.later] = reach[edge.earlier] + edge.weight
                via[edge.later] = (edge, number)
                moved, changed = edge.later, True
        if not changed:
            return None
    for _ in range(len(reach)):
        moved = via[moved][0].earlier
    blamed, point = {via[moved][1]}, via[moved][0].earlier
    while point != moved:
        blamed.add(via[point][1])
        point = via[point][0].earlier
    return blamed


def smallest_conflict(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements that cannot all be true, none of which can be left out; empty where all are consistent.

    The statements of one negative cycle, thinned by deletion: a statement owns several edges, so that the cycle alone
    may name more of them than needed.
    """
    blamed = _blamed(statements)
    if blamed is None:
        return ()
    background = [statement for statement in statements if not statement.source]
    core = [statements[number] for number in sorted(blamed) if statements[number].source]
    for statement in list(core):
        rest = [other for other in core if other is not statement]
        if not consistent(background + rest):
            core = rest
    return tuple(core)


def fewest_to_drop(statements: Sequence[Statement], weights: dict[str, int], limit: int = 12) -> tuple[str, ...]:
    """The sources whose fall leaves the rest consistent, with the least weight in all; sorted.

    Exact for up to `limit` sources; beyond, conflict after conflict loses its lightest source, which may be more than
    needed. Empty where all are consistent.
    """
    sources = sorted({statement.source for statement in statements if statement.source})

    def holds(dropped: frozenset[str]) -> bool:
        return consistent([statement for statement in statements if statement.source not in dropped])

    if holds(frozenset()):
        return ()
    if len(sources) <= limit:
        choices = (frozenset(choice) for size in range(1, len(sources) + 1) for choice in combinations(sources, size))
        ordered = sorted(choices, key=lambda choice: (sum(weights.get(source, 1) for source in choice), sorted(choice)))
        return tuple(sorted(next(choice for choice in ordered if holds(choice))))
    dropped: frozenset[str] = frozenset()
    while not holds(dropped):
        left = [statement for statement in statements if statement.source not in dropped]
        conflict = smallest_conflict(left)
        dropped |= {min(conflict, key=lambda statement: (weights.get(statement.source, 1), statement.source)).source}
    return tuple(sorted(dropped))
