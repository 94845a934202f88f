"""`onrecord export`: write a case to a file."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from onrecord.cli.choose import folded
from onrecord.cli.door import Days, case_of, open_and_build
from onrecord.cli.options import with_archive, with_days
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.core.casefile import CaseFile
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.export.registry import EXPORTS, Export

NAMES = [export.name for export in EXPORTS]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written where."""

    path: str
    """"-" for standard output."""
    format: str
    media_type: str
    bytes: int
    sha256: str
    losses: tuple[str, ...]
    """What the format cannot carry."""


@click.command(name="export", short_help="Write a case as a page (html), as data (json), or as a table (csv).")
@click.argument("kind", type=click.Choice(NAMES), metavar="|".join(NAMES))
@click.argument("case", required=False, metavar="[CASE]")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help='Where to write; "-" is standard output. Else NAME.FORMAT in this folder, or beside the archive.',
)
@click.option("--all", "everything", is_flag=True, help="All cases of the archive in one.")
@with_days
@with_archive
def command(  # noqa: PLR0913 - each is an option of the command
    *,
    kind: str,
    case: str | None,
    output: str | None,
    everything: bool,
    as_of: date | None,
    known_on: date | None,
    published_by: date | None,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""Write a case to a file. What a decision withholds is in none of them.

    \b
    html  one page that loads nothing from anywhere: for reading, printing, handing over
    json  the whole case file as data; docs/casefile-format.md and a JSON Schema describe it
    csv   one row a claim, for spreadsheets

    \b
    Example:
      onrecord export html orvel --output ../orvel.html
      onrecord export csv --all --output - | head
    """
    days = Days(as_of, known_on, published_by)
    if everything and case is not None:
        raise click.UsageError("Name a CASE or give --all, not both.")
    if as_json and output == "-":
        raise click.UsageError("Standard output is taken by --json; name a file with --output.")
    if output is not None and not output.strip():
        raise click.UsageError("The name after --output is empty.")
    export = next(export for export in EXPORTS if export.name == kind)
    outcome = _export(archive, export, case, days, output, everything=everything)
    return report("export", outcome, as_json=as_json)


def _export(
    place: Path | None, export: Export, typed: str | None, days: Days, output: str | None, *, everything: bool
) -> Outcome:
    built = open_and_build(place, days)
    if isinstance(built, Problem):
        return refused(built, code=Exit.NO_ARCHIVE)
    casefile = built.whole if everything else case_of(built, typed)
    if isinstance(casefile, Problem):
        return refused(casefile, *built.problems)
    content = export.write(casefile, built.documents, built.vocabulary)
    target = output or str(_beside(built.archive.path) / f"{_file_name(casefile)}.{export.name}")
    inside = _foreign(target, built.archive.path)
    if inside is not None:
        return refused(inside)
    problem = write_file(target, content)
    if problem is not None:
        return refused(problem, code=Exit.UNWRITTEN)
    written = Written(
        target if target == "-" else str(Path(target).resolve()),
        export.name,
        export.media_type,
        len(content),
        digest_of(content),
        export.losses,
    )
    code = Exit.PROBLEMS if built.problems else Exit.DONE
    return Outcome(
        written, lambda screen: None if target == "-" else screen.write(f"Wrote {written.path}"), built.problems, code
    )


def _beside(archive: Path) -> Path:
    """The current folder; where that is inside the archive, the one beside it: an archive holds nothing foreign."""
    here, root = Path.cwd(), archive.resolve()
    return root.parent if here.is_relative_to(root) else Path()


def _foreign(target: str, archive: Path) -> Problem | None:
    if target == "-" or not Path(target).resolve().is_relative_to(archive.resolve()):
        return None
    return Problem(
        target, "It lies inside the archive, which would not verify any more.", "Name a place outside it: ../FILE."
    )


def _file_name(casefile: CaseFile) -> str:
    """The case's name in letters that every file system takes."""
    person = next((person for person in casefile.persons if person.id in casefile.principals), None)
    name = folded(person.name).replace(" ", "-") if person and len(casefile.principals) == 1 else ""
    return name or "case-file"


def write_file(target: str, content: bytes) -> Problem | None:
    """Write `content` to a file, the whole or nothing, or to standard output; why not, where it cannot be."""
    if target == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return None
    path = Path(target)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)  # a device or a pipe is written to, never replaced
            return None
        path = path.resolve()
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            temporary = Path(stream.name)
            try:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
                temporary.chmod(0o644)
                temporary.replace(path)
            except OSError:
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        return Problem(str(path), f"It cannot be written: {error.strerror or error}.", "Name another file or folder.")
    return None
