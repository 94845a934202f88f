"""The part of reading that may be another's: a model that marks the names of a text.

Whatever model it is, the rules, the document layer, the roles and the references of this package run after it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.core.mention import MentionKind
from onrecord.core.span import Span
from onrecord.read.names.types import Found
from onrecord.read.text.types import Sentence, TextStructure

KINDS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)
"""What a model may mark. Roles are found by rule."""


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model it is: whatever is read with it is read again when any of the first three changes."""

    name: str
    """As the user names it, in one line: "spacy:en_example"."""
    version: str
    digest: str
    """Changes whenever the same text may be marked otherwise: a hash of the model's files and of its code."""
    install: str
    """The command that installs or updates it: "pip install 'onrecord[spacy]'"."""


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name that a model marked."""

    span: Span
    """In code points of the whole text, inside one sentence."""
    kind: MentionKind
    """PERSON, ORGANISATION or PLACE."""
    score: float = 1.0
    """How sure the model is, from 0 to 1."""


class NameModel(Protocol):
    """Marks the names of a text. The same text gets the same names, whatever was read before it."""

    @property
    def identity(self) -> ModelIdentity:
        """Which model it is; cheap to ask, and the same each time."""
        ...

    def names(self, structure: TextStructure) -> Sequence[NamedSpan]:
        """The names in `structure.sentences`, in text order and without overlaps, each inside one sentence."""
        ...


def faults(structure: TextStructure, marked: Iterable[object]) -> Iterator[str]:
    """What is wrong with the names that a model marked, in words that quote nothing of the text."""
    end, at = 0, 0
    sentences = structure.sentences
    for number, name in enumerate(marked, 1):
        wrong = _fault(name, len(structure.text)) if isinstance(name, NamedSpan) else "is no NamedSpan"
        if wrong or not isinstance(name, NamedSpan):
            yield f"name {number} {wrong}"
            continue
        span = name.span
        if span.start < end:
            yield f"name {number} overlaps the one before it, or stands out of order"
            continue
        end = span.end
        while at < len(sentences) and sentences[at].span.end <= span.start:
            at += 1
        if at == len(sentences) or not sentences[at].span.contains(span):
            yield f"name {number} is not inside one sentence"


def _fault(name: NamedSpan, size: int) -> str:
    """What is wrong with one name by itself; empty where nothing is."""
    if not isinstance(name.kind, MentionKind) or name.kind not in KINDS:
        return "is neither a person, nor an organisation, nor a place"
    offsets: tuple[object, ...] = (name.span.start, name.span.end)
    if not all(isinstance(offset, int) for offset in offsets):
        return "has offsets that are no whole numbers"
    if not 0 <= name.span.start < name.span.end <= size:
        return "is empty, or outside the text"
    if not isinstance(name.score, int | float) or math.isnan(name.score) or not 0 <= name.score <= 1:
        return "has a score that is not between 0 and 1"
    return ""


def placed(sentences: Sequence[Sentence], marked: Sequence[NamedSpan]) -> list[list[Found]]:
    """The names as words of each sentence, grown to whole words; a word that two of them share goes to the first."""
    found: list[list[Found]] = [[] for _ in sentences]
    rest = iter(marked)
    name = next(rest, None)
    for number, sentence in enumerate(sentences):
        word, words = 0, sentence.tokens
        while name is not None and name.span.start < sentence.span.end:
            while word < len(words) and words[word].end <= name.span.start:
                word += 1
            start = word
            while word < len(words) and words[word].start < name.span.end:
                word += 1
            if word > start:
                found[number].append(Found(number, start, word, name.kind, float(name.score)))
            name = next(rest, None)
    return found
