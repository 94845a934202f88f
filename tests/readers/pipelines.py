"""spaCy pipelines that the tests make themselves: one of rules, one that a few sentences train.

spaCy is an extra. Where it is not installed, the tests that need it are skipped, and say so.
"""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import pytest

from onrecord.readers.spacy_pipeline import SpacyModel, open_pipeline

PATTERNS = (
    ("PERSON", "Nadia Orvel"),
    ("PERSON", "Tomas Kessin"),
    ("ORG", "Harbour Gazette"),
    ("ORG", "Ministry of Justice"),
    ("GPE", "Limna"),
    ("GPE", "Kosht"),
    ("FAC", "Kosht Remand Prison"),
    ("NORP", "Limnans"),
    ("DATE", "3 March 2031"),
)
PEOPLE = ("Nadia Orvel", "Tomas Kessin", "Ivo Tarn", "Alma Verrin", "Dora Feld", "Pavel Brandt")
TOWNS = ("Limna", "Kosht", "Ostermark", "Tarvia", "Velden")
SENTENCES = ("{} was held in {} .", "{} lives in {} .", "Judge {} of {} said so .", "Police in {1} arrested {0} .")


def spacy_or_skip() -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed (pip install 'onrecord[spacy]')")


def write_ruler(folder: Path, *patterns: tuple[str, str]) -> Path:
    """A blank English pipeline that marks what it has patterns for."""
    spacy_or_skip()
    import spacy  # noqa: PLC0415 - an extra

    language = spacy.blank("en")
    entities = language.add_pipe("entity_ruler")
    entities.add_patterns([{"label": label, "pattern": words} for label, words in patterns or PATTERNS])
    folder.mkdir(parents=True, exist_ok=True)
    language.to_disk(folder)
    return folder


def write_trained(folder: Path, rounds: int = 25) -> Path:
    """A blank English pipeline with a `ner` trained on a few invented sentences, and a component that is idle here."""
    spacy_or_skip()
    import spacy  # noqa: PLC0415 - an extra
    from spacy.training import Example  # noqa: PLC0415
    from spacy.util import fix_random_seed  # noqa: PLC0415

    fix_random_seed(3)
    chance = random.Random(3)
    language = spacy.blank("en")
    language.add_pipe("ner")
    examples = []
    for number in range(40):
        person, town = PEOPLE[number % len(PEOPLE)], TOWNS[number % len(TOWNS)]
        text = SENTENCES[number % len(SENTENCES)].format(person, town)
        spans = [(text.index(words), text.index(words) + len(words), label) for words, label in
                 ((person, "PERSON"), (town, "LOC"))]  # fmt: skip
        examples.append(Example.from_dict(language.make_doc(text), {"entities": spans}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        optimizer = language.initialize(lambda: examples)
        for _ in range(rounds):
            chance.shuffle(examples)
            language.update(examples, sgd=optimizer)
    language.add_pipe("senter")
    language.meta["version"] = "2.1.0"
    folder.mkdir(parents=True, exist_ok=True)
    language.to_disk(folder)
    return folder


def opened(folder: Path) -> SpacyModel:
    model = open_pipeline(str(folder))
    assert isinstance(model, SpacyModel), model
    return model
