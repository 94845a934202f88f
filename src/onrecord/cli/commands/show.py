"""`onrecord show`: a case in the terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from onrecord.cli.case_view import show_case
from onrecord.cli.door import Built, Days
from onrecord.cli.of_case import Told, of_case
from onrecord.cli.options import with_archive, with_days
from onrecord.cli.report import report
from onrecord.core.casefile import CaseFile
from onrecord.export.telling.whole import tell


@click.command(name="show", short_help="Show a case: who, state now, timeline, what does not fit.")
@click.argument("case", required=False, metavar="[CASE]")
@with_days
@with_archive
def command(
    case: str | None,
    as_of: date | None,
    known_on: date | None,
    published_by: date | None,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""Show a case: who it is about, the state now with its clocks, the timeline with every account and what stands
    behind it, and what does not fit together.

    CASE is a person's name or a part of it, in any spelling or script, or the beginning of an id. It may be left out
    where there is only one case. The digits in brackets are ids, for `onrecord explain`.

    \b
    Example:
      onrecord show orvel
      onrecord show orvel --as-of 2031-06-01
      onrecord show orvel --known-on 2031-04-01
    """
    return report("show", of_case(archive, case, Days(as_of, known_on, published_by), _told), as_json=as_json)


def _told(built: Built, case: CaseFile) -> Told:
    return Told(case, lambda screen: show_case(screen, tell(built.composer(case))))
