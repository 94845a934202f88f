"""Romanised sounds of names, how much two of them differ, and the keys that bring like names together."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii

VOWELS = frozenset("aeiouy")
_UNWRITTEN = frozenset({"ARABIC", "HEBREW", "SYRIAC"})
"""Scripts that leave most vowels out."""


@dataclass(frozen=True, slots=True)
class LetterTable:
    """The packaged table of letters, ready for use."""

    marks: frozenset[str]
    azerbaijani: dict[str, str]
    sounds: tuple[tuple[str, str], ...]
    costs: dict[tuple[str, str], float]
    keys: dict[str, str]


@cache
def letter_table() -> LetterTable:
    """The table of `data/letters.toml`; where groups overlap, the lowest cost holds."""
    data = tomllib.loads(files("onrecord.resolve").joinpath("data/letters.toml").read_text(encoding="utf-8"))
    costs: dict[tuple[str, str], float] = {}
    for group in data["groups"]:
        for left in group["letters"]:
            for right in group["letters"]:
                if left != right:
                    costs[left, right] = min(group["cost"], costs.get((left, right), 1.0))
    return LetterTable(
        frozenset(data["marks"]),
        dict(data["azerbaijani"]),
        tuple((written, sound) for written, sound in data["sounds"]),
        costs,
        {letter: key for key, letters in data["keys"].items() for letter in letters},
    )


@lru_cache(1 << 16)
def script_of(word: str) -> str:
    """The script of the first letter, by the first word of its Unicode name ("LATIN", "CJK"); "" without letters."""
    for letter in word:
        if letter.isalpha():
            return unicodedata.name(letter, "").split(" ")[0]
    return ""


def leaves_vowels_out(script: str) -> bool:
    """Whether names in this script are written without most of their vowels."""
    return script in _UNWRITTEN


@lru_cache(1 << 16)
def fold(text: str) -> str:
    """Romanised, lower case, letters and digits only, words parted by one space: for comparing whole names."""
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(unicodedata.normalize("NFC", text)).lower()))


@lru_cache(1 << 16)
def sound_out(word: str, azerbaijani: bool = False) -> str:
    """One word as sounds: romanised, groups of letters for one sound folded, doubled consonants single."""
    table = letter_table()
    if azerbaijani and script_of(word) == "LATIN":
        lowered = unicodedata.normalize("NFC", word).replace("İ", "i").replace("I", "ı").lower()
        written = "".join(table.azerbaijani.get(letter) or anyascii(letter).lower() for letter in lowered)
    else:
        written = anyascii(unicodedata.normalize("NFC", word)).lower()
    written = re.sub(r"[^a-zA-Z]", "", written)
    for letters, sound in table.sounds:
        written = written.replace(letters, sound)
    return re.sub(r"([^aeiou])\1+", r"\1", written)


def has_azerbaijani_letters(name: str) -> bool:
    """Whether the name is written with letters that only Azerbaijani, Turkish and their kin have."""
    return not letter_table().marks.isdisjoint(name)


@lru_cache(1 << 16)
def skeleton(sounds: str) -> str:
    """The consonants of a word by class: alike for all common spellings of one name."""
    keys = letter_table().keys
    kept = [keys[letter] for place, letter in enumerate(sounds) if letter in keys and not (letter == "h" and place)]
    return re.sub(r"(.)\1+", r"\1", "".join(kept))


def initial_class(sounds: str) -> str:
    """The class of the first sound; all vowels are one class."""
    return letter_table().keys.get(sounds[0], "A") if sounds else ""


UNLIKE = 0.4
"""Below this, how unlike two words are is of no interest, and 0 is returned."""


@lru_cache(1 << 16)
def likeness(left: str, right: str, vowels_free: bool = False) -> float:
    """How alike two words of sounds are, from 0 to 1: one less the cost of the cheapest alignment over the length.

    With `vowels_free` one of the two comes from a script without vowels, so that these cost next to nothing. Words less
    alike than UNLIKE give 0.
    """
    if left == right:
        return 1.0
    longer = left if len(left) > len(right) else right
    length = sum(0.6 if letter in VOWELS else 1.0 for letter in longer)
    length = max(length, 2.0)
    most = (1.0 - UNLIKE) * length
    return max(0.0, 1.0 - distance / length) if (distance := _distance(left, right, vowels_free, most)) <= most else 0.0


def _distance(left: str, right: str, vowels_free: bool, most: float) -> float:
    """The cost of the cheapest alignment; given up, with a higher number, once it must exceed `most`."""
    costs = letter_table().costs
    vowel_gap = 0.05 if vowels_free else 0.35

    def gap(letter: str) -> float:
        return vowel_gap if letter in VOWELS else 0.3 if letter in "hj" else 1.0

    gaps = [gap(letter) for letter in right]
    before = [0.0]
    for cost in gaps:
        before.append(before[-1] + cost)
    for above in left:
        gone = gap(above)
        row = [before[0] + gone]
        for place, letter in enumerate(right):
            change = 0.0 if above == letter else costs.get((above, letter), 1.0)
            if vowels_free and above in VOWELS and letter in VOWELS:
                change = min(change, 0.1)
            row.append(min(before[place] + change, before[place + 1] + gone, row[place] + gaps[place]))
        if min(row) > most:
            return most + 1.0
        before = row
    return before[-1]
