"""Sentences as names need them: a place that is the first half of a hyphenated word is a word of its own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.read.names.lexicon import name_lexicon
from onrecord.read.names.words import fold
from onrecord.read.text.types import Sentence, Token


def refined(sentence: Sentence) -> Sentence:
    """The sentence with "Xburg-based" as "Xburg" and "-based"; offsets stay those of the text."""
    if not any("-" in token.text for token in sentence.tokens):
        return sentence
    tokens: list[Token] = []
    for token in sentence.tokens:
        tokens += _parts(token)
    return replace(sentence, tokens=tuple(tokens))


def _parts(token: Token) -> list[Token]:
    head, hyphen, tail = token.text.rpartition("-")
    if not hyphen or not head[:1].isupper() or fold(tail) not in name_lexicon().attached:
        return [token]
    middle = token.start + len(head)
    return [Token(token.start, middle, head), Token(middle, token.end, hyphen + tail)]
