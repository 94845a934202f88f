"""Train the general model of names: words and shapes of single sentences, from the open corpora and from patterns.

    python training/general.py CORPORA

CORPORA is the folder that holds ner/. Writes casing.txt and general.crfsuite into the package's model folder.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite
from augment import augmented
from corpora import Labelled, training_sentences
from invented import invented

from onrecord.read.names.features import casing, joined_words, sentence_features, traits
from onrecord.read.names.words import fold

LANGUAGE = Path(__file__).parent.parent / "src/onrecord/read/languages/en"
MODEL = LANGUAGE / "model"
JOINED = "joined.txt"
SEED = 11
SETTINGS = {"c1": 0.2, "c2": 0.05, "max_iterations": 70, "feature.minfreq": 3, "feature.possible_transitions": True}


def casing_lines(sentences: Sequence[Labelled]) -> list[str]:
    """How often each word is written small inside sentences, in four classes."""
    small: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words[1:]:
            if word.isalpha():
                folded = fold(word)
                seen[folded] += 1
                small[folded] += word[0].islower()
    lines = []
    for word in sorted(seen):
        if seen[word] >= 3:
            share = small[word] / seen[word]
            lines.append(f"{sum(share > limit for limit in (0.05, 0.5, 0.95))} {word}")
    return lines


def train(sentences: Sequence[Labelled], target: Path) -> None:
    """Train on `sentences` and write the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sentence in sentences:
        trainer.append(sentence_features([traits(word) for word in sentence.words]), sentence.labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(target))


def forget_joined() -> None:
    """Take the list of joined words away: what is trained now knows their features apart (see joining.py)."""
    (MODEL / JOINED).unlink(missing_ok=True)
    joined_words.cache_clear()
    traits.cache_clear()


def make(corpora: Path) -> None:
    """Write the casing table and the model."""
    sentences = training_sentences(corpora / "ner")
    forget_joined()
    (MODEL / "casing.txt").write_text("\n".join(casing_lines(sentences)) + "\n", encoding="utf-8", newline="\n")
    casing.cache_clear()
    traits.cache_clear()
    sentences = with_more(sentences)
    print(f"general model: {len(sentences)} sentences, {sum(len(s.words) for s in sentences)} words", flush=True)
    train(sentences, MODEL / "general.crfsuite")


def with_more(sentences: Sequence[Labelled]) -> list[Labelled]:
    """The sentences, those filled in from patterns, and others made from both."""
    lists = LANGUAGE / "names"
    told = [*sentences, *invented(lists, SEED)]
    return told + augmented(told, lists, SEED)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(sys.argv[1]))
