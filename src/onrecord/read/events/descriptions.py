"""How far a description of people reaches: the words before its noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.events.lexicon import ClauseLexicon
from onrecord.read.events.verbs import past_forms
from onrecord.read.text import Sentence

LONGEST_DESCRIPTION = 7
"""Words that may stand before the noun of a description."""
MODIFIERS = 4
"""Words between a determiner and the noun that it belongs to, as far as they are not known to tell people."""


@dataclass(frozen=True, slots=True)
class Extents:
    """Finds where descriptions begin in one sentence."""

    sentence: Sentence
    lows: tuple[str, ...]
    timed: frozenset[int]
    lexicon: ClauseLexicon

    def begin(self, index: int, taken: Sequence[bool]) -> int:
        """The first token of the description whose noun is at `index`."""
        lexicon = self.lexicon
        first = index
        while first > 0 and index - first < LONGEST_DESCRIPTION and first - 1 not in self.timed:
            before = first - 1
            low = self.lows[before]
            if taken[before]:
                owner = low in ("'s", "’s") or low in lexicon.possessives
                if not owner:
                    break
            fits = (
                low in lexicon.determiners
                or low in lexicon.adjectives
                or low in lexicon.people
                or low in lexicon.agents
                or low in lexicon.possessives
                or low[0].isdigit()
                or (low.isalpha() and self.sentence.tokens[before].text[0].isupper() and before > 0)
                or low.endswith(("ist", "ese", "ian", "ish", "-based", "-born"))
                or (low.endswith("ed") and before > 0 and self.opens_phrase(before - 1))
            )
            twice = low == "that" and (self.lows[first] in lexicon.determiners or self._many(index))
            twice = twice or (low in lexicon.before_numbers and not self._number_like(self.lows[first]))
            if self.lows[first] in lexicon.articles and low not in ("all", "both", "of"):
                break
            if not fits and not twice and self._told_further(before, taken):
                fits = True
            if not fits or twice or taken[before]:
                break
            first = before
        return self._with_quantity(first, taken)

    def _with_quantity(self, first: int, taken: Sequence[bool]) -> int:
        """The first token of the phrase with its quantity: "THREE OF its staff"."""
        lexicon = self.lexicon
        if first < 2 or self.lows[first - 1] != "of" or any(taken[first - 2 : first]) or first - 2 in self.timed:
            return first
        low = self.lows[first - 2]
        if not (low.isdigit() or low in lexicon.quantities or low in lexicon.numbers):
            return first
        first -= 2
        while first and self.lows[first - 1] in lexicon.determiners - {"that"} and not taken[first - 1]:
            first -= 1
        return first

    def _told_further(self, index: int, taken: Sequence[bool]) -> bool:
        """Whether a word stands inside a phrase that a determiner or a number opens: "five SPEECH therapists"."""
        lexicon = self.lexicon
        for at in range(index, max(index - MODIFIERS, -1), -1):
            low = self.lows[at]
            if low in lexicon.quotes and self.lows[at - 1 : at] and self.lows[at - 1] in lexicon.openers:
                # 'the "honest journalists"'
                continue
            if at < index and (low in lexicon.openers or low[0].isdigit() or low in lexicon.numbers):
                return at not in self.timed
            plain = (
                low.replace("-", "").isalpha()
                and self.sentence.tokens[at].text[0].islower()
                and not low.endswith(lexicon.verbal_endings)
                and low not in past_forms()
            )
            if taken[at] or not plain or low in lexicon.binding:
                return False
        return False

    def opens_phrase(self, index: int) -> bool:
        """Whether a noun phrase begins with the token, or right after it: "the", "his", "of"."""
        low, lexicon = self.lows[index], self.lexicon
        return low in lexicon.determiners or low in lexicon.possessives or low == "of"

    def _number_like(self, low: str) -> bool:
        lexicon = self.lexicon
        return low[0].isdigit() or low in lexicon.before_numbers or low in lexicon.numbers or low in lexicon.counts

    def _many(self, index: int) -> bool:
        """Whether a noun is told in the plural, by its form."""
        low = self.lows[index]
        return low in self.lexicon.collective or (low.endswith("s") and not low.endswith("ss"))
