"""The log of decisions as a list: without names and reasons, which may tell what is withheld."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.screen import Screen, Styled
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.problem import Problem
from onrecord.export.wording import count_words
from onrecord.store.disk import Disk
from onrecord.store.folder import FolderStore


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the log."""

    id: str
    kind: DecisionKind
    author: str
    time: str
    targets: int
    undone: bool
    """Whether a later entry took it back."""


def list_decisions(place: Path) -> Outcome:
    """Every entry of the log of the archive at `place`, oldest first, also of those that no longer count."""
    store = FolderStore(place, Disk())
    missing = Problem(str(place), "There is no archive in this folder.", "Make one with `onrecord init`, or name it.")
    snapshot = store.load() if store.exists() else missing
    if isinstance(snapshot, Problem):
        return refused(snapshot, code=Exit.NO_ARCHIVE)
    lines = _lines(snapshot.decisions.entries)
    code = Exit.PROBLEMS if snapshot.damage else Exit.DONE
    return Outcome(lines, lambda screen: _write(screen, lines), snapshot.damage, code)


def log_ids(place: Path) -> tuple[str, ...]:
    """The ids of all entries; none where the log cannot be read."""
    snapshot = FolderStore(place, Disk()).load()
    return () if isinstance(snapshot, Problem) else tuple(entry.id for entry in snapshot.decisions.entries)


def _lines(entries: tuple[Decision, ...]) -> tuple[Line, ...]:
    undone = {target for entry in entries if entry.kind is DecisionKind.UNDO for target in entry.targets}
    return tuple(
        Line(entry.id, entry.kind, entry.author, entry.time, len(entry.targets), entry.id in undone)
        for entry in entries
    )


def _write(screen: Screen, lines: tuple[Line, ...]) -> None:
    for line in lines:
        undone = ", undone" if line.undone else ""
        screen.beside(
            Styled(line.kind.value, "strong"),
            (
                f"{line.time}, {line.author}, {count_words(line.targets, 'target')}{undone} ",
                Styled(f"[{line.id}]", "id"),
            ),
            column=12,
        )
    if not lines:
        screen.write("Nothing has been decided yet.")
