"""Which words of a sentence the models are asked about."""

from __future__ import annotations

import pytest

from onrecord.read.names.features import near_names, traits


def positions(text: str) -> list[int]:
    return near_names([traits(word) for word in text.split()])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a b c e f Verrin d e f g h", [0, 2, 3, 4, 5, 6, 7, 10]),
        ("Verrin b c d e f g", [0, 1, 2, 6]),
        ("a b c d e f Verrin", [0, 3, 4, 5, 6]),
        ("all of it in small letters", [0, 1, 2, 3, 4, 5]),
        ("from one page of lantern.example that day and so on", [0, 1, 2, 3, 4, 5, 6, 9]),
        ("a b c the 27th d e f g", [0, 1, 2, 3, 4, 5, 6, 8]),
        ("", []),
    ],
)
def test_words_near_what_may_be_a_name(text: str, found: list[int]) -> None:
    assert positions(text) == found


def test_letters_beyond_ascii_may_be_a_name() -> None:
    assert 3 in positions("so said by გიორგი it is told there and then and so on")
    assert near_names([traits(mark) for mark in ("“", "a", "b", "c", "d", "”", "Ada", "e")]) == [0, 3, 4, 5, 6, 7]
