"""One way of comparing names for each kind of entity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.core.mention import MentionKind
from onrecord.resolve.body_names import VARIANT, body_keys, compare_bodies, compare_places, is_acronym, parse_body
from onrecord.resolve.letters import fold, script_of
from onrecord.resolve.person_names import CERTAIN, PROBABLE, compare_persons, parse_person, person_keys


@dataclass(frozen=True, slots=True)
class Matcher:
    """How names of one kind are compared across documents."""

    kind: MentionKind
    same: Callable[[str], str]
    """Names that give the same text here are written alike."""
    whole: Callable[[str], bool]
    """Whether a name can be told apart outside of its document: a family name alone or an acronym cannot."""
    keys: Callable[[str], tuple[str, ...]]
    compare: Callable[[str, str], float]
    certain: float
    probable: float
    impossible: float
    """Names less alike than this keep two groups apart, whatever else ties them."""


def _same_person(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _same_body(name: str) -> str:
    parsed = parse_body(name)
    return " ".join((*parsed.numbers, *parsed.words)) or fold(name)


def _whole_person(name: str) -> bool:
    return parse_person(name).full


def _whole_body(name: str) -> bool:
    return bool(fold(name)) and not is_acronym(name)


def matcher_for(kind: MentionKind) -> Matcher:
    """The matcher of a kind of entity."""
    if kind is MentionKind.PERSON:
        return Matcher(
            kind, _same_person, _whole_person, lambda name: person_keys(parse_person(name)), compare_persons,
            CERTAIN, PROBABLE, 0.5,
        )  # fmt: skip
    compare = compare_bodies if kind is MentionKind.ORGANISATION else compare_places
    return Matcher(
        kind, _same_body, _whole_body, lambda name: body_keys(parse_body(name)), compare, VARIANT, 0.65, 0.0
    )  # fmt: skip


def fullness(name: str) -> tuple[bool, int]:
    """For choosing the name to show: Latin script first, then the number of words."""
    return (script_of(name) == "LATIN", len(fold(name).split()))
