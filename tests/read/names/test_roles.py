from __future__ import annotations

import pytest

from onrecord.core.mention import MentionKind
from onrecord.read.names import find_names
from onrecord.read.text import structure_of


def roles_of(text: str) -> list[tuple[str, str]]:
    found = find_names(structure_of(text)).mentions
    holders = {mention.id: mention.text for mention in found}
    return [(m.text, holders[m.holder]) for m in found if m.kind is MentionKind.ROLE and m.holder is not None]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("President Marek Olsson signed it.", [("President", "Marek Olsson")]),
        ("The human rights lawyer Dana Feld was beaten.", [("human rights lawyer", "Dana Feld")]),
        ("Dana Feld, a lawyer, was beaten.", [("lawyer", "Dana Feld")]),
        (
            "They named Dana Feld (head of the Border Service), Ivo Brand (minister of economy).",
            [("head of the Border Service", "Dana Feld"), ("minister of economy", "Ivo Brand")],
        ),
        (
            "He met the head of the central police department of the city of Lima, Major General Pavel Brandt.",
            [
                ("head of the central police department of the city of Lima", "Pavel Brandt"),
                ("Major General", "Pavel Brandt"),
            ],
        ),
        (
            'The report was published by the head of the organisation "Open Door" Dana Feld.',
            [('head of the organisation "Open Door"', "Dana Feld")],
        ),
        (
            "Journalists Dana Feld, Ivo Brand and Marek Olsson were arrested.",
            [("Journalists", "Dana Feld"), ("Journalists", "Ivo Brand"), ("Journalists", "Marek Olsson")],
        ),
        ("Lt. Gen. Orhan Velidze met him.", [("Lt. Gen.", "Orhan Velidze")]),
        ("Lord Ashgrove and Lord Brandt heard the appeal.", [("Lord", "Ashgrove"), ("Lord", "Brandt")]),
        ("The lawyer Mr Pavel Brandt was beaten.", [("lawyer", "Pavel Brandt")]),
        (
            "Former U.S. Secretary of State Helen Ashgrove spoke.",
            [("Former U.S. Secretary of State", "Helen Ashgrove")],
        ),
        (
            "Dana Feld, a former deputy minister of health and now a teacher, was fined.",
            [("former deputy minister of health", "Dana Feld")],
        ),
        ("According to the lawyer, Dana Feld told her of threats.", []),
        ("He spoke with the lawyer, Dana Feld.", [("lawyer", "Dana Feld")]),
        ("The lawyer, Dana Feld, spoke.", [("lawyer", "Dana Feld")]),
        ("Dana Feld is a lawyer.", []),
        ("He gave it to a lawyer of the court before Dana Feld arrived.", []),
        ("He came with his brother Ivo Brand.", []),
    ],
)
def test_roles_are_tied_to_their_holders(text: str, roles: list[tuple[str, str]]) -> None:
    assert sorted(roles_of(text)) == sorted(roles)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Police arrested lawyer Dana Feld in Kosht.", "lawyer"),
        ("In Kosht, the police detained opposition activist Dana Feld.", "opposition activist"),
        ("They have jailed journalist Dana Feld.", "journalist"),
        ("The Border Service detained reporter Dana Feld.", "reporter"),
        ("The detained lawyer Dana Feld is ill.", "detained lawyer"),
        ("Jailed opposition leader Dana Feld is ill.", "Jailed opposition leader"),
        ("The trial of arrested journalist Dana Feld began.", "arrested journalist"),
        ("Kin of the Danish exiled journalist Dana Feld came.", "Danish exiled journalist"),
    ],
)
def test_what_was_done_to_somebody_is_part_of_a_role_only_where_it_is_no_verb(text: str, role: str) -> None:
    assert roles_of(text) == [(role, "Dana Feld")]
