"""What a reader marks in the text of a document: blocks, names, roles, references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.core.span import Span


class BlockKind(StrEnum):
    """What a stretch of lines is in the make-up of a report."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LABEL = "label"
    """The date, the number or the mark at the head of an entry of a chronology or a list: no sentence by itself."""
    FURNITURE = "furniture"
    """Menus, item codes, requests to follow or to comment: never read as content."""


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of lines of the text and what it is."""

    span: Span
    kind: BlockKind


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a person, an organisation or a place, or tells a role of one."""

    id: str
    """Local to the reading: m1, m2, …"""
    span: Span
    kind: MentionKind
    text: str
    """As written: the same as the span's quote."""
    score: float = 1.0
    """How sure the reader is, from 0 to 1."""
    holder: str | None = None
    """For a role: the id of the mention that holds it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or a description ("he", "the activist", "the ministry") tied to the mention that it stands for."""

    span: Span
    mention: str
    """The id of a mention of the person or body that is meant."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two people of one document told to be relatives, or one person and a relative without a name."""

    person: str
    """The mention id of one of them."""
    relative: str
    """The mention id of the other."""
    relation: str
    """What `relative` is to `person`, as written: "brother", "wife"."""
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a wire report: place, date, agency."""

    span: Span
    place: str | None = None
    date: date | None = None
    agency: str | None = None
