"""People and bodies in a sentence: names, pronouns and descriptions, each with what stands before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.read.events.boundaries import seams_of
from onrecord.read.events.descriptions import Extents
from onrecord.read.events.lexicon import ClauseLexicon, clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.surroundings import Surroundings, indices, placed
from onrecord.read.events.titles import quotation_marks
from onrecord.read.events.verbs import participles
from onrecord.read.names.lexicon import name_lexicon
from onrecord.read.text import Sentence

ORIGINS = ("-based", "-born", "-backed", "-run")
"""What follows a place where it only tells which people: "the Kosht-based journalist"."""
COUNTED = 4
"""Words after "a group of" within which its people are told."""


def line_of(sentence: Sentence, lows: tuple[str, ...], around: Surroundings) -> Line:
    """The sentence with its participants and times; `lows` are its tokens in lower case."""
    lexicon = clause_lexicon()
    starts = [token.start for token in sentence.tokens]
    times = tuple(placed(starts, sentence.span, around.times, around.time_starts))
    timed = frozenset(index for first, last, _ in times for index in range(first, last + 1))
    mentions = tuple(placed(starts, sentence.span, around.mentions, around.mention_starts))
    extents = Extents(sentence, lows, timed, lexicon)
    finder = _Finder(sentence, lows, starts, mentions, timed, around, lexicon, extents)
    participants = finder.find()
    roles = finder.held
    cover = [-1] * len(lows)
    for number, one in enumerate(participants):
        for index in range(one.first, one.last + 1):
            cover[index] = number
    marks = quotation_marks(sentence, lows, mentions)
    breaks = marks | {index + 1 for index in marks}
    breaks |= set(indices(starts, sentence.span, around.edges))
    cues = frozenset(indices(starts, sentence.span, around.cues))
    voices = _voices(sentence, starts, around)
    line = Line(
        sentence=sentence,
        lows=lows,
        words=frozenset(lows),
        participants=participants,
        cover=tuple(cover),
        times=times,
        timed=timed,
        mentions=mentions,
        roles=roles,
        text=around.text,
        breaks=frozenset(breaks),
        voices=voices,
        cues=cues,
        marks=marks,
    )
    # Nobody has seen the line yet, and a copy of it for every sentence costs as much as finding its seams.
    object.__setattr__(line, "seams", seams_of(line))
    return line


def _voices(sentence: Sentence, starts: Sequence[int], around: Surroundings) -> tuple[int, ...]:
    """For each token of the sentence the number of the innermost content that it stands in; 0 for the publisher."""
    voices = [0] * len(starts)
    for number, content in enumerate(around.contents.to(sentence.span), start=1):
        if content.overlaps(sentence.span):
            for index in range(bisect_left(starts, content.start), bisect_left(starts, content.end)):
                voices[index] = number
    return tuple(voices)


@dataclass(slots=True)
class _Finder:
    """Finds the participants of one sentence, from the surest kind to the least sure."""

    sentence: Sentence
    lows: tuple[str, ...]
    starts: list[int]
    mentions: tuple[tuple[int, int, Mention], ...]
    timed: frozenset[int]
    around: Surroundings
    lexicon: ClauseLexicon
    extents: Extents
    held: frozenset[int] = frozenset()
    """Tokens of roles that a name holds."""

    def find(self) -> tuple[Participant, ...]:
        """All participants, in text order, without overlaps."""
        self.held = self.role_tokens()
        taken = [False] * len(self.lows)
        found: list[Participant] = []
        for first, last, mention in self.mentions:
            if mention.kind is MentionKind.ROLE or any(taken[first : last + 1]) or self._modifies(last, mention):
                continue
            if self._counted(first, last, mention):
                found.append(self._make(self.extents.begin(first, taken), last, None, None))
                taken[found[-1].first : first] = [True] * (first - found[-1].first)
            else:
                found.append(self._make(first, last, mention.id, mention.kind))
            taken[first : last + 1] = [True] * (last - first + 1)
        roles = self.held
        referring = self.around.references
        for index, start in enumerate(self.starts) if referring else ():
            if start in referring and not taken[index]:
                reference = referring[start]
                last = bisect_left(self.starts, reference[0].end) - 1
                if not any(taken[index : last + 1]):
                    found.append(self._of_reference(index, last, reference[1]))
                    taken[index : last + 1] = [True] * (last - index + 1)
        for index, (_, _, text) in enumerate(self.sentence.tokens):
            if taken[index] or not _may_be_people(text):
                continue
            if self._is_pronoun(self.lows[index]):
                found.append(self._make(index, index, None, None))
                taken[index] = True
            elif index not in roles and self._is_head(index) and not self._ends_elsewhere(index, taken):
                first = self.extents.begin(index, taken)
                found.append(self._make(first, index, None, None))
                taken[first : index + 1] = [True] * (index + 1 - first)
        for first, last in self._unknown_names(taken, roles):
            found.append(self._make(first, last, None, None))
        return _owned_alike(sorted(found, key=lambda one: one.first))

    def _unknown_names(self, taken: Sequence[bool], roles: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Two or three capitalised words that nothing else explains: a name that finding names did not know."""
        index = 0
        for start, (_, _, text) in enumerate(self.sentence.tokens):
            if start < index or taken[start] or text == self.lows[start]:
                continue
            index = last = start
            while last < len(self.lows) and self._capitalised(last) and not taken[last] and last not in roles:
                last += 1
            before = self.lows[index - 1] if index else ""
            if 2 <= last - index <= 3 and before not in self.lexicon.determiners and self._stands_alone(last, taken):
                yield index, last - 1
            index = max(last, index + 1)

    def _stands_alone(self, after: int, taken: Sequence[bool]) -> bool:
        """Whether capitalised words are a phrase of their own and do not stand before a noun or a name."""
        if after >= len(self.lows):
            return True
        low, lexicon = self.lows[after], self.lexicon
        closed = lexicon.closed | lexicon.auxiliaries | lexicon.coordinators | lexicon.relatives | lexicon.adverbs
        return not taken[after] and (not low.isalpha() or low in closed or low.endswith("ed"))

    def _capitalised(self, index: int) -> bool:
        word = self.sentence.tokens[index].text
        if not (word[0].isupper() and word[1:].islower() and word.isalpha()):
            return False
        low = self.lows[index]
        return not (low in self.lexicon.closed or low in self.lexicon.subject_pronouns or index in self.timed)

    def _modifies(self, last: int, mention: Mention) -> bool:
        """Whether a name of a place or a body only tells which people: "a Northport citizen"."""
        following = last + 1
        if mention.kind is MentionKind.PERSON or following >= len(self.lows):
            return False
        if self.lows[last].endswith(ORIGINS) and self.sentence.tokens[following].text[0].islower():
            return True
        nouns = self.lexicon.nouns if mention.kind is MentionKind.PLACE else self.lexicon.people
        return self.lows[following] in nouns and following not in self.timed

    def _counted(self, first: int, last: int, mention: Mention) -> bool:
        """Whether the name of a body in the plural tells its counted members: "over 320 LRs"."""
        before = self.lows[first - 1] if first else ""
        number = before[:1].isdigit() or (before in self.lexicon.numbers and before not in ("a", "an"))
        plural = self.sentence.tokens[last].text.endswith("s") and mention.kind is not MentionKind.PERSON
        return number and plural and first - 1 not in self.timed and mention.kind is MentionKind.ORGANISATION

    def role_tokens(self) -> frozenset[int]:
        """Tokens of roles that a name holds, and of forms of address: the name stands for them."""
        held = {
            index
            for first, last, mention in self.mentions
            if mention.kind is MentionKind.ROLE and mention.holder is not None
            for index in range(first, last + 1)
        }
        for first, _, mention in self.mentions if held else ():
            if (
                mention.kind is MentionKind.PERSON
                and first - 2 in held
                and self.lows[first - 1] in name_lexicon().honorifics
            ):
                held.add(first - 1)
        return frozenset(held)

    def _is_pronoun(self, low: str) -> bool:
        return low in self.lexicon.pronouns

    def _is_noun(self, index: int) -> bool:
        low = self.lows[index]
        if self._after(index) == "of" and (low == "accused" or self._only_counts(index)):
            return False
        return low in self.lexicon.nouns and index not in self.timed

    def _only_counts(self, index: int) -> bool:
        """Whether a noun of quantity stands before the people meant: "a GROUP of students"."""
        near = self.lows[index + 2 : index + 2 + COUNTED]
        return self.lows[index] in self.lexicon.quantities and not self.lexicon.people.isdisjoint(near)

    def _is_head(self, index: int) -> bool:
        """Whether the token is the noun of a description: a noun of people, or counted people of another name."""
        if self._is_noun(index):
            return True
        low, before = self.lows[index], self.lows[index - 1] if index else ""
        word = self.sentence.tokens[index].text
        if self._counts_people(index):
            return True
        if low.endswith(("ists", "ist", "icians", "ician")) and len(low) > 5 and word[0].islower():
            after, lexicon = self._after(index), self.lexicon
            ends = not after.isalpha() or after in lexicon.binding
            return ends or after in lexicon.relatives or after in lexicon.adverbs
        counted = before[:1].isdigit() or before in self.lexicon.numbers
        return counted and len(low) > 2 and word[0].isupper() and low.endswith("s") and index not in self.timed

    def _after(self, index: int) -> str:
        return self.lows[index + 1] if index + 1 < len(self.lows) else ""

    def _counts_people(self, index: int) -> bool:
        """Whether a number or "dozens" stands for people: "five were arrested", "thousands in jail"."""
        lexicon, low, after = self.lexicon, self.lows[index], self._after(index)
        number = low in lexicon.counts or (low in lexicon.numbers and low not in ("a", "an", "one")) or _digits(low)
        if not number or index in self.timed or (index and self.lows[index - 1] in lexicon.numbering):
            return False
        if low in lexicon.counts and low not in ("dozens", "hundreds", "thousands", "scores"):
            bound = low in lexicon.whoever and self._participle_after(index)
            return after in lexicon.be or after in lexicon.relatives or bound
        follows = after in lexicon.be or after in lexicon.have or after in lexicon.relatives or after in ("in", "still")
        follows = follows or after in lexicon.harmed or (low in lexicon.counts and after.endswith("ing"))
        those = index > 0 and self.lows[index - 1] in ("the", "all", "these", "those") and not low.isdigit()
        ends = after in lexicon.closed or after in lexicon.coordinators or not after.isalpha() or after in lexicon.light
        return follows or (those and ends)

    def _participle_after(self, index: int) -> bool:
        """Whether a participle follows that tells which people: "those DETAINED", "everyone still JAILED"."""
        at = index + 1
        while at + 1 < len(self.lows) and self.lows[at] in self.lexicon.adverbs:
            at += 1
        return at < len(self.lows) and (self.lows[at].endswith(("ed", "ing")) or self.lows[at] in participles())

    def _ends_elsewhere(self, index: int, taken: Sequence[bool]) -> bool:
        """Whether the noun is only the beginning of a longer phrase: another noun of people, a name or a thing."""
        following = index + 1
        if following >= len(self.lows):
            return False
        if taken[following]:
            low = self.lows[following]
            kinds = (MentionKind.PERSON, MentionKind.ORGANISATION)
            named = any(first == following and mention.kind in kinds for first, _, mention in self.mentions)
            return named and low not in self.lexicon.subject_pronouns
        return self._is_noun(following) or self.lows[following] in self.lexicon.tails

    def _preposition(self, first: int) -> str:
        """The preposition before a phrase that begins at `first`; "a total of", "the head of" belong to the phrase."""
        lexicon, lows = self.lexicon, self.lows
        inside = first in self.held
        while first and (
            (first - 1 in self.held and not inside) or self._qualifies(first - 1) or lows[first - 1] in lexicon.quotes
        ):
            first -= 1
        if first and lows[first - 1] in ("the", "a", "an"):
            first -= 1
        before = lows[first - 1] if first else ""
        if before == "of" and first > 1 and lows[first - 2] in lexicon.quantities | lexicon.leading:
            first -= 2
            while first and lows[first - 1] in lexicon.determiners:
                first -= 1
            before = lows[first - 1] if first else ""
        binds = before in lexicon.prepositions and (before == "as" or before not in lexicon.subordinators)
        return before if binds else ""

    def _qualifies(self, index: int) -> bool:
        """Whether the token is a participle that only tells which people: "of JAILED editor N. N."."""
        return index > 0 and self.lows[index].endswith("ed") and self.extents.opens_phrase(index - 1)

    def _of_reference(self, first: int, last: int, mention: str) -> Participant:
        """A pronoun or a description that NAMES tied to a name."""
        target = self.around.by_id.get(mention)
        return self._make(first, last, mention, target.kind if target else None)

    def _make(self, first: int, last: int, mention: str | None, kind: MentionKind | None) -> Participant:
        lexicon, lows = self.lexicon, self.lows
        tokens = self.sentence.tokens
        span = Span(tokens[first].start, tokens[last].end)
        head = lows[last]
        pronoun = first == last and self._is_pronoun(head)
        following = lows[last + 1] if last + 1 < len(lows) else ""
        owns = following in ("'s", "’s", "'", "’") and not pronoun
        before = lows[first - 1] if first else ""
        words = lows[first : last + 1]
        return Participant(
            first=first,
            last=last,
            span=span,
            text=span.quote(self.around.text),
            mention=mention,
            kind=kind,
            head=head,
            count=None if mention else self._count(words),
            plural=self._plural(head, words, named=kind is not None and not pronoun, pronoun=pronoun),
            pronoun=pronoun,
            possessive=owns or (pronoun and head in lexicon.possessives and head != "her") or self._her(first, head),
            preposition=self._preposition(first),
            owned=before in ("'s", "’s") or before in lexicon.possessives,
            force=kind is not MentionKind.PERSON and any(word.rstrip(".") in lexicon.agents for word in words),
        )

    def _her(self, first: int, head: str) -> bool:
        """Whether "her" belongs to a noun after it and is not itself an object."""
        if head != "her" or first + 1 >= len(self.lows):
            return False
        following = self.lows[first + 1]
        lexicon = self.lexicon
        closed = lexicon.prepositions | lexicon.coordinators | lexicon.subordinators | lexicon.auxiliaries
        return following.isalpha() and following not in closed and first + 1 not in self.timed

    def _count(self, words: Sequence[str]) -> int | None:
        for word in words if len(words) < 3 else words[:-1]:
            digits = word.replace(",", "")
            if digits.isdecimal() and len(digits) < 8:
                return int(digits)
            if word in self.lexicon.numbers and word not in ("a", "an"):
                return self.lexicon.numbers[word]
        several = set(words[:-1]) & self.lexicon.quantities
        return 1 if words[0] in ("a", "an") and not several else None

    def _plural(self, head: str, words: Sequence[str], *, named: bool, pronoun: bool) -> bool:
        lexicon = self.lexicon
        if named or (pronoun and head not in lexicon.plural_pronouns | lexicon.first_person_plural):
            return False
        if head in lexicon.plural_pronouns or head in lexicon.collective or head in lexicon.counts or head.isdigit():
            return True
        if head in lexicon.numbers and head not in ("a", "an", "one"):
            return True
        if words[:2] == ("one", "of"):
            return False
        some = words[:2] in (("a", "dozen"), ("a", "few"), ("a", "hundred"), ("a", "couple"))
        return head.endswith("s") and not head.endswith("ss") and (some or not set(words) & {"a", "an"})


def _digits(low: str) -> bool:
    """Whether a word is a number in figures: "300", "3,200"."""
    return low.replace(",", "").isdigit()


@lru_cache(maxsize=20_000)
def _may_be_people(word: str) -> bool:
    """Whether a word as written can be a pronoun, the noun of a description or a number of people at all."""
    lexicon, low = clause_lexicon(), word.lower()
    return (
        low in lexicon.pronouns
        or low in lexicon.nouns
        or low in lexicon.counts
        or low in lexicon.numbers
        or _digits(low)
        or low.endswith(("ists", "ist", "icians", "ician"))
        or (word[0].isupper() and low.endswith("s"))
    )


def _owned_alike(participants: list[Participant]) -> tuple[Participant, ...]:
    """The participants, each owned one with the preposition before its owner: "of N. N.'s daughter"."""
    result: list[Participant] = []
    for one in participants:
        owner = result[-1] if result else None
        if one.owned and owner is not None and owner.possessive and one.first - owner.last <= 2 and owner.preposition:
            result.append(replace(one, preposition=owner.preposition))
        else:
            result.append(one)
    return tuple(result)
