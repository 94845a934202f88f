"""People whom a sentence names after it told of them: lists behind "including", dashes and names."""

from __future__ import annotations

import pytest

from tests.read.events.test_people_beside import told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "A dozen writers were held last year, including novelist Anna Lisk, Egon Farr, a poet, and Pia Lund.",
            ["A dozen writers", "Anna Lisk", "Egon Farr", "Pia Lund"],
        ),
        (
            "Dozens were arrested last week, including Anna Lisk, who leads a union; and Egon Farr.",
            ["Dozens", "Anna Lisk", "Egon Farr"],
        ),
        (
            "Police detained the editors Anna Lisk and Egon Farr and reporters Pia Lund and Tamar Velic.",
            ["Anna Lisk", "Egon Farr", "Pia Lund", "Tamar Velic"],
        ),
        (
            "Among those arrested on Monday were Anna Lisk, 61, a paralegal; Egon Farr, a labour leader; and Pia Lund.",
            ["Anna Lisk", "Egon Farr", "Pia Lund"],
        ),
        (
            "Police arrested nine other workers who were identified as Anna Lisk, Egon Farr and Pia Lund.",
            ["nine other workers", "Anna Lisk", "Egon Farr", "Pia Lund"],
        ),
        (
            "Police detained four students -- activist Anna Lisk, Egon Farr and the poets Pia Lund and Tamar Velic.",
            ["Anna Lisk", "Egon Farr", "Pia Lund", "Tamar Velic"],
        ),
    ],
)
def test_those_named_afterwards_are_meant(text: str, people: list[str]) -> None:
    assert told(text, "arrest") == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Police arrested Anna Lisk, and after that the lawyer Egon Farr left.", ["Anna Lisk"]),
        ("Police arrested Anna Lisk, a friend of editor Egon Farr.", ["Anna Lisk"]),
        ("Dozens were arrested, and many objected, including lawyer Egon Farr.", ["Dozens"]),
        ("Two women were arrested. Many people, including Anna Lisk, objected.", ["Two women"]),
        (
            "Police arrested Anna Lisk on Friday, and the editors Egon Farr and Pia Lund fled.",
            ["Anna Lisk"],
        ),
    ],
)
def test_those_who_speak_or_act_are_not(text: str, people: list[str]) -> None:
    assert told(text, "arrest") == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna Lisk, a lawyer and board member of Limna Watch, was also arrested.", ["Anna Lisk"]),
        (
            "Anna Lisk, 27, the party's secretary, and Egon Farr were arrested on Friday.",
            ["Anna Lisk", "Egon Farr"],
        ),
        (
            "Radio reporter Anna Lisk, editor Egon Farr and photographer Pia Lund were detained.",
            ["Anna Lisk", "Egon Farr", "Pia Lund"],
        ),
        ("Anna Lisk praised a lawyer, Egon Farr, and Pia Lund was arrested.", ["Pia Lund"]),
        ("Police handcuffed and arrested the editor Anna Lisk.", ["Anna Lisk"]),
    ],
)
def test_what_people_are_stands_between_their_names_and_the_verb(text: str, people: list[str]) -> None:
    assert told(text, "arrest") == people


def test_verbs_joined_by_and_share_whom_they_befall() -> None:
    assert told("Two men attacked and injured the reporter Anna Lisk.", "ill_treatment") == ["Anna Lisk"]
