"""Quotes are found however their signs were written, at the original's own offsets, and only where they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.span import Span
from onrecord.second.folding import fold, fold_quote

LETTERS = st.text(alphabet="abE é e\u0301ñn\u0303 ’'“”\"—-–\n\t\u00a0\u200b\u00ad가\u1100\u1161ö", max_size=30)


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("He said “no” — twice.", 'said "no" - twice', "said “no” — twice"),
        ("Jose\u0301 Marlo was held.", "José Marlo", "Jose\u0301 Marlo"),
        ("José Marlo was held.", "Jose\u0301 Marlo", "José Marlo"),
        ("held\u00a0in\n  Kosht.", " held in Kosht ", "held\u00a0in\n  Kosht"),
        ("the law\u00adyer’s office", "lawyer's", "law\u00adyer’s"),
        ("\u1112\u1161\u11ab was held", "한 was", "\u1112\u1161\u11ab was"),
    ],
)
def test_signs_may_be_written_otherwise(text: str, quote: str, found: str) -> None:
    assert [span.quote(text) for span in fold(text).places(fold_quote(quote))] == [found]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He was arrested.", "rest"),
        ("He was arrested.", "arrest"),
        ("He was arrested.", "Arrested"),
        ("José was held.", "Jose"),
        ("He was held.", ""),
        ("He was held.", "  "),
        ("held in 2031", "held in 203"),
    ],
)
def test_other_letters_and_parts_of_words_are_other_words(text: str, quote: str) -> None:
    assert fold(text).places(fold_quote(quote)) == ()


def test_every_place_is_found_at_its_offset() -> None:
    assert fold("no, no", 10).places("no") == (Span(10, 12), Span(14, 16))


@given(LETTERS, LETTERS, LETTERS)
def test_a_part_of_a_text_is_found_where_it_stands(before: str, part: str, after: str) -> None:
    text = f"{before} | {part} | {after}"
    places = fold(text).places(fold_quote(f"| {part} |"))
    assert any(fold_quote(span.quote(text)) == fold_quote(f"| {part} |") for span in places)
    for span in places:
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(max_size=40))
def test_any_text_is_folded(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert fold_quote(unicodedata.normalize("NFC", text)) == fold_quote(text)
