"""The packaged words inside names: patronymic marks, particles, kinds of bodies."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.resolve.sounds import sound_out


@dataclass(frozen=True, slots=True)
class NameWords:
    """What `data/names.toml` lists, ready for use."""

    patronymic_marks: frozenset[str]
    patronymic_endings: tuple[str, ...]
    particles: frozenset[str]
    titles: frozenset[str]
    servants: frozenset[str]
    """“Servant of”, the first of two Arabic words that make one name."""
    endings: frozenset[str]
    """Words that make one Arabic name with the word before."""
    family_endings: frozenset[str]
    """As sounds, of 2 to 6 letters."""
    family_marks: tuple[str, ...]
    """Of these, the endings that show a name to be a family's."""
    shared_beginnings: tuple[str, ...]
    forms: dict[str, frozenset[int]]
    """First name as sounds -> the numbers of the sets of its forms."""
    leading: tuple[str, ...]
    """As sounds, the first form of each of these sets."""
    gendered: tuple[tuple[str, str], ...]
    empty: frozenset[str]
    optional: frozenset[str]
    plain: frozenset[str]
    """What a description may say of any body of its kind, the words without weight among it."""
    spelling: dict[str, str]
    """Other spelling -> the one compared."""
    kinds: frozenset[str]
    translations: dict[str, frozenset[int]]
    """Word -> the numbers of the sets of translations that it is in."""


@cache
def name_words() -> NameWords:
    """The packaged lists."""
    data = tomllib.loads(files("onrecord.resolve").joinpath("data/names.toml").read_text(encoding="utf-8"))
    bodies = data["bodies"]
    translations = _numbered(bodies["translations"], str)
    return NameWords(
        frozenset(data["patronymic_marks"]),
        tuple(data["patronymic_endings"]),
        frozenset(data["particles"]),
        frozenset(data["titles"]),
        frozenset(data["servants"]),
        frozenset(data["second_words"]),
        frozenset(data["family_endings"]),
        tuple(data["family_marks"]),
        tuple(data["shared_beginnings"]),
        {word: frozenset(numbers) for word, numbers in _numbered(data["forms"], sound_out).items()},
        tuple(sound_out(words[0]) for words in data["forms"]),
        tuple((man, woman) for man, woman in data["gendered"]),
        frozenset(bodies["empty"]),
        frozenset(bodies["optional"]),
        frozenset((*bodies["empty"], *bodies["plain"])),
        {other: words[0] for words in bodies["spellings"] for other in words[1:]},
        frozenset(bodies["kinds"]),
        {word: frozenset(numbers) for word, numbers in translations.items()},
    )


def _numbered(sets: list[list[str]], form: Callable[[str], str]) -> dict[str, set[int]]:
    """Each word of some sets, in its form, with the numbers of the sets that it is in."""
    found: dict[str, set[int]] = {}
    for number, words in enumerate(sets):
        for word in words:
            found.setdefault(form(word), set()).add(number)
    return found
