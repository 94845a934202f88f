"""What finding names gives, and what its stages hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.core.mention import Kinship, Mention, MentionKind, Reference


@dataclass(frozen=True, slots=True)
class Names:
    """Every name, role, reference and kinship of one document."""

    mentions: tuple[Mention, ...]
    """In text order, m1, m2, …; where two begin together, the longer one first."""
    groups: tuple[tuple[str, ...], ...]
    """Ids of mentions that are the same person, organisation or place in this document, each in text order."""
    references: tuple[Reference, ...]
    """Pronouns and descriptions tied to a mention, in text order."""
    kinships: tuple[Kinship, ...]


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A name as positions of words in a sentence, before it becomes a mention."""

    sentence: int
    start: int
    end: int
    """After the last word."""
    kind: MentionKind
    score: float


class Guess(NamedTuple):
    """What a model says of one word. A tuple, because there is one for every word."""

    label: str
    """O, B-PER, I-PER, B-ORG, …"""
    probability: float
    """Of that label, from 0 to 1."""
    kinds: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Probability that the word is part of a name of a person, an organisation, a place."""
