"""Sentences with their mentions in place: what pronouns, descriptions and kinships are read from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.read.names.words import fold
from onrecord.read.text.types import Sentence, Token

_OPENING, _CLOSING, _BOTH = frozenset("“«„"), frozenset("”»"), '"'
_MARKS = _OPENING | _CLOSING | {_BOTH}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words, and the mentions that begin and end at them."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    folded: tuple[str, ...]
    begins: Mapping[int, Mention]
    """Persons, organisations and places by the position of their first word."""
    inside: Mapping[int, Mention]
    """The same for every word of theirs."""
    roles: frozenset[int]
    """Positions of words of role phrases."""
    quoted: tuple[bool, ...]
    """Whether each word stands between quotation marks."""

    def named(self, kind: MentionKind) -> list[tuple[int, Mention]]:
        """The mentions of a kind, with the positions of their first words, in order."""
        return [(at, mention) for at, mention in sorted(self.begins.items()) if mention.kind is kind]

    def span(self, start: int, end: int) -> Span:
        """The code points of words."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


def lines_of(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Line]:
    """The sentences of a document with their mentions, in text order."""
    lines = []
    quoted, paragraph = False, -1
    pending = sorted(mentions, key=lambda m: m.span)
    first = 0
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            quoted, paragraph = False, sentence.paragraph
        while first < len(pending) and pending[first].span.end <= sentence.span.start:
            first += 1
        own = []
        for mention in pending[first:]:
            if mention.span.start >= sentence.span.end:
                break
            if sentence.span.contains(mention.span):
                own.append(mention)
        line, quoted = _line(sentence, own, quoted)
        lines.append(line)
    return lines


def _ends_in(sentence: Sentence, at: int, mention: Mention) -> bool:
    return sentence.tokens[at].end <= mention.span.end


def _line(sentence: Sentence, mentions: Sequence[Mention], quoted: bool) -> tuple[Line, bool]:
    begins: dict[int, Mention] = {}
    inside: dict[int, Mention] = {}
    roles: set[int] = set()
    starts = [token.start for token in sentence.tokens] if mentions else []
    for mention in mentions:
        first = bisect_left(starts, mention.span.start)
        held = [at for at in range(first, bisect_left(starts, mention.span.end)) if _ends_in(sentence, at, mention)]
        if mention.kind is MentionKind.ROLE:
            roles.update(held)
            continue
        inside.update(dict.fromkeys(held, mention))
        if held and starts[held[0]] == mention.span.start:
            begins[held[0]] = mention
    flags = [quoted] * len(sentence.tokens)
    for at, mark in [(at, token.text) for at, token in enumerate(sentence.tokens) if token.text in _MARKS]:
        quoted = mark in _OPENING or (mark == _BOTH and not quoted)
        flags[at:] = [quoted] * (len(flags) - at)
    folded = tuple([fold(token.text) for token in sentence.tokens])
    return Line(sentence, sentence.tokens, folded, begins, inside, frozenset(roles), tuple(flags)), quoted
