"""Whether two names can be one body's (a court, a ministry, a prison, a group): compared by structured parts.

The number and the words for the kind of body must agree exactly; proper words may differ as transliterations do. Names
that differ in one word that translators put for another are probably one, and are only offered for a decision.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from onrecord.resolve.letters import likeness, skeleton
from onrecord.resolve.sounds import fold, sound_out
from onrecord.resolve.words import name_words

VARIANT = 0.85
"""How alike two proper words must be to count as two spellings of one."""
TRANSLATED = 0.7
WITH_PLACE = 0.65


@dataclass(frozen=True, slots=True)
class BodyName:
    """The name of a body taken apart."""

    numbers: tuple[str, ...]
    kinds: tuple[str, ...]
    """Words that say what kind of body it is, sorted."""
    proper: tuple[str, ...]
    """All other words, in the order written."""

    @property
    def words(self) -> tuple[str, ...]:
        """All words but the numbers."""
        return self.kinds + self.proper


@lru_cache(1 << 16)
def parse_body(name: str) -> BodyName:
    """The parts of a body's name as written."""
    lists = name_words()
    words = [lists.spelling.get(word, word) for word in fold(name.replace("'s", "").replace("’s", "")).split()]
    words = [word for word in words if word not in lists.empty]
    numbers = tuple(word.lstrip("0") or "0" for word in words if word.isdigit())
    words = [word for word in words if not word.isdigit() and not (word == "number" and numbers)]
    kept = [word for word in words if word not in lists.optional] or words
    kinds = tuple(sorted(word for word in kept if word in lists.kinds))
    return BodyName(numbers, kinds, tuple(word for word in kept if word not in lists.kinds))


def body_keys(name: BodyName) -> tuple[str, ...]:
    """Keys such that names worth comparing share at least one."""
    lists = name_words()
    words = name.words
    keys = {_key(name, words)}
    for place, word in enumerate(words):
        if word in lists.translations and len(words) > 1:
            keys.add(_key(name, words[:place] + words[place + 1 :]))
    if len(name.proper) > 1 and name.kinds:
        keys.update(_key(name, name.kinds + name.proper[:place] + name.proper[place + 1 :]) for place in (0, -1))
    return tuple(sorted(keys))


def _key(name: BodyName, words: tuple[str, ...]) -> str:
    parts = sorted(word if word in name_words().kinds else skeleton(sound_out(word)) or word for word in words)
    return " ".join((*name.numbers, *parts))


@lru_cache(1 << 17)
def compare_bodies(left: str, right: str) -> float:
    """How far two names can be one body's: 1 alike, from 0.85 two spellings, 0.65 to 0.7 probably, else 0."""
    first, second = sorted((parse_body(left), parse_body(right)), key=lambda name: (len(name.words), name.words))
    if first.numbers != second.numbers or not first.words:
        return 0.0
    if first.kinds == second.kinds and len(first.proper) == len(second.proper):
        if first.proper == second.proper:
            return 1.0
        alike = min(likeness(sound_out(one), sound_out(other)) for one, other in _paired(first.proper, second.proper))
        if alike >= VARIANT and all(len(word) > 3 for word in first.proper):
            return alike
    if len(first.words) == len(second.words) > 1 and _translated(first, second):
        return TRANSLATED
    more = Counter(second.words) - Counter(first.words)
    added = len(second.words) == len(first.words) + 1 and len(first.words) > 1 and first.kinds == second.kinds
    return WITH_PLACE if added and first.kinds and first.proper and sum(more.values()) == 1 else 0.0


def _paired(first: tuple[str, ...], second: tuple[str, ...]) -> list[tuple[str, str]]:
    """Proper words side by side: those written alike taken out first, the rest in order."""
    rest_first, rest_second = list(first), list(second)
    for word in first:
        if word in rest_second and word in rest_first:
            rest_first.remove(word)
            rest_second.remove(word)
    return list(zip(rest_first, rest_second, strict=True)) or [("", "")]


def _translated(first: BodyName, second: BodyName) -> bool:
    """Whether all words agree but one, for which translators put the other."""
    one, other = Counter(first.words) - Counter(second.words), Counter(second.words) - Counter(first.words)
    if sum(one.values()) != 1 or sum(other.values()) != 1:
        return False
    sets = name_words().translations
    empty: frozenset[int] = frozenset()
    return bool(sets.get(next(iter(one)), empty) & sets.get(next(iter(other)), empty))


def is_acronym(name: str) -> bool:
    """Whether the name is written as an acronym: 2 to 8 capitals, perhaps with points."""
    letters = name.replace(".", "").replace("-", "")
    return letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 8 and " " not in name.strip()


def compare_places(left: str, right: str) -> float:
    """How far two names can be one place's: written alike, or one word in two close spellings."""
    one, other = (parse_body(name) for name in (left, right))
    if one.words == other.words and one.numbers == other.numbers and one.words:
        return 1.0
    if len(one.words) != 1 or len(other.words) != 1 or one.numbers != other.numbers:
        return 0.0
    sounds = [sound_out(name.words[0]) for name in (one, other)]
    alike = likeness(*sounds)
    return alike if alike >= 0.9 and min(map(len, sounds)) >= 5 and sounds[0][0] == sounds[1][0] else 0.0
