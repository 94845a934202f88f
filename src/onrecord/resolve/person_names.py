"""Whether two names can be one person's: the weakest pair of words decides, so that a family name alone never does.

Initials, patronymics and particles are kept apart from the words that are compared; a man's and a woman's form of one
family name, and first names that do not agree, are different people.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from onrecord.resolve.letters import (
    fold,
    has_azerbaijani_letters,
    initial_class,
    leaves_vowels_out,
    likeness,
    script_of,
    skeleton,
    sound_out,
)
from onrecord.resolve.words import name_words

CERTAIN = 0.80
"""From here on two names are taken for one person's."""
PROBABLE = 0.62
"""From here on they are offered for a decision."""

INITIAL = 0.62
"""What an initial is worth beside a word that begins with its letter: never enough for certainty."""
_UNSPACED = frozenset({"CJK", "HANGUL", "HIRAGANA", "KATAKANA"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart."""

    words: tuple[str, ...]
    """As sounds, in the order written, without patronymic and particles."""
    patronymic: str | None
    script: str

    @property
    def full(self) -> bool:
        """Whether it has more than one word, or is in a script that writes whole names without spaces."""
        return len(self.words) > 1 or self.script in _UNSPACED


@lru_cache(1 << 16)
def parse_person(name: str) -> PersonName:
    """The parts of a name as written; no words at all where it holds no letters."""
    words = name_words()
    script = script_of(name)
    azerbaijani = has_azerbaijani_letters(name)
    written = [word for word in re.split(r"[^\w'’ʼ`]+|_", unicodedata.normalize("NFC", name)) if word]
    if script in _UNSPACED:
        return PersonName(tuple(filter(None, ("".join(sound_out(word) for word in written),))), None, script)
    kept: list[str] = []
    patronymic: str | None = None
    for word in written:
        folded = fold(word).replace(" ", "")
        if folded in words.patronymic_marks and kept:
            patronymic = kept.pop()
            continue
        sounds = sound_out(word, azerbaijani)
        if sounds and not (folded in words.particles and len(written) > 2):
            glued = re.fullmatch(rf"(.{{3,}})({'|'.join(sorted(words.patronymic_marks))})", folded)
            if glued and kept and len(written) > 2:
                patronymic = sound_out(glued[1])
            elif len(written) > 2 and kept and folded.endswith(words.patronymic_endings) and patronymic is None:
                patronymic = sounds
            else:
                kept.append(sounds)
    return PersonName(tuple(kept), patronymic, script)


def person_keys(name: PersonName) -> tuple[str, ...]:
    """Keys such that full names worth comparing share one: all consonants of one word, the first of another."""
    if len(name.words) == 1 or name.script in _UNSPACED:
        return tuple(skeleton(word) + "*" for word in name.words)
    keys = {
        skeleton(word) + "+" + (skeleton(other)[:2] if initial_class(other) != "A" else "A" + skeleton(other)[:1])
        for word, other in permutations(name.words, 2)
        if len(word) > 1 and len(other) > 1
    }
    glued = {skeleton("".join(name.words)) + "*", skeleton("".join(name.words[1:] + name.words[:1])) + "*"}
    return tuple(sorted(keys | glued))


def initial_keys(name: PersonName) -> tuple[str, ...]:
    """Keys such that a name with an initial shares one with every full name that it may stand for."""
    if len(name.words) == 1 or name.script in _UNSPACED:
        return ()
    keys = {skeleton(word) + "." + initial_class(other) for word, other in permutations(name.words, 2) if len(word) > 1}
    return tuple(sorted(keys))


def has_initial(name: PersonName) -> bool:
    """Whether one of its words is a single letter."""
    return len(name.words) > 1 and any(len(word) == 1 for word in name.words)


@lru_cache(1 << 14)
def compare_persons(left: str, right: str) -> float:
    """How far two names can be one person's, from 0 to 1; the same in both directions."""
    if fold(left) == fold(right):
        return 1.0 if fold(left) else 0.0
    first, second = sorted((parse_person(left), parse_person(right)), key=lambda name: (len(name.words), name.words))
    if not first.words or not second.words:
        return 0.0
    free = leaves_vowels_out(first.script) != leaves_vowels_out(second.script)
    if _UNSPACED & {first.script, second.script} or len(first.words) == 1:
        return _compare_joined(first, second, free)
    aligned = _align(first.words, second.words, free)
    weakest = min(aligned)
    score = weakest + 0.15 * (sum(aligned) / len(aligned) - weakest) - 0.06 * (len(second.words) - len(first.words))
    if len(first.words) != len(second.words):
        joined = likeness("".join(first.words), "".join(second.words), free)
        score = max(score, joined - 0.05) if joined > 0.9 else score
    if first.patronymic and second.patronymic and likeness(first.patronymic, second.patronymic, free) < 0.75:
        score = min(score, 0.45)
    return max(0.0, min(1.0, score))


def _compare_joined(first: PersonName, second: PersonName, free: bool) -> float:
    """For names written without spaces: all words as one, in the orders in use. A single word alone proves nothing."""

    def orders(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys("".join(order) for order in (words, words[1:] + words[:1], words[-1:] + words[:-1])))

    best = max(likeness(one, other, free) for one in orders(first.words) for other in orders(second.words))
    unspaced = _UNSPACED & {first.script, second.script}
    if unspaced or (len(first.words) > 1 and len(second.words) > 1):
        return best
    if len(second.words) > 1:
        return 0.0
    return best if best == 1.0 else min(best, 0.7)


def _align(shorter: tuple[str, ...], longer: tuple[str, ...], free: bool) -> list[float]:
    """The likeness of each word of the shorter name to the word of the longer that it is paired with, best first."""
    pairs = sorted(
        ((_word_likeness(one, other, free), -i, -k) for i, one in enumerate(shorter) for k, other in enumerate(longer)),
        reverse=True,
    )
    taken_short: set[int] = set()
    taken_long: set[int] = set()
    found: list[float] = []
    for score, i, k in pairs:
        if i not in taken_short and k not in taken_long:
            taken_short.add(i)
            taken_long.add(k)
            found.append(score)
    return found


@lru_cache(1 << 16)
def _word_likeness(one: str, other: str, free: bool) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return INITIAL if initial_class(one) == initial_class(other) and likeness(one[0], other[0]) > 0.8 else 0.0
    alike = likeness(one, other, free)
    if free:
        return alike
    for man, woman in name_words().gendered:
        for left, right in ((one, other), (other, one)):
            stem = left[: len(left) - len(man)] if man else left
            if left.endswith(man) and right == stem + woman and len(stem) > 2:
                return min(alike, 0.55)
    return alike
