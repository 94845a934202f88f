"""The one port through which an archive touches the disk, so that a test can make any single step fail."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Kind(StrEnum):
    """What stands at a path, links followed."""

    FILE = "file"
    FOLDER = "folder"
    MISSING = "missing"
    OTHER = "other"
    """A device, a pipe, a socket: nothing that can be archived."""


class FileSystem(Protocol):
    """What the archive needs of a disk. Every method may raise OSError; none does more than one step."""

    def kind(self, path: Path) -> Kind:
        """What stands there. A link that leads round in a circle raises OSError (ELOOP)."""

    def size(self, path: Path) -> int:
        """Bytes in the file."""

    def names(self, folder: Path) -> list[str]:
        """Names in the folder, sorted."""

    def read(self, path: Path) -> bytes:
        """The whole file."""

    def make_folder(self, path: Path) -> None:
        """Make the folder and those above it, where they are missing."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a file anew. Not safe against a crash: only ever used for files that nothing refers to yet."""

    def append(self, path: Path, content: bytes) -> None:
        """Write at the end of a file that is there."""

    def truncate(self, path: Path, size: int) -> None:
        """Cut the file to `size` bytes."""

    def sync(self, path: Path) -> None:
        """Return once the file's bytes, or the folder's names, are on the disk."""

    def rename(self, source: Path, target: Path) -> None:
        """Move a file within the disk in one step, in place of what stood at `target`."""

    def remove(self, path: Path) -> None:
        """Remove a file."""

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
