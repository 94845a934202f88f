"""`onrecord build`: work out the case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from onrecord.archive.figures import Figures
from onrecord.cli.door import Days, figures, open_archive
from onrecord.cli.options import with_archive, with_days, with_reader
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.core.problem import Problem
from onrecord.export.wording import count_words, day_words


@click.command(name="build", short_help="Work out the case file from all reports and decisions.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many processes read, where there is much to "
    "read. Else as many as there are processors. The case file is the same.",
)
@with_reader("Read everything anew with this reader, for this once. Else with that of the archive's settings.")
@with_days
@with_archive
def command(
    jobs: int | None,
    reader: str | None,
    as_of: date | None,
    known_on: date | None,
    published_by: date | None,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""Work out the case file of the whole archive and say what is in it. The other commands do so by themselves when
    something has changed; building is never needed for its own sake.

    \b
    Example:
      onrecord build
      onrecord build --known-on 2031-04-01
    """
    return report("build", _build(archive, Days(as_of, known_on, published_by), reader, jobs), as_json=as_json)


def _build(place: Path | None, days: Days, reader: str | None, jobs: int | None) -> Outcome:
    archive = open_archive(place)
    if isinstance(archive, Problem):
        return refused(archive, code=Exit.NO_ARCHIVE)
    found = figures(archive, days, reader, jobs)
    if isinstance(found, Problem):
        return refused(found, code=Exit.NO_ARCHIVE)
    code = Exit.PROBLEMS if archive.problems else Exit.DONE
    return Outcome(found, lambda screen: _lines(screen, found), archive.problems, code)


def _lines(screen: Screen, found: Figures) -> None:
    as_of = f", as of {day_words(found.as_of)}" if found.as_of else ""
    screen.write(Styled("Case file", "strong"), f"{as_of}: {found.support}")
    counts = (
        count_words(found.cases, "case"),
        count_words(found.persons, "person").replace("persons", "people"),
        count_words(found.events, "event"),
        count_words(found.claims, "claim"),
        count_words(found.contradictions, "contradiction"),
        count_words(found.problems, "problem"),
    )
    screen.write(", ".join(counts) + ".")
