"""Letting go of what only reading needs, so that a large archive is built in the memory that it held."""

from __future__ import annotations

from onrecord.read.names import features, lexicon, model, words


def release() -> None:
    """Forget the models, the lists of names and what was worked out of words; the next reading loads them again."""
    for kept in (
        model.packaged_models,
        model.packaged,
        lexicon.gazetteer,
        features.casing,
        features.joined_words,
        features.traits,
        words.fold,
        words.shape,
    ):
        kept.cache_clear()
