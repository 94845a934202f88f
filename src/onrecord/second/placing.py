"""Every quote of a claim of a language model, located in one sentence; or why one of them cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.core.attribution import Speaker, SpeakerKind
from onrecord.core.claim import Filler
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.second import RejectionKind
from onrecord.core.span import Span
from onrecord.read.text import Sentence
from onrecord.second.answer import SaidClaim, SaidFiller
from onrecord.second.folding import Folded
from onrecord.second.linking import Links
from onrecord.second.locate import Passage, Refused, within
from onrecord.vocabulary.types import EventType

_NEVER_PEOPLE = frozenset({"charge", "article", "facility"})
"""Roles told in words of any kind, but by nobody's name."""


@dataclass(frozen=True, slots=True)
class Located:
    """A claim of a model, all of whose quotes were located."""

    said: SaidClaim
    event_type: EventType
    phase: str | None
    sentence: Sentence
    trigger: Span
    fillers: tuple[Filler, ...]
    when: Span | None
    """Where it takes the date to stand."""
    term: Span | None
    until: Span | None
    amounts: tuple[Span, ...]
    attributes: tuple[tuple[str, Span], ...]
    """Ids of attributes, with the words that tell them."""
    speaker: Speaker | None


def locate(said: SaidClaim, event_type: EventType, passage: Passage, links: Links) -> Located | Refused:
    """The claim with all its quotes located in the passage, or the first that cannot be."""
    wrong = _outside_vocabulary(said, event_type)
    found = wrong or passage.sentence(said.sentence)
    if isinstance(found, Refused):
        return found
    place = _Place(*found, passage, links)
    trigger = place.only(said.trigger, "trigger")
    if isinstance(trigger, Refused):
        return trigger
    try:
        return Located(
            said, event_type, said.phase or event_type.default_phase, place.sentence, trigger,
            _fillers(said, event_type, trigger, place),
            place.perhaps(said.when, "when"), place.perhaps(said.term, "term"), place.perhaps(said.until, "until"),
            tuple(place.sure(quote, "amount") for quote in said.amounts),
            tuple((one.attribute, place.sure(one.quote, f"attribute {one.attribute}")) for one in said.attributes),
            _speaker(said, trigger, place),
        )  # fmt: skip
    except _NotThere as error:
        return error.refused


class _NotThere(Exception):  # noqa: N818 - not an error: it leads out of the claim to its refusal
    def __init__(self, kind: RejectionKind, what: str) -> None:
        self.refused = Refused(kind, what)


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

    def sure(self, quote: str, what: str, near: Span | None = None) -> Span:
        """The same; _NotThere where there is none."""
        found = self.only(quote, what, near)
        if isinstance(found, Refused):
            raise _NotThere(found.kind, found.what)
        return found

    def perhaps(self, quote: str | None, what: str) -> Span | None:
        """The same for a quote that may be left out."""
        return self.sure(quote, what) if quote is not None else None


def _outside_vocabulary(said: SaidClaim, event_type: EventType) -> Refused | None:
    if said.phase is not None and event_type.phase(said.phase) is None:
        return Refused(RejectionKind.VOCABULARY, "phase")
    roles = {role.name for role in event_type.roles}
    if any(filler.role not in roles for filler in said.fillers):
        return Refused(RejectionKind.VOCABULARY, "role")
    attributes = {attribute.id for attribute in event_type.attributes}
    if any(one.attribute not in attributes for one in said.attributes):
        return Refused(RejectionKind.VOCABULARY, "attribute")
    return None


def _fillers(said: SaidClaim, event_type: EventType, trigger: Span, place: _Place) -> tuple[Filler, ...]:
    found: dict[tuple[str, Span], Filler] = {}
    kinds = {role.name: role.kinds for role in event_type.roles}
    order = {role.name: number for number, role in enumerate(event_type.roles)}
    for one, span in _each(said, trigger, place):
        mention = place.links.named(span)
        at = mention.span if mention is not None and _one_in_other(span, mention.span) else span
        if mention is not None and kinds[one.role] and mention.kind not in kinds[one.role]:
            mention = place.links.written_alike(mention, kinds[one.role]) or mention
        if not _can_fill(one.role, kinds[one.role], span, mention, place.links):
            raise _NotThere(RejectionKind.KIND, f"role {one.role}")
        words = at.quote(place.links.text)
        found[one.role, at] = Filler(one.role, words, at, mention.id if mention is not None else None)
    return tuple(found[key] for key in sorted(found, key=lambda key: (order[key[0]], key[1])))


def _each(said: SaidClaim, trigger: Span, place: _Place) -> Iterator[tuple[SaidFiller, Span]]:
    """Every filler with its place; where a quote is a list of names, each of them."""
    for one in said.fillers:
        span = place.sure(one.quote, f"role {one.role}", trigger)
        for at in [mention.span for mention in place.links.listed(span)] or [span]:
            yield one, at


def _one_in_other(span: Span, name: Span) -> bool:
    return span.contains(name) or name.contains(span)


def _can_fill(role: str, kinds: Sequence[MentionKind], span: Span, mention: Mention | None, links: Links) -> bool:
    """Whether words can fill a role: as far as they name somebody or something, that has to be of the role's kinds."""
    if mention is not None:
        return mention.kind in kinds if kinds else role not in _NEVER_PEOPLE or mention.kind is not MentionKind.PERSON
    # A part of another name is nobody's name: "Verrin" of "Verrin Street".
    return MentionKind.PERSON not in kinds or links.cut(span) is None


def _speaker(said: SaidClaim, trigger: Span, place: _Place) -> Speaker | None:
    """Who says it, as the model quotes it: in the sentence, or else in one place of what was shown."""
    if said.speaker is None:
        return None
    here = within(place.folded, place.passage, said.speaker, "speaker")
    places = place.passage.anywhere(said.speaker) if isinstance(here, Refused) else here
    if not places:
        raise _NotThere(RejectionKind.MISSING, "speaker")
    span = place.links.one_of(places, trigger)
    if span is None:
        raise _NotThere(RejectionKind.AMBIGUOUS, "speaker")
    mention = place.links.named(span)
    if mention is not None:
        return Speaker(SpeakerKind.NAMED, mention.text, span, mention.id)
    return Speaker(SpeakerKind.DESCRIBED, span.quote(place.links.text), span)
