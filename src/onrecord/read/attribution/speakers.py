"""Speakers told by a pronoun or a description, where the names alone do not tell who is meant."""

from __future__ import annotations

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
        if kind is not None:
            draft = found[index] = _taken_up(draft, words, last.get(kind))
        mention = mentions.get(draft.speaker) if draft.speaker is not None else None
        if mention is not None:
            last[mention.kind] = _Last(mention.id, None, draft.line)
            signer = _signer(text, draft, persons, lexicon) if mention.kind is MentionKind.ORGANISATION else None
            if signer is not None:
                last[MentionKind.PERSON] = _Last(signer.id, None, draft.line)
        elif kind is None and not draft.private:
            described = MentionKind.PERSON if _person(words, lexicon) else MentionKind.ORGANISATION
            last[described] = _Last(None, draft.source, draft.line)
    return found


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
