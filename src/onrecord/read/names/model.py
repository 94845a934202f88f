"""The sequence models: conditional random fields of crfsuite, packaged as files, opened in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from onrecord.core.mention import MentionKind
from onrecord.read.names.features import joined_words
from onrecord.read.names.types import Found, Guess

NOTHING = Guess("O", 1.0)
"""The guess for a word that is no part of a name and was not doubted."""
KINDS = {"PER": MentionKind.PERSON, "ORG": MentionKind.ORGANISATION, "LOC": MentionKind.PLACE}


_SURE = 0.97
"""Above this probability of a label, those of the other kinds are not asked for: they are below the lowest level."""
_HARDLY = (1e-3, 1e-3, 1e-3)


class Tagger(Protocol):
    """Labels the words of a sentence from their features."""

    joined: bool
    """Whether it knows the features of a frequent word as one."""

    def guesses(self, features: Sequence[Sequence[str]], doubtful: Sequence[bool] | None = None) -> list[Guess]:
        """A guess for each word.

        Given which words are doubtful, names and these have the probabilities of all kinds; else nothing has them.
        """
        ...


class FieldTagger:
    """A tagger that a crfsuite model drives."""

    def __init__(self, model: bytes, *, joined: bool = False) -> None:
        """`model` is the content of a crfsuite file; `joined` where joined features were put into it."""
        import pycrfsuite  # noqa: PLC0415 - loaded by those who read only

        self.joined = joined
        self._content = model
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)
        labels = frozenset(self._tagger.labels())
        self._marks = tuple(tuple(mark + kind for mark in ("B-", "I-") if mark + kind in labels) for kind in KINDS)

    def guesses(self, features: Sequence[Sequence[str]], doubtful: Sequence[bool] | None = None) -> list[Guess]:
        """The likeliest labels together, each with its own probability."""
        if not features:
            return []
        marginal = self._tagger.marginal
        out = []
        for at, label in enumerate(self._tagger.tag(features)):
            if label == "O" and (doubtful is None or not doubtful[at]):
                out.append(NOTHING)
                continue
            probability = marginal(label, at)
            if doubtful is None:
                out.append(Guess(label, probability))
            elif probability > _SURE:
                out.append(Guess(label, probability, _HARDLY if label == "O" else _surely(label, probability)))
            else:
                out.append(Guess(label, probability, self._kinds(at)))
        return out

    def _kinds(self, at: int) -> tuple[float, float, float]:
        """The probability that a word of the sentence tagged last is part of a name of each kind."""
        marginal = self._tagger.marginal
        persons, organisations, places = self._marks
        return (
            sum([marginal(mark, at) for mark in persons]),
            sum([marginal(mark, at) for mark in organisations]),
            sum([marginal(mark, at) for mark in places]),
        )


@cache
def _place_of(label: str) -> int:
    return list(KINDS).index(label[2:])


def _surely(label: str, probability: float) -> tuple[float, float, float]:
    """The probabilities of the kinds where one label is so likely that the others do not count."""
    place = _place_of(label)
    return (
        probability if place == 0 else _HARDLY[0],
        probability if place == 1 else _HARDLY[1],
        probability if place == 2 else _HARDLY[2],
    )


@cache
def packaged(name: str, language: str = "en") -> Tagger | None:
    """The packaged model of that name; None where none is shipped."""
    file = files("onrecord.read.languages") / language / "model" / f"{name}.crfsuite"
    return FieldTagger(file.read_bytes(), joined=bool(joined_words(language))) if file.is_file() else None


@dataclass(frozen=True, slots=True)
class Models:
    """The two models of names; without them nothing is found but by rule."""

    general: Tagger | None
    """Sees words and sentences."""
    news: Tagger | None
    """Sees what the general one says, and the document."""


@cache
def packaged_models(language: str = "en") -> Models:
    """The models that ship for that language."""
    return Models(packaged("general", language), packaged("news", language))


def names_in(sentence: int, guesses: Iterable[Guess]) -> list[Found]:
    """The names that guesses mark in a sentence; the score of a name is that of its least sure word."""
    found: list[Found] = []
    start, kind, score = -1, "", 1.0
    end = 0
    for at, guess in enumerate(guesses):
        if guess is NOTHING or guess.label == "O":
            if start >= 0:
                found.append(Found(sentence, start, at, KINDS[kind], score))
                start = -1
            continue
        mark, _, label = guess.label.partition("-")
        if start >= 0 and (mark != "I" or label != kind):
            found.append(Found(sentence, start, at, KINDS[kind], score))
            start = -1
        if start < 0:
            start, kind, score = at, label, guess.probability
        else:
            score = min(score, guess.probability)
        end = at + 1
    if start >= 0:
        found.append(Found(sentence, start, end, KINDS[kind], score))
    return found
