"""casefile = build(readings, decisions, vocabulary): many readings become one case file."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord import __version__
from onrecord.core.calendar import spell
from onrecord.core.casefile import CaseFile, Inputs, Origin, Reply, Report, StaleDecision
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.document import Basis
from onrecord.core.entity import Entity
from onrecord.core.event import Event, Support
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.reconcile.amend import Amended, amend
from onrecord.reconcile.origins import UNKNOWN, Source, find_origins
from onrecord.reconcile.reconciliation import Reconciliation, reconcile, with_rejected
from onrecord.reconcile.seen import seen_digest_of
from onrecord.reconcile.support import count_known
from onrecord.reconcile.tell import Names, Setting, tell
from onrecord.resolve import LocalName, LocalTie, Resolution, local_names, local_ties, resolve
from onrecord.resolve.sounds import fold
from onrecord.resolve.words import name_words
from onrecord.vocabulary.types import Vocabulary


def build(
    readings: Iterable[Reading], decisions: Sequence[Decision], vocabulary: Vocabulary, as_of: date | None = None
) -> CaseFile:
    """Everything that the readings and the decisions in force say, for the whole archive.

    Pure: the same inputs give the same case file, in whatever order the readings come; a document read twice counts
    once. `as_of` is the day that states and clocks are told for; without it, the day of the latest report that is not
    dated later than it was archived.
    """
    material = _gather(readings)
    day = as_of or _latest(material.reports.values())
    resolution = resolve(material.names, material.ties, decisions, frozenset(material.reports))
    origins = find_origins(material.sources.values())
    amended = amend(material.claims, decisions)
    names = _names(resolution)
    settings = _settings(material, origins)
    told = [tell(claim, settings[claim.document], names, vocabulary) for claim in amended.claims]
    unused = amended.rejected | amended.withheld
    standing = [telling for telling in told if telling.claim.id not in unused]
    found = reconcile(standing, names.label_of, vocabulary, day, _ages(material))
    persons = {telling.claim.id: telling.persons for telling in told}
    rejected = [claim for claim in amended.claims if claim.id in amended.rejected - amended.withheld]
    events = with_rejected(found.events, rejected, persons)
    return _casefile(
        material, decisions, vocabulary, day, _Parts(resolution, origins, amended, found, events)
    )  # fmt: skip


@dataclass(slots=True)
class _Material:
    """What is kept of the readings: all that the later steps need, and no more, so that a large archive fits."""

    reports: dict[str, Report] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    names: list[LocalName] = field(default_factory=list)
    ties: list[LocalTie] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    corrections: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    readers: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the steps found."""

    resolution: Resolution
    origins: tuple[Origin, ...]
    amended: Amended
    found: Reconciliation
    events: tuple[Event, ...]


# --- Gathering --------------------------------------------------------------------------------------------------------


def _gather(readings: Iterable[Reading]) -> _Material:
    material = _Material()
    for reading in readings:
        if reading.document in material.reports:
            continue
        material.reports[reading.document] = _report(reading)
        material.sources[reading.document] = _source(reading)
        material.names += local_names(reading)
        material.ties += local_ties(reading)
        material.claims += reading.claims
        material.replies += [Reply(reading.document, reply) for reply in reading.replies]
        if reading.corrections:
            material.corrections[reading.document] = reading.corrections
        material.readers.add(f"{reading.reader.name}:{reading.reader.fingerprint}")
        material.problems += reading.problems
        if _ahead(reading):
            material.problems.append(_dated_ahead(reading))
    return material


def _ahead(report: Reading | Report) -> bool:
    """Whether it is dated two days or more after it was archived, so that no time zone explains it."""
    if report.published is None or report.retrieved is None:
        return False
    return (report.published - date.fromisoformat(report.retrieved[:10])).days >= 2


def _dated_ahead(reading: Reading) -> Problem:
    message = f"The report is dated {spell(reading.published or date.max)}, later than it was archived."
    return Problem(
        f"report {reading.document[:12]}",
        f"{message} States and clocks are not told for that day by themselves.",
        "If that is a slip, add it again with --published YYYY-MM-DD.",
    )


def _latest(reports: Iterable[Report]) -> date | None:
    """The day of the latest report; where all are dated ahead, the day on which the latest of them was archived."""
    dated = [
        (False, date.fromisoformat(report.retrieved[:10])) if _ahead(report) and report.retrieved else (True, day)
        for report in reports
        if (day := report.published)
    ]
    return max(dated)[1] if dated else None


def _report(reading: Reading) -> Report:
    return Report(
        document=reading.document,
        title=reading.title,
        publisher=reading.publisher,
        publisher_basis=reading.publisher_basis,
        published=reading.published,
        published_basis=reading.published_basis if reading.published else Basis.UNKNOWN,
        url=reading.url,
        retrieved=reading.retrieved,
        origin="",
        modified=reading.modified,
    )


def _source(reading: Reading) -> Source:
    return Source(
        document=reading.document,
        title=reading.title,
        publisher=publisher_key(reading.publisher),
        publisher_label=reading.publisher,
        wire=publisher_key(reading.wire or ""),
        wire_label=reading.wire or "",
        published=reading.published,
        url=reading.url or "",
        shingles=array("Q", reading.shingles),
    )


def publisher_key(name: str) -> str:
    """A publisher's name for comparing: "The Harbour Gazette" and "www.harbour-gazette.example" agree."""
    host = name.strip().casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    if " " not in host and "." in host:
        host = host.split("/")[0].rsplit(".", 1)[0]
    words = [word for word in fold(host).split() if word not in name_words().empty]
    kept = [word for word in words if word not in name_words().optional] or words
    return "".join(kept)


# --- What the steps are handed ----------------------------------------------------------------------------------------


def _names(resolution: Resolution) -> Names:
    entities: tuple[Entity, ...] = (*resolution.persons, *resolution.organisations, *resolution.places)
    return Names(
        resolution.entity_of,
        {entity.id: entity.name for entity in entities},
        frozenset(person.id for person in resolution.persons),
        fold,
        name_words().plain,
    )


def _settings(material: _Material, origins: Sequence[Origin]) -> dict[str, Setting]:
    home = {document: origin.id for origin in origins if origin.label != UNKNOWN for document in origin.reports}
    return {
        document: Setting(
            source.published, source.publisher, home.get(document, ""), material.corrections.get(document, ())
        )
        for document, source in material.sources.items()
    }  # fmt: skip


def _ages(material: _Material) -> dict[str, tuple[object, ...]]:
    """Whether a document corrects another, then its place in time; of versions of one day, the one changed later."""
    found: dict[str, tuple[object, ...]] = {}
    for document, report in material.reports.items():
        published = report.published or date.max
        changed = max(report.modified or published, published)
        found[document] = (document in material.corrections, published, changed, report.retrieved or "", document)
    return found


# --- The case file ----------------------------------------------------------------------------------------------------


def _casefile(
    material: _Material, decisions: Sequence[Decision], vocabulary: Vocabulary, as_of: date | None, parts: _Parts
) -> CaseFile:
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
        stale=_stale(in_force, {claim.id: claim for claim in claims}, material),
        problems=tuple(
            sorted(
                {*material.problems, *resolution.problems, *parts.amended.problems, *_unknown_types(claims, vocabulary)}
            )
        ),
        inputs=_inputs(material, in_force, vocabulary),
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


def _support(material: _Material, origins: Sequence[Origin]) -> Support:
    publishers = count_known(source.publisher for source in material.sources.values())
    known = count_known("" if origin.label == UNKNOWN else origin.id for origin in origins)
    return Support(len(material.sources), publishers, known or min(1, len(origins)))


def _stale(decisions: Sequence[Decision], amended: dict[str, Claim], material: _Material) -> tuple[StaleDecision, ...]:
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


def _at_hand(decision: Decision, claims: dict[str, Claim], material: _Material) -> bool:
    """Whether the documents that the decision is about are among those that are built."""
    for target in decision.targets:
        if target.startswith("mention:"):
            if MentionKey.parse(target).document not in material.reports:
                return False
        elif target not in claims:
            return False
    return True


def _unknown_types(claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Problem]:
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


def _inputs(material: _Material, decisions: Sequence[Decision], vocabulary: Vocabulary) -> Inputs:
    import msgspec  # noqa: PLC0415 - only needed here, and slow to import

    return Inputs(
        version=__version__,
        documents=tuple(sorted(material.reports)),
        readers=tuple(sorted(material.readers)),
        decisions=digest_of(msgspec.json.encode(decisions, order="deterministic")),
        vocabulary=vocabulary.digest,
    )
