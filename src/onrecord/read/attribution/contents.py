"""What is attributed: the extent of the words that belong to a cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.attribution import Stance
from onrecord.read.attribution.cues import Cue, CueKind, SubjectKind
from onrecord.read.attribution.lexicon import SpeechLexicon, Verb
from onrecord.read.attribution.line import Item, Kind, Line
from onrecord.read.attribution.phrases import Phrases, Range

_OBJECTS = frozenset(("him", "her", "them", "me", "us", "it", "himself", "herself"))
_STOPS = (".", "!", "?", ";", "…")
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


@dataclass(frozen=True, slots=True)
class Content:
    """The items attributed to a cue, and how they were told to be so."""

    ranges: tuple[Range, ...]
    stance: Stance
    addressee: Range | None = None
    use: Verb | None = None


@dataclass(frozen=True, slots=True)
class ContentFinder:
    """Settles the content of each cue of a line."""

    lexicon: SpeechLexicon
    phrases: Phrases

    def settle(self, line: Line, cues: Sequence[Cue], number: int) -> Content | None:
        """The content of the cue with that number; None where it attributes nothing that is told."""
        cue = cues[number]
        items = line.items
        if cue.kind is CueKind.ACCORDING:
            return self._according(items, cue, cues)
        if cue.kind is CueKind.CITING:
            return _content(((0, cue.left),), items, Stance.ASSERTED)
        if cue.kind is CueKind.UNNAMED:
            return self._unnamed(items, cue)
        if cue.kind is CueKind.NOUN:
            return self._noun(items, cue, self._limit(items, cues, number))
        if cue.passive:
            return self._passive(items, cue, self._limit(items, cues, number))
        return self._verb(line, cue, cues, number)

    def _limit(self, items: Sequence[Item], cues: Sequence[Cue], number: int) -> int:
        """Where the words after a cue stop belonging to it: at the next cue beside it, not one told inside it."""
        cue = cues[number]
        for other in cues[number + 1 :]:
            if other.kind in (CueKind.UNNAMED, CueKind.NOUN):
                continue
            at = other.left
            before = items[at - 1].lower if at > 0 else ""
            if at <= cue.right:
                continue
            if other.kind is CueKind.CITING:
                return at
            if other.kind is CueKind.ACCORDING:
                if before == "," or self._trailing(items, other):
                    return at - (before == ",")
                continue
            if other.subject_kind is SubjectKind.SHARED:
                beside = items[at].lower in (",", "and", "but", "or", "–", "—", ";") or other.gerund
                if beside and other.subject == cue.subject and cue.subject is not None:
                    return at - (before == ",")
                continue
            if other.subject_kind is SubjectKind.OWN:
                if before == "," and self._trailing(items, other):
                    return at - 1
                if before in ("but", "while", "although", "though", "whereas") or (
                    before == "and" and at > 1 and items[at - 2].lower == ","
                ):
                    return at - 1
            if other.subject_kind is SubjectKind.INVERTED and before == "," and not other.passive:
                return at - 1
        return len(items)

    def _trailing(self, items: Sequence[Item], cue: Cue) -> bool:
        """Whether nothing follows cue and subject that could be its content."""
        end = self._skip(items, cue.right, len(items), None)[0]
        return end >= len(items) or items[end].lower in _STOPS or items[end].lower in (",", ")", "–", "—")

    def _skip(self, items: Sequence[Item], start: int, limit: int, use: Verb | None) -> tuple[int, Range | None]:
        """Past dates, places of speech and whoever was told it, to where the content begins; and the addressee."""
        index = start
        addressee: Range | None = None
        while index < limit:
            item = items[index]
            if item.kind is Kind.QUOTE or item.lower in (":", "that"):
                break
            if use is not None and use.addressee and addressee is None and index == start:
                told = self._addressee(items, index, limit)
                if told is not None:
                    addressee, index = told, told[1]
                    continue
            if (
                (self.phrases.time(item)
                and not item.lower.isdigit())
                or (item.kind is Kind.WORD and item.lower.endswith("ly") and len(item.lower) > 4)
            ):
                if item.lower in ("in", "on"):
                    end = self._adverbial(items, index, limit)
                    if end is None:
                        break
                    index = end
                    continue
                index += 1
                while index < limit and items[index].kind is Kind.WORD and items[index].lower.isdigit():
                    index += 1
                continue
            if item.lower in _PREPOSITIONS:
                end = self._adverbial(items, index, limit)
                if end is None:
                    break
                if item.lower == "to" and addressee is None:
                    addressee = (index + 1, end)
                index = end
                continue
            break
        return index, addressee

    def _addressee(self, items: Sequence[Item], index: int, limit: int) -> Range | None:
        if items[index].lower in _OBJECTS:
            return index, index + 1
        if self.phrases.has(items[index], "pronouns") and not self.phrases.has(items[index], "determiners"):
            return None
        told = self.phrases.after(items, index, limit, one_name=True)
        if told is None:
            return None
        while told[1] + 1 < limit and items[told[1]].lower in ("and", "in") and items[told[1] + 1].kind is Kind.NAME:
            told = (told[0], told[1] + 2)
        return told

    def _adverbial(self, items: Sequence[Item], index: int, limit: int) -> int | None:
        """After "in a statement", "on Friday": only where what follows shows that the content is still to come."""
        phrase = self.phrases.after(items, index + 1, limit)
        end = index + 1
        if phrase is not None:
            end = phrase[1]
        while end < limit and (self.phrases.time(items[end]) and items[end].lower not in ("in", "on")):
            end += 1
        if end == index + 1:
            return None
        if end >= limit:
            return end
        following = items[end]
        if following.kind is Kind.QUOTE or following.lower in ("that", ":", ",", ".", "?", "!", ";"):
            return end
        if following.lower in _PREPOSITIONS and following.lower != "to":
            return self._adverbial(items, end, limit)
        return None

    def _verb(self, line: Line, cue: Cue, cues: Sequence[Cue], number: int) -> Content | None:
        items = line.items
        quoted = self._quote_before(items, cue)
        limit = self._limit(items, cues, number)
        if quoted is not None and not cue.gerund:
            return self._after_quote(items, cue, quoted, limit)
        if cue.subject_kind is SubjectKind.INVERTED:
            return self._preposed(items, cue, cues, limit)
        as_clause = self._as_clause(items, cue)
        if as_clause is not None:
            return as_clause
        for use in cue.uses:
            start, addressee = self._skip(items, cue.right, limit, use)
            found = self._following(line, use, start, limit, cue)
            if found is not None:
                return _content((found,), items, use.stance, addressee, use)
        if not self._trailing(items, cue) or cue.gerund:
            return None
        return self._preposed(items, cue, cues, limit)

    def _quote_before(self, items: Sequence[Item], cue: Cue) -> int | None:
        """The index of the quotation that stands right before subject and cue."""
        at = cue.left - 1
        while at >= 0 and items[at].lower in (",", "-", "–", "—", ".") and items[at].kind is Kind.MARK:
            at -= 1
        return at if at >= 0 and items[at].kind is Kind.QUOTE else None

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
            if items[at].lower in _STOPS:
                break
        addressee = self._skip(items, cue.last, len(items), use)[1] if cue.subject_kind is SubjectKind.OWN else None
        return _content(
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

    def _preposed(self, items: Sequence[Item], cue: Cue, cues: Sequence[Cue], limit: int) -> Content | None:
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
        if sum(item.kind is not Kind.MARK for item in items[start : left - 1]) < 2 and before.kind is not Kind.QUOTE:
            return None
        ranges: list[Range] = [(start, left)]
        end = self._skip(items, cue.right, limit, use)[0]
        if (
            end < limit
            and items[end].lower in (",", "–", "—")
            and cue.subject_kind is SubjectKind.OWN
            and not self._addition(items, end + 1)
        ):
            ranges.append((end + 1, limit))
        return _content(tuple(ranges), items, use.stance if use else Stance.ASSERTED, None, use)

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
            for end in range(cue.right, len(items)):
                if items[end].lower == ",":
                    return _content(((end + 1, len(items)),), items, use.stance, None, use)
            return None
        if items[at - 1].lower == ",":
            return _content(((0, at - 1),), items, use.stance, None, use)
        return None

    def _following(self, line: Line, use: Verb, start: int, limit: int, cue: Cue) -> Range | None:
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
        if item.lower in _STOPS or item.lower in (",", ")"):
            return None
        if item.lower == "that":
            takes = bool(use.frames & {"bare", "clause"}) or (use.private is False and "noun" in use.frames)
            return (start + 1, limit) if takes and start + 1 < limit else None
        if self.phrases.has(item, "wh"):
            return (start, limit) if use.frames & {"clause", "bare", "noun"} else None
        return self._phrase_content(line, use, start, limit, cue)

    def _phrase_content(self, line: Line, use: Verb, start: int, limit: int, cue: Cue) -> Range | None:
        items = line.items
        item = items[start]
        if item.lower == "to" or (item.lower == "not" and start + 1 < limit and items[start + 1].lower == "to"):
            return (start, limit) if "infinitive" in use.frames else None
        if self.phrases.has(item, "links") or item.lower in ("about", "over", "if"):
            return (start, limit) if item.lower in use.links else None
        if use.needs and not any(other.lower == use.needs for other in items[start:limit]):
            return None
        if "name" in use.frames:
            marked = any(span.start < items[limit - 1].end and span.end > item.start for span in line.marked)
            quoted = any(other.kind is Kind.QUOTE for other in items[start : min(limit, start + 12)])
            return (start, limit) if marked or quoted else None
        if "bare" in use.frames or use.frames & {"noun", "object"}:
            enough = sum(other.kind is not Kind.MARK for other in items[start:limit])
            if (
                "bare" in use.frames
                and "noun" not in use.frames
                and not use.particles
                and not self._clause(items, start, limit)
            ):
                return None
            return (
                (start, limit) if enough >= (1 if use.opinion or use.particles or "noun" in use.frames else 2) else None
            )
        return None

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

    def _according(self, items: Sequence[Item], cue: Cue, cues: Sequence[Cue]) -> Content | None:
        """According to X, …; …, according to X; …, according to X, …"""
        end = cue.right
        opening = all(self.phrases.has(item, "coordinators") or item.kind is Kind.MARK for item in items[: cue.first])
        if opening:
            depth = end
            while depth < len(items) and items[depth].lower != ",":
                depth += 1
            depth = self._over_description(items, depth)
            return _content(((depth + 1, len(items)),), items, Stance.ASSERTED)
        if self.phrases.has(items[cue.first - 1], "coordinators") and cue.first > 1:
            return _content(((0, cue.first - 1),), items, Stance.ASSERTED)
        start = 0
        for other in cues:
            if other.kind is CueKind.ACCORDING and other.first < cue.first and other.first > 0:
                start = 0
        ranges: list[Range] = [(start, cue.first)]
        if end < len(items) and items[end].lower == "," and items[cue.first - 1].lower == "," and end + 1 < len(items):
            if not self._addition(items, end + 1) and any(
                self.phrases.has(item, "auxiliaries") for item in items[end + 1 : end + 4]
            ):
                ranges.append((end + 1, len(items)))
        return _content(tuple(ranges), items, Stance.ASSERTED)

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
        while end < len(items) and items[end].lower not in _STOPS and items[end].lower not in (",", ")", "–", "—"):
            end += 1
        stance = Stance.ASSERTED if items[cue.word].lower == "reportedly" else Stance.ALLEGED
        return _content(((cue.last, end),), items, stance)

    def _noun(self, items: Sequence[Item], cue: Cue, limit: int) -> Content | None:
        start = cue.last + (items[cue.last].lower in ("that", "of", "against"))
        end = start
        while end < limit and items[end].lower not in _STOPS and items[end].lower != ",":
            end += 1
        return _content(((start, end),), items, self.lexicon.nouns[cue.noun])

    def _passive(self, items: Sequence[Item], cue: Cue, limit: int) -> Content | None:
        """Was accused of …, was told that …, was criticised by X."""
        start = cue.last
        if cue.subject is not None:
            start = cue.last if cue.subject[0] > cue.last + 1 else cue.subject[1]
        for use in cue.uses:
            following = items[start] if start < limit else None
            stop = min(limit, cue.subject[0] - 1) if cue.subject is not None and cue.subject[0] > start else limit
            if following is not None and start < stop:
                if following.lower == "that" and use.frames & {"bare", "clause"}:
                    return _content(((start + 1, stop),), items, use.stance, None, use)
                if following.lower in use.links and "object" in use.frames:
                    return _content(((start + 1, stop),), items, use.stance, None, use)
                if following.lower == "to" and use.lemma in (
                    "say",
                    "report",
                    "allege",
                    "claim",
                    "believe",
                    "think",
                    "tell",
                    "ask",
                    "order",
                ):
                    return _content(((start, stop),), items, use.stance, None, use)
                if following.lower == "as" and use.needs == "as":
                    return _content(((start + 1, stop),), items, use.stance, None, use)
        use = next((use for use in cue.uses if use.frames & {"noun", "object"}), cue.uses[0])
        if cue.subject is not None and cue.left < cue.first and (use.opinion or "noun" in use.frames):
            return _content(((cue.left, cue.first),), items, use.stance, None, use)
        return None


def _content(
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
