"""Sentences as names need them: a place that is the first half of a hyphenated word is a word of its own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.span import Span
from onrecord.read.names.lexicon import name_lexicon
from onrecord.read.names.words import fold
from onrecord.read.text.types import Sentence, Token

LONGEST = 300
"""Words that are read together: what is longer is no sentence, and is read piece by piece."""


def pieces(sentence: Sentence) -> list[Sentence]:
    """The sentence as names need it, in pieces of at most LONGEST words."""
    whole = refined(sentence)
    if len(whole.tokens) <= LONGEST:
        return [whole]
    cut = [whole.tokens[at : at + LONGEST] for at in range(0, len(whole.tokens), LONGEST)]
    return [replace(whole, span=Span(part[0].start, part[-1].end), tokens=part) for part in cut]


def refined(sentence: Sentence) -> Sentence:
    """The sentence with "Xburg-based" as "Xburg" and "-based"; offsets stay those of the text."""
    tokens: list[Token] = []
    end = -1
    for token in sentence.tokens:
        if end == token.start and _one_name(tokens[-1].text, token.text):
            last = tokens[-1]
            tokens[-1] = Token(last.start, token.end, last.text + token.text)
        elif "-" in token.text:
            tokens += _parts(token)
        else:
            tokens.append(token)
        end = token.end
    return replace(sentence, tokens=tuple(tokens)) if len(tokens) != len(sentence.tokens) else sentence


def _one_name(left: str, right: str) -> bool:
    """Whether two words without a space between are one: "TV5", "J&K"."""
    if left[-1] == "&" and len(left) > 1:
        return right[0].isupper()
    return left.isupper() and left.isalpha() and (right.isdigit() or right == "&")


def _parts(token: Token) -> list[Token]:
    head, hyphen, tail = token.text.rpartition("-")
    if not hyphen or not head[:1].isupper() or fold(tail) not in name_lexicon().attached:
        return [token]
    middle = token.start + len(head)
    return [Token(token.start, middle, head), Token(middle, token.end, hyphen + tail)]
