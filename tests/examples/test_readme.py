"""README's first screen shows what onrecord really prints for the two reports it quotes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from examples import demo
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
