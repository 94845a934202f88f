"""Which tellings have to do with each other at all: what is told of one person, with whom else it happened to.

Everything that comparing reports finds, it finds among the tellings of one case. So each case can be reconciled by
itself, and a new report changes no case but those that it tells of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.reconcile.grouping import buckets_of
from onrecord.reconcile.telling import Telling


def part_cases(tellings: Sequence[Telling], sitting: Mapping[str, str]) -> tuple[tuple[Telling, ...], ...]:
    """The tellings case by case, in the order of their first; `sitting` is what `only_cases` finds in them all."""
    homes = join_keys((telling.claim.id, keys_of(telling, sitting)) for telling in tellings)
    found: dict[str, list[Telling]] = {}
    for telling in tellings:
        found.setdefault(homes[telling.claim.id], []).append(telling)
    return tuple(map(tuple, found.values()))


def keys_of(telling: Telling, sitting: Mapping[str, str]) -> tuple[str, ...]:
    """What ties the telling to others: the persons it happened to, else what it is about; and the claim it denies."""
    about = telling.persons or tuple("|".join(bucket) for bucket in buckets_of(telling, sitting))
    return (*about, telling.claim.answers) if telling.claim.answers else about


def join_keys(keyed: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """For each item and each key the one item that stands for all that keys tie together; an item is a key, too."""
    parents: dict[str, str] = {}

    def root(item: str) -> str:
        while parents.setdefault(item, item) != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for item, keys in keyed:
        for key in keys:
            one, other = root(item), root(key)
            parents[max(one, other)] = min(one, other)
        root(item)
    return {item: root(item) for item in list(parents)}
