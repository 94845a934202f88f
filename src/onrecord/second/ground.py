"""second reading = ground(document, reading, exchanges, vocabulary): what of a model's answers stands in the document.

Every quote is located, in one sentence. Dates, terms, speakers and stance are worked out anew by the rules; the model's
word never makes a stance firmer. What cannot be located is rejected, whole, with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.claim import Claim, Filler
from onrecord.core.decision import MentionKey
from onrecord.core.document import Document
from onrecord.core.mention import BlockKind
from onrecord.core.reading import ReaderIdentity, Reading
from onrecord.core.second import Rejection, RejectionKind, SecondClaim, SecondReading
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression, TimeType
from onrecord.read.events.pointed import AHEAD, Pointed, Told, id_of, of_time, untold
from onrecord.read.pipeline import structure_for
from onrecord.read.text import Sentence, TextStructure
from onrecord.second.answer import SaidClaim, said
from onrecord.second.comparing import counterpart, differences
from onrecord.second.exchange import Exchange
from onrecord.second.folding import Folded
from onrecord.second.linking import Links
from onrecord.second.locate import Passage, Refused, within
from onrecord.vocabulary.types import EventType, Vocabulary

_FIRMNESS = {Stance.ASSERTED: 0, Stance.ALLEGED: 1}
"""Whatever is neither has not happened, as far as it is told: no stance is less firm."""
LEAST_FIRM = 2


def ground(
    document: Document, reading: Reading, exchanges: Sequence[tuple[str, Exchange]], vocabulary: Vocabulary
) -> SecondReading:
    """What the answers say that stands in the document; `reading` is what the rules read in it.

    `exchanges`, at least one, each with the digest of the file that keeps it, are of one model and one instruction.
    Pure: the same arguments give the same value; any answer is accepted.
    """
    first = exchanges[0][1]
    reader = ReaderIdentity(first.model, first.instruction)
    structure = structure_for(document)
    grounding = _Grounding(
        document.text, structure, reading, Pointed.to(structure, reading, vocabulary), Links.of(document.text, reading),
        {event_type.id: event_type for event_type in vocabulary.event_types},
    )  # fmt: skip
    for digest, exchange in exchanges:
        grounding.take(digest, exchange)
    matched = {claim.same_as for claim in grounding.claims.values()}
    missed = tuple(
        claim.id
        for claim in reading.claims
        if claim.id not in matched and any(shown.contains(claim.sentence) for shown in grounding.shown)
    )
    ordered = sorted(grounding.claims.values(), key=lambda one: (one.claim.trigger, one.claim.type, one.claim.id))
    digests = tuple(digest for digest, _ in exchanges)
    return SecondReading(document.digest, reader, digests, tuple(ordered), missed, tuple(grounding.rejected))


@dataclass(slots=True)
class _Grounding:
    """Takes one answer after the other."""

    text: str
    structure: TextStructure
    reading: Reading
    pointed: Pointed
    links: Links
    types: dict[str, EventType]
    claims: dict[str, SecondClaim] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)
    shown: list[Span] = field(default_factory=list)
    """The parts of the text that a readable answer is about."""

    def take(self, digest: str, exchange: Exchange) -> None:
        """Ground every claim of one answer."""
        answer = said(exchange)
        if answer is None:
            self.rejected.append(Rejection(0, RejectionKind.UNREADABLE, "answer", digest))
            return
        self.shown.append(exchange.passage)
        passage = Passage.of(self.text, self.structure.sentences, exchange.passage)
        for number, one in enumerate(answer, 1):
            found = self._claim(one, passage, digest) if one is not None else Refused(RejectionKind.FORM, "claim")
            if isinstance(found, Refused):
                self.rejected.append(Rejection(number, found.kind, found.what, digest))
            else:
                self.claims.setdefault(found.claim.id, found)

    def _claim(self, one: SaidClaim, passage: Passage, digest: str) -> SecondClaim | Refused:
        event_type = self.types.get(one.type)
        wrong = _outside_vocabulary(one, event_type)
        if event_type is None or wrong is not None:
            return wrong or Refused(RejectionKind.VOCABULARY, "type")
        phase = one.phase or event_type.default_phase
        found = passage.sentence(one.sentence)
        if isinstance(found, Refused):
            return found
        sentence, folded = found
        place = _Place(sentence, folded, passage, self.links)
        trigger = place.only(one.trigger, "trigger")
        if isinstance(trigger, Refused):
            return trigger
        fillers = _fillers(one, event_type, trigger, place)
        times = _times(one, place)
        speaker = _speaker(one, trigger, place)
        for part in (fillers, times, speaker):
            if isinstance(part, Refused):
                return part
        assert not isinstance(fillers, Refused)  # noqa: S101 - told to the type checker, which does not see the loop
        assert not isinstance(times, Refused)  # noqa: S101 - as above
        assert not isinstance(speaker, Refused)  # noqa: S101 - as above
        told = self.pointed.told(sentence, trigger, event_type, phase, fillers)
        located = _Located(one, event_type, phase, sentence, trigger, fillers, times, speaker)
        return self._recomputed(located, told, digest)

    def _recomputed(self, located: _Located, told: Told, digest: str) -> SecondClaim:
        """The claim with everything that is not for the model to say."""
        one, remarks = located.said, list[str]()
        draft = Claim(
            "", self.reading.document, located.event_type.id, located.phase, located.trigger, located.sentence.span,
            located.fillers, attribution=told.attribution,
            headline=located.sentence.kind is not BlockKind.PARAGRAPH,
        )  # fmt: skip
        own = counterpart(draft, self.reading.claims)
        stance, speakers = (own.stance, own.speakers) if own is not None else (told.stance, told.speakers)
        stance, speakers = self._held(located, stance, speakers, remarks)
        draft = self._timed(replace(draft, stance=stance, speakers=speakers), located, remarks)
        claim = replace(draft, id=id_of(draft))
        ids = {filler.mention for filler in claim.fillers} | {speaker.mention for speaker in claim.speakers}
        meant = sorted(self._key(id_) for id_ in ids if id_ is not None)
        differing = differences(own, claim, one, self.links) if own is not None else ()
        same_as = own.id if own is not None else None
        return SecondClaim(claim, digest, same_as, differing, tuple(remarks), tuple(meant))

    def _held(
        self, located: _Located, stance: Stance, speakers: tuple[Speaker, ...], remarks: list[str]
    ) -> tuple[Stance, tuple[Speaker, ...]]:
        """Stance and speakers as the rules have them, or less firm where the model says so."""
        named, claimed = located.speaker, located.said.stance
        less = stance
        if named is not None and len(speakers) == 1 and not _is_publisher(named, self.reading.publisher):
            less = weaker(less, Stance.ALLEGED)
            speakers = (*speakers, named)
            remarks.append("Only the model names this speaker, so that it is alleged at most.")
        if _firmness(claimed) < _firmness(stance):
            remarks.append(f"The model takes it as {_word(claimed)}; by the words around it, it is {_word(stance)}.")
        elif _firmness(claimed) > _firmness(less):
            less = claimed
            remarks.append(f"The model takes it as {_word(claimed)}, which is less firm than the rules, and is kept.")
        if len(speakers) > 1:
            speakers = (*speakers[:-1], replace(speakers[-1], stance=less))
        return less, speakers

    def _timed(self, claim: Claim, located: _Located, remarks: list[str]) -> Claim:
        """The claim with the dates and lengths that the rules find in the words that the model points to."""
        when, term = located.times
        ahead = claim.stance in AHEAD
        dated = replace(claim, when=untold(self.structure.reported, ahead=ahead))
        if when is not None:
            times = [time for time in self._inside(when) if _dates(time)]
            if len(times) == 1:
                ordinal = times[0].ordinal
                dated = replace(dated, when=of_time(times[0]), ordinal=ordinal)
            else:
                remarks.append("The rules find no date in the words that the model takes for one; it is left open.")
        if term is not None:
            lengths = [time for time in self._inside(term) if time.type is TimeType.DURATION and time.term is not None]
            if len(lengths) == 1:
                dated = replace(dated, term=lengths[0].term)
            else:
                remarks.append("The rules find no length in the words that the model takes for one; it is left open.")
        return dated

    def _inside(self, span: Span) -> list[TimeExpression]:
        return [time for time in self.reading.times if time.span.overlaps(span)]

    def _key(self, mention: str) -> MentionKey:
        span = self.links.by_id[mention].span
        return MentionKey(self.reading.document, span.start, span.end)


@dataclass(frozen=True, slots=True)
class _Located:
    """A claim of the model, all of whose quotes were located."""

    said: SaidClaim
    event_type: EventType
    phase: str | None
    sentence: Sentence
    trigger: Span
    fillers: tuple[Filler, ...]
    times: tuple[Span | None, Span | None]
    """Where it takes the date, and the length, to stand."""
    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class _Place:
    """One sentence, and all that were shown with it."""

    sentence: Sentence
    folded: Folded
    passage: Passage
    links: Links

    def only(self, quote: str, what: str, near: Span | None = None) -> Span | Refused:
        """The one place of a quote in the sentence; of several that name the same, the one nearest to `near`."""
        places = within(self.folded, self.passage, quote, what)
        if isinstance(places, Refused):
            return places
        if len(places) > 1 and near is None:
            return Refused(RejectionKind.AMBIGUOUS, what)
        chosen = self.links.one_of(places, near or places[0])
        return chosen or Refused(RejectionKind.AMBIGUOUS, what)


def _outside_vocabulary(one: SaidClaim, event_type: EventType | None) -> Refused | None:
    if event_type is None:
        return Refused(RejectionKind.VOCABULARY, "type")
    if one.phase is not None and event_type.phase(one.phase) is None:
        return Refused(RejectionKind.VOCABULARY, "phase")
    roles = {role.name for role in event_type.roles}
    if any(filler.role not in roles for filler in one.fillers):
        return Refused(RejectionKind.VOCABULARY, "role")
    return None


def _fillers(one: SaidClaim, event_type: EventType, trigger: Span, place: _Place) -> tuple[Filler, ...] | Refused:
    found: dict[tuple[str, Span], Filler] = {}
    kinds = {role.name: role.kinds for role in event_type.roles}
    order = {role.name: number for number, role in enumerate(event_type.roles)}
    for filler in one.fillers:
        what = f"role {filler.role}"
        span = place.only(filler.quote, what, trigger)
        if isinstance(span, Refused):
            return span
        mention = place.links.named(span)
        if mention is not None and kinds[filler.role] and mention.kind not in kinds[filler.role]:
            return Refused(RejectionKind.KIND, what)
        at = mention.span if mention is not None and span.contains(mention.span) else span
        words = at.quote(place.links.text)
        found[filler.role, at] = Filler(filler.role, words, at, mention.id if mention is not None else None)
    return tuple(found[key] for key in sorted(found, key=lambda key: (order[key[0]], key[1])))


def _times(one: SaidClaim, place: _Place) -> tuple[Span | None, Span | None] | Refused:
    found: list[Span | None] = []
    for quote, what in ((one.when, "when"), (one.term, "term")):
        span = place.only(quote, what) if quote is not None else None
        if isinstance(span, Refused):
            return span
        found.append(span)
    return found[0], found[1]


def _speaker(one: SaidClaim, trigger: Span, place: _Place) -> Speaker | Refused | None:
    """Who says it, as the model quotes it: in the sentence, or else in one place of what was shown."""
    if one.speaker is None:
        return None
    here = within(place.folded, place.passage, one.speaker, "speaker")
    places = place.passage.anywhere(one.speaker) if isinstance(here, Refused) else here
    if not places:
        return Refused(RejectionKind.MISSING, "speaker")
    span = place.links.one_of(places, trigger)
    if span is None:
        return Refused(RejectionKind.AMBIGUOUS, "speaker")
    mention = place.links.named(span)
    if mention is not None:
        return Speaker(SpeakerKind.NAMED, mention.text, span, mention.id)
    return Speaker(SpeakerKind.DESCRIBED, span.quote(place.links.text), span)


def _dates(time: TimeExpression) -> bool:
    """Whether a time expression tells when something happened."""
    return (time.type is not TimeType.DURATION or time.ordinal is not None) and time.when.bounds.known


def _is_publisher(speaker: Speaker, publisher: str) -> bool:
    return bool(publisher) and speaker.text.casefold() == publisher.casefold()


def weaker(one: Stance, other: Stance) -> Stance:
    """The less firm of two stances; the first where neither is."""
    return other if _firmness(other) > _firmness(one) else one


def _firmness(stance: Stance) -> int:
    return _FIRMNESS.get(stance, LEAST_FIRM)


def _word(stance: Stance) -> str:
    return stance.value.replace("_", " ")
