"""What a format makes of an original."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of an original, and what its metadata say, each as written."""

    text: str
    """Line breaks as "\\n"; a blank line between paragraphs where the format marks them."""
    media_type: str
    extractor: str
    """What made the text, with its version: "plain 1", "html 1 (trafilatura 2.1.0)"."""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """The stamp as written."""
    modified: str | None = None
    """The stamp as written."""
    url: str | None = None
    language: str | None = None
    """As written: "en", "en-GB"."""
    problems: tuple[Problem, ...] = ()


Extractor: TypeAlias = Callable[[bytes, str], Extraction | Problem]
"""Content and file name in; the extraction, or why there is none."""


@dataclass(frozen=True, slots=True)
class Format:
    """One line of the registry."""

    name: str
    media_type: str
    recognises: Callable[[bytes, str], bool]
    """Whether the content (with this file name) is of this format."""
    extract: Extractor
    binary: bool = False
    """Whether its bytes are no text, as those of a scan: only then is it asked about such content."""
