"""What a phrase is resolved against: the day of the report, the dates told before it, the tense around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.calendar import spell, spell_bounds
from onrecord.core.when import Bounds, WhenBasis
from onrecord.read.text.types import Entry
from onrecord.read.time.places import southern_places
from onrecord.read.time.tense import Tense, tense_around
from onrecord.read.time.tokens import BREAK, Tokens, class_codes


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told, for the phrases that lean on it."""

    bounds: Bounds
    block: int
    written_year: int | None
    """The year where the phrase wrote it out."""
    end_token: int = -1
    """The token after the phrase that told it."""

    @property
    def days(self) -> int | None:
        """How many days it may be; None where one side is open."""
        first, last = self.bounds.earliest, self.bounds.latest
        return (last - first).days + 1 if first and last else None

    @property
    def whole_year(self) -> bool:
        """Whether it is a year or more, with no month told."""
        return self.days is not None and self.days > 62

    @property
    def day(self) -> date | None:
        """The one day, where it is one."""
        return self.bounds.day


@dataclass(frozen=True, slots=True)
class Count:
    """Which day of a lasting state a day is, for later ones of the same state."""

    number: int
    day: date
    words: frozenset[str]
    """The plain words behind it, which name the state."""


@dataclass(slots=True)
class Context:
    """The state of reading one document, from its beginning to the phrase at hand."""

    tokens: Tokens
    report: date | None
    """The day that relative words count from: the dateline's, else the publication date."""
    basis: WhenBasis
    """DATELINE or PUBLICATION, whichever `report` is; UNKNOWN where there is none."""
    language: str = "en"
    told: list[Told] = field(default_factory=list)
    part: Told | None = None
    """The day of which a part was told last: "the next morning"."""
    quarter: tuple[int, int] | None = None
    """Year and number of the quarter told last."""
    day_first: bool | None = None
    """Whether the document's dates in figures put the day first; None where they do not tell."""
    month_first: bool | None = None
    """Whether the document writes dates in words with the month first ("May 3"), as its outlet then may in figures."""
    elsewhere: date | None = None
    """The neighbouring day that a publication time in universal time falls on in other places; None where on none."""
    south: bool = False
    """Whether the dateline lies on the southern half of the earth."""
    counts: list[Count] = field(default_factory=list)
    begun: list[tuple[date, frozenset[str]]] = field(default_factory=list)
    """Days on which something is told to have begun, with the words of that clause."""
    years: tuple[int, ...] = ()
    """The years written out in the document, in text order."""
    written: tuple[tuple[int, date], ...] = ()
    """By the offset at which each post begins, the day that it was written on."""
    entries: tuple[Entry, ...] = ()
    """The entries of its chronologies that have a date, in text order."""

    @property
    def anchor(self) -> str:
        """The day of the report in words."""
        if self.report is None:
            return "no dateline or publication date is known"
        which = "dateline" if self.basis is WhenBasis.DATELINE else "publication date"
        return f"the {which}, {spell(self.report)}"

    @property
    def narrative(self) -> bool:
        """Whether the document tells of years long before its own, as a chronicle does."""
        report = self.report
        if report is None:
            return True
        if self.speaks_of_now or len(self.years) < 6:
            return False
        return sum(year < report.year - 1 for year in self.years) >= 0.9 * len(self.years)

    @property
    def speaks_of_now(self) -> bool:
        """Whether the document uses weekdays, "today" or "yesterday" as news does, more than once in 800 words."""
        codes = class_codes(self.language)
        count = sum(self.tokens.classes.count(codes[name]) for name in ("weekday", "day"))
        return count * 800 > len(self.tokens.classes)

    def southern_place(self, first: int, last: int) -> str:
        """A place of the southern half of the earth named within 150 code points; empty where there is none."""
        start, end = self.tokens.starts[first] - 150, self.tokens.ends[last - 1] + 150
        found = southern_places(self.language).search(self.tokens.text, max(0, start), end)
        return found[0] if found else ""

    def reach(self, place: int) -> None:
        """Go on to the token: within a post, relative words count from the day it was written on."""
        if self.written:
            start = self.tokens.starts[place]
            self.report = next((day for begins, day in reversed(self.written) if begins <= start), self.report)

    def entry_at(self, place: int) -> Entry | None:
        """The dated entry of a chronology that the token stands in, its date included; None in other text."""
        if not self.entries:
            return None
        start = self.tokens.starts[place]
        at = bisect_right(self.entries, start, key=lambda entry: entry.span.start) - 1
        if at >= 0 and start < self.entries[at].span.end:
            return self.entries[at]
        return next((one for one in self.entries if one.label and one.label.start <= start < one.label.end), None)

    def tell(self, told: Told) -> None:
        """Remember a date for what follows."""
        self.told.append(told)

    def last_day(self, block: int) -> Told | None:
        """The day told last: in the same paragraph where there is one, else anywhere before."""
        days = [told for told in self.told[-12:] if told.day]
        near = [told for told in days if told.block == block]
        return (near or days)[-1] if days else None

    def part_told(self, block: int) -> Told | None:
        """The day of which a part was told, in the same paragraph and after every date; None where none was."""
        if self.part is None or self.part.block != block:
            return None
        return self.part if not self.told or self.part.end_token > self.told[-1].end_token else None

    def last_told(self, block: int) -> Told | None:
        """The date told last, of whatever size, in the same paragraph or the two before it."""
        near = [told for told in self.told[-4:] if block - told.block <= 2]
        return near[-1] if near else None

    def same_sentence(self, told: Told, place: int) -> bool:
        """Whether nothing ends the sentence between a date told before and the token at `place`."""
        codes = class_codes(self.language)
        between = self.tokens.classes[told.end_token : place]
        return told.end_token >= 0 and codes["dot"] not in between and codes[BREAK] not in between

    def tense(self, first: int, last: int) -> Tense | None:
        """What the words around a phrase tell of its direction; None where none of them tells."""
        return tense_around(self.tokens, first, last, self.language)

    def future(self, first: int, last: int) -> bool:
        """Whether what is told around a phrase is still to come."""
        tense = self.tense(first, last)
        return tense is not None and tense.to_come

    def past(self, first: int, last: int) -> bool:
        """Whether what is told around a phrase is past."""
        tense = self.tense(first, last)
        return tense is not None and not tense.to_come


def told_in_words(told: Told) -> str:
    """How an explanation names a date told before."""
    return f"the date last told before it, {spell_bounds(told.bounds)}"
