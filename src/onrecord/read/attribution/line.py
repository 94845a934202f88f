"""A text as lines of items: words, marks, names as one, and whole quotations as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from onrecord.core.mention import BlockKind, Mention, MentionKind
from onrecord.core.span import Span
from onrecord.read.attribution.quotes import Quote, plain_marks, quotes_in, quotes_of
from onrecord.read.text import TextStructure, Token

_SPEECH_WORDS = 4
"""Words from which a quotation is speech rather than a word in quotation marks."""
_LONGEST = 300
"""Items after which a line is cut: no sentence is longer, and what looks back in a line stays bounded."""
_DEEPEST = 4
"""Quotations inside quotations that are still looked into."""


class Kind(StrEnum):
    """What an item is."""

    WORD = "word"
    MARK = "mark"
    NAME = "name"
    QUOTE = "quote"


_WORD, _MARK, _NAME = Kind.WORD, Kind.MARK, Kind.NAME


class Item(NamedTuple):
    """One unit of a line. A tuple, because there is one for every word."""

    start: int
    end: int
    lower: str
    """The words in lower case; empty for a quotation."""
    kind: Kind
    capital: bool = False
    mention: Mention | None = None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence at one level: of the publisher's own text, or of a quotation in it."""

    items: tuple[Item, ...]
    kind: BlockKind
    paragraph: int
    depth: int
    """0 in the publisher's own text, 1 inside a quotation, 2 inside a quotation in it."""
    marked: tuple[Span, ...]
    """Words in quotation marks that are not speech of their own, with their marks."""


def lines_of(structure: TextStructure, mentions: Sequence[Mention]) -> tuple[Line, ...]:
    """All lines of a text in text order, those inside a quotation after the line that holds it."""
    paragraphs: list[int] = []
    tokens: dict[int, list[tuple[Token, int]]] = {}
    kinds: dict[int, BlockKind] = {}
    for number, sentence in enumerate(structure.sentences):
        if sentence.paragraph not in tokens:
            paragraphs.append(sentence.paragraph)
            tokens[sentence.paragraph] = []
            kinds[sentence.paragraph] = sentence.kind
        tokens[sentence.paragraph].extend((token, number) for token in sentence.tokens)
    spans = [Span(tokens[key][0][0].start, tokens[key][-1][0].end) if tokens[key] else Span(0, 0) for key in paragraphs]
    text = plain_marks(structure.text)
    quotes = quotes_of(text, spans)
    names = {
        mention.span.start: mention
        for mention in sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end))
        if mention.kind is not MentionKind.ROLE
    }
    found: list[Line] = []
    for index, key in enumerate(paragraphs):
        maker = _Maker(text, names, kinds[key], key)
        found.extend(maker.lines(tokens[key], quotes[index], 0))
    return tuple(found)


@lru_cache(maxsize=20_000)
def _looks(text: str) -> tuple[str, Kind, bool]:
    """A token in lower case, what it is, and whether it has a capital."""
    first = text[0]
    kind = _WORD if first.isalnum() or (len(text) > 1 and first in "'’") else _MARK
    return text.lower(), kind, first.isupper()


@dataclass(frozen=True, slots=True)
class _Maker:
    text: str
    names: dict[int, Mention]
    kind: BlockKind
    paragraph: int

    def lines(self, tokens: Sequence[tuple[Token, int]], quotes: Sequence[Quote], depth: int) -> Iterable[Line]:
        """The lines of one paragraph or of the inside of one quotation."""
        opaque = [quote for quote in quotes if self._speech(quote)]
        marked = tuple(quote.span for quote in quotes if quote not in opaque)
        inside: dict[int, list[tuple[Token, int]]] = {number: [] for number in range(len(opaque))}
        items: list[Item] = []
        sentence: int | None = None
        at, skip_to = 0, -1
        for token, number in tokens:
            while at < len(opaque) and opaque[at].span.end <= token.start:
                at += 1
            holder = opaque[at] if at < len(opaque) and opaque[at].span.start <= token.start else None
            if holder is None and token.start < skip_to:
                continue
            if holder is not None and inside[at]:
                inside[at].append((token, number))
                sentence = number
                continue
            cut = len(items) >= _LONGEST
            if sentence is not None and (number != sentence or cut) and items:
                yield from self._finished(items, marked, depth, opaque, inside)
                items = []
            sentence = number
            if holder is not None:
                inside[at].append((token, number))
                items.append(Item(holder.span.start, holder.span.end, "", Kind.QUOTE, quote=holder))
                continue
            items.append(self._item(token))
            skip_to = items[-1].end
        if items:
            yield from self._finished(items, marked, depth, opaque, inside)

    def _finished(
        self,
        items: Sequence[Item],
        marked: tuple[Span, ...],
        depth: int,
        opaque: Sequence[Quote],
        inside: dict[int, list[tuple[Token, int]]],
    ) -> Iterable[Line]:
        start, end = items[0].start, items[-1].end
        own = tuple(span for span in marked if span.start < end and span.end > start)
        yield Line(tuple(items), self.kind, self.paragraph, depth, own)
        if depth >= _DEEPEST:
            return
        for number, quote in enumerate(opaque):
            if start <= quote.span.start < end:
                within = [
                    (token, sentence)
                    for token, sentence in inside[number]
                    if quote.inner.start <= token.start and token.end <= quote.inner.end
                ]
                if within:
                    nested, _ = quotes_in(self.text, quote.inner)
                    nested = tuple(one for one in nested if one.span != quote.inner)
                    yield from self.lines(within, nested, depth + 1)

    def _item(self, token: Token) -> Item:
        mention = self.names.get(token.start)
        if mention is not None:
            span = mention.span
            return Item(span.start, span.end, mention.text.lower(), _NAME, capital=True, mention=mention)
        start, end, text = token
        # A fifth of the time of Item(…), and there is one for every word.
        return tuple.__new__(Item, (start, end, *_looks(text), None, None))

    def _speech(self, quote: Quote) -> bool:
        """Whether a quotation is speech, not a title, a nickname or a word held at arm's length."""
        if quote.carries_on or not quote.closed:
            return True
        words = quote.inner.quote(self.text).split()
        if not words:
            return False
        before = self.text[max(0, quote.span.start - 3) : quote.span.start].rstrip()
        ends = words[-1][-1] in ".,!?…" or self.text[quote.span.end : quote.span.end + 1] == ","
        if self.kind is BlockKind.HEADLINE and len(words) > 1:
            return True
        if before.endswith((":", ",")) and (ends or len(words) >= _SPEECH_WORDS):
            return True
        return len(words) >= _SPEECH_WORDS + (quote.mark == "'") or (words[-1][-1] in ".,!?…" and len(words) > 1)
