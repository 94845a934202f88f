"""A disk that fails at one chosen step, in one chosen way."""

from __future__ import annotations

import errno
from enum import StrEnum
from pathlib import Path

from onrecord.store.disk import Disk


class Crash(BaseException):
    """The process is gone: nothing in it may catch this, and nothing may be written after it."""


class Failing(StrEnum):
    ERROR = "error"
    """The step is refused (no space left); the process lives on."""
    TORN_ERROR = "torn error"
    """Some of the bytes are written, then the step is refused; the process lives on."""
    CRASH = "crash"
    """The process dies before the step."""
    TORN_CRASH = "torn crash"
    """The process dies with some of the bytes written."""
    POWER_LOSS = "power loss"
    """The machine dies before the step: bytes and moves that were not seen onto the disk are lost in part."""


class FaultyDisk(Disk):
    """Counts the steps that change something and fails at step `at`. Syncing is only kept account of, for speed."""

    def __init__(self, failing: Failing = Failing.ERROR, at: int | None = None) -> None:
        self.failing = failing
        self.at = at
        self.steps = 0
        self.names_of_steps: list[str] = []
        self.dead = False
        self._durable: dict[Path, int] = {}
        self._moves: list[tuple[Path, Path, bytes | None]] = []

    def make_folder(self, path: Path) -> None:
        self._step("make_folder", path)
        super().make_folder(path)

    def write(self, path: Path, content: bytes) -> None:
        self._step("write", path, lambda: super(FaultyDisk, self).write(path, content[: len(content) * 3 // 5]))
        super().write(path, content)
        self._durable[path] = 0

    def append(self, path: Path, content: bytes) -> None:
        before = self.size(path)
        self._durable.setdefault(path, before)
        self._step("append", path, lambda: super(FaultyDisk, self).append(path, content[: len(content) * 3 // 5]))
        super().append(path, content)

    def truncate(self, path: Path, size: int) -> None:
        self._step("truncate", path)
        super().truncate(path, size)

    def sync(self, path: Path) -> None:
        self._step("sync", path)
        self._durable.pop(path, None)
        self._moves = [move for move in self._moves if move[1].parent != path]

    def rename(self, source: Path, target: Path) -> None:
        self._step("rename", target)
        old = target.read_bytes() if target.exists() else None
        super().rename(source, target)
        if source in self._durable:
            self._durable[target] = self._durable.pop(source)
        self._moves.append((source, target, old))

    def remove(self, path: Path) -> None:
        self._step("remove", path)
        super().remove(path)

    def _step(self, name: str, path: Path, torn: object = None) -> None:
        if self.dead:
            raise Crash
        number = self.steps
        self.steps += 1
        self.names_of_steps.append(f"{number} {name} {path.name}")
        if number != self.at:
            return
        if self.failing in (Failing.TORN_ERROR, Failing.TORN_CRASH) and callable(torn):
            torn()
        if self.failing in (Failing.ERROR, Failing.TORN_ERROR):
            raise OSError(errno.ENOSPC, "No space left on device")
        self.dead = True
        if self.failing is Failing.POWER_LOSS:
            self._lose_power()
        raise Crash

    def _lose_power(self) -> None:
        for source, target, old in reversed(self._moves):
            target.rename(source)
            if old is not None:
                target.write_bytes(old)
            if target in self._durable:
                self._durable[source] = self._durable.pop(target)
        for path, durable in self._durable.items():
            if path.exists():
                size = path.stat().st_size
                super().truncate(path, durable + (size - durable) // 2)
