"""Speakers told by a pronoun or a description, where the names alone do not tell who is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.core.mention import Mention, MentionKind
from onrecord.read.attribution.assemble import Draft
from onrecord.read.attribution.lexicon import SpeechLexicon

_PERSONS = frozenset(("he", "she", "him", "her"))
_BODIES = frozenset(("it",))
_ANY = frozenset(("they", "them"))
_FARTHEST = 12
"""Lines within which a pronoun can take up the speaker before it."""


def carry_speakers(
    text: str, drafts: Sequence[Draft], mentions: Mapping[str, Mention], lexicon: SpeechLexicon
) -> list[Draft]:
    """The drafts with those speakers filled in that only the speaker before them can be.

    "He added" after a named person spoke is that person; "the group said" after a body spoke is that body. A
    described speaker in between ("his lawyer said") keeps a pronoun from reaching over him.
    """
    order = sorted(range(len(drafts)), key=lambda index: _position(drafts[index]))
    found = list(drafts)
    last: dict[MentionKind, tuple[str | None, int]] = {}
    for index in order:
        draft = found[index]
        if draft.depth > 0 or draft.source is None:
            continue
        words = draft.source.quote(text).lower()
        kind = _wanted(words, lexicon)
        if draft.speaker is None and kind is not None:
            carried = _carried(last, kind, draft.line)
            if carried is not None:
                draft = found[index] = replace(draft, speaker=carried)
        mention = mentions.get(draft.speaker) if draft.speaker is not None else None
        if mention is not None:
            last[mention.kind] = (mention.id, draft.line)
        elif kind is None and not draft.private:
            described = MentionKind.PERSON if _person(words, lexicon) else MentionKind.ORGANISATION
            last[described] = (None, draft.line)
    return found


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


def _carried(last: Mapping[MentionKind, tuple[str | None, int]], kind: MentionKind, line: int) -> str | None:
    speaker, told = last.get(kind, (None, -_FARTHEST - 1))
    return speaker if speaker is not None and line - told <= _FARTHEST else None
