"""The layout of a text as values: tokens, sentences, blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from onrecord.core.mention import Block, BlockKind, Dateline
from onrecord.core.span import Span


class Token(NamedTuple):
    """A word, a number or a mark, with offsets in code points of the document's text.

    A tuple, because there is one for every word.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a headline or a caption; never page furniture, never a dateline."""

    span: Span
    tokens: tuple[Token, ...]
    kind: BlockKind
    """HEADLINE, PARAGRAPH or CAPTION."""
    paragraph: int
    """Index of its block in the structure's blocks."""


@dataclass(frozen=True, slots=True)
class TextStructure:
    """A document's text, told apart into blocks, sentences and tokens."""

    text: str
    """The document's text, unchanged: every span refers to it."""
    title: str | None
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    dateline: Dateline | None
    wire: str | None
    """The agency that the report is declared to come from, as written."""
    published: date | None
    """The publication date as far as the document itself does not tell it: its metadata or the user's word."""

    published_elsewhere: date | None = None
    """The day beside it that a publication time in universal time (UTC) falls on in places far from Greenwich."""

    @property
    def reported(self) -> date | None:
        """The day that relative words count from: the dateline's, else the publication date."""
        if self.dateline is not None and self.dateline.date is not None:
            return self.dateline.date
        return self.published
