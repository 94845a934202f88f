"""Writing to an archive: the lock, the mending of what a crash left, and what the machine refuses as problems."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.core.problem import Problem
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.lock import hold
from onrecord.store.mend import mend


@dataclass(frozen=True, slots=True)
class Turn:
    """The right to write, for the length of a `with` block."""

    snapshot: Snapshot | None
    """The archive as it is under the lock; None where it may not be written."""
    problems: tuple[Problem, ...]
    """Why not; or what was mended."""


@contextmanager
def take_turn(store: FolderStore, patience: float) -> Iterator[Turn]:
    """Hold the archive's lock, with everything that an earlier crash left finished or undone."""
    with hold(store.root, patience) as refusal:
        yield Turn(None, (refusal,)) if refusal is not None else _mended(store)


def _mended(store: FolderStore) -> Turn:
    loaded = store.load()
    if isinstance(loaded, Problem):
        return Turn(None, (loaded,))
    try:
        snapshot, problems = mend(store, loaded)
    except OSError as error:
        return Turn(None, (refused_by_machine(str(store.root), error),))
    if isinstance(snapshot, Problem):
        return Turn(None, (*problems, snapshot))
    if snapshot.damage:
        return Turn(None, (*problems, *snapshot.damage))
    return Turn(snapshot, problems)


def refused_by_machine(where: str, error: OSError) -> Problem:
    """What the machine refused while writing, as a Problem. Nothing is ever half-stored."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(where, "The disk is full; this was not stored.", "Free some space and run the command again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem(
            where,
            "The archive's folder may not be written to; this was not stored.",
            "Give yourself the right to write there.",
        )
    return Problem(where, f"The disk refused: {error.strerror or error}; this was not stored.", "Check the disk.")
