"""Every write, sync and rename of every command fails in every way, and nothing stored is ever lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.archive import Archive, Declared, Request
from onrecord.core.decision import DecisionKind
from onrecord.core.problem import Problem
from onrecord.store.filesystem import FileSystem
from tests.archive.archive_world import SEEN, QuickEngine, claim_ids, create, reopen, still_clock, tree, write_reports
from tests.archive.faulty_disk import Crash, Failing, FaultyDisk


def add_reports(archive: Archive, reports: Path) -> None:
    archive.add([reports])


def declare(archive: Archive, reports: Path) -> None:
    archive.add([reports / "third.txt"], Declared(published="2031-03-09"))


def build(archive: Archive, _reports: Path) -> None:
    archive.build()


def decide(archive: Archive, _reports: Path) -> None:
    archive.decide(Request(DecisionKind.ACCEPT, (claim_ids(archive)[0],), "Jo Tarn", "Read it twice.", SEEN))


def accept(archive: Archive, _reports: Path) -> None:
    archive.accept()


Command = Callable[[Archive, Path], None]
COMMANDS: tuple[Command, ...] = (add_reports, declare, build, decide, accept)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with one report in it and three reports beside it, one of them the same."""
    folder = tmp_path_factory.mktemp("base")
    reports = write_reports(folder / "reports")
    archive = create(folder / "archive", FaultyDisk())
    archive.add([reports / "third.txt"])
    return folder


def opened(path: Path, files: FileSystem) -> Archive | None:
    archive = Archive.open(path, now=still_clock, engine=QuickEngine(), files=files, patience=0.2)
    return archive if isinstance(archive, Archive) else None


def content_of(path: Path) -> dict[str, bytes]:
    """What counts: the index may be made again, and leftovers say nothing about what is stored."""
    return {
        name: content
        for name, content in tree(path).items()
        if not name.startswith(("index/", "recovered/")) and name != ".lock"
    }


def assert_whole(path: Path, before: dict[str, bytes]) -> Archive:
    archive = reopen(path, FaultyDisk())
    verification = archive.verify(rebuild=True)
    assert not isinstance(verification, Problem)
    assert verification.problems == ()
    after = content_of(path)
    for name, content in before.items():
        if name.endswith(".jsonl"):
            assert after[name].startswith(content), f"{name} lost a line"
        elif name != "checkpoint.json":
            assert after[name] == content, f"{name} changed"
    return archive


@pytest.mark.parametrize("failing", Failing)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_a_fault_at_any_step_loses_nothing(base: Path, tmp_path: Path, command: Command, failing: Failing) -> None:
    before = content_of(base / "archive")
    counting = FaultyDisk()
    shutil.copytree(base / "archive", tmp_path / "sound")
    command(reopen(tmp_path / "sound", counting), base / "reports")
    assert counting.steps > 2, "the command is expected to write"
    expected = content_of(tmp_path / "sound")

    for step in range(counting.steps):
        path = tmp_path / f"{step}"
        shutil.copytree(base / "archive", path)
        files = FaultyDisk(failing, step)
        archive = opened(path, files)
        assert archive is not None
        try:
            command(archive, base / "reports")
        except Crash:
            assert failing not in (Failing.ERROR, Failing.TORN_ERROR)
        again = assert_whole(path, before)
        command(again, base / "reports")
        assert content_of(path) == expected, f"running it again after step {counting.names_of_steps[step]}"
        shutil.rmtree(path)


@pytest.mark.parametrize("failing", Failing)
def test_a_fault_at_any_step_of_making_an_archive(tmp_path: Path, failing: Failing) -> None:
    counting = FaultyDisk()
    create(tmp_path / "sound", counting)

    for step in range(counting.steps):
        path = tmp_path / f"{step}"
        try:
            made = Archive.create(path, now=still_clock, files=FaultyDisk(failing, step), patience=0.2)
        except Crash:
            pass
        else:
            assert isinstance(made, Problem)
        if opened(path, FaultyDisk()) is None:
            create(path, FaultyDisk())
        assert_whole(path, {})
        assert content_of(path) == content_of(tmp_path / "sound")


def test_a_crash_while_mending_after_a_crash_is_mended_too(base: Path, tmp_path: Path) -> None:
    before = content_of(base / "archive")
    shutil.copytree(base / "archive", tmp_path / "archive")
    path = tmp_path / "archive"
    files = FaultyDisk(Failing.TORN_CRASH, _step_of("append manifest.jsonl", base, tmp_path))
    with pytest.raises(Crash):
        add_reports(reopen(path, files), base / "reports")
    shutil.copytree(path, tmp_path / "counted")
    mending = FaultyDisk()
    reopen(tmp_path / "counted", mending)
    assert mending.steps > 4

    for step in range(mending.steps):
        broken = tmp_path / f"mending-{step}"
        shutil.copytree(path, broken)
        with pytest.raises(Crash):
            opened(broken, FaultyDisk(Failing.CRASH, step))
        assert_whole(broken, before)


def test_an_unfinished_line_is_kept_and_named(base: Path, tmp_path: Path) -> None:
    shutil.copytree(base / "archive", tmp_path / "archive")
    path = tmp_path / "archive"
    files = FaultyDisk(Failing.TORN_CRASH, _step_of("append manifest.jsonl", base, tmp_path))
    with pytest.raises(Crash):
        add_reports(reopen(path, files), base / "reports")

    problems = reopen(path).problems

    assert [problem.where for problem in problems] == ["manifest.jsonl, line 4"]
    (kept,) = (path / "recovered").iterdir()
    assert kept.name in problems[0].remedy
    assert kept.read_bytes().startswith(b'{"digest":"')
    assert reopen(path).problems == ()


def _step_of(name: str, base: Path, tmp_path: Path) -> int:
    counting = FaultyDisk()
    shutil.copytree(base / "archive", tmp_path / "counting")
    add_reports(reopen(tmp_path / "counting", counting), base / "reports")
    return next(n for n, step in enumerate(counting.names_of_steps) if step.endswith(name))
