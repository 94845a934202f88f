"""Teams that bear the name of a country or a city: bodies in the report of a match, and places everywhere else."""

from __future__ import annotations

from dataclasses import replace

from onrecord.read.names.cutting import ORGANISATION, PLACE, Words
from onrecord.read.names.lexicon import gazetteer, name_lexicon
from onrecord.read.names.types import Found


def team(words: Words, name: Found) -> list[Found]:
    """A listed place that plays in a sentence of sport is a team ("Norland lost to Sudmark"); where it is played, not.

    As in the guidelines of CoNLL-2003 and OntoNotes.
    """
    if name.kind is not PLACE or not _of_sport(words):
        return [name]
    before = words[name.start - 1].folded if name.start else ""
    where = before in name_lexicon().played_in or (before == "," and _told_with_place(words, name.start - 1))
    listed = gazetteer().is_place(word.folded for word in words[name.start : name.end])
    return [replace(name, kind=ORGANISATION)] if listed and not where else [name]


def _told_with_place(words: Words, comma: int) -> bool:
    """Whether the name before a comma says where: "in Kosht, Norland"."""
    at = comma - 1
    while at > 0 and words[at].capital:
        at -= 1
    return words[at].folded in name_lexicon().played_in


def _of_sport(words: Words) -> bool:
    """Whether a sentence tells of a match: by its words, by "Group B", by "the 54th minute"."""
    lexicon = name_lexicon()
    for at, word in enumerate(words):
        if word.folded in lexicon.sport or (word.capital and word.folded in lexicon.sport_names):
            return True
        following = words[at + 1] if at + 1 < len(words) else None
        if following is None:
            continue
        if word.folded == "group" and len(following.text) == 1 and following.text.isupper():
            return True
        if word.text[0].isdigit() and word.text[-1].isalpha() and following.folded == "minute":
            return True
    return False
