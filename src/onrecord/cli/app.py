"""The `onrecord` command: a table of its commands, each loaded only when it is run."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click

from onrecord import __version__
from onrecord.cli.options import Folder
from onrecord.cli.outcome import MEANINGS


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of `onrecord --help`; the command is the attribute `command` of the module."""

    name: str
    module: str
    summary: str


COMMANDS: tuple[Entry, ...] = (
    Entry("init", "init", "Make an archive: the folder that everything is kept in."),
    Entry("add", "add", "Take reports into the archive: files, folders, or standard input."),
    Entry("build", "build", "Work out the case file from all reports and decisions."),
    Entry("cases", "cases", "List the persons at the centre of events, most events first."),
    Entry("show", "show", "Show a case: who, state now, timeline, what does not fit."),
    Entry("explain", "explain", "Say why an event, finding or claim stands: quotes, speakers, rules."),
    Entry("queue", "queue", "List what to decide next, with the commands that answer it."),
    Entry("decide", "decide", "Record what you decided: same, different, accept, reject, …"),
    Entry("diff", "diff", "Say what changed in the case file, event by event."),
    Entry("export", "export", "Write a case as a page (html), as data (json), or as a table (csv)."),
    Entry("read", "read", "Read reports without an archive and print what is found as JSON lines."),
    Entry("ask-online", "ask_online", "Send reports to the language model that the settings name."),
    Entry("answers", "answers", "Show what of a language model's answers stands in the reports."),
    Entry("verify", "verify", "Check every byte of the archive against its records."),
    Entry("vocabulary", "vocabulary", "List the event types, or check that they are sound."),
)

_CODES = "\n".join(f"  {int(code):>3}  {meaning}" for code, meaning in MEANINGS)

HELP = """News reports about a case in, a case file out in which every line opens the sentence it rests on.

\b
A first round:
  onrecord init my-archive --author "R. Amsel" && cd my-archive
  onrecord add ~/reports --publisher "Harbour Gazette"
  onrecord cases
  onrecord show "Nadia Orvel"
  onrecord export html "Nadia Orvel" --output ../orvel.html

Nothing leaves this machine, but by ask-online. The archive is --archive DIR, else ONRECORD_ARCHIVE, else the current
folder or the nearest one above it that is an archive.
"""

EPILOG = f"""\b
Every command takes --json and then prints one object:
  {{"command", "exit", "result", "problems": [{{"where", "message", "remedy"}}]}}

\b
Exit codes:
{_CODES}
"""


class Doors(click.Group):
    """The group of all commands: listing them loads none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a first round rather than of the alphabet."""
        del ctx
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        del ctx
        entry = next((entry for entry in COMMANDS if entry.name == cmd_name), None)
        if entry is None:
            return None
        command = import_module(f"onrecord.cli.commands.{entry.module}").command
        return _laid_out(command) if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; an unknown one is answered with the nearest."""
        name = args[0]
        known = self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - for slips only

            near = get_close_matches(name, known, n=1)
            ctx.fail(f"There is no command {name!r}." + (f" The nearest is {near[0]!r}." if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.summary) for entry in COMMANDS])


def _laid_out(command: click.Command) -> click.Command:
    """The command with its examples kept line by line.

    The mark for that is a control character; in docstrings it is written as two letters, which is how it can be read.
    """
    if command.help:
        command.help = command.help.replace("\\b", "\b")
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _laid_out(inner)
    return command


@click.command(
    cls=Doors,
    help=HELP,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.option("--archive", metavar="DIR", type=Folder(), help="The archive's folder, for any command.")
@click.version_option(__version__, prog_name="onrecord", message="%(prog)s %(version)s")
def application(archive: Path | None) -> None:
    """The group itself does nothing; its --archive is looked up by the commands (`onrecord.cli.door`)."""
    del archive
