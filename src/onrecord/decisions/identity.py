"""Which mentions the decisions hold to be one, and which pairs they keep apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from onrecord.core.decision import Decision, DecisionKind


class Sameness:
    """Mentions joined by `same`, kept apart by `different`, one decision after the other.

    `groups` names, for a mention, the group of its document that it belongs to by itself ("Miller", "Ms Miller"); what
    is decided on one of them is decided on all. A `different` between two mentions of one group takes that group apart.
    """

    def __init__(self, decisions: Iterable[Decision], groups: Mapping[str, str] | None = None) -> None:
        # Every `different` counts before any `same`: where both stand, apart is the safe side.
        entries = tuple(decisions)
        self._groups = _without_split(groups or {}, entries)
        self._parent: dict[str, str] = {}
        self._apart = tuple(entry for entry in entries if entry.kind is DecisionKind.DIFFERENT)
        self._foes: dict[str, dict[str, int]] = {}
        self._broken: int | None = None
        for number, entry in enumerate(self._apart):
            for left, right in combinations(entry.targets, 2):
                self._part(self._root(left), self._root(right), number)

    def _part(self, one: str, other: str, number: int) -> None:
        """Keep two groups apart by the `different` of that number; of several the earliest counts."""
        if one == other:
            self._broken = number if self._broken is None else min(self._broken, number)
            return
        for left, right in ((one, other), (other, one)):
            foes = self._foes.setdefault(left, {})
            foes[right] = min(number, foes.get(right, number))

    def join(self, decision: Decision) -> Decision | None:
        """Take a `same` in. Where it would join what a `different` keeps apart it is left out, and that is returned.

        Of two groups the one that fewer are kept apart from is moved, so that all joins together take little longer
        than the decisions are many.
        """
        roots = list(dict.fromkeys(self._root(target) for target in decision.targets))
        against = self._between(roots)
        if against is None:
            keeper = max(roots, key=lambda root: len(self._foes.get(root, ())))
            for root in roots:
                if root != keeper:
                    self._move(root, keeper)
        return None if against is None else self._apart[against]

    def _between(self, roots: list[str]) -> int | None:
        """The number of the earliest `different` between two of the groups."""
        joined = set(roots)
        found = [] if self._broken is None else [self._broken]
        for root in roots:
            foes = self._foes.get(root, {})
            if len(foes) < len(joined):
                found += [number for foe, number in foes.items() if foe in joined]
            else:
                found += [foes[other] for other in roots if other in foes]
        return min(found, default=None)

    def _move(self, root: str, keeper: str) -> None:
        self._parent[root] = keeper
        for foe, number in self._foes.pop(root, {}).items():
            del self._foes[foe][root]
            self._part(keeper, foe, number)

    def _root(self, target: str) -> str:
        node = self._groups.get(target, target)
        while (above := self._parent.get(node, node)) != node:
            self._parent[node] = self._parent.get(above, above)
            node = above
        return node


def _without_split(groups: Mapping[str, str], decisions: tuple[Decision, ...]) -> dict[str, str]:
    """The groups that no `different` takes apart."""
    split = {
        groups[left]
        for decision in decisions
        if decision.kind is DecisionKind.DIFFERENT
        for left, right in combinations(decision.targets, 2)
        if left in groups and groups[left] == groups.get(right)
    }
    return {mention: group for mention, group in groups.items() if group not in split}
