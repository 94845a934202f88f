"""What the second model sees: the first one's guesses, and the document around the sentence.

A name is told in full once and in short many times, so what the whole document says of a word tells more than its
sentence does. The two-stage arrangement follows Krishnan and Manning (2006), "An effective two-stage model for
exploiting non-local dependencies in named entity recognition".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.core.mention import BlockKind
from onrecord.read.names.features import GAP, Traits, between_names, traits
from onrecord.read.names.model import NOTHING, names_in
from onrecord.read.names.types import Guess
from onrecord.read.text.types import Sentence


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document as a whole says of each word, by its folded form."""

    alone: dict[str, str]
    """The kind that it has most often as a whole name."""
    first: dict[str, str]
    """The kind of the longer names that it begins."""
    last: dict[str, str]
    """The kind of the longer names that it ends."""
    small: frozenset[str]
    """Words that the document also writes small."""
    often: Counter[str]
    """How often each word is written with a capital."""


def surroundings(sentences: Sequence[Sequence[Traits]], guesses: Sequence[Sequence[Guess]]) -> Surroundings:
    """What the first model's guesses say of a document's words taken together."""
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Counter[str]] = defaultdict(Counter)
    last: dict[str, Counter[str]] = defaultdict(Counter)
    small: set[str] = set()
    often: Counter[str] = Counter()
    for at, words in enumerate(sentences):
        for word in words:
            if word.capital:
                often[word.folded] += 1
            else:
                small.add(word.folded)
        for name in names_in(at, guesses[at]):
            if name.end - name.start == 1:
                alone[words[name.start].folded][name.kind.value] += 1
            else:
                first[words[name.start].folded][name.kind.value] += 1
                last[words[name.end - 1].folded][name.kind.value] += 1
    return Surroundings(_most(alone), _most(first), _most(last), frozenset(small), often)


def _most(counts: dict[str, Counter[str]]) -> dict[str, str]:
    """The kind counted most; of equals, the first in the alphabet."""
    return {word: min(kinds, key=lambda kind: (-kinds[kind], kind)) for word, kinds in counts.items()}


_LIMITS = (0.03, 0.2, 0.5, 0.8, 0.96)


def _level(probability: float) -> str:
    """A probability as one of six levels."""
    return "012345"[bisect_left(_LIMITS, probability)]


Told = tuple[str, str, str]
"""The kinds that a document gives a word alone, first and last in a name."""


class _Word(NamedTuple):
    """Features of a word by itself, for its own label and for those of its neighbours."""

    own: tuple[str, ...]
    before: tuple[str, ...]
    """For the label of the word after it."""
    after: tuple[str, ...]
    """For the label of the word before it."""


def _word(word: Traits, guess: Guess, known: Surroundings) -> _Word:
    """Features of a word by itself: its guess and what the document says of it."""
    levels = tuple([_level(share) for share in guess.kinds]) if any(guess.kinds) else ()
    if not word.capital:
        return _features(guess.label, _level(guess.probability), levels, None, 0, small=False)
    folded = word.folded
    told = (known.alone.get(folded, ""), known.first.get(folded, ""), known.last.get(folded, ""))
    often = min(known.often[folded], 4)
    return _features(guess.label, _level(guess.probability), levels, told, often, small=folded in known.small)


@cache
def plain() -> _Word:
    """The features of a small word of which nobody thinks that it is a name: of most words."""
    return _features(NOTHING.label, _level(NOTHING.probability), (), None, 0, small=False)


JOINED_PLAIN = _Word(("j0plain",), ("j-1plain",), ("j1plain",))
"""The features of `plain` joined into one for each place."""
JOINED_WINDOW = "jwindow"
"""The features of WINDOW joined into one."""
WINDOW = ("-2a=O", "-1a=O", "1a=O", "2a=O", "aaa=O|O|O")
"""The features of five words in a row of which none is part of a name, for the one in the middle."""
_NO_NAME = ["O"] * 5


@lru_cache(maxsize=20_000)
def _features(label: str, level: str, levels: tuple[str, ...], told: Told | None, often: int, *, small: bool) -> _Word:
    """The features that say so: few combinations occur, so each is written once."""
    features = ["a=" + label, f"ap={label}{level}"]
    features += [f"a{kind}={share}" for kind, share in zip("pol", levels, strict=False)]
    if told is not None:
        features += [f"d{place}={kind}" for place, kind in zip("afl", told, strict=True) if kind]
        features.append("d=" + "|".join(told))
        features.append(f"often={often}")
        if small:
            features.append("small")
    return _Word(
        tuple(features), tuple("-1" + feature for feature in features), tuple("1" + feature for feature in features)
    )


def context_features(
    kind: BlockKind,
    words: Sequence[Traits],
    guesses: Sequence[Guess],
    known: Surroundings,
    *,
    joined: bool = False,
    near: Sequence[int] | None = None,
) -> list[list[str]]:
    """The features of every word of a sentence, or of those at `near` (positions and GAPs), for the second model.

    `joined` where that knows joined ones.
    """
    small = JOINED_PLAIN if joined else plain()
    own = [
        small if guess is NOTHING and not word.capital else _word(word, guess, known)
        for word, guess in zip(words, guesses, strict=True)
    ]
    single = [word.joined if joined else word.apart for word in words]
    labels = [guess.label for guess in guesses]
    place = "headline" if kind is BlockKind.HEADLINE else "caption" if kind is BlockKind.CAPTION else ""
    last = len(words) - 1
    out = []
    for at in range(len(words)) if near is None else near:
        if at == GAP:
            out.append([*between_names(joined=joined), *small.own])
            continue
        word = words[at]
        features = [*single[at].own, *own[at].own]
        if place:
            features.append(place)
        features.append(f"a0s={labels[at]}|{word.shape}")
        if joined and 1 < at < last - 1 and labels[at - 2 : at + 3] == _NO_NAME:
            features += (JOINED_WINDOW, *single[at - 1].around[1], *own[at - 1].before)
            features += (*single[at + 1].around[2], *own[at + 1].after)
            out.append(features)
            continue
        features.append("-2a=" + labels[at - 2] if at > 1 else "-2_")
        if at:
            features += ("-1a=" + labels[at - 1], *single[at - 1].around[1], *own[at - 1].before)
        else:
            features.append("-1_")
        if at < last:
            features += ("1a=" + labels[at + 1], *single[at + 1].around[2], *own[at + 1].after)
        else:
            features.append("1_")
        features.append("2a=" + labels[at + 2] if at + 1 < last else "2_")
        if 0 < at < last:
            features.append(f"aaa={labels[at - 1]}|{labels[at]}|{labels[at + 1]}")
        out.append(features)
    return out


def traits_of(sentence: Sentence) -> tuple[Traits, ...]:
    """The traits of a sentence's words."""
    return tuple(traits(token.text) for token in sentence.tokens)
