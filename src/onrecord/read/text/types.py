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
    """The number of its block, heads of entries not counted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a chronology, of a list or of a calendar: what stands below a heading, line by line."""

    span: Span
    """From its mark or its date to its end."""
    body: Span
    """The same without what stands at its head."""
    series: int
    """Entries below one heading share this number."""
    label: Span | None = None
    """The date that it is headed by; None in a list that is not by date."""
    year: int | None = None
    """The year of that date, where it is told there, by the entry before or by a heading above."""
    lead: Span | None = None
    """The line that the series stands below."""
    who: Span | None = None
    """The words before the first date of a line: "N. N.: 3 May – arrested; 5 May – released"."""
    announced: bool = False
    """Whether it belongs to a calendar of what is to come."""


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of a table, or the value of one field of a list."""

    column: str
    """The id of its column in `columns.toml`: name, arrested, sentence, …"""
    span: Span


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table, or a group of `Name: value` lines: what is told of one person."""

    span: Span
    fields: tuple[Field, ...]
    heading: Span | None = None
    """The line that names the columns."""

    def field(self, column: str) -> Field | None:
        """The first cell of that column."""
        return next((field for field in self.fields if field.column == column), None)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a part of the text, as the text says itself: a statement, an open letter, a post."""

    name: Span
    """The name in the heading, the signature or the line above a post."""
    body: tuple[Span, ...]
    """What is theirs, block by block."""
    channel: str
    """statement, post, or repost for what a post passes on."""
    day: Span | None = None
    """The date above a post."""


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

    entries: tuple[Entry, ...] = ()
    """The entries of its chronologies, lists and calendars, in text order; most reports have none."""
    records: tuple[Record, ...] = ()
    """The rows of its tables of prisoners and hearings, and its lists of fields, in text order."""
    authors: tuple[Author, ...] = ()
    """Who wrote the statement or the posts that the text is, in text order; nobody for reports."""
    written: tuple[tuple[int, date], ...] = ()
    """By the offset at which each post begins, the day that it was written on."""

    @property
    def reported(self) -> date | None:
        """The day that relative words count from: the dateline's, else the publication date."""
        if self.dateline is not None and self.dateline.date is not None:
            return self.dateline.date
        return self.published
