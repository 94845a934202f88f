"""The names of an archive, grown by those of new reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.build.known import KnownNames, KnownPool
from onrecord.build.material import Material
from onrecord.core.decision import Decision
from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.resolve.facts import KINDS, Facts, all_facts
from onrecord.resolve.matching import matcher_for
from onrecord.resolve.nearby import nearby
from onrecord.resolve.pairs import Pair, further_pairs
from onrecord.resolve.person_names import compare_persons
from onrecord.resolve.pools import Pool, Spellings, pool_of
from onrecord.resolve.resolution import (
    Placed,
    decided_keys,
    link,
    names_shown,
    place_names,
    sorted_ties,
    texts_of,
)


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
    """The names with those of the reports in `material`.

    Linked anew are those that may be joined to new ones; all of them where people decided who is who.
    """
    placed = place_names(material.names, material.ties, decisions)
    before = {held.pool.spellings: held for held in known.pools}
    pools = _with_new(before, placed)
    facts, pairs = _compared(known, pools)
    ties = sorted_ties((*known.ties, *material.ties))
    compared = Compared(known.compared)
    touched = frozenset(spellings for _, spellings in placed)
    every = not before or bool(decided_keys(decisions))
    near = {pool.spellings for pool in pools} if every else nearby(pools, facts, pairs, touched)
    anew = [pool for pool in pools if pool.spellings in near]
    links = link(anew, facts, _within(pairs, anew), ties, decisions, compared.compare, offering=False)
    homes = {spellings: held.entity for spellings, held in before.items()} | links.homes
    gone = {before[spellings].entity for spellings in near if spellings in before}
    kept = {entity: name for entity, name in known.shown.items() if entity not in gone}
    shown = kept | names_shown(links, anew)
    grown = KnownNames(
        tuple(KnownPool(_id(p.spellings, before), p, homes[p.spellings]) for p in pools),
        shown,
        {kind: tuple(facts[kind].values()) for kind in KINDS},
        pairs,
        _still_compared(known.compared, compared, anew),
        ties,
    )
    changed = (
        held.id
        for spellings, held in before.items()
        if spellings in near and (homes[spellings] != held.entity or shown[held.entity] != known.shown[held.entity])
    )
    return GrownNames(grown, tuple(placed), homes, frozenset(changed), links.problems)


def _id(spellings: Spellings, before: Mapping[Spellings, KnownPool]) -> str:
    held = before.get(spellings)
    return spellings.id if held is None else held.id


def _within(pairs: Mapping[MentionKind, Sequence[Pair]], pools: Sequence[Pool]) -> dict[MentionKind, list[Pair]]:
    """The pairs of spellings of some pools."""
    texts = {kind: frozenset(found) for kind, found in texts_of(pools).items()}
    return {
        kind: [pair for pair in found if pair[1] in texts[kind] and pair[2] in texts[kind]]
        for kind, found in pairs.items()
    }


def _still_compared(known: Sequence[Pair], compared: Compared, anew: Sequence[Pool]) -> tuple[Pair, ...]:
    """What was compared of the names that are linked anew now, and of the others before."""
    texts = frozenset(texts_of(anew)[MentionKind.PERSON])
    return tuple(
        sorted((*(pair for pair in known if pair[1] not in texts), *compared.asked), key=lambda pair: pair[1:])
    )


def _with_new(before: Mapping[Spellings, KnownPool], placed: Sequence[Placed]) -> tuple[Pool, ...]:
    """The pools with the new names in them, earliest first."""
    pools = {spellings: held.pool for spellings, held in before.items()}
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
