"""What the heading of a column or the name of a field tells of the cells below it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Column:
    """One kind of column of a table of prisoners or hearings."""

    id: str
    gives: str
    """What a cell is: person, when, term, charge, article, facility, court, stage, words; empty for nothing read."""
    event: str | None = None
    """The event type that a cell tells."""
    phase: str | None = None
    other_event: str | None = None
    """What a cell tells instead where one of `other_words` stands in it."""
    other_phase: str | None = None
    other_words: frozenset[str] = frozenset()
    refuses: frozenset[str] = frozenset()
    """Words with which a cell tells nothing of the kind."""
    endless: frozenset[str] = frozenset()
    """Words that tell it without a length."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a language knows."""

    by_words: Mapping[str, Column]
    """By how they are headed, in lower case."""
    by_id: Mapping[str, Column]
    empty: frozenset[str]
    """What stands in a cell that tells nothing, in lower case."""
    hearings: tuple[str, ...]
    """Words of a court calendar that tell what the court sits for."""

    def of(self, heading: str) -> Column | None:
        """The column that is headed so; None for words that head none."""
        plain = " ".join(re.findall(r"[^\W_]+|#", heading.lower()))
        return self.by_words.get(plain.removeprefix("the "))


@cache
def columns(language: str = "en") -> Columns:
    """The packaged columns of that language (ISO 639-1). Raises FileNotFoundError where there are none."""
    data = tomllib.loads((files("onrecord.read.languages") / language / "columns.toml").read_text(encoding="utf-8"))
    known = [(_column(one), one["words"]) for one in data["columns"]]
    return Columns(
        by_words={word: column for column, words in known for word in words},
        by_id={column.id: column for column, _ in known},
        empty=frozenset(data["none"]["words"]),
        hearings=tuple(data["hearings"]["words"]),
    )


def _column(data: Mapping[str, object]) -> Column:
    def words(key: str) -> frozenset[str]:
        listed = data.get(key, ())
        return frozenset(str(word) for word in listed) if isinstance(listed, list) else frozenset()

    def word(key: str) -> str | None:
        return str(data[key]) if key in data else None

    return Column(
        id=str(data["id"]),
        gives=str(data["gives"]),
        event=word("event"),
        phase=word("phase"),
        other_event=word("other_event"),
        other_phase=word("other_phase"),
        other_words=words("other_words"),
        refuses=words("refuses"),
        endless=words("endless"),
    )


def tells_word(cell: str, words: frozenset[str]) -> bool:
    """Whether one of these words, or phrases, stands in a cell."""
    plain = f" {' '.join(re.findall(r'[a-z]+', cell.lower()))} "
    return any(f" {word} " in plain for word in words)
