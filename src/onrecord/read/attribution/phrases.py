"""Noun phrases without a parser: who stands before a verb, who stands after it, and which name that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.mention import MentionKind, Reference
from onrecord.read.attribution.lexicon import Form, SpeechLexicon
from onrecord.read.attribution.line import Item, Kind

Range = tuple[int, int]
"""Indices of items: first, and after the last."""

_POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Finds noun phrases among the items of a line, by what stands around them."""

    lexicon: SpeechLexicon

    def has(self, item: Item, name: str) -> bool:
        """Whether an item is one of the words of that set of the lexicon."""
        return item.kind is Kind.WORD and item.lower in self.lexicon.words[name]

    def adverb(self, item: Item) -> bool:
        """Whether it is an adverb, by the lexicon or its ending."""
        if item.kind is not Kind.WORD or item.capital:
            return item.kind is Kind.WORD and item.lower in self.lexicon.words["adverbs"]
        return item.lower in self.lexicon.words["adverbs"] or self._manner(item)

    def _manner(self, item: Item) -> bool:
        """Whether a word ends as adverbs do and is none of the nouns that end so."""
        return item.lower.endswith("ly") and len(item.lower) > 4 and item.lower not in self.lexicon.words["nouns_in_ly"]

    def nounish(self, item: Item) -> bool:
        """Whether it can stand inside a noun phrase after its determiner."""
        if item.kind is Kind.NAME:
            return True
        if item.kind is Kind.MARK:
            return item.lower in ("-", "‑", "&", "“", "”", '"', "‘", "’")
        if item.kind is Kind.QUOTE:
            return False
        if item.lower in _POSSESSIVES:
            return True
        words = self.lexicon.words
        return not (
            item.lower in words["determiners"]
            or item.lower in words["auxiliaries"]
            or item.lower in words["conjunctions"]
            or item.lower in words["links"]
            or item.lower in words["pronouns"]
            or (item.lower in words["times"] and not item.capital)
            or item.lower in words["adverbs"]
            or self._manner(item)
        )

    def time(self, item: Item) -> bool:
        """Whether it is a word of a date."""
        return item.kind is Kind.WORD and (item.lower in self.lexicon.words["times"] or item.lower.isdigit())

    def _finite(self, items: Sequence[Item], index: int) -> bool:
        """Whether a word that could be a noun is rather the verb of another clause."""
        item = items[index]
        if item.kind is not Kind.WORD or item.capital or item.lower in self.lexicon.words["noun_ambiguous"]:
            return False
        known = self.lexicon.verbs.get(item.lower)
        if known is None or not known.forms & {Form.PAST, Form.PRESENT, Form.BASE}:
            return False
        return not (index > 0 and self.has(items[index - 1], "determiners"))

    def before(self, items: Sequence[Item], end: int, floor: int = 0) -> Range | None:
        """The noun phrase whose last item is the one before `end`."""
        last = end - 1
        if last < floor:
            return None
        item = items[last]
        if item.lower == ")":
            opening = next((at for at in range(last, max(floor, last - 9), -1) if items[at].lower == "("), floor)
            return self.before(items, opening, floor)
        if self.has(item, "pronouns"):
            return last, end
        if not self.nounish(item) or item.kind is Kind.MARK or (item.kind is Kind.WORD and item.lower in _POSSESSIVES):
            return None
        start = self._left(items, last, floor)
        bare = not any(self.has(other, "determiners") or other.capital for other in items[start:end])
        if item.lower.isdigit() or (bare and item.lower.endswith("ed")) or item.lower in ("up", "out", "off", "back"):
            return None
        start = self._extend(items, start, floor)
        return self._coordinated(items, start, floor), end

    def _left(self, items: Sequence[Item], index: int, floor: int) -> int:
        """Where the simple phrase that reaches `index` begins."""
        start = index
        while start > floor:
            previous = items[start - 1]
            if self.has(previous, "determiners"):
                start -= 1
                while start > floor and self.has(items[start - 1], "determiners"):
                    start -= 1
                return start
            if self.time(previous):
                dated = self._dated(items, start, floor)
                return start if dated is None else dated
            if not self.nounish(previous) or self._finite(items, start - 1):
                return start
            start -= 1
        return start

    def _dated(self, items: Sequence[Item], start: int, floor: int) -> int | None:
        """Where a phrase with a day or month inside it begins: its August letter, the Sept. 30 raid."""
        at, named = start - 1, False
        while at > floor and self.time(items[at]):
            named = named or self.has(items[at], "calendar")
            if not named and not items[at].lower.isdigit():
                return None
            at -= 1
        opens = self.has(items[at], "determiners") and items[at].lower not in (
            "this",
            "these",
            "those",
            "each",
            "every",
        )
        return at if named and opens else None

    def _extend(self, items: Sequence[Item], start: int, floor: int) -> int:
        """Further to the left over "of" and its like: the head of the ministry of …"""
        while start - 2 >= floor and self.has(items[start - 1], "links"):
            before = items[start - 2]
            pronoun = self.has(before, "pronouns") and items[start - 1].lower == "of"
            if not pronoun and (not self.nounish(before) or self.time(before) or self._finite(items, start - 2)):
                return start
            wider = start - 2 if pronoun else self._left(items, start - 2, floor)
            opens = wider - 1
            if opens >= floor and self.has(items[opens], "links") and items[opens].lower != "of":
                adverbial = opens == floor or not self.nounish(items[opens - 1]) or self.time(items[opens - 1])
                if adverbial:
                    return start
            start = wider
        return start

    def _coordinated(self, items: Sequence[Item], start: int, floor: int) -> int:
        """Further to the left over "and": A and B, A, B and C; only where the first of them opens the clause."""
        if start - 2 < floor or items[start - 1].lower not in ("and", "or", "&"):
            return start
        left = start - 1
        if items[left - 1].lower == ",":
            left -= 1
        while True:
            if left - 1 < floor or not self.nounish(items[left - 1]) or self.time(items[left - 1]):
                return start
            wider = self._extend(items, self._left(items, left - 1, floor), floor)
            if wider == floor or (wider - 1 >= floor and self.has(items[wider - 1], "conjunctions")):
                return wider
            if items[wider - 1].lower == "," and items[wider - 2].kind is Kind.NAME and wider - 2 >= floor:
                left = wider - 1
                continue
            if items[wider - 1].lower == "," or items[wider - 1].kind is Kind.QUOTE:
                return wider
            return start

    def after(self, items: Sequence[Item], start: int, limit: int, *, one_name: bool = False) -> Range | None:
        """The noun phrase that begins at `start`; with `one_name`, no further than the first name."""
        index = start
        if index >= limit:
            return None
        if self.has(items[index], "pronouns") and not self.has(items[index], "determiners"):
            return index, index + 1
        while index < limit and self.has(items[index], "determiners"):
            index += 1
        first = index
        while index < limit and self.nounish(items[index]) and not self.time(items[index]):
            item = items[index]
            if index > first and self._verb_like(items, index):
                break
            if one_name and index > first and item.kind is Kind.NAME and items[index - 1].kind is Kind.NAME:
                break
            index += 1
        if index == first:
            return (start, index) if index > start and self.has(items[start], "pronouns") else None
        if index + 1 < limit and items[index].lower in ("of", "for", "from", "at", "with"):
            further = self.after(items, index + 1, limit, one_name=one_name)
            if further is not None:
                return start, further[1]
        return start, index

    def _verb_like(self, items: Sequence[Item], index: int) -> bool:
        item = items[index]
        if item.kind is not Kind.WORD or item.capital:
            return False
        if items[index - 1].lower in ("-", "‑"):
            return False
        past = item.lower in self.lexicon.words["pasts"] or (item.lower.endswith("ed") and len(item.lower) > 4)
        return past or self._finite(items, index)

    def head(self, items: Sequence[Item], words: Range) -> int:
        """The index of the head of a phrase: the last item before its first preposition."""
        for index in range(words[0] + 1, words[1]):
            if self.has(items[index], "links"):
                return index - 1
        return words[1] - 1

    def speaks(self, items: Sequence[Item], words: Range) -> bool:
        """Whether a phrase is of somebody or some body that can speak, as far as its words tell."""
        named = ("role_heads", "organisation_heads", "people", "pronouns")
        return any(
            items[index].kind is Kind.NAME
            or any(self.has(items[index], name) for name in named)
            or items[index].lower.removesuffix("s") in self.lexicon.words["role_heads"]
            for index in range(*words)
        )

    def speaks_by_head(self, items: Sequence[Item], words: Range) -> bool:
        """Whether a phrase is of somebody or some body that can speak, by its head or by the name that ends it."""
        head, first = self.head(items, words), words[0]
        named = items[words[1] - 1].kind is Kind.NAME
        return named or self.speaks(items, (head, head + 1)) or self.has(items[first], "people")

    def clause_subject(self, items: Sequence[Item], limit: int) -> Range | None:
        """The subject of the clause that opens the line: its first phrase outside an adverbial."""
        index = self._over_opening_clause(items, limit)
        while index < limit:
            item = items[index]
            if self.has(item, "links") or self.has(item, "relatives") or item.lower in ("after", "before", "during"):
                inner = self.after(items, index + 1, limit)
                index = inner[1] if inner is not None else index + 1
                continue
            found = self.after(items, index, limit)
            if found is not None and not self.time(items[found[1] - 1]):
                return found
            index = found[1] if found is not None else index + 1
        return None

    def _over_opening_clause(self, items: Sequence[Item], limit: int) -> int:
        """Past a clause that only opens the sentence: when they stepped in, THE GUARDS …"""
        if not self.has(items[0], "subordinators"):
            return 0
        for at in range(1, limit - 2):
            if items[at].lower == "," and self.after(items, at + 1, limit) is not None:
                return at + 1
        return 0


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as told: the words, and the name behind them where there is one."""

    words: Range | None
    mention: str | None


def name_of(items: Sequence[Item], words: Range, references: Mapping[int, Reference], phrases: Phrases) -> str | None:
    """The mention that a noun phrase names or stands for; None where it only describes."""
    start, end = words
    letters = phrases.lexicon.words["letters"]
    if end - 1 > start and items[end - 1].lower in letters and items[end - 2].kind is Kind.NAME:
        end -= 1
    head = phrases.head(items, (start, end))
    if end - 1 > start and items[end - 1].lower in _POSSESSIVES:
        # "the Centre's 2020 index": the owner.
        head = end - 2
    last = items[end - 1]
    if last.mention is not None and last.mention.kind is MentionKind.PERSON and end - 1 > start:
        before = items[end - 2]
        if not phrases.has(before, "links") and not phrases.has(before, "determiners"):
            return last.mention.id
    item = items[head]
    if item.mention is not None:
        return item.mention.id if item.mention.kind is not MentionKind.PLACE or end - start <= 2 else None
    reference = references.get(item.end)
    return reference.mention if reference is not None and reference.span.start >= items[start].start - 8 else None


def apposed_name(items: Sequence[Item], end: int, limit: int, phrases: Phrases) -> str | None:
    """The person named in apposition after a phrase: "the group's director, Name"."""
    if end + 1 >= limit or items[end].lower not in (",", "(", "–", "—"):
        return None
    for index in range(end + 1, min(limit, end + 9)):
        item = items[index]
        if item.mention is not None:
            following = items[index + 1] if index + 1 < len(items) else None
            closed = following is None or following.kind is Kind.MARK or index + 1 == limit
            return item.mention.id if item.mention.kind is MentionKind.PERSON and closed else None
        if not phrases.nounish(item) and not phrases.has(item, "determiners"):
            return None
    return None


def carried_name(
    items: Sequence[Item], words: Range, references: Mapping[int, Reference], phrases: Phrases
) -> str | None:
    """Whose statement, post or report it is: "a statement issued by X", "a post by X", "X's review", "its letter"."""
    head = phrases.head(items, words)
    if not (phrases.has(items[head], "carriers") or phrases.has(items[head], "channels")):
        return None
    possessor = references.get(items[words[0]].end) if words[0] < head else None
    if possessor is not None and items[words[0]].lower in ("his", "her", "its", "their"):
        return possessor.mention
    if items[words[0]].lower in ("its", "their") and words[0] < head:
        bodies = (item.mention for item in reversed(items[: words[0]]) if item.mention is not None)
        body = next(bodies, None)
        return body.id if body is not None and body.kind is MentionKind.ORGANISATION else None
    for index in range(words[0], head):
        owner = items[index].mention
        if owner is not None and items[index + 1].lower in _POSSESSIVES:
            return owner.id
    for index in range(head + 1, min(len(items) - 1, words[1] + 4)):
        if items[index].lower in ("by", "from"):
            agent = phrases.after(items, index + 1, len(items))
            return name_of(items, agent, {}, phrases) if agent is not None else None
        if items[index].kind is Kind.MARK:
            return None
    return None


def name_before(items: Sequence[Item], words: Range, phrases: Phrases) -> str | None:
    """The person that a role stands in apposition to: "X, lawyer of Y said"."""
    start = words[0]
    if start < 2 or items[start - 1].lower != "," or not phrases.has(items[phrases.head(items, words)], "role_heads"):
        return None
    mention = items[start - 2].mention
    return mention.id if mention is not None and mention.kind is MentionKind.PERSON else None
