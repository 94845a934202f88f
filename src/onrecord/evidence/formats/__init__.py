"""The formats of originals. A new one is a module with one function and one line in `FORMATS`."""

from __future__ import annotations

from onrecord.core.problem import Problem
from onrecord.evidence.formats.binary import binary_kind
from onrecord.evidence.formats.html import extract as extract_page
from onrecord.evidence.formats.html import looks_like_html
from onrecord.evidence.formats.plain import extract as extract_plain
from onrecord.evidence.formats.types import Extraction, Format

FORMATS: tuple[Format, ...] = (
    Format("html", "text/html", looks_like_html, extract_page),
    Format("plain", "text/plain", lambda _content, _name: True, extract_plain),
)
"""In the order in which they are tried: the first that takes the content for its own extracts it."""


def extract(content: bytes, name: str) -> Extraction | Problem:
    """The text and the metadata of an original, by the first format that recognises its content.

    `name` is the file's name: it decides only where the content leaves it open, and problems name it.
    """
    if not content.strip():
        return Problem(name, "The file is empty.", "Save the report again; nothing was added.")
    kind = binary_kind(content)
    asked = (entry for entry in FORMATS if entry.binary == (kind is not None))
    chosen = next((entry for entry in asked if entry.recognises(content, name)), None)
    if chosen is None:
        return Problem(
            name,
            f"The file is no text: it looks like {kind}.",
            "Save the report as a web page (HTML) or as plain text and add that.",
        )
    return chosen.extract(content, name)


__all__ = ["FORMATS", "Extraction", "Format", "extract"]
