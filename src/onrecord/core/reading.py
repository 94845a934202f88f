"""What one reader found in one document: mentions, times, attributions, claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.core.attribution import Attribution, RightOfReply
from onrecord.core.claim import Claim
from onrecord.core.document import Basis
from onrecord.core.mention import Block, Dateline, Kinship, Mention, Reference
from onrecord.core.problem import Problem
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression

ENGLISH = "english"
"""The reader that is part of onrecord, and reads where no other is named."""


@dataclass(frozen=True, slots=True)
class ReaderIdentity:
    """Which reader made a reading: name and fingerprint (code version and model digests)."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class BackgroundMention:
    """Words that tell of something around the case, of which no claim is made: an air strike, a summit."""

    type: str
    """The id of a type of the vocabulary's background."""
    trigger: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader, pinned by its fingerprint, found in one document."""

    document: str
    """The document's digest."""
    reader: ReaderIdentity
    title: str = ""
    """The headline, from the metadata or the text."""
    publisher: str = ""
    """As declared, from the metadata, or the dateline's agency; empty where unknown."""
    publisher_basis: Basis = Basis.UNKNOWN
    published: date | None = None
    published_basis: Basis = Basis.UNKNOWN
    modified: date | None = None
    retrieved: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: Dateline | None = None
    wire: str | None = None
    """The agency whose report this declares itself to be a copy of ("(Agency)", "by Agency"), as written."""
    blocks: tuple[Block, ...] = ()
    mentions: tuple[Mention, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    """Groups of mention ids that are the same within this document, each in text order."""
    references: tuple[Reference, ...] = ()
    kinships: tuple[Kinship, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    background: tuple[BackgroundMention, ...] = ()
    """What it tells of attacks, meetings and the like around the case, in text order: no part of any case file."""
    replies: tuple[RightOfReply, ...] = ()
    corrections: tuple[Span, ...] = ()
    """Passages in which the report corrects an earlier one ("an earlier version said …")."""
    shingles: tuple[int, ...] = ()
    """Sorted hashes of word sequences of the content, to find reused text."""
    problems: tuple[Problem, ...] = ()
