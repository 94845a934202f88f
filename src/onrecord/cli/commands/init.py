"""`onrecord init`: make an archive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from onrecord.archive import Archive
from onrecord.cli.options import Folder, with_json, with_reader
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.core.problem import Problem
from onrecord.core.reading import ENGLISH


@dataclass(frozen=True, slots=True)
class Made:
    """Where the archive is."""

    archive: str


@click.command(name="init", short_help="Make an archive: the folder that everything is kept in.")
@click.argument("folder", type=Folder(), default=".", metavar="[FOLDER]")
@click.option("--author", default="", metavar="NAME", help="Who decides here, where a decision names nobody.")
@with_reader("What reads the reports, such as spacy:PIPELINE. Else english, which is part of onrecord.")
@with_json
def command(folder: Path, author: str, reader: str | None, as_json: bool) -> int:
    r"""Make an archive in FOLDER (the current folder where none is named), which must be empty or not there yet.

    The archive holds the originals of all reports, never changed, the log of decisions, and settings.

    \b
    Example:
      onrecord init orvel-case --author "R. Amsel"
    """
    return report("init", _init(folder, author, reader or ENGLISH), as_json=as_json)


def _init(folder: Path, author: str, reader: str) -> Outcome:
    archive = Archive.create(folder, author=author, reader=reader)
    if isinstance(archive, Problem):
        return refused(archive, code=Exit.REFUSED)
    place = str(archive.path.resolve())
    return Outcome(
        Made(place), lambda screen: screen.write(f"Made an archive in {place}. Next: onrecord add FILE or FOLDER.")
    )
