"""The peer that names are measured beside: spaCy's blank English pipeline with a `ner` trained on the same corpora.

    python -m benchmarks.spacy_peer CORPORA TARGET

trains it and writes it to the folder TARGET, from the sentences of `ner/` and of `gold/` that train onrecord's own
models. The architecture is what `nlp.add_pipe("ner")` gives: a convolutional network over hashed words. It sees each
sentence EPOCHS times, which takes about half an hour of one core.
"""

from __future__ import annotations

import random
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

EPOCHS = 6
SEED = 11
BATCH = 64
"""Sentences that the weights are changed after."""
DROPOUT = 0.1
KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
"""The labels of the corpora, and spaCy's word for each."""

Labelled = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a sentence, and the label of each: B-PER, I-PER, … or O."""


def sentences(corpora: Path) -> list[Labelled]:
    """The labelled sentences that train: those that onrecord's own models see."""
    from training.corpora import training_sentences  # noqa: PLC0415 - needed for training alone
    from training.gold import load_all  # noqa: PLC0415

    found = [(sentence.words, sentence.labels) for sentence in training_sentences(corpora / "ner")]
    for article in load_all(corpora / "gold"):
        for sentence, labels in zip(article.sentences, article.labels, strict=True):
            found.append((tuple(token.text for token in sentence.tokens), labels))
    return [(words, labels) for words, labels in found if words]


def train(labelled: Sequence[Labelled], target: Path, epochs: int = EPOCHS) -> None:
    """Train on the sentences and write the pipeline to the folder."""
    import spacy  # noqa: PLC0415 - for this measurement only
    from spacy.tokens import Doc  # noqa: PLC0415
    from spacy.training import Example, iob_to_biluo  # noqa: PLC0415
    from spacy.util import fix_random_seed  # noqa: PLC0415

    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = [
        Example.from_dict(Doc(nlp.vocab, words=list(words)), {"entities": iob_to_biluo(list(map(_tag, labels)))})
        for words, labels in labelled
    ]
    optimizer = nlp.initialize(lambda: examples)
    chance = random.Random(SEED)  # noqa: S311 - a fixed seed is the point
    for epoch in range(epochs):
        chance.shuffle(examples)
        losses: dict[str, float] = {}
        for at in range(0, len(examples), BATCH):
            nlp.update(examples[at : at + BATCH], sgd=optimizer, drop=DROPOUT, losses=losses)
        print(f"epoch {epoch + 1} of {epochs}: loss {losses['ner']:.0f}", flush=True)
        _write(nlp, target)


def _tag(label: str) -> str:
    mark, _, kind = label.partition("-")
    return f"{mark}-{KINDS[kind]}" if kind else label


def _write(nlp: Language, target: Path) -> None:
    nlp.meta["name"] = "peer"
    nlp.meta["version"] = "1.0.0"
    nlp.to_disk(target)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    warnings.simplefilter("ignore")
    train(sentences(Path(sys.argv[1])), Path(sys.argv[2]))
