"""`onrecord build`: work out the case file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from onrecord.cli.door import Built, Days, open_and_build
from onrecord.cli.options import with_archive, with_days, with_reader
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.core.casefile import Inputs
from onrecord.core.finding import FindingKind
from onrecord.core.problem import Problem
from onrecord.export.wording import count_words, day_words


@dataclass(frozen=True, slots=True)
class Summary:
    """A case file in figures."""

    as_of: date | None
    support: str
    cases: int
    persons: int
    events: int
    claims: int
    contradictions: int
    findings: int
    problems: int
    """In the case file: reports without a date and the like; `onrecord show` tells them."""
    inputs: Inputs


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
    built = open_and_build(place, days, reader, jobs)
    if isinstance(built, Problem):
        return refused(built, code=Exit.NO_ARCHIVE)
    summary = summarise(built)
    code = Exit.PROBLEMS if built.problems else Exit.DONE
    return Outcome(summary, lambda screen: _lines(screen, summary), built.problems, code)


def summarise(built: Built) -> Summary:
    """The figures of the whole case file."""
    whole = built.whole
    return Summary(
        whole.as_of,
        whole.support.write(),
        len(whole.principals),
        len(whole.persons),
        len(whole.events),
        len(whole.claims),
        sum(finding.kind is FindingKind.CONTRADICTION for finding in whole.findings),
        len(whole.findings),
        len(whole.problems),
        whole.inputs,
    )


def _lines(screen: Screen, summary: Summary) -> None:
    as_of = f", as of {day_words(summary.as_of)}" if summary.as_of else ""
    screen.write(Styled("Case file", "strong"), f"{as_of}: {summary.support}")
    counts = (
        count_words(summary.cases, "case"),
        count_words(summary.persons, "person").replace("persons", "people"),
        count_words(summary.events, "event"),
        count_words(summary.claims, "claim"),
        count_words(summary.contradictions, "contradiction"),
        count_words(summary.problems, "problem"),
    )
    screen.write(", ".join(counts) + ".")
