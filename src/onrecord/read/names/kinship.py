"""Who is whose relative: "his brother Name", "Name's wife, Name", "Name, the sister of Name"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.mention import Kinship, Mention
from onrecord.read.text.types import TextStructure


def find_kinships(structure: TextStructure, mentions: Sequence[Mention]) -> tuple[Kinship, ...]:
    """The kinships that a document tells, in text order."""
    del structure, mentions
    return ()
