"""Whether differences can all hold: shortest paths by labels that are corrected, with a look-out for negative cycles.

The labels are corrected first in, first out; a corrected label takes its whole subtree of paths out of the queue, and
the first cycle of negative weight is noticed when it closes (Tarjan; measured by Cherkassky and Goldberg:
Negative-cycle detection algorithms, 1999). Labels may start anywhere: they are only ever lowered as far as the edges
ask.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

Arc = tuple[int, int, int]
"""The point it leads to, its weight, its number."""

_OUTSIDE = -1
"""The depth of a point that is in no path: its label waits for that of another."""


def lower(arcs: Sequence[Sequence[Arc]], labels: list[int], start: Iterable[int]) -> list[int] | None:
    """Lower `labels` until no arc asks for less; then None. Else the numbers of the arcs of one negative cycle.

    `arcs` are those that leave each point; `start` are the points at which arcs may ask for less. After a cycle the
    labels are lower than they were and still good to start from.
    """
    size = len(labels)
    # The tree of paths as one thread through its points, each before its subtree; the root comes after the last.
    after = [*range(1, size + 1), 0]
    before = [size, *range(size)]
    depth = [1] * size + [0]
    via: list[tuple[int, int]] = [(_OUTSIDE, _OUTSIDE)] * size
    queue = deque(start)
    waiting = bytearray(size)
    for point in queue:
        waiting[point] = 1
    while queue:
        point = queue.popleft()
        waiting[point] = 0
        if depth[point] == _OUTSIDE:
            continue
        label = labels[point]
        for other, weight, number in arcs[point]:
            if label + weight >= labels[other]:
                continue
            if depth[other] != _OUTSIDE and not _cut(other, point, after, before, depth):
                return [number, *_way_back(point, other, via)]
            labels[other] = label + weight
            via[other] = (point, number)
            depth[other] = depth[point] + 1
            following = after[point]
            after[point], before[other], after[other], before[following] = other, point, following, other
            if not waiting[other]:
                waiting[other] = 1
                queue.append(other)
    return None


def _cut(top: int, below: int, after: list[int], before: list[int], depth: list[int]) -> bool:
    """Take a point with its subtree out of the tree; False where `below` is in that subtree, or is the point."""
    if top == below:
        return False
    height = depth[top]
    place = after[top]
    while depth[place] > height:
        if place == below:
            return False
        depth[place] = _OUTSIDE
        place = after[place]
    earlier = before[top]
    after[earlier], before[place] = place, earlier
    return True


def _way_back(point: int, top: int, via: list[tuple[int, int]]) -> list[int]:
    """The arcs of the path from `top` to `point`, backwards."""
    found = []
    while point != top:
        point, number = via[point]
        found.append(number)
    return found
