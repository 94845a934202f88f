"""Options that several commands take, and what they are read into."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` writes."""
        if isinstance(value, date):
            return value
        written = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value))
        try:
            return date.fromisoformat(written[0] if written else "")
        except ValueError:
            self.fail(f"{value!r} is no day. Write it as YYYY-MM-DD, such as 2031-04-22.", param, ctx)


class Folder(click.ParamType[Path]):
    """A folder's path, which is never empty: a variable that is not set names no folder, least of all this one."""

    name = "DIR"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path that `value` writes."""
        if isinstance(value, Path):
            return value
        if not str(value).strip():
            self.fail("the name of the folder is empty.", param, ctx)
        return Path(str(value))


def with_json(command: Command) -> Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")(command)


def with_archive(command: Command) -> Command:
    """Add `--archive` and `--json`."""
    option = click.option(
        "--archive",
        "archive",
        metavar="DIR",
        type=Folder(),
        help="The archive's folder. Else ONRECORD_ARCHIVE, else the current folder or the nearest above it.",
    )
    return option(with_json(command))


def with_days(command: Command) -> Command:
    """Add `--as-of`, `--known-on` and `--published-by`."""
    for name, text in (
        ("--published-by", "Leave out reports published after that day."),
        ("--known-on", "Leave out what was archived or decided after that day: what was known then."),
        ("--as-of", "Tell states and clocks for that day. Else the day of the latest report."),
    ):
        command = click.option(name, type=Day(), help=text)(command)
    return command


def with_reader(text: str) -> Callable[[Command], Command]:
    """Add `--reader`, with `text` as its help."""
    return click.option("--reader", metavar="NAME", help=text)
