"""Where the words of the vocabulary's triggers stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.read.events.words import VerbForm, noun_forms, verb_forms
from onrecord.read.text import tokens_of
from onrecord.vocabulary.patterns import Form, parse_pattern
from onrecord.vocabulary.types import EventType, Trigger, Vocabulary

LONGEST_GAP = 8
"""Words that the gap of a pattern may span: an object with its adjectives, not another clause."""
GAP_STOPS = frozenset('.,;:!?"“”«»()')
"""Marks that a gap does not cross."""


@dataclass(frozen=True, slots=True)
class CompiledWord:
    """One place of a pattern as the forms that fit it; None for the gap."""

    forms: dict[str, VerbForm | None] | None


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A pattern ready to be laid on tokens."""

    words: tuple[CompiledWord, ...]
    head: int
    form: Form


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern lies in a sentence: indices of tokens."""

    places: tuple[int, ...]
    """The tokens of its words, without those in gaps."""
    head: int
    form: Form
    verb_form: VerbForm | None
    """The form of the head, where it is a verb."""

    @property
    def first(self) -> int:
        """Its first token."""
        return self.places[0]

    @property
    def last(self) -> int:
        """Its last token."""
        return self.places[-1]

    @property
    def gapped(self) -> bool:
        """Whether other words stand within it."""
        return self.last - self.first + 1 > len(self.places)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger found: which type's words, and where."""

    event_type: EventType
    trigger: Trigger
    match: Match
    order: int
    """The place of the trigger in the vocabulary: earlier ones win where all else is equal."""


@lru_cache(maxsize=8192)
def compiled(written: str) -> CompiledPattern:
    """The pattern compiled. Raises ValueError where it cannot be read (the checker finds these before)."""
    pattern = parse_pattern(written)
    words: list[CompiledWord] = []
    head = 0
    for index, word in enumerate(pattern.words):
        if index == pattern.head:
            head = len(words)
        words += _compiled_word(word.alternatives, word.form)
    return CompiledPattern(tuple(words), head, pattern.form)


@lru_cache(maxsize=8192)
def _compiled_word(alternatives: tuple[str, ...], form: Form) -> tuple[CompiledWord, ...]:
    """One place of a pattern compiled: several places where it is written as one word but read as several."""
    if not alternatives:
        return (CompiledWord(None),)
    if form is Form.VERB:
        return (CompiledWord(dict(pair for base in alternatives for pair in verb_forms(base).items())),)
    if form is Form.NOUN:
        return (CompiledWord({form: None for base in alternatives for form in sorted(noun_forms(base))}),)
    if len(alternatives) > 1 or alternatives[0].isalpha():
        return (CompiledWord(dict.fromkeys(alternatives)),)
    return tuple(CompiledWord({token.text: None}) for token in tokens_of(alternatives[0]))


def lay(pattern: CompiledPattern, lows: Sequence[str], at: int) -> Match | None:
    """The match of `pattern` whose first word is the token `at`; gaps are as short as they can be."""
    opening = pattern.words[0].forms
    if opening is None or lows[at] not in opening:
        return None
    places: list[int] = []
    verb_form: VerbForm | None = None
    head = at
    position, gap, size = at, False, len(lows)
    for number, word in enumerate(pattern.words):
        if word.forms is None:
            gap = True
            continue
        found: int | None = position
        if gap:
            found = _next(word.forms, lows, position, LONGEST_GAP)
        elif position >= size or lows[position] not in word.forms:
            return None
        if found is None:
            return None
        if number == pattern.head:
            head, verb_form = found, word.forms[lows[found]]
        places.append(found)
        position, gap = found + 1, False
    return Match(tuple(places), head, pattern.form, verb_form)


def matches(pattern: CompiledPattern, lows: Sequence[str], first: int, last: int) -> Iterator[Match]:
    """The matches of `pattern` that begin from the token `first` to the token `last`, in order."""
    opening = pattern.words[0].forms or {}
    for at in range(first, min(last + 1, len(lows))):
        if lows[at] in opening:
            match = lay(pattern, lows, at)
            if match is not None:
                yield match


def _next(forms: dict[str, VerbForm | None], lows: Sequence[str], start: int, slack: int) -> int | None:
    for index in range(start, min(start + slack + 1, len(lows))):
        if lows[index] in forms:
            return index
        if lows[index] in GAP_STOPS:
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A trigger under one of the forms of its first word."""

    event_type: EventType
    trigger: Trigger
    pattern: CompiledPattern
    order: int


@dataclass(frozen=True, slots=True)
class _Entries:
    """The triggers that begin with one word."""

    alone: tuple[_Entry, ...]
    """Of one word."""
    gapped: tuple[tuple[KeysView[str], _Entry], ...]
    """With a gap behind the first word, each with the forms of the word after the gap."""
    by_second: dict[str, tuple[_Entry, ...]]
    """The others, by the forms of the word right after it."""


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """All triggers of a vocabulary in one language, by the forms of their first words."""

    by_first: dict[str, list[_Entry]]
    told_apart: dict[str, _Entries] = field(default_factory=dict)
    """Those of the first words that texts have had so far."""

    def _of(self, first: str) -> _Entries:
        found = self.told_apart.get(first)
        if found is None:
            found = self.told_apart[first] = _entries(self.by_first[first])
        return found

    def candidates(self, lows: Sequence[str]) -> list[Candidate]:
        """All triggers whose words stand in these lower-cased tokens, in text order."""
        found: list[Candidate] = []
        by_first = self.by_first
        if by_first.keys().isdisjoint(lows):
            return found
        words = frozenset(lows)
        for at, low in enumerate(lows):
            if low not in by_first:
                continue
            entries = self._of(low)
            following = lows[at + 1] if at + 1 < len(lows) else ""
            further = [entry for later, entry in entries.gapped if not later.isdisjoint(words)]
            for entry in (*entries.alone, *further, *entries.by_second.get(following, ())):
                match = lay(entry.pattern, lows, at)
                if match is not None:
                    found.append(Candidate(entry.event_type, entry.trigger, match, entry.order))
        return found


_INDEXES: dict[tuple[str, str, bool], TriggerIndex] = {}
"""By the vocabulary's digest and the language: hashing a whole vocabulary would cost more than a report."""


def trigger_index(vocabulary: Vocabulary, language: str = "en", *, background: bool = False) -> TriggerIndex:
    """The index of the triggers of the vocabulary's types, or of its background; made once for each vocabulary."""
    key = (vocabulary.digest, language, background)
    if key not in _INDEXES:
        _INDEXES[key] = _index(vocabulary.background if background else vocabulary.event_types, language)
    return _INDEXES[key]


def _index(event_types: Sequence[EventType], language: str) -> TriggerIndex:
    listed: dict[str, list[_Entry]] = {}
    order = 0
    for event_type in event_types:
        for trigger in event_type.triggers:
            order += 1
            if trigger.language == language:
                entry = _Entry(event_type, trigger, compiled(trigger.pattern), order)
                for form in entry.pattern.words[0].forms or ():
                    listed.setdefault(form, []).append(entry)
    return TriggerIndex(listed)


def _entries(found: Sequence[_Entry]) -> _Entries:
    alone: list[_Entry] = []
    gapped: list[tuple[KeysView[str], _Entry]] = []
    by_second: dict[str, list[_Entry]] = {}
    for entry in found:
        words = entry.pattern.words
        second = words[1].forms if len(words) > 1 else None
        if len(words) == 1:
            alone.append(entry)
        elif second is None:
            later = next(word.forms for word in words[1:] if word.forms is not None)
            gapped.append((later.keys(), entry))
        for following in second or ():
            by_second.setdefault(following, []).append(entry)
    return _Entries(tuple(alone), tuple(gapped), {form: tuple(entries) for form, entries in by_second.items()})
