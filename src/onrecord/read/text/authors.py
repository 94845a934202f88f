"""Who wrote a text, or a part of it, where it says so itself: statements, open letters, posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.mention import Block, BlockKind
from onrecord.core.span import Span
from onrecord.read.text.labels import CLOCK, DATE, ONLY_STAMP, day_of
from onrecord.read.text.later import Later
from onrecord.read.text.lexicon import text_lexicon
from onrecord.read.text.types import Author

_KIND = (
    r"(?:(?:joint|public|press|official|urgent|open|solidarity)\s+)*"
    r"(?:statement|letter|press\s+release|declaration|communiqu[eé]|appeal|petition)"
)
_NAME = r"(?:the\s+)?(?P<name>(?-i:[^\W\d_a-z])[^,:;–—\n]{2,80}?)"
_BY = Later(
    rf"{_KIND}\s+(?:by|of|from|issued\s+by)\s+{_NAME}"
    r"(?=\s+(?:on|regarding|concerning|about|following|over|to|against|in\s+connection)\b|\s*[:,–—]|\s*$)",
    re.IGNORECASE,
)
_LETTER = Later(rf"(?:an?\s+)?{_KIND}\b", re.IGNORECASE)
_SIGNED = Later(r"(?:signed(?:\s+by)?|signatories|the\s+undersigned(?:\s+organi[sz]ations)?)\s*:?\s*$", re.IGNORECASE)
_FIRST_PERSON = Later(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_QUOTED = Later(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_HANDLE = Later(
    r"(?P<name>(?!By )[^\W_][^@\n#.,:;!?]{1,60}?)?\s*\(?(?P<handle>@\w{2,30})\)?"
    rf"(?:\s*[·•|,–—-]\s*(?P<date>{DATE}){CLOCK}?)?\s*:?"
)
_PART = Later(r"(?:\d{1,2}/\d{0,2}[.)]?\s+|🧵\s*)")
_PASSED_ON = Later(r"RT\s+(?P<name>@\w{2,30})\s*:?\s+")
_TAGS = Later(r"(?:\s*#\w+)+\s*$")
_TAG_LINE = Later(r"(?:\s*#\w+)+\s*")
REPOST = "repost"
"""The channel of what a post only passes on."""
LONGEST_POST = 1500
"""Code points of a post that is no thread."""
HEAD = 5
"""Blocks at the head of a text that may say whose statement it is."""


@dataclass(frozen=True, slots=True)
class _Post:
    name: Span
    channel: str
    parts: list[Span] = field(default_factory=list)


def find_authors(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Author, ...]]:
    """The blocks and who wrote which of them; as before, and nobody, in reports."""
    if "@" in text and _are_posts(text, blocks):
        return _posts(text, blocks)
    if "#" in text:
        blocks = [part for block in blocks for part in _without_tags(text, block)]
    author = _of_statement(text, blocks)
    return tuple(blocks), () if author is None else (author,)


def _of_statement(text: str, blocks: Sequence[Block]) -> Author | None:
    """Who makes a statement or writes an open letter: told in its heading, or signed at its end."""
    heads = [block for block in blocks[:HEAD] if block.kind in (BlockKind.HEADLINE, BlockKind.DATELINE)]
    letters = [block for block in heads if _LETTER.match(text, block.span.start, block.span.end)]
    if not letters:
        return None
    body = tuple(
        block.span
        for block in blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LABEL) and block.span.start > letters[0].span.start
    )
    if not body:
        return None
    own = any(_FIRST_PERSON.search(_QUOTED.sub("", span.quote(text))) for span in body)
    named = _BY.match(text, letters[0].span.start, letters[0].span.end)
    if named is not None:
        name = Span(*named.span("name"))
        told = name.quote(text).casefold() in text[body[0].start : body[-1].end].casefold()
        return Author(name, body, "statement") if own or told else None
    at = next(
        (number for number, block in enumerate(blocks) if _SIGNED.match(text, block.span.start, block.span.end)), -1
    )
    signers = [block for block in blocks[at + 1 :] if block.kind is not BlockKind.FURNITURE] if at >= 0 else []
    if not own or not signers or len(signers[0].span) > text_lexicon().longest_name:
        return None
    return Author(signers[0].span, tuple(span for span in body if span.end <= blocks[at].span.start), "statement")


def _are_posts(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a text begins with the head of a post and no post is longer than posts are.

    An article may tell its writer's handle, too.
    """
    heads = [block.span.start for block in blocks if _header(text, block) is not None]
    if not heads or heads[0] != blocks[0].span.start:
        return False
    ends = [*heads[1:], blocks[-1].span.end]
    thread = any(_PART.match(text, block.span.start, block.span.end) for block in blocks)
    return thread or all(end - start < LONGEST_POST for start, end in zip(heads, ends, strict=True))


def _header(text: str, block: Block) -> re.Match[str] | None:
    """The line above a post: a name, a handle, a date."""
    if len(block.span) > text_lexicon().longest_name + 40:
        return None
    return _HANDLE.fullmatch(text, block.span.start, block.span.end)


def _posts(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Author, ...]]:
    """Posts below their authors' names and handles."""
    found: list[Block] = []
    posts: list[Author] = []
    name: Span | None = None
    day: Span | None = None
    parts: list[Span] = []

    def close() -> None:
        if name is not None and parts:
            posts.append(Author(name, tuple(parts), "post", day))

    for block in blocks:
        header = _header(text, block)
        if header is not None:
            close()
            group = "name" if header["name"] and header["name"].strip() else "handle"
            start, end = header.span(group)
            name = _stripped(text, Span(start, end))
            day = Span(*header.span("date")) if header["date"] else None
            parts = []
            if group == "name":
                found.append(Block(name, BlockKind.PARAGRAPH))
                found.append(Block(Span(header.start("handle"), block.span.end), BlockKind.LABEL))
            else:
                found.append(Block(block.span, BlockKind.LABEL))
            continue
        stamp = ONLY_STAMP.fullmatch(text, block.span.start, block.span.end) if name is not None else None
        if stamp is not None and not parts:
            day = Span(*stamp.span("date"))
            found.append(Block(block.span, BlockKind.LABEL))
            continue
        if name is None or block.kind is BlockKind.FURNITURE:
            found.append(block)
            continue
        for part in _part_of_post(text, block, posts):
            found.append(part)
            if part.kind is BlockKind.PARAGRAPH:
                parts.append(part.span)
    close()
    return tuple(found), tuple(sorted(posts, key=lambda author: author.body[0]))


def _part_of_post(text: str, block: Block, posts: list[Author]) -> list[Block]:
    """The words of a post, its number in the thread, what it passes on and its hashtags apart."""
    start, end = block.span.start, block.span.end
    found: list[Block] = []
    part = _PART.match(text, start, end)
    passed = _PASSED_ON.match(text, part.end() if part is not None else start, end)
    body = passed.end() if passed is not None else part.end() if part is not None else start
    if body > start:
        found.append(Block(Span(start, body), BlockKind.LABEL))
    tags = _TAGS.search(text, body, end)
    stop = tags.start() if tags is not None else end
    if stop > body:
        words = Span(body, stop)
        found.append(Block(words, BlockKind.PARAGRAPH))
        if passed is not None:
            posts.append(Author(Span(*passed.span("name")), (words,), REPOST))
    if tags is not None:
        found.append(Block(_stripped(text, Span(stop, end)), BlockKind.LABEL))
    return found


def _without_tags(text: str, block: Block) -> list[Block]:
    """A block without the hashtags behind its last sentence; a line of hashtags tells nothing."""
    if block.kind is BlockKind.FURNITURE or "#" not in block.span.quote(text):
        return [block]
    if _TAG_LINE.fullmatch(text, block.span.start, block.span.end):
        return [Block(block.span, BlockKind.LABEL)]
    tags = _TAGS.search(text, block.span.start, block.span.end)
    if tags is None or text[tags.start() - 1] not in '.!?…”"':
        return [block]
    kept = Span(block.span.start, tags.start())
    return [
        Block(kept, BlockKind.PARAGRAPH),
        Block(_stripped(text, Span(tags.start(), block.span.end)), BlockKind.LABEL),
    ]


def _stripped(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in " \t\n(·•|":
        start += 1
    while end > start and text[end - 1] in " \t\n(·•|":
        end -= 1
    return Span(start, end)


def the_author(text: str, authors: Sequence[Author]) -> str:
    """The name of whoever wrote all of a text, as the text itself writes it; empty where several did, or nobody."""
    names = {author.name.quote(text): author for author in authors if author.channel != REPOST}
    if len(names) != 1:
        return ""
    (name,) = names
    elsewhere = text.replace(name, "\0" * len(name))
    other = re.search(rf"\b{re.escape(name)}\b", elsewhere, re.IGNORECASE) if name.isupper() else None
    return " ".join((other[0] if other is not None else name).split())


def days_written(text: str, authors: Sequence[Author], published: date | None) -> tuple[tuple[int, date], ...]:
    """The offset at which each post begins, with the day that the line above it tells."""
    days = ((author.body[0].start, day_of(text, author.day, published)) for author in authors if author.day is not None)
    return tuple((start, day) for start, day in days if day is not None)
