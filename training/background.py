"""General sentences for the second model, with guesses that the first one made without having seen them.

The second model must learn how far the first is to be trusted. On sentences that the first was trained on it is right
too often, so two further models are trained, each on one half, and each guesses the other half.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from augment import augmented
from corpora import Labelled, training_sentences
from general import LANGUAGE, SEED, train

from onrecord.core.mention import BlockKind
from onrecord.read.names.context import context_features, surroundings
from onrecord.read.names.features import traits
from onrecord.read.names.find import general_guesses
from onrecord.read.names.model import FieldTagger, Models

BLOCK = 10
"""Sentences in a row that are taken for one document."""
KEPT = 8
"""One block in so many is used."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as the second model sees it."""

    features: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]


def examples(words: Sequence[Sequence[str]], labels: Sequence[tuple[str, ...]], models: Models) -> Iterator[Example]:
    """The sentences of one document as examples."""
    known = [tuple(traits(word) for word in sentence) for sentence in words]
    guesses = general_guesses(known, models)
    told = surroundings(known, guesses)
    for at, sentence in enumerate(known):
        features = context_features(BlockKind.PARAGRAPH, sentence, guesses[at], told, news=False)
        yield Example(tuple(tuple(row) for row in features), labels[at])


def background(corpora: Path) -> list[Example]:
    """Examples from the open corpora."""
    sentences = training_sentences(corpora / "ner")
    blocks = [sentences[at : at + BLOCK] for at in range(0, len(sentences), BLOCK)]
    halves = (blocks[::2], blocks[1::2])
    found: list[Example] = []
    for number, half in enumerate(halves):
        models = _model_of([sentence for block in half for sentence in block])
        for block in halves[1 - number][::KEPT]:
            found += examples([s.words for s in block], [s.labels for s in block], models)
    return found


def _model_of(sentences: list[Labelled]) -> Models:
    """A general model trained on these sentences alone."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "half.crfsuite"
        train([*sentences, *augmented(sentences, LANGUAGE / "names", SEED)], target)
        return Models(FieldTagger(target.read_bytes()), None)
