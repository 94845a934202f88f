"""The whole file that docs/vocabulary.md shows is one: it loads, is sound, and reads its own example as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.vocabulary import check, load_folder
from tests.support import case_runner

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"


def test_the_file_that_is_shown_adds_a_type_without_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.search(r"## A whole file\n\n```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    (tmp_path / "shown.toml").write_text(shown[1], encoding="utf-8")
    vocabulary, problems = load_folder(tmp_path)
    assert (problems, check(vocabulary)) == ((), ())
    added = vocabulary.type("flood_rescue")
    assert added is not None
    monkeypatch.setattr(case_runner, "_vocabulary", lambda: vocabulary)
    case_runner.check_text(added.example, "docs/vocabulary.md")
