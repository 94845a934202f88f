"""What is known of a large archive between two builds, so that a new report costs no more than what it changes.

None of it is anything but a result: grown from nothing, or report by report in any order, it is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.attribution import Stance
from onrecord.core.casefile import StaleDecision
from onrecord.core.event import Event, Support
from onrecord.core.finding import Finding
from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.core.when import Bounds
from onrecord.reconcile.origins import Reuse
from onrecord.reconcile.telling import Telling, Value
from onrecord.resolve.facts import Facts
from onrecord.resolve.local import LocalTie
from onrecord.resolve.pairs import Pair
from onrecord.resolve.pools import Pool


@dataclass(frozen=True, slots=True)
class KnownReport:
    """What of a report counts for others."""

    document: str
    published: date | None
    publisher: str
    """Folded, as all of these."""
    publisher_label: str
    wire: str
    wire_label: str
    sample: tuple[int, ...]
    """The word sequences by which reports that share some are found."""
    reuse: Reuse | None
    origin: str
    """The id of the origin that counts for its claims; empty where the publisher is not known."""
    pools: tuple[str, ...]
    """The ids of the pools of its names, sorted."""


@dataclass(frozen=True, slots=True)
class KnownPool:
    """A pool of names with the entity that it belongs to."""

    id: str
    pool: Pool
    entity: str


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of all reports."""

    pools: tuple[KnownPool, ...] = ()
    """Earliest first."""
    shown: dict[str, str] = field(default_factory=dict)
    """By entity its name."""
    facts: dict[MentionKind, tuple[Facts, ...]] = field(default_factory=dict)
    """In the order of the texts."""
    pairs: dict[MentionKind, tuple[Pair, ...]] = field(default_factory=dict)
    compared: tuple[Pair, ...] = ()
    """Names of persons that were compared because others of theirs are alike, and how alike they are."""
    ties: tuple[LocalTie, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownCase:
    """Tellings that have to do with each other, and what came of them in figures."""

    id: str
    """That of the first of its claims by id."""
    keys: tuple[str, ...]
    """What ties them together, sorted."""
    documents: tuple[str, ...]
    """Sorted."""
    persons: int
    """To how many something happens."""
    events: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class KeptTelling:
    """A telling without its claim."""

    claim: str
    persons: tuple[str, ...]
    values: tuple[Value, ...]
    bounds: Bounds
    stance: Stance
    speaker: str
    speaker_label: str
    published: date | None
    publisher: str
    origin: str
    phase: str | None
    in_correction: bool


@dataclass(frozen=True, slots=True)
class SettledCase:
    """What the tellings of one case are about, on whatever day it is told."""

    id: str
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    tellings: tuple[KeptTelling, ...]
    """By the ids of their claims."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of the whole archive, and what is wrong in it."""

    latest: tuple[bool, date] | None = None
    """The day of the latest report; False where that is only the day on which one dated ahead was archived."""
    support: Support = field(default_factory=lambda: Support(0, 0, 0))
    claims: int = 0
    readers: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Of reports, claims and decisions; sorted."""
    name_problems: tuple[Problem, ...] = ()
    """Of decisions that contradict each other; worked out anew each time."""
    stale: tuple[StaleDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of an archive beside its readings and its settled cases."""

    reports: tuple[KnownReport, ...] = ()
    """By document."""
    names: KnownNames = field(default_factory=KnownNames)
    cases: tuple[KnownCase, ...] = ()
    """By id."""
    tally: Tally = field(default_factory=Tally)


def kept_telling(telling: Telling) -> KeptTelling:
    """The telling without its claim."""
    return KeptTelling(
        telling.claim.id,
        telling.persons,
        telling.values,
        telling.bounds,
        telling.stance,
        telling.speaker,
        telling.speaker_label,
        telling.published,
        telling.publisher,
        telling.origin,
        telling.phase,
        telling.in_correction,
    )


def pools_by_id(names: KnownNames) -> Mapping[str, KnownPool]:
    """The pools by their ids."""
    return {known.id: known for known in names.pools}
