"""Whatever the text: no exception, every span re-slices, every id is known, the same again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.mention import MentionKind
from onrecord.read.names import find_names
from onrecord.read.text import structure_of

PIECES = (
    "Dana Feld Brandt Lima Court District Ministry of the head General Major Mr. his He brother said told and",
    ", . ( ) “ ” \" ' – — ’s 's ... \n \n\n • @ -- 34",
    "al-Haddour Xburg-based TV5 J&K JR. Jr. II HWU (HWU) U.S. QC Пит Корбин محمد علي 王 İ ß é 😀",
)
ODD = ["\u200b", "\u200f", "\u202e", "\x00", "\x07", "\ufeff", "e\u0301", "\n"]
WORDS = st.sampled_from([*" ".join(PIECES).split(" "), *ODD])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=40).map("".join),
)


def check(text: str) -> None:
    names = find_names(structure_of(text))
    ids = {mention.id for mention in names.mentions}
    assert len(ids) == len(names.mentions)
    for mention in names.mentions:
        assert mention.text == text[mention.span.start : mention.span.end]
        assert mention.text.strip()
        assert (mention.kind is MentionKind.ROLE) == (mention.holder is not None)
        assert mention.holder is None or mention.holder in ids
    grouped = [identity for group in names.groups for identity in group]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= ids
    assert all(len(group) > 1 for group in names.groups)
    assert {reference.mention for reference in names.references} <= ids
    assert {kin.person for kin in names.kinships} | {kin.relative for kin in names.kinships} <= ids
    assert find_names(structure_of(text)) == names


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    check(text)


def test_long_runs_are_read() -> None:
    for text in (
        "A" * 20_000,
        "Ab " * 5_000,
        "(" * 3_000,
        "Dana Feld, " * 1_000,
        "“" * 3_000 + "he" * 3_000,
        "A-" * 5_000,
    ):
        check(text)
