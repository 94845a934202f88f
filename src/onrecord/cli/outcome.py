"""What a command hands back: a value for machines, lines for people, problems, and an exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from onrecord.cli.screen import Screen
from onrecord.core.problem import Problem


class Exit(IntEnum):
    """The exit codes, the same for every command."""

    DONE = 0
    """Done."""
    PROBLEMS = 1
    """Done as far as possible; something was left out and is named among the problems."""
    USAGE = 2
    """The command line is wrong; nothing was done."""
    NO_ARCHIVE = 3
    """There is no archive there, or it cannot be opened; nothing was done."""
    DAMAGED = 4
    """`verify` found that something is damaged, missing or foreign."""
    REFUSED = 5
    """What was asked for does not exist, is not clear, or may not be done; nothing was done."""
    UNWRITTEN = 6
    """The result could not be written."""
    BUG = 70
    """A mistake in onrecord itself."""
    INTERRUPTED = 130
    """Stopped from the keyboard."""


MEANINGS: tuple[tuple[Exit, str], ...] = (
    (Exit.DONE, "done"),
    (Exit.PROBLEMS, "done, but something was left out: see the problems"),
    (Exit.USAGE, "the command line is wrong; nothing was done"),
    (Exit.NO_ARCHIVE, "no archive there, or it cannot be opened; nothing was done"),
    (Exit.DAMAGED, "verify found damage"),
    (Exit.REFUSED, "not found, not clear, or not allowed; nothing was done"),
    (Exit.UNWRITTEN, "the result could not be written"),
    (Exit.BUG, "a mistake in onrecord itself"),
    (Exit.INTERRUPTED, "stopped from the keyboard"),
)

Lines: TypeAlias = Callable[[Screen], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command."""

    result: object
    """Anything msgspec can encode: the `result` of the JSON object; None where nothing was done."""
    lines: Lines
    """Writes the same for people."""
    problems: tuple[Problem, ...] = ()
    exit: Exit = Exit.DONE


def refused(problem: Problem, *more: Problem, code: Exit = Exit.REFUSED) -> Outcome:
    """The outcome of a command that did nothing, and why."""
    return Outcome(None, lambda _screen: None, (problem, *more), code)
