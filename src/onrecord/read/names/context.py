"""What the second model sees: the first one's guesses, and the document around the sentence.

A name is told in full once and in short many times, so what the whole document says of a word tells more than its
sentence does. The two-stage arrangement follows Krishnan and Manning (2006), "An effective two-stage model for
exploiting non-local dependencies in named entity recognition".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.mention import BlockKind
from onrecord.read.names.features import Traits, traits
from onrecord.read.names.model import names_in
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


def _level(probability: float) -> str:
    """A probability as one of six levels."""
    return str(sum(probability > limit for limit in (0.03, 0.2, 0.5, 0.8, 0.96)))


def _own(word: Traits, guess: Guess, known: Surroundings) -> list[str]:
    """Features of a word by itself: its guess and what the document says of it."""
    features = ["a=" + guess.label, f"ap={guess.label}{_level(guess.probability)}"]
    if any(guess.kinds):
        features += [f"a{kind}={_level(share)}" for kind, share in zip("pol", guess.kinds, strict=True)]
    if word.capital:
        folded = word.folded
        told = tuple(kinds.get(folded, "") for kinds in (known.alone, known.first, known.last))
        features += [f"d{place}={kind}" for place, kind in zip("afl", told, strict=True) if kind]
        features.append("d=" + "|".join(told))
        features.append(f"often={min(known.often[folded], 4)}")
        if folded in known.small:
            features.append("small")
    return features


def context_features(
    kind: BlockKind, words: Sequence[Traits], guesses: Sequence[Guess], known: Surroundings
) -> list[list[str]]:
    """The features of every word of a sentence, for the second model."""
    own = [_own(word, guess, known) for word, guess in zip(words, guesses, strict=True)]
    place = "headline" if kind is BlockKind.HEADLINE else "caption" if kind is BlockKind.CAPTION else ""
    size = len(words)
    out = []
    for at, word in enumerate(words):
        features = [*word.own, *own[at]]
        if place:
            features.append(place)
        features.append(f"a0s={guesses[at].label}|{word.shape}")
        for slot, distance in ((0, -2), (1, -1), (2, 1), (3, 2)):
            other = at + distance
            if not 0 <= other < size:
                features.append(f"{distance}_")
                continue
            features.append(f"{distance}a={guesses[other].label}")
            if abs(distance) == 1:
                features += words[other].around[slot]
                features += [f"{distance}{feature}" for feature in own[other]]
        if at and at + 1 < size:
            features.append(f"aaa={guesses[at - 1].label}|{guesses[at].label}|{guesses[at + 1].label}")
        out.append(features)
    return out


def traits_of(sentence: Sentence) -> tuple[Traits, ...]:
    """The traits of a sentence's words."""
    return tuple(traits(token.text) for token in sentence.tokens)
