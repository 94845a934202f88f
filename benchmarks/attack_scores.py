"""How well attacks are told on HRDsAttack: against the labels of a file of the set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.attacks import Attack, attack_of
from benchmarks.hrdsattack import articles
from benchmarks.page import table
from onrecord.read import read
from onrecord.vocabulary import load

NOTHING = frozenset(("", "none", "n/a", "nan", "null", "unknown"))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class _Victim(msgspec.Struct):
    victim_name: str | None = None


class Labels(msgspec.Struct):
    """What the set says of one article; it writes numbers and names of months alike."""

    violation_types: list[str] | None = None
    victims: list[_Victim] = msgspec.field(default_factory=list)
    year: str | float | None = None
    month: str | float | None = None
    date: str | float | None = None
    country: str | None = None

    def names(self) -> set[str]:
        """The victims' names."""
        return {victim.victim_name.strip() for victim in self.victims if victim.victim_name}

    def kinds(self) -> set[str]:
        """The kinds of violation; "unknown" never stands beside another."""
        kinds = set(self.violation_types or ["unknown"])
        return kinds - {"unknown"} if len(kinds) > 1 else kinds


class _Entry(msgspec.Struct):
    labels: Labels = msgspec.field(name="merged_sample")


def number(written: str | float | None) -> int | None:
    """A number, or the number of a month's name; None for nothing."""
    word = str(written).strip().lower()
    if word in NOTHING:
        return None
    if word[:3] in MONTHS:
        return MONTHS.index(word[:3]) + 1
    try:
        return int(float(word))
    except ValueError:
        return None


def rows(pairs: Sequence[tuple[Labels, Attack]]) -> list[tuple[str, str]]:
    """F1 of names and kinds, and of the rest the share that is right where the set states one, in percent."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for labels, found in pairs:
        for what, wanted, had in (
            ("victims, exact name (F1)", labels.names(), set(found.victims)),
            ("violation types (F1)", labels.kinds(), set(found.violation_types)),
        ):
            right[what] += 2 * len(wanted & had)
            told[what] += len(wanted) + len(had)
        country = (labels.country or "").strip().lower()
        stated: tuple[tuple[str, str | int | None, str | int | None], ...] = (
            ("country, where stated", None if country in NOTHING else country, (found.country or "").lower()),
            ("year, where stated", number(labels.year), found.year),
            ("month, where stated", number(labels.month), found.month),
            ("day, where stated", number(labels.date), found.day),
        )
        for what, label, value in stated:
            right[what] += label is not None and label == value
            told[what] += label is not None
    return [(what, f"{100 * right[what] / (told[what] or 1):.1f} %") for what in told]


def result(path: Path) -> str:
    """The table of figures on a file of the set."""
    vocabulary = load()
    labels = [entry.labels for entry in msgspec.json.decode(path.read_bytes(), type=list[_Entry])]
    found = [attack_of(article.document, read(article.document, vocabulary)) for article in articles(path)]
    content = table(["what", "found"], rows(list(zip(labels, found, strict=True))))
    return f"{len(found)} articles.\n\n{content}"
