"""From a document to claims: sentences, mentions, times, attributions, events."""

from onrecord.core.document import Document
from onrecord.core.reading import ReaderIdentity, Reading
from onrecord.vocabulary.types import Vocabulary

__all__ = ["read", "reader_identity"]


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """All that the English reader finds in one document; pure, see `onrecord.read.pipeline`."""
    from onrecord.read import pipeline  # noqa: PLC0415 - the parts are loaded only by those who read

    return pipeline.read(document, vocabulary)


def reader_identity(vocabulary: Vocabulary) -> ReaderIdentity:
    """The name and the fingerprint of the reader that `read` is, with this vocabulary."""
    from onrecord.read import pipeline  # noqa: PLC0415 - as above

    return pipeline.reader_identity(vocabulary)
