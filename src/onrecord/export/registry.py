"""The formats that a case can be written in: a new one is a module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.core.casefile import CaseFile
from onrecord.core.document import Document
from onrecord.export import casefile_json, claims_csv, page
from onrecord.vocabulary.types import Vocabulary


@dataclass(frozen=True, slots=True)
class Export:
    """One format that a case can be written in."""

    name: str
    media_type: str
    losses: tuple[str, ...]
    """What it cannot carry, each in words."""
    write: Callable[[CaseFile, Sequence[Document], Vocabulary], bytes]


EXPORTS: tuple[Export, ...] = (
    Export(page.NAME, page.MEDIA_TYPE, page.LOSSES, page.write),
    Export(casefile_json.NAME, casefile_json.MEDIA_TYPE, casefile_json.LOSSES, casefile_json.write),
    Export(claims_csv.NAME, claims_csv.MEDIA_TYPE, claims_csv.LOSSES, claims_csv.write),
)
"""In the order in which help lists them."""
