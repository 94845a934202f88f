"""docs/archive-format.md: complete, and what it tells a stranger to run finds what is wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.archive import Declared, Request
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.document import Document
from onrecord.second.exchange import Exchange
from onrecord.store import layout
from onrecord.store.entries import Checkpoint, ManifestEntry, ManifestKind, StoredDocument, StoredExchange
from onrecord.store.settings import Settings
from tests.archive.archive_world import SEEN, claim_ids, create, write_reports
from tests.archive.faulty_disk import FaultyDisk

PAGE = (Path(__file__).parents[2] / "docs" / "archive-format.md").read_text(encoding="utf-8")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = create(tmp_path / "archive", FaultyDisk())
    made.add([write_reports(tmp_path / "reports")])
    made.add([tmp_path / "reports" / "third.txt"], Declared(published="2031-03-09", title="Weaver — “questioned” \x7f"))
    assert made.decide(Request(DecisionKind.ACCEPT, (claim_ids(made)[0],), "Jo Tarn", "Читано.", SEEN)).decision
    return tmp_path / "archive"


def block(language: str) -> str:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[0]


def by_python(archive: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", block("python"), str(archive)], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def by_shell(archive: Path) -> str:
    script = block("sh").replace("ARCHIVE", str(archive))
    return subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "kind", [Settings, Document, StoredDocument, StoredExchange, Exchange, ManifestEntry, Decision, Checkpoint]
)
def test_every_field_is_described(kind: type) -> None:
    for field in fields(kind):  # type: ignore[arg-type]
        assert f"`{field.name}`" in PAGE or f'"{field.name}"' in PAGE, f"{kind.__name__}.{field.name}"


@pytest.mark.parametrize("name", [*sorted(layout.OWN), *ManifestKind, *DecisionKind])
def test_every_file_and_kind_is_described(name: str) -> None:
    assert name in PAGE


def test_a_sound_archive_is_found_sound(archive: Path) -> None:
    assert by_shell(archive) == ""
    assert by_python(archive).count("is whole") == 2


def test_what_is_changed_is_found(archive: Path) -> None:
    for folder in ("originals", "texts"):
        victim = next((archive / folder).rglob("*/*"))
        content = victim.read_bytes()
        victim.write_bytes(content + b" ")
        assert str(victim.relative_to(archive)) in by_shell(archive)
        victim.unlink()
        assert str(victim.relative_to(archive)) in by_python(archive)
        victim.write_bytes(content)
    for name, line in (("manifest.jsonl", 2), ("decisions.jsonl", 1)):
        log = archive / name
        content = log.read_bytes()
        lines = content.splitlines(keepends=True)
        lines[line - 1] = lines[line - 1].replace(b"2031-05-04", b"2031-05-03")
        log.write_bytes(b"".join(lines))
        assert f"{name}, line {line}" in by_python(archive)
        log.write_bytes(content)
