"""Every changed, missing or foreign byte is named."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from onrecord.archive import Archive, Checkpoint, Declared, Request, Verification
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.problem import Problem
from onrecord.store import layout
from onrecord.store.chain import GENESIS, read_chain, write_lines
from onrecord.store.entries import ManifestEntry
from onrecord.store.sealed import seal, unseal
from tests.archive.archive_world import (
    SEEN,
    QuickEngine,
    claim_ids,
    create,
    made,
    mention_keys,
    reopen,
    tree,
    write_reports,
)
from tests.archive.faulty_disk import FaultyDisk

FLIPS_PER_FILE = 24


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    archive = create(folder / "archive", FaultyDisk())
    archive.add([write_reports(folder / "reports")])
    archive.add([folder / "reports" / "third.txt"], Declared(published="2031-03-09"))
    for kind, target in ((DecisionKind.ACCEPT, claim_ids(archive)[0]), (DecisionKind.REJECT, claim_ids(archive)[1])):
        assert archive.decide(Request(kind, (target,), "Jo Tarn", "Read it twice.", SEEN)).decision
    archive.build()
    return folder / "archive"


def verified(path: Path, since: Checkpoint | None = None) -> tuple[Problem, ...]:
    archive = Archive.open(path, engine=QuickEngine(), files=FaultyDisk(), patience=0.2)
    if isinstance(archive, Problem):
        return (archive,)
    verification = archive.verify(since)
    return (verification,) if isinstance(verification, Problem) else verification.problems


def test_a_sound_archive_has_no_problems(sound: Path) -> None:
    verification = reopen(sound).verify(rebuild=True)
    assert isinstance(verification, Verification)
    assert verification.problems == ()
    assert verification.sound
    assert (verification.documents, verification.decisions) == (3, 2)


def test_every_flipped_byte_is_named(sound: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    shutil.copytree(sound, tmp_path / "archive")
    names = [name for name in tree(sound) if name != ".lock"]
    assert {name.split("/")[0] for name in names} == {
        "checkpoint.json",
        "decisions.jsonl",
        "index",
        "manifest.jsonl",
        "onrecord.toml",
        "originals",
        "texts",
    }
    for name in names:
        path = tmp_path / "archive" / name
        content = path.read_bytes()
        places = {0, len(content) - 1, *(chance.randrange(len(content)) for _ in range(FLIPS_PER_FILE))}
        for place in sorted(places):
            damaged = bytearray(content)
            damaged[place] ^= 1 << chance.randrange(8)
            path.write_bytes(bytes(damaged))
            problems = verified(tmp_path / "archive")
            assert any(problem.where.split(",")[0] in (name, str(path)) for problem in problems), (name, place)
            # Nothing was moved or mended: what was damaged is still there to be looked at.
            assert path.read_bytes() == bytes(damaged), (name, place)
        path.write_bytes(content)
    assert verified(tmp_path / "archive") == ()


def test_every_missing_file_is_named(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    for name in tree(sound):
        if name.startswith(("index/", ".lock")):
            continue
        path = tmp_path / "archive" / name
        content = path.read_bytes()
        path.unlink()
        if name == "onrecord.toml":
            (problem,) = verified(tmp_path / "archive")
            assert "onrecord.toml" in problem.message
        else:
            assert name in [problem.where for problem in verified(tmp_path / "archive")]
        path.write_bytes(content)


@pytest.mark.parametrize("name", ["manifest.jsonl", "decisions.jsonl"])
@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[:-1],
        lambda lines: lines[:1] + lines[2:],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [*lines[:-1], lines[-1].replace(b"2031", b"2030")],
    ],
    ids=["cut off", "taken out", "swapped", "repeated", "rewritten"],
)
def test_a_changed_line_is_named_and_nothing_is_written(
    sound: Path, tmp_path: Path, name: str, change: Callable[[list[bytes]], list[bytes]]
) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    log = tmp_path / "archive" / name
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(change(lines)))
    before = tree(tmp_path / "archive")

    archive = reopen(tmp_path / "archive")

    if change(lines) == [*lines, lines[-1]]:
        # A whole line behind those that the checkpoint vouches for is what a crash leaves; this one fits nowhere.
        assert any(problem.where.startswith(name) for problem in archive.problems)
        return
    assert any(problem.where.startswith(name) for problem in archive.problems)
    report = tmp_path / "new.txt"
    report.write_text("Published: 2031-03-02\n\nA new report.\n", encoding="utf-8")
    assert [outcome.status for outcome in archive.add([report]).outcomes] == ["refused"]
    assert archive.decide(Request(DecisionKind.ACCEPT, ("claim-1",), "Jo", "So.", SEEN)).decision is None
    built = archive.build()
    if name == "decisions.jsonl":
        assert isinstance(built, Problem), "nobody knows what the damaged log withheld"
        assert "no case file is shown" in built.message
    else:
        assert not isinstance(built, Problem)
        assert built[0].reports, "what is sound is still read"
    assert tree(tmp_path / "archive") == before


def test_a_foreign_file_is_named(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    for name in ("notes.txt", "originals/ab/cd", "index/readings/zz.json", "staging/x", "texts/stray.json"):
        path = tmp_path / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    names = [problem.where for problem in verified(tmp_path / "archive")]
    # What lies in staging/ is a crash's, and was removed by opening.
    assert names == ["index/readings/zz.json", "notes.txt", "originals/ab/cd", "texts/stray.json"]


def test_a_file_whose_line_was_damaged_is_not_called_foreign(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    log = tmp_path / "archive" / "manifest.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([lines[0], lines[1].replace(b"plain 1", b"plain 2"), *lines[2:]]))
    problems = verified(tmp_path / "archive")
    assert [problem.where.partition("/")[0] for problem in problems] == ["manifest.jsonl, line 2", "originals", "texts"]
    for problem in problems[1:]:
        assert "No sound line" in problem.message
        assert "manifest is damaged" in problem.remedy


def test_an_index_that_was_tampered_with_and_sealed_again_is_found_by_reading_anew(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    for path in sorted((tmp_path / "archive" / "index").rglob("*.json")):
        content = path.read_bytes()
        inner = unseal(content)
        assert inner is not None
        changed = inner.replace(b'"type":"arrest"', b'"type":"pardon"')
        assert changed != inner
        path.write_bytes(seal(msgspec.json.decode(changed)))
        verification = reopen(tmp_path / "archive").verify(rebuild=True)
        assert isinstance(verification, Verification)
        assert [problem.where for problem in verification.problems] == [str(path.relative_to(tmp_path / "archive"))]
        path.write_bytes(content)


def test_a_rewritten_archive_verifies_by_itself_but_not_against_an_earlier_checkpoint(
    sound: Path, tmp_path: Path
) -> None:
    verification = reopen(sound).verify()
    assert isinstance(verification, Verification)
    checkpoint = verification.checkpoint
    assert checkpoint is not None
    forged = create(tmp_path / "archive")
    (tmp_path / "report.txt").write_text("Published: 2031-03-02\n\nNothing happened.\n", encoding="utf-8")
    forged.add([tmp_path / "report.txt"])

    assert verified(tmp_path / "archive") == ()
    assert [problem.where for problem in verified(tmp_path / "archive", checkpoint)] == [
        "manifest.jsonl, line 5",
        "decisions.jsonl, line 2",
    ]


def test_a_log_exchanged_for_another_sound_one_is_named(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    log = tmp_path / "archive" / "decisions.jsonl"
    entries = read_chain(log.read_bytes(), Decision, known=2).entries
    log.write_bytes(write_lines([replace(entry, author="Lu Marn") for entry in entries], GENESIS)[0])
    assert [problem.where for problem in verified(tmp_path / "archive")] == ["decisions.jsonl, line 2"]


def test_a_line_that_ties_an_original_to_the_text_of_another_is_found(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    archive = tmp_path / "archive"
    first, left, right, *others = read_chain((archive / "manifest.jsonl").read_bytes(), ManifestEntry, known=5).entries
    assert left.document is not None
    assert right.document is not None
    swapped = [
        replace(left, document=replace(left.document, record=right.document.record)),
        replace(right, document=replace(right.document, record=left.document.record)),
    ]
    (archive / "manifest.jsonl").write_bytes(write_lines([first, *swapped, *others], GENESIS)[0])
    assert reopen(archive).accept().problems == ()
    problems = verified(archive)
    assert {problem.where for problem in problems} == {
        str(layout.record_name(document.record)) for document in (left.document, right.document)
    }
    assert all("another original" in problem.message for problem in problems)


def test_a_grown_archive_continues_its_checkpoint(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    archive = reopen(tmp_path / "archive")
    verification = archive.verify()
    assert isinstance(verification, Verification)
    (tmp_path / "more.txt").write_text("Published: 2031-04-02\n\nOne more report.\n", encoding="utf-8")
    archive.add([tmp_path / "more.txt"])
    assert verified(tmp_path / "archive", verification.checkpoint) == ()


def test_changed_settings_are_told_and_can_be_accepted(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    settings = tmp_path / "archive" / "onrecord.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('author = ""', 'author = "Jo"'), encoding="utf-8")
    archive = reopen(tmp_path / "archive")
    assert [problem.where for problem in archive.problems] == ["onrecord.toml"]
    assert archive.settings.author == "Jo"
    assert archive.accept().problems == ()
    assert verified(tmp_path / "archive") == ()


def test_a_damaged_line_cannot_be_accepted(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    log = tmp_path / "archive" / "manifest.jsonl"
    log.write_bytes(log.read_bytes().replace(b"2031", b"2030", 1))
    archive = reopen(tmp_path / "archive")
    assert [problem.where for problem in archive.accept().problems] == ["manifest.jsonl, line 1"]


def test_a_lost_checkpoint_can_be_made_again(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    (tmp_path / "archive" / "checkpoint.json").unlink()
    archive = reopen(tmp_path / "archive")
    assert [problem.where for problem in archive.problems] == ["checkpoint.json"]
    assert archive.accept().problems == ()
    assert tree(tmp_path / "archive") == tree(sound)


def test_an_archive_of_a_newer_version_is_refused_and_left_alone(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    settings = tmp_path / "archive" / "onrecord.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("format = 1", "format = 2\nnovelty = true"), encoding="utf-8"
    )
    before = tree(tmp_path / "archive")
    problem = Archive.open(tmp_path / "archive")
    assert isinstance(problem, Problem)
    assert "format 2" in problem.message
    assert "Update onrecord" in problem.remedy
    assert tree(tmp_path / "archive") == before


def test_names_that_are_withheld_are_in_no_problem(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path / "archive")
    archive = reopen(tmp_path / "archive")
    (key, *_) = mention_keys(archive, "Alma Verrin")
    assert archive.decide(Request(DecisionKind.WITHHOLD, (key,), "Jo", "Alma Verrin asked.", SEEN)).decision
    for name, content in tree(tmp_path / "archive").items():
        if name != ".lock":
            (tmp_path / "archive" / name).write_bytes(content[:-3] + b"xyz")
    problems = verified(tmp_path / "archive")
    assert len(problems) > 5
    assert not any("Verrin" in f"{problem}" for problem in problems)


def test_opening_by_a_path_that_is_no_archive(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing", tmp_path / "file"):
        (tmp_path / "file").write_text("", encoding="utf-8")
        problem = Archive.open(path)
        assert isinstance(problem, Problem)
        assert "onrecord init" in problem.remedy


def test_making_an_archive_where_something_is(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    before = tree(sound)
    for path, message in ((tmp_path, "not empty"), (tmp_path / "file", "file of that name"), (sound, "already")):
        problem = Archive.create(path)
        assert isinstance(problem, Problem)
        assert message in problem.message
    assert tree(sound) == before
    assert made(Archive.create(tmp_path / "new" / "deep")).problems == ()
