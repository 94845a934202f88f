"""Finding readers by name among the installed packages; what is wrong with one is told with what to install."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from onrecord.core.problem import Problem
from onrecord.read.names import NameModel
from onrecord.readers import GROUP, open_reader
from onrecord.readers.spacy_pipeline import open_pipeline
from tests.readers.planted import plant

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    sys.modules.pop("planted_reader", None)


def model(given: str) -> NameModel:
    opened = open_reader(given)
    assert opened is not None
    assert not isinstance(opened, Problem), opened
    return opened


def refused(given: str) -> Problem:
    opened = open_reader(given)
    assert isinstance(opened, Problem), opened
    assert given in opened.where or opened.where == "planted"
    return opened


def test_the_packaged_reader_is_opened_without_looking_at_any_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.readers.opening.entry_points", None)
    assert open_reader("english") is None


def test_an_installed_reader_is_opened_by_name_with_what_is_behind_the_colon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, monkeypatch, planted="planted_reader:open_reader")
    assert model("planted:a:b").identity.name == "planted:a:b"
    assert model("planted").identity.digest == "0"
    assert sys.modules["planted_reader"].opened == ["a:b", ""]


def test_no_package_is_run_but_that_of_the_reader_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, monkeypatch, planted="planted_reader:open_reader")
    assert "planted" in refused("unheard-of").message
    assert "planted_reader" not in sys.modules


@pytest.mark.parametrize("given", ["unheard-of", "unheard-of:en", "english:en", ":", " "])
def test_an_unknown_reader_is_told_with_those_there_are(given: str) -> None:
    problem = refused(given)
    assert "english" in problem.message
    assert "pip install" in problem.remedy


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("planted_reader:fail", "OSError at planted_reader.py, line"),
        ("planted_reader:nothing", "AttributeError"),
        ("planted_reader:nameless", "does not say which it is"),
        ("planted_reader:missing", "AttributeError"),
        ("no_such_module_here:open_reader", "ModuleNotFoundError"),
    ],
)
def test_a_reader_that_cannot_be_opened_names_its_package(
    value: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, monkeypatch, planted=value)
    problem = refused("planted")
    assert told in problem.message
    assert "secret" not in problem.message
    assert "pip install --upgrade planted-reader" in problem.remedy


def test_a_reader_says_itself_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, monkeypatch, planted="planted_reader:refuse")
    assert refused("planted").remedy == "pip install 'planted-reader[files]'"


def test_two_packages_with_a_reader_of_one_name_are_both_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, package in enumerate(("planted-reader", "another-reader")):
        folder = tmp_path / package
        folder.mkdir()
        plant(folder, monkeypatch, package, planted=f"planted_reader:{('open_reader', 'fail')[number]}")
    problem = refused("planted")
    assert "another-reader and planted-reader" in problem.message
    assert "pip uninstall" in problem.remedy


def test_the_reader_of_spacy_pipelines_is_declared_where_it_is() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    declared = project["entry-points"][GROUP]
    assert {name: EntryPoint(name, value, GROUP).load() for name, value in declared.items()} == {"spacy": open_pipeline}
    assert [line.partition(">")[0] for line in project["optional-dependencies"]["spacy"]] == ["spacy"]
