"""More sentences from those there are: other people's names in them, headlines in capitals.

The labelled corpora name mostly people of the West. Swapping in names from everywhere, half of them altered so that no
list knows them, teaches the model to go by the surroundings.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from corpora import Labelled, Name, labels_of, names_of

SWAP, CAPITALS, HEADLINE = 0.4, 0.03, 0.03
PARTICLES = ("al-", "el-", "Al-", "bin ", "al ", "de ", "van ", "Abu ", "von ", "da ", "El ", "ibn ")
SMALL = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
VOWELS, CONSONANTS = "aeiou", "bdfghjklmnprstvyz"


class Renamer:
    """Makes names up from lists of given and family names."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """`folder` holds given_names.txt, family_names.txt and other_names.txt."""
        self.chance = chance
        self.given = (folder / "given_names.txt").read_text(encoding="utf-8").split()
        self.family = (folder / "family_names.txt").read_text(encoding="utf-8").split()
        self.other = (folder / "other_names.txt").read_text(encoding="utf-8").split()

    def altered(self, name: str) -> str:
        """The name with one or two letters exchanged for others of their kind; capitals stay."""
        letters = list(name)
        for _ in range(self.chance.randint(1, 2)):
            at = self.chance.randrange(len(letters))
            if letters[at].lower() in VOWELS:
                letter = self.chance.choice(VOWELS)
            elif letters[at].isalpha():
                letter = self.chance.choice(CONSONANTS)
            else:
                continue
            letters[at] = letter.upper() if letters[at].isupper() else letter
        return "".join(letters)

    def given_name(self) -> str:
        """A given name."""
        return self._word(self.given)

    def family_name(self) -> str:
        """A family name."""
        return self._word(self.family if self.chance.random() < 0.5 else self.other)

    def _word(self, names: Sequence[str]) -> str:
        name = self.chance.choice(names)
        if self.chance.random() < 0.5:
            name = self.altered(name)
        return "-".join(part.capitalize() for part in name.split("-"))

    def name(self) -> tuple[list[str], str]:
        """A full name as words, and the family name by which it is told again."""
        family = self.family_name()
        given = self._word(self.given)
        draw = self.chance.random()
        if draw < 0.55:
            return [given, family], family
        if draw < 0.62:
            return [given[0] + ".", family], family
        if draw < 0.78:
            return [given, self._word(self.given), family], family
        if draw < 0.9:
            joined = (self.chance.choice(PARTICLES) + family).split()
            return [given, *joined], joined[-1]
        return [family, given], family


def renamed(sentence: Labelled, renamer: Renamer) -> Labelled | None:
    """The sentence with other people in it; None where it names nobody."""
    people = {name.start: name for name in names_of(sentence.labels) if name.kind == "PER"}
    if not people:
        return None
    given: dict[str, tuple[list[str], str]] = {}
    words: list[str] = []
    names: list[Name] = []
    others = {name.start: name for name in names_of(sentence.labels) if name.kind != "PER"}
    at = 0
    while at < len(sentence.words):
        name = people.get(at) or others.get(at)
        if name is None:
            words.append(sentence.words[at])
            at += 1
            continue
        put = list(sentence.words[name.start : name.end])
        if name.kind == "PER":
            full, family = given.setdefault(put[-1], renamer.name())
            put = [family] if len(put) == 1 else full
        names.append(Name(len(words), len(words) + len(put), name.kind))
        words += put
        at = name.end
    return Labelled(tuple(words), labels_of(len(words), names))


def augmented(sentences: Sequence[Labelled], lists: Path, seed: int) -> list[Labelled]:
    """Further sentences made from `sentences`; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    renamer = Renamer(lists, chance)
    found = []
    for sentence in sentences:
        draw = chance.random()
        if draw < SWAP:
            other = renamed(sentence, renamer)
            if other is not None:
                found.append(other)
        elif draw < SWAP + CAPITALS and len(sentence.words) > 4:
            found.append(Labelled(tuple(word.upper() for word in sentence.words), sentence.labels))
        elif draw < SWAP + CAPITALS + HEADLINE and 4 < len(sentence.words) < 18:
            words = tuple(w if w in SMALL else w[:1].upper() + w[1:] for w in sentence.words)
            found.append(Labelled(words, sentence.labels))
    return found
