"""Where the words that a language model quotes stand in a document, or why they cannot be used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.core.second import RejectionKind
from onrecord.core.span import Span
from onrecord.read.text import Sentence
from onrecord.second.folding import Folded, fold, fold_quote


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a claim is not used, and which part of it is at fault."""

    kind: RejectionKind
    what: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences that a model was shown, folded for finding quotes."""

    sentences: tuple[tuple[Sentence, Folded], ...]
    together: Folded
    """All of them, one after the other, to tell words that lie in two from words that are not there."""

    @classmethod
    def of(cls, text: str, sentences: Iterable[Sentence], shown: Span) -> Passage:
        """The sentences of a document's text that lie within `shown`."""
        inside = (sentence for sentence in sentences if shown.contains(sentence.span))
        folded = tuple((one, fold(one.span.quote(text), one.span.start)) for one in inside)
        return cls(folded, fold(" ".join(one.text for _, one in folded)))

    def sentence(self, quote: str) -> tuple[Sentence, Folded] | Refused:
        """The one sentence that holds the quote."""
        wanted = fold_quote(quote)
        found = [(sentence, folded) for sentence, folded in self.sentences for _ in folded.places(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            return Refused(RejectionKind.AMBIGUOUS, "sentence")
        kind = RejectionKind.APART if self.together.places(wanted) else RejectionKind.MISSING
        return Refused(kind, "sentence")

    def anywhere(self, quote: str) -> tuple[Span, ...]:
        """Every place in these sentences where the quote stands."""
        wanted = fold_quote(quote)
        return tuple(span for _, folded in self.sentences for span in folded.places(wanted))


def within(folded: Folded, passage: Passage, quote: str, what: str) -> tuple[Span, ...] | Refused:
    """The places of a quote inside one sentence, at least one; or why there is none."""
    places = folded.places(fold_quote(quote))
    if places:
        return places
    return Refused(RejectionKind.APART if passage.anywhere(quote) else RejectionKind.MISSING, what)
