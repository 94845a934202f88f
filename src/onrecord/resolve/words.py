"""The packaged words inside names: patronymic marks, particles, kinds of bodies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NameWords:
    """What `data/names.toml` lists, ready for use."""

    patronymic_marks: frozenset[str]
    patronymic_endings: tuple[str, ...]
    particles: frozenset[str]
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
    translations: dict[str, set[int]] = {}
    for number, words in enumerate(bodies["translations"]):
        for word in words:
            translations.setdefault(word, set()).add(number)
    return NameWords(
        frozenset(data["patronymic_marks"]),
        tuple(data["patronymic_endings"]),
        frozenset(data["particles"]),
        tuple((man, woman) for man, woman in data["gendered"]),
        frozenset(bodies["empty"]),
        frozenset(bodies["optional"]),
        frozenset((*bodies["empty"], *bodies["plain"])),
        {other: words[0] for words in bodies["spellings"] for other in words[1:]},
        frozenset(bodies["kinds"]),
        {word: frozenset(numbers) for word, numbers in translations.items()},
    )
