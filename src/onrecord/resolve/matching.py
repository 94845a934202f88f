"""One way of comparing names for each kind of entity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.core.mention import MentionKind
from onrecord.resolve.body_names import (
    VARIANT,
    WITH_PLACE,
    body_keys,
    compare_bodies,
    compare_places,
    is_acronym,
    parse_body,
)
from onrecord.resolve.person_names import CERTAIN, PROBABLE, compare_persons
from onrecord.resolve.person_parts import has_initial, initial_keys, parse_person, person_keys
from onrecord.resolve.sounds import fold, script_of


@dataclass(frozen=True, slots=True)
class Matcher:
    """How names of one kind are compared across documents."""

    kind: MentionKind
    same: Callable[[str], str]
    """Names that give the same text here are written alike."""
    whole: Callable[[str], bool]
    """Whether a name can be told apart outside of its document: a family name alone or an acronym cannot."""
    keys: Callable[[str], tuple[str, ...]]
    asked: Callable[[str], tuple[str, ...]]
    """Further keys under which a name with an initial looks for full names; none for a full name."""
    held: Callable[[str], tuple[str, ...]]
    """The keys under which a full name is found so."""
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


def _asked(name: str) -> tuple[str, ...]:
    parsed = parse_person(name)
    return initial_keys(parsed) if has_initial(parsed) else ()


def _held(name: str) -> tuple[str, ...]:
    parsed = parse_person(name)
    return () if has_initial(parsed) else initial_keys(parsed)


def _nothing(_name: str) -> tuple[str, ...]:
    return ()


def matcher_for(kind: MentionKind) -> Matcher:
    """The matcher of a kind of entity."""
    if kind is MentionKind.PERSON:
        return Matcher(
            kind=kind,
            same=_same_person,
            whole=_whole_person,
            keys=lambda name: person_keys(parse_person(name)),
            asked=_asked,
            held=_held,
            compare=compare_persons,
            certain=CERTAIN,
            probable=PROBABLE,
            impossible=0.5,
        )
    return Matcher(
        kind=kind,
        same=_same_body,
        whole=_whole_body,
        keys=lambda name: body_keys(parse_body(name)),
        asked=_nothing,
        held=_nothing,
        compare=compare_bodies if kind is MentionKind.ORGANISATION else compare_places,
        certain=VARIANT,
        probable=WITH_PLACE,
        impossible=0.0,
    )


def fullness(name: str) -> tuple[bool, int]:
    """For choosing the name to show: Latin script first, then the number of words."""
    return (script_of(name) == "LATIN", len(fold(name).split()))
