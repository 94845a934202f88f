from __future__ import annotations

import pytest

from onrecord.core.mention import MentionKind
from onrecord.read.names import find_names
from onrecord.read.names.context import traits_of
from onrecord.read.names.headlines import as_sentences
from onrecord.read.text import structure_of


def written(text: str) -> str:
    """The first sentence of a text as the reader of names takes it."""
    sentences = structure_of(text).sentences
    words = as_sentences(sentences, [traits_of(sentence) for sentence in sentences])
    return " ".join(word.text for word in words[0])


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("Sellin Court Jails Opposition Leader Pavel Zvarskyi", "Sellin Court jails opposition leader Pavel Zvarskyi"),
        ("Court Extends Term of Journalist Omar Belkacem", "Court extends term of journalist Omar Belkacem"),
        ("Minister refuses to meet Omar Belkacem", "Minister refuses to meet Omar Belkacem"),
    ],
)
def test_a_headline_is_taken_as_a_sentence(headline: str, sentence: str) -> None:
    assert written(headline) == sentence


def test_the_report_tells_how_words_are_written() -> None:
    body = "\n\nThe police in Korvale met Ms Weld on Monday. She said that the strike of the HWL would last."
    assert written("KORVALE POLICE MEET WELD OVER HWL STRIKE" + body) == "Korvale police meet Weld over HWL strike"


def test_sentences_that_are_no_headlines_stay() -> None:
    text = "Ada Weld, Omar Belkacem, Ivo Brand and Pia Lund Were Freed In Lima on Monday."
    assert written(text) == " ".join(token.text for token in structure_of(text).sentences[0].tokens)


def test_names_in_headlines_are_quoted_as_they_stand() -> None:
    text = "Sellin Court Jails Opposition Leader Pavel Zvarskyi"
    people = [m for m in find_names(structure_of(text)).mentions if m.kind is MentionKind.PERSON]
    assert [(m.text, m.span.quote(text)) for m in people] == [("Pavel Zvarskyi", "Pavel Zvarskyi")]
