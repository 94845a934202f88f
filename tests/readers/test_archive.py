"""A reader chosen for an archive, or for one command: what is read again, what is left out, what is told."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.archive import Archive, Request
from onrecord.cli.outcome import Exit
from onrecord.cli.run import run
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import DecisionKind
from onrecord.core.problem import Problem
from onrecord.store.settings import Settings
from tests.readers.planted import plant

REPORTS = {
    "first.txt": "Published: 2031-03-02\n---\nPolice arrested Alma Verrin in Limna on 1 March 2031.\n",
    "second.txt": "Published: 2031-03-05\n---\nWeaver let go\n\nA court released Alma Verrin on 4 March 2031.\n",
}
SEEN = "0" * 64


@pytest.fixture(autouse=True)
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("ONRECORD_ARCHIVE", "ONRECORD_AUTHOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "installed").mkdir()
    plant(tmp_path / "installed", monkeypatch, planted="planted_reader:open_reader")
    yield
    sys.modules.pop("planted_reader", None)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def create(path: Path, reports: Path, reader: str) -> Archive:
    archive = Archive.create(path, reader=reader, now=lambda: datetime(2031, 5, 4, tzinfo=UTC))
    assert isinstance(archive, Archive), archive
    archive.add([reports])
    return archive


def built(archive: Archive, reader: str | None = None) -> CaseFile:
    found = archive.build(reader=reader)
    assert not isinstance(found, Problem), found
    return found[0]


def people(casefile: CaseFile) -> set[str]:
    return {person.name for person in casefile.persons}


def index(archive: Archive) -> dict[str, bytes]:
    folder = archive.path / "index"
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def set_reader(archive: Archive, reader: str) -> Archive:
    (archive.path / "onrecord.toml").write_bytes(Settings(reader=reader).write())
    opened = Archive.open(archive.path)
    assert isinstance(opened, Archive)
    assert opened.accept().problems == ()
    return opened


def test_an_archive_is_read_with_the_reader_of_its_settings(tmp_path: Path, reports: Path) -> None:
    archive = create(tmp_path / "archive", reports, "planted:a")
    assert archive.settings.reader == "planted:a"
    casefile = built(archive)
    assert [line.rpartition(":")[0] for line in casefile.inputs.readers] == ["planted:a 1.0"]
    assert people(casefile) == {"Alma Verrin"}


def test_everything_is_read_again_when_the_reader_changes_and_not_before(tmp_path: Path, reports: Path) -> None:
    archive = create(tmp_path / "archive", reports, "planted:a")
    first = built(archive)
    kept = index(archive)
    read = sys.modules["planted_reader"].read
    assert len(read) == 2
    assert built(archive) == first
    assert built(set_reader(archive, "planted:a")) == first
    assert index(archive) == kept
    assert len(read) == 2
    second = built(set_reader(archive, "planted:b"))
    assert len(read) == 4
    assert second.inputs.readers != first.inputs.readers
    assert index(archive) != kept
    third = built(set_reader(archive, "english"))
    assert third.inputs.readers[0].startswith("english:")
    assert built(set_reader(archive, "planted:a")) == first
    assert index(archive) == kept


def test_a_reader_for_one_build_leaves_no_trace(tmp_path: Path, reports: Path) -> None:
    archive = create(tmp_path / "archive", reports, "english")
    usual = built(archive)
    kept = index(archive)
    assert built(archive, "planted:a").inputs.readers[0].startswith("planted:a 1.0:")
    assert index(archive) == kept
    assert built(archive) == usual


def test_a_report_that_the_reader_fails_on_is_left_out_and_told(tmp_path: Path, reports: Path) -> None:
    archive = create(tmp_path / "archive", reports, "planted:sick")
    casefile = built(archive)
    assert len(casefile.reports) == 1
    told = [problem for problem in archive.problems if "planted:sick" in problem.message]
    assert [problem.where for problem in told] == ["second.txt"]
    assert "RuntimeError at planted_reader.py" in told[0].message
    assert "Verrin" not in told[0].message
    assert "pip install planted-reader" in told[0].remedy
    assert set(told) <= set(casefile.problems)
    assert len(built(set_reader(archive, "planted:well")).reports) == 2


def test_who_is_withheld_by_a_report_that_cannot_be_read_keeps_everything_back(tmp_path: Path, reports: Path) -> None:
    archive = create(tmp_path / "archive", reports, "planted:well")
    (person,) = built(archive).persons
    second = next(key for key in person.mentions if key.document == max(key.document for key in person.mentions))
    first = next(key for key in person.mentions if key != second)
    for key in (first, second):
        assert archive.decide(Request(DecisionKind.WITHHOLD, (key.write(),), "Jo Tarn", "asked", SEEN)).decision
    assert isinstance(set_reader(archive, "planted:sick").build(), Problem)


def test_a_reader_that_is_not_here_stops_reading_and_nothing_else(tmp_path: Path, reports: Path) -> None:
    archive = set_reader(create(tmp_path / "archive", reports, "english"), "gone:a")
    for found in (archive.build(), Archive.create(tmp_path / "other", reader="gone:a")):
        assert isinstance(found, Problem)
        assert "pip install" in found.remedy
    decided = archive.decide(Request(DecisionKind.ACCEPT, ("claim-0123456789abcdef",), "Jo Tarn", "seen", SEEN))
    assert "gone:a" in decided.problems[0].message
    assert not (tmp_path / "other").exists()
    (tmp_path / "third.txt").write_text("Alma Verrin slept.\n", encoding="utf-8")
    assert archive.add([tmp_path / "third.txt"]).outcomes[0].document
    checked = archive.verify()
    assert not isinstance(checked, Problem)
    assert checked.sound
    checked = archive.verify(rebuild=True)
    assert not isinstance(checked, Problem)
    assert [problem.where for problem in checked.problems] == ["reader gone:a"]
    assert isinstance(archive.build(reader="english"), tuple)


def test_the_commands_take_a_reader(
    tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = str(reports / "first.txt")
    assert run(["read", "--reader", "planted:a", report]) == Exit.DONE
    line = json.loads(capsys.readouterr().out)
    assert line["reader"]["name"] == "planted:a 1.0"
    assert [m["text"] for m in line["mentions"] if m["kind"] == "person"] == ["Alma Verrin"]
    assert run(["read", "--reader", "planted:sick", report, str(reports / "second.txt")]) == Exit.PROBLEMS
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["mentions"]
    assert "planted:sick" in second["problems"][0]["message"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    for refused in (["read", "--reader", "gone"], ["init", str(tmp_path / "new"), "--reader", "gone"]):
        assert run(refused) == Exit.REFUSED
        assert "pip install" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
    place = ["--archive", str(tmp_path / "archive")]
    assert run(["init", str(tmp_path / "archive"), "--reader", "planted:a"]) == Exit.DONE
    assert run([*place, "add", str(reports)]) == Exit.DONE
    capsys.readouterr()
    for arguments, reader in (([], "planted:a"), (["--reader", "english"], "english")):
        assert run([*place, "build", "--json", *arguments]) == Exit.DONE
        inputs = json.loads(capsys.readouterr().out)["result"]["inputs"]
        assert inputs["readers"][0].startswith(reader)
    assert run([*place, "build", "--reader", "gone"]) == Exit.NO_ARCHIVE
    assert "pip install" in capsys.readouterr().err


def test_who_names_no_reader_pays_for_none(tmp_path: Path, reports: Path) -> None:
    code = (
        "import sys; from onrecord.cli.run import run; run(sys.argv[1:]);"
        "print([name for name in ('onrecord.readers', 'importlib.metadata', 'spacy') if name in sys.modules])"
    )
    for arguments in (["--help"], ["read", str(reports / "first.txt")]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, cwd=tmp_path
        )
        loaded = done.stdout.splitlines()[-1]
        assert "onrecord.readers" not in loaded
        assert "spacy" not in loaded
