"""What the manifest's lines say, and the checkpoint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ManifestKind(StrEnum):
    """The kinds of manifest entry."""

    CREATED = "created"
    """The first line: the archive was made."""
    DOCUMENT = "document"
    """A document was added, or something new was declared about one that is there: the last line about it counts."""
    EXCHANGE = "exchange"
    """A language model was asked about a document, and answered."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Where a document lies and what it was taken in with."""

    original: str
    """SHA-256 of the original's bytes: its name in originals/."""
    size: int
    """Bytes of the original."""
    record: str
    """SHA-256 of the frozen record: its name in texts/."""
    extractor: str
    """What made the text out of the bytes, with its version."""
    declared: tuple[str, ...] = ()
    """Which facts the user declared when adding it, sorted."""
    sidecar: tuple[str, ...] = ()
    """Which facts come from the file NAME.meta.json beside it, sorted."""


@dataclass(frozen=True, slots=True)
class StoredExchange:
    """Where lies what a language model was asked about a document, and answered."""

    content: str
    """SHA-256 of the file that keeps both, word for word: its name in exchanges/."""
    size: int
    """Bytes of that file."""
    document: str
    """SHA-256 of the original that was asked about."""
    model: str
    """The model's name, as the settings named it."""
    instruction: str
    """SHA-256 of the instruction and of the form that was asked for."""
    start: int
    """Offset of the first code point of the text that was shown."""
    end: int
    """Offset after the last one."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One line of the manifest."""

    kind: ManifestKind
    time: str
    """ISO 8601 in UTC, of the machine that wrote it."""
    version: str
    """The version of onrecord that wrote it."""
    document: StoredDocument | None = None
    exchange: StoredExchange | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """How far a log has come."""

    lines: int
    digest: str
    """Of its last line; 64 zeros where it has none."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far both logs have come, and the settings: kept outside the archive, it shows that nothing was rewritten."""

    manifest: Head
    decisions: Head
    settings: str
    """SHA-256 of onrecord.toml."""
    format: str = "onrecord-checkpoint-1"
