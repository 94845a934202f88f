"""Chronologies, lists and calendars: lines that begin alike, each an entry below one heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.core.mention import Block, BlockKind
from onrecord.core.span import Span
from onrecord.read.text.labels import CLOCKED, DATED, INNER, MARKED, ONLY_DATE, WHO, Written, written
from onrecord.read.text.lexicon import text_lexicon
from onrecord.read.text.types import Entry

FEWEST = 2
"""Entries of one kind from which lines are a series: one line that begins with a date is a line of prose."""
_HEADING = 200
"""Code points of a line below which a series may stand."""
_GATE = re.compile(r"[•●▪‣◦*·\-–—\[(\d]|[JFMASOND][a-z]{2}|[MTWFS][a-z]+day")
"""How a line begins that may be an entry."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One block as an entry of a series: what stands at its head, and where its words begin."""

    block: Block
    body: int
    when: Span | None = None
    marked: bool = False
    clock: bool = False
    who: Span | None = None


def find_entries(
    text: str, blocks: Sequence[Block], title: str | None = None, latest: date | None = None
) -> tuple[tuple[Block, ...], tuple[Entry, ...]]:
    """The blocks, the heads of entries as blocks of their own, and the entries; as before where there are none.

    `latest` is the day of the report, as far as it is known: no year is counted on past it.
    """
    opening = [_GATE.match(text, block.span.start) is not None for block in blocks]
    led = any(told and text[before.span.end - 1] == ":" for before, told in zip(blocks, opening[1:], strict=False))
    if (
        sum(opening) < FEWEST
        and not led
        and not any(WHO.match(text, block.span.start, block.span.end) for block in blocks)
    ):
        return tuple(blocks), ()
    maker = _Maker(text, latest, chronicle=_names_series(title or "", text_lexicon().chronology_words))
    for block in blocks:
        maker.take(block)
    return maker.finished(tuple(blocks))


@dataclass(slots=True)
class _Maker:
    """Goes through the blocks and keeps what headings tell: the line above a series, its year, its day."""

    text: str
    latest: date | None
    chronicle: bool
    """Whether a heading calls what follows a chronology: then a date on a line of its own is of what stands below."""
    blocks: list[Block] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    lead: Span | None = None
    series: int = 0
    open: bool = False
    """Whether the block before was an entry."""
    year: int | None = None
    before: Written | None = None
    day: Span | None = None
    """The line that is a date and nothing else, above the block."""
    announced: bool = False

    def take(self, block: Block) -> None:
        """Add one block: as an entry, as a heading of entries, or as what it was."""
        if block.kind in (BlockKind.FURNITURE, BlockKind.DATELINE, BlockKind.CAPTION, BlockKind.LABEL):
            self.blocks.append(block)
            return
        only = ONLY_DATE.fullmatch(self.text, block.span.start, block.span.end)
        if only is not None:
            self._date_line(block, Span(*only.span("date")))
            return
        lines = self._lines(block)
        if lines:
            for line in lines:
                self._entry(line)
            self.open = True
            return
        self._other(block)

    def _date_line(self, block: Block, when: Span) -> None:
        """A line that is only a date: a year or a month for the entries below, or the head of the next paragraph."""
        told = written(self.text, when)
        self.year = told.year or self.year
        if told.day is not None:
            year = self._year(told)
            self.day = when
            self.before = replace(told, year=year)
        else:
            self.before, self.day = None, None
        self.blocks.append(Block(block.span, BlockKind.LABEL))

    def _lines(self, block: Block) -> list[_Line]:
        """The entries that one block holds: one, or several that semicolons part; none where it is no entry."""
        text, start, end = self.text, block.span.start, block.span.end
        who = WHO.match(text, start, end)
        first = who.end() if who is not None else start
        dated = DATED.match(text, first, end)
        starts = [first, *(match.end() for match in INNER.finditer(text, dated.end(), end))] if dated else []
        if len(starts) > 1:
            name = Span(*who.span("who")) if who is not None else None
            parts = [_trimmed(text, Span(one, other)) for one, other in zip(starts, [*starts[1:], end], strict=True)]
            lines = [self._line(Block(part, block.kind)) for part in parts]
            if all(line is not None for line in lines):
                return [replace(line, who=name) for line in lines if line is not None]
        line = self._line(block)
        return [line] if line is not None else []

    def _line(self, block: Block) -> _Line | None:
        text, start, end = self.text, block.span.start, block.span.end
        dated = DATED.match(text, start, end)
        if dated is not None:
            marked, clock = dated.group("mark") is not None, dated.group("clock") is not None
            return _Line(block, dated.end(), Span(*dated.span("date")), marked, clock)
        clocked = CLOCKED.match(text, start, end)
        if clocked is not None and self.day is not None:
            return _Line(block, clocked.end(), self.day, clock=True)
        marked_line = MARKED.match(text, start, end)
        if marked_line is not None:
            return _Line(block, marked_line.end(), self.day, marked=True)
        if self.day is not None and self.chronicle and block.kind is BlockKind.PARAGRAPH:
            return _Line(block, start, self.day)
        return None

    def _other(self, block: Block) -> None:
        """A block that is no entry ends a series; it may be what the next one stands below."""
        if self.open and block.kind is BlockKind.HEADLINE:
            self.year = None
        self.open, self.day, self.before = False, None, None
        self.series += 1
        self.lead = block.span if len(block.span) <= _HEADING or self.text[block.span.end - 1] == ":" else None
        if block.kind is BlockKind.HEADLINE:
            heading = block.span.quote(self.text)
            self.announced = _names_series(heading, text_lexicon().calendar_words)
            self.chronicle = self.chronicle or _names_series(heading, text_lexicon().chronology_words)
            years = re.findall(r"\b(?:19|20)\d{2}\b", heading)
            self.year = int(years[0]) if len(set(years)) == 1 else self.year
        self.blocks.append(block)

    def _entry(self, line: _Line) -> None:
        span = line.block.span
        year = None
        if line.when is not None:
            told = written(self.text, line.when)
            year = self._year(told)
            self.before = replace(told, year=year)
        self.entries.append(
            Entry(
                span=span,
                body=Span(line.body, span.end),
                series=self.series,
                label=line.when,
                year=year,
                lead=self.lead,
                who=line.who,
                announced=line.when is not None and (self.announced or line.clock),
            )
        )

    def _year(self, told: Written) -> int | None:
        """The year of a date: its own, else that of the heading above or of the entry before."""
        if told.year is not None:
            return told.year
        before = self.before
        if before is None or before.year is None:
            return self.year
        turned = before.month is not None and told.month is not None and told.month < before.month
        ahead = self.latest is not None and before.year + 1 > self.latest.year
        return before.year if not turned or ahead or before.year == self.year else before.year + 1

    def finished(self, before: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Entry, ...]]:
        """The blocks with the heads of the entries apart; those `before` where too few are entries."""
        dated = {entry.series for entry in self.entries if entry.label is not None}
        counts = {number: sum(entry.series == number for entry in self.entries) for number in range(self.series + 1)}
        many = sum(1 for entry in self.entries if entry.label is not None) >= FEWEST
        kept = tuple(
            entry
            for entry in self.entries
            if (many and entry.series in dated) or counts[entry.series] >= FEWEST or self._led(entry)
        )
        if not kept:
            return before, ()
        return tuple(sorted(_cut(before, kept, self.blocks), key=lambda block: block.span)), kept

    def _led(self, entry: Entry) -> bool:
        """Whether an entry without a date stands below a line that ends in a colon: a list, though it be of one."""
        return entry.label is None and entry.lead is not None and self.text[entry.lead.end - 1] == ":"


def _cut(before: Sequence[Block], entries: Sequence[Entry], made: Sequence[Block]) -> list[Block]:
    """The blocks, those of entries parted into their heads and their words."""
    labels = {block.span for block in made if block.kind is BlockKind.LABEL}
    found: list[Block] = []
    for block in before:
        own = [entry for entry in entries if block.span.contains(entry.span)]
        if not own:
            found.append(Block(block.span, BlockKind.LABEL) if block.span in labels else block)
            continue
        if own[0].who is not None:
            found.append(Block(own[0].who, BlockKind.PARAGRAPH))
        for number, entry in enumerate(own):
            start = own[0].who.end if own[0].who is not None and number == 0 else entry.span.start
            if entry.body.start > start:
                found.append(Block(Span(start, entry.body.start), BlockKind.LABEL))
            if len(entry.body):
                found.append(Block(entry.body, BlockKind.PARAGRAPH))
    return found


def _names_series(heading: str, words: tuple[str, ...]) -> bool:
    """Whether a heading calls what stands below it by one of these words."""
    plain = f" {' '.join(re.findall(r'[a-z]+', heading.lower()))} "
    return any(f" {word} " in plain for word in words)


def _trimmed(text: str, span: Span) -> Span:
    """The span without spaces and a semicolon at its end."""
    end = span.end
    while end > span.start and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return Span(span.start, end)
