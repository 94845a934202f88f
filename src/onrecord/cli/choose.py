"""From what a person types to what is meant: a case by a name in any spelling, anything by the beginning of its id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import TypeVar

from anyascii import anyascii

from onrecord.core.casefile import CaseFile
from onrecord.core.entity import Entity, Organisation, Person, Place
from onrecord.core.problem import Problem

Named = TypeVar("Named", Person, Organisation, Place, Entity)

SHORTEST = 4
"""Digits of an id that must be typed at least."""

# Spellings that differ by how a name was brought into Latin letters: folded to one. Longest first.
_FOLDS = (
    ("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("tch", "ch"), ("kh", "h"), ("gh", "h"), ("zh", "j"), ("ts", "c"),
    ("iy", "i"), ("yi", "i"), ("ye", "e"), ("ph", "f"), ("w", "v"), ("x", "ks"), ("y", "i"), ("q", "k"), ("ou", "u"),
)  # fmt: skip


def folded(name: str) -> str:
    """A name in plain Latin lower-case letters, its words parted by single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’ʹʼ`]", "", anyascii(name)).casefold()))


def skeleton(name: str) -> str:
    """As `folded`, with what varies between transliterations made alike: for finding, not for telling people apart."""
    text = folded(name)
    for letters, letter in _FOLDS:
        text = text.replace(letters, letter)
    return re.sub(r"([a-z])\1", r"\1", text)


def choose_case(casefile: CaseFile, typed: str) -> Person | Problem:
    """The one person meant by an id, the beginning of one, a name or a part of a name; or why that is not clear."""
    order = {person: number for number, person in enumerate(casefile.principals)}
    persons = sorted(casefile.persons, key=lambda person: (order.get(person.id, len(order)), person.name, person.id))
    return choose_entity(persons, typed, "person", "List the cases with `onrecord cases`.")


def choose_entity(entities: Sequence[Named], typed: str, noun: str, remedy: str) -> Named | Problem:
    """The one person, organisation or place meant by `typed`.

    Tried in this order, the first that finds anything deciding: an id or the beginning of one; a spelling; words of a
    spelling; a spelling apart from transliteration; words that begin its words. More than one found is a Problem that
    lists them, none a Problem that names what is nearest.
    """
    if not typed.strip():
        return Problem('""', f"No {noun} is named: what is typed is empty.", remedy)
    for found in _searches(entities, typed):
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(f"{entity.name} ({entity.id})" for entity in found[:8])
            more = f"; and {len(found) - 8} more" if len(found) > 8 else ""
            return Problem(
                typed, f"{len(found)} are meant by it: {listed}{more}.", "Write more of the name, or the id."
            )
    near = get_close_matches(skeleton(typed), [skeleton(entity.name) for entity in entities], n=3, cutoff=0.6)
    names = dict.fromkeys(entity.name for key in near for entity in entities if skeleton(entity.name) == key)
    message = f"No {noun} of that name is found" + (f"; the nearest: {', '.join(names)}." if names else ".")
    return Problem(typed, message, remedy)


def _searches(entities: Sequence[Named], typed: str) -> Iterator[list[Named]]:
    yield [entity for entity in entities if by_prefix(entity.id, typed)]
    wanted = folded(typed)
    if not wanted:
        return
    spelled = [entity for entity in entities if any(folded(form) == wanted for form in _forms(entity))]
    bearing = [
        entity
        for entity in entities
        if any(set(wanted.split()) <= set(folded(form).split()) for form in _forms(entity))
    ]
    if spelled and " " not in wanted and all(isinstance(entity, Person) for entity in spelled):
        # One word may be the whole of what one report calls a person and the family name of another.
        yield [entity for entity in bearing if isinstance(entity, Person)]
    yield spelled
    yield bearing
    loose = skeleton(typed)
    yield [entity for entity in entities if any(skeleton(form) == loose for form in _forms(entity))]
    words = loose.split()
    yield [entity for entity in entities if any(_begins(words, skeleton(form).split()) for form in _forms(entity))]


def _forms(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *(form.text for form in entity.forms))


def _begins(words: list[str], others: list[str]) -> bool:
    return all(any(other.startswith(word) for other in others) for word in words)


def by_prefix(id: str, typed: str) -> bool:  # noqa: A002 - the word of the model
    """Whether `typed` is an id, or the beginning of one or of its digits, of SHORTEST digits at least."""
    kind, _, digits = id.rpartition("-")
    given_kind, _, given = typed.strip().casefold().rpartition("-")
    if given_kind and given_kind != kind:
        return False
    return len(given) >= SHORTEST and digits.startswith(given)


def choose_id(ids: Iterable[str], typed: str) -> str | Problem:
    """The one id that `typed` is or begins."""
    found = sorted({id for id in ids if by_prefix(id, typed)})  # noqa: A001 - as above
    if len(found) == 1:
        return found[0]
    if found:
        return Problem(typed, f"{len(found)} ids begin so: {', '.join(found[:8])}.", "Write more of it.")
    return Problem(
        typed,
        "No id begins so.",
        f"Write at least {SHORTEST} digits of an id that `onrecord show` prints in brackets.",
    )
