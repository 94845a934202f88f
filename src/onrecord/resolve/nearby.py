"""Which pools of names new ones may be linked with, directly or by way of others: all that has to be linked anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.core.mention import MentionKind
from onrecord.resolve.facts import Facts
from onrecord.resolve.matching import matcher_for
from onrecord.resolve.pairs import Pair
from onrecord.resolve.pools import Pool, Spellings
from onrecord.resolve.sounds import fold


def nearby(
    pools: Sequence[Pool],
    facts: Mapping[MentionKind, Mapping[str, Facts]],
    pairs: Mapping[MentionKind, Iterable[Pair]],
    touched: frozenset[Spellings],
) -> set[Spellings]:
    """The `touched` of all pools, and those that linking may join to them where nobody decided anything.

    What is only probably one name is joined where both are given one role, and is offered otherwise.
    """
    groups = _Groups(len(pools))
    by_text: dict[tuple[MentionKind, str], int] = {}
    anchors: dict[tuple[MentionKind, str, str], int] = {}
    for number, pool in enumerate(pools):
        kind = pool.spellings.kind
        for text in pool.texts:
            one = facts[kind][text]
            by_text.setdefault((kind, text), number)
            if one.whole:
                groups.join(number, anchors.setdefault((kind, "same", one.same), number))
            if one.acronym:
                groups.join(number, anchors.setdefault((kind, "acronym", one.acronym), number))
    offered: list[tuple[int, int]] = []
    for kind, found in pairs.items():
        certain = matcher_for(kind).certain
        for score, left, right in found:
            one_pool, other = by_text[kind, left], by_text[kind, right]
            if score >= certain:
                groups.join(one_pool, other)
            else:
                offered.append((one_pool, other))
    _join_by_roles(groups, pools, offered)
    roots = {groups.root(number) for number, pool in enumerate(pools) if pool.spellings in touched}
    return {pool.spellings for number, pool in enumerate(pools) if groups.root(number) in roots}


def _join_by_roles(groups: _Groups, pools: Sequence[Pool], offered: Sequence[tuple[int, int]]) -> None:
    roles: dict[int, set[str]] = {}
    for number, pool in enumerate(pools):
        if pool.roles:
            roles.setdefault(groups.root(number), set()).update(map(fold, pool.roles))
    joined = bool(roles)
    while joined:
        joined = False
        for one, other in offered:
            first, second = groups.root(one), groups.root(other)
            if first != second and not roles.get(first, set()).isdisjoint(roles.get(second, ())):
                groups.join(first, second)
                roles[groups.root(first)] = roles[first] | roles[second]
                joined = True


class _Groups:
    """Union-find over numbers; the smallest stands for its group."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, number: int) -> int:
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = self.root(one), self.root(other)
        self._parents[max(first, second)] = min(first, second)
