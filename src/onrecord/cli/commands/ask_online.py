"""`onrecord ask-online`: the one command that sends reports anywhere."""

from __future__ import annotations

import os
from pathlib import Path

import click

from onrecord.archive.asking import Asked, AskStatus, Question
from onrecord.cli.door import open_archive
from onrecord.cli.options import with_archive
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.progress import Progress
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.core.problem import Problem
from onrecord.export.wording import count_words
from onrecord.online import Endpoint, Failure, Limits, ask, usable_key

KEY = "ONRECORD_MODEL_KEY"
"""The environment variable that holds the key, where the server wants one: it is neither kept nor shown."""

_TOLD = (
    (AskStatus.KEPT, "sent, and the answer is kept"),
    (AskStatus.WOULD_ASK, "would be sent"),
    (AskStatus.ALREADY_THERE, "asked before; --again asks again"),
    (AskStatus.WITHHELD, "not sent: it holds what is withheld; --even-withheld sends it"),
    (AskStatus.EMPTY, "not sent: no sentence was found in it"),
    (AskStatus.FAILED, "no whole answer"),
    (AskStatus.NOT_ASKED, "not sent: asking was stopped before"),
)


@click.command(name="ask-online", short_help="Send reports to the language model that the settings name.")
@click.argument("reports", nargs=-1, metavar="[REPORT...]")
@click.option("--dry-run", is_flag=True, help="Send nothing; say what would be sent, and to where.")
@click.option("--again", is_flag=True, help="Ask again what was answered already; the last answer counts.")
@click.option("--even-withheld", is_flag=True, help="Send reports that name somebody who is withheld, too.")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(1, 3600),
    default=Limits().seconds,
    show_default=True,
    help="For one question.",
)
@with_archive
def command(
    *,
    reports: tuple[str, ...],
    dry_run: bool,
    again: bool,
    even_withheld: bool,
    timeout: float,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""Send reports to a language model, as a second reader, and keep what it answers. THE TEXT OF THE REPORTS LEAVES
    THIS ARCHIVE for the address that the settings name (model_endpoint, model_name in onrecord.toml); without both,
    nothing is sent. REPORT is the beginning of a report's digest; else all reports.

    `onrecord answers` shows, without going online, what of the answers stands in the reports. A key is taken from the
    environment variable ONRECORD_MODEL_KEY alone.

    \b
    Example:
      onrecord ask-online --dry-run
      onrecord ask-online
    """
    question = Question(reports, dry_run, again, even_withheld)
    return report("ask-online", _ask(archive, question, timeout), as_json=as_json)


def _ask(place: Path | None, question: Question, timeout: float) -> Outcome:
    archive = open_archive(place)
    if isinstance(archive, Problem):
        return refused(archive, code=Exit.NO_ARCHIVE)
    key = os.environ.get(KEY, "")
    if not usable_key(key):
        return refused(Problem(KEY, "The key holds what no key holds: a blank, a line break.", "Set it anew."))
    limits = Limits(seconds=timeout)

    def send(endpoint: Endpoint, body: bytes) -> bytes | Failure:
        return ask(endpoint, body, key, limits)

    planned = archive.ask(Question(question.reports, True, question.again, question.even_withheld), _nobody)
    if isinstance(planned, Problem):
        return refused(planned)
    if question.dry_run:
        return Outcome(planned, lambda screen: _lines(screen, planned), planned.problems)
    click.echo(_announcement(planned), err=True)
    progress = Progress("asking")
    try:
        asked = archive.ask(question, send, progress)
    finally:
        progress.done()
    if isinstance(asked, Problem):
        return refused(asked)
    code = Exit.PROBLEMS if asked.problems else Exit.DONE
    return Outcome(asked, lambda screen: _lines(screen, asked), asked.problems, code)


def _nobody(_endpoint: Endpoint, _body: bytes) -> Failure:
    """Sends nothing."""
    return Failure("nothing was sent")


def _announcement(planned: Asked) -> str:
    """What is about to leave, and where to."""
    sent = [one for one in planned.reports if one.status is AskStatus.WOULD_ASK]
    letters = sum(one.letters for one in sent)
    where = "this machine" if planned.local else "ANOTHER MACHINE"
    return (
        f"sending {count_words(len(sent), 'report')} ({letters:,} letters) to {planned.endpoint} on {where}, "
        f"model {planned.model}"
    )


def _lines(screen: Screen, asked: Asked) -> None:
    where = "this machine" if asked.local else "another machine"
    screen.write(Styled("Language model", "strong"), f" {asked.model} at {asked.endpoint} ({where})", hang=2)
    for status, words in _TOLD:
        found = [one for one in asked.reports if one.status is status]
        if not found:
            continue
        screen.write(Styled(count_words(len(found), "report"), "strong"), f": {words}.", hang=2)
        for one in found if status not in (AskStatus.ALREADY_THERE, AskStatus.NOT_ASKED) else ():
            size = f", {one.letters:,} letters in {count_words(one.requests, 'question')}" if one.letters else ""
            screen.write(f"{one.document[:12]} {one.name}{size}", indent=2, hang=4)
    if asked.count(AskStatus.KEPT):
        screen.write("See what of it stands in the reports: onrecord answers")
