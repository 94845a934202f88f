"""People whom a sentence names after it told of them: lists behind "including", dashes and names."""

from __future__ import annotations

import pytest

from tests.read.events.test_people_beside import told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "At least a dozen writers were detained over the past year for their work, including novelist Anna Lisk, "
            "Egon Farr, a poet from Limna, and editor Pia Lund.",
            ["a dozen writers", "Anna Lisk", "Egon Farr", "Pia Lund"],
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
        ("Police arrested Anna Lisk on Friday, and the editors Egon Farr and Pia Lund left the country.", ["Anna Lisk"]),
    ],
)
def test_those_who_speak_or_act_are_not(text: str, people: list[str]) -> None:
    assert told(text, "arrest") == people
