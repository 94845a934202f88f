"""What mentions are resolved to: persons, organisations, places, with the reasons kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from onrecord.core.decision import MentionKey


@dataclass(frozen=True, slots=True)
class NameForm:
    """One spelling of a name, exactly as written."""

    text: str
    mentions: int
    """How often it is written so."""
    documents: int
    """In how many documents."""


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that a document gives to somebody."""

    text: str
    """As written: "Major General"."""
    key: MentionKey
    """Where it is written."""
    reported: date | None = None
    """The publication date of that document: a role is dated by its report."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two names were taken for one."""

    left: str
    """A spelling."""
    right: str
    """The other spelling."""
    reason: str
    """One sentence: which rule or whose decision."""
    decision: str | None = None
    """The decision's id, where a person decided."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative of a person, as one document tells it."""

    relation: str
    """What the relative is to the person, as written: "brother"."""
    person: str
    """The relative's id."""
    key: MentionKey
    """Where it is told."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person, as far as the documents and the decisions show."""

    id: str
    name: str
    """The fullest spelling that is written most often."""
    forms: tuple[NameForm, ...]
    mentions: tuple[MentionKey, ...]
    roles: tuple[RoleHeld, ...] = ()
    relatives: tuple[Relative, ...] = ()
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body, court, ministry, outlet, party or group."""

    id: str
    name: str
    forms: tuple[NameForm, ...]
    mentions: tuple[MentionKey, ...]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A country, town, district or site."""

    id: str
    name: str
    forms: tuple[NameForm, ...]
    mentions: tuple[MentionKey, ...]
    merges: tuple[Merge, ...] = ()


Entity: TypeAlias = Person | Organisation | Place


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that are probably one: offered for a decision, never merged by themselves."""

    left: str
    """An entity's id."""
    right: str
    reason: str
    score: float
    """From 0 to 1."""
