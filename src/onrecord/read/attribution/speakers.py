"""Speakers told by a pronoun or a description, where the names alone do not tell who is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.read.attribution.assemble import Draft
from onrecord.read.attribution.lexicon import SpeechLexicon
from onrecord.read.attribution.pairs import both_in, of_two, the_two
from onrecord.read.names import Names

_PERSONS = frozenset(("he", "she", "him", "her"))
_BODIES = frozenset(("it",))
_ANY = frozenset(("they", "them"))
_NEAREST = 3
"""Lines within which a pronoun before a word of speech takes up the speaker before rather than another name."""
_SIGNED = 250
"""Code points before a body's name in which the statement that it spoke in is told of."""
_FARTHEST = 12
"""Lines within which a pronoun can take up the speaker before it."""


@dataclass(frozen=True, slots=True)
class _Last:
    """Whoever spoke last, of one kind."""

    mention: str | None
    source: Span | None
    """The words that tell somebody without a name."""
    line: int


def carry_speakers(
    text: str, drafts: Sequence[Draft], names: Names, mentions: Mapping[str, Mention], lexicon: SpeechLexicon
) -> list[Draft]:
    """The drafts with the speakers filled in that a pronoun or a description takes up from the speech before.

    "He added" right after a named person spoke is that person, whoever was named in between; "the group said" after a
    body spoke is that body. After a speaker without a name ("his lawyer said") a pronoun stands for the same words.
    """
    persons = sorted((one for one in mentions.values() if one.kind is MentionKind.PERSON), key=lambda one: one.span)
    carrier = _Carrier(text, lexicon, mentions, persons, _other_gender(text, names))
    found = list(drafts)
    for index in sorted(range(len(drafts)), key=lambda index: _position(drafts[index])):
        if found[index].depth == 0 and found[index].source is not None:
            found[index] = carrier.settled(found[index])
    return found


@dataclass(slots=True)
class _Carrier:
    """Goes through the speech of a text in order, and keeps who spoke last."""

    text: str
    lexicon: SpeechLexicon
    mentions: Mapping[str, Mention]
    persons: Sequence[Mention]
    others: Mapping[str, frozenset[str]]
    """For "he" and "she" those who are told by the other."""
    last: dict[MentionKind, _Last] = field(default_factory=dict)
    resolved: dict[Span, Draft] = field(default_factory=dict)
    """By the words that tell a subject, the draft with whoever they were found to be."""

    def settled(self, draft: Draft) -> Draft:
        """The draft with its speaker, who from then on is whom pronouns take up."""
        if draft.source is None:
            return draft
        told, words = draft.source, draft.source.quote(self.text).lower()
        kind = _wanted(words, self.lexicon)
        if draft.speaker is None and of_two(words, self.lexicon):
            pair = the_two(self.text, told, words, self.persons)
            if pair is not None and (words != "they" or MentionKind.ORGANISATION not in self.last):
                draft = replace(draft, source=pair)
        if kind is not None:
            draft = _taken_up(draft, words, self.last.get(kind), self.others)
        if draft.shared:
            draft = _as_before(draft, self.resolved)
        else:
            self.resolved.setdefault(told, draft)
        if not draft.passing:
            self._hear(draft, draft.source or told, described=kind is None and not draft.private)
        return draft

    def _hear(self, draft: Draft, source: Span, *, described: bool) -> None:
        """Keep whoever speaks in a draft; without a name only where `described` by words of their own."""
        mention = self.mentions.get(draft.speaker) if draft.speaker is not None else None
        if mention is not None:
            if both_in(source, self.persons):
                self.last[MentionKind.ORGANISATION] = _Last(None, source, draft.line)
            self.last[mention.kind] = _Last(mention.id, None, draft.line)
            body = mention.kind is MentionKind.ORGANISATION
            signer = _signer(self.text, draft, self.persons, self.lexicon) if body else None
            if signer is not None:
                self.last[MentionKind.PERSON] = _Last(signer.id, None, draft.line)
        elif described:
            words = source.quote(self.text)
            one = _person(words.lower(), self.lexicon) and not both_in(source, self.persons)
            kind = MentionKind.PERSON if one else MentionKind.ORGANISATION
            # What tells nobody is taken up by no pronoun, and lets none reach over it.
            self.last[kind] = _Last(None, source if _tells_somebody(words, self.lexicon) else None, draft.line)


def _tells_somebody(source: str, lexicon: SpeechLexicon) -> bool:
    """Whether a description can be of people or a body: not "I", not "their uniforms"."""
    words, known = source.lower().split(), lexicon.words
    if words[0] in known["personal"] or words[0] in ("this", "that", "someone", "there"):
        return False
    if source[0].isupper() and words[0] not in ("his", "her", "their", "its", "my", "our"):
        return True
    named = ("people", "organisation_heads", "role_heads", "carriers", "outlet_names")
    people = any(word in known[name] or word.removesuffix("s") in known[name] for word in words for name in named)
    return people or words[0] in ("the", "a", "an", "some", "many", "several", "two", "three", "four", "five")


def _as_before(draft: Draft, resolved: Mapping[Span, Draft]) -> Draft:
    """The draft with whoever the same words were found to tell where they were the subject of an earlier verb."""
    before = resolved.get(draft.source) if draft.source is not None else None
    return draft if before is None else replace(draft, source=before.source, speaker=before.speaker)


def _signer(text: str, draft: Draft, persons: Sequence[Mention], lexicon: SpeechLexicon) -> Mention | None:
    """Who signed the statement that a body spoke in: "in a statement signed by its head, N. N., the army said"."""
    if draft.source is None:
        return None
    start = max(text.rfind("\n", 0, draft.source.start) + 1, draft.source.start - _SIGNED)
    before = text[start : draft.source.start].lower()
    words = before.split()
    at = next((n for n in range(1, len(words)) if words[n] == "by" and words[n - 1] in lexicon.words["signing"]), None)
    if at is None:
        return None
    by = start + before.index(f"{words[at - 1]} by")
    first = bisect_left(persons, by, key=lambda one: one.span.start)
    return persons[first] if first < len(persons) and persons[first].span.end <= draft.source.start else None


def _other_gender(text: str, names: Names) -> dict[str, frozenset[str]]:
    """For "he" and "she" the mentions of people whom the report tells more often by the other."""
    group = {identity: members for members in names.groups for identity in members}
    told: dict[tuple[str, ...], int] = {}
    for reference in names.references:
        word = reference.span.quote(text).lower()
        sign = 1 if word in ("she", "her", "hers") else -1 if word in ("he", "him", "his") else 0
        person = group.get(reference.mention, (reference.mention,))
        told[person] = told.get(person, 0) + sign
    return {
        "he": frozenset(identity for person, sign in told.items() if sign > 0 for identity in person),
        "she": frozenset(identity for person, sign in told.items() if sign < 0 for identity in person),
    }


def _taken_up(draft: Draft, words: str, last: _Last | None, others: Mapping[str, frozenset[str]]) -> Draft:
    """The draft with the last speaker as its own, where that is near enough for its words."""
    if last is None or draft.source is None or last.mention in others.get(words, ()):
        return draft
    gap = draft.line - last.line
    if draft.shared:
        return draft
    pronoun = words in _PERSONS or words in _BODIES or words in _ANY
    if draft.speaker is not None and not (words in _PERSONS and gap <= _NEAREST and not draft.private):
        return draft
    if last.mention is not None:
        return replace(draft, speaker=last.mention) if gap <= _FARTHEST else draft
    if pronoun and gap <= _NEAREST and last.source is not None:
        return replace(draft, speaker=None, source=last.source)
    return draft


def _position(draft: Draft) -> tuple[int, int]:
    cue = draft.cue or draft.content[0]
    return draft.line, cue.start


def _wanted(words: str, lexicon: SpeechLexicon) -> MentionKind | None:
    """The kind of speaker that a pronoun or a definite description takes up; None for anything else."""
    if words in _PERSONS:
        return MentionKind.PERSON
    if words in _BODIES or words in _ANY:
        return MentionKind.ORGANISATION
    parts = words.split()
    definite = len(parts) in (2, 3) and parts[0] == "the"
    body = definite and (parts[-1] in lexicon.words["organisation_heads"] or parts[-1] in lexicon.words["carriers"])
    return MentionKind.ORGANISATION if body else None


def _person(words: str, lexicon: SpeechLexicon) -> bool:
    """Whether a description is of one person."""
    return any(word in lexicon.words["role_heads"] for word in words.split())
