"""The case file, put together from what the steps of building found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord import __version__
from onrecord.build.material import Material
from onrecord.core.casefile import CaseFile, Inputs, Origin, Report, StaleDecision
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.event import Event, Support
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.reconcile.amend import Amended
from onrecord.reconcile.origins import UNKNOWN
from onrecord.reconcile.reconciliation import Reconciliation
from onrecord.reconcile.seen import seen_digest_of
from onrecord.reconcile.support import count_known
from onrecord.resolve import Resolution
from onrecord.vocabulary.types import Vocabulary


@dataclass(frozen=True, slots=True)
class Parts:
    """What the steps found."""

    resolution: Resolution
    origins: tuple[Origin, ...]
    amended: Amended
    found: Reconciliation
    events: tuple[Event, ...]


def casefile_of(
    material: Material, decisions: Sequence[Decision], vocabulary: Vocabulary, as_of: date | None, parts: Parts
) -> CaseFile:
    """The case file of the whole archive, in its order, told for the day `as_of`."""
    resolution, claims = parts.resolution, parts.amended.claims
    home = {document: origin.id for origin in parts.origins for document in origin.reports}
    reports = sorted(material.reports.values(), key=_age_of_report)
    place = {report.document: number for number, report in enumerate(reports)}
    in_force = tuple(sorted(decisions, key=lambda decision: (decision.time, decision.id)))
    return CaseFile(
        as_of=as_of,
        principals=_principals(parts.events, resolution),
        reports=tuple(_with_origin(report, home[report.document]) for report in reports),
        origins=parts.origins,
        support=_support(material, parts.origins),
        persons=resolution.persons,
        organisations=resolution.organisations,
        places=resolution.places,
        claims=tuple(sorted(claims, key=lambda claim: (place[claim.document], claim.trigger, claim.id))),
        events=parts.events,
        states=parts.found.states,
        findings=parts.found.findings,
        replies=tuple(sorted(material.replies, key=lambda reply: (place[reply.document], reply.reply.span))),
        suggestions=resolution.suggestions,
        decisions=in_force,
        stale=stale_decisions(in_force, {claim.id: claim for claim in claims}, material),
        problems=tuple(
            sorted(
                {*material.problems, *resolution.problems, *parts.amended.problems, *unknown_types(claims, vocabulary)}
            )
        ),
        inputs=inputs_of(material.reports, material.readers, in_force, vocabulary),
    )


def _age_of_report(report: Report) -> tuple[date, date, str]:
    published = report.published or date.max
    return (published, max(report.modified or published, published), report.document)


def _with_origin(report: Report, origin: str) -> Report:
    return replace(report, origin=origin)


def _principals(events: Sequence[Event], resolution: Resolution) -> tuple[str, ...]:
    """Persons that events happen to, most events first, then most reports."""
    counted = Counter(person for event in events for person in event.persons)
    reports = {person.id: len({key.document for key in person.mentions}) for person in resolution.persons}
    names = {person.id: person.name for person in resolution.persons}
    return tuple(sorted(counted, key=lambda person: (-counted[person], -reports[person], names[person], person)))


def _support(material: Material, origins: Sequence[Origin]) -> Support:
    publishers = count_known(source.publisher for source in material.sources.values())
    known = count_known("" if origin.label == UNKNOWN else origin.id for origin in origins)
    return Support(len(material.sources), publishers, known or min(1, len(origins)))


def stale_decisions(
    decisions: Sequence[Decision], amended: dict[str, Claim], material: Material
) -> tuple[StaleDecision, ...]:
    """Decisions whose author looked at something that reads otherwise now."""
    if not decisions:
        return ()
    original = {claim.id: claim for claim in material.claims}
    keys = {key for name in material.names for key in name.keys}
    found = []
    for decision in decisions:
        if decision.kind is DecisionKind.UNDO or not _at_hand(decision, original, material):
            continue
        now = {seen_digest_of(decision.targets, claims, keys) for claims in (original, {**original, **amended})}
        if decision.seen not in now:
            reason = "What it was made on reads otherwise now; look at it again."
            found.append(StaleDecision(decision.id, reason))
    return tuple(found)


def _at_hand(decision: Decision, claims: dict[str, Claim], material: Material) -> bool:
    """Whether the documents that the decision is about are among those that are built."""
    for target in decision.targets:
        if target.startswith("mention:"):
            if MentionKey.parse(target).document not in material.reports:
                return False
        elif target not in claims:
            return False
    return True


def unknown_types(claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Problem]:
    """Claims that can count with no event, because the vocabulary has no such type."""
    known = {event_type.id for event_type in vocabulary.event_types}
    return [
        Problem(
            f"claim {claim.id}",
            f"The vocabulary has no event type “{claim.type}”, so that the claim counts with no event.",
            "Correct the claim's type, or add the type to the vocabulary.",
        )
        for claim in claims
        if claim.type not in known
    ]


def inputs_of(
    documents: Iterable[str], readers: Iterable[str], decisions: Sequence[Decision], vocabulary: Vocabulary
) -> Inputs:
    """The digests of all that went into a case file; `decisions` are those in force."""
    import msgspec  # noqa: PLC0415 - only needed here, and slow to import

    in_force = tuple(sorted(decisions, key=lambda decision: (decision.time, decision.id)))
    return Inputs(
        version=__version__,
        documents=tuple(sorted(documents)),
        readers=tuple(sorted(readers)),
        decisions=digest_of(msgspec.json.encode(in_force, order="deterministic")),
        vocabulary=vocabulary.digest,
    )
