"""The commands, end to end: what they print, in both forms, and how they leave."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.app import COMMANDS, application
from onrecord.cli.commands import read as read_command
from onrecord.cli.outcome import MEANINGS, Exit
from onrecord.cli.run import run
from onrecord.vocabulary import load

FIRST = """Editor held in Port Ansel

PORT ANSEL, 11 March 2031. Police arrested Nadia Orvel, editor of the monthly Tideline, on March 10, 2031.

The Lower Ansel District Court ordered her to be held for two months on March 11, 2031.

Her brother, Tomas Orvel, was arrested on March 10, 2031, too.
"""

SECOND = """Orvel's arrest

PORT ANSEL, 14 March 2031. Police arrested Nadia Orvel on March 9, 2031, her lawyer, Mira Kasten, said.
"""


@dataclass
class Done:
    """How a command left and what it printed."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, without the environment's archive or author."""
    for name in ("ONRECORD_ARCHIVE", "ONRECORD_AUTHOR", "ONRECORD_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str) -> Done:
        code = run(arguments)
        captured = capsys.readouterr()
        return Done(int(code), captured.out, captured.err)

    return invoke


@pytest.fixture
def archive(onrecord: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with two reports that disagree, with the current folder inside it."""
    folder = tmp_path / "case"
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(FIRST, "utf-8")
    (tmp_path / "reports" / "two.txt").write_text(SECOND, "utf-8")
    assert onrecord("init", str(folder), "--author", "R. Amsel").code == Exit.DONE
    facts = ("--published", "2031-03-11", "--retrieved", "2031-04-01")
    assert (
        onrecord("--archive", str(folder), "add", "reports/one.txt", "--publisher", "Harbour Gazette", *facts).code == 0
    )
    facts = ("--published", "2031-03-14", "--retrieved", "2031-04-02")
    assert onrecord("--archive", str(folder), "add", "reports/two.txt", "--publisher", "Civic Lens", *facts).code == 0
    monkeypatch.chdir(folder / "originals")
    return folder


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


def test_the_whole_way(archive: Path, onrecord: Run) -> None:
    built = onrecord("build", "--json").json()
    assert built["command"] == "build"
    assert built["result"]["support"] == "2 reports, 2 publishers, 2 origins"
    cases = onrecord("cases", "--json").json()["result"]
    assert cases[0]["name"] == "Nadia Orvel"
    shown = onrecord("show", "nadia")
    assert shown.code == Exit.DONE
    assert shown.out.startswith("Nadia Orvel\n")
    for words in ("STATE ON", "TIMELINE", "CONTRADICTIONS", "Mira Kasten", "2 reports, 2 publishers, 2 origins"):
        assert words in shown.out
    casefile = onrecord("show", "nadia", "--json").json()["result"]
    assert casefile["format"] == "onrecord-casefile-1"
    event = casefile["events"][0]["id"]
    explained = onrecord("explain", event[:14])
    assert explained.code == Exit.DONE
    assert "code points" in explained.out
    assert "one.txt" in explained.out or "two.txt" in explained.out
    data = onrecord("explain", event, "--json").json()["result"]
    sentence = data["explanation"]["evidence"][0]["sentence"]
    assert data["quotes"][0]["sentence"] in FIRST + SECOND
    assert len(data["quotes"][0]["sentence"]) == sentence["end"] - sentence["start"]
    assert (archive / "onrecord.toml").is_file()


def test_without_a_case_the_only_one_or_a_question(archive: Path, onrecord: Run) -> None:
    asked = onrecord("show")
    assert asked.code == Exit.REFUSED
    assert "onrecord cases" in asked.err
    assert archive.is_dir()


def test_days_leave_out_what_came_later(archive: Path, onrecord: Run) -> None:
    for option, value in (("--known-on", "2031-04-01"), ("--published-by", "2031-03-12")):
        result = onrecord("show", "nadia", option, value, "--json").json()["result"]
        assert [report["publisher"] for report in result["reports"]] == ["Harbour Gazette"]
        assert result[option.strip("-").replace("-", "_")] == value
        assert "Left out" in onrecord("show", "nadia", option, value).out
        assert "Left out:" in onrecord("export", "html", "nadia", option, value, "--output", "-").out
        before = onrecord("show", "nadia", option, "2031-01-01")
        assert (before.code, option in before.err) == (Exit.REFUSED, True)
    assert "Left out" not in onrecord("show", "nadia").out
    assert onrecord("show", "nadia", "--as-of", "2031-05-01", "--json").json()["result"]["as_of"] == "2031-05-01"
    assert onrecord("show", "nadia", "--as-of", "1 May").code == Exit.USAGE
    assert archive.is_dir()


@pytest.mark.parametrize(("kind", "start"), [("html", "<!doctype html>"), ("json", "{"), ("csv", "\ufeffevent,")])
def test_exports(kind: str, start: str, archive: Path, onrecord: Run, tmp_path: Path) -> None:
    target = tmp_path / f"out.{kind}"
    done = onrecord("export", kind, "nadia", "--output", str(target), "--json").json()
    assert done["exit"] == Exit.DONE
    assert target.read_text("utf-8").lstrip().startswith(start)
    assert done["result"]["losses"]
    again = onrecord("export", kind, "nadia", "--output", "-")
    assert again.out.encode() == target.read_bytes()
    assert onrecord("export", kind, "--all").code == Exit.DONE
    assert (archive.parent / f"case-file.{kind}").is_file()
    assert onrecord("export", kind, "--output", str(archive / "inside")).code == Exit.REFUSED
    assert onrecord("verify").code == Exit.DONE
    nowhere = onrecord("export", kind, "nadia", "--output", str(tmp_path / "no" / "such" / "file"))
    assert nowhere.code == Exit.UNWRITTEN
    assert "cannot be written" in " ".join(nowhere.err.split())


def test_the_same_archive_gives_the_same_bytes_under_any_hash_seed(archive: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from onrecord.cli.run import run; kinds = ('html', 'json', 'csv'); "
        "sys.exit(sum(run(['export', kind, 'nadia', '-o', f'{sys.argv[1]}.{kind}']) for kind in kinds))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "ONRECORD_ARCHIVE": str(archive)}
        command = [sys.executable, "-c", program, str(tmp_path / seed)]
        subprocess.run(command, env=environment, check=True, capture_output=True)
    for kind in ("html", "json", "csv"):
        assert (tmp_path / f"1.{kind}").read_bytes() == (tmp_path / f"2.{kind}").read_bytes()


def test_a_decision_changes_the_case_and_its_undo_restores_it(archive: Path, onrecord: Run) -> None:
    before = onrecord("show", "nadia", "--json").json()["result"]
    event = next(event for event in before["events"] if event["type"] == "arrest" and len(event["claims"]) > 1)
    claim = event["claims"][-1]
    rejected = onrecord("decide", "reject", claim, "--reason", "Misread.", "--json").json()
    assert rejected["exit"] == Exit.DONE
    assert rejected["result"]["decision"]["author"] == "R. Amsel"
    after = onrecord("show", "nadia", "--json").json()["result"]
    assert claim not in [found for event in after["events"] for found in event["claims"]]
    again = onrecord("decide", "reject", claim, "--reason", "Misread.")
    assert again.code == Exit.REFUSED
    decision = rejected["result"]["decision"]["id"]
    assert onrecord("decide", "undo", decision[:16], "--reason", "It was right.").code == Exit.DONE
    assert onrecord("show", "nadia", "--json").json()["result"] == before
    assert onrecord("verify").code == Exit.DONE
    assert archive.is_dir()


def test_what_is_withheld_is_in_no_output(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    done = onrecord("decide", "withhold", "Mira Kasten", "--reason", "She asked for it.", "--author", "A. B.")
    assert done.code == Exit.DONE
    shown = [done, onrecord("show", "nadia"), onrecord("show", "nadia", "--json"), onrecord("cases")]
    shown += [onrecord("export", kind, "nadia", "--output", "-") for kind in ("html", "json", "csv")]
    for each in shown:
        assert "Kasten" not in each.out + each.err
    missing = onrecord("show", "kasten")
    assert missing.code == Exit.REFUSED
    log = onrecord("decide", "list", "--json").json()["result"]
    assert [(line["kind"], line["undone"]) for line in log] == [("withhold", False)]
    assert "asked" not in onrecord("decide", "list").out
    assert onrecord("decide", "undo", log[0]["id"][:14], "--reason", "She agreed.").code == Exit.DONE
    assert onrecord("show", "kasten").code == Exit.DONE
    assert "undone" in onrecord("decide", "list").out
    assert archive.is_dir()
    assert tmp_path.is_dir()


def test_a_name_that_two_may_bear_is_clear_beside_one_of_them(
    archive: Path, onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    text = 'Police arrested Tomas again on 12 March 2031. "Tomas is held," they said.'
    (tmp_path / "three.txt").write_text(text, "utf-8")
    assert onrecord("--archive", str(archive), "add", "three.txt", "--retrieved", "2031-04-03").code == Exit.DONE
    monkeypatch.chdir(archive)
    assert onrecord("show", "Tomas").code == Exit.REFUSED
    done = onrecord("decide", "same", "Tomas", "Tomas Orvel", "--reason", "The brother.", "--json").json()
    assert done["exit"] == Exit.DONE
    assert len(set(done["result"]["decision"]["targets"])) == 2
    assert done["result"]["after"]["persons"] == done["result"]["before"]["persons"] - 1


def test_names_that_are_not_clear_are_not_decided_on(archive: Path, onrecord: Run) -> None:
    done = onrecord("decide", "same", "Nadia Orvel", "Nobody Atall", "--reason", "x")
    assert done.code == Exit.REFUSED
    assert "Nobody Atall" in done.err
    kept = onrecord("decide", "different", "Nadia Orvel", "Tomas Orvel", "--reason", "Sister and brother.")
    assert kept.code == Exit.DONE
    against = onrecord("decide", "same", "Nadia Orvel", "Tomas Orvel", "--reason", "One person.", "--json").json()
    assert against["exit"] == Exit.REFUSED
    assert against["result"] is None
    assert "undo" in against["problems"][0]["remedy"]
    assert archive.is_dir()


def test_verify_names_damage_and_leaves_with_its_own_code(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    sound = onrecord("verify", "--json").json()
    assert sound["exit"] == Exit.DONE
    checkpoint = onrecord("verify", "--checkpoint")
    (tmp_path / "checkpoint.json").write_text(checkpoint.out, "utf-8")
    assert onrecord("verify", "--since", str(tmp_path / "checkpoint.json")).code == Exit.DONE
    own = (archive / "checkpoint.json").read_bytes()
    (tmp_path / "copy.json").write_bytes(own)
    assert onrecord("verify", "--since", str(tmp_path / "copy.json")).code == Exit.DONE
    (tmp_path / "copy.json").write_bytes(own.replace(b'"lines":3', b'"lines":2'))
    assert onrecord("verify", "--since", str(tmp_path / "copy.json")).code == Exit.REFUSED
    original = next(path for path in sorted((archive / "originals").rglob("*")) if path.is_file())
    original.write_bytes(original.read_bytes() + b"!")
    damaged = onrecord("verify")
    assert damaged.code == Exit.DAMAGED
    assert original.name[:12] in damaged.err
    assert onrecord("verify", "--since", str(original)).code == Exit.REFUSED
    original.write_bytes(original.read_bytes()[:-1])
    assert onrecord("verify", "--rebuild").code == Exit.DONE


def test_a_report_that_is_damaged_is_left_out_and_told(archive: Path, onrecord: Run) -> None:
    assert onrecord("build").code == Exit.DONE
    record = next(path for path in sorted((archive / "texts").rglob("*")) if path.is_file())
    record.unlink()
    for command in (("build",), ("cases",), ("show", "Nadia Orvel"), ("export", "csv", "--all", "-o", "-")):
        done = onrecord(*command)
        assert done.code == Exit.PROBLEMS, command
        assert record.name in done.err
    assert [record.name in problem["where"] for problem in onrecord("build", "--json").json()["problems"]] == [True]


def test_adding_says_what_became_of_each_input(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "reports" / "empty.txt").write_bytes(b"")
    done = onrecord("add", str(tmp_path / "reports"), str(tmp_path / "nowhere.txt"), "--json").json()
    assert done["exit"] == Exit.PROBLEMS
    statuses = [outcome["status"] for outcome in done["result"]["outcomes"]]
    assert statuses == ["refused", "already_there", "already_there", "refused"]
    assert len(done["problems"]) == 2
    assert all(problem["where"] and problem["message"] and problem["remedy"] for problem in done["problems"])
    assert archive.is_dir()


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


def test_read_keeps_the_order_and_echoes_the_id(onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "b", "text": FIRST, "published": "2031-03-11", "publisher": "Harbour Gazette"}),
        "not json",
        "",
        json.dumps({"id": "a", "text": SECOND}),
    ]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    done = onrecord("read", "-")
    assert done.code == Exit.PROBLEMS
    read = [json.loads(line) for line in done.out.splitlines()]
    assert [line["id"] for line in read] == ["b", "standard input, line 2", "a"]
    assert any(claim["type"] == "arrest" for claim in read[0]["claims"])
    for mention in read[0]["mentions"]:
        assert FIRST[mention["start"] : mention["end"]] == mention["text"]
    (tmp_path / "one.txt").write_text(FIRST, "utf-8")
    from_file = onrecord("read", "one.txt", "missing.txt")
    assert from_file.code == Exit.PROBLEMS
    assert [json.loads(line)["id"] for line in from_file.out.splitlines()] == ["one.txt", "missing.txt"]


def test_read_passes_over_what_is_too_large(onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(read_command, "MOST_BYTES", 600)
    long, short = json.dumps({"id": "long", "text": "x" * 2000}), json.dumps({"id": "short", "text": SECOND})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{long}\n{short}\n{long}".encode())))
    done = onrecord("read", "-")
    assert done.code == Exit.PROBLEMS
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["id"] for line in lines] == ["standard input, line 1", "short", "standard input, line 3"]
    assert "larger than 600 bytes" in lines[0]["problems"][0]["message"]
    (tmp_path / "long.txt").write_text("x" * 601, "utf-8")
    (tmp_path / "guessed.txt").write_bytes("Düsseldorf, 3 May 2031. Nadia Orvel stayed there.".encode("cp1252"))
    long_file, guessed = (json.loads(line) for line in onrecord("read", "long.txt", "guessed.txt").out.splitlines())
    assert "larger than 600 bytes" in long_file["problems"][0]["message"]
    assert any("guess" in problem["message"] for problem in guessed["problems"])


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


def test_an_export_replaces_neither_a_device_nor_a_link(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    del archive
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert onrecord("export", "csv", "--all", "--output", str(tmp_path / "pipe")).code == Exit.DONE
    assert os.read(reading, 10**6).startswith(b"\xef\xbb\xbfevent,")
    os.close(reading)
    assert (tmp_path / "pipe").is_fifo()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert onrecord("export", "csv", "--all", "--output", str(tmp_path / "link.csv")).code == Exit.DONE
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").stat().st_size > 100
    assert onrecord("export", "csv", "--all", "--output", "").code == Exit.USAGE


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


def test_an_empty_name_names_nothing(archive: Path, onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.parent / "reports")
    done = onrecord("--archive", str(archive), "add", "")
    assert done.code == Exit.PROBLEMS
    assert "already there" not in done.out
    assert "empty" in done.err
    assert "empty" in onrecord("--archive", str(archive), "show", " ").err


def test_archives_are_neither_made_in_one_nor_added_to_one(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    assert onrecord("init", str(archive / "inner" / "most")).code == Exit.REFUSED
    assert not (archive / "inner").exists()
    assert onrecord("init", str(tmp_path / "other")).code == Exit.DONE
    (tmp_path / "other" / "report.txt").write_text(FIRST, "utf-8")
    found = onrecord("add", str(tmp_path / "other"), str(archive / "decisions.jsonl"), "--json")
    assert found.code == Exit.PROBLEMS
    assert [outcome["status"] for outcome in found.json()["result"]["outcomes"]] == ["refused", "refused"]
    assert onrecord("verify").code == Exit.DONE


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        *(("when", "garbage"), ("when", "2031-02-30"), ("until", "soon"), ("term", "two months"), ("ordinal", "x")),
        *(("stance", "sure"), ("type", "nonsense"), ("type", ""), ("phase", "nonsense"), ("nonsense", "x")),
    ],
)
def test_a_correction_that_says_nothing_is_refused(slot: str, value: str, archive: Path, onrecord: Run) -> None:
    claim = onrecord("show", "Nadia Orvel", "--json").json()["result"]["claims"][0]["id"]
    log = (archive / "decisions.jsonl").read_bytes()
    refused = onrecord("decide", "correct", claim, slot, value, "--reason", "Misread.", "--json")
    assert refused.code == Exit.REFUSED
    assert refused.json()["problems"][0]["remedy"]
    assert (archive / "decisions.jsonl").read_bytes() == log


@pytest.mark.usefixtures("archive")
def test_a_correction_is_held_against_what_the_others_made_of_the_claim(onrecord: Run) -> None:
    claim = onrecord("show", "Nadia Orvel", "--json").json()["result"]["claims"][0]["id"]
    convicted = ("decide", "correct", claim, "phase", "convicted", "--reason", "Misread.")
    assert onrecord(*convicted).code == Exit.REFUSED
    assert onrecord("decide", "correct", claim, "type", "verdict", "--reason", "Misread.").code == Exit.DONE
    assert onrecord(*convicted).code == Exit.DONE


def test_the_vocabulary_lists_every_type(onrecord: Run) -> None:
    listed = onrecord("vocabulary", "--json").json()["result"]["types"]
    assert len(listed) == len(load().event_types)
    shown = onrecord("vocabulary").out
    assert all(item["id"] in shown for item in listed)
    checked = onrecord("vocabulary", "check", "--json").json()
    assert checked["exit"] == (Exit.PROBLEMS if checked["problems"] else Exit.DONE)


def test_the_queue_tells_commands_that_answer_it(archive: Path, onrecord: Run) -> None:
    del archive
    shown = onrecord("queue")
    assert shown.code == Exit.DONE
    questions = onrecord("queue", "nadia", "--json").json()["result"]
    (question,) = [one for one in questions if one["kind"] == "contradiction"]
    assert question["title"] in " ".join(shown.out.split())
    assert onrecord(*question["look"]).code == Exit.DONE
    for command in question["answers"][0]["commands"]:
        assert " ".join(command) in " ".join(shown.out.split())
        assert onrecord(*command, "--reason", "Read it again.").code == Exit.DONE
    left = onrecord("queue", "--all", "--json").json()["result"]
    assert question["id"] not in [one["id"] for one in left]
    assert "contradiction" not in [one["kind"] for one in left]


def test_what_a_report_changed_is_told_by_the_day_it_came(archive: Path, onrecord: Run) -> None:
    del archive
    shown = onrecord("diff", "--known-on", "2031-04-01")
    assert shown.code == Exit.DONE
    assert "+ Civic Lens, 2031-03-14" in shown.out
    assert "because of Civic Lens" in shown.out
    found = onrecord("diff", "nadia", "--known-on", "2031-04-01", "--known-on", "2031-04-02", "--json").json()["result"]
    assert [change["kind"] for change in found["changes"] if change["part"] == "report"] == ["added"]
    assert onrecord("diff", "--known-on", "2031-04-02").out.strip() == "Nothing changed."
    for wrong in ((), ("--known-on", "2031-04-01", "--saved", "x.json"), ("--known-on", "2031-04-01") * 3):
        assert onrecord("diff", *wrong).code == Exit.USAGE


def test_what_a_decision_changed_is_told_by_its_id(archive: Path, onrecord: Run) -> None:
    del archive
    questions = onrecord("queue", "--json").json()["result"]
    (contradiction,) = [one for one in questions if one["kind"] == "contradiction"]
    (command,) = contradiction["answers"][1]["commands"]
    decided = onrecord(*command, "--reason", "Misread.", "--json").json()["result"]["decision"]["id"]
    found = onrecord("diff", "--decision", decided, "--json").json()["result"]["changes"]
    assert [change["id"] for change in found if change["part"] == "decision"] == [decided]
    assert [
        change["kind"] for change in found if change["part"] == "finding" and "contradiction" in change["title"]
    ] == ["gone"]
    assert all(decided in change["because"] for change in found if change["part"] == "event")
    assert onrecord("diff", "--decision", "0000").code == Exit.REFUSED


def test_who_may_give_away_the_one_withheld_is_named_to_whoever_decides(archive: Path, onrecord: Run) -> None:
    del archive
    done = onrecord("decide", "withhold", "Tomas Orvel", "--reason", "He asked for it.", "--json")
    assert done.code == Exit.DONE
    (told,) = done.json()["problems"]
    assert told["where"] == "Nadia Orvel"
    assert "Tomas" not in done.out
    assert "family name" not in onrecord("show", "nadia", "--json").out


def test_a_saved_case_file_is_compared_without_what_is_withheld_today(
    archive: Path, onrecord: Run, tmp_path: Path
) -> None:
    del archive
    saved = tmp_path / "saved.json"
    for written in (onrecord("export", "json", "--all", "-o", str(saved)), onrecord("show", "nadia", "--json")):
        assert written.code == Exit.DONE
    printed = tmp_path / "printed.json"
    printed.write_text(onrecord("show", "nadia", "--json").out, "utf-8")
    for file in (saved, printed):
        assert onrecord("diff", "--saved", str(file)).out.strip() == "Nothing changed."
    assert onrecord("decide", "withhold", "Tomas Orvel", "--reason", "He asked for it.").code == Exit.DONE
    shown = onrecord("diff", "--saved", str(saved))
    assert shown.code == Exit.DONE
    assert "Tomas" not in shown.out
    (tmp_path / "other.json").write_text("{}", "utf-8")
    assert onrecord("diff", "--saved", str(tmp_path / "other.json")).code == Exit.REFUSED
    assert onrecord("diff", "--saved", str(tmp_path / "none.json")).code == Exit.REFUSED
