"""`onrecord add`: take reports into the archive."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.archive import Added, AddStatus, Declared
from onrecord.cli.door import open_archive
from onrecord.cli.options import with_archive
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.progress import Progress
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.core.problem import Problem
from onrecord.evidence.declared import check_declared
from onrecord.export.wording import count_words

STATUS_WORDS = {
    AddStatus.ADDED: "added",
    AddStatus.ALREADY_THERE: "already there",
    AddStatus.DECLARED: "already there, facts declared",
    AddStatus.REFUSED: "not added",
}


@click.command(name="add", short_help="Take reports into the archive: files, folders, or standard input.")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@click.option("--published", metavar="YYYY-MM-DD", help="The day they were published.")
@click.option("--title", metavar="TEXT", help="The headline.")
@click.option("--url", metavar="ADDRESS", help="Where it was published.")
@click.option("--language", metavar="CODE", help="ISO 639-1 code, such as en.")
@click.option("--retrieved", metavar="YYYY-MM-DD", help="The day or moment they were saved. Else now.")
@with_archive
def command(  # noqa: PLR0913 - each is an option of the command
    *,
    sources: tuple[str, ...],
    publisher: str | None,
    published: str | None,
    title: str | None,
    url: str | None,
    language: str | None,
    retrieved: str | None,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""Take reports into the archive: text files and saved web pages, whole folders of them, or one on standard input.

    What you declare here counts most, then what NAME.meta.json beside a report says, then the report's own metadata.
    The same bytes twice are stored once. What cannot be taken in is named, and the rest goes on.

    \b
    Example:
      onrecord add report.html
      onrecord add old-clippings/ --publisher "Harbour Gazette"
      pbpaste | onrecord add - --publisher "Civic Lens" --published 2031-04-10
    """
    declared = Declared(published, publisher, title, url, language, retrieved)
    return report("add", _add(archive, sources, declared), as_json=as_json)


def _add(place: Path | None, sources: tuple[str, ...], declared: Declared) -> Outcome:
    _, wrong = check_declared(declared, "onrecord add")
    if wrong:
        return refused(*wrong, code=Exit.USAGE)
    archive = open_archive(place)
    if isinstance(archive, Problem):
        return refused(archive, code=Exit.NO_ARCHIVE)
    progress = Progress("adding")
    try:
        added = archive.add(sources, declared, sys.stdin.buffer if "-" in sources else None, progress)
    finally:
        progress.done()
    problems = (*archive.problems, *added.problems)
    left_out = archive.problems or any(outcome.status is AddStatus.REFUSED for outcome in added.outcomes)
    code = Exit.PROBLEMS if left_out else Exit.DONE
    return Outcome(added, lambda screen: _lines(screen, added), problems, code)


def _lines(screen: Screen, added: Added) -> None:
    """Each input where there are few; counts in any case."""
    if len(added.outcomes) <= 40:
        for outcome in added.outcomes:
            digest = f" {outcome.document[:12]}" if outcome.document else ""
            screen.write(f"{STATUS_WORDS[outcome.status]}: {outcome.source}", Styled(digest, "id"), hang=2)
    counts = [f"{number:,} {words}" for status, words in STATUS_WORDS.items() if (number := added.count(status))]
    screen.write(f"{count_words(len(added.outcomes), 'input')}: {', '.join(counts) or 'nothing'}.")
