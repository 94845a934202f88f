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
        self._apart: list[tuple[str, str, Decision]] = [
            (left, right, decision)
            for decision in entries
            if decision.kind is DecisionKind.DIFFERENT
            for left, right in combinations(decision.targets, 2)
        ]

    def join(self, decision: Decision) -> Decision | None:
        """Take a `same` in. Where it would join what a `different` keeps apart it is left out, and that is returned."""
        saved = dict(self._parent)
        first = self._root(decision.targets[0])
        for target in decision.targets[1:]:
            self._parent[self._root(target)] = first
        against = self.broken()
        if against is not None:
            self._parent = saved
        return against

    def broken(self) -> Decision | None:
        """The earliest `different` whose mentions are joined, if there is one."""
        return next((by for left, right, by in self._apart if self._root(left) == self._root(right)), None)

    def one(self, targets: Iterable[str]) -> bool:
        """Whether at least two of the targets are joined."""
        roots = [self._root(target) for target in targets]
        return len(set(roots)) < len(roots)

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
