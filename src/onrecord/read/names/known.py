"""Bodies that everybody knows: names to find as a whole, and acronyms that reports do not explain."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from onrecord.core.mention import MentionKind
from onrecord.read.names.features import Traits
from onrecord.read.names.types import Found
from onrecord.read.names.words import fold

LETTERS = 3
"""Letters of the shortest acronym that is surely one."""
SCORE = 0.9
"""How sure a listed name of two words or more is."""


@cache
def known_bodies(language: str = "en") -> dict[str, tuple[str, ...]]:
    """The full names, as written, with their acronyms. Raises FileNotFoundError where that language has none."""
    source = (files("onrecord.read.languages") / language / "known_bodies.toml").read_text(encoding="utf-8")
    return {name: tuple(acronyms) for name, acronyms in tomllib.loads(source)["bodies"].items()}


@cache
def _by_first(language: str = "en") -> dict[str, tuple[tuple[str, ...], ...]]:
    """The folded words of the full names, by the first of them, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(known_bodies(language), key=len, reverse=True):
        words = tuple(fold(word) for word in name.replace("'s", " 's").split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(names) for first, names in found.items()}


def find_known(words: Sequence[Traits], names: Sequence[Found], sentence: int) -> list[Found]:
    """The listed names of two words and more that stand in a sentence, and acronyms that no other name holds."""
    by_first = _by_first()
    taken = {at for name in names for at in range(name.start, name.end)}
    found = []
    for at, word in [(at, word) for at, word in enumerate(words) if word.capital]:
        if at not in taken and _acronym(word.text) and any(other.text.islower() for other in words):
            found.append(Found(sentence, at, at + 1, MentionKind.ORGANISATION, SCORE))
        if word.folded not in by_first:
            continue
        for wanted in by_first[word.folded]:
            end = at + len(wanted)
            if tuple([one.folded for one in words[at:end]]) == wanted:
                if not any(name.start <= at and end <= name.end for name in names):
                    found.append(Found(sentence, at, end, MentionKind.ORGANISATION, SCORE))
                break
    return found


def _acronym(text: str) -> bool:
    """Whether a word in capitals throughout is an acronym of the list, and long enough to be no other."""
    return len(text) >= LETTERS and text.isupper() and bool(full_names(text))


def split_acronym(words: Sequence[Traits], name: Found) -> list[Found]:
    """A known acronym is no part of a person's name: "CPJ Central"."""
    if name.kind is not MentionKind.PERSON or not _acronym(words[name.start].text):
        return [name]
    rest = [replace(name, start=name.start + 1)] if name.end - name.start > 2 else []
    return [replace(name, end=name.start + 1, kind=MentionKind.ORGANISATION), *rest]


@cache
def _by_acronym(language: str = "en") -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, acronyms in known_bodies(language).items():
        for acronym in acronyms:
            bare = acronym.replace(".", "")
            found[bare] = (*found.get(bare, ()), name)
    return found


def full_names(acronym: str, language: str = "en") -> tuple[str, ...]:
    """The full names of the known bodies that have this acronym, as written, dots aside."""
    bare = acronym.replace(".", "")
    return tuple(
        name for name, short in known_bodies(language).items() if bare in (one.replace(".", "") for one in short)
    )
