"""Tokens keep names whole and re-slice to the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.text import tokens_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("V.Marn left", ["V.", "Marn", "left"]),
        ("Al-Khorven's brother", ["Al-Khorven", "'s", "brother"]),
        ("O’Tarsk won’t", ["O’Tarsk", "wo", "n’t"]),
        ("the 14th day, 3-4 months", ["the", "14th", "day", ",", "3", "-", "4", "months"]),
        ("on 22.01.23.", ["on", "22.01.23", "."]),
        ("the U.S. court", ["the", "U.S.", "court"]),
        ("Lt. Gen. Olt.", ["Lt.", "Gen.", "Olt", "."]),
        ("see https://a.example/b?c=1 now", ["see", "https://a.example/b?c=1", "now"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens_of(text)] == expected


@given(st.text(max_size=300))
def test_tokens_reslice_and_lose_nothing(text: str) -> None:
    tokens = tokens_of(text)
    assert all(token.text == text[token.start : token.end] for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


@pytest.mark.parametrize("text", ["x" * 1_000_000, "a-" * 500_000, "a." * 500_000, "1." * 500_000, "@" * 1_000_000])
def test_a_megabyte_without_a_space_is_no_trap(text: str) -> None:
    started = time.process_time()
    tokens_of(text)
    assert time.process_time() - started < 20, "the tokeniser is no longer linear"
