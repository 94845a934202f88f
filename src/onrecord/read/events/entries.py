"""Entries of chronologies and lists as events need them: whom each is about, and the date at its head."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.claim import Filler
from onrecord.core.mention import BlockKind, Mention, MentionKind
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.text import TextStructure
from onrecord.read.text.types import Entry

LONGEST_ROLE = 14
"""Words before a name that tell who that is."""
_BEFORE_NAMES = frozenset(("", "the", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."))
SHORT = 400
"""Code points up to which the whole of an entry is shown as the quote."""


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry with whom it is about."""

    entry: Entry
    head: tuple[Filler, ...] = ()
    """Who is named at the head of an entry of a list."""
    subject: tuple[Filler, ...] = ()
    """Whom its chronology is about."""
    time: TimeExpression | None = None
    """The date at its head."""

    @property
    def persons(self) -> tuple[Filler, ...]:
        """Who is meant by what it tells without a person."""
        return self.head or self.subject

    def quote(self, sentence: Span) -> Span:
        """What is shown of a claim in that sentence: with the date or the name that it rests on."""
        whole = self.entry.span
        if len(whole) <= SHORT:
            return whole
        first = sentence.start == self.entry.body.start
        return Span(whole.start, sentence.end) if first else sentence


@dataclass(frozen=True, slots=True)
class ToldEntries:
    """The entries of a document, in text order."""

    entries: tuple[ToldEntry, ...]
    starts: tuple[int, ...]
    leads: Mapping[int, tuple[Filler, ...]]
    """By the offset at which the line ends that a list stands below: those named in the list."""
    headings: frozenset[Span] = frozenset()
    """Headlines that stand above a series or a table."""

    def at(self, offset: int) -> ToldEntry | None:
        """The entry that an offset lies in."""
        place = bisect_right(self.starts, offset) - 1
        return self.entries[place] if place >= 0 and offset < self.entries[place].entry.span.end else None

    def named_below(self, sentence: Span) -> tuple[Filler, ...]:
        """Those named in the list that the sentence leads to."""
        return self.leads.get(sentence.end, ())

    def of_series(self, number: int) -> tuple[Filler, ...]:
        """Those named in one list."""
        return tuple(filler for told in self.entries if told.entry.series == number for filler in told.head)


NONE = ToldEntries((), (), {})


def told_entries(
    structure: TextStructure, mentions: Sequence[Mention], alike: Mapping[str, int], times: Sequence[TimeExpression]
) -> ToldEntries:
    """The entries of the document with whom they are about; NONE for the many documents that have none."""
    if not structure.entries and not structure.records:
        return NONE
    persons = sorted((one for one in mentions if one.kind is MentionKind.PERSON), key=lambda one: one.span)
    holders = {one.holder: one.span for one in mentions if one.kind is MentionKind.ROLE and one.holder}
    dates = {time.span.start: time for time in times}
    about: dict[int, tuple[Filler, ...]] = {}
    found = []
    for entry in structure.entries:
        if entry.label is None:
            found.append(ToldEntry(entry, head=_head(structure.text, entry, persons, holders)))
            continue
        if entry.series not in about:
            about[entry.series] = _subject(structure, entry, persons, alike) if entry.series >= 0 else ()
        subject = _only(entry.who, persons, alike) if entry.who is not None else about[entry.series]
        time = next((dates[at] for at in range(entry.label.start, entry.label.end) if at in dates), None)
        found.append(ToldEntry(entry, subject=subject, time=time))
    leads: dict[int, tuple[Filler, ...]] = {}
    for told in found:
        lead = told.entry.lead
        if lead is not None and structure.text[lead.end - 1] == ":" and told.head:
            leads[lead.end] = (*leads.get(lead.end, ()), *told.head)
    return ToldEntries(tuple(found), tuple(told.entry.span.start for told in found), leads, _headings(structure))


def _headings(structure: TextStructure) -> frozenset[Span]:
    """The headlines right above the first entry of a series or the first row of a table."""
    leads = {entry.lead for entry in structure.entries}
    above: Span | None = None
    for block in structure.blocks:
        if block.kind is BlockKind.HEADLINE:
            above = block.span
        elif block.kind is BlockKind.LABEL and above is not None:
            leads.add(above)
        elif block.kind is BlockKind.PARAGRAPH:
            above = None
    return frozenset(
        block.span for block in structure.blocks if block.kind is BlockKind.HEADLINE and block.span in leads
    )


def _head(text: str, entry: Entry, persons: Sequence[Mention], holders: Mapping[str, Span]) -> tuple[Filler, ...]:
    """The person whose name the entry begins with, the role before it left aside."""
    at = bisect_right(persons, entry.body.start - 1, key=lambda one: one.span.start)
    if at >= len(persons) or persons[at].span.end > entry.body.end:
        return ()
    first = persons[at]
    begins = min(first.span.start, holders[first.id].start if first.id in holders else first.span.start)
    opening = text[entry.body.start : begins].strip(" \"“'*_").lower()
    if opening not in _BEFORE_NAMES and not _description(opening):
        return ()
    return (Filler("person", first.text, first.span, first.id),)


def _description(opening: str) -> bool:
    """Whether the words before a name only tell who that is: "member of the union of drivers"."""
    words = opening.split()
    lexicon = clause_lexicon()
    if not words or len(words) > LONGEST_ROLE or words[0].removesuffix("s") not in lexicon.people | lexicon.nouns:
        return False
    verbs = lexicon.be | lexicon.have | lexicon.auxiliaries | lexicon.relatives
    return opening.replace(" ", "").replace("-", "").isalpha() and verbs.isdisjoint(words)


def _subject(
    structure: TextStructure, entry: Entry, persons: Sequence[Mention], alike: Mapping[str, int]
) -> tuple[Filler, ...]:
    """The one person that the heading of a chronology names, or else the only person of the document."""
    lead = _only(entry.lead, persons, alike) if entry.lead is not None else ()
    if lead:
        return lead
    headings = [block.span for block in structure.blocks[:3] if block.span.start < entry.span.start]
    title = structure.title or ""
    named = next((span for span in headings if " ".join(span.quote(structure.text).split()) == title), None)
    return (_only(named, persons, alike) if named is not None else ()) or _only(None, persons, alike)


def _only(span: Span | None, persons: Sequence[Mention], alike: Mapping[str, int]) -> tuple[Filler, ...]:
    """The one person named within the span, or in all of the document; nobody where there are more."""
    near = [one for one in persons if span is None or span.contains(one.span)]
    keys = {str(alike.get(one.id, one.id)) for one in near}
    if len(keys) != 1:
        return ()
    longest = max(near, key=lambda one: len(one.text))
    return (Filler("person", longest.text, longest.span, longest.id),)
