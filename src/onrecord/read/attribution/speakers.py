"""Speakers told by a pronoun or a description, where the names alone do not tell who is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.read.attribution.assemble import Draft
from onrecord.read.attribution.lexicon import SpeechLexicon

_PERSONS = frozenset(("he", "she", "him", "her"))
_BODIES = frozenset(("it",))
_ANY = frozenset(("they", "them"))
_NEAREST = 3
"""Lines within which a pronoun before a word of speech takes up the speaker before rather than another name."""
_SIGNED = 250
"""Code points before a body's name in which the statement that it spoke in is told of."""
_TOLD = 3000
"""Code points before "the two" in which they are told of."""
_JUST_TOLD = 250
"""The same before "they"."""
_TOGETHER = re.compile(r"(?:, \d{1,3})?,? and (?:[\w-]+ ){0,3}")
"""What stands between the names of two people told of together."""
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
    text: str, drafts: Sequence[Draft], mentions: Mapping[str, Mention], lexicon: SpeechLexicon
) -> list[Draft]:
    """The drafts with the speakers filled in that a pronoun or a description takes up from the speech before.

    "He added" right after a named person spoke is that person, whoever was named in between; "the group said" after a
    body spoke is that body. After a speaker without a name ("his lawyer said") a pronoun stands for the same words.
    """
    order = sorted(range(len(drafts)), key=lambda index: _position(drafts[index]))
    found = list(drafts)
    last: dict[MentionKind, _Last] = {}
    persons = sorted(
        (mention for mention in mentions.values() if mention.kind is MentionKind.PERSON), key=lambda one: one.span
    )
    for index in order:
        draft = found[index]
        if draft.depth > 0 or draft.source is None:
            continue
        words = draft.source.quote(text).lower()
        kind = _wanted(words, lexicon)
        if words in lexicon.words["pairs"] and draft.speaker is None:
            draft = found[index] = _as_pair(text, draft, words, persons, last.get(MentionKind.ORGANISATION))
        if kind is not None:
            draft = found[index] = _taken_up(draft, words, last.get(kind))
        if _in_passing(text, draft):
            continue
        mention = mentions.get(draft.speaker) if draft.speaker is not None else None
        if mention is not None and _both(draft.source, persons):
            last[MentionKind.ORGANISATION] = _Last(None, draft.source, draft.line)
        if mention is not None:
            last[mention.kind] = _Last(mention.id, None, draft.line)
            signer = _signer(text, draft, persons, lexicon) if mention.kind is MentionKind.ORGANISATION else None
            if signer is not None:
                last[MentionKind.PERSON] = _Last(signer.id, None, draft.line)
        elif kind is None and not draft.private:
            described = MentionKind.PERSON if _person(words, lexicon) else MentionKind.ORGANISATION
            last[described] = _Last(None, draft.source, draft.line)
    return found


def _in_passing(text: str, draft: Draft) -> bool:
    """Whether X speaks in passing only, in a participle beside somebody else's act: "with X complaining of"."""
    cue = draft.cue.quote(text) if draft.cue is not None else ""
    return cue.endswith("ing") and " " not in cue and not draft.shared


def _both(source: Span | None, persons: Sequence[Mention]) -> bool:
    """Whether the words tell two people or more."""
    if source is None:
        return False
    first = bisect_left(persons, source.start, key=lambda one: one.span.start)
    return first + 1 < len(persons) and persons[first + 1].span.end <= source.end


def _as_pair(text: str, draft: Draft, words: str, persons: Sequence[Mention], last: _Last | None) -> Draft:
    """The duo, the two, they: the two people whom the report has told of together before."""
    if draft.source is None or (words == "they" and last is not None):
        return draft
    before = bisect_left(persons, draft.source.start, key=lambda one: one.span.start)
    for at in range(before - 1, 0, -1):
        one, other = persons[at - 1], persons[at]
        if draft.source.start - one.span.start > (_TOLD if words != "they" else _JUST_TOLD):
            break
        if _TOGETHER.fullmatch(text, one.span.end, other.span.start):
            return replace(draft, source=Span(one.span.start, other.span.end), speaker=None)
    return draft


def _signer(text: str, draft: Draft, persons: Sequence[Mention], lexicon: SpeechLexicon) -> Mention | None:
    """Who signed the statement that a body spoke in: "in a statement signed by the director, N. N., the army said"."""
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


def _taken_up(draft: Draft, words: str, last: _Last | None) -> Draft:
    """The draft with the last speaker as its own, where that is near enough for its words."""
    if last is None or draft.source is None:
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
