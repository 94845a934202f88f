"""`onrecord queue`: what a person should decide next."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import click

from onrecord.cli.door import Built, Days, case_of, open_and_build
from onrecord.cli.options import Day, with_archive
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.core.problem import Problem
from onrecord.export.wording import count_words
from onrecord.queue import Effect, Question, queue

MOST = 10
"""Questions shown unless all are asked for."""


@click.command(name="queue", short_help="List what to decide next, with the commands that answer it.")
@click.argument("case", required=False, metavar="[CASE]")
@click.option("--all", "everything", is_flag=True, help=f"All questions; else the first {MOST}.")
@click.option("--as-of", type=Day(), help="Tell states and clocks for that day. Else the day of the latest report.")
@with_archive
def command(case: str | None, everything: bool, as_of: date | None, archive: Path | None, as_json: bool) -> int:
    r"""List what a person should decide next, in the order of what it would change in the case file: contradictions,
    names that are probably one, what a state rests on, decisions whose ground has changed. Each comes with the commands
    that answer it. What was decided is not asked again; "not the same" is remembered.

    CASE is a person; without it, the whole archive is looked through.

    \b
    Example:
      onrecord queue
      onrecord queue orvel --all
    """
    return report("queue", _queue(archive, case, as_of, everything), as_json=as_json)


def _queue(place: Path | None, typed: str | None, as_of: date | None, everything: bool) -> Outcome:
    built = open_and_build(place, Days(as_of))
    if isinstance(built, Problem):
        return refused(built, code=Exit.NO_ARCHIVE)
    casefile = built.whole if typed is None else case_of(built, typed)
    if isinstance(casefile, Problem):
        return refused(casefile, *built.problems)
    questions = queue(casefile)
    shown = questions if everything else questions[:MOST]
    code = Exit.PROBLEMS if built.problems else Exit.DONE
    return Outcome(questions, lambda screen: _lines(screen, shown, len(questions), built), built.problems, code)


def _lines(screen: Screen, questions: tuple[Question, ...], total: int, built: Built) -> None:
    if not questions:
        screen.write("Nothing is open.")
        return
    for number, question in enumerate(questions, 1):
        _question(screen, number, question)
    if len(questions) < total:
        screen.write(Styled(f"and {total - len(questions):,} more: onrecord queue --all", "quiet"))
    if any(question.answers for question in questions):
        screen.write(Styled(f"Each command also wants --reason “…”. Archive: {built.archive.path}", "quiet"))


def _question(screen: Screen, number: int, question: Question) -> None:
    screen.write(f"{number}. ", Styled(question.title, "strong"), hang=3)
    screen.write(question.reason, indent=3)
    changes = _effect(question.effect)
    if changes:
        screen.write(Styled(f"Would change: {changes}.", "quiet"), indent=3)
    if question.look:
        screen.write(Styled(f"See: onrecord {shlex.join(question.look)}", "quiet"), indent=3)
    for answer in question.answers:
        screen.write(answer.words, indent=3)
        for arguments in answer.commands:
            screen.write(Styled(f"onrecord {shlex.join(arguments)}", "held"), indent=5, hang=7)
    screen.blank()


def _effect(effect: Effect) -> str:
    counted = ((effect.events, "event"), (effect.clocks, "clock"), (effect.findings, "finding"))
    return ", ".join(count_words(number, noun) for number, noun in counted if number)
