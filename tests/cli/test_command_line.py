"""The command line itself: help, slips, what goes wrong, how it leaves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.app import COMMANDS, application
from onrecord.cli.outcome import MEANINGS, Exit
from onrecord.vocabulary import load
from tests.cli.command_world import Run


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    heavy = ("trafilatura", "lxml", "jinja2", "pycrfsuite", "onrecord.read", "onrecord.archive", "anyascii", "msgspec")
    program = (
        "import sys; from onrecord.cli.run import run; run(['--help']); "
        f"sys.exit(','.join(name for name in {heavy!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert not done.stderr.strip()
    for entry in COMMANDS:
        assert f"  {entry.name} " in done.stdout
        assert entry.summary.split()[0] in done.stdout
    for code, meaning in MEANINGS:
        assert f"{int(code):>3}  {meaning}" in done.stdout


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_command_helps_with_an_example_and_takes_json(name: str, onrecord: Run) -> None:
    entry = next(entry for entry in COMMANDS if entry.name == name)
    command = application.get_command(application.make_context("onrecord", [], resilient_parsing=True), name)
    assert command is not None
    assert command.short_help == entry.summary
    shown = onrecord(name, "--help")
    assert shown.code == Exit.DONE
    assert "Example:" in shown.out
    example = shown.out.split("Example:\n")[1].splitlines()[0]
    assert "\\b" not in shown.out
    assert example.startswith("    ")
    assert f"onrecord {name}" in shown.out.split("Example:")[1]
    subcommands = getattr(command, "commands", {"": command})
    for each in subcommands.values():
        assert "--json" in [option for parameter in each.params for option in parameter.opts]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "x"), Exit.NO_ARCHIVE),
        (("add", "x"), Exit.NO_ARCHIVE),
        (("verify",), Exit.NO_ARCHIVE),
        (("decide", "same", "a", "b", "--reason", "c"), Exit.NO_ARCHIVE),
        (("nonsense",), Exit.USAGE),
        (("export", "pdf"), Exit.USAGE),
        (("add",), Exit.USAGE),
        (("decide", "same", "a", "b"), Exit.USAGE),
        (("show", "--as-of", "31-12-2031"), Exit.USAGE),
        (("show", "--as-of", "20311231"), Exit.USAGE),
        (("show", "--as-of", "2031-W01-1"), Exit.USAGE),
        (("show", "x", "--archive", ""), Exit.USAGE),
        (("--archive", "", "cases"), Exit.USAGE),
        (("init", ""), Exit.USAGE),
        (("add", "x", "--published", "some day"), Exit.USAGE),
        (("decide", "list"), Exit.NO_ARCHIVE),
    ],
)
def test_what_goes_wrong_has_one_shape_and_its_code(arguments: tuple[str, ...], code: Exit, onrecord: Run) -> None:
    plain = onrecord(*arguments)
    assert plain.code == code
    assert plain.out == ""
    assert plain.err.startswith("problem: ")
    found = onrecord(*arguments, "--json")
    assert found.code == code
    envelope = found.json()
    assert set(envelope) == {"command", "exit", "result", "problems"}
    assert envelope["exit"] == code
    assert envelope["result"] is None
    assert envelope["problems"]
    assert all(set(problem) == {"where", "message", "remedy"} for problem in envelope["problems"])
    assert all(problem["where"] and problem["message"] and problem["remedy"] for problem in envelope["problems"])
    assert not any("\n" in problem["message"] for problem in envelope["problems"])


def test_without_a_command_there_is_help_and_a_slip_is_answered_with_the_nearest(onrecord: Run) -> None:
    assert onrecord().out.startswith("Usage: onrecord")
    assert "The nearest is 'show'" in onrecord("shwo").err
    assert onrecord("--version").out.startswith("onrecord ")
    assert onrecord("decide").out.startswith("Usage: onrecord decide")


def test_a_mistake_of_our_own_quotes_no_document(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_given: list[str]) -> int:
        raise ValueError("Nadia Orvel")

    monkeypatch.setattr("onrecord.cli.run._invoke", broken)
    done = onrecord("cases")
    assert done.code == Exit.BUG
    assert "Orvel" not in done.err
    assert "ValueError" in done.err
    found = onrecord("cases", "--json")
    assert (found.code, found.err) == (Exit.BUG, "")
    assert (found.json()["command"], found.json()["exit"], found.json()["result"]) == ("cases", Exit.BUG, None)
    assert "ValueError" in found.json()["problems"][0]["message"]


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_output_without_a_place_has_its_code(more: tuple[str, ...], archive: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "--archive", str(archive), "cases", *more]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == Exit.UNWRITTEN
    assert done.stderr.splitlines()[-1].startswith("onrecord: the output could not be written")
    closed = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *command], capture_output=True, check=False)
    assert (closed.returncode, closed.stderr) == (Exit.DONE, b"")


def test_stopping_has_the_one_shape_too(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_given: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.run._invoke", stopped)
    assert onrecord("cases").code == Exit.INTERRUPTED
    assert onrecord("cases", "--json").json()["exit"] == Exit.INTERRUPTED


def test_it_runs_as_a_module_too() -> None:
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()[0]) == (0, "onrecord")


def test_the_vocabulary_lists_every_type(onrecord: Run) -> None:
    listed = onrecord("vocabulary", "--json").json()["result"]["types"]
    assert len(listed) == len(load().event_types)
    shown = onrecord("vocabulary").out
    assert all(item["id"] in shown for item in listed)
    checked = onrecord("vocabulary", "check", "--json").json()
    assert checked["exit"] == (Exit.PROBLEMS if checked["problems"] else Exit.DONE)
