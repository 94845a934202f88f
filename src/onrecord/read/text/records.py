"""Tables and lists of fields: rows under headings, and lines of `Name: value`, as records of one person each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.core.mention import Block, BlockKind
from onrecord.core.span import Span
from onrecord.read.text.columns import Column, columns
from onrecord.read.text.types import Entry, Field, Record

_SEPARATORS = ("|", "\t", ";", ",")
"""What parts the cells of a row, the surest first."""
_FIELD = re.compile(r"[ \t]*(?:[•*–-]\s+)?(?P<key>[^\W\d_][^:\n|]{1,40}?)\s*:[ \t]*(?P<value>[^\n]*)")
_LINE = re.compile(r"[^\n]+")
_FEWEST_FIELDS = 2
"""Lines of fields, besides that of the name, that make a record."""
_FEWEST_CELLS = 3
_LONGEST_HEADING = 300
"""Code points of the line that names the columns of a table."""
_LONGEST = 120
"""Code points of a cell that is read as a value; a longer one is prose."""


@dataclass(frozen=True, slots=True)
class _Row:
    span: Span
    cells: tuple[Span, ...]


def find_records(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Record, ...], tuple[Entry, ...]]:
    """The blocks without the rows of tables and the fields of lists, these as records, and the prose in them.

    Most texts have none: a table is looked for only where a line is a heading that names persons, fields only where a
    line gives somebody's name.
    """
    found: list[Record] = []
    if any(_heading(text, block.span) for block in blocks if _may_head(text, block)):
        found += _tables(text, blocks)
    if _named_fields().search(text) is not None:
        found += _lists(text, blocks)
    if not found:
        return tuple(blocks), (), ()
    taken: list[Record] = []
    for record in sorted(found, key=lambda record: record.span):
        if not taken or record.span.start >= taken[-1].span.end:
            taken.append(record)
    prose = [_prose(record, number) for number, record in enumerate(taken)]
    return _cut(text, blocks, taken, prose), tuple(taken), tuple(entry for entries in prose for entry in entries)


def _may_head(text: str, block: Block) -> bool:
    """Whether the first line of a block has what the heading of a table has, as far as a glance tells."""
    end = text.find("\n", block.span.start, block.span.end)
    end = block.span.end if end < 0 else end
    short = end - block.span.start < _LONGEST_HEADING and text[end - 1] != "."
    return short and any(text.count(mark, block.span.start, end) > 1 for mark in _SEPARATORS)


@cache
def _named_fields() -> re.Pattern[str]:
    """A line that gives somebody's name: "Name: N. N."."""
    words = "|".join(re.escape(word) for word, column in columns().by_words.items() if column.id == "name")
    return re.compile(rf"^\W*(?:the )?(?:{words})\s*:", re.IGNORECASE | re.MULTILINE)


def _tables(text: str, blocks: Sequence[Block]) -> Iterator[Record]:
    """The rows below each heading that names persons and what happened to them."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    covered = [line for line in lines if len(line) and any(block.span.overlaps(line) for block in blocks)]
    at = 0
    while at < len(covered):
        heading = _heading(text, covered[at])
        at += 1
        if heading is None:
            continue
        separator, known = heading
        head = covered[at - 1]
        while at < len(covered):
            row = _row(text, covered[at], separator)
            if len(row.cells) < _FEWEST_CELLS or abs(len(row.cells) - len(known)) > 1:
                if set(covered[at].quote(text)) <= set("|-+:= \t"):
                    at += 1
                    continue
                break
            fields = tuple(
                Field(column.id, cell)
                for column, cell in zip(known, row.cells, strict=False)
                if column is not None and _tells(text, cell)
            )
            if any(field.column == "name" for field in fields):
                yield Record(covered[at], fields, head)
            at += 1


def _heading(text: str, line: Span) -> tuple[str, tuple[Column | None, ...]] | None:
    """The separator and the columns of a line that heads a table of people; None for any other line."""
    end = text.find("\n", line.start, line.end)
    line = Span(line.start, end if end > 0 else line.end)
    if len(line) > _LONGEST_HEADING:
        return None
    words = line.quote(text)
    for separator in _SEPARATORS:
        if words.count(separator) < _FEWEST_CELLS - 1:
            continue
        known = tuple(columns().of(cell.quote(text)) for cell in _row(text, line, separator).cells)
        ids = {column.id for column in known if column is not None}
        telling = any(column is not None and column.event is not None for column in known)
        enough = sum(column is not None for column in known) * 2 >= len(known)
        if "name" in ids and telling and enough and len(ids - {"other", "note"}) > 1 and not ids <= {"name", "date"}:
            return separator, known
    return None


def _row(text: str, line: Span, separator: str) -> _Row:
    """The cells of a line; the marks that open and close a row, and quotation marks around a cell, left aside."""
    start, end = line.start, line.end
    if separator == "|":
        words = line.quote(text)
        start += len(words) - len(words.lstrip(" |"))
        end = max(start, end - (len(words) - len(words.rstrip(" "))))
        end = end - 1 if text[end - 1 : end] == "|" and end > start else end
    cells: list[Span] = []
    at = start
    quoted = False
    for place in range(start, end + 1):
        if place < end and text[place] == '"' and separator in ",;":
            quoted = not quoted
        if place == end or (text[place] == separator and not quoted):
            cells.append(_trimmed(text, Span(at, place)))
            at = place + 1
    return _Row(line, tuple(cells))


def _lists(text: str, blocks: Sequence[Block]) -> Iterator[Record]:
    """Lines of `Name: value`, from one that gives a name to the next."""
    lines = [
        Span(*match.span()) for block in blocks for match in _LINE.finditer(text, block.span.start, block.span.end)
    ]
    fields: list[Field] = []
    start = end = 0
    for line in [*lines, None]:
        field = _field(text, line) if line is not None else None
        column = columns().of(field[0]) if field is not None else None
        if fields and (field is None or column is None or column.id == "name"):
            if len(fields) > _FEWEST_FIELDS:
                yield Record(Span(start, end), tuple(fields), None)
            fields = []
        if field is None or column is None or line is None or (not fields and column.id != "name"):
            continue
        if not fields:
            start = line.start
        end = line.end
        if _tells(text, field[1]) or column.id == "other":
            fields.append(Field(column.id, field[1]))


def _field(text: str, line: Span) -> tuple[str, Span] | None:
    """The name of a field and its value."""
    match = _FIELD.fullmatch(text, line.start, line.end)
    return (match["key"], _trimmed(text, Span(*match.span("value")))) if match is not None else None


def _tells(text: str, cell: Span) -> bool:
    return cell.quote(text).strip(" .").lower() not in columns().empty


def _prose(record: Record, number: int) -> list[Entry]:
    """The cells of a record that are sentences about its person."""
    name = record.field("name")
    long = [
        field.span
        for field in record.fields
        if field.column == "note" or (field.column != "name" and len(field.span) > _LONGEST)
    ]
    return [Entry(record.span, span, -1 - number, who=name.span) for span in long] if name is not None else []


def _cut(
    text: str, blocks: Sequence[Block], records: Sequence[Record], prose: Sequence[Sequence[Entry]]
) -> tuple[Block, ...]:
    """The blocks with those of the records, and the headings of tables, as labels, and the prose in them apart."""
    heads = {record.heading for record in records if record.heading is not None}
    spans = sorted({*(record.span for record in records), *heads})
    bodies = [entry.body for entries in prose for entry in entries]
    found: list[Block] = []
    for block in blocks:
        own = [span for span in spans if span.overlaps(block.span)]
        at = block.span.start
        for span in own:
            if text[at : span.start].strip():
                found.append(Block(_trimmed(text, Span(at, span.start)), block.kind))
            at = max(at, span.start)
            for body in (one for one in bodies if span.contains(one) and one.start >= block.span.start):
                if body.end > block.span.end:
                    continue
                if text[at : body.start].strip():
                    found.append(Block(_trimmed(text, Span(at, body.start)), BlockKind.LABEL))
                found.append(Block(body, BlockKind.PARAGRAPH))
                at = body.end
            end = min(span.end, block.span.end)
            if text[at:end].strip():
                found.append(Block(_trimmed(text, Span(at, end)), BlockKind.LABEL))
            at = end
        if text[at : block.span.end].strip():
            found.append(Block(_trimmed(text, Span(at, block.span.end)), block.kind) if own else block)
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    """The span without spaces and quotation marks at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] == '"'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == '"'):
        end -= 1
    return Span(start, end)
