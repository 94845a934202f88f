"""The case file as JSON, every value of it, and the JSON Schema that it keeps to."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import msgspec

from onrecord.core.casefile import FORMAT, CaseFile
from onrecord.core.document import Document
from onrecord.vocabulary.types import Vocabulary

NAME = "json"
MEDIA_TYPE = "application/json"
LOSSES = ("the texts of the documents: a quote is a span, to be cut from the text of its document",)

SCHEMA_FILE = "casefile.schema.json"


def write(casefile: CaseFile, documents: Sequence[Document], vocabulary: Vocabulary) -> bytes:
    """The case file in UTF-8, indented; the same case file gives the same bytes."""
    del documents, vocabulary
    return msgspec.json.format(msgspec.json.encode(casefile, order="deterministic"), indent=2) + b"\n"


def schema() -> bytes:
    """The JSON Schema of what `write` gives, worked out from the types: the content of SCHEMA_FILE."""
    described = msgspec.json.schema(CaseFile)
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    described["title"] = FORMAT
    return msgspec.json.format(msgspec.json.encode(described, order="sorted"), indent=2) + b"\n"


def packaged_schema() -> bytes:
    """The schema as it is packaged with onrecord."""
    return (files("onrecord.export") / SCHEMA_FILE).read_bytes()
