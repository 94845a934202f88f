"""One archived original and the text that was extracted from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Basis(StrEnum):
    """How a fact about a document is known: the origin of its date or its publisher."""

    DECLARED = "declared"
    """The user said so when adding it."""
    METADATA = "metadata"
    """The original carries it (JSON-LD, Open Graph, <time>, a header line)."""
    DATELINE = "dateline"
    """The text says so in its dateline."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Document:
    """An archived original, its frozen text, and what is known about its publication.

    Every span in onrecord refers to `text`, which is stored when the original is added and never changes, so that a
    newer text extractor cannot move a quote.
    """

    digest: str
    """SHA-256 of the original's bytes, 64 hexadecimal digits."""
    text: str
    """The extracted text, Unicode as found (never normalised), line breaks as "\\n"."""
    name: str = ""
    """The file name (without folders) under which it was added, or "-" for standard input."""
    media_type: str = "text/plain"
    title: str | None = None
    publisher: str | None = None
    """Who published it, as declared or as the original's metadata say; None where only the text may tell."""
    publisher_basis: Basis = Basis.UNKNOWN
    published: date | None = None
    published_basis: Basis = Basis.UNKNOWN
    published_as_written: str | None = None
    """The publication date exactly as the metadata or the user wrote it, with its time zone where it has one."""
    modified: date | None = None
    """The day of the last change, where the original's metadata name one."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1 code, where it is known."""
    retrieved: str | None = None
    """When it came into the archive, as ISO 8601 in UTC ("2024-03-09T10:00:00Z")."""
