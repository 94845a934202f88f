"""Progress on standard error, for work that takes long: shown on a terminal only, or once two seconds have passed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

PATIENCE = 2.0
"""Seconds before anything is said."""


@dataclass(slots=True)
class Progress:
    """Counts what is done. A terminal sees one line that changes; a file gets a line every ten patiences."""

    doing: str
    """What is being done, as in "reading": shown before the count."""
    clock: Callable[[], float] = time.monotonic
    _next: float = field(default=0.0, init=False)
    _shown: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self._next = self.clock() + PATIENCE

    def __call__(self, done: int, total: int | None = None) -> None:
        """Say that `done` of `total` are done, if it is time to."""
        now = self.clock()
        if now < self._next:
            return
        count = f"{done:,}" if total is None else f"{done:,} of {total:,}"
        terminal = sys.stderr.isatty()
        self._next = now + (0.2 if terminal else PATIENCE * 10)
        sys.stderr.write(f"\r{self.doing}: {count} " if terminal else f"{self.doing}: {count}\n")
        sys.stderr.flush()
        self._shown = terminal

    def done(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
