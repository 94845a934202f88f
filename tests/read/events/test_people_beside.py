"""People named beside those to whom something happened: included, identified, arrested together, among others."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.read import read
from onrecord.vocabulary import load


def told(text: str, event: str) -> list[str]:
    document = Document(digest_of(text.encode()), text, published=date(2024, 3, 30), published_basis=Basis.DECLARED)
    claims = [claim for claim in read(document, load()).claims if claim.type == event]
    return [filler.text for claim in claims for filler in claim.filled("person")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Other senior staff, including Executive Director Anna Lisk, were also arrested.",
            ["Other senior staff", "Anna Lisk"],
        ),
        ("Tamar Velic was among those arrested.", ["Tamar Velic"]),
        (
            "Anna Lisk, Egon Farr and Pia Lund were among the people detained.",
            ["Anna Lisk", "Egon Farr", "Pia Lund"],
        ),
        (
            "Tamar Velic was arrested together with journalist Anna Lisk and trade unionist Egon Farr on December 10.",
            ["Tamar Velic", "Anna Lisk", "Egon Farr"],
        ),
        (
            "Tamar Velic was arrested with four others including poet Anna Lisk.",
            ["Tamar Velic", "four others", "Anna Lisk"],
        ),
        ("Tamar Velic was detained with his bicycle beside the harbour gate.", ["Tamar Velic"]),
        ("Tamar Velic was arrested with his brother's help.", ["Tamar Velic"]),
    ],
)
def test_those_named_beside_are_arrested_too(text: str, people: list[str]) -> None:
    assert told(text, "arrest") == people


@pytest.mark.parametrize(
    ("text", "event", "people"),
    [
        ("Anna Lisk, a teacher, was shot by unidentified gunmen in Limna.", "ill_treatment", ["Anna Lisk"]),
        ("Anna Lisk was attacked on February 9.", "ill_treatment", ["Anna Lisk"]),
        ("The film about Anna Lisk was shot in Limna.", "ill_treatment", []),
        ("The attack on February 9 was the third.", "ill_treatment", []),
        ("The body of Anna Lisk was found in a parking lot.", "death", ["Anna Lisk"]),
        ("The governing body of the union met on Monday.", "death", []),
    ],
)
def test_what_happens_to_the_body(text: str, event: str, people: list[str]) -> None:
    assert told(text, event) == people
