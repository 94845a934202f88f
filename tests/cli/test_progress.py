"""Progress is told late, rarely, and never among results."""

from __future__ import annotations

import pytest

from onrecord.cli.progress import PATIENCE, Progress


def test_short_work_says_nothing_and_long_work_says_so_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    progress = Progress("reading", clock=lambda: now)
    progress(1, 10)
    assert capsys.readouterr().err == ""
    now = PATIENCE + 1
    progress(2, 1000)
    progress(3, 1000)
    progress.done()
    captured = capsys.readouterr()
    assert captured.err == "reading: 2 of 1,000\n"
    assert captured.out == ""
