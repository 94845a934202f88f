"""The rows of seeds.toml as values, and what they are checked against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.core.casefile import CaseFile
from onrecord.core.reading import Reading


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim that must be found; what is left out may be anything."""

    row: int
    what: str
    types: tuple[str, ...]
    stances: tuple[str, ...]
    must: bool = False
    phase: str | None = None
    when: str | None = None
    """EDTF: exactly these bounds."""
    within: str | None = None
    """EDTF: bounds inside these."""
    latest: str | None = None
    """The last day it can have been, whatever the first."""
    person: str | None = None
    """Part of the name in the role `person`."""
    words: str | None = None
    """Words in some role, whatever their case."""
    term: str | None = None
    ordinal: int | None = None
    speaker: str | None = None
    """Part of the last speaker's name; "publisher" for the outlet itself."""
    reports: int = 1


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """Words that must be attributed to a chain of speakers, the outermost first."""

    row: int
    what: str
    content: str
    chain: tuple[str, ...]
    must: bool = False


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """A right of reply that must be recorded."""

    row: int
    what: str
    party: str
    outcomes: tuple[str, ...]
    must: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Names that are one, or several, or probably one."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """Words of the roles that somebody must be given."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Types:
    """Event types."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """All of seeds.toml."""

    person: str
    first: str
    second: str
    support: str
    only_here: tuple[str, ...]
    furniture: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    attributions: tuple[AttributionRow, ...]
    replies: tuple[ReplyRow, ...]
    same: tuple[Names, ...]
    different: tuple[Names, ...]
    suggested: tuple[Names, ...]
    roles: tuple[Roles, ...]
    alleged_only: tuple[Types, ...]
    absent: tuple[Types, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What onrecord made of the reports."""

    texts: Mapping[str, str]
    readings: tuple[Reading, ...]
    casefile: CaseFile


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    must: bool
    holds: bool
    found: str
