"""The names of an archive, grown by those of new reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.build.known import KnownNames, KnownPool
from onrecord.build.material import Material
from onrecord.core.decision import Decision
from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.resolve.entities import shown_name
from onrecord.resolve.facts import KINDS, Facts, all_facts
from onrecord.resolve.matching import matcher_for
from onrecord.resolve.pairs import Pair, further_pairs
from onrecord.resolve.person_names import compare_persons
from onrecord.resolve.pools import Pool, Spellings, pool_of
from onrecord.resolve.resolution import Links, Placed, link, place_names, sorted_ties, texts_of


@dataclass(frozen=True, slots=True)
class GrownNames:
    """The names with those of new reports."""

    names: KnownNames
    placed: tuple[Placed, ...]
    """The new reports' local names."""
    homes: Mapping[Spellings, str]
    """By pool the entity."""
    changed: frozenset[str]
    """The ids of earlier pools whose entity, or its name, is another now."""
    problems: tuple[Problem, ...]


class Compared:
    """Compares the names of persons, and remembers what was asked."""

    def __init__(self, known: Sequence[Pair]) -> None:
        """`known` from earlier."""
        self._known = {(left, right): score for score, left, right in known}
        self._asked: dict[tuple[str, str], float] = {}

    def compare(self, one: str, other: str) -> float:
        """As `compare_persons`."""
        pair = (min(one, other), max(one, other))
        if pair not in self._asked:
            held = self._known.get(pair)
            self._asked[pair] = compare_persons(*pair) if held is None else held
        return self._asked[pair]

    @property
    def asked(self) -> tuple[Pair, ...]:
        """All that were compared, in the order of the texts."""
        return tuple((self._asked[pair], *pair) for pair in sorted(self._asked))


def grow_names(known: KnownNames, material: Material, decisions: Sequence[Decision]) -> GrownNames:
    """The names with those of the reports in `material`."""
    placed = place_names(material.names, material.ties, decisions)
    ids = {held.pool.spellings: held.id for held in known.pools}
    pools = _with_new(known, placed)
    facts, pairs = _compared(known, pools)
    ties = sorted_ties((*known.ties, *material.ties))
    compared = Compared(known.compared)
    links = link(pools, facts, pairs, ties, decisions, compared.compare)
    homes = links.homes
    shown = _shown(known, links, pools, {spellings for _, spellings in placed})
    grown = KnownNames(
        tuple(KnownPool(ids.get(p.spellings) or p.spellings.id, p, homes[p.spellings]) for p in pools),
        shown,
        {kind: tuple(facts[kind].values()) for kind in KINDS},
        pairs,
        compared.asked,
        ties,
    )
    changed = frozenset(
        held.id
        for held in known.pools
        if (home := homes[held.pool.spellings]) != held.entity or shown[home] != known.shown[home]
    )
    return GrownNames(grown, tuple(placed), homes, changed, links.problems)


def _with_new(known: KnownNames, placed: Sequence[Placed]) -> tuple[Pool, ...]:
    """The pools with the new names in them, earliest first."""
    pools = {held.pool.spellings: held.pool for held in known.pools}
    for name, spellings in placed:
        held = pools.get(spellings)
        own = pool_of(name, spellings)
        pools[spellings] = own if held is None else held.with_another(own)
    return tuple(sorted(pools.values(), key=lambda pool: pool.age))


def _compared(
    known: KnownNames, pools: Sequence[Pool]
) -> tuple[dict[MentionKind, dict[str, Facts]], dict[MentionKind, tuple[Pair, ...]]]:
    """The facts of all spellings, and those pairs of them that are probably one name."""
    held = {kind: {one.text: one for one in known.facts.get(kind, ())} for kind in KINDS}
    facts = all_facts(texts_of(pools), held)
    pairs = {}
    for kind in KINDS:
        new = [text for text in facts[kind] if text not in held[kind]]
        pairs[kind] = further_pairs(facts[kind], new, known.pairs.get(kind, ()), matcher_for(kind))
    return facts, pairs


def _shown(known: KnownNames, links: Links, pools: Sequence[Pool], touched: set[Spellings]) -> dict[str, str]:
    """By entity its name; worked out anew where its pools are not what they were."""
    before = {held.pool.spellings: held.entity for held in known.pools}
    by_spellings = {pool.spellings: pool for pool in pools}
    members = {one.id: one.pools for one in links.entities}
    changed = {before[pool] for pool in touched if pool in before}
    for id_, held in members.items():
        for pool in held:
            if pool in touched or before.get(pool) != id_:
                changed.update((id_, before.get(pool, id_)))
    return {
        id_: known.shown[id_] if id_ not in changed else shown_name(by_spellings[pool] for pool in held)
        for id_, held in members.items()
    }
