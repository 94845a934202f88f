"""Putting files into an archive so that a crash at any step loses nothing: staged, synced, named in the log, moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from onrecord.store.filesystem import FileSystem
from onrecord.store.layout import STAGING, staged_name, under


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file on its way into the archive."""

    place: PurePosixPath
    """Where it will lie."""
    content: bytes


def stage(files: FileSystem, root: Path, parcels: Sequence[Parcel]) -> None:
    """Write the parcels to staging/ and see them onto the disk. Where that fails, none is left there."""
    try:
        for parcel in parcels:
            files.write(_waiting(root, parcel.place), parcel.content)
        # Seen onto the disk only when all are written: a disk takes many at once far quicker than one by one.
        for parcel in parcels:
            files.sync(_waiting(root, parcel.place))
        files.sync(root / STAGING)
    except OSError:
        discard(files, root, [parcel.place for parcel in parcels])
        raise


def place(files: FileSystem, root: Path, places: Iterable[PurePosixPath]) -> None:
    """Move staged files to their places and see the moves onto the disk."""
    folders: set[Path] = set()
    for name in places:
        target = under(root, name)
        files.make_folder(target.parent)
        files.rename(_waiting(root, name), target)
        folders.update((target.parent, target.parent.parent))
    for folder in sorted(folders):
        files.sync(folder)
    files.sync(root / STAGING)


def discard(files: FileSystem, root: Path, places: Iterable[PurePosixPath]) -> None:
    """Remove staged files, as far as the disk allows: what stays is removed at the next opening."""
    for name in places:
        with suppress(OSError):
            files.remove(_waiting(root, name))


def replace_file(files: FileSystem, target: Path, content: bytes, staging: Path) -> None:
    """Write `target` in one step: after a crash it holds the old bytes or the new ones, never a mixture.

    The new bytes wait in the folder `staging`, which must be on the same disk.
    """
    waiting = staging / f"{target.name}.new"
    try:
        files.write(waiting, content)
        files.sync(waiting)
        files.rename(waiting, target)
    except OSError:
        with suppress(OSError):
            files.remove(waiting)
        raise
    files.sync(target.parent)


def _waiting(root: Path, name: PurePosixPath) -> Path:
    return root / STAGING / staged_name(name)
