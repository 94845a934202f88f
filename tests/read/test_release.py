"""Letting go of what reading keeps: the models and lists are freed, and reading goes on as before."""

from __future__ import annotations

import gc
import weakref

from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.read import read
from onrecord.read.names import features, lexicon, model, words
from onrecord.read.names.model import packaged
from onrecord.read.release import release
from onrecord.vocabulary import load

TEXT = "Police arrested Alma Verrin, a weaver from Limna, on 1 March 2031, her lawyer Mira Tolun said."
DOCUMENT = Document(digest_of(TEXT.encode()), TEXT)
SMALL = {lexicon.name_lexicon, lexicon.role_lexicon}
"""Word lists of a few kilobytes: they may stay."""


def kept() -> set[str]:
    """The names of the caches that names are found with, and that hold something; not of what a module keeps small."""
    return {
        name
        for module in (features, lexicon, model, words)
        for name, value in vars(module).items()
        if hasattr(value, "cache_info") and name[0] != "_" and value not in SMALL and value.cache_info().currsize
    }


def test_all_that_names_are_found_with_is_let_go_of() -> None:
    read(DOCUMENT, load())
    assert kept() >= {"packaged_models", "gazetteer", "casing", "joined_words", "traits", "fold", "shape"}
    release()
    assert kept() == set()


def test_nobody_else_holds_the_models() -> None:
    read(DOCUMENT, load())
    models = [weakref.ref(found) for name in ("general", "news") if (found := packaged(name)) is not None]
    del found
    assert len(models) == 2
    release()
    gc.collect()
    assert [one() for one in models] == [None, None]


def test_reading_after_it_is_the_same() -> None:
    before = read(DOCUMENT, load())
    release()
    assert read(DOCUMENT, load()) == before


def test_nothing_to_let_go_of_is_no_mistake() -> None:
    release()
    release()
    assert kept() == set()
