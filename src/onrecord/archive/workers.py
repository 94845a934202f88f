"""Reading in several processes: the same readings in the same order, whatever their number."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from onrecord.archive.engine import Engine, engine_with
from onrecord.core.document import Document
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

WORTH = 48
"""Documents that one process reads before others are started beside it: starting them costs about as much."""
Found: TypeAlias = Reading | Problem | None
"""What came of one document; None where no worker could read it, and it has to be read here."""
_Sent: TypeAlias = tuple[bytes, bool]
"""A reading or a problem as JSON, and whether it is a reading."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Processes that read documents with one of the installed readers. They are started when first needed."""

    def __init__(self, reader: str, number: int) -> None:
        """`reader` as the settings name it; `number` of processes, of which one means none but this."""
        self.number = number
        self._reader = reader
        self._pool: ProcessPoolExecutor | None = None

    def read(self, records: Sequence[bytes]) -> Future[list[_Sent]] | None:
        """Begin to read documents, given by their frozen records; None where no process can be started."""
        try:
            if self._pool is None:
                self._pool = _started(self._reader, self.number)
            return self._pool.submit(_read, tuple(records))
        except (OSError, RuntimeError):
            self.number = 1
            return None

    def collect(self, begun: Future[list[_Sent]], expected: int) -> list[Found]:
        """What came of documents that `read` began with; `expected` times None where the processes are gone."""
        try:
            return [_received(sent, whole) for sent, whole in begun.result()]
        except (OSError, RuntimeError):  # a pool whose processes were ended is the latter
            self.number = 1
            return [None] * expected

    def close(self) -> None:
        """End the processes; what they have not begun with is left."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _received(sent: bytes, whole: bool) -> Found:
    return msgspec.json.decode(sent, type=Reading) if whole else msgspec.json.decode(sent, type=Problem)


def _started(reader: str, number: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for those who read many documents only
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    # Started anew rather than forked: a fork would hold what this process has read so far twice.
    return ProcessPoolExecutor(number, get_context("spawn"), _open, (reader,))


_engine: list[Engine] = []
"""In a worker: its engine."""


def _open(reader: str) -> None:
    engine = engine_with(reader)
    if isinstance(engine, Problem):
        raise RuntimeError(engine.message)  # noqa: TRY004 - it was here when the archive was opened
    _engine.append(engine)


def _read(records: Sequence[bytes]) -> list[_Sent]:
    found = [_engine[0].read(msgspec.json.decode(record, type=Document)) for record in records]
    return [(msgspec.json.encode(one), isinstance(one, Reading)) for one in found]
