"""Persons, organisations and places across documents: decisions first, then names written alike, then likeness.

What is certain is merged with its reason; what is probable is offered; what is impossible stays apart. The result does
not depend on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.entity import Organisation, Person, Place, Suggestion
from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.resolve.body_names import is_acronym
from onrecord.resolve.entities import make_body, make_person, shown_name
from onrecord.resolve.facts import KINDS, Facts, all_facts
from onrecord.resolve.linking import Linked, Linking
from onrecord.resolve.local import LocalName, LocalTie
from onrecord.resolve.matching import matcher_for
from onrecord.resolve.pairs import Pair, alike_pairs
from onrecord.resolve.person_names import compare_persons
from onrecord.resolve.pools import Pool, Spellings, all_pools, pool_of, spellings_of

Placed: TypeAlias = tuple[LocalName, Spellings]
"""A local name with the pool that it belongs to."""


@dataclass(frozen=True, slots=True)
class Links:
    """Which pools of names are one."""

    found: Mapping[MentionKind, tuple[Linked, ...]]
    """By kind the entities, in the order of their earliest names."""
    suggestions: tuple[Suggestion, ...]
    problems: tuple[Problem, ...]

    @property
    def entities(self) -> tuple[Linked, ...]:
        """Those of all kinds."""
        return tuple(one for found in self.found.values() for one in found)

    @property
    def homes(self) -> dict[Spellings, str]:
        """By pool the entity's id."""
        return {pool: one.id for one in self.entities for pool in one.pools}


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who."""

    persons: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    suggestions: tuple[Suggestion, ...]
    problems: tuple[Problem, ...]
    entity_of: dict[tuple[str, str], str]
    """(document digest, mention id) -> the entity's id."""


def resolve(
    names: Iterable[LocalName], ties: Iterable[LocalTie], decisions: Sequence[Decision], documents: frozenset[str]
) -> Resolution:
    """Resolve the local names of all documents under the decisions in force.

    `documents` are the digests of all documents at hand: a decision about any other is left aside without a word.
    """
    kinships = sorted_ties(ties)
    placed = place_names(names, kinships, decisions)
    pools = all_pools(pool_of(name, spellings) for name, spellings in placed)
    facts = all_facts(texts_of(pools), {})
    pairs = {kind: alike_pairs(facts[kind], matcher_for(kind)) for kind in KINDS}
    links = link(pools, facts, pairs, kinships, decisions)
    shown = names_shown(links, pools)
    return resolution_of(placed, links, shown, kinships, unknown_targets(decisions, placed, documents))


def names_shown(links: Links, pools: Iterable[Pool]) -> dict[str, str]:
    """By entity its name."""
    by_spellings = {pool.spellings: pool for pool in pools}
    return {one.id: shown_name(by_spellings[pool] for pool in one.pools) for one in links.entities}


def sorted_ties(ties: Iterable[LocalTie]) -> tuple[LocalTie, ...]:
    """The ties in an order that does not depend on that of the documents."""
    return tuple(sorted(ties, key=lambda tie: (tie.key, tie.person, tie.relative)))


def place_names(names: Iterable[LocalName], ties: Iterable[LocalTie], decisions: Sequence[Decision]) -> list[Placed]:
    """The local names, earliest first, with the pool that each belongs to.

    One that a report tells to be a relative, or that somebody decided about, stands by itself.
    """
    singled = {key for tie in ties for key in (tie.person, tie.relative)} | decided_keys(decisions)
    matchers = {kind: matcher_for(kind) for kind in KINDS}
    joining: dict[tuple[MentionKind, str], bool] = {}

    def joins(name: LocalName) -> bool:
        for text in name.texts:
            known = (name.kind, text)
            if known not in joining:
                joining[known] = matchers[name.kind].whole(text) or _is_body_acronym(*known)
            if joining[known]:
                return singled.isdisjoint(name.keys)
        return False

    return [(name, spellings_of(name, joins(name))) for name in sorted(names, key=lambda name: name.age)]


def decided_keys(decisions: Sequence[Decision]) -> set[MentionKey]:
    """The mentions that decisions join or keep apart."""
    return {
        key
        for decision in decisions
        if decision.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT)
        for target in decision.targets
        if (key := _parse(target)) is not None
    }


def _is_body_acronym(kind: MentionKind, text: str) -> bool:
    return kind is not MentionKind.PERSON and is_acronym(text)


def texts_of(pools: Iterable[Pool]) -> dict[MentionKind, list[str]]:
    """All spellings, by kind."""
    found: dict[MentionKind, list[str]] = {kind: [] for kind in KINDS}
    for pool in pools:
        found[pool.spellings.kind] += pool.texts
    return found


def link(
    pools: Sequence[Pool],
    facts: Mapping[MentionKind, Mapping[str, Facts]],
    pairs: Mapping[MentionKind, Iterable[Pair]],
    ties: Sequence[LocalTie],
    decisions: Sequence[Decision],
    compare: Callable[[str, str], float] = compare_persons,
    *,
    offering: bool = True,
) -> Links:
    """Which pools are one entity. `pools` earliest first; `pairs` are those of `alike_pairs` for each kind.

    `compare` compares the names of persons, as `compare_persons` does. Where nothing is `offering`, what is probable
    but not certain is left out.
    """
    found: dict[MentionKind, tuple[Linked, ...]] = {}
    suggestions: list[Suggestion] = []
    problems: list[Problem] = []
    for kind in KINDS:
        matcher = matcher_for(kind)
        if kind is MentionKind.PERSON:
            matcher = replace(matcher, compare=compare)
        linking = Linking([pool for pool in pools if pool.spellings.kind is kind], matcher, facts[kind])
        linking.obey(decisions)
        if kind is MentionKind.PERSON:
            linking.part_relatives(ties)
        linking.join_alike()
        linking.join_likely(pairs[kind])
        linking.join_acronyms()
        found[kind] = linking.found()
        if offering:
            linking.suggest()
            suggestions += linking.suggestions()
        problems += linking.problems
    return Links(found, tuple(suggestions), tuple(problems))


def resolution_of(
    placed: Sequence[Placed],
    links: Links,
    shown: Mapping[str, str],
    ties: Sequence[LocalTie],
    problems: Iterable[Problem],
) -> Resolution:
    """The entities that linking found, with their names as `names_shown` gives them, made of the local names of all
    documents, earliest first.
    """
    homes = links.homes
    members: dict[str, list[LocalName]] = {}
    for name, spellings in placed:
        members.setdefault(homes[spellings], []).append(name)
    ids = {(name.document, mention): homes[spellings] for name, spellings in placed for mention in name.mentions}
    by_key = {key: homes[spellings] for name, spellings in placed if spellings.alone for key in name.keys}
    related: dict[str, list[tuple[LocalTie, str]]] = {}
    for tie in ties:
        if tie.person in by_key and tie.relative in by_key:
            related.setdefault(by_key[tie.person], []).append((tie, by_key[tie.relative]))
    persons = (make_person(one.id, shown[one.id], members[one.id], one.merges, related.get(one.id, ()))
               for one in links.found[MentionKind.PERSON])  # fmt: skip
    bodies, places = links.found[MentionKind.ORGANISATION], links.found[MentionKind.PLACE]
    return Resolution(
        tuple(persons),
        tuple(make_body(Organisation, one.id, shown[one.id], members[one.id], one.merges) for one in bodies),
        tuple(make_body(Place, one.id, shown[one.id], members[one.id], one.merges) for one in places),
        links.suggestions,
        (*links.problems, *problems),
        ids,
    )


def unknown_targets(
    decisions: Sequence[Decision], placed: Iterable[Placed], documents: frozenset[str]
) -> tuple[Problem, ...]:
    """Decisions about mentions that no reading of their document finds any more."""
    known = {key for name, spellings in placed if spellings.alone for key in name.keys} if decisions else set()
    problems = []
    for decision in decisions:
        if decision.kind not in (DecisionKind.SAME, DecisionKind.DIFFERENT):
            continue
        for target in decision.targets:
            key = _parse(target)
            if key is None or (key.document in documents and key not in known):
                problems.append(
                    Problem(
                        f"decision {decision.id}",
                        f"It names {target}, where no name is found.",
                        "Look at that place in the document and decide again about the name that stands there.",
                    )
                )
    return tuple(problems)


def _parse(target: str) -> MentionKey | None:
    try:
        return MentionKey.parse(target)
    except ValueError:
        return None
