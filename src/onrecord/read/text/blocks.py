"""Headlines, paragraphs, captions and page furniture told apart, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.core.mention import Block, BlockKind
from onrecord.core.span import Span
from onrecord.read.text.labels import OPENS
from onrecord.read.text.lexicon import TextLexicon, text_lexicon

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_TERMINAL = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_ITEM_CODE = re.compile(r"\s*(?<!\w)-\s?[0-9]{2,4}/?[0-9]{0,2}[A-Z]{0,2}[0-9]{0,3}[A-Z]?\s?-\s*$")
_BYLINE = re.compile(r"By [A-Z][^\n.!?]{1,80}$")
CREDIT = re.compile(r"(?:—|–|--|-|\()\s*(?P<agency>[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z.]{1,20}){0,2})\s*\)?\s*$")
"""An agency's name at the end of a line: "… on Monday. – Agency", "… on Monday. (Agency)"."""
_ONLY_MARKS = re.compile(r"[\W_]+$")
_HEADLINE_LENGTH = 160
"""Code points beyond which a line without a closing full stop is no headline."""
_WRAP = range(50, 121)
"""Lengths, in code points, that the full lines of hard-wrapped text have."""
_SENTENCE_LENGTH = 60
"""Code points from which a line with a closing full stop counts as a full sentence again."""


def blocks_of(text: str, title: str | None) -> tuple[Block, ...]:
    """The blocks of `text` in order; every line that is not blank belongs to one."""
    lines = [
        part
        for span in _paragraph_lines(text)
        if len(trimmed := _trimmed(text, span))
        for part in _item_code_apart(text, trimmed)
    ]
    lexicon = text_lexicon()
    found: list[Block] = []
    tail = False
    body = False
    for span in lines:
        line = span.quote(text)
        kind = _kind(line, title, body=body, lexicon=lexicon)
        if kind is BlockKind.FURNITURE:
            tail = tail or (body and _plain(line) in lexicon.furniture_ends)
        elif tail and not _full_sentence(line):
            kind = BlockKind.FURNITURE
        elif kind is BlockKind.PARAGRAPH:
            body, tail = True, False
        found.append(Block(span, kind))
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    """The span without the spaces at its ends."""
    line = span.quote(text)
    left = len(line) - len(line.lstrip())
    return Span(span.start + left, max(span.start + left, span.end - (len(line) - len(line.rstrip()))))


def _paragraph_lines(text: str) -> Iterator[Span]:
    """The lines of `text`; those of a hard-wrapped paragraph as one."""
    group: list[Span] = []
    for match in _LINE.finditer(text):
        span = Span(match.start(), match.end())
        if group and not _wraps_on(text, group[-1], span):
            yield Span(group[0].start, group[-1].end)
            group = []
        group.append(span)
    if group:
        yield Span(group[0].start, group[-1].end)


def _wraps_on(text: str, line: Span, following: Span) -> bool:
    """Whether `following` carries on the paragraph of `line`, broken for its width only."""
    between = text[line.end : following.start]
    if between not in ("\n", "\r\n") or len(line.quote(text).rstrip()) not in _WRAP:
        return False
    first, second = line.quote(text).strip(), following.quote(text).lstrip()
    if not first or not second:
        return False
    if OPENS.match(second) and OPENS.match(first):
        return False
    # A line that stops short of a full stop and is followed by a small letter, or by a word that would not have fitted.
    return second[0].islower() or (
        not _TERMINAL.search(first) and len(first) + len(second.split()[0]) >= _WRAP.start + 15
    )


def _kind(line: str, title: str | None, *, body: bool, lexicon: TextLexicon) -> BlockKind:
    """What one line is; `body` tells whether a paragraph stood before it."""
    if _furniture(line, lexicon):
        return BlockKind.FURNITURE
    lower = line.lower()
    if any(words in lower for words in lexicon.caption_contains) and (not body or len(line) < _HEADLINE_LENGTH):
        return BlockKind.CAPTION
    if title is not None and _plain(line) == _plain(title):
        return BlockKind.HEADLINE
    if len(line) <= _HEADLINE_LENGTH and not _closed(line) and not _sentence_like(line, body=body):
        return BlockKind.HEADLINE
    return BlockKind.PARAGRAPH


def _closed(line: str) -> bool:
    """Whether a line ends as sentences do, an agency's name after the last one left aside."""
    return _TERMINAL.search(CREDIT.sub("", line).rstrip()) is not None


def _sentence_like(line: str, *, body: bool) -> bool:
    """Whether a line without a closing full stop is prose all the same: a list item or a cut-off sentence."""
    if line[0] in "•*-–—·" or line[0].islower():
        return True
    return body and len(line) > _HEADLINE_LENGTH // 2 and line.count(" ") > 12


def _full_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE_LENGTH and _TERMINAL.search(line) is not None


def _furniture(line: str, lexicon: TextLexicon) -> bool:
    """Whether a line is a menu, a share bar, a byline, an item code or a request to the reader."""
    plain = _plain(line)
    if not plain or _ONLY_MARKS.match(line) or plain in lexicon.furniture_lines:
        return True
    if plain.startswith(lexicon.furniture_begins) and (len(line) < 120 or not _TERMINAL.search(line)):
        return True
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", plain)
    if all(word in lexicon.furniture_buttons for word in words):
        return True
    return _BYLINE.match(line) is not None or _ITEM_CODE.fullmatch(line) is not None


def _plain(line: str) -> str:
    """A line in lower case without the marks and spaces around it."""
    return (
        " ".join(line.lower().split()).strip(" .:;!?…*|-–—>»«‹›[]()")
        if not line.startswith(("[[", "(c)"))
        else line.lower()
    )


def _item_code_apart(text: str, span: Span) -> tuple[Span, ...]:
    """One line, or two where an agency's item code ends it."""
    code = _ITEM_CODE.search(text, max(span.start, span.end - 20), span.end)
    if code is None or code.start() == span.start:
        return (span,)
    return _trimmed(text, Span(span.start, code.start())), _trimmed(text, Span(code.start(), span.end))
