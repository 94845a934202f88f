"""Why a value stands: every claim with its quote's place, its chain of speakers, its date, and what it joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.calendar import spell_bounds
from onrecord.core.casefile import CaseFile, Report
from onrecord.core.claim import Claim, ReadBy
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.entity import Entity
from onrecord.core.event import Event, EventRelation
from onrecord.core.finding import Finding
from onrecord.core.problem import Problem
from onrecord.core.second import Difference, SecondClaim, SecondReading
from onrecord.core.span import Span
from onrecord.reconcile.seen import seen_digest_of

REJECTED = "rejected by a decision: kept, and counted nowhere"
SET_ASIDE = "set aside: what {model} reads in these words was accepted in its place; kept, and counted nowhere"
SUGGESTED = "a suggestion of the language model {model}, which nobody accepted: counted nowhere"


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain from the publisher to whoever is answerable."""

    label: str
    """Name or description, for reading."""
    stance: Stance
    channel: str | None
    cue: Span | None


@dataclass(frozen=True, slots=True)
class SecondWord:
    """What a language model says of a claim that the rules read: told beside it, and never averaged with it."""

    model: str
    told: str
    """One line: whether it tells the claim, and where it differs."""
    exchange: str
    """The digest of the file that keeps what it was asked and answered; empty where it does not tell the claim."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim, as it stands behind an event or on a side of a finding."""

    claim: str
    document: str
    publisher: str
    published: str
    """ISO date; empty where unknown."""
    title: str
    sentence: Span
    """The quote: slice the document's text with it."""
    trigger: Span
    speakers: tuple[Link, ...]
    """Outermost first."""
    stance: Stance
    date: str
    """For reading; empty where the report tells none."""
    date_rule: str
    """How the date was found, as one sentence."""
    date_phrase: Span | None
    joined: str
    """Why it counts with this event, or on which side it stands."""
    rejected: bool = False
    headline: bool = False
    second: tuple[SecondWord, ...] = ()
    """What language models say of the same words, where any was asked about the report."""
    read_by: str = ""
    """The language model that read it, where it was not the rules; it counts only while a decision accepts it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event, a finding, a claim or a suggestion with all that it rests on."""

    id: str
    kind: str
    """event, finding, claim, or suggestion: what only a language model reads, or reads otherwise."""
    title: str
    reason: str
    evidence: tuple[Evidence, ...]
    relations: tuple[EventRelation, ...] = ()
    settles: str = ""
    decisions: tuple[Decision, ...] = ()


def explain(casefile: CaseFile, id: str) -> Explanation | Problem:  # noqa: A002 - the word that users type
    """Why the event, finding, claim or suggestion of that id (or an unambiguous beginning of it) stands as it does."""
    things: dict[str, Event | Finding | Claim | Suggested] = {
        **{one.id: one for one in suggestions(casefile)},
        **{thing.id: thing for group in (casefile.events, casefile.findings, casefile.claims) for thing in group},
    }
    matches = [key for key in sorted(things) if key == id] or [
        key for key in sorted(things) if id and (key.startswith(id) or key.partition("-")[2].startswith(id))
    ]
    if not matches:
        return Problem(id, "No event, finding or claim has this id.", "Copy an id that `onrecord show` prints.")
    if len(matches) > 1:
        listed = ", ".join(matches[:5])
        return Problem(id, f"Several ids begin so: {listed}.", "Give more of the id.")
    found = things[matches[0]]
    if isinstance(found, Event):
        return _of_event(casefile, found)
    if isinstance(found, Suggested):
        return _of_suggestion(casefile, found)
    return _of_finding(casefile, found) if isinstance(found, Finding) else _of_claim(casefile, found)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A claim of a language model that does not count, with the reading that it is of."""

    second: SecondClaim
    reading: SecondReading
    rejected: bool
    """Whether a decision rejects it."""

    @property
    def id(self) -> str:
        """The claim's."""
        return self.second.claim.id


def suggestions(casefile: CaseFile) -> tuple[Suggested, ...]:
    """What language models read that the rules do not, or otherwise, and that nobody accepted; once each."""
    counted = {claim.id for claim in casefile.claims}
    rejected = {target for entry in casefile.decisions if entry.kind is DecisionKind.REJECT for target in entry.targets}
    found: dict[str, Suggested] = {}
    for reading in casefile.second_readings:
        for second in reading.claims:
            id_ = second.claim.id
            if id_ not in counted and (second.same_as is None or second.differences):
                found.setdefault(id_, Suggested(second, reading, id_ in rejected))
    return tuple(found.values())


def seen_digest(casefile: CaseFile, target: str | Sequence[str]) -> str:
    """The digest that a decision about the target (a claim's id or a mention key), or several, carries as `seen`.

    A claim may be one that only a language model reads.

    `build` compares it with what is read later, and lists the decision as stale where they differ.
    """
    targets = (target,) if isinstance(target, str) else tuple(target)
    entities: tuple[Entity, ...] = (*casefile.persons, *casefile.organisations, *casefile.places)
    keys = {key for entity in entities for key in entity.mentions}
    claims = {one.claim.id: one.claim for second in casefile.second_readings for one in second.claims}
    return seen_digest_of(targets, {**claims, **{claim.id: claim for claim in casefile.claims}}, keys)


def _of_event(casefile: CaseFile, event: Event) -> Explanation:
    claims = {claim.id: claim for claim in casefile.claims}
    reports = {report.document: report for report in casefile.reports}
    shown = [(claims[id_], id_ in event.rejected) for id_ in (*event.claims, *event.rejected) if id_ in claims]
    evidence = tuple(
        _evidence(casefile, claim, reports[claim.document], _joined(casefile, claim, event), rejected)
        for claim, rejected in shown
    )
    whom = f"{event.type}{f', {event.phase}' if event.phase else ''}"
    reason = f"{event.support.write()} tell of one {whom.replace('_', ' ')}, {event.when_label}."
    return Explanation(event.id, "event", event.title, reason, evidence, event.relations, "",
                       _decisions(casefile, {claim.id for claim, _ in shown}))  # fmt: skip


def _of_finding(casefile: CaseFile, finding: Finding) -> Explanation:
    claims = {claim.id: claim for claim in casefile.claims}
    reports = {report.document: report for report in casefile.reports}
    evidence = tuple(
        _evidence(casefile, claims[id_], reports[claims[id_].document],
                  f"stands for: {side.label}{f' ({side.reading})' if side.reading else ''}")
        for side in finding.sides for id_ in side.claims if id_ in claims
    )  # fmt: skip
    about = {id_ for side in finding.sides for id_ in side.claims}
    return Explanation(finding.id, "finding", finding.title, finding.reason, evidence, (), finding.settles,
                       _decisions(casefile, about))  # fmt: skip


def _of_claim(casefile: CaseFile, claim: Claim) -> Explanation:
    reports = {report.document: report for report in casefile.reports}
    event = next((event for event in casefile.events if claim.id in (*event.claims, *event.rejected)), None)
    title = event.title if event else claim.type.replace("_", " ")
    decided = _decisions(casefile, {claim.id})
    unused = _unused(casefile, claim, decided)
    rejected = bool(unused)
    apart = f"{unused[0].upper()}{unused[1:]}." if unused else "It counts with no event."
    joined = _joined(casefile, claim, event) if event else apart
    reason = f"One report tells it; it counts with {event.id}." if event and not rejected else apart
    return Explanation(
        claim.id, "claim", title, reason,
        (_evidence(casefile, claim, reports[claim.document], joined, rejected),), (), "", decided,
    )  # fmt: skip


def _of_suggestion(casefile: CaseFile, suggested: Suggested) -> Explanation:
    claim, model = suggested.second.claim, suggested.reading.reader.name
    report = next(report for report in casefile.reports if report.document == claim.document)
    unused = REJECTED if suggested.rejected else SUGGESTED.format(model=model)
    evidence = _evidence(casefile, replace(claim, read_by=_origin(suggested)), report, unused, suggested.rejected)
    title = claim.type.replace("_", " ")
    reason = f"{unused[0].upper()}{unused[1:]}. Whoever finds it right accepts it: onrecord decide accept {claim.id}"
    decided = _decisions(casefile, {claim.id})
    return Explanation(claim.id, "suggestion", f"{title}, as {model} reads it", reason, (evidence,), (), "", decided)


def _origin(suggested: Suggested) -> ReadBy:
    return ReadBy(suggested.reading.reader.name, suggested.second.exchange, suggested.second.same_as)


def _unused(casefile: CaseFile, claim: Claim, decided: Sequence[Decision]) -> str:
    """Why a claim counts nowhere; empty where nothing keeps it out."""
    if any(decision.kind is DecisionKind.REJECT for decision in decided):
        return REJECTED
    others = (one.read_by for one in casefile.claims if one.document == claim.document and one.read_by is not None)
    other = next((one for one in others if one.instead_of == claim.id), None)
    return SET_ASIDE.format(model=other.model) if other is not None else ""


def _evidence(casefile: CaseFile, claim: Claim, report: Report, joined: str, rejected: bool = False) -> Evidence:
    bounds = claim.when.bounds
    return Evidence(
        claim=claim.id,
        document=claim.document,
        publisher=report.publisher,
        published=report.published.isoformat() if report.published else "",
        title=report.title,
        sentence=claim.sentence,
        trigger=claim.trigger,
        speakers=tuple(_link(speaker) for speaker in claim.speakers),
        stance=claim.stance,
        date=spell_bounds(bounds) if bounds.known else "",
        date_rule=claim.when.rule,
        date_phrase=claim.when.phrase,
        joined=joined,
        rejected=rejected,
        headline=claim.headline,
        second=tuple(_second_words(casefile, claim)),
        read_by=claim.read_by.model if claim.read_by is not None else "",
    )


def _second_words(casefile: CaseFile, claim: Claim) -> Iterator[SecondWord]:
    for reading in casefile.second_readings:
        if claim.id in reading.missed:
            yield SecondWord(reading.reader.name, "does not tell it", "")
        for one in reading.claims:
            differing = "; ".join(difference_words(difference) for difference in one.differences)
            if one.same_as == claim.id:
                told = f"reads it otherwise: {differing}" if differing else "reads it alike"
                yield SecondWord(reading.reader.name, told, one.exchange)
            elif one.claim.id == claim.id:
                told = f"read it; {differing or 'the rules read nothing of the kind here'}"
                yield SecondWord(reading.reader.name, " ".join((f"{told}.", *one.remarks)), one.exchange)


def difference_words(difference: Difference) -> str:
    """A difference for reading: "stance: alleged by the rules, asserted by the model"."""
    rules, model = difference.rules or "nothing", difference.model or "nothing"
    return f"{difference.slot.replace('_', ' ')}: {rules} by the rules, {model} by the model"


def _link(speaker: Speaker) -> Link:
    unnamed = {SpeakerKind.PUBLISHER: "the publisher", SpeakerKind.UNNAMED: "somebody not named"}
    label = speaker.text or unnamed.get(speaker.kind, "somebody not named")
    return Link(label, speaker.stance, speaker.channel, speaker.cue)


def _joined(casefile: CaseFile, claim: Claim, event: Event) -> str:
    """Which rule made the claim part of the event."""
    if claim.id in event.rejected:
        return _unused(casefile, claim, _decisions(casefile, {claim.id})) or REJECTED
    if len(event.claims) == 1:
        return "the only claim of this event"
    if event.phase == "continue" and claim.when.phrase is None:
        return "tells no date, only that it lasts; what reports tell so, with no turn between them, is one line"
    slot = event.slot("when")
    mine = next((account for account in slot.accounts if claim.id in account.claims), None) if slot else None
    if mine is None or claim.when.phrase is None:
        return (
            "tells no date; of the events of its kind and person that it can be about, the only one, the one that its"
            " report dates, the one it has most in common with, or the latest before the report"
        )
    others = [account for account in slot.accounts if account is not mine] if slot else []
    if any(account.bounds and mine.bounds and not account.bounds.compatible(mine.bounds) for account in others):
        return "same kind of event and same person; the days lie so close that they are two accounts of one event"
    if others:
        return "same kind of event and same person; one day fits this date and the others"
    return "same kind of event, same person, same date"


def _decisions(casefile: CaseFile, claims: set[str]) -> tuple[Decision, ...]:
    return tuple(decision for decision in casefile.decisions if not claims.isdisjoint(decision.targets))
