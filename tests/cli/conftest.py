"""Running commands, in an empty folder or in an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.outcome import Exit
from onrecord.cli.run import run
from tests.cli.command_world import FIRST, SECOND, Done, Run


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
