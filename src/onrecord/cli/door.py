"""From the command line to the archive: finding it, opening it, building its case file, choosing a case."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.archive import Archive
from onrecord.archive.figures import Figures, figures_of
from onrecord.archive.workers import processors
from onrecord.cli.choose import choose_case
from onrecord.cli.progress import Progress
from onrecord.core.casefile import CaseFile
from onrecord.core.document import Document
from onrecord.core.problem import Problem
from onrecord.scope import narrow
from onrecord.store import layout
from onrecord.vocabulary import load
from onrecord.vocabulary.types import Vocabulary

if TYPE_CHECKING:
    from onrecord.export.telling.compose import Composer

VARIABLE = "ONRECORD_ARCHIVE"
"""The environment variable that names the archive."""


@dataclass(frozen=True, slots=True)
class Days:
    """Which day states are told for, and what is left out."""

    as_of: date | None = None
    known_on: date | None = None
    published_by: date | None = None
    decided: int | None = None
    """How many decisions of the log count; all if None."""


@dataclass(frozen=True, slots=True)
class Built:
    """An archive's case file, and all that is needed to tell it."""

    archive: Archive
    whole: CaseFile
    documents: Sequence[Document]
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    """What is wrong with the archive itself."""
    days: Days = Days()

    def composer(self, casefile: CaseFile) -> Composer:
        """What tells `casefile`, which is the whole or one case of it, with short ids that fit the whole."""
        from onrecord.export.telling.compose import Composer  # noqa: PLC0415 - `build` tells nothing
        from onrecord.export.wording import ids_of  # noqa: PLC0415 - as above

        return Composer(casefile, self.documents, self.vocabulary, ids_of(self.whole))


def place_of(given: Path | None) -> Path:
    """The archive's folder: as given, else as the environment names it, else the nearest one from here upwards."""
    if given is not None:
        return given
    context = click.get_current_context(silent=True)
    above = context.find_root().params.get("archive") if context else None
    if isinstance(above, Path):
        return above
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / layout.SETTINGS).is_file()), here)


def open_archive(given: Path | None) -> Archive | Problem:
    """The archive, opened; or why it cannot be."""
    return Archive.open(place_of(given))


def build(archive: Archive, days: Days, reader: str | None = None, jobs: int | None = None) -> Built | Problem:
    """The archive's case file for those days; read with that `reader` where one is named, by `jobs` processes (as many
    as there are processors if None).
    """
    progress = Progress("reading")
    told = (days.as_of, days.known_on, days.published_by)
    try:
        built = archive.build(*told, progress, reader, decided=days.decided, jobs=jobs or processors())
    finally:
        progress.done()
    if isinstance(built, Problem):
        return built
    casefile, documents = built
    return Built(archive, casefile, documents, load(), archive.problems, days)


def figures(archive: Archive, days: Days, reader: str | None = None, jobs: int | None = None) -> Figures | Problem:
    """The figures of the case file that `build` makes; a large archive's of today are found without making it."""
    progress = Progress("reading")
    if days == Days() and reader is None:
        try:
            known = archive.figures(progress, jobs or processors())
        finally:
            progress.done()
        if known is not None:
            return known
    built = build(archive, days, reader, jobs)
    return built if isinstance(built, Problem) else figures_of(built.whole)


def open_and_build(
    given: Path | None, days: Days, reader: str | None = None, jobs: int | None = None
) -> Built | Problem:
    """The case file of the archive at `given`, as `build` makes it."""
    archive = open_archive(given)
    return archive if isinstance(archive, Problem) else build(archive, days, reader, jobs)


def case_of(built: Built, typed: str | None) -> CaseFile | Problem:
    """The case that `typed` means; where nothing is typed, the only one there is."""
    if typed is not None:
        person = choose_case(built.whole, typed)
        return _in_view_of(built.days, person) if isinstance(person, Problem) else narrow(built.whole, person.id)
    principals = built.whole.principals
    if len(principals) == 1:
        return narrow(built.whole, principals[0])
    if not principals:
        missing = Problem("CASE", "No report tells an event that happens to anybody.", "Add reports: `onrecord add`.")
        return _in_view_of(built.days, missing)
    return Problem("CASE", f"There are {len(principals)} cases.", "Name one; `onrecord cases` lists them.")


def _in_view_of(days: Days, problem: Problem) -> Problem:
    """The same problem; where days leave reports out, with that as a reason why something is not found."""
    options = [("--known-on", days.known_on), ("--published-by", days.published_by)]
    named = " and ".join(f"{option} {day}" for option, day in options if day is not None)
    if not named:
        return problem
    return replace(problem, remedy=f"{named} leaves later reports out: choose a later day. {problem.remedy}")
