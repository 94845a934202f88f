"""Names that stand outside the sentences, or in a script that the models do not know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.core.mention import BlockKind, MentionKind
from onrecord.core.span import Span
from onrecord.read.names.words import fold, latin
from onrecord.read.text.types import TextStructure

_DATELINE_SCORE = 0.95
_SCRIPT_SCORE = 0.6
# A bracket with two to five words of letters only: a name in its own script.
_BRACKET = re.compile(r"[(\[]\s*((?:[^\W\d_][^\W\d_'’.\-\u0300-\u036f]*[\s'’.\-]{1,2}){0,4}[^\W\d_]+)\s*[)\]]")


def outside_sentences(structure: TextStructure, taken: Sequence[Span]) -> list[tuple[Span, MentionKind, float]]:
    """The dateline's place and agency, and names in other scripts in brackets behind a person's name."""
    return [*_dateline(structure), *_other_scripts(structure, taken)]


def _dateline(structure: TextStructure) -> list[tuple[Span, MentionKind, float]]:
    dateline = structure.dateline
    if dateline is None:
        return []
    found = []
    words = dateline.span.quote(structure.text)
    for part, kind in ((dateline.place, MentionKind.PLACE), (dateline.agency, MentionKind.ORGANISATION)):
        at = words.find(part) if part else -1
        if part and at >= 0:
            start = dateline.span.start + at
            found.append((Span(start, start + len(part)), kind, _DATELINE_SCORE))
    return found


def dateline_kinds(structure: TextStructure) -> dict[tuple[str, ...], MentionKind]:
    """What the dateline tells of names: its agency is a body wherever it is named, its place a place."""
    return {
        tuple(fold(word) for word in span.quote(structure.text).split()): kind for span, kind, _ in _dateline(structure)
    }


def _other_scripts(structure: TextStructure, taken: Sequence[Span]) -> list[tuple[Span, MentionKind, float]]:
    """A name in brackets in another script, right behind a name in this one; the groups tell whose it is."""
    found = []
    furniture = [block.span for block in structure.blocks if block.kind is BlockKind.FURNITURE]
    ends = {span.end for span in taken}
    for match in _BRACKET.finditer(structure.text):
        span = Span(match.start(1), match.end(1))
        before = match.start()
        while before > 0 and structure.text[before - 1].isspace():
            before -= 1
        if latin(match.group(1)) or before not in ends or any(block.overlaps(span) for block in furniture):
            continue
        if not any(span.overlaps(other) for other in taken):
            found.append((span, MentionKind.PERSON, _SCRIPT_SCORE))
    return found
