"""Train the model that sees the document: from labelled news and general sentences, on top of the general model.

    python training/news.py CORPORA

CORPORA is the folder that holds gold/ and ner/. Writes news.crfsuite into the package's model folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite
from background import Example, background
from general import LANGUAGE
from gold import Article, load_all

from onrecord.read.names.context import context_features, surroundings
from onrecord.read.names.find import general_guesses
from onrecord.read.names.model import Models, packaged

SETTINGS = {"c1": 0.1, "c2": 0.2, "max_iterations": 80, "feature.minfreq": 2, "feature.possible_transitions": True}
WEIGHT = 5
"""How often each labelled news article is told to the model: its labels follow our own guide."""


def article_examples(article: Article, models: Models) -> Iterator[Example]:
    """The sentences of a labelled article as the second model sees them."""
    guesses = general_guesses(article.words, models)
    known = surroundings(article.words, guesses)
    for at, sentence in enumerate(article.sentences):
        features = context_features(sentence.kind, article.words[at], guesses[at], known)
        yield Example(tuple(tuple(row) for row in features), article.labels[at])


def train(articles: Sequence[Article], general: Sequence[Example], models: Models, target: Path) -> None:
    """Train on labelled articles and general examples, and write the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for example in general:
        trainer.append(example.features, example.labels)
    for article in articles:
        for example in article_examples(article, models):
            for _ in range(WEIGHT):
                trainer.append(example.features, example.labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(target))


def make(corpora: Path) -> None:
    """Write the model."""
    articles, general = load_all(corpora / "gold"), background(corpora)
    words = sum(len(row) for article in articles for row in article.words)
    print(f"news model: {len(articles)} articles of {words} words, {len(general)} general sentences", flush=True)
    train(articles, general, Models(packaged("general"), None), LANGUAGE / "model" / "news.crfsuite")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(sys.argv[1]))
