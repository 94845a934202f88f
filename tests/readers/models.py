"""Models of names for the tests: the packaged one behind the common interface, a silly one, faulty ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.core.mention import MentionKind
from onrecord.core.span import Span
from onrecord.read.names import ModelIdentity, NamedSpan
from onrecord.read.names.context import traits_of
from onrecord.read.names.find import guess
from onrecord.read.names.headlines import as_sentences
from onrecord.read.names.model import names_in, packaged_models
from onrecord.read.names.sentences import pieces
from onrecord.read.text import TextStructure

PERSON, PLACE = MentionKind.PERSON, MentionKind.PLACE


class PackagedModel:
    """The models that ship, as any other model would be."""

    identity = ModelIdentity("english", "1", "packaged", "pip install --upgrade onrecord")

    def names(self, structure: TextStructure) -> Sequence[NamedSpan]:
        sentences = [piece for sentence in structure.sentences for piece in pieces(sentence)]
        words = as_sentences(sentences, [traits_of(sentence) for sentence in sentences])
        guesses = guess(sentences, words, packaged_models())
        return [
            NamedSpan(Span(sentence.tokens[name.start].start, sentence.tokens[name.end - 1].end), name.kind, name.score)
            for at, sentence in enumerate(sentences)
            for name in names_in(at, guesses[at])
        ]


class SillyModel:
    """Takes each word with a capital for a person, half of a word for a place, and is never sure."""

    identity = ModelIdentity("silly", "0.1", "0", "pip install silly-reader")

    def names(self, structure: TextStructure) -> Sequence[NamedSpan]:
        found = []
        for sentence in structure.sentences:
            for token in sentence.tokens:
                if token.text[0].isupper():
                    found.append(NamedSpan(Span(token.start, token.end), PERSON, 0))
                elif token.text[0].isalpha() and len(token.text) > 5:
                    found.append(NamedSpan(Span(token.start + 2, token.end - 1), PLACE, 0.5))
        return found


class FaultyModel:
    """Marks whatever it is told to."""

    def __init__(
        self, names: Callable[[TextStructure], Sequence[NamedSpan]], identity: ModelIdentity = SillyModel.identity
    ) -> None:
        self._names = names
        self.identity = identity

    def names(self, structure: TextStructure) -> Sequence[NamedSpan]:
        return self._names(structure)
