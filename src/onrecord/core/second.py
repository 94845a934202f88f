"""What a second reader, a language model, says of a document: only what could be located in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.core.claim import Claim
from onrecord.core.decision import MentionKey
from onrecord.core.reading import ReaderIdentity


class RejectionKind(StrEnum):
    """Why something that a language model said is not used."""

    UNREADABLE = "unreadable"
    """The whole answer is not in the form that was asked for."""
    TRUNCATED = "truncated"
    """The answer ends in the middle: the model ran out of room. Nothing of it is used."""
    REFUSED = "refused"
    """The model refuses to answer."""
    FORM = "form"
    """A claim is not in the form that was asked for, or there are too many."""
    VOCABULARY = "vocabulary"
    """The type has no such phase or role, or there is no such type."""
    MISSING = "missing"
    """The words are not in the document."""
    AMBIGUOUS = "ambiguous"
    """The words stand there more than once: a longer quote was needed."""
    APART = "apart"
    """The words do not lie in one sentence, or not in that of the claim."""
    KIND = "kind"
    """The words name something that the role cannot take: a place for a person."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One thing that a language model said and that is not used."""

    number: int
    """Which claim of the answer, counted from 1; 0 for the whole answer."""
    kind: RejectionKind
    what: str
    """What could not be used: "trigger", "sentence", "role person"."""
    exchange: str
    """The digest of the file that keeps what was asked and answered."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value on which a language model and the rules differ; neither settles it."""

    slot: str
    """phase, stance, when, term, speaker, or the name of a role."""
    rules: str
    """As the rules read it; empty for nothing."""
    model: str
    """As the model's quotes give it."""


@dataclass(frozen=True, slots=True)
class SecondClaim:
    """A claim of a language model, every part of which was located; it counts with no event."""

    claim: Claim
    """Dates, terms, speakers and stance are worked out from its quotes by the rules."""
    exchange: str
    """The digest of the file that keeps what was asked and answered."""
    same_as: str | None = None
    """The id of the claim that the rules read from the same words; None where only the model reads one."""
    differences: tuple[Difference, ...] = ()
    """Where the two differ."""
    remarks: tuple[str, ...] = ()
    """What was changed or left open on the way, a sentence each."""
    meant: tuple[MentionKey, ...] = ()
    """Everybody and everything named that it refers to, sorted."""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What one language model says of one document, beside what the rules read."""

    document: str
    """The document's digest."""
    reader: ReaderIdentity
    """The model's name as the settings name it, and a digest of the instruction that it was given."""
    exchanges: tuple[str, ...]
    """Digests of the files that keep what was asked and answered, in the order of the text."""
    claims: tuple[SecondClaim, ...] = ()
    missed: tuple[str, ...] = ()
    """Ids of claims that the rules read and the model does not tell."""
    rejected: tuple[Rejection, ...] = ()
