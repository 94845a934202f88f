"""Everything that `build` says about a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.attribution import RightOfReply
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision
from onrecord.core.document import Basis
from onrecord.core.entity import Organisation, Person, Place, Suggestion
from onrecord.core.event import Event, Support
from onrecord.core.finding import Finding
from onrecord.core.problem import Problem
from onrecord.core.second import SecondReading
from onrecord.core.state import State

FORMAT = "onrecord-casefile-1"
"""The name and version of the machine-readable case file."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document as a case file lists it."""

    document: str
    """The document's digest."""
    title: str
    publisher: str
    """Empty where unknown."""
    publisher_basis: Basis
    published: date | None
    published_basis: Basis
    url: str | None
    retrieved: str | None
    origin: str
    """The id of the origin that it belongs to."""
    modified: date | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one: a publisher's own, wire copy, reprints, versions of one article."""

    id: str
    label: str
    reports: tuple[str, ...]
    """Document digests, earliest first."""
    reasons: tuple[str, ...]
    """Why they count as one, a sentence a tie."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A right of reply, with the document that records it."""

    document: str
    reply: RightOfReply


@dataclass(frozen=True, slots=True)
class Inputs:
    """The digests of all that went in: with them, anyone can make the same case file again."""

    version: str
    """The version of onrecord."""
    documents: tuple[str, ...]
    """Sorted digests."""
    readers: tuple[str, ...]
    """Sorted `name:fingerprint`."""
    decisions: str
    """Digest of the decisions replayed."""
    vocabulary: str
    """Digest of the vocabulary."""


@dataclass(frozen=True, slots=True)
class StaleDecision:
    """A decision made on something that has changed since: shown, to be looked at again."""

    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case, or a whole archive before a case is chosen: what is said, by whom, how it holds together.

    Ids refer within the case file: claims to documents, events to claims and persons, findings to events and claims.
    """

    as_of: date | None
    """The day that states and clocks are told for; None where no report has a date."""
    principals: tuple[str, ...]
    """Ids of the persons the case is about; for a whole archive, every person at the centre of events, most first."""
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    support: Support
    """Reports, publishers and origins in all."""
    persons: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    """Earliest first."""
    states: tuple[State, ...]
    findings: tuple[Finding, ...]
    replies: tuple[Reply, ...]
    suggestions: tuple[Suggestion, ...]
    decisions: tuple[Decision, ...]
    """Those in force that bear on this case."""
    stale: tuple[StaleDecision, ...]
    problems: tuple[Problem, ...]
    inputs: Inputs
    format: str = FORMAT
    known_on: date | None = None
    """What was archived or decided after that day is left out; None where nothing is."""
    published_by: date | None = None
    """What was published after that day is left out; None where nothing is."""
    second_readings: tuple[SecondReading, ...] = ()
    """What language models said of the reports, where any was asked; none of it counts with an event."""
