"""Groups that grow by ties and never across a line that keeps two of their members apart."""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """Union-find over numbers, with pairs that must stay apart."""

    def __init__(self, size: int) -> None:
        """Every number from 0 up to, not including, `size` is a cluster of its own."""
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {number: [number] for number in range(size)}
        self._apart: dict[int, set[int]] = {}

    def root(self, number: int) -> int:
        """The number that stands for the cluster of `number`."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def members(self, number: int) -> list[int]:
        """All members of the cluster of `number`."""
        return self._members[self.root(number)]

    def keep_apart(self, one: int, other: int) -> bool:
        """Forbid the two to come together; False where they are together already."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return False
        self._apart.setdefault(first, set()).add(second)
        self._apart.setdefault(second, set()).add(first)
        return True

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing keeps the two apart."""
        return self.root(other) not in self._apart.get(self.root(one), ())

    def join(self, one: int, other: int) -> bool:
        """Bring two clusters together; False where that is forbidden."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        if second in self._apart.get(first, ()):
            return False
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        self._parent[second] = first
        self._members[first].extend(self._members.pop(second))
        for foe in self._apart.pop(second, set()):
            self._apart[foe].discard(second)
            self._apart[foe].add(first)
            self._apart.setdefault(first, set()).add(foe)
        return True

    def roots(self) -> Iterable[int]:
        """One number for each cluster, in ascending order of their smallest members."""
        return sorted(self._members, key=lambda root: min(self._members[root]))
