"""Commands that tell of a case: the whole way from reports to files, days, exports, the queue."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.outcome import Exit
from tests.cli.command_world import FIRST, SECOND, Run


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
