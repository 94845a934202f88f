"""What a cue is: words that attribute, with where their subject stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.read.attribution.lexicon import Verb
from onrecord.read.attribution.phrases import Range


class CueKind(StrEnum):
    """What kind of words attribute."""

    VERB = "verb"
    ACCORDING = "according"
    UNNAMED = "unnamed"
    """reportedly, allegedly."""
    NOUN = "noun"
    """allegations that …"""
    CITING = "citing"


class SubjectKind(StrEnum):
    """Where a cue's subject stands."""

    OWN = "own"
    INVERTED = "inverted"
    SHARED = "shared"
    """With the clause or the cue before it: "and added", "saying"."""
    RELATIVE = "relative"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that attribute, before their content is settled. All numbers are indices of items."""

    kind: CueKind
    first: int
    """Auxiliaries and negations included."""
    word: int
    last: int
    """After the verb and what belongs to it."""
    left: int
    """Where subject and cue together begin."""
    subject: Range | None
    subject_kind: SubjectKind
    uses: tuple[Verb, ...] = ()
    passive: bool = False
    negated: bool = False
    gerund: bool = False
    noun: str = ""
    through: Range | None = None
    """The outlet that quotes: "was quoted by X as saying"."""

    @property
    def right(self) -> int:
        """After cue and subject, where that follows the cue."""
        if self.subject is not None and self.subject_kind is SubjectKind.INVERTED:
            return max(self.last, self.subject[1])
        return self.last


def with_subject(cue: Cue, subject: Range | None, kind: SubjectKind, left: int | None = None) -> Cue:
    """The cue with its subject and where both begin."""
    begins = left if left is not None else min(cue.first, subject[0]) if subject is not None else cue.first
    return Cue(
        cue.kind, cue.first, cue.word, cue.last, begins, subject, kind, cue.uses, cue.passive, cue.negated, cue.gerund
    )
