"""Lines of two case files matched by what they rest on rather than by their ids."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from onrecord.diff.difference import ValueChange

Parts = Mapping[str, frozenset[Hashable]]
"""Ids of lines with what they rest on."""


def match(before: Parts, after: Parts) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Ids before to ids after by what they share most of; ids before that went into another; ids after that came out.

    Lines that share nothing match if their ids are the same.
    """
    holder: dict[Hashable, list[str]] = {}
    for id_, parts in before.items():
        for part in parts:
            holder.setdefault(part, []).append(id_)
    shared: dict[tuple[str, str], int] = {}
    for id_, parts in after.items():
        for part in parts:
            for other in holder.get(part, ()):
                shared[other, id_] = shared.get((other, id_), 0) + 1
    for id_ in before.keys() & after.keys():
        shared.setdefault((id_, id_), 0)
    paired: dict[str, str] = {}
    taken: set[str] = set()
    into: dict[str, str] = {}
    out_of: dict[str, str] = {}
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair[0] != pair[1], pair)):
        if one not in paired and other not in taken:
            paired[one] = other
            taken.add(other)
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if one not in paired:
            into.setdefault(one, other)
        if other not in taken:
            out_of.setdefault(other, one)
    return paired, into, out_of


def values_changed(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> tuple[ValueChange, ...]:
    """The values that differ, in the order of what is now."""
    names = dict.fromkeys((*after, *before))
    return tuple(
        ValueChange(name, before.get(name, ()), after.get(name, ()))
        for name in names
        if before.get(name, ()) != after.get(name, ())
    )
