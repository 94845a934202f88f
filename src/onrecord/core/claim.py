"""One statement of one document: who did what to whom, when, and according to whom."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.span import Span
from onrecord.core.when import Term, When


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of a claim: a mention, or words that name nobody ("two activists")."""

    role: str
    """The role's name in the vocabulary: person, agent, court, charge, facility, …"""
    text: str
    span: Span
    mention: str | None = None
    count: int | None = None
    """How many people, for those without names."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum or a count told with an event (a fine, bail)."""

    text: str
    span: Span
    value: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ReadBy:
    """By whom a claim was read that the rules did not read so: a language model, and a person accepted it."""

    model: str
    """The model's name, as the settings named it."""
    exchange: str
    """The digest of the file that keeps what it was asked and answered."""
    instead_of: str | None = None
    """The id of the claim that the rules read from the same words, which this one stands in for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one document: event type, participants, time, attribution, stance."""

    id: str
    """Hash of document, type, phase, trigger and fillers: the same wherever the same text is read alike."""
    document: str
    """The document's digest."""
    type: str
    """An event type of the vocabulary."""
    phase: str | None
    trigger: Span
    """The words that tell the event."""
    sentence: Span
    """The sentence around them: what is shown as the quote."""
    fillers: tuple[Filler, ...] = ()
    when: When = When()
    term: Term | None = None
    until: When | None = None
    """When it runs out or ends, where the text tells a date."""
    ordinal: int | None = None
    """N where the claim says that a state is on its Nth day; the day is in `when`."""
    amounts: tuple[Amount, ...] = ()
    attributes: tuple[str, ...] = ()
    """Attributes of the vocabulary's type, sorted: "dry" of a hunger strike, "indefinite" of a term."""
    speakers: tuple[Speaker, ...] = (Speaker(SpeakerKind.PUBLISHER),)
    """Outermost first; the last one is answerable for the content."""
    attribution: str | None = None
    """The id of the innermost attribution around the trigger."""
    stance: Stance = Stance.ASSERTED
    """How the last speaker holds it."""
    headline: bool = False
    """Told in a headline or a caption only: weighs less."""
    answers: str | None = None
    """For a denial: the id of the claim in the same document that it denies, where that is clear."""
    read_by: ReadBy | None = None
    """None for the rules. What a language model read counts only while a person's decision accepts it."""

    def filled(self, role: str) -> tuple[Filler, ...]:
        """What fills `role`, in the order of the text."""
        return tuple(filler for filler in self.fillers if filler.role == role)
