"""The words that every door shares: days, stances, chains of speakers, ids short enough to type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from onrecord.core.attribution import ReplyOutcome, Speaker, SpeakerKind, Stance
from onrecord.core.casefile import CaseFile, Report
from onrecord.core.claim import Claim
from onrecord.core.decision import DecisionKind, MentionKey
from onrecord.core.document import Basis
from onrecord.core.entity import Entity
from onrecord.core.finding import FindingKind
from onrecord.core.state import ClockName
from onrecord.core.when import Bounds
from onrecord.export.neutral import one_line
from onrecord.vocabulary.types import Vocabulary

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

STANCE_WORDS: Mapping[Stance, str] = {
    Stance.ASSERTED: "said by",
    Stance.ALLEGED: "alleged by",
    Stance.DENIED: "denied by",
    Stance.DEMANDED: "demanded by",
    Stance.THREATENED: "threatened by",
    Stance.PLANNED: "planned, as told by",
    Stance.CONDITIONAL: "conditional, as told by",
    Stance.NOT_VERIFIED: "not verified, as told by",
}

STANCE_LABELS: Mapping[Stance, str] = {
    Stance.ASSERTED: "stated",
    Stance.ALLEGED: "alleged",
    Stance.DENIED: "denied",
    Stance.DEMANDED: "demanded",
    Stance.THREATENED: "threatened",
    Stance.PLANNED: "planned",
    Stance.CONDITIONAL: "conditional",
    Stance.NOT_VERIFIED: "not verified",
}

FINDING_WORDS: Mapping[FindingKind, str] = {
    FindingKind.CONTRADICTION: "Contradiction",
    FindingKind.DENIAL: "Denial",
    FindingKind.SUPERSESSION: "Superseded",
    FindingKind.REFINEMENT: "Told more exactly",
    FindingKind.AGREEMENT: "Agreement",
    FindingKind.GAP: "Gap",
}
"""In the order in which they are shown."""

CLOCK_WORDS: Mapping[ClockName, str] = {
    ClockName.DAY: "Day",
    ClockName.DAYS_IN_ALL: "Days in all",
    ClockName.RUNS_OUT: "Runs out",
    ClockName.OVERDUE: "Overdue",
    ClockName.LAST_HEARD: "Last heard of",
}

REPLY_WORDS: Mapping[ReplyOutcome, str] = {
    ReplyOutcome.ANSWERED: "answered",
    ReplyOutcome.DECLINED: "declined to comment",
    ReplyOutcome.NO_RESPONSE: "did not respond",
    ReplyOutcome.UNREACHABLE: "could not be reached",
}

PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they", "this", "these", "those", "who", "one"})
"""Words that by themselves tell nobody."""
OPENERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "my", "our", "about", "some", "several", "many"})
"""Words that begin a description."""

BASIS_WORDS: Mapping[Basis, str] = {
    Basis.DECLARED: "as declared when it was added",
    Basis.METADATA: "as its metadata say",
    Basis.DATELINE: "as its dateline says",
    Basis.UNKNOWN: "not known",
}


def day_words(day: date) -> str:
    """A day for reading: "9 January 2031"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def bounds_words(bounds: Bounds | None) -> str:
    """Bounds for reading: "9 January 2031", "8 or 9 April 2031", "on or before 3 May 2031", "date not known"."""
    if bounds is None or not bounds.known:
        return "date not known"
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return f"on or before {day_words(last)}" if last else f"on or after {day_words(first)}" if first else ""
    if first == last:
        return day_words(first)
    opening = str(first.day) if (first.year, first.month) == (last.year, last.month) else day_words(first)
    if (last - first).days == 1:
        return f"{opening} or {day_words(last)}"
    return f"between {opening} and {day_words(last)}"


def count_words(number: int, noun: str) -> str:
    """A count with its noun: "1 report", "3 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@dataclass(frozen=True)
class Wording:
    """A case file's words: who a speaker is, which report a claim is from, which short id stands for which."""

    casefile: CaseFile
    vocabulary: Vocabulary | None = None
    """Which events are themselves somebody's denial; None: it is not known."""

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """Reports by document digest."""
        return {report.document: report for report in self.casefile.reports}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each report, from 1, by document digest."""
        return {report.document: number for number, report in enumerate(self.casefile.reports, start=1)}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.casefile.claims}

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """All persons, organisations and places."""
        return (*self.casefile.persons, *self.casefile.organisations, *self.casefile.places)

    @cached_property
    def entity_names(self) -> Mapping[str, str]:
        """Names of persons, organisations and places by id."""
        return {entity.id: entity.name for entity in self.entities}

    @cached_property
    def named_at(self) -> Mapping[MentionKey, str]:
        """Names by where they are mentioned."""
        return {key: entity.name for entity in self.entities for key in entity.mentions}

    @cached_property
    def named_as(self) -> Mapping[str, str]:
        """Names by each spelling that only one person, organisation or place has."""
        found: dict[str, set[str]] = {}
        for entity in self.entities:
            for text in (entity.name, *(form.text for form in entity.forms)):
                found.setdefault(text, set()).add(entity.id)
        return {text: self.entity_names[min(ids)] for text, ids in found.items() if len(ids) == 1}

    def publisher(self, document: str) -> str:
        """Who published a document, for reading."""
        report = self.reports.get(document)
        return one_line(report.publisher) if report and report.publisher else "a publisher not known"

    def speaker(self, speaker: Speaker, document: str) -> str:
        """One link of a chain, for reading; the name that mentions were resolved to where there is one."""
        if speaker.kind is SpeakerKind.PUBLISHER:
            return self.publisher(document)
        known = None
        if speaker.span is not None:
            known = self.named_at.get(MentionKey(document, speaker.span.start, speaker.span.end))
        known = known or self.named_as.get(speaker.text)
        name = known or _described(speaker.text)
        channel = f" ({speaker.channel})" if speaker.channel else ""
        return one_line(name + channel)

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """The speakers of a claim, from the publisher to whoever is answerable."""
        return tuple(self.speaker(speaker, claim.document) for speaker in claim.speakers)

    def held(self, claim: Claim) -> str:
        """How and by whom a claim is held: "stated by Harbour Gazette", "alleged by her lawyer"."""
        chain = self.chain(claim)
        if len(chain) > 1:
            return f"{STANCE_WORDS[claim.stance]} {chain[-1]}"
        publisher = self.publisher(claim.document)
        if claim.stance is Stance.ASSERTED or self.tells_denial(claim.type, claim.phase, claim.stance):
            return f"stated by {publisher}"
        # The publisher tells that somebody denied or demanded it, and does so without being the one who does.
        return f"{STANCE_LABELS[claim.stance]}, as told by {publisher}"

    @cached_property
    def accepted_by(self) -> Mapping[str, str]:
        """Who accepted a claim, by the claim's id."""
        return {
            target: entry.author
            for entry in self.casefile.decisions
            if entry.kind is DecisionKind.ACCEPT
            for target in entry.targets
        }

    def read_by(self, claim: Claim) -> str:
        """Which reader read a claim, for reading: "the rules", "the language model tern-7b, accepted by Jo Tarn"."""
        if claim.read_by is None:
            return "the rules"
        author = self.accepted_by.get(claim.id)
        return f"the language model {claim.read_by.model}, {f'accepted by {author}' if author else 'not accepted'}"

    def tells_denial(self, type: str, phase: str | None, stance: Stance) -> bool:  # noqa: A002 - as above
        """Whether it is the event itself that is a denial, and so told like any other event."""
        found = self.vocabulary.type(type) if self.vocabulary and stance is Stance.DENIED else None
        return found is not None and found.denies(phase)

    def according(self, ids: Iterable[str]) -> tuple[str, ...]:
        """How the claims are held, each way once, in their order: ("stated by A, B", "alleged by C")."""
        ways: dict[str, list[str]] = {}
        for id in ids:  # noqa: A001 - the word of the model
            claim = self.claims.get(id)
            if claim is None:
                continue
            way, _, name = self.held(claim).partition(" by ")
            names = ways.setdefault(way + " by", [])
            if name not in names:
                names.append(name)
        return tuple(f"{way} {', '.join(names)}" for way, names in ways.items())


def _described(text: str) -> str:
    """Somebody without a name, as the report has it: a capital at the head of a sentence is no name's."""
    first, _, rest = text.partition(" ")
    if first.casefold() in PRONOUNS and not rest:
        return f"somebody (“{first.casefold() if first != 'I' else first}”)"
    if first.casefold() in OPENERS:
        return f"{first.casefold()} {rest}"
    return text or "somebody who is not named"


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """For each id the shortest beginning of its hash, of at least four digits, that no other id shares."""
    hashes = {id: id.rpartition("-")[2] for id in ids}  # noqa: A001 - as above
    ordered = sorted(hashes.values())
    shared: dict[str, int] = dict.fromkeys(ordered, 0)
    for one, other in pairwise(ordered):
        if one != other:
            length = _common(one, other)
            shared[one] = max(shared[one], length)
            shared[other] = max(shared[other], length)
    return {id: digits[: max(4, shared[digits] + 1)] for id, digits in hashes.items()}  # noqa: A001 - as above


def _common(one: str, other: str) -> int:
    """How many letters the two begin with alike."""
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))


def ids_of(casefile: CaseFile) -> tuple[str, ...]:
    """Every id that a person may type, of the whole case file."""
    suggested = (one.claim.id for reading in casefile.second_readings for one in reading.claims)
    counted = (
        item.id
        for group in (
            casefile.events, casefile.findings, casefile.claims, casefile.persons, casefile.organisations,
            casefile.places, casefile.decisions,
        )
        for item in group
    )  # fmt: skip
    return tuple(dict.fromkeys((*counted, *suggested)))
