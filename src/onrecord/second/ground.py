"""second reading = ground(document, reading, exchanges, vocabulary): what of a model's answers stands in the document.

Every quote is located, in one sentence. Dates, terms, speakers and stance are worked out anew by the rules; the model's
word never makes a stance firmer. What cannot be located is rejected, whole, with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.claim import Claim
from onrecord.core.decision import MentionKey
from onrecord.core.document import Document
from onrecord.core.mention import BlockKind
from onrecord.core.reading import ReaderIdentity, Reading
from onrecord.core.second import Rejection, RejectionKind, SecondClaim, SecondReading
from onrecord.core.span import Span
from onrecord.read.events.pointed import Pointed, id_of
from onrecord.read.pipeline import structure_for
from onrecord.read.text import TextStructure
from onrecord.second.answer import SaidClaim, said
from onrecord.second.comparing import counterpart, differences
from onrecord.second.exchange import Exchange
from onrecord.second.holding import no_firmer, not_yet, told_by_rules
from onrecord.second.linking import Links
from onrecord.second.locate import Passage, Refused
from onrecord.second.placing import Located, locate
from onrecord.second.values import known_fillers, with_values
from onrecord.vocabulary.types import EventType, Vocabulary


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
        if isinstance(answer, RejectionKind):
            self.rejected.append(Rejection(0, answer, "answer", digest))
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
        if event_type is None:
            return Refused(RejectionKind.VOCABULARY, "type")
        located = locate(one, event_type, passage, self.links)
        return located if isinstance(located, Refused) else self._recomputed(located, digest)

    def _recomputed(self, located: Located, digest: str) -> SecondClaim:
        """The claim with everything that is not for the model to say."""
        remarks: list[str] = []
        line = self.pointed.line(located.sentence)
        fillers = known_fillers(line, located, remarks)
        draft = Claim(
            "", self.reading.document, located.event_type.id, located.phase, located.trigger, located.sentence.span,
            fillers, headline=located.sentence.kind is not BlockKind.PARAGRAPH,
        )  # fmt: skip
        own = counterpart(draft, self.reading.claims, self.links)
        told = told_by_rules(self.pointed, line, located, own, remarks)
        told = no_firmer(told, located, self.reading.publisher, remarks)
        draft = replace(draft, stance=told.stance, speakers=told.speakers, attribution=told.attribution)
        draft = with_values(draft, line, located, self.structure.reported, remarks)
        draft = not_yet(draft, self.structure.reported, remarks)
        claim = replace(draft, id=id_of(draft))
        return SecondClaim(
            claim,
            digest,
            own.id if own is not None else None,
            differences(own, claim, located.said, self.links) if own is not None else (),
            tuple(remarks),
            self._meant(claim),
        )

    def _meant(self, claim: Claim) -> tuple[MentionKey, ...]:
        """Everybody and everything that it names or refers to, those within a longer phrase among them, sorted."""
        ids = {filler.mention for filler in claim.fillers} | {speaker.mention for speaker in claim.speakers}
        phrases = [filler.span for filler in claim.fillers]
        phrases += [speaker.span for speaker in claim.speakers if speaker.span is not None]
        inside = {one.id for one in self.reading.mentions if any(one.span.overlaps(span) for span in phrases)}
        return tuple(sorted(self._key(id_) for id_ in ids | inside if id_ is not None))

    def _key(self, mention: str) -> MentionKey:
        span = self.links.by_id[mention].span
        return MentionKey(self.reading.document, span.start, span.end)
