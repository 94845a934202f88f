"""What a phrase is resolved against: the day of the report, the dates told before it, the tense around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.core.calendar import spell, spell_bounds
from onrecord.core.when import Bounds, WhenBasis
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.tokens import BREAK, Tokens, class_codes

_REACH = 14
"""How many words away a verb still tells the tense of a phrase."""


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
class Tense:
    """What the words around a phrase tell of its direction."""

    to_come: bool
    away: int
    """How many words away the word that tells it stands."""
    before: bool
    """Whether it stands before the phrase."""

    @property
    def near(self) -> bool:
        """Whether it stands close by."""
        return self.away < (6 if self.before else 4)

    @property
    def weight(self) -> int:
        """How much farther away, in days, the side that it tells may be than the other."""
        if not self.near:
            return 3
        return 60 if self.before and self.away < 3 else 12


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
    quarter: tuple[int, int] | None = None
    """Year and number of the quarter told last."""
    years: tuple[int, ...] = ()
    """The years written out in the document, in text order."""

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
        if self.speaks_of_now or len(self.years) < 4:
            return False
        return sum(year < report.year - 1 for year in self.years) >= 0.75 * len(self.years)

    @property
    def speaks_of_now(self) -> bool:
        """Whether the document uses weekdays, "today" or "yesterday" as news does, more than once in 800 words."""
        codes = class_codes(self.language)
        count = sum(self.tokens.classes.count(codes[name]) for name in ("weekday", "day"))
        return count * 800 > len(self.tokens.classes)

    def tell(self, told: Told) -> None:
        """Remember a date for what follows."""
        self.told.append(told)

    def last_day(self, block: int) -> Told | None:
        """The day told last: in the same paragraph where there is one, else anywhere before."""
        days = [told for told in self.told[-12:] if told.day]
        near = [told for told in days if told.block == block]
        return (near or days)[-1] if days else None

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
        """What the words around a phrase tell, those before it first; None where none of them tells."""
        lexicon = time_lexicon(self.language)
        before = self._sentence_places(first - 1, -1)
        if before and self.tokens.words[before[0]] in lexicon.forward:
            return Tense(to_come=True, away=0, before=True)
        for places in (before, self._sentence_places(last, 1)):
            for away, place in enumerate(places):
                to_come = self._points_forward(place)
                if to_come is not None:
                    return Tense(to_come, away, places is before)
        return None

    def future(self, first: int, last: int) -> bool:
        """Whether what is told around a phrase is still to come."""
        tense = self.tense(first, last)
        return tense is not None and tense.to_come

    def past(self, first: int, last: int) -> bool:
        """Whether what is told around a phrase is past."""
        tense = self.tense(first, last)
        return tense is not None and not tense.to_come

    def _points_forward(self, place: int) -> bool | None:
        """Whether a word tells something still to come (True) or past (False); None for all other words."""
        lexicon = time_lexicon(self.language)
        words = self.tokens.words
        word = words[place]
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in lexicon.future or (word in lexicon.forward_verbs and following in ("for", "to")):
            return True
        if word == "to":
            return True if self._infinitive(place) else None
        if word not in lexicon.past and not (word.endswith("ed") and len(word) > 3):
            return None
        auxiliary = words[place - 1] if place else ""
        if auxiliary in lexicon.participle_of_present:
            return None
        return auxiliary in lexicon.participle_to_come

    def _infinitive(self, place: int) -> bool:
        """Whether the "to" at `place` opens an infinitive, as far as the words beside it tell."""
        lexicon, words = time_lexicon(self.language), self.tokens.words
        following = words[place + 1] if place + 1 < len(words) else ""
        if not following.isalpha() or following in lexicon.classes or following in lexicon.nouns_after_to:
            return False
        lower = self.tokens.text[self.tokens.starts[place + 1]].islower()
        before = words[place - 1] if place else ""
        return lower and not following.endswith(("ing", "s")) and before not in ("according", "due", "close")

    def _sentence_places(self, place: int, step: int) -> list[int]:
        """The tokens from `place` outwards, nearest first, to the end of the sentence or of the reach."""
        codes = class_codes(self.language)
        stops = (codes[BREAK], codes["dot"])
        found: list[int] = []
        while 0 <= place < len(self.tokens.words) and len(found) < _REACH and self.tokens.classes[place] not in stops:
            found.append(place)
            place += step
        return found


def told_in_words(told: Told) -> str:
    """How an explanation names a date told before."""
    return f"the date last told before it, {spell_bounds(told.bounds)}"
