"""One writer at a time; the others wait for a while, then say what holds them."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from onrecord.archive import Archive
from onrecord.core.problem import Problem
from tests.archive.archive_world import QuickEngine, create, reopen, still_clock, tree

GOOD = "Published: 2031-03-02\n\nA report on 2 March 2031.\n"


def test_two_processes_at_once(tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom onrecord.store.lock import hold\n"
        "with hold(Path(sys.argv[1]), 1) as refusal:\n    print(refusal, flush=True)\n"
        "    time.sleep(float(sys.argv[2]))\n"
    )
    archive = create(tmp_path / "archive")
    report = tmp_path / "report.txt"
    report.write_text(GOOD, encoding="utf-8")
    before = tree(archive.path)
    for seconds, expected in (("30", "refused"), ("0.5", "added")):
        other = subprocess.Popen(
            [sys.executable, "-c", script, str(archive.path), seconds], stdout=subprocess.PIPE, text=True
        )
        try:
            assert other.stdout is not None
            assert other.stdout.readline().strip() == "None"
            patient = Archive.open(archive.path, now=still_clock, engine=QuickEngine(), patience=1.0)
            assert isinstance(patient, Archive)
            started = time.monotonic()
            (outcome,) = patient.add([report]).outcomes
            assert time.monotonic() - started < 10
            assert outcome.status == expected
            if expected == "refused":
                assert "Another process" in outcome.problems[0].message
                assert ".lock" in outcome.problems[0].where
                assert tree(archive.path) == before
                assert not isinstance(patient.build(), Problem), "reading goes on"
                assert tree(archive.path) == before, "without the lock the index stays as it is"
        finally:
            other.kill()
            other.communicate()


def test_two_writers_taking_turns_lose_nothing(tmp_path: Path) -> None:
    create(tmp_path / "archive")
    script = (
        "import sys\nfrom pathlib import Path\nfrom onrecord.archive import Archive\n"
        "archive = Archive.open(Path(sys.argv[1]), patience=30)\n"
        "for path in sorted(Path(sys.argv[2]).iterdir()):\n    archive.add([path])\n"
    )
    running = []
    for desk in ("left", "right"):
        folder = tmp_path / desk
        folder.mkdir()
        for number in range(12):
            (folder / f"{number}.txt").write_text(f"{GOOD}{desk} {number % 6 if desk == 'left' else number}")
        running.append(subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "archive"), str(folder)]))
    assert [process.wait(60) for process in running] == [0, 0]
    archive = reopen(tmp_path / "archive")
    verification = archive.verify()
    assert not isinstance(verification, Problem)
    assert verification.problems == ()
    assert verification.documents == 18


def test_a_process_that_is_killed_loses_nothing_of_what_it_stored(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(f"{GOOD}{number}", encoding="utf-8")
    create(tmp_path / "archive")
    script = (
        "import sys\nfrom pathlib import Path\nfrom onrecord.archive import Archive\n"
        "archive = Archive.open(Path(sys.argv[1]), patience=30)\nprint('ready', flush=True)\n"
        "for path in sorted(Path(sys.argv[2]).iterdir()):\n    archive.add([path])\n    print(path, flush=True)\n"
    )
    stored = 0
    for reports in (3, 7, 12):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path / "archive"), str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(reports + 1):
            process.stdout.readline()
        process.kill()
        process.communicate()
        verification = reopen(tmp_path / "archive").verify()
        assert not isinstance(verification, Problem)
        assert verification.problems == ()
        assert verification.documents >= max(reports, stored)
        stored = verification.documents
