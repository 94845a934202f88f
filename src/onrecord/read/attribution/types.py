"""What the search for attributions hands on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.attribution import Attribution, RightOfReply
from onrecord.core.span import Span


@dataclass(frozen=True, slots=True)
class Attributions:
    """Everything that a text tells about who says what in it."""

    attributions: tuple[Attribution, ...] = ()
    """In text order, ids a1, a2, …"""
    replies: tuple[RightOfReply, ...] = ()
    """Who was asked for their side, in text order."""
    corrections: tuple[Span, ...] = ()
    """Passages in which the report corrects an earlier one, in text order."""
