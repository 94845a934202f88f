"""Handing an outcome to whoever called: one JSON object on standard output, or lines and problems for people."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import click
import msgspec

from onrecord.cli.outcome import Exit, Outcome
from onrecord.cli.screen import Screen, Styled
from onrecord.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Envelope:
    """The one object that every command prints with `--json`, whatever came of it."""

    command: str
    exit: int
    result: object
    """What the command documents; null where nothing was done."""
    problems: tuple[Problem, ...]


def report(command: str, outcome: Outcome, *, as_json: bool) -> int:
    """Print `outcome`; its exit code."""
    if as_json:
        print_json(Envelope(command, int(outcome.exit), outcome.result, outcome.problems))
        return int(outcome.exit)
    outcome.lines(Screen.on(sys.stdout))
    print_problems(outcome.problems)
    return int(outcome.exit)


def report_usage(error: click.ClickException, *, as_json: bool) -> int:
    """Print what is wrong with the command line; the exit code."""
    context = getattr(error, "ctx", None)
    command = context.info_name if context is not None and context.info_name else "onrecord"
    path = context.command_path if context is not None else "onrecord"
    problem = Problem(path, " ".join(error.format_message().split()), f"See `{path} --help`.")
    if as_json:
        print_json(Envelope(command, int(Exit.USAGE), None, (problem,)))
    else:
        print_problems((problem,))
    return int(Exit.USAGE)


def print_json(value: object) -> None:
    """One JSON object and a line break on standard output; the same value gives the same bytes."""
    click.echo(msgspec.json.encode(value, order="deterministic"))


def print_problems(problems: tuple[Problem, ...]) -> None:
    """Where, what, what to do: on standard error, so that output can be piped."""
    screen = Screen.on(sys.stderr)
    for problem in problems:
        where = f"{problem.where}: " if problem.where else ""
        screen.write(Styled("problem:", "problem"), f" {where}{problem.message}", hang=2)
        if problem.remedy:
            screen.write(problem.remedy, indent=2)
