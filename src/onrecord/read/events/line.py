"""One sentence made ready for finding claims: tokens, participants, clauses, times."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression
from onrecord.read.text import Sentence


@dataclass(frozen=True, slots=True)
class Participant:
    """A phrase that tells a person or a body: a name, a pronoun or a description."""

    first: int
    """Index of its first token in the sentence."""
    last: int
    """Index of its last token."""
    span: Span
    text: str
    mention: str | None = None
    """The mention it is, or stands for."""
    kind: MentionKind | None = None
    """None for descriptions and pronouns."""
    head: str = ""
    """The noun of a description or the pronoun, in lower case."""
    count: int | None = None
    plural: bool = False
    pronoun: bool = False
    possessive: bool = False
    """Followed by 's or itself a possessive pronoun: no subject and no object."""
    preposition: str = ""
    """The preposition right before it."""
    owned: bool = False
    """A possessive or a name with 's stands right before it: "his client"."""
    force: bool = False
    """Police, courts, officials and others who act on people."""


@dataclass(frozen=True, slots=True)
class Seams:
    """Where clauses are sewn together; indices are tokens of the sentence."""

    cuts: frozenset[int] = frozenset()
    """Tokens between two clauses, which belong to neither: "who", "after", a comma that closes."""
    starts: frozenset[int] = frozenset()
    """Tokens that begin a clause although nothing stands between: "the man who was beaten IS free"."""
    inner: tuple[tuple[int, int], ...] = ()
    """First and last token of each clause that is set into another or hangs on one of its nouns."""

    lefts: tuple[int, ...] = ()
    """Tokens at which a clause begins, whatever made it begin there, in order."""
    rights: tuple[int, ...] = ()
    """Tokens before which a clause ends, in order."""
    fronted: int = 0
    """The comma that ends a participle's clause at the head of the sentence: "Arrested in March, he …"; 0 for none."""
    depth: tuple[int, ...] = ()
    """For each token the number of the innermost such clause that it stands in; -1 for the sentence's own clauses."""

    def inside(self, at: int) -> int:
        """The number of the innermost inner clause that the token stands in; -1 where it is in none."""
        return self.depth[at] if self.depth else -1


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with all that was found in it; indices are those of its tokens."""

    sentence: Sentence
    lows: tuple[str, ...]
    words: frozenset[str]
    """The same, each once: to see quickly that a word is missing."""
    participants: tuple[Participant, ...]
    """In the order of the text, not overlapping."""
    cover: tuple[int, ...]
    """For each token the index of the participant over it, or -1."""
    times: tuple[tuple[int, int, TimeExpression], ...]
    """First and last token of each time expression."""
    timed: frozenset[int]
    """Tokens that belong to a time expression."""
    mentions: tuple[tuple[int, int, Mention], ...]
    """First and last token of each mention."""
    roles: frozenset[int]
    """Tokens of roles that a name holds."""
    text: str
    """The document's text."""
    breaks: frozenset[int]
    """Tokens at which other people's words begin or end: quotes and the contents of attributions."""
    voices: tuple[int, ...]
    """For each token a number that tells whose words it is: tokens with one number are told by the same."""
    cues: frozenset[int]
    """Tokens at which cues of attributions begin."""
    marks: frozenset[int] = frozenset()
    """Tokens that are quotation marks, without those around a title: the editor of “Open Ledger”."""
    seams: Seams = Seams()
    """Where its clauses begin and end."""

    def span(self, first: int, last: int) -> Span:
        """The code points from the first to the last of these tokens."""
        tokens = self.sentence.tokens
        return Span(tokens[first].start, tokens[last].end)

    def between(self, first: int, last: int) -> tuple[Participant, ...]:
        """Participants that lie wholly within these tokens."""
        return tuple(one for one in self.participants if one.first >= first and one.last <= last)
