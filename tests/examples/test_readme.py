"""README's first screen shows what onrecord really prints for the two reports it quotes."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from examples import demo
from onrecord.cli.run import run
from tests.support.case_runner import ACCEPT

ROOT = Path(__file__).parents[2]
QUOTED = ("11-tarpress-2024-03-04.txt", "07-radio-meridian-2024-02-16.html")
ID = re.compile(r"\[[0-9a-f]{4,}\]")
"""Short ids differ whenever a claim is read a letter further; what is said does not."""
PLACE = re.compile(r"(<!-- contradiction -->\n).*?(<!-- /contradiction -->)", re.DOTALL)


def _contradiction(folder: Path, capfd: pytest.CaptureFixture[str]) -> str:
    """The part of `onrecord show` between the first contradiction and the end of its section."""
    archive = str(folder / "archive")
    demo.onrecord("init", archive)
    reports = [str(demo.REPORTS / name) for name in QUOTED]
    demo.onrecord("--archive", archive, "add", "--retrieved", demo.RETRIEVED, *reports)
    capfd.readouterr()
    demo.onrecord("--archive", archive, "show", demo.CASE)
    shown = capfd.readouterr().out
    return shown[shown.index("≠ ") :].split("\n\n\n")[0].rstrip()


def test_the_first_screen_is_what_onrecord_prints(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    block = f"```\n{_contradiction(tmp_path, capfd)}\n```\n"
    expected = PLACE.sub(lambda match: match[1] + block + match[2], text)
    if os.environ.get(ACCEPT) == "1":
        readme.write_text(expected, encoding="utf-8")
    assert ID.sub("[id]", readme.read_text(encoding="utf-8")) == ID.sub("[id]", expected)


def test_the_sentences_it_quotes_are_in_the_reports() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = [
        " ".join(line.replace("**", "").replace("> ", "").split())
        for line in re.findall(r"— (.+?)\n\n", text, re.DOTALL)
    ]
    assert len(quoted) == 2
    for name, quote in zip(QUOTED, quoted, strict=True):
        report = " ".join((demo.REPORTS / name).read_text(encoding="utf-8").split())
        assert quote.replace(" >", "") in report


def test_the_commands_of_the_readme_work_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text.split("## Use it")[1].split("```")[1]
    commands = [
        words[1:] for line in block.splitlines() if (words := shlex.split(line, comments=True))[:1] == ["onrecord"]
    ]
    assert len(commands) >= 8
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    monkeypatch.delenv("ONRECORD_AUTHOR", raising=False)
    shown = ""
    for command in commands:
        words = command[: command.index("&&")] if "&&" in command else command
        ids = re.findall(r"\[([0-9a-f]{4,})\]", shown)
        assert run([ids[0] if word == "ID" else word for word in words]) == 0, words
        shown = capsys.readouterr().out
        if "&&" in command:
            monkeypatch.chdir(tmp_path / command[-1])
    assert (tmp_path / "case.html").is_file()
