"""Which words of a sentence the models are asked about."""

from __future__ import annotations

import pytest

from onrecord.core.mention import MentionKind
from onrecord.read.names import find_names
from onrecord.read.names.features import GAP, between_names, joined_words, near_names, traits
from onrecord.read.text import structure_of


def positions(text: str) -> list[int]:
    return near_names([traits(word) for word in text.split()])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a b c e f Verrin d e f g h", [GAP, 2, 3, 4, 5, 6, 7, GAP]),
        ("Verrin b c d e f g", [0, 1, 2, GAP]),
        ("a b c d e f Verrin", [GAP, 3, 4, 5, 6]),
        ("a Verrin d e f g h i j Osk", [0, 1, 2, 3, GAP, 6, 7, 8, 9]),
        ("all of it in small letters", [0, 1, 2, 3, 4, 5]),
        ("from one page of lantern.example that day and so on", [GAP, 1, 2, 3, 4, 5, 6, GAP]),
        ("a b c the 27th d e f g", [GAP, 1, 2, 3, 4, 5, 6, GAP]),
        ("", []),
    ],
)
def test_words_near_what_may_be_a_name(text: str, found: list[int]) -> None:
    assert positions(text) == found


def test_letters_beyond_ascii_may_be_a_name() -> None:
    assert 3 in positions("so said by გიორგი it is told there and then and so on")
    assert near_names([traits(mark) for mark in ("“", "a", "b", "c", "d", "”", "Ada", "e")]) == [GAP, 3, 4, 5, 6, 7]


def test_a_gap_is_a_word_that_the_models_know() -> None:
    assert between_names(joined=True) == ("j0=was",)
    assert "was" in joined_words()
    assert between_names(joined=False) == traits("was").apart.own


def test_no_name_reaches_over_a_gap() -> None:
    text = (
        "KOSHT, February 5 (Tarpress) - In the afternoon the Ministry of Public Order confirmed the detention. The "
        "press service of the ministry said that Ruvan Dzhelmirov was arrested on February 5 on charges of extortion."
    )
    found = find_names(structure_of(text)).mentions
    assert [mention.text for mention in found if mention.kind is not MentionKind.ROLE] == [
        "KOSHT",
        "Tarpress",
        "Ministry of Public Order",
        "Ruvan Dzhelmirov",
    ]
