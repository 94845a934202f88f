"""Past what stands between a cue and its content: dates, places of speech, whoever was told it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.attribution.cue import Cue
from onrecord.read.attribution.lexicon import Verb
from onrecord.read.attribution.line import Item, Kind
from onrecord.read.attribution.phrases import Phrases, Range

STOPS = (".", "!", "?", ";", "…")
_WIDEST = 9
"""Items that may tell where a statement was published before the "that" of what it says."""
_OBJECTS = frozenset(("him", "her", "them", "me", "us", "it", "himself", "herself"))
_PREPOSITIONS = frozenset(
    (
        "on",
        "in",
        "at",
        "during",
        "via",
        "through",
        "by",
        "to",
        "from",
        "after",
        "before",
        "over",
        "following",
        "under",
        "with",
        "last",
        "this",
        "earlier",
    )
)


def _opens_content(item: Item, use: Verb | None) -> bool:
    """Whether a preposition opens the content of that verb rather than an adverbial."""
    return use is not None and (item.lower in use.links or (item.lower == "to" and "infinitive" in use.frames))


@dataclass(frozen=True, slots=True)
class Skipper:
    """Finds where the content after a cue begins."""

    phrases: Phrases

    def past(self, items: Sequence[Item], start: int, limit: int, use: Verb | None) -> tuple[int, Range | None]:
        """Past dates, places of speech and whoever was told it, to where the content begins; and the addressee."""
        index = start
        addressee: Range | None = None
        while index < limit:
            item = items[index]
            if item.kind is Kind.QUOTE or item.lower in (":", "that"):
                break
            if _opens_content(item, use) and not self._medium_before_content(items, index, limit, use):
                break
            if use is not None and use.addressee and index == start:
                addressee = self._addressee(items, index, limit)
                if addressee is not None:
                    index = addressee[1]
                    continue
            if self._adverb(item):
                index += 1
                while index < limit and items[index].lower.isdigit():
                    index += 1
                continue
            end = self._adverbial(items, index, limit, use) if item.lower in _PREPOSITIONS else None
            if end is None:
                break
            if item.lower == "to" and addressee is None:
                addressee = (index + 1, end)
            index = end
        return index, addressee

    def _medium_before_content(self, items: Sequence[Item], index: int, limit: int, use: Verb | None) -> bool:
        """Whether "on Friday", "on his page that", "to the agency that" stands here rather than what is spoken of."""
        end = self._adverbial(items, index, limit, use) if items[index].lower in _PREPOSITIONS else None
        if end is None:
            return False
        dated = all(self.phrases.time(item) or item.lower == "," for item in items[index + 1 : end])
        return dated or (end < limit and (items[end].lower in ("that", ":") or items[end].kind is Kind.QUOTE))

    def _adverb(self, item: Item) -> bool:
        """Whether an item is a date's word or an adverb."""
        if self.phrases.time(item):
            return not item.lower.isdigit()
        return item.lower.endswith("ly") and self.phrases.adverb(item)

    def _addressee(self, items: Sequence[Item], index: int, limit: int) -> Range | None:
        if items[index].lower in _OBJECTS:
            return index, index + 1
        if self.phrases.has(items[index], "personal"):
            return None
        told = self.phrases.after(items, index, limit, one_name=True)
        if told is None:
            return None
        while told[1] + 1 < limit and items[told[1]].lower in ("and", "in") and items[told[1] + 1].kind is Kind.NAME:
            told = (told[0], told[1] + 2)
        return told

    def _adverbial(self, items: Sequence[Item], index: int, limit: int, use: Verb | None) -> int | None:
        """After "in a statement", "on Friday": only where what follows shows that the content is still to come."""
        dated = self._dated_medium(items, index, limit)
        if dated is not None:
            return dated
        end = index + 1
        while end < limit and self.phrases.time(items[end]):
            end += 1
        if end > index + 1 and (end >= limit or items[end].lower not in ("'s", "’s")):
            return end
        phrase = self.phrases.after(items, index + 1, limit)
        end = phrase[1] if phrase is not None else index + 1
        while end < limit and self.phrases.time(items[end]):
            end += 1
        if end == index + 1 or end >= limit:
            return end if end > index + 1 else None
        following = items[end]
        if following.kind is Kind.QUOTE or following.lower in (":", ",", ".", "?", "!", ";"):
            return end
        medium = any(
            self.phrases.has(part, "channels") or part.kind is Kind.NAME or self.phrases.time(part)
            for part in items[index + 1 : end]
        )
        if following.lower == "that":
            # "said in an interview that …", "wrote to the court that …", but not "answered with a law that …".
            told = items[index].lower == "to" and use is not None and bool(use.frames & {"bare", "clause"})
            return end if medium or (told and self._clause_follows(items, end + 1, limit)) else None
        if medium and following.lower in self.phrases.lexicon.words["made_public"]:
            return next((at for at in range(end + 1, min(limit, end + _WIDEST)) if items[at].lower == "that"), None)
        if items[end - 1].lower == "terms":
            return end
        return self._adverbial(items, end, limit, use) if following.lower in _PREPOSITIONS - {"to"} else None

    def _clause_follows(self, items: Sequence[Item], start: int, limit: int) -> bool:
        """Whether "that" opens what was said rather than tells more of who was told: not "to those that were …"."""
        if start >= limit:
            return False
        verb = (
            self.phrases.has(items[start], "auxiliaries") or items[start].lower in self.phrases.lexicon.words["pasts"]
        )
        return not verb and items[start].lower not in self.phrases.lexicon.verbs

    def _dated_medium(self, items: Sequence[Item], index: int, limit: int) -> int | None:
        """After "in a 9 December 2022 statement", "in a December 9, 2022, statement"."""
        end, days = index + 1, 0
        while end < limit and end < index + 10:
            item = items[end]
            if days and self.phrases.has(item, "channels"):
                return end + 1
            if self.phrases.time(item):
                days += 1
            elif not self.phrases.has(item, "determiners") and item.lower != ",":
                return None
            end += 1
        return None

    def trailing(self, items: Sequence[Item], cue: Cue) -> bool:
        """Whether nothing follows cue and subject that could be its content."""
        told = next((use for use in cue.uses if use.addressee), None)
        end = self.past(items, cue.right, len(items), told)[0]
        return end >= len(items) or items[end].lower in STOPS or items[end].lower in (",", ")", "–", "—")
