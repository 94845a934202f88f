"""Names that stand outside the sentences, or in a script that the models do not know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.core.mention import BlockKind, MentionKind
from onrecord.core.span import Span
from onrecord.read.names.lexicon import gazetteer, name_lexicon, role_lexicon
from onrecord.read.names.words import fold, latin
from onrecord.read.text.types import TextStructure

_DATELINE_SCORE = 0.95
_BYLINE_SCORE, _CREDIT_SCORE = 0.8, 0.8
_SCRIPT_SCORE = 0.6
_CELL_SCORE = 0.9
# Who wrote it: "By Ann Example and Bob Example – Xburg".
_BYLINE = re.compile(r"(?:By|Photos? by|Text by) ")
_BETWEEN_WRITERS = re.compile(r"(\s*[,–—|/&]\s*|\s+and\s+|\s+-\s+|\s+in\s+)")
_BETWEEN_PERSONS = re.compile(r"(\s*[,;/]\s*|\s+and\s+|\s*&\s*)")
_WRITER = re.compile(r"[^\W\d_][\w'’-]*\.?(?: [^\W\d_][\w'’-]*\.?){1,4}")
# A bracket with two to five words of letters only: a name in its own script.
_BRACKET = re.compile(r"[(\[]\s*((?:[^\W\d_][^\W\d_'’.\-\u0300-\u036f]*[\s'’.\-]{1,2}){0,4}[^\W\d_]+)\s*[)\]]")


def outside_sentences(structure: TextStructure, taken: Sequence[Span]) -> list[tuple[Span, MentionKind, float]]:
    """Names of the dateline, the byline, the credit and the tables; names in another script in brackets behind one."""
    found = [*_dateline(structure), *_bylines(structure), *_credit(structure), *_cells(structure)]
    return [*found, *_other_scripts(structure, taken)]


def _dateline(structure: TextStructure) -> list[tuple[Span, MentionKind, float]]:
    dateline = structure.dateline
    if dateline is None:
        return []
    found = []
    words = dateline.span.quote(structure.text)
    places = (dateline.place or "").split(", ")
    at = 0
    parts = [(place, MentionKind.PLACE) for place in places]
    for part, kind in (*parts, (dateline.agency, MentionKind.ORGANISATION)):
        at = words.find(part, at) if part else -1
        if part and at >= 0:
            start = dateline.span.start + at
            found.append((Span(start, start + len(part)), kind, _DATELINE_SCORE))
        at = max(at, 0)
    return found


def _cells(structure: TextStructure) -> list[tuple[Span, MentionKind, float]]:
    """The persons and the courts of tables and of lists of fields."""
    kinds = {"name": MentionKind.PERSON, "court": MentionKind.ORGANISATION}
    return [
        (span, kinds[field.column], _CELL_SCORE)
        for record in structure.records
        for field in record.fields
        if field.column in kinds
        for span in _names_in_cell(structure.text, field.span, kinds[field.column])
    ]


def _names_in_cell(text: str, cell: Span, kind: MentionKind) -> list[Span]:
    """The names in a cell: one, or several persons that commas, semicolons or "and" part."""
    if kind is not MentionKind.PERSON:
        return [cell]
    found = []
    at = cell.start
    for part in _BETWEEN_PERSONS.split(cell.quote(text)):
        words = part.split("(")[0].rstrip()
        if words[:1].isupper() and not any(letter.isdigit() for letter in words):
            found.append(Span(at, at + len(words)))
        at += len(part)
    return found


def _bylines(structure: TextStructure) -> list[tuple[Span, MentionKind, float]]:
    """The writers that the bylines name, and the town that follows them."""
    found = []
    for block in structure.blocks:
        if block.kind is not BlockKind.FURNITURE:
            continue
        line = block.span.quote(structure.text)
        opening = _BYLINE.match(line)
        at = opening.end() if opening else len(line)
        for part in _BETWEEN_WRITERS.split(line[at:]):
            span = Span(block.span.start + at, block.span.start + at + len(part))
            at += len(part)
            kind = _in_byline(part)
            if kind is not None:
                found.append((span, kind, _BYLINE_SCORE))
    return found


def _in_byline(part: str) -> MentionKind | None:
    """Whether a part of a byline names a person or a place; None for anything else ("Staff Reporter")."""
    words = fold(part).split()
    particles, heads = name_lexicon().particles, name_lexicon().organisation_heads
    if not words or not all(word[:1].isupper() or fold(word) in particles for word in part.split()):
        return None
    if gazetteer().is_place(words):
        return MentionKind.PLACE
    if any(role_lexicon().is_role(word) for word in words) or heads.intersection(words):
        return None
    return MentionKind.PERSON if _WRITER.fullmatch(part) else None


def _credit(structure: TextStructure) -> list[tuple[Span, MentionKind, float]]:
    """The agency that is named behind the report: "… on Monday. – Agency"."""
    agency = structure.wire
    last = next((block for block in reversed(structure.blocks) if block.kind is BlockKind.FURNITURE), None)
    if agency is None or last is None or (structure.dateline is not None and structure.dateline.agency == agency):
        return []
    at = structure.text.rfind(agency, last.span.start, last.span.end)
    return [(Span(at, at + len(agency)), MentionKind.ORGANISATION, _CREDIT_SCORE)] if at >= 0 else []


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
