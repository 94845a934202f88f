"""Labelled corpora as values: sentences of words with a label each (B-PER, I-PER, … or O)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Only corpora that may train a model that ships, in the order that they are read. Their .dev and .test parts measure.
TRAINING = (
    "crossner.train.bio",
    "gum-open.train.bio",
    "uner-ewt.train.bio",
    "wikigold.train.bio",
    "wnut17.train.bio",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence: its words and a label for each."""

    words: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: word positions, end exclusive, and PER, ORG or LOC."""

    start: int
    end: int
    kind: str


def names_of(labels: tuple[str, ...]) -> list[Name]:
    """The names that labels mark."""
    found: list[Name] = []
    start = -1
    for at, label in enumerate((*labels, "O")):
        if start >= 0 and (label[:2] != "I-" or label[2:] != labels[start][2:]):
            found.append(Name(start, at, labels[start][2:]))
            start = -1
        if label != "O" and start < 0:
            start = at
    return found


def labels_of(size: int, names: list[Name]) -> tuple[str, ...]:
    """Labels for `size` words; names may not overlap."""
    labels = ["O"] * size
    for name in names:
        labels[name.start] = "B-" + name.kind
        for at in range(name.start + 1, name.end):
            labels[at] = "I-" + name.kind
    return tuple(labels)


def read_bio(path: Path) -> Iterator[Labelled]:
    """The sentences of a file of `word TAB label` lines. Raises ValueError where a line is neither that nor empty."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            word, label = line.split("\t")
            words.append(word)
            labels.append(label)
        elif words:
            yield Labelled(tuple(words), tuple(labels))
            words, labels = [], []


def training_sentences(folder: Path) -> list[Labelled]:
    """All sentences of the corpora that may train; every second one of the tweets, which are least like news."""
    found: list[Labelled] = []
    for name in TRAINING:
        sentences = list(read_bio(folder / name))
        found += sentences[::2] if name.startswith("wnut") else sentences
    return found
