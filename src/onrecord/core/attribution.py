"""Who says it, through whom, and how it is held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.core.span import Span


class Stance(StrEnum):
    """How a claim is held by the person who is answerable for it."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    NOT_VERIFIED = "not_verified"


class SpeakerKind(StrEnum):
    """How a link of an attribution chain is known."""

    PUBLISHER = "publisher"
    """Who published the document: always the first link."""
    NAMED = "named"
    DESCRIBED = "described"
    """Without a name: "his lawyer", "family members"."""
    UNNAMED = "unnamed"
    """"reportedly", "it is alleged": nobody is told."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of the chain from the publisher to whoever is answerable for a claim's content."""

    kind: SpeakerKind
    text: str = ""
    """As written, or the publisher's name; empty where nobody is told."""
    span: Span | None = None
    mention: str | None = None
    """The mention of a named speaker."""
    cue: Span | None = None
    """The words that attribute: "said", "according to"."""
    channel: str | None = None
    """Facebook, statement, letter, by phone, or the outlet that relayed it."""
    stance: Stance = Stance.ASSERTED
    """How this link holds what the next one says or what the claim tells."""


class QuoteKind(StrEnum):
    """How the words of a speaker are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of speech or writing in a document: who, by which cue, what content."""

    id: str
    """Local to the reading: a1, a2, …"""
    cue: Span | None
    content: tuple[Span, ...]
    """The words attributed, without quotation marks; several spans where a cue splits a quote."""
    kind: QuoteKind
    source: Span | None = None
    """Where the speaker is told: a name, a pronoun, a description."""
    speaker: str | None = None
    """The id of a mention of the speaker, where there is a name."""
    channel: str | None = None
    addressee: str | None = None
    """The mention id or the words of whoever was told it."""
    relay: str | None = None
    """The outlet through which it came ("told Tidewater News", "as Tidewater News reported"), as written."""
    stance: Stance = Stance.ASSERTED
    """What the cue says about how the speaker holds the content (denied, demanded, threatened, …)."""
    outer: str | None = None
    """The id of the attribution that this one is told inside of."""


class ReplyOutcome(StrEnum):
    """What came of asking a person or a body for their side."""

    ANSWERED = "answered"
    DECLINED = "declined"
    NO_RESPONSE = "no_response"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class RightOfReply:
    """That somebody was asked for comment, and the outcome: kept apart from events."""

    span: Span
    """The words that tell it."""
    outcome: ReplyOutcome
    party: str = ""
    """Who was asked, as written."""
    mention: str | None = None
