"""spaCy pipelines as models of names: labels, offsets, which pipeline it is, and what is told where there is none."""

from __future__ import annotations

import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

from onrecord.core.document import Document
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.read import read_with, reader_identity
from onrecord.read.text import structure_of
from onrecord.readers import spacy_pipeline
from onrecord.readers.spacy_pipeline import SpacyModel, open_pipeline
from onrecord.vocabulary import load
from tests.readers.pipelines import opened, spacy_or_skip, write_ruler

TEXT = (
    "Weaver held in Limna\n\nKosht, 3 March 2031. Nadia Orvel, a weaver,  was taken to Kosht Remand Prison. “Limnans\n"
    "know her,” the Harbour Gazette wrote on 3 March 2031.\n"
)


def refused(argument: str) -> Problem:
    found = open_pipeline(argument)
    assert isinstance(found, Problem), found
    return found


def test_labels_become_kinds_and_offsets_are_those_of_the_text(ruler_folder: Path) -> None:
    marked = opened(ruler_folder).names(structure_of(TEXT))
    assert [(name.span.quote(TEXT), name.kind.value) for name in marked] == [
        ("Limna", "place"),
        ("Kosht", "place"),
        ("Nadia Orvel", "person"),
        ("Kosht Remand Prison", "place"),
        ("Harbour Gazette", "organisation"),
    ]  # a people (Limnans) and a date are no names here
    assert {name.score for name in marked} == {spacy_pipeline.SCORE}


def test_spaces_around_an_entity_are_no_part_of_the_name() -> None:
    spacy_or_skip()
    import spacy  # noqa: PLC0415 - an extra
    from spacy.tokens import Span  # noqa: PLC0415

    doc = spacy.blank("en")("and  Nadia Orvel  fell")
    doc.ents = [Span(doc, 1, 5, label="PERSON")]
    assert doc.ents[0].text != doc.ents[0].text.strip()
    (name,) = spacy_pipeline._names(100, doc)
    assert doc.text[name.span.start - 100 : name.span.end - 100] == "Nadia Orvel"
    doc.ents = [Span(doc, 1, 2, label="PERSON")]
    assert list(spacy_pipeline._names(100, doc)) == []


def test_a_reading_is_made_with_a_trained_pipeline(trained_folder: Path) -> None:
    model = opened(trained_folder)
    text = "Police in Velden arrested Pavel Brandt on 3 March 2031. Judge Ivo Tarn of Tarvia said so.\n"
    reading = read_with(Document("d", text), load(), model)
    assert isinstance(reading, Reading)
    told = [(mention.kind.value, mention.text) for mention in reading.mentions]
    assert ("person", "Pavel Brandt") in told
    assert ("place", "Velden") in told
    assert ("role", "Judge") in told
    assert [claim.type for claim in reading.claims][:1] == ["arrest"]
    assert reading.reader == reader_identity(load(), model)
    assert reading.reader.name == "spacy:en_pipeline 2.1.0"
    assert model._language.disabled == ["senter"]


def test_components_that_a_ruler_may_build_on_stay(tmp_path: Path) -> None:
    spacy_or_skip()
    import spacy  # noqa: PLC0415 - an extra

    language = spacy.blank("en")
    language.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Orvel"}])
    language.add_pipe("senter")
    language.to_disk(tmp_path)
    assert opened(tmp_path)._language.disabled == []


def test_it_is_another_reader_when_the_pipeline_or_its_version_changes(tmp_path: Path) -> None:
    first = write_ruler(tmp_path / "first")
    same = write_ruler(tmp_path / "same")
    other = write_ruler(tmp_path / "other", ("PERSON", "Nadia Orvel"))
    identity = opened(first).identity
    assert identity == opened(same).identity
    assert identity.digest != opened(other).identity.digest
    meta = same / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace('"0.0.0"', '"0.0.1"'), encoding="utf-8")
    assert opened(same).identity.version == "0.0.1"
    fingerprints = {reader_identity(load(), opened(folder)).fingerprint for folder in (first, same, other)}
    assert len(fingerprints | {reader_identity(load()).fingerprint}) == 4


def test_naming_a_pipeline_does_not_load_spacy(ruler_folder: Path) -> None:
    code = (
        "import sys; from onrecord.readers.spacy_pipeline import open_pipeline as o;"
        "print(o(sys.argv[1]).identity.name, 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(ruler_folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "spacy:en_pipeline False"


def test_an_installed_package_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline's package: metadata, and a module that holds the pipeline in a folder with its version."""
    package = tmp_path / "en_invented"
    write_ruler(package / "en_invented-0.0.0")
    (package / "meta.json").write_bytes((package / "en_invented-0.0.0" / "meta.json").read_bytes())
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n",
        encoding="utf-8",
    )
    meta = package / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace('"pipeline"', '"invented"', 1), encoding="utf-8")
    info = tmp_path / "en_invented-0.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: en_invented\nVersion: 0.0.0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path / "en_invented")
    model = open_pipeline("en_invented")
    assert isinstance(model, SpacyModel)
    assert len(model.names(structure_of(TEXT))) == 5
    sys.modules.pop("en_invented", None)


def test_what_is_missing_is_told_with_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setattr(util, "find_spec", lambda _: None)
        assert "pip install 'onrecord[spacy]'" in refused("en_invented").remedy
    spacy_or_skip()
    assert "spacy:PIPELINE" in refused("").remedy
    for unknown in ("en_nowhere", "os", "json", "../x", str(tmp_path), "a b\n"):
        assert "pip install" in refused(unknown).remedy
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    assert "meta.json cannot be read" in refused(str(tmp_path)).message
    write_ruler(tmp_path / "dates", ("DATE", "today"))
    assert "what it marks is DATE" in refused(str(tmp_path / "dates")).message


def test_a_pipeline_that_cannot_be_loaded_is_told_for_each_report(tmp_path: Path) -> None:
    folder = write_ruler(tmp_path)
    config = folder / "config.cfg"
    config.write_text(config.read_text(encoding="utf-8").replace("entity_ruler", "no_such_part"), encoding="utf-8")
    found = read_with(Document("d", TEXT, "a.txt"), load(), opened(folder))
    assert isinstance(found, Problem)
    assert found.where == "a.txt"
    assert "pip install 'onrecord[spacy]'" in found.remedy
    assert "Orvel" not in found.message
