"""How much two words of sounds differ, and the keys that bring like words together."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations

VOWELS = frozenset("aeiouyALYHE")
UNLIKE = 0.4
"""Below this, how unlike two words are is of no interest, and 0 is returned."""
_VOWEL_LENGTH = 0.6
"""What a vowel counts for in the length of a word, a consonant being 1."""
_FREE_VOWEL_LENGTH = 0.3
"""The same beside a script without vowels."""
_CONSONANT = 1.1
"""What a consonant costs that the other spelling leaves out."""
_OTHER_BEGINNING = 0.4
"""What it costs besides when two words begin with sounds that have nothing in common."""
_UNWRITTEN_END = 0.2
"""What a vowel at the end costs where a script that writes vowels there has none."""
_FREE_VOWELS = 0.1
"""What one vowel for another costs beside a script without vowels."""

Costs = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class LetterTable:
    """The packaged table of letters, ready for use."""

    costs: Costs
    """What one sound costs in place of another, beside a script that writes vowels."""
    free_costs: Costs
    gaps: dict[str, float]
    free_gaps: dict[str, float]
    keys: dict[str, str]
    bits: dict[str, int]
    """One bit for each class of consonants that tells words apart."""


@cache
def letter_table() -> LetterTable:
    """The table of `data/letters.toml`; where groups overlap, the lowest cost holds."""
    data = tomllib.loads(files("onrecord.resolve").joinpath("data/letters.toml").read_text(encoding="utf-8"))
    costs: Costs = {letter: {letter: 0.0} for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    alike = [(one, other, cost) for letters, cost in data["groups"] for one, other in combinations(letters, 2)]
    alike += [(sound, letter, cost) for sound, letters, cost in data["pairs"] for letter in letters]
    for one, other, cost in alike:
        costs[one][other] = costs[other][one] = min(cost, costs[one].get(other, 1.0))
    free = {
        left: {right: min(cost, _FREE_VOWELS) if {left, right} <= VOWELS else cost for right, cost in row.items()}
        for left, row in costs.items()
    }
    keys = {letter: key for key, letters in data["keys"].items() for letter in letters}
    classes = sorted(data["keys"])
    unsure = "hjyBDPTVWRH"
    bits = {letter: 1 << classes.index(key) for letter, key in keys.items() if letter not in unsure}
    return LetterTable(costs, free, data["gaps"]["alone"], data["gaps"]["beside"], keys, bits)


@lru_cache(1 << 16)
def skeleton(sounds: str) -> str:
    """The consonants of a word by class: alike for all common spellings of one name."""
    keys = letter_table().keys
    kept = [keys[letter] for place, letter in enumerate(sounds) if letter in keys and not (letter == "h" and place)]
    return re.sub(r"(.)\1+", r"\1", "".join(kept))


def initial_class(sounds: str) -> str:
    """The class of the first sound; all vowels are one class."""
    return letter_table().keys.get(sounds[0], "A") if sounds else ""


@lru_cache(1 << 16)
def _shape(word: str) -> tuple[int, int, int]:
    """The classes of consonants in a word, as bits; how many consonants it has, and how many vowels."""
    bits = letter_table().bits
    classes = 0
    for letter in word:
        classes |= bits.get(letter, 0)
    vowels = sum(letter in VOWELS for letter in word)
    return classes, len(word) - vowels, vowels


@lru_cache(1 << 16)
def likeness(left: str, right: str, vowels_free: bool = False) -> float:
    """`sound_alike`, remembered."""
    return sound_alike(left, right, vowels_free)


def sound_alike(left: str, right: str, vowels_free: bool = False, shared: int = 0) -> float:
    """How alike two words of sounds are, from 0 to 1: one less the cost of the cheapest alignment over the length.

    With `vowels_free` one of the two comes from a script without vowels, so that these cost next to nothing. `shared`
    is the number of letters at the end that say nothing, because many names have them. Words less alike than UNLIKE
    give 0.
    """
    if left == right:
        return 1.0
    one, other = (left[:-shared], right[:-shared]) if shared else (left, right)
    classes, *first = _shape(one)
    others, *second = _shape(other)
    if (classes ^ others).bit_count() > 2:
        return 0.0
    weight = _FREE_VOWEL_LENGTH if vowels_free else _VOWEL_LENGTH
    length = max(first[0] + weight * first[1], second[0] + weight * second[1], 2.0)
    most = (1.0 - UNLIKE) * length
    cost = _distance(one, other, vowels_free, most)
    if cost <= most and one and other:
        cost += _ends_apart(one, other, vowels_free)
    return 1.0 - cost / length if cost <= most else 0.0


def _ends_apart(one: str, other: str, vowels_free: bool) -> float:
    """What unlike beginnings cost; and, beside a script without vowels, a vowel at an end that it would write."""
    cost = 0.0
    vowel, second = one[0] in VOWELS, other[0] in VOWELS
    if not vowel and not second and letter_table().costs[one[0]].get(other[0], 1.0) > 0.6:
        cost += _OTHER_BEGINNING
    if vowels_free:
        cost += _OTHER_BEGINNING if vowel != second else 0.0
        for left, right in ((one[-1], other[-1]), (other[-1], one[-1])):
            cost += _UNWRITTEN_END if left in "aeiouy" and right not in VOWELS and right not in "WA" else 0.0
    return cost


def _distance(left: str, right: str, vowels_free: bool, most: float) -> float:
    """The cost of the cheapest alignment; given up, with a higher number, once it must exceed `most`."""
    table = letter_table()
    costs, gap = (table.free_costs, table.free_gaps) if vowels_free else (table.costs, table.gaps)
    gaps = [gap.get(letter, _CONSONANT) for letter in right]
    before = [0.0]
    for cost in gaps:
        before.append(before[-1] + cost)
    for above in left:
        gone = gap.get(above, _CONSONANT)
        change = costs[above]
        diagonal = before[0]
        cheapest = beside = diagonal + gone
        row = [beside]
        for place, letter in enumerate(right):
            best = diagonal + change.get(letter, 1.0)
            diagonal = before[place + 1]
            if diagonal + gone < best:  # noqa: PLR1730 - calling min() here would take twice as long
                best = diagonal + gone
            beside += gaps[place]
            if best < beside:  # noqa: PLR1730
                beside = best
            row.append(beside)
            if beside < cheapest:  # noqa: PLR1730
                cheapest = beside
        if cheapest > most:
            return most + 1.0
        before = row
    return before[-1]
