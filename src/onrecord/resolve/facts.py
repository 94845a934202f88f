"""What a spelling of a name is compared by, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.core.mention import MentionKind
from onrecord.resolve.body_names import is_acronym
from onrecord.resolve.matching import matcher_for
from onrecord.resolve.person_parts import parse_person
from onrecord.resolve.sounds import fold

KINDS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)
"""The kinds of names that are resolved, in the order in which that is done."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one spelling of a name of one kind."""

    text: str
    whole: bool
    """Whether it can be told apart outside of its document: a family name alone or an acronym cannot."""
    same: str = ""
    """Whole spellings of which this is alike are written alike."""
    acronym: str = ""
    """The acronym that it is, folded; empty if it is none."""
    words: tuple[str, ...] = ()
    """The words of a person's name, as sounds."""
    keys: tuple[str, ...] = ()
    """Whole spellings that share none of these are not compared."""
    asked: tuple[str, ...] = ()
    """Keys under which a name with an initial looks for full names."""
    held: tuple[str, ...] = ()
    """Keys under which a full name is found so."""


def facts_of(kind: MentionKind, text: str) -> Facts:
    """What a spelling is compared by."""
    matcher = matcher_for(kind)
    words = parse_person(text).words if kind is MentionKind.PERSON else ()
    acronym = fold(text) if is_acronym(text) else ""
    if not matcher.whole(text):
        return Facts(text, whole=False, acronym=acronym, words=words)
    return Facts(
        text, True, matcher.same(text), acronym, words, matcher.keys(text), matcher.asked(text), matcher.held(text)
    )


def all_facts(
    texts: Mapping[MentionKind, Iterable[str]], known: Mapping[MentionKind, Mapping[str, Facts]]
) -> dict[MentionKind, dict[str, Facts]]:
    """The facts of all spellings, by kind and then by text, in the order of the texts; `known` ones are taken over."""
    found = {}
    for kind in KINDS:
        held = known.get(kind, {})
        found[kind] = {text: held.get(text) or facts_of(kind, text) for text in sorted(set(texts.get(kind, ())))}
    return found
