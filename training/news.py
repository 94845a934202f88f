"""Train the model that sees the document: from labelled news, on top of the general model.

    python training/news.py CORPORA

CORPORA is the folder that holds gold/. Writes news.crfsuite into the package's model folder.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite
from gold import Article, load_all

from onrecord.read.names.context import context_features, surroundings
from onrecord.read.names.find import general_guesses
from onrecord.read.names.model import Models, packaged

LANGUAGE = Path(__file__).parent.parent / "src/onrecord/read/languages/en"
SETTINGS = {"c1": 0.1, "c2": 0.3, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}


def train(articles: Sequence[Article], models: Models, target: Path) -> None:
    """Train on `articles` with the general model of `models`, and write the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for article in articles:
        guesses = general_guesses(article.words, models)
        known = surroundings(article.words, guesses)
        for at, sentence in enumerate(article.sentences):
            trainer.append(context_features(sentence, article.words[at], guesses[at], known), article.labels[at])
    trainer.set_params(SETTINGS)
    trainer.train(str(target))


def make(corpora: Path) -> None:
    """Write the model."""
    articles = load_all(corpora / "gold")
    print(f"news model: {len(articles)} articles, {sum(len(w) for a in articles for w in a.words)} words", flush=True)
    train(articles, Models(packaged("general"), None), LANGUAGE / "model" / "news.crfsuite")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(sys.argv[1]))
