"""Joined features say what the features apart say, only sooner."""

from __future__ import annotations

from importlib.resources import files

import pytest

from onrecord.core.mention import BlockKind
from onrecord.read.names.context import context_features, surroundings
from onrecord.read.names.features import Traits, joined_words, sentence_features, traits
from onrecord.read.names.model import FieldTagger
from onrecord.read.names.types import Guess

TEXTS = (
    "The lawyer of Zarema Osk said on Monday that the court in Kosht had extended her arrest by two months .",
    "Osk was held without charge , and the police did not say why .",
    "“ They came at night , ” said her brother Pavlo Osk .",
    "he did it again and again and nobody was there to see it",
)


def words_of(text: str) -> tuple[Traits, ...]:
    return tuple(traits(word) for word in text.split())


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    folder = files("onrecord.read.languages") / "en" / "model"
    return {name: (folder / f"{name}.crfsuite").read_bytes() for name in ("general", "news")}


def same(one: list[Guess], other: list[Guess]) -> bool:
    def close(left: Guess, right: Guess) -> bool:
        numbers = zip((left.probability, *left.kinds), (right.probability, *right.kinds), strict=True)
        return left.label == right.label and all(abs(a - b) < 1e-9 for a, b in numbers)

    return len(one) == len(other) and all(map(close, one, other))


def test_the_general_model_says_the_same(contents: dict[str, bytes]) -> None:
    apart, joined = FieldTagger(contents["general"]), FieldTagger(contents["general"], joined=True)
    for text in TEXTS:
        words = words_of(text)
        everywhere = [True] * len(words)
        expected = apart.guesses(sentence_features(words), everywhere)
        assert same(joined.guesses(sentence_features(words, joined=True), everywhere), expected)


def test_the_news_model_says_the_same(contents: dict[str, bytes]) -> None:
    general = FieldTagger(contents["general"])
    apart, joined = FieldTagger(contents["news"]), FieldTagger(contents["news"], joined=True)
    sentences = [words_of(text) for text in TEXTS]
    guesses = [general.guesses(sentence_features(words), [word.capital for word in words]) for words in sentences]
    known = surroundings(sentences, guesses)
    for words, first in zip(sentences, guesses, strict=True):
        everywhere = [True] * len(words)
        expected = apart.guesses(context_features(BlockKind.PARAGRAPH, words, first, known), everywhere)
        features = context_features(BlockKind.PARAGRAPH, words, first, known, joined=True)
        assert same(joined.guesses(features, everywhere), expected)


def test_joined_features_are_fewer() -> None:
    words = words_of(TEXTS[1])
    assert "the" in joined_words()
    apart, joined = (sum(map(len, sentence_features(words, joined=how))) for how in (False, True))
    assert joined < apart / 2
