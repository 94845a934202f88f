"""What may follow a cue as its content, by the use of its verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.attribution import Stance
from onrecord.read.attribution.cue import Cue
from onrecord.read.attribution.lexicon import Verb
from onrecord.read.attribution.line import Item, Kind, Line
from onrecord.read.attribution.phrases import Phrases, Range
from onrecord.read.attribution.skips import STOPS

_PASSIVE_INFINITIVES = frozenset(("say", "report", "allege", "claim", "tell", "advise", "warn", "urge", "threaten"))
_NEEDS_AGENT = frozenset(("urge", "warn", "advise", "ask", "request", "beg", "implore", "remind"))
"""Verbs whose passive attributes only where it tells by whom."""
_CHECKS = frozenset(("verify", "confirm", "corroborate", "substantiate"))
_JOINING = frozenset((",", ";", "and", "but"))
"""What parts a clause within somebody's words from the next: only that clause is told "as reported by X"."""
_OBJECTS = frozenset(("him", "her", "them"))
_EMPTY = frozenset(("this", "that", "it", "so", "nothing", "them", "him", "her", "something", "anything", "more"))
"""Words that alone are no content."""


@dataclass(frozen=True, slots=True)
class Content:
    """The items attributed to a cue, and how they were told to be so."""

    ranges: tuple[Range, ...]
    stance: Stance
    addressee: Range | None = None
    use: Verb | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """Tells whether and how far the items after a cue are its content."""

    phrases: Phrases

    def after(self, line: Line, use: Verb, start: int, limit: int) -> Range | None:
        """The content after a cue in one use of its verb; None where it does not take what follows."""
        items = line.items
        if start >= limit:
            return None
        item = items[start]
        if (
            item.lower == ","
            and start + 1 < limit
            and (items[start + 1].kind is Kind.QUOTE or self._parenthesis(items, start, limit) is not None)
        ):
            start = (
                start + 1 if items[start + 1].kind is Kind.QUOTE else self._parenthesis(items, start, limit) or start
            )
            item = items[start]
        if item.kind is Kind.QUOTE:
            return start, limit
        if item.lower == ":":
            return (start + 1, limit) if start + 1 < limit else None
        if item.lower in STOPS or item.lower in (",", ")"):
            return None
        if item.lower == "that":
            takes = bool(use.frames & {"bare", "clause"}) or (use.private is False and "noun" in use.frames)
            return (start + 1, limit) if takes and start + 1 < limit else None
        if self.phrases.has(item, "wh"):
            return (start, limit) if use.frames & {"clause", "bare", "noun"} else None
        return self._phrase(line, use, start, limit)

    def _phrase(self, line: Line, use: Verb, start: int, limit: int) -> Range | None:
        items = line.items
        item = items[start]
        if item.lower in use.links:
            return start, limit
        if item.lower in _EMPTY and all(other.kind is Kind.MARK for other in items[start + 1 : limit]):
            return None
        if item.lower == "to" or (item.lower == "not" and start + 1 < limit and items[start + 1].lower == "to"):
            told = "infinitive" in use.frames and not self._refused(items, start, limit, use)
            return (start, limit) if told and self._infinitive(items, start, limit) else None
        if self.phrases.has(item, "links") or self.phrases.has(item, "prepositions"):
            opens = "bare" in use.frames and use.stance is Stance.ASSERTED and self.phrases.has(item, "openers")
            return (start, limit) if opens and self._clause(items, start, limit) else None
        return (start, limit) if self._object(line, use, start, limit) else None

    def _infinitive(self, items: Sequence[Item], start: int, limit: int) -> bool:
        """Whether "to" opens a verb rather than a phrase: to free her, not to the court."""
        verb = items[start + 1] if start + 1 < limit else None
        return verb is not None and verb.kind is Kind.WORD and not self.phrases.has(verb, "determiners")

    def _object(self, line: Line, use: Verb, start: int, limit: int) -> bool:
        """Whether a clause without "that", or a phrase, is what this use of the verb takes."""
        items = line.items
        if self._refused(items, start, limit, use):
            return False
        if self.phrases.has(items[start], "auxiliaries") and (use.stance is Stance.PLANNED or use.private):
            return False
        if use.needs and not any(other.lower in use.needs for other in items[start:limit]):
            return False
        if "name" in use.frames:
            marked = any(span.start < items[limit - 1].end and span.end > items[start].start for span in line.marked)
            quoted = any(other.kind is Kind.QUOTE for other in items[start : min(limit, start + 12)])
            return marked or quoted or self._named_so(items, start, limit)
        if not use.frames & {"bare", "noun", "object"}:
            return False
        only_clause = "bare" in use.frames and "noun" not in use.frames and not use.particles
        if only_clause and not self._clause(items, start, limit):
            return False
        enough = 1 if use.opinion or use.particles or "noun" in use.frames else 2
        return sum(other.kind is not Kind.MARK for other in items[start:limit]) >= enough

    def _named_so(self, items: Sequence[Item], start: int, limit: int) -> bool:
        """Whether something and what it is called follow: called the trial A SHAM, not police a second time."""
        thing = self.phrases.after(items, start, limit)
        if thing is None or thing[1] + 1 >= limit or items[thing[1]].lower not in ("a", "an"):
            return False
        name = items[thing[1] + 1]
        return not self.phrases.time(name) and name.lower not in self.phrases.lexicon.words["ordinals"]

    def _refused(self, items: Sequence[Item], start: int, limit: int, use: Verb) -> bool:
        """Whether the opening words make it an act: denied bail, condemned to death."""
        near = items[start : min(limit, start + 6)]
        # "Denied him a visit" is an act, "denied the charges against him" is none.
        if any(
            other.lower in use.refuses and (at == 0 or other.lower not in _OBJECTS) for at, other in enumerate(near)
        ):
            return True
        pairs = zip(items[start:limit], items[start + 1 : limit], strict=False)
        return any(f"{one.lower} {other.lower}" in use.refuses for one, other in pairs)

    def _clause(self, items: Sequence[Item], start: int, limit: int) -> bool:
        """Whether the items hold a verb, as far as their shapes tell."""
        return any(
            self.phrases.has(item, "auxiliaries")
            or item.kind is Kind.QUOTE
            or (
                item.kind is Kind.WORD
                and not item.capital
                and item.lower.endswith(("ed", "s", "t", "de", "me", "ve", "ew", "ok"))
            )
            for item in items[start + 1 : limit]
        )

    def _parenthesis(self, items: Sequence[Item], start: int, limit: int) -> int | None:
        """Past ", speaking in the town, " to the "that" or the quotation after it."""
        for at in range(start + 1, min(limit, start + 25)):
            if items[at].lower == "," and at + 1 < limit:
                following = items[at + 1]
                return at + 1 if following.lower in ("that", ":") or following.kind is Kind.QUOTE else None
        return None

    def passive(self, items: Sequence[Item], cue: Cue, limit: int, begin: int = 0) -> Content | None:
        """What is attributed by was accused of …, was told that …, was criticised by X; …, as reported by X.

        `begin` is where the words begin that "as reported by X" can stand for.
        """
        if cue.first > 0 and items[cue.first - 1].lower == "as":
            joined = (at + 1 for at in range(cue.first - 2, begin, -1) if begin and items[at].lower in _JOINING)
            return content_of(((next(joined, begin), cue.first - 1),), items, cue.uses[0].stance, None, cue.uses[0])
        start = cue.last
        if cue.subject is not None:
            beside = cue.first < cue.subject[0] <= cue.last + 1
            start = cue.subject[1] if beside else cue.last
        stop = min(limit, cue.subject[0] - 1) if cue.subject is not None and cue.subject[0] > start else limit
        for use in cue.uses:
            if start >= stop or (cue.subject is None and use.lemma in _NEEDS_AGENT):
                break
            opening = self._passive_opening(items, start, use)
            if opening is not None:
                first = start + opening
                which = (
                    at - 1 for at in range(first + 1, stop) if items[at].lower == "which" and items[at - 1].lower == ","
                )
                end = self._outer_verb(items, cue, first, next(which, stop))
                return content_of(((first, end),), items, use.stance, None, use)
        if cue.negated and cue.uses[0].lemma in _CHECKS and cue.left < cue.first:
            return content_of(((cue.left, cue.first),), items, cue.uses[0].stance, None, cue.uses[0])
        if cue.subject is None and cue.uses[0].lemma in _NEEDS_AGENT:
            return None
        use = next((use for use in cue.uses if use.frames & {"noun", "object", "name"}), cue.uses[0])
        if cue.subject is not None and cue.left < cue.first and (use.opinion or use.frames & {"noun", "name"}):
            return content_of(((cue.left, cue.first),), items, use.stance, None, use)
        return None

    def _outer_verb(self, items: Sequence[Item], cue: Cue, first: int, stop: int) -> int:
        """Where the sentence goes on after what somebody is accused of: "a man accused of theft WAS RELEASED"."""
        if any(self.phrases.has(item, "auxiliaries") for item in items[cue.first : cue.last]):
            return stop
        for at in range(first + 1, stop):
            held = self.phrases.has(items[at - 1], "relatives") or self.phrases.has(items[at - 1], "pronouns")
            if items[at].kind is Kind.MARK or self.phrases.has(items[at], "conjunctions") or held:
                return stop
            if self.phrases.has(items[at], "be") or self.phrases.has(items[at], "have"):
                return at
        return stop

    def _passive_opening(self, items: Sequence[Item], start: int, use: Verb) -> int | None:
        """How many items open the content after a passive and do not belong to it; None where there is none."""
        word = items[start].lower
        following = items[start + 1].lower if start + 1 < len(items) else ""
        if word == "that" and use.frames & {"bare", "clause"}:
            return 1
        if word in use.links and "object" in use.frames:
            return 1
        if (word == "to" or (word == "not" and following == "to")) and use.lemma in _PASSIVE_INFINITIVES:
            return 0
        return 1 if word == "as" and "as" in use.needs else None


def content_of(
    ranges: tuple[Range, ...],
    items: Sequence[Item],
    stance: Stance,
    addressee: Range | None = None,
    use: Verb | None = None,
) -> Content | None:
    """The content without marks at its ends; None where nothing is left."""
    kept = []
    for start, end in ranges:
        first, last = start, end
        while (
            first < last and items[first].kind is Kind.MARK and items[first].lower not in ("$", "£", "€", "#", "[", "@")
        ):
            first += 1
        while last > first and items[last - 1].kind is Kind.MARK and items[last - 1].lower not in ("%", "]"):
            last -= 1
        if first < last:
            kept.append((first, last))
    return Content(tuple(kept), stance, addressee, use) if kept else None
