"""Headlines as sentences: what is written large only because it stands in a headline is written small.

The words of the report itself tell how they are written; a word that is only in the headline goes by how it is written
in general. Offsets stay: only what is known of the words changes. The idea is truecasing (Lita and others 2003).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.core.mention import BlockKind
from onrecord.read.names.features import Traits, sentence_flag, traits
from onrecord.read.names.lexicon import name_lexicon
from onrecord.read.text.types import Sentence

_NAME_LISTS = frozenset("CTSFLGt")
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("ly", ""),
    ("ion", ""),
)
"""What is taken off a word that is rare in order to find one that is not."""
_SHORT = 4
"""Letters of a word in capitals that may be an acronym when no list has it."""


def as_sentences(sentences: Sequence[Sentence], words: Sequence[tuple[Traits, ...]]) -> list[tuple[Traits, ...]]:
    """The words of every sentence, those of headlines as they would be written in a sentence."""
    large = {
        at: sentence_flag(words[at])
        for at, sentence in enumerate(sentences)
        if sentence.kind is BlockKind.HEADLINE and sentence_flag(words[at])
    }
    if not large:
        return list(words)
    forms = _forms([known for at, known in enumerate(words) if at not in large])
    return [
        tuple(_written(known, place, large[at], forms) for place, known in enumerate(sentence))
        if at in large
        else sentence
        for at, sentence in enumerate(words)
    ]


def _forms(sentences: Sequence[Sequence[Traits]]) -> Mapping[str, Counter[str]]:
    """How each word is written in the report, the first words of sentences aside."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence[1:]:
            forms[word.folded][word.text] += 1
    return forms


def _written(word: Traits, place: int, flags: tuple[str, ...], forms: Mapping[str, Counter[str]]) -> Traits:
    """One word of a headline as it would be written in a sentence."""
    if not word.text[:1].isalpha():
        return traits(word.text.lower()) if word.text.isupper() else word
    capitals = "CAPS" in flags
    told = forms.get(word.folded)
    if told:
        form = min(told, key=lambda text: (-told[text], text))
        keep = place == 0 or (not capitals and form.lower() != form)
        return word if keep and not capitals else traits(_large(form) if place == 0 else form)
    if place and _small(word, capitals=capitals):
        return traits(word.text.lower())
    if not capitals or (len(word.text) <= _SHORT and _NAME_LISTS.isdisjoint(word.flags) and word.flags[-1] == "r"):
        return word
    return traits("-".join(_large(part.lower()) for part in word.text.split("-")))


def _stem(word: str, end: str, instead: str) -> str:
    return word[: len(word) - len(end)] + instead


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(word: Traits, *, capitals: bool) -> bool:
    """Whether a word that the report has nowhere else is one that is written small."""
    lexicon = name_lexicon()
    if word.folded in lexicon.organisation_heads or word.folded in lexicon.place_heads:
        return False
    often = word.flags[-1]
    if often == "r":
        stems = (_stem(word.folded, end, instead) for end, instead in _ENDINGS if word.folded.endswith(end))
        often = "r2" if any(traits(stem).flags[-1] in ("r2", "r3") for stem in stems) else "r"
    return often == "r3" or (often == "r2" and (capitals or _NAME_LISTS.isdisjoint(word.flags)))
