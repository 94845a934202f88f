"""From a document to claims: sentences, mentions, times, attributions, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.core.document import Document
from onrecord.core.problem import Problem
from onrecord.core.reading import ReaderIdentity, Reading
from onrecord.vocabulary.types import Vocabulary

if TYPE_CHECKING:
    from onrecord.read.names import NameModel

__all__ = ["read", "read_with", "reader_identity"]


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """All that the English reader finds in one document; pure, see `onrecord.read.pipeline`."""
    from onrecord.read import pipeline  # noqa: PLC0415 - the parts are loaded only by those who read

    return pipeline.read(document, vocabulary)


def read_with(document: Document, vocabulary: Vocabulary, model: NameModel) -> Reading | Problem:
    """As `read`, but that `model` marks the names; a Problem where it fails."""
    from onrecord.read import pipeline  # noqa: PLC0415 - as above

    return pipeline.read_with(document, vocabulary, model)


def reader_identity(vocabulary: Vocabulary, model: NameModel | None = None) -> ReaderIdentity:
    """The name and the fingerprint of the reader that `read` is with this vocabulary, `read_with` with this model."""
    from onrecord.read import pipeline  # noqa: PLC0415 - as above

    return pipeline.reader_identity(vocabulary, model)
