"""The gate of training: what is worse than before does not ship."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).parents[2] / "training"


def _gate() -> ModuleType:
    specification = importlib.util.spec_from_file_location("training_gate", TRAINING / "gate.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


gate = _gate()


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "some.dev.bio").write_text("Ada\tB-PER\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def floors(corpora: Path) -> Path:
    digest = hashlib.sha256((corpora / "ner" / "some.dev.bio").read_bytes()).hexdigest()
    path = corpora / "floors.json"
    path.write_text(json.dumps({"corpora": {"some.dev.bio": digest}, "floors": {"some PER": 80.0}}), encoding="utf-8")
    return path


def test_as_good_as_the_floor_may_ship(corpora: Path, floors: Path) -> None:
    assert gate.objections({"some PER": 80.0}, corpora, floors) == []


def test_worse_than_the_floor_may_not(corpora: Path, floors: Path) -> None:
    assert gate.objections({"some PER": 79.9}, corpora, floors) == ["some PER is 79.9, below its floor of 80.0"]


def test_what_was_not_measured_may_not(corpora: Path, floors: Path) -> None:
    assert gate.objections({}, corpora, floors) == ["some PER was not measured"]


def test_other_corpora_than_the_floors_are_of_are_refused(corpora: Path, floors: Path) -> None:
    (corpora / "ner" / "some.dev.bio").write_text("Ada\tO\n", encoding="utf-8")
    found = gate.objections({"some PER": 99.0}, corpora, floors)
    assert len(found) == 1
    assert "some.dev.bio" in found[0]


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "a.crfsuite").write_bytes(b"before")
    return folder


def test_a_refused_model_leaves_the_files_of_before(tmp_path: Path) -> None:
    folder = _folder(tmp_path)

    def make() -> list[str]:
        (folder / "a.crfsuite").write_bytes(b"worse")
        (folder / "b.txt").write_bytes(b"new")
        return ["worse"]

    assert gate.replaced((folder,), make) == ["worse"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.crfsuite": b"before"}


def test_training_that_fails_leaves_the_files_of_before(tmp_path: Path) -> None:
    folder = _folder(tmp_path)

    def make() -> list[str]:
        (folder / "a.crfsuite").unlink()
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        gate.replaced((folder,), make)
    assert (folder / "a.crfsuite").read_bytes() == b"before"


def test_an_accepted_model_stays(tmp_path: Path) -> None:
    folder = _folder(tmp_path)

    def make() -> list[str]:
        (folder / "a.crfsuite").write_bytes(b"better")
        return []

    assert gate.replaced((folder,), make) == []
    assert (folder / "a.crfsuite").read_bytes() == b"better"


def test_the_floors_that_ship_name_their_corpora() -> None:
    shipped = json.loads((TRAINING / "floors.json").read_text(encoding="utf-8"))
    assert {name.split()[0] for name in shipped["floors"]} == {name.partition(".")[0] for name in shipped["corpora"]}
    assert all(len(digest) == 64 for digest in shipped["corpora"].values())
