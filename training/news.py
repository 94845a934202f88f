"""Train the model that sees the document, on top of the general one: from labelled news and some general text.

    python training/news.py CORPORA

CORPORA is the folder that holds ner/ and gold/. Writes news.crfsuite into the package's model folder.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite
from general import MODEL, forget_joined
from gold import Article, load_all
from held import Row, read_unseen

from onrecord.read.names.context import context_features, surroundings
from onrecord.read.names.find import general_guesses
from onrecord.read.names.model import Models, packaged

SETTINGS = {"c1": 0.1, "c2": 0.3, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}


COPIES = 5
"""How often each sentence of news counts beside one of the general text."""


def train(articles: Sequence[Article], models: Models, elsewhere: Sequence[Row], target: Path) -> None:
    """Train on `articles` with the general model of `models`, and on sentences from `elsewhere`; write the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for features, labels in elsewhere:
        trainer.append(features, labels)
    for article in articles:
        guesses = general_guesses(article.words, models)
        known = surroundings(article.words, guesses)
        for at, sentence in enumerate(article.sentences):
            features = context_features(sentence.kind, article.words[at], guesses[at], known)
            for _ in range(COPIES):
                trainer.append(features, article.labels[at])
    trainer.set_params(SETTINGS)
    trainer.train(str(target))


def make(corpora: Path) -> None:
    """Write the model."""
    articles = load_all(corpora / "gold")
    forget_joined()
    words = sum(len(row) for article in articles for row in article.words)
    print(f"news model: {len(articles)} articles of {words} words", flush=True)
    train(articles, Models(packaged("general"), None), read_unseen(corpora), MODEL / "news.crfsuite")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(sys.argv[1]))
