"""Names, roles, references and kinships of a document: the stages in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.read.names.agreement import agreed
from onrecord.read.names.context import context_features, surroundings, traits_of
from onrecord.read.names.document import spread
from onrecord.read.names.features import GAP, Traits, near_names, sentence_features
from onrecord.read.names.groups import group
from onrecord.read.names.headlines import as_sentences
from onrecord.read.names.kinship import find_kinships
from onrecord.read.names.lines import lines_of
from onrecord.read.names.model import NOTHING, Models, names_in, packaged_models
from onrecord.read.names.name_model import NamedSpan, placed
from onrecord.read.names.outside import dateline_kinds, outside_sentences
from onrecord.read.names.references import find_references
from onrecord.read.names.roles import RolePhrase, find_roles
from onrecord.read.names.rules import mend
from onrecord.read.names.sentences import pieces
from onrecord.read.names.types import Found, Guess, Names
from onrecord.read.text.types import Sentence, TextStructure


@dataclass(frozen=True, slots=True)
class _Marked:
    """A span that will be a mention; `holder` is the span of the person that a role is of."""

    span: Span
    kind: MentionKind
    score: float
    holder: Span | None = None


def find_names(
    structure: TextStructure, models: Models | None = None, marked: Sequence[NamedSpan] | None = None
) -> Names:
    """The names of a document, found by two models, rules and the document as a whole.

    `models` are those that ship, unless others are to be measured. `marked` are the names that another model marked, in
    order and without overlaps: then the rest is found from them, and `models` are not asked. Never raises for any text.
    The same text gives the same names.
    """
    sentences = [piece for sentence in structure.sentences for piece in pieces(sentence)]
    words = as_sentences(sentences, [traits_of(sentence) for sentence in sentences])
    if marked is None:
        guesses = guess(sentences, words, models or packaged_models())
        by_model = [names_in(at, guesses[at]) for at in range(len(sentences))]
    else:
        by_model = placed(sentences, marked)
    found = [mend(words[at], by_model[at], at) for at in range(len(sentences))]
    found = spread(words, found, dateline_kinds(structure))
    roles = [find_roles(words[at], found[at]) for at in range(len(sentences))]
    mentions = _mentions(structure.text, _marked(structure, sentences, found, roles))
    groups = group(structure, mentions)
    lines = lines_of(sentences, mentions)
    references = find_references(lines, mentions, groups)
    return Names(mentions, groups, references, find_kinships(lines, references))


def guess(sentences: Sequence[Sentence], words: Sequence[tuple[Traits, ...]], models: Models) -> list[list[Guess]]:
    """What the models say of every word: the general one first, then the one that sees the document."""
    near = [near_names(known) for known in words]
    first = general_guesses(words, models, near)
    news = models.news
    if news is None:
        return first
    known = surroundings(words, first)
    out = []
    for sentence, own, guesses, places in zip(sentences, words, first, near, strict=True):
        features = context_features(sentence.kind, own, guesses, known, joined=news.joined, near=places)
        out.append(agreed(guesses, spaced(news.guesses(features), places, len(own))))
    return out


def general_guesses(
    words: Sequence[tuple[Traits, ...]], models: Models, near: Sequence[Sequence[int]] | None = None
) -> list[list[Guess]]:
    """What the general model says of every word, sentence by sentence; nothing where there is none.

    `near` are the positions of the words of each sentence that it is asked for, with GAPs between; all unless given.
    """
    general = models.general
    if general is None:
        return [[NOTHING] * len(known) for known in words]
    out = []
    for known, places in zip(words, near or [range(len(known)) for known in words], strict=True):
        features = sentence_features(known, joined=general.joined, near=places)
        guesses = general.guesses(features, [at != GAP and known[at].capital for at in places])
        out.append(spaced(guesses, places, len(known)))
    return out


def spaced(guesses: Sequence[Guess], places: Sequence[int], size: int) -> list[Guess]:
    """Guesses put at their positions in a sentence of that size; no name elsewhere."""
    out = [NOTHING] * size
    for place, guess in zip(places, guesses, strict=True):
        if place != GAP:
            out[place] = guess
    return out


def _marked(
    structure: TextStructure,
    sentences: Sequence[Sentence],
    found: Sequence[Sequence[Found]],
    roles: Sequence[Sequence[RolePhrase]],
) -> list[_Marked]:
    """Names and roles as spans of the document, with those outside all sentences."""
    marked: list[_Marked] = []
    for at, sentence in enumerate(sentences):
        marked += [_Marked(_span(sentence, name.start, name.end), name.kind, name.score) for name in found[at]]
        for role in roles[at]:
            holder = _span(sentence, role.holder.start, role.holder.end)
            marked.append(_Marked(_span(sentence, role.start, role.end), MentionKind.ROLE, role.score, holder))
    marked += [
        _Marked(span, kind, score) for span, kind, score in outside_sentences(structure, [m.span for m in marked])
    ]
    return marked


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)


def _mentions(text: str, marked: Sequence[_Marked]) -> tuple[Mention, ...]:
    """Mentions in text order, the longer first where two begin together; roles know their holders' ids."""
    ordered = sorted(dict.fromkeys(marked), key=lambda m: (m.span.start, -m.span.end, m.kind.value))
    ids = {mark.span: f"m{at}" for at, mark in enumerate(ordered, 1) if mark.kind is not MentionKind.ROLE}
    return tuple(
        Mention(
            id=f"m{at}",
            span=mark.span,
            kind=mark.kind,
            text=mark.span.quote(text),
            score=round(mark.score, 3),
            holder=ids[mark.holder] if mark.holder is not None else None,
        )
        for at, mark in enumerate(ordered, 1)
    )
