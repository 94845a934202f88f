"""General text read by a model that has not seen it, for training the model that sees the document.

The second model learns how far the first can be trusted. On labelled news it learns that of news only; so it is given
a part of the general text as well, with guesses of a model that was trained on the other parts.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import general
from corpora import TRAINING, Labelled, read_bio

from onrecord.core.mention import BlockKind
from onrecord.read.names.context import context_features, surroundings
from onrecord.read.names.features import traits
from onrecord.read.names.find import general_guesses
from onrecord.read.names.model import FieldTagger, Models

EVERY = 6
"""One part in so many is held out."""
RUNNING = {"gum-open.train.bio": 12, "uner-ewt.train.bio": 12, "wikigold.train.bio": 12}
"""Corpora whose sentences follow each other, and how many are read as one document; elsewhere each stands alone."""
LEFT_OUT = "wnut17.train.bio"


Row = tuple[list[list[str]], tuple[str, ...]]
"""The features of each word of a sentence, and its labels."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The training sentences in two parts."""

    held: list[list[Labelled]]
    """By documents."""
    rest: list[Labelled]


def parts(folder: Path) -> Parts:
    """Every EVERY-th document of the corpora that may train, and the sentences of all others."""
    held: list[list[Labelled]] = []
    rest: list[Labelled] = []
    for name in TRAINING:
        sentences = list(read_bio(folder / name))
        if name == LEFT_OUT:
            rest += sentences[::2]
            continue
        size = RUNNING.get(name, 1)
        documents = [sentences[at : at + size] for at in range(0, len(sentences), size)]
        for number, document in enumerate(documents):
            if number % EVERY:
                rest += document
            else:
                held.append(document)
    return Parts(held, rest)


def read_unseen(corpora: Path) -> list[Row]:
    """Features and labels of the sentences held out, for the second model; trains a general model on the others."""
    told = parts(corpora / "ner")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "rest.crfsuite"
        general.train(general.with_more(told.rest), target)
        return list(rows(told.held, Models(FieldTagger(target.read_bytes()), None)))


def rows(documents: Sequence[Sequence[Labelled]], models: Models) -> Iterator[Row]:
    """Features and labels of every sentence, for the second model; `models` have not seen the documents."""
    for document in documents:
        words = [tuple(traits(word) for word in sentence.words) for sentence in document]
        guesses = general_guesses(words, models)
        known = surroundings(words, guesses)
        for at, sentence in enumerate(document):
            yield context_features(BlockKind.PARAGRAPH, words[at], guesses[at], known), sentence.labels
