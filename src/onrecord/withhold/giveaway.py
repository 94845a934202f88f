"""Who stays in a case file and may give away whom it withholds: people of the same family name, and relatives."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.core.casefile import CaseFile
from onrecord.core.entity import Person
from onrecord.core.problem import Problem
from onrecord.resolve.letters import likeness
from onrecord.resolve.person_names import vowels_are_free
from onrecord.resolve.person_parts import PersonName, parse_person

_SAME_FAMILY = 0.8
"""How alike two family names are that may be one family's, a man's and a woman's form among them."""


def giveaways(before: CaseFile, after: CaseFile) -> tuple[Problem, ...]:
    """A problem for each person who stays `after` a decision that withholds somebody who was there `before`.

    Persons who were withheld already are in neither. The problems name those who stay, and never who went.
    """
    staying = {person.id for person in after.persons}
    gone = [person for person in before.persons if person.id not in staying]
    kin = {relative.person for person in gone for relative in person.relatives}
    kin |= {person.id for person in before.persons
            if not {one.id for one in gone}.isdisjoint(relative.person for relative in person.relatives)}  # fmt: skip
    families = _families(gone)
    found = []
    for person in before.persons:
        if person.id in staying:
            named = _same_family(_families([person]), families)
            if named or person.id in kin:
                tie = (
                    "has the family name of somebody withheld" if named else "is told to be a relative of one withheld"
                )
                found.append(_problem(person.name, tie))
    return tuple(found)


def _problem(name: str, tie: str) -> Problem:
    return Problem(
        name,
        f"This person {tie}, and stays with the full name in every output: that may give the other away.",
        f'Withhold this name too (onrecord decide withhold "{name}" --reason …), or read an export before it leaves.',
    )


def _families(persons: Iterable[Person]) -> list[tuple[str, str]]:
    """The family names of some people, as sounds, each with its script."""
    parsed: list[PersonName] = [parse_person(form.text) for person in persons for form in person.forms]
    return sorted({(name.words[-1], name.script) for name in parsed if name.full and len(name.words[-1]) > 1})


def _same_family(some: list[tuple[str, str]], others: list[tuple[str, str]]) -> bool:
    return any(
        likeness(one, other, vowels_are_free(script, another)) >= _SAME_FAMILY
        for one, script in some
        for other, another in others
    )
