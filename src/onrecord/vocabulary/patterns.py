"""The pattern language of triggers, markers and attributes: docs/vocabulary.md explains it to those who add words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

GAP = "…"
"""Stands for up to a few words in a pattern."""


class Form(StrEnum):
    """In which forms a word of a pattern is found."""

    EXACT = "exact"
    VERB = "verb"
    """All forms of the verb."""
    NOUN = "noun"
    """Singular and plural."""


@dataclass(frozen=True, slots=True)
class Word:
    """One place of a pattern: one of several words, in one form; or the gap."""

    alternatives: tuple[str, ...]
    """Lower-case words; empty for the gap."""
    form: Form = Form.EXACT

    @property
    def gap(self) -> bool:
        """Whether it stands for any words."""
        return not self.alternatives


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern."""

    words: tuple[Word, ...]

    @property
    def head(self) -> int:
        """Where its verb stands, else its noun, else its last word."""
        for form in (Form.VERB, Form.NOUN):
            for index, word in enumerate(self.words):
                if word.form is form:
                    return index
        return len(self.words) - 1

    @property
    def form(self) -> Form:
        """What its head is."""
        return self.words[self.head].form


CONDITIONS = frozenset({"@term", "@court", "@person", "@organisation", "@amount", "@date", "@speech"})
"""Conditions of `needs` and `refuses` that no list of words can tell."""


def parse_pattern(written: str) -> Pattern:
    """The pattern that `written` is. Raises ValueError with the reason where it is none."""
    words: list[Word] = []
    for part in written.split():
        if part == GAP:
            words.append(Word(()))
            continue
        stem, slash, mark = part.partition("/")
        form = {"": Form.EXACT, "v": Form.VERB, "n": Form.NOUN}.get(mark)
        if form is None or (slash and not mark):
            raise ValueError(f"after the stroke in {part!r} stands neither v (a verb) nor n (a noun)")
        alternatives = tuple(word.lower() for word in stem.split("|"))
        if not all(alternatives):
            raise ValueError(f"a word is missing in {part!r}")
        words.append(Word(alternatives, form))
    if not words:
        raise ValueError("the pattern is empty")
    if words[0].gap or words[-1].gap:
        raise ValueError(f"{written!r} begins or ends with {GAP}, which stands between words only")
    return Pattern(tuple(words))
