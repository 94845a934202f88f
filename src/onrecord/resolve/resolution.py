"""Persons, organisations and places across documents: decisions first, then names written alike, then likeness.

What is certain is merged with its reason; what is probable is offered; what is impossible stays apart. The result does
not depend on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.entity import Organisation, Person, Place, Suggestion
from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.resolve.entities import make_body, make_person
from onrecord.resolve.linking import Linking
from onrecord.resolve.local import LocalName, LocalTie
from onrecord.resolve.matching import matcher_for


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
    by_kind: dict[MentionKind, list[LocalName]] = {kind: [] for kind in MentionKind}
    for name in names:
        by_kind[name.kind].append(name)
    kinships = sorted(ties, key=lambda tie: (tie.key, tie.person, tie.relative))
    found: dict[MentionKind, Linking] = {}
    for kind in (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE):
        linking = Linking(sorted(by_kind[kind], key=lambda name: name.age), matcher_for(kind))
        linking.obey(decisions)
        if kind is MentionKind.PERSON:
            linking.part_relatives(kinships)
        linking.join_alike()
        linking.join_likely()
        linking.join_acronyms()
        linking.suggest()
        found[kind] = linking
    ids = {(name.document, mention): id_ for linking in found.values() for name, id_ in linking.named()
           for mention in name.mentions}  # fmt: skip
    people, bodies, places = (found[kind] for kind in found)
    persons = tuple(make_person(id_, group, merges, people.ties_of(group, kinships))
                    for id_, group, merges in people.clusters_found())  # fmt: skip
    return Resolution(
        persons,
        tuple(make_body(Organisation, id_, group, merges) for id_, group, merges in bodies.clusters_found()),
        tuple(make_body(Place, id_, group, merges) for id_, group, merges in places.clusters_found()),
        tuple(suggestion for linking in found.values() for suggestion in linking.suggestions()),
        (
            *(problem for linking in found.values() for problem in linking.problems),
            *_unknown(decisions, found, documents),
        ),
        ids,
    )


def _unknown(
    decisions: Sequence[Decision], found: dict[MentionKind, Linking], documents: frozenset[str]
) -> tuple[Problem, ...]:
    """Decisions about mentions that no reading finds any more."""
    problems = []
    for decision in decisions:
        if decision.kind not in (DecisionKind.SAME, DecisionKind.DIFFERENT):
            continue
        for target in decision.targets:
            key = _parse(target)
            missing = key is None or (key.document in documents and not any(link.knows(key) for link in found.values()))
            if missing:
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
