"""One writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.core.problem import Problem
from onrecord.store.layout import LOCK


@contextmanager
def hold(root: Path, patience: float) -> Iterator[Problem | None]:
    """Hold the archive's lock for the length of a `with` block, or say why it cannot be had.

    `patience`: seconds to wait for another process. The operating system frees the lock when its holder dies, so that
    a crash never leaves an archive locked.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - reading never needs it

    path = root / LOCK
    # The file itself stays: removing it on release would let two processes lock two files of one name.
    lock = FileLock(path)
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        yield Problem(
            str(path),
            f"Another process is writing to this archive; it was still at work after {patience:g} seconds.",
            "Wait until it is done and try again. The lock frees itself if that process dies.",
        )
        return
    except OSError as error:
        yield Problem(
            str(path),
            f"The archive cannot be written to: {error.strerror or error}.",
            "Give yourself the right to write in that folder, or work on a copy of it.",
        )
        return
    try:
        yield None
    finally:
        lock.release()
