"""A document's text as blocks, sentences and tokens."""

from __future__ import annotations

import re
from datetime import date

from onrecord.core.mention import Block, BlockKind, Dateline
from onrecord.core.span import Span
from onrecord.read.text.authors import days_written, find_authors
from onrecord.read.text.blocks import CREDIT, blocks_of
from onrecord.read.text.captions import find_captions
from onrecord.read.text.dateline import find_dateline
from onrecord.read.text.entries import find_entries
from onrecord.read.text.pieces import pieces_of_entry
from onrecord.read.text.records import find_records
from onrecord.read.text.sentences import sentence_spans
from onrecord.read.text.stamps import day_elsewhere
from onrecord.read.text.tokens import tokens_of
from onrecord.read.text.types import Sentence, TextStructure

_YEAR_CREDIT = re.compile(r"(?:©|\(c\))?\s*\d{4}\s+(?P<agency>[A-Z][A-Za-z.]{1,20})\s*$")


def structure_of(
    text: str, title: str | None = None, published: date | None = None, stamp: str | None = None
) -> TextStructure:
    """The layout of `text`. `title`, `published` and `stamp` are what is known of the document from elsewhere.

    `stamp` is the publication date as written, with its time and zone where it has them ("2024-03-09T22:10:00Z").
    """
    blocks = blocks_of(text, title)
    blocks, dateline = _set_dateline_apart(text, blocks, published)
    blocks, credit = _set_credit_apart(text, blocks)
    blocks, authors = find_authors(text, blocks)
    written = days_written(text, authors, published)
    if written and dateline is None:
        first = next(author.day for author in authors if author.day is not None)
        dateline = Dateline(first, date=written[0][1])
    heading = title or _headline(text, blocks)
    reported = dateline.date if dateline is not None and dateline.date is not None else published
    blocks, records, notes = find_records(text, blocks)
    blocks, entries = find_entries(text, blocks, heading, reported)
    series = {entry.body for entry in (*entries, *notes)}
    blocks, captions = find_captions(text, blocks)
    entries = tuple(sorted((*entries, *notes, *captions), key=lambda entry: entry.body))
    sentences = _read_as(text, blocks, series)
    wire = dateline.agency if dateline is not None and dateline.agency else credit
    elsewhere = day_elsewhere(published, stamp)
    return TextStructure(
        text,
        heading,
        blocks,
        sentences,
        dateline,
        wire,
        published,
        elsewhere,
        entries=entries,
        records=records,
        authors=authors,
        written=written,
    )


def _read_as(text: str, blocks: tuple[Block, ...], entries: set[Span]) -> tuple[Sentence, ...]:
    """The sentences of all blocks that are read; `entries` are those of chronologies and lists, read in pieces."""
    sentences: list[Sentence] = []
    labels = 0
    for index, block in enumerate(blocks):
        if block.kind in (BlockKind.FURNITURE, BlockKind.DATELINE, BlockKind.LABEL):
            labels += block.kind is BlockKind.LABEL
            continue
        spans = pieces_of_entry(text, block.span) if block.span in entries else _sentences(text, block)
        sentences.extend(
            Sentence(span, tokens_of(text, span.start, span.end), block.kind, index - labels) for span in spans
        )
    return tuple(sentences)


def _sentences(text: str, block: Block) -> tuple[Span, ...]:
    """A headline is one sentence, whatever its marks."""
    return (block.span,) if block.kind is BlockKind.HEADLINE else sentence_spans(text, block.span)


def _set_dateline_apart(
    text: str, blocks: tuple[Block, ...], published: date | None
) -> tuple[tuple[Block, ...], Dateline | None]:
    """The blocks with the dateline as one of its own: it opens one of the first paragraphs, or is a line by itself."""
    for index, block in enumerate(blocks[:8]):
        if block.kind in (BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        dateline = find_dateline(text, block.span, published)
        if dateline is None:
            continue
        rest = _skip_spaces(text, Span(dateline.span.end, block.span.end))
        if block.kind is BlockKind.HEADLINE and len(rest) and dateline.agency is None and dateline.date is None:
            continue
        apart = [Block(dateline.span, BlockKind.DATELINE)]
        if len(rest):
            apart.append(Block(rest, BlockKind.PARAGRAPH))
        return (*blocks[:index], *apart, *blocks[index + 1 :]), dateline
    return blocks, None


def _set_credit_apart(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], str | None]:
    """An agency's name after the last paragraph ("… on Monday. – Agency"), as furniture, and that name."""
    # A line that ends in a credit ends in no full stop, and looks like a headline.
    lines = [index for index, block in enumerate(blocks) if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE)]
    if not lines:
        return blocks, None
    last = lines[-1]
    span = blocks[last].span
    tail_start = max(span.start, span.end - 60)
    match = CREDIT.search(text, tail_start, span.end) or _YEAR_CREDIT.fullmatch(text, span.start, span.end)
    if match is None or (match.start() > span.start and text[: match.start()].rstrip()[-1:] not in ".!?”\"’'"):
        return blocks, None
    kept = (
        [Block(_rstrip(text, Span(span.start, match.start())), BlockKind.PARAGRAPH)]
        if match.start() > span.start
        else []
    )
    apart = [*kept, Block(Span(match.start(), span.end), BlockKind.FURNITURE)]
    return (*blocks[:last], *apart, *blocks[last + 1 :]), match.group("agency")


def _skip_spaces(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and text[start].isspace():
        start += 1
    return Span(start, span.end)


def _rstrip(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)


def _headline(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The first headline before any paragraph."""
    for block in blocks:
        if block.kind is BlockKind.HEADLINE:
            return " ".join(block.span.quote(text).split())
        if block.kind is BlockKind.PARAGRAPH:
            return None
    return None
