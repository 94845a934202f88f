"""Captions: what they show, on which day, and apart from it who took the photograph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.core.mention import Block, BlockKind
from onrecord.core.span import Span
from onrecord.read.text.labels import DATE, written
from onrecord.read.text.later import Later
from onrecord.read.text.types import Entry

_CREDIT = Later(
    r"(?:(?<=[.!?”\"’)])\s+|\s*[(\[|/–—]+\s*|\s+-\s+)(?:(?:file\s+)?photo(?:graph)?s?(?:\s+credit)?\s*(?::|by\b|courtesy\b|via\b|from\b)|picture\s*:"
    r"|image(?:\s+credit|\s+source)?\s*(?::|by\b|via\b|courtesy\b)|(?:screenshot|screengrab|handout|courtesy|credit)\b"
    r"|©|\(c\)\s)[^\n]{0,100}$",
    re.IGNORECASE,
)
_LABEL = Later(
    r"(?:caption|photo caption|file(?:\s+photo)?|archive photo|illustrative photo)\s*[:–—-]\s*", re.IGNORECASE
)
_DAY = Later(rf"(?:[,.]|\b(?:on|in|dated))\s+(?P<date>{DATE})[.\s]*$")
_SHORTEST = 12
"""Code points that are left of a caption without its credit."""


def find_captions(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Entry, ...]]:
    """The blocks, the credits of captions apart from them, and the captions that end with a date, as entries of it."""
    if all(block.kind is not BlockKind.CAPTION for block in blocks):
        return tuple(blocks), ()
    found: list[Block] = []
    dated: list[Entry] = []
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.CAPTION:
            found.append(block)
            continue
        start, end = block.span.start, block.span.end
        label = _LABEL.match(text, start, end)
        if label is not None and label.end() < end:
            found.append(Block(Span(start, label.end()), BlockKind.LABEL))
            start = label.end()
        credit = _CREDIT.search(text, start + _SHORTEST, end) if end - start > _SHORTEST else None
        stop = credit.start() if credit is not None else end
        words = Span(start, stop)
        found.append(Block(words, BlockKind.CAPTION))
        if credit is not None:
            found.append(Block(Span(stop + len(text[stop:end]) - len(text[stop:end].lstrip()), end), BlockKind.CAPTION))
        day = _DAY.search(text, start, stop)
        if day is not None:
            date = Span(*day.span("date"))
            dated.append(Entry(words, words, -1000 - number, label=date, year=written(text, date).year))
    return tuple(found), tuple(dated)
