"""What is attributed: the extent of the words that belong to a cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.attribution import Stance
from onrecord.read.attribution.cue import Cue, CueKind, SubjectKind
from onrecord.read.attribution.following import Content, Following, content_of
from onrecord.read.attribution.lexicon import SpeechLexicon, Verb
from onrecord.read.attribution.line import Item, Kind, Line
from onrecord.read.attribution.phrases import Phrases, Range
from onrecord.read.attribution.skips import STOPS, Skipper

_CIRCUMSTANCE = 9
"""Items that may tell when or where something was said before the "that" of what was said."""
_FINITE = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would", "did", "does"))
_OPENING = 7
"""Items that open a sentence before "as X pointed out" where it goes on behind it."""
_TITLE_LENGTH = 40
"""Code points up to which words in quotation marks can be the title of a programme or an article."""


def _tells(cue: Cue) -> bool:
    """Whether a cue's own clause tells what was said: said, alleged; not "letters calling on him"."""
    clause = any(use.frames & {"bare", "clause"} for use in cue.uses)
    return cue.kind is CueKind.VERB and not cue.passive and not cue.gerund and clause


@dataclass(frozen=True, slots=True)
class ContentFinder:
    """Settles the content of each cue of a line."""

    lexicon: SpeechLexicon
    phrases: Phrases
    skipper: Skipper
    following: Following

    def settle(self, line: Line, cues: Sequence[Cue], number: int) -> Content | None:
        """The content of the cue with that number; None where it attributes nothing that is told."""
        cue = cues[number]
        items = line.items
        if cue.kind is CueKind.ACCORDING:
            last = max(other.right for other in cues if other.first == cue.first)
            if any(self._opens_with(items, other, cue) for other in cues[:number]):
                return content_of(((last, len(items)),), items, Stance.ASSERTED)
            return self._according(items, cue, last)
        if cue.kind is CueKind.CITING:
            return content_of(((0, cue.left),), items, Stance.ASSERTED)
        if cue.kind is CueKind.UNNAMED:
            return self._unnamed(items, cue)
        if cue.kind is CueKind.NOUN:
            return self._noun(items, cue, self._limit(items, cues, number))
        if cue.passive:
            inside = (other.right for other in cues[:number] if _tells(other))
            return self.following.passive(items, cue, self._limit(items, cues, number), max(inside, default=0))
        return self._verb(line, cue, cues, number)

    def _limit(self, items: Sequence[Item], cues: Sequence[Cue], number: int) -> int:
        """Where the words after a cue stop belonging to it: at the next cue beside it, not one told inside it."""
        cue = cues[number]
        if cue.gerund and cue.subject is not None and cue.subject[0] > cue.last:
            return cue.subject[0] - 1
        for other in cues[number + 1 :]:
            apart = other.left > cue.right and other.first != cue.first
            if not apart or other.kind in (CueKind.UNNAMED, CueKind.NOUN):
                continue
            end = self._beside(items, cues[: number + 1], other) if not self._opens_with(items, cue, other) else None
            if end is not None:
                return end
        return len(items)

    def _opens_with(self, items: Sequence[Item], cue: Cue, other: Cue) -> bool:
        """Whether what is told opens with its own source: said that, ACCORDING TO Y, …"""
        between = items[cue.right : other.first]
        if not any(item.lower == "that" for item in between):
            return False
        told = cue.kind is CueKind.VERB and other.kind is CueKind.ACCORDING and cue.right <= other.first
        return told and all(item.lower in ("that", ",") for item in between)

    def _beside(self, items: Sequence[Item], cues: Sequence[Cue], other: Cue) -> int | None:
        """Where the words of the last of `cues` stop if `other` stands beside it; None where it can be inside them."""
        at = other.left
        before = items[at - 1].lower
        if other.kind is CueKind.CITING:
            return at
        if other.kind is CueKind.ACCORDING:
            return at - (before == ",") if before == "," or self.skipper.trailing(items, other) else None
        if other.subject_kind is SubjectKind.SHARED:
            joined = items[at].lower in (",", "and", "but", "or", "–", "—", ";") or other.gerund
            same = other.subject is not None and any(one.subject == other.subject for one in cues)
            return at - (before == ",") if joined and same else None
        if other.subject_kind is SubjectKind.OWN:
            if before == "," and self.skipper.trailing(items, other):
                return at - 1
            against = before in ("but", "while", "although", "though", "whereas")
            return at - 1 if against or (before == "and" and items[at - 2].lower == ",") else None
        inverted = other.subject_kind is SubjectKind.INVERTED and before == "," and not other.passive
        return at - 1 if inverted else None

    def _verb(self, line: Line, cue: Cue, cues: Sequence[Cue], number: int) -> Content | None:
        items = line.items
        quoted = self._quote_before(items, cue)
        limit = self._limit(items, cues, number)
        if (
            quoted is not None
            and not cue.gerund
            and (cue.subject_kind is not SubjectKind.SHARED or self.skipper.trailing(items, cue))
        ):
            return self._after_quote(items, cue, quoted, limit)
        if cue.subject_kind is SubjectKind.INVERTED:
            return self._preposed(items, cue, limit)
        if cue.left > 0 and items[cue.left - 1].lower == "what" and any("name" in use.frames for use in cue.uses):
            return self._what_they_call(line, cue, limit)
        as_clause = self._as_clause(items, cue)
        if as_clause is not None:
            return as_clause
        for use in cue.uses:
            start, addressee = self.skipper.past(items, cue.right, limit, use)
            found = self.following.after(line, use, start, limit)
            if found is not None:
                found = self._past_circumstance(items, found, use)
                return content_of((self._cut(items, found, use),), items, use.stance, addressee, use)
        if not self.skipper.trailing(items, cue) or cue.gerund:
            return None
        return self._relative_object(items, cue) or self._preposed(items, cue, limit)

    def _what_they_call(self, line: Line, cue: Cue, limit: int) -> Content | None:
        """In what campaigners call growing repression, …; what he described as a trap."""
        items = line.items
        use = next(use for use in cue.uses if "name" in use.frames)
        start = cue.last
        while start < limit and items[start].lower in ("as", "to", "be", "being"):
            start += 1
        end = start
        while end < limit and items[end].lower not in STOPS and items[end].lower not in ("–", "—", ")"):
            marked = any(span.start < items[end].start < span.end - 2 for span in line.marked)
            if items[end].lower == "," and not marked:
                break
            end += 1
        return content_of(((start, end),), items, use.stance, None, use)

    def _past_circumstance(self, items: Sequence[Item], found: Range, use: Verb) -> Range:
        """Past when or where it was said, to the "that" behind it: told the agency after being freed THAT …"""
        start, end = found
        if not use.frames & {"bare", "clause"} or items[start].lower not in self.lexicon.words["circumstances"]:
            return found
        for at in range(start + 1, min(end - 1, start + _CIRCUMSTANCE)):
            if items[at].kind is Kind.MARK or items[at].kind is Kind.QUOTE:
                break
            if items[at].lower == "that":
                return at + 1, end
        return found

    def _relative_object(self, items: Sequence[Item], cue: Cue) -> Content | None:
        """The charge, which he denies; charges he denies: what stands before is what is denied."""
        use = next((use for use in cue.uses if use.stance is Stance.DENIED and "noun" in use.frames), None)
        at = cue.left - 1
        if use is None or at < 1 or items[at].lower == ",":
            return None
        end = at if items[at].lower in ("which", "that") else at + 1
        end -= items[end - 1].lower == ","
        phrase = self.phrases.before(items, end)
        return content_of((phrase,), items, use.stance, None, use) if phrase is not None else None

    def _cut(self, items: Sequence[Item], found: Range, use: Verb) -> Range:
        """What is named rather than told ends where the publisher goes on: denied the charge, but the court …"""
        clause = "bare" in use.frames and not use.particles and use.stance is Stance.ASSERTED
        opens = items[found[0]].lower in use.links and found[0] + 1 < found[1]
        if clause and (not opens or items[found[0] - 1].lower == "that" or items[found[0] + 1].lower.isdigit()):
            return found
        for at in range(found[0] + 1, found[1] - 1):
            ends = items[at].lower == "," and items[at + 1].lower in ("but", "which", "although")
            if items[at].lower == ";" or ends or self._new_sentence(items, at, found[1]):
                return found[0], at
            if self._new_verb(items, found, at, use):
                return found[0], at
        return found

    def _new_verb(self, items: Sequence[Item], found: Range, at: int, use: Verb) -> bool:
        """Whether "and" joins another verb of the speaker's: confessed to it all AND WILL BE tried."""
        if items[at].lower not in ("and", "but") or items[at + 1].lower not in _FINITE:
            return False
        if items[found[0] - 1].lower == "that" or self.phrases.has(items[found[0]], "wh"):
            return False
        before = items[found[0] : at]
        return "infinitive" not in use.frames and not any(
            self.phrases.has(item, "auxiliaries") or self.phrases.has(item, "relatives") for item in before
        )

    def _new_sentence(self, items: Sequence[Item], comma: int, end: int) -> bool:
        """Whether ", and" joins a sentence of the publisher's own: described it as seditious, AND A COURT DENIED …"""
        if items[comma].lower != "," or items[comma + 1].lower != "and" or comma + 3 >= end:
            return False
        subject = self.phrases.after(items, comma + 2, end)
        if subject is None or subject[1] >= end or not self.phrases.speaks(items, subject):
            return False
        verb = items[subject[1]]
        known = self.lexicon.verbs.get(verb.lower)
        return self.phrases.has(verb, "auxiliaries") or known is not None or verb.lower.endswith("ed")

    def _quote_before(self, items: Sequence[Item], cue: Cue) -> int | None:
        """The index of the quotation that stands right before subject and cue."""
        at = cue.left - 1
        while at >= 0 and items[at].lower in (",", "-", "–", "—", ".", "'") and items[at].kind is Kind.MARK:
            at -= 1
        if at < 0 or items[at].kind is not Kind.QUOTE:
            return None
        quote = items[at].quote
        title = quote is not None and len(quote.inner) < _TITLE_LENGTH
        # In an interview on "A Programme," X said that …
        introduced = at > 0 and self.phrases.has(items[0], "links") and not self.skipper.trailing(items, cue)
        return None if title and introduced else at

    def _after_quote(self, items: Sequence[Item], cue: Cue, quoted: int, limit: int) -> Content | None:
        """A quotation and then its cue; one that follows the cue belongs to it too."""
        use = next((use for use in cue.uses), None)
        head = quoted
        while head > 0 and items[head - 1].kind is not Kind.QUOTE and items[head - 1].lower not in (":", "–", "—"):
            head -= 1
        start = quoted if self._introduction(items, head, quoted) else head
        ranges: list[Range] = [(start, quoted + 1)]
        for at in range(cue.right, limit):
            if items[at].kind is Kind.QUOTE:
                ranges.append((at, limit))
                break
            if items[at].lower in STOPS:
                break
        addressee = (
            self.skipper.past(items, cue.last, len(items), use)[1] if cue.subject_kind is SubjectKind.OWN else None
        )
        return content_of(
            tuple(ranges),
            items,
            use.stance if use is not None and use.stance is not Stance.DEMANDED else Stance.ASSERTED,
            addressee,
            use,
        )

    def _introduction(self, items: Sequence[Item], head: int, quoted: int) -> bool:
        """Whether what stands before a quotation is not itself part of what is reported."""
        words = [item for item in items[head:quoted] if item.kind is not Kind.MARK]
        return len(words) < 3 or items[quoted - 1].lower in (":", ",")

    def _preposed(self, items: Sequence[Item], cue: Cue, limit: int) -> Content | None:
        """A clause and then its cue: "…, X said"; with what follows where the cue stands in its middle."""
        use = next((use for use in cue.uses if use.frames & {"bare", "clause"}), None)
        if use is None and not (cue.uses and self._quote_before(items, cue) is not None):
            return None
        left = cue.left
        if left == 0:
            return None
        before = items[left - 1]
        if before.lower not in (",", "–", "—", "-", "?", "!", "”", '"', "'", "’") and before.kind is not Kind.QUOTE:
            return None
        start = 0
        if self.phrases.has(items[0], "coordinators") and left > 4:
            start = 1
        end, addressee = self.skipper.past(items, cue.right, limit, use)
        told = sum(item.kind is not Kind.MARK for item in items[start : left - 1])
        opened = self._unfinished(items, left - 1)
        goes_on = (
            end < limit - 1
            and items[end].lower in (",", "–", "—")
            and cue.subject_kind is SubjectKind.OWN
            and (opened or not self._addition(items, end + 1))
        )
        if (told < 1 + (not goes_on) or (opened and not goes_on)) and before.kind is not Kind.QUOTE:
            return None
        ranges: list[Range] = [(0 if opened else start, left)]
        if goes_on:
            ranges.append((end + 1, limit))
        hearer = addressee if cue.subject_kind is SubjectKind.OWN else None
        return content_of(tuple(ranges), items, use.stance if use else Stance.ASSERTED, hearer, use)

    def _unfinished(self, items: Sequence[Item], comma: int) -> bool:
        """Whether what stands before a comma only opens a sentence: During her years in office, …"""
        if any(item.lower == "," for item in items[:comma]):
            return False
        if self.phrases.has(items[0], "subordinators") or items[0].lower == "according":
            return True
        adverbial = self.phrases.has(items[0], "links") or self.phrases.has(items[0], "prepositions")
        return (adverbial or items[0].lower == "during") and not any(
            self.phrases.has(item, "auxiliaries") or item.lower in self.lexicon.verbs for item in items[:comma]
        )

    def _addition(self, items: Sequence[Item], at: int) -> bool:
        """Whether what follows a floating cue tells of the speaker rather than carries on the content."""
        if at >= len(items):
            return True
        word = items[at].lower
        return (
            word.endswith("ing")
            or word in ("who", "which", "a", "according", "citing", "referring")
            or self.phrases.time(items[at])
        )

    def _as_clause(self, items: Sequence[Item], cue: Cue) -> Content | None:
        """As X reported, …; …, as X reported."""
        if cue.left == 0 or items[cue.left - 1].lower != "as":
            return None
        at = cue.left - 1
        use = cue.uses[0]
        if at == 0:
            for end in range(cue.right, len(items) - 1):
                if items[end].lower == "," and items[end + 1].lower not in self.lexicon.words["citing"]:
                    return content_of(((end + 1, len(items)),), items, use.stance, None, use)
            return None
        if items[at - 1].lower == ",":
            ranges: list[Range] = [(0, at - 1)]
            end = cue.right
            if (
                at < _OPENING
                and end < len(items) - 2
                and items[end].lower == ","
                and not self._addition(items, end + 1)
            ):
                ranges.append((end + 1, len(items)))
            return content_of(tuple(ranges), items, use.stance, None, use)
        return None

    def _according(self, items: Sequence[Item], cue: Cue, end: int) -> Content | None:
        """According to X, …; …, according to X; …, according to X, …"""
        opening = all(self.phrases.has(item, "coordinators") or item.kind is Kind.MARK for item in items[: cue.first])
        if opening:
            depth = end
            while depth < len(items) and items[depth].lower != ",":
                depth += 1
            depth = self._over_description(items, depth)
            return content_of(((depth + 1, len(items)),), items, Stance.ASSERTED)
        if self.phrases.has(items[cue.first - 1], "coordinators") and cue.first > 1:
            return content_of(((0, cue.first - 1),), items, Stance.ASSERTED)
        ranges: list[Range] = [(0, cue.first)]
        rest = items[end + 1 : end + 4]
        floating = rest and items[end].lower == "," and items[cue.first - 1].lower == ","
        goes_on = any(self.phrases.has(item, "auxiliaries") for item in rest)
        if floating and goes_on and not self._addition(items, end + 1):
            ranges.append((end + 1, len(items)))
        return content_of(tuple(ranges), items, Stance.ASSERTED)

    def _over_description(self, items: Sequence[Item], comma: int) -> int:
        """The comma after an apposition that describes the source: According to X, a local group, …"""
        start = comma + 1
        if start < len(items) and (
            items[start].lower in ("a", "an", "the", "who", "which") or items[start].lower.endswith("ed")
        ):
            for at in range(start + 1, min(len(items), start + 14)):
                if items[at].lower == ",":
                    rest = items[at + 1 :]
                    named = not any(self.phrases.has(item, "auxiliaries") for item in items[start:at])
                    return at if named and len(rest) > 3 else comma
        return comma

    def _unnamed(self, items: Sequence[Item], cue: Cue) -> Content | None:
        """reportedly: the clause that it stands in, from the word on."""
        end = cue.last
        while end < len(items) and items[end].lower not in STOPS and items[end].lower not in (",", ")", "–", "—"):
            end += 1
        stance = Stance.ASSERTED if items[cue.word].lower == "reportedly" else Stance.ALLEGED
        return content_of(((cue.last, end),), items, stance)

    def _noun(self, items: Sequence[Item], cue: Cue, limit: int) -> Content | None:
        start = cue.right + (items[cue.right].lower in ("that", "of", "against"))
        end = start
        while end < limit and items[end].lower not in STOPS and items[end].lower != ",":
            end += 1
        return content_of(((start, end),), items, self.lexicon.nouns[cue.noun])
