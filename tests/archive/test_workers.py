"""Reading in several processes gives what one process gives, byte for byte, and goes on where they fail."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from benchmarks.generate import write
from onrecord.archive import Archive, Declared, reading, workers
from onrecord.core.problem import Problem
from tests.archive.archive_world import made, still_clock, tree


def an_archive(path: Path) -> Archive:
    archive = made(Archive.create(path, now=still_clock))
    write(path.parent / "reports", 8)
    archive.add([path.parent / "reports"], Declared(retrieved="2031-01-01"))
    return archive


def index_of(archive: Archive, jobs: int) -> dict[str, bytes]:
    built = archive.build(jobs=jobs)
    assert not isinstance(built, Problem)
    return {name: content for name, content in tree(archive.path).items() if name.startswith("index/")}


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WORTH", 0)


@pytest.mark.usefixtures("eager")
def test_the_index_is_the_same_whatever_the_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = index_of(an_archive(tmp_path / "one" / "archive"), 1)
    begun: list[object] = []
    start = workers._started

    def counted(reader: str, number: int) -> ProcessPoolExecutor:
        begun.append((reader, number))
        return start(reader, number)

    monkeypatch.setattr(workers, "_started", counted)
    assert index_of(an_archive(tmp_path / "two" / "archive"), 2) == alone
    assert begun == [("english", 2)]


@pytest.mark.usefixtures("eager")
def test_where_no_process_can_be_started_this_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = index_of(an_archive(tmp_path / "one" / "archive"), 1)

    def refused(*_arguments: object) -> ProcessPoolExecutor:
        raise OSError("no more processes")

    monkeypatch.setattr(workers, "_started", refused)
    assert index_of(an_archive(tmp_path / "two" / "archive"), 2) == alone


@pytest.mark.usefixtures("eager")
def test_where_the_processes_are_gone_this_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = index_of(an_archive(tmp_path / "one" / "archive"), 1)
    monkeypatch.setattr(workers, "_read", _die)
    assert index_of(an_archive(tmp_path / "two" / "archive"), 2) == alone


def _die(*_arguments: object) -> None:
    import os  # noqa: PLC0415 - runs in a process of its own

    os._exit(1)
