"""Texts folded so that a quote is found however its signs were written, with the way back to the original offsets.

Folded are: composed and decomposed letters (NFC), quotation marks and apostrophes, dashes, the three points, white
space; signs without width are left out. Letters, capitals and accents stay as they are: a quote with another letter is
another quote.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.span import Span

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″＂＇"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_FOLDED = {ord(sign): "'" for sign in _QUOTES} | {ord(sign): "-" for sign in _DASHES} | {0x2026: "..."}
_COMPOSING = "\u0300"
"""No letter before this one joins with the letter before it."""

_LONGEST = 32
"""Code points that are composed together at most, as Unicode's stream-safe texts have it."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded, each of its signs with the code points of the original that it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def places(self, quote: str) -> tuple[Span, ...]:
        """Where a folded quote stands as whole words, as spans of the original."""
        found = []
        at = self.text.find(quote) if quote else -1
        while at >= 0:
            after = at + len(quote)
            if not self._cuts(at) and not self._cuts(after):
                found.append(Span(self.starts[at], self.ends[after - 1]))
            at = self.text.find(quote, at + 1)
        return tuple(found)

    def _cuts(self, at: int) -> bool:
        """Whether the place before the folded sign `at` is inside a word."""
        return 0 < at < len(self.text) and self.text[at - 1].isalnum() and self.text[at].isalnum()


def fold(text: str, start: int = 0) -> Folded:
    """The text folded; `start` is the offset of its first code point in the original."""
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for first, after in _clusters(text):
        for sign in unicodedata.normalize("NFC", text[first:after]).translate(_FOLDED):
            if sign.isspace():
                if signs and signs[-1] == " ":
                    ends[-1] = start + after
                    continue
                sign = " "  # noqa: PLW2901 - every kind of white space is one blank
            elif unicodedata.category(sign) == "Cf":
                continue
            signs.append(sign)
            starts.append(start + first)
            ends.append(start + after)
    return Folded("".join(signs), tuple(starts), tuple(ends))


def fold_quote(quote: str) -> str:
    """A quote folded alike, without white space around it."""
    return fold(quote).text.strip()


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of code points that are composed by themselves: a letter and the marks that join with it."""
    first = 0
    for at in range(1, len(text)):
        if text[at] < _COMPOSING or not _joins(text[max(first, at - _LONGEST) : at], text[at]):
            yield first, at
            first = at
    if text:
        yield first, len(text)


def _joins(before: str, sign: str) -> bool:
    """Whether a sign belongs to the letter before it: a mark, or what is composed with it."""
    if unicodedata.combining(sign):
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", sign)
    return unicodedata.normalize("NFC", before + sign) != apart
