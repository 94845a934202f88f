"""What was asked of a language model and what it answered, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.span import Span

FORMAT = "onrecord-exchange-1"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer, word for word."""

    document: str
    """The digest of the document that was asked about."""
    endpoint: str
    """The address that was asked; no key is part of it."""
    model: str
    """The model's name, as the settings name it."""
    instruction: str
    """Digest of the instruction and of the form that was asked for, the same for all documents."""
    passage: Span
    """The part of the document's text that was shown."""
    asked: str
    """What was sent, word for word: a JSON object."""
    answered: str
    """What came back, word for word; in base 64 where it is no UTF-8."""
    encoding: str = "utf-8"
    """Of `answered`: utf-8 or base64."""
    format: str = FORMAT
