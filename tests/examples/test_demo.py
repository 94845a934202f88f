"""`make demo` on the bundled example: what it prints, that it may be run again, that its bytes are the same."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest

from examples import demo


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo with a space")
    demo.run(folder)
    return folder


def _digests(folder: Path) -> dict[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith(".lock"))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_it_prints_the_case_and_the_place_of_the_page_last(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert demo.main([str(folder)]) == 0
    printed = capfd.readouterr().out
    assert printed.splitlines()[-1] == str((folder / "case.html").resolve())
    assert "Ruvan Dzhelmirov" in printed
    assert (folder / "case.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_second_run_changes_no_byte_and_is_quick(folder: Path) -> None:
    before, began = _digests(folder), time.monotonic()
    demo.run(folder)
    assert time.monotonic() - began < 10
    assert _digests(folder) == before


def test_two_archives_of_the_example_are_alike(folder: Path, tmp_path: Path) -> None:
    demo.run(tmp_path)
    assert (tmp_path / "case.html").read_bytes() == (folder / "case.html").read_bytes()


def test_without_a_folder_it_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.main([]) == 2
    assert "Usage" in capsys.readouterr().err
