"""From tellings to events, states and findings: the steps of reconciling in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.core.claim import Claim
from onrecord.core.event import Event
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.state import State
from onrecord.reconcile.accounts import make_event
from onrecord.reconcile.cases import part_cases
from onrecord.reconcile.counts import counts_by_start, in_time
from onrecord.reconcile.dates import count_findings, date_findings
from onrecord.reconcile.findings import agreement_findings, denial_findings, refinement_findings, value_findings
from onrecord.reconcile.gaps import gap_findings
from onrecord.reconcile.grouping import group_tellings, only_cases
from onrecord.reconcile.lasting import join_lasting
from onrecord.reconcile.outcomes import outcome_findings
from onrecord.reconcile.relations import happened, relate
from onrecord.reconcile.states import find_states
from onrecord.reconcile.superseded import TakenBack, find_taken_back, superseded_claims, supersession_findings
from onrecord.reconcile.telling import Telling
from onrecord.reconcile.terms import term_findings
from onrecord.vocabulary.types import Vocabulary

_ORDER = {
    FindingKind.CONTRADICTION: 0,
    FindingKind.DENIAL: 1,
    FindingKind.SUPERSESSION: 2,
    FindingKind.GAP: 3,
    FindingKind.REFINEMENT: 4,
    FindingKind.AGREEMENT: 5,
}


@dataclass(frozen=True, slots=True)
class Case:
    """What tellings that have to do with each other are about, on whatever day it is told."""

    events: tuple[Event, ...]
    """Earliest first."""
    findings: tuple[Finding, ...]
    """All but those that rest on the day for which the case is told."""
    tellings: tuple[Telling, ...]
    """As the events have them: with the reading of a date that fits the other reports."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What the tellings are about, and how they hold together."""

    events: tuple[Event, ...]
    """Earliest first."""
    states: tuple[State, ...]
    findings: tuple[Finding, ...]
    """Contradictions first."""


def reconcile(
    tellings: Sequence[Telling],
    names: Mapping[str, str],
    vocabulary: Vocabulary,
    as_of: date | None,
    correcting: Mapping[str, tuple[object, ...]],
) -> Reconciliation:
    """Events, states and findings of all tellings.

    `names` gives the shown name of an entity; `correcting` gives the order of documents by age, and the documents in it
    whose order begins with True hold a correction.
    """
    sitting = only_cases(tellings)
    cases = [reconcile_case(case, names, vocabulary, correcting, sitting) for case in part_cases(tellings, sitting)]
    return told_on(as_of, cases, vocabulary)


def reconcile_case(
    tellings: Sequence[Telling],
    names: Mapping[str, str],
    vocabulary: Vocabulary,
    correcting: Mapping[str, tuple[object, ...]],
    sitting: Mapping[str, str],
) -> Case:
    """The events and findings of the tellings of one case, as `part_cases` gives them; `sitting` as for that."""
    by_claim = {telling.claim.id: telling for telling in tellings}
    events: list[Event] = []
    taken_back: list[TakenBack] = []
    for group in join_lasting(group_tellings(tellings, sitting)):
        by_claim.update({telling.claim.id: telling for telling in group})
        event_type = vocabulary.type(group[0].claim.type)
        if event_type is None:
            continue
        taken = _taken_back(group, correcting)
        taken_back += taken
        events.append(make_event(event_type, group, names, superseded_claims(taken)))
    related = sorted(relate(events, by_claim, vocabulary), key=in_time)
    return Case(tuple(related), _findings(related, by_claim, taken_back, vocabulary), tuple(by_claim.values()))


def told_on(as_of: date | None, cases: Iterable[Case], vocabulary: Vocabulary) -> Reconciliation:
    """The cases as they are told for one day: with the states of that day, and what should have been reported by it."""
    events: list[Event] = []
    states: list[State] = []
    findings: dict[str, Finding] = {}
    for case in cases:
        by_claim = {telling.claim.id: telling for telling in case.tellings}
        lasting = find_states(case.events, by_claim, vocabulary, as_of)
        gaps = gap_findings(case.events, lasting, by_claim, vocabulary, as_of)
        events += case.events
        states += lasting
        findings.update((finding.id, finding) for finding in (*case.findings, *gaps))
    events.sort(key=in_time)
    place = {event.id: number for number, event in enumerate(events)}
    return Reconciliation(
        tuple(events),
        tuple(sorted(states, key=lambda state: state.person)),
        tuple(
            sorted(
                findings.values(),
                key=lambda finding: (_ORDER[finding.kind], min(place[event] for event in finding.events), finding.id),
            )
        ),
    )


def _taken_back(group: Sequence[Telling], correcting: Mapping[str, tuple[object, ...]]) -> tuple[TakenBack, ...]:
    documents = {telling.claim.document for telling in group}
    corrections = frozenset(document for document in documents if correcting[document][0])
    if not corrections:
        return ()
    return find_taken_back(group, corrections, {document: correcting[document][1:] for document in documents})


def _findings(
    events: Sequence[Event], tellings: Mapping[str, Telling], taken_back: Sequence[TakenBack], vocabulary: Vocabulary
) -> tuple[Finding, ...]:
    superseded = superseded_claims(taken_back)
    counts, loose = counts_by_start(events, tellings, vocabulary)
    found: list[Finding] = []
    for event in events:
        if happened(event):
            dates = date_findings(event, counts.get(event.id, ()), tellings, superseded)
            found += dates
            found += refinement_findings(event, tellings, superseded)
            found += term_findings(event, vocabulary.type(event.type), tellings, superseded)
            if not any(finding.kind is FindingKind.CONTRADICTION for finding in dates):
                found += agreement_findings(event, tellings, superseded)
        found += value_findings(event, tellings, superseded)
        found += supersession_findings(event, [t for t in taken_back if set(t.old) & set(event.claims)], tellings)
    found += [finding for told in loose for finding in count_findings(told, tellings, superseded)]
    found += denial_findings(events, tellings)
    found += outcome_findings(events, tellings, vocabulary)
    return tuple({finding.id: finding for finding in found}.values())


def with_rejected(
    events: Sequence[Event], rejected: Sequence[Claim], persons: Mapping[str, tuple[str, ...]]
) -> tuple[Event, ...]:
    """The events with the rejected claims that would have been about them: kept, counted nowhere.

    Where no day of an event fits, the claim stands with one of its kind and person all the same: it may have been
    rejected for its date.
    """
    beside: dict[str, list[str]] = {}
    for claim in sorted(rejected, key=lambda claim: claim.id):
        alike = [event for event in events if event.type == claim.type and set(event.persons) & set(persons[claim.id])]
        if alike:
            home = min(
                alike,
                key=lambda event: (event.phase != claim.phase, not event.bounds.compatible(claim.when.bounds)),
            )
            beside.setdefault(home.id, []).append(claim.id)
    return tuple(replace(event, rejected=tuple(beside.get(event.id, ()))) for event in events)
