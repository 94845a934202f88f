"""`onrecord read`: reports without an archive."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from onrecord.cli.commands import read as read_command
from onrecord.cli.outcome import Exit
from tests.cli.command_world import FIRST, SECOND, Run


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
