"""`onrecord verify`: check every byte of the archive."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from onrecord.archive import Checkpoint, Verification
from onrecord.cli.door import open_archive
from onrecord.cli.options import with_archive
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.progress import Progress
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.core.problem import Problem
from onrecord.export.wording import count_words
from onrecord.store.folder import read_checkpoint


@click.command(name="verify", short_help="Check every byte of the archive against its records.")
@click.option("--since", metavar="FILE", help='A checkpoint kept elsewhere ("-" is standard input).')
@click.option("--checkpoint", "only_checkpoint", is_flag=True, help="Print the checkpoint alone, to be kept elsewhere.")
@click.option("--rebuild", is_flag=True, help="Also read everything anew and hold the index against it.")
@click.option("--accept", is_flag=True, help="Take the settings as they are now for right.")
@with_archive
def command(
    *, since: str | None, only_checkpoint: bool, rebuild: bool, accept: bool, archive: Path | None, as_json: bool
) -> int:
    r"""Check every byte of the archive: originals, texts, both logs, settings and index. Whatever is changed, missing
    or foreign is named, and the exit code is 4.

    The logs are chained, so that nothing inside can be changed unseen; but whoever holds the folder can make all of it
    anew. Keep the checkpoint somewhere else: held against it, that shows too.

    \b
    Example:
      onrecord verify
      onrecord verify --checkpoint > /media/stick/checkpoint.json
      onrecord verify --since /media/stick/checkpoint.json
    """
    found = _verify(archive, since, accept=accept, rebuild=rebuild)
    outcome = found if isinstance(found, Outcome) else _outcome(found, only_checkpoint=only_checkpoint)
    return report("verify", outcome, as_json=as_json)


def _verify(place: Path | None, since: str | None, *, accept: bool, rebuild: bool) -> Verification | Outcome:
    archive = open_archive(place)
    if isinstance(archive, Problem):
        return refused(archive, code=Exit.NO_ARCHIVE)
    known = None if since is None else _checkpoint(since)
    if isinstance(known, Problem):
        return refused(known)
    if accept:
        mended = archive.accept()
        if mended.problems:
            return refused(*mended.problems)
    progress = Progress("checking")
    try:
        found = archive.verify(known, rebuild, progress)
    finally:
        progress.done()
    return refused(found, code=Exit.NO_ARCHIVE) if isinstance(found, Problem) else found


def _outcome(found: Verification, *, only_checkpoint: bool) -> Outcome:
    code = Exit.DONE if found.sound else Exit.DAMAGED
    if only_checkpoint:
        return Outcome(found.checkpoint, lambda screen: _print_checkpoint(screen, found), found.problems, code)
    return Outcome(found, lambda screen: _lines(screen, found), found.problems, code)


def _checkpoint(since: str) -> Checkpoint | Problem:
    try:
        content = sys.stdin.buffer.read() if since == "-" else Path(since).read_bytes()
        # As `--checkpoint` prints it, or as the archive keeps it.
        return read_checkpoint(content) or msgspec.json.decode(content, type=Checkpoint)
    except OSError as error:
        return Problem(since, f"It cannot be read: {error.strerror or error}.", "Check the path.")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Problem(
            since,
            "It is no checkpoint.",
            "Give what `onrecord verify --checkpoint` printed, or a copy of checkpoint.json.",
        )


def _print_checkpoint(screen: Screen, found: Verification) -> None:
    if found.checkpoint is not None:
        click.echo(msgspec.json.encode(found.checkpoint, order="deterministic"), file=screen.stream)


def _lines(screen: Screen, found: Verification) -> None:
    checked = (
        f"{count_words(found.documents, 'document')}, {count_words(found.decisions, 'decision')}, "
        f"{found.bytes_checked:,} bytes checked"
    )
    if found.sound:
        since = "unchanged since the checkpoint" if found.since else "each byte is as its records say"
        screen.write(Styled("Sound: ", "strong"), f"{checked}; {since}.")
    else:
        screen.write(Styled("Damaged: ", "conflict"), f"{checked}; {count_words(len(found.problems), 'problem')}.")
