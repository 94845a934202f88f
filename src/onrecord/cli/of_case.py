"""What the commands that tell of one case share: building, choosing the case, what is wrong with the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.cli.door import Built, Days, case_of, open_and_build
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.screen import Screen
from onrecord.core.casefile import CaseFile
from onrecord.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Told:
    """What a command says of a case."""

    result: object
    """For `--json`."""
    lines: Callable[[Screen], None]


def of_case(
    place: Path | None,
    typed: str | None,
    days: Days,
    told: Callable[[Built, CaseFile], Told],
    *,
    everything: bool = False,
) -> Outcome:
    """What `told` says of the case that `typed` means; with `everything`, of all cases where nothing is typed."""
    built = open_and_build(place, days)
    if isinstance(built, Problem):
        return refused(built, code=Exit.NO_ARCHIVE)
    case = built.whole if everything and typed is None else case_of(built, typed)
    if isinstance(case, Problem):
        return refused(case, *built.problems)
    found = told(built, case)
    return Outcome(found.result, found.lines, built.problems, Exit.PROBLEMS if built.problems else Exit.DONE)
