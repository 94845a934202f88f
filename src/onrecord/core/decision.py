"""What a person decided: appended to the log, replayed by every build, taken back only by a further entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SLOTS = ("when", "term", "until", "ordinal", "phase", "stance", "type")
"""Slots of every claim that `correct` may name, besides the roles of its type."""


class DecisionKind(StrEnum):
    """The seven kinds of decision."""

    SAME = "same"
    """The mentions named are one person, organisation or place."""
    DIFFERENT = "different"
    """The mentions named are not the same, whatever their names."""
    ACCEPT = "accept"
    """The claim was checked against its quote and holds as read."""
    REJECT = "reject"
    """The claim was misread or is not to be used; it stays in the record as rejected."""
    CORRECT = "correct"
    """One slot of the claim was misread; `slot` and `value` say how it should read."""
    WITHHOLD = "withhold"
    """The person or claim may reach no output."""
    UNDO = "undo"
    """An earlier decision no longer counts."""


@dataclass(frozen=True, slots=True, order=True)
class MentionKey:
    """A mention wherever it is spoken of: stable for as long as the document's text is."""

    document: str
    """The document's digest."""
    start: int
    end: int

    def write(self) -> str:
        """The form used in decisions: `mention:DIGEST:START:END`."""
        return f"mention:{self.document}:{self.start}:{self.end}"

    @classmethod
    def parse(cls, text: str) -> MentionKey:
        """The key that `text` writes. Raises ValueError where it is none."""
        kind, document, start, end = text.split(":")
        if kind != "mention":
            raise ValueError(f"no mention key: {text!r}")
        return cls(document, int(start), int(end))


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log."""

    id: str
    """Hash of everything else in the entry."""
    kind: DecisionKind
    targets: tuple[str, ...]
    """What it is about: mention keys (same, different, withhold), claim ids (accept, reject, correct, withhold) or
    a decision id (undo)."""
    author: str
    time: str
    """ISO 8601 in UTC."""
    reason: str
    seen: str
    """Digest of what the author was looking at: when that has changed, the decision is shown as stale."""
    slot: str | None = None
    """For `correct`: when, term, until, ordinal, phase, stance, type, or a role's name."""
    value: str | None = None
    """For `correct`: the value as it should read (EDTF for dates, ISO 8601 for durations, "" for none)."""
