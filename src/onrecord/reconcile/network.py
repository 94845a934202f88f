"""Days under constraints with sources: are they consistent, and if not, which fewest statements are to blame?

A point is a day; a statement owns edges `later - earlier <= weight`. The statements are consistent exactly when the
graph of their edges has no negative cycle (Dechter, Meiri, Pearl: Temporal constraint networks, 1991).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf

from onrecord.reconcile.cycles import Arc, lower
from onrecord.reconcile.one_point import Span, fewest_on_one_point

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
    return _Days(statements).add(range(len(statements))) is None


def smallest_conflict(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements that cannot all be true, none of which can be left out; empty where all are consistent.

    The statements of one negative cycle, thinned by deletion: a statement owns several edges, so that the cycle alone
    may name more of them than needed.
    """
    blamed = _Days(statements).add(range(len(statements)))
    thinned = [] if blamed is None else _Thinning(statements).thin(blamed)
    return tuple(statements[number] for number in thinned)


def fewest_to_drop(statements: Sequence[Statement], weights: Mapping[str, int], limit: int = 12) -> tuple[str, ...]:
    """The sources whose fall leaves the rest consistent, with the least weight in all; sorted. Weights are positive.

    Exact as long as no more than 2 ** `limit` choices have to be looked at; beyond, those that are in most conflicts
    are taken first, which may be more than needed. Empty where all are consistent.

    Where all speak of one day, the answer is exact at once. Else a choice must hit every conflict. So the best choice
    that hits those found so far is tried, and where it does not settle everything, what is left holds another conflict
    (implicit hitting sets).
    """
    spans = _spans_of_one_point(statements)
    if spans is not None:
        return fewest_on_one_point(spans, weights)
    quiet = _Quiet(statements)
    conflicts: list[frozenset[str]] = []
    dropped: tuple[str, ...] | None = ()
    while dropped is not None:
        conflict = quiet.without(dropped)
        if not conflict:
            return dropped
        conflicts.append(conflict)
        dropped = _best_choice(conflicts, weights, 1 << limit)
    return _good_choice(quiet, conflicts, weights)


def _spans_of_one_point(statements: Sequence[Statement]) -> dict[str, list[Span]] | None:
    """By source the spans of days that it allows, where all statements are about one point; else None."""
    found: dict[str, list[Span]] = {}
    points = {point for statement in statements for edge in statement.edges for point in (edge.earlier, edge.later)}
    if len(points - {ORIGIN}) != 1:
        return None
    for statement in statements:
        said = found.setdefault(statement.source, [])
        for edge in statement.edges:
            if edge.earlier == edge.later:
                return None
            said.append((-inf, edge.weight) if edge.earlier == ORIGIN else (-edge.weight, inf))
    return found


def _best_choice(conflicts: Sequence[frozenset[str]], weights: Mapping[str, int], limit: int) -> tuple[str, ...] | None:
    """The lightest choice with a source of every conflict, of several the first; None where that takes too long."""
    waiting: list[tuple[int, tuple[str, ...]]] = [(_at_least(conflicts, weights), ())]
    seen: set[tuple[str, ...]] = set()
    best: tuple[int, tuple[str, ...]] | None = None
    while waiting and (best is None or waiting[0][0] <= best[0]):
        weight, chosen = heappop(waiting)
        unhit = [conflict for conflict in conflicts if conflict.isdisjoint(chosen)]
        if not unhit:
            best = min(best or (weight, chosen), (weight, chosen))
        else:
            for source in unhit[0]:
                further = tuple(sorted((*chosen, source)))
                if further not in seen:
                    seen.add(further)
                    so_far = sum(weights.get(one, 1) for one in further)
                    left = _at_least([conflict for conflict in unhit if source not in conflict], weights)
                    heappush(waiting, (so_far + left, further))
        if len(seen) > limit:
            return None
    return best[1] if best else ()


def _at_least(conflicts: Sequence[frozenset[str]], weights: Mapping[str, int]) -> int:
    """What hitting all conflicts weighs at least: the lightest sources of some that have none in common."""
    used: set[str] = set()
    weight = 0
    for conflict in conflicts:
        if used.isdisjoint(conflict):
            used |= conflict
            weight += min(weights.get(source, 1) for source in conflict)
    return weight


def _good_choice(quiet: _Quiet, conflicts: list[frozenset[str]], weights: Mapping[str, int]) -> tuple[str, ...]:
    """A choice that settles everything and has no source that it could do without: those in most conflicts first."""
    while True:
        dropped: list[str] = []
        unhit = conflicts
        while unhit:
            counted = Counter(source for conflict in unhit for source in conflict)
            dropped.append(min(counted, key=lambda source: (-counted[source] / weights.get(source, 1), source)))
            unhit = [conflict for conflict in unhit if dropped[-1] not in conflict]
        conflict = quiet.without(dropped)
        if not conflict:
            break
        conflicts = [*conflicts, conflict]
    for source in list(dropped):
        fewer = [other for other in dropped if other != source]
        if not quiet.without(fewer):
            dropped = fewer
    return tuple(sorted(dropped))


# --- The statements as a graph ----------------------------------------------------------------------------------------


class _Days:
    """A growing set of statements with days at which they all hold."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        places: dict[str, int] = {ORIGIN: 0}
        self._edges: list[list[tuple[int, int, int]]] = []
        for statement in statements:
            edges = []
            for edge in statement.edges:
                tail = places.setdefault(edge.earlier, len(places))
                head = places.setdefault(edge.later, len(places))
                edges.append((tail, head, edge.weight))
            self._edges.append(edges)
        self._arcs: list[list[Arc]] = [[] for _ in places]
        self._days = self._guessed(len(places))

    def _guessed(self, size: int) -> list[int]:
        """Days to start from: the last that a statement allows by itself, for points that none dates the latest."""
        last = {head: weight for edges in self._edges for tail, head, weight in edges if tail == 0}
        for edges in self._edges:
            for tail, head, weight in edges:
                if tail == 0 and weight < last[head]:
                    last[head] = weight
        latest = max(last.values(), default=0)
        return [0, *(last.get(point, latest) for point in range(1, size))]

    def add(self, numbers: Iterable[int]) -> list[int] | None:
        """Add statements, by number, and find days at which all hold; None. Else the numbers of those on one negative
        cycle, in order; then nothing is added.
        """
        added = list(numbers)
        unsettled = set()
        days, arcs = self._days, self._arcs
        for number in added:
            for tail, head, weight in self._edges[number]:
                arcs[tail].append((head, weight, number))
                if days[tail] + weight < days[head]:
                    unsettled.add(tail)
        tried = list(days)
        cycle = lower(arcs, tried, sorted(unsettled))
        if cycle is None:
            self._days = tried
            return None
        self.take_back(added)
        return sorted(set(cycle))

    def take_back(self, numbers: Sequence[int]) -> None:
        """Take out the statements that were added last. The days still hold."""
        for number in numbers:
            for tail, _, _ in self._edges[number]:
                self._arcs[tail].pop()

    def leave_out(self, numbers: Iterable[int]) -> None:
        """Take out any statements. The days still hold."""
        out = set(numbers)
        tails = {tail for number in out for tail, _, _ in self._edges[number]}
        for tail in tails:
            self._arcs[tail] = [arc for arc in self._arcs[tail] if arc[2] not in out]


class _Thinning:
    """Conflicts cut down to what they need, beside the background."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._days = _Days(statements)
        background = [number for number, statement in enumerate(statements) if not statement.source]
        self._sound = self._days.add(background) is None

    def thin(self, blamed: Sequence[int]) -> list[int]:
        """The numbers of statements that cannot all be true, none of which can be left out; none if it is the
        background that cannot be true.
        """
        core = [number for number in blamed if self._statements[number].source]
        if not self._sound:
            return []
        for number in list(core):
            rest = [other for other in core if other != number]
            if self._days.add(rest) is None:
                self._days.take_back(rest)
            else:
                core = rest
        return core


class _Quiet:
    """The statements that no conflict found so far is about, settled once; the others are tried beside them."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._thinning = _Thinning(statements)
        self._days = _Days(statements)
        self._loud: list[int] = []
        self._fresh = list(range(len(statements)))

    def without(self, dropped: Sequence[str]) -> frozenset[str]:
        """The sources of a conflict that is left when some fall; none where the rest can all be true."""
        while self._fresh:
            blamed = self._days.add(self._fresh)
            if blamed is None:
                self._fresh = []
            else:
                self._set_apart(self._thinning.thin(blamed))
                if not self._loud:
                    return frozenset()
        tried = [number for number in self._loud if self._statements[number].source not in dropped]
        blamed = self._days.add(tried)
        if blamed is None:
            self._days.take_back(tried)
            return frozenset()
        conflict = self._thinning.thin(blamed)
        self._set_apart(conflict)
        return frozenset(self._statements[number].source for number in conflict)

    def _set_apart(self, conflict: Sequence[int]) -> None:
        """Move all statements of the sources of a conflict from those that are settled to those that are tried."""
        sources = {self._statements[number].source for number in conflict}
        moved = [number for number, statement in enumerate(self._statements) if statement.source in sources]
        self._days.leave_out(moved)
        self._fresh = [number for number in self._fresh if self._statements[number].source not in sources]
        self._loud = sorted({*self._loud, *moved})
