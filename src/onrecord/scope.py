"""One case out of a whole archive: a person, the events that person takes part in, and all that bears on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.build import publisher_key
from onrecord.core.casefile import CaseFile, Origin, Report
from onrecord.core.decision import Decision
from onrecord.core.entity import Entity
from onrecord.core.event import Event, Support
from onrecord.core.second import SecondReading
from onrecord.reconcile.origins import UNKNOWN
from onrecord.reconcile.support import count_known


def narrow(casefile: CaseFile, person: str) -> CaseFile:
    """The case of one person, by id; events in which the person only acts (as an agent, a speaker) belong to it too.

    A person that the case file does not know gives a case file without events.
    """
    mine = {entity.id: {(key.document, key.start, key.end) for key in entity.mentions} for entity in casefile.persons
            if entity.id == person}.get(person, set())  # fmt: skip
    events = tuple(event for event in casefile.events if person in event.persons or _acts(event, person))
    kept = {event.id for event in events}
    events = tuple(_without_foreign(event, kept) for event in events)
    findings = tuple(finding for finding in casefile.findings if set(finding.events) <= kept)
    claim_ids = {claim for event in events for claim in (*event.claims, *event.rejected)}
    claim_ids |= {claim for finding in findings for side in finding.sides for claim in side.claims}
    claims = tuple(claim for claim in casefile.claims if claim.id in claim_ids)
    documents = {claim.document for claim in claims} | {document for document, _, _ in mine}
    replies = tuple(reply for reply in casefile.replies if reply.document in documents)
    reports = tuple(report for report in casefile.reports if report.document in documents)
    named = _named(casefile, documents)
    second = tuple(_of_case(one, claim_ids, mine) for one in casefile.second_readings if one.document in documents)
    judged = claim_ids | {one.claim.id for reading in second for one in reading.claims}
    return replace(
        casefile,
        principals=(person,),
        reports=reports,
        origins=_origins(casefile.origins, documents),
        support=_support(casefile, reports),
        persons=tuple(entity for entity in casefile.persons if entity.id in named),
        organisations=tuple(entity for entity in casefile.organisations if entity.id in named),
        places=tuple(entity for entity in casefile.places if entity.id in named),
        claims=claims,
        events=events,
        states=tuple(state for state in casefile.states if state.person == person),
        findings=findings,
        replies=replies,
        suggestions=tuple(
            offer for offer in casefile.suggestions if offer.left in named and offer.right in named
        ),
        decisions=tuple(decision for decision in casefile.decisions if _bears_on(decision, judged, documents)),
        stale=tuple(entry for entry in casefile.stale if _in_force(entry.decision, casefile, judged, documents)),
        second_readings=second,
    )  # fmt: skip


def _of_case(second: SecondReading, claims: set[str], mine: set[tuple[str, int, int]]) -> SecondReading:
    """What a language model said about the case's claims, or about its person."""
    kept = tuple(
        one
        for one in second.claims
        if one.same_as in claims or any((key.document, key.start, key.end) in mine for key in one.meant)
    )
    return replace(second, claims=kept, missed=tuple(claim for claim in second.missed if claim in claims))


def _acts(event: Event, person: str) -> bool:
    return any(account.value == person for slot in event.slots for account in slot.accounts)


def _without_foreign(event: Event, kept: set[str]) -> Event:
    """The event without ties to events that are not in the case."""
    return replace(event, relations=tuple(tie for tie in event.relations if tie.event in kept))


def _named(casefile: CaseFile, documents: set[str]) -> set[str]:
    """Ids of all whom the case's documents name."""
    everybody: Iterable[Entity] = (*casefile.persons, *casefile.organisations, *casefile.places)
    return {entity.id for entity in everybody if any(key.document in documents for key in entity.mentions)}


def _origins(origins: tuple[Origin, ...], documents: set[str]) -> tuple[Origin, ...]:
    kept = (replace(origin, reports=tuple(document for document in origin.reports if document in documents))
            for origin in origins)  # fmt: skip
    return tuple(origin for origin in kept if origin.reports)


def _bears_on(decision: Decision, claims: set[str], documents: set[str]) -> bool:
    return any(target in claims or _document_of(target) in documents for target in decision.targets)


def _in_force(id_: str, casefile: CaseFile, claims: set[str], documents: set[str]) -> bool:
    return any(decision.id == id_ and _bears_on(decision, claims, documents) for decision in casefile.decisions)


def _document_of(target: str) -> str:
    parts = target.split(":")
    return parts[1] if parts[0] == "mention" and len(parts) == 4 else ""


def _support(casefile: CaseFile, reports: Sequence[Report]) -> Support:
    """What the case rests on; publishers that are not known count as in `onrecord.reconcile.support`."""
    unknown = {origin.id for origin in casefile.origins if origin.label == UNKNOWN}
    known = count_known("" if report.origin in unknown else report.origin for report in reports)
    publishers = count_known(publisher_key(report.publisher) for report in reports)
    return Support(len(reports), publishers, known or min(1, len(reports)))
