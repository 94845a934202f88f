"""Where quotations begin and end, in every pair of marks that reports use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.core.span import Span

_MARK = re.compile("[\"“”„«»‘'‚‹›]")
_DOUBLED = re.compile("(?P<open>(?:(?<=\\s)|(?<=^)|(?<=\\())(?:''|``)(?=\\S))|''")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])['’](?!\w)")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "»": "«"}
_FILLER = "\u2060"
_LONGEST_SINGLE = 600
"""Code points within which a single quotation mark must find its partner; beyond, it is an apostrophe."""
_LONGEST_CARRY = 3
"""Paragraphs without a mark of their own that an open quotation may run through."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch between quotation marks in one paragraph."""

    span: Span
    """With its marks."""
    inner: Span
    """Without them."""
    mark: str
    """The opening mark; where the stretch carries on a quotation, that quotation's."""
    closed: bool = True
    carries_on: bool = False
    """Whether it is the continuation of the quotation before it in the list."""


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    depth: int = 1
    last_close: int | None = None


def plain_marks(text: str) -> str:
    """The text with two single marks, as wires write a double one, turned into one mark and a filler: same offsets."""
    if "''" not in text:
        return text
    return _DOUBLED.sub(lambda match: f'{_FILLER}"' if match.group("open") else f'"{_FILLER}', text)


def quotes_in(text: str, span: Span) -> tuple[tuple[Quote, ...], tuple[int, ...]]:
    """The outermost quotations of one paragraph, and the offsets of closing marks that nothing opened."""
    found: list[Quote] = []
    orphans: list[int] = []
    state: _Open | None = None
    offset = span.start
    while (match := _MARK.search(text, offset, span.end)) is not None:
        at, mark = match.start(), match.group()
        offset = at + 1
        if state is None:
            single = _single(text, at, span) if mark in "‘'‚" else None
            if single is not None:
                found.append(single)
                offset = single.span.end
            elif mark in "“„«‹" or (mark == '"' and _opens(text, at, span)):
                state = _Open(at, mark)
            elif mark in '”"»' and not (mark == '"' and at > span.start and text[at - 1].isdigit()):
                orphans.append(at)
        elif _closes(state, mark, text, at, span):
            found.append(_filled(text, _quote(state.start, at + 1, state.mark)))
            state = None
    if state is not None:
        found.append(_unclosed(state, text, span))
    return tuple(quote for quote in found if quote.inner.quote(text).strip()), tuple(orphans)


def quotes_of(text: str, paragraphs: Sequence[Span]) -> dict[int, tuple[Quote, ...]]:
    """The outermost quotations of each paragraph by its index; those over several paragraphs are tied together."""
    scanned = [quotes_in(text, paragraph) for paragraph in paragraphs]
    found: dict[int, tuple[Quote, ...]] = {}
    pending: Quote | None = None
    for index, paragraph in enumerate(paragraphs):
        quotes, orphans = scanned[index]
        if pending is not None:
            quotes, pending = _carried(
                pending, paragraph, quotes, orphans, scanned[index + 1 : index + 1 + _LONGEST_CARRY]
            )
        found[index] = quotes
        if quotes and not quotes[-1].closed:
            pending = quotes[-1]
    return found


def _carried(
    pending: Quote,
    paragraph: Span,
    quotes: tuple[Quote, ...],
    orphans: tuple[int, ...],
    following: Sequence[tuple[tuple[Quote, ...], tuple[int, ...]]],
) -> tuple[tuple[Quote, ...], Quote | None]:
    """A paragraph's quotations where one was left open before it, and what is still open after it."""
    first = quotes[0] if quotes else None
    if first is not None and first.span.start <= paragraph.start + 1 and first.mark == pending.mark:
        return (replace(first, carries_on=True), *quotes[1:]), None
    ends = [
        offset
        for offset in orphans
        if not any(quote.mark == pending.mark and quote.span.start < offset for quote in quotes)
    ]
    if ends:
        whole = Quote(Span(paragraph.start, ends[0] + 1), Span(paragraph.start, ends[0]), pending.mark, carries_on=True)
        return (whole, *(quote for quote in quotes if quote.span.start > ends[0])), None
    if pending.mark == '"' or any(quote.mark == pending.mark for quote in quotes):
        return quotes, None
    for later_quotes, later_orphans in following:
        opened = min((quote.span.start for quote in later_quotes if quote.mark == pending.mark), default=None)
        if later_orphans and (opened is None or later_orphans[0] < opened):
            whole = Quote(paragraph, paragraph, pending.mark, closed=False, carries_on=True)
            return (whole,), whole
        if opened is not None:
            break
    return quotes, None


def _single(text: str, at: int, span: Span) -> Quote | None:
    """The quotation in single marks that opens at `at`; None where the mark is an apostrophe."""
    before = text[at - 1] if at > span.start else " "
    if not (before.isspace() or before in '([“"—–-:') or at + 1 >= span.end or text[at + 1].isspace():
        return None
    close = _SINGLE_CLOSE.search(text, at + 2, min(span.end, at + _LONGEST_SINGLE))
    # The plural's apostrophe ("workers' rights") is taken for the end only where no other mark follows.
    while (
        close is not None and text[close.start() - 1] == "s" and text[close.end() : close.end() + 2].strip().islower()
    ):
        later = _SINGLE_CLOSE.search(text, close.end(), min(span.end, at + _LONGEST_SINGLE))
        if later is None:
            break
        close = later
    if close is None or any(mark in text[at + 1 : close.start()] for mark in '“”"'):
        return None
    return _quote(at, close.end(), "'")


def _opens(text: str, at: int, span: Span) -> bool:
    """Whether a straight mark stands as an opening one: a space before it or none after it."""
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    if after.isspace():
        return False
    return not before.isalnum() and before not in ".,!?;" and not (before in "”’)" and not after.isalnum())


def _closes(state: _Open, mark: str, text: str, at: int, span: Span) -> bool:
    """Whether `mark` ends the open quotation; counts the marks nested in it."""
    if mark == state.mark == '"':
        return True
    if state.mark == "“" and mark == '"':
        return not _opens(text, at, span) and "”" not in text[at : span.end]
    if state.mark == '"' and mark == "”":
        return '"' not in text[at : span.end]
    if mark in _CLOSERS.get(state.mark, ""):
        state.depth -= 1
        state.last_close = at
        return state.depth == 0
    if mark == state.mark:
        state.depth += 1
    return False


def _unclosed(state: _Open, text: str, span: Span) -> Quote:
    """A quotation without its closing mark: to the last mark nested in it where words follow that, else to the end."""
    if state.last_close is not None and text[state.last_close + 1 : span.end].strip(" .,"):
        return _quote(state.start, state.last_close + 1, state.mark)
    return Quote(Span(state.start, span.end), Span(state.start + 1, span.end), state.mark, closed=False)


def _filled(text: str, quote: Quote) -> Quote:
    """The quotation with the fillers of doubled marks as part of its marks."""
    start, end = quote.span.start, quote.span.end
    return replace(
        quote,
        span=Span(start - (start > 0 and text[start - 1] == _FILLER), end + (end < len(text) and text[end] == _FILLER)),
    )


def _quote(start: int, end: int, mark: str) -> Quote:
    return Quote(Span(start, end), Span(start + 1, max(start + 1, end - 1)), mark)
