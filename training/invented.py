"""Sentences of news with invented names, from the patterns in sentences/ (what they mean stands at their head).

The labelled corpora are encyclopaedias and the web; in news a name stands alone before a verb of saying, a body is told
by its acronym, and places are small. Each pattern is filled several times, with names from everywhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from augment import Renamer
from corpora import Labelled, Name, labels_of

from onrecord.read.text import tokens_of

PATTERNS = Path(__file__).parent / "sentences"
KINDS = {"P": "PER", "O": "ORG", "L": "LOC"}
SLOT_KINDS = {
    **dict.fromkeys(("P", "p", "p2", "f"), "PER"),
    **dict.fromkeys(("C", "T", "t", "R", "N", "N2"), "LOC"),
    **dict.fromkeys(("A", "A1", "W", "M"), "ORG"),
}
PIECE = re.compile(r"\[([POL]) ([^\]]*)\]|\{(\w+)\}")
SMALL = frozenset(("of", "and", "the", "de", "da", "do", "del", "la", "du", "le"))
QUALITIES = (
    "New", "United", "Free", "Bright", "Civic", "National", "Popular", "Green", "Red", "Rising", "Open", "Young",
    "True", "Golden", "Silver", "Blue", "First", "Common", "Just", "Our", "One", "Clear",
)  # fmt: skip
THINGS = (
    "Dawn", "Voice", "Choice", "Horizon", "Future", "Path", "Hope", "Front", "Way", "Bridge", "Sun", "Shield", "Line",
    "Root", "Wave", "House", "Lantern", "Compass", "Harvest", "Mirror", "Star", "Fist", "Witness", "Justice", "Change",
)  # fmt: skip
FOREIGN = (
    "Al-", "Al ", "El ", "La ", "Le ", "Jaysh al-", "Ansar al-", "Harakat ", "Partai ", "Junta ", "Nova ", "Hizb ",
    "Ahl al-", "Juntos por ", "Parti ", "Movimiento ",
)  # fmt: skip
MEDIA = (
    "{} Times", "The {} Times", "{} Post", "The {} Post", "Daily {}", "Radio {}", "{} TV", "{} FM", "{}24", "Al-{}",
    "{}.com", "{} News", "The {}", "{} Weekly", "The {} Herald", "{} Tribune", "Nova {}", "El {}", "La {}", "Le {}",
    "Diario {}", "{}", "{} Online", "Channel {}", "The Daily {}", "{} Today", "{} Express", "TV {}", "Voice of {}",
    "The {} Standard",
)  # fmt: skip
LETTERS = "AABCDEEFGHIIJKLMNNOPPRSSTTUUVWYZ"
TIMES = 8


@dataclass(slots=True)
class _Filler:
    """Makes up what stands in braces; within one sentence the same braces may tell one name again."""

    renamer: Renamer
    chance: random.Random
    last_acronym: str = ""
    lists: dict[str, list[str]] = field(default_factory=dict)

    def listed(self, name: str) -> str:
        """A name of a list of places, with its capitals."""
        return " ".join(w if w in SMALL else capitals(w) for w in self.chance.choice(self.lists[name]).split())

    def place(self, lists: tuple[str, ...], *, one_word: bool = False) -> str:
        """A place; one in three altered so that no list knows it."""
        name = self.listed(self.chance.choice(lists))
        if one_word:
            name = name.split()[-1]
        return self.renamer.altered(name) if self.chance.random() < 0.33 else name

    def acronym(self) -> str:
        """Two to five capitals, most often three or four."""
        self.last_acronym = "".join(self.chance.choices(LETTERS, k=self.chance.choice((2, 3, 3, 3, 4, 4, 5))))
        return self.last_acronym

    def word(self) -> str:
        """One word that could be anything's name."""
        draw = self.chance.random()
        if draw < 0.4:
            return self.renamer.family_name()
        if draw < 0.7:
            return self.place(("cities", "towns"), one_word=True)
        return self.chance.choice(THINGS)

    def group(self) -> str:
        """The name of a party, a company or a group."""
        draw = self.chance.random()
        if draw < 0.3:
            return f"{self.chance.choice(QUALITIES)} {self.chance.choice(THINGS)}"
        if draw < 0.5:
            return self.chance.choice(FOREIGN) + self.word()
        if draw < 0.7:
            return f"{self.word()} {self.word()}"
        return self.word()

    def medium(self) -> str:
        """The name of a newspaper, a station or a site."""
        return self.chance.choice(MEDIA).format(self.word())

    def fill(self, slot: str) -> str:
        """What to put for a slot."""
        makers = {
            "P": lambda: " ".join(self.renamer.name()[0]),
            "p": self.renamer.family_name,
            "p2": self.renamer.family_name,
            "f": self.renamer.given_name,
            "C": lambda: self.place(("cities",)),
            "T": lambda: self.place(("cities", "towns", "towns")),
            "t": lambda: self.place(("cities", "towns"), one_word=True),
            "R": lambda: self.place(("regions",)),
            "N": lambda: self.listed("countries"),
            "N2": lambda: self.listed("countries"),
            "A": self.acronym,
            "A1": lambda: self.last_acronym or self.acronym(),
            "W": self.group,
            "M": self.medium,
        }
        return makers[slot]()


def capitals(word: str) -> str:
    """A folded word with its capitals: behind hyphens too."""
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def patterns() -> list[str]:
    """The patterns of all files, in order."""
    lines = [line for path in sorted(PATTERNS.glob("*.txt")) for line in path.read_text(encoding="utf-8").split("\n")]
    return [line for line in lines if line and not line.startswith("#")]


def invented(lists: Path, seed: int) -> Iterator[Labelled]:
    """Every pattern filled TIMES times; the same for the same seed. `lists` is the folder of the lists of names."""
    chance = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    filler = _Filler(Renamer(lists, chance), chance)
    for name in ("countries", "regions", "cities", "towns"):
        filler.lists[name] = (lists / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]
    for pattern in patterns():
        for _ in range(TIMES):
            yield filled(pattern, filler)


def filled(pattern: str, filler: _Filler) -> Labelled:
    """One sentence made from a pattern."""
    text, spans, at = "", [], 0
    for piece in PIECE.finditer(pattern):
        text += pattern[at : piece.start()]
        start = len(text)
        if piece[3]:
            text += filler.fill(piece[3])
        else:
            text += re.sub(r"\{(\w+)\}", lambda slot: filler.fill(slot[1]), piece[2])
        spans.append((start, len(text), SLOT_KINDS[piece[3]] if piece[3] else KINDS[piece[1]]))
        at = piece.end()
    text += pattern[at:]
    tokens = tokens_of(text)
    names = []
    for start, end, kind in spans:
        inside = [number for number, token in enumerate(tokens) if token.start < end and start < token.end]
        if inside and (not names or names[-1].end <= inside[0]):
            names.append(Name(inside[0], inside[-1] + 1, kind))
    return Labelled(tuple(token.text for token in tokens), labels_of(len(tokens), names))
