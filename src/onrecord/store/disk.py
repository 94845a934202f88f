"""The file-system port on a real disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from onrecord.store.filesystem import Kind


class Disk:
    """The disk of this machine."""

    def kind(self, path: Path) -> Kind:
        """What stands there, links followed."""
        try:
            mode = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return Kind.MISSING
        if stat.S_ISREG(mode):
            return Kind.FILE
        return Kind.FOLDER if stat.S_ISDIR(mode) else Kind.OTHER

    def size(self, path: Path) -> int:
        """Bytes in the file."""
        return path.stat().st_size

    def names(self, folder: Path) -> list[str]:
        """Names in the folder, sorted by code point."""
        return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths: a path cannot be sorted by its last part alone

    def read(self, path: Path) -> bytes:
        """The whole file."""
        return path.read_bytes()

    def make_folder(self, path: Path) -> None:
        """Make the folder and those above it."""
        path.mkdir(parents=True, exist_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file anew."""
        path.write_bytes(content)

    def append(self, path: Path, content: bytes) -> None:
        """Write at the end of a file that is there, in one call to the system where it takes it all."""
        with path.open("r+b", buffering=0) as stream:
            stream.seek(0, os.SEEK_END)
            rest = memoryview(content)
            while rest:
                rest = rest[stream.write(rest) :]

    def truncate(self, path: Path, size: int) -> None:
        """Cut the file to `size` bytes."""
        os.truncate(path, size)

    def sync(self, path: Path) -> None:
        """Return once the file's bytes, or the folder's names, are on the disk."""
        if os.name == "nt" and path.is_dir():
            return  # Windows writes names through by itself and refuses to open a folder.
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def rename(self, source: Path, target: Path) -> None:
        """Move a file in one step, in place of what stood at `target`."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()
