"""Plain text, with an optional header of `Key: value` lines at its very top."""

from __future__ import annotations

import re

from onrecord.core.problem import Problem
from onrecord.evidence.formats.encoding import decode
from onrecord.evidence.formats.types import Extraction

EXTRACTOR = "plain 1"

_HEADER_LINE = re.compile(
    r"(Title|Publisher|Source|Published|Date|Modified|URL|Language)[ \t]*:[ \t]*(.*)", re.IGNORECASE
)
_SAME_AS = {"source": "publisher", "date": "published"}


def extract(content: bytes, name: str) -> Extraction | Problem:
    """The text, without its header, and what the header says.

    A header is one or more lines `Title:`, `Publisher:` (or `Source:`), `Published:` (or `Date:`), `Modified:`, `URL:`
    and `Language:`, each at most once, from the first line on, ended by a blank line or by `---`. Anything else at the
    top is text.
    """
    decoded = decode(content, name)
    if isinstance(decoded, Problem):
        return decoded
    header, text = _split_header(decoded.text)
    if not text.strip():
        return Problem(name, "The file has a header and no text.", "Put the report's text below the header.")
    return Extraction(
        text,
        "text/plain",
        EXTRACTOR,
        title=header.get("title"),
        publisher=header.get("publisher"),
        published=header.get("published"),
        modified=header.get("modified"),
        url=header.get("url"),
        language=header.get("language"),
        problems=decoded.problems,
    )


def _split_header(text: str) -> tuple[dict[str, str], str]:
    """The header's facts and the text below it; no facts and the whole text where there is no header."""
    header: dict[str, str] = {}
    position = 0
    while position < len(text):
        end = text.find("\n", position)
        line = (text[position:] if end < 0 else text[position:end]).strip()
        position = len(text) if end < 0 else end + 1
        if not line or set(line) == {"-"}:
            return (header, text[position:].lstrip("\n")) if header else ({}, text)
        match = _HEADER_LINE.fullmatch(line)
        if match is None:
            return {}, text
        key = match[1].lower()
        key = _SAME_AS.get(key, key)
        if key in header:
            return {}, text
        if match[2]:
            header[key] = match[2]
    return {}, text
