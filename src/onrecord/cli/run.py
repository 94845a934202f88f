"""Running a command: one JSON object or lines for people, one shape for whatever went wrong, one exit code."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from onrecord.cli.outcome import Exit

_OUTPUT_LOST = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})
"""What a machine says where output has no place; whatever else it refuses, the commands tell as problems."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run `onrecord` with `arguments` (those of the process where None). The exit code; never raises."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    # A stream that was closed before the start takes nothing: what is written to it goes nowhere.
    sys.stdout, sys.stderr = (stream or Path(os.devnull).open("w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        _write_any_text(stream)
    try:
        return _invoke(given)
    except BrokenPipeError:
        return _turn_away()
    except (KeyboardInterrupt, click.Abort):
        return _leave(given, Exit.INTERRUPTED, "stopped from the keyboard.", "Whatever was finished is kept.")
    except OSError as error:
        if error.errno not in _OUTPUT_LOST:
            return _bug(given, error)
        click.echo(f"onrecord: the output could not be written: {error.strerror}.", err=True)
        return _turn_away()
    except Exception as error:  # noqa: BLE001 - the last stop: a message may quote a document, a place may not
        return _bug(given, error)


def _invoke(given: list[str]) -> int:
    from onrecord.cli.app import application  # noqa: PLC0415 - kept out of `import onrecord.cli`

    try:
        code = application.main(args=given, prog_name="onrecord", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return Exit.USAGE
    except click.ClickException as error:
        from onrecord.cli.report import report_usage  # noqa: PLC0415 - what it needs would slow down --help

        return report_usage(error, as_json="--json" in given)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except SystemExit:
        # So click leaves when whoever read our output has gone.
        return Exit.UNWRITTEN
    return code if isinstance(code, int) else Exit.DONE


def _turn_away() -> int:
    """Point the output elsewhere, which keeps the interpreter quiet when it closes a stream that nobody takes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.UNWRITTEN


def _write_any_text(stream: object) -> None:
    """A stream that cannot write a letter writes its code instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _bug(given: list[str], error: Exception) -> int:
    if os.environ.get("ONRECORD_TRACEBACK"):
        traceback.print_exception(error)
    places = traceback.extract_tb(error.__traceback__)
    place = f"{places[-1].filename.rpartition('onrecord')[2].lstrip('/')}, line {places[-1].lineno}" if places else "?"
    return _leave(
        given,
        Exit.BUG,
        f"a mistake in onrecord itself ({type(error).__name__} at {place}). What is stored stays as it was.",
        "Please report it with the command you ran. ONRECORD_TRACEBACK=1 prints the details, which may quote your "
        "documents.",
    )


def _leave(given: list[str], code: Exit, message: str, remedy: str) -> int:
    """Say why the command did not end as it should: in the one shape for machines, or to people."""
    if "--json" not in given:
        click.echo(f"\nonrecord: {message}\n  {remedy}", err=True)
        return code
    from onrecord.cli.report import Envelope, print_json  # noqa: PLC0415 - what it needs would slow down --help
    from onrecord.core.problem import Problem  # noqa: PLC0415 - as above

    command = next((word for word in given if not word.startswith("-")), "onrecord")
    print_json(Envelope(command, int(code), None, (Problem("onrecord", message, remedy),)))
    return code
