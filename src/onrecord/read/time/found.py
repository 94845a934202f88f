"""What a rule makes of a phrase, and what it is handed: the words it matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.core.calendar import month_bounds, spell_bounds, year_bounds
from onrecord.core.when import Bounds, Duration, Term, TimeType, WhenBasis
from onrecord.read.time.context import Context
from onrecord.read.time.tokens import BREAK, OTHER, Tokens, class_codes


class LeanKind(StrEnum):
    """How a phrase counts from the date told beside it."""

    LENGTH = "length"
    UNIT = "unit"
    WEEKDAY = "weekday"
    ANNIVERSARY = "anniversary"


@dataclass(frozen=True, slots=True)
class Lean:
    """What a phrase that leans on a date beside it does with that date."""

    kind: LeanKind
    length: Duration | None = None
    """For LENGTH: what is added to it, negative for "before"."""
    unit: str = ""
    """For UNIT its code ("D", "W"), for WEEKDAY its number (Monday is 0)."""
    side: int = 1
    """1 for after, -1 for before."""
    years: int = 0
    """For ANNIVERSARY: which one; 0 where that is not told."""
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase resolved as far as its text allows."""

    type: TimeType
    value: str
    bounds: Bounds = Bounds()
    likely: Bounds | None = None
    basis: WhenBasis = WhenBasis.UNKNOWN
    rule: str = ""
    alternatives: tuple[Bounds, ...] = ()
    term: Term | None = None
    ordinal: int | None = None
    year: int | None = None
    """The year where the phrase writes it out."""
    skip: int = 0
    """Tokens at the front of the match that do not belong to the phrase: the article of "the third-quarter loss"."""
    leans: Lean | None = None
    """For phrases that count from a date beside them ("the eve of"), until that date is known."""
    tells: bool = True
    """Whether phrases after it ("the same day") may lean on it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of tokens that the pattern of a rule fits."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The token after the last."""
        return self.match.end()

    @property
    def block(self) -> int:
        """The running number of the paragraph."""
        return self.tokens.blocks[self.first]

    @property
    def phrase(self) -> str:
        """The words matched, on one line, in quotation marks."""
        return "“" + " ".join(self.tokens.quote(self.first, self.last).split()) + "”"

    def has(self, name: str) -> bool:
        """Whether the pattern knows the named part and it is there."""
        return name in self.match.re.groupindex and self.match[name] is not None

    def number(self, name: str) -> int:
        """The value of the named part's first token, where its class has whole numbers for values."""
        value = self.tokens.values[self.match.start(name)]
        if not isinstance(value, int):
            raise TypeError(f"{name} has no number for a value: {value!r}")
        return value

    def step(self, name: str = "which") -> int | None:
        """Where the named part points, -1, 0 or 1 units from the report; None where it is not there."""
        return self.number(name) if self.has(name) else None

    def code(self, name: str) -> str:
        """The value of the named part's first token, as text."""
        return str(self.tokens.values[self.match.start(name)])

    def word(self, name: str) -> str:
        """The first token of the named part, in lower case; empty where it is not there."""
        return self.tokens.words[self.match.start(name)] if self.has(name) else ""

    def span(self, name: str) -> tuple[int, int]:
        """The first token of the named part and the one after its last."""
        return self.match.span(name)

    @property
    def in_name(self) -> bool:
        """Whether the phrase is written with a capital right behind another word that is: part of a name."""
        if not self.first or self.tokens.blocks[self.first - 1] != self.block:
            return False
        text, start, before = self.tokens.text, self.tokens.starts[self.first], self.tokens.starts[self.first - 1]
        plain = self.tokens.classes[self.first - 1] == class_codes()[OTHER]
        return plain and text[start].isupper() and text[start + 1 : start + 2].islower() and text[before].isupper()

    @property
    def before_name(self) -> bool:
        """Whether a plain word with a capital follows right behind the phrase."""
        place = self.last
        if place >= len(self.tokens.words) or self.tokens.blocks[place] != self.block:
            return False
        start = self.tokens.starts[place]
        plain = self.tokens.classes[place] == class_codes()[OTHER] and start <= self.tokens.ends[place - 1] + 1
        return plain and self.tokens.text[start].isupper() and self.tokens.text[start + 1 : start + 2].islower()

    @property
    def opens_sentence(self) -> bool:
        """Whether nothing stands before the phrase in its sentence."""
        codes = class_codes()
        before = self.tokens.classes[self.first - 1] if self.first else codes[BREAK]
        return before in (codes[BREAK], codes["dot"], codes["quote"], codes["colon"])

    def before(self, back: int = 1) -> str:
        """The word so many tokens before the phrase; empty at the beginning."""
        return self.tokens.words[self.first - back] if self.first >= back else ""

    def after(self, ahead: int = 0) -> str:
        """The word so many tokens after the phrase; empty at the end."""
        place = self.last + ahead
        return self.tokens.words[place] if place < len(self.tokens.words) else ""


Resolve = Callable[[Hit, Context], Found | None]
"""A rule's meaning: None where, on a closer look, the words tell no time."""


def a_day(day: date, rule: str, basis: WhenBasis = WhenBasis.EXPLICIT) -> Found:
    """One day of the calendar."""
    return Found(TimeType.DATE, day.isoformat(), Bounds(day, day), basis=basis, rule=rule)


def a_month(year: int, month: int, rule: str, basis: WhenBasis = WhenBasis.EXPLICIT) -> Found:
    """One month of the calendar."""
    return Found(TimeType.DATE, f"{year:04d}-{month:02d}", month_bounds(year, month), basis=basis, rule=rule)


def a_year(year: int, rule: str, basis: WhenBasis = WhenBasis.EXPLICIT) -> Found:
    """One year of the calendar."""
    return Found(TimeType.DATE, f"{year:04d}", year_bounds(year), basis=basis, rule=rule)


def written(hit: Hit, bounds: Bounds) -> str:
    """The explanation of a phrase that says it all itself."""
    return f"{hit.phrase} is written out: {spell_bounds(bounds)}"
