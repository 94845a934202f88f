"""Names that rules find by themselves: behind a form of address, ministries in small letters, named offices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from onrecord.read.names.cutting import ORGANISATION, PERSON, PLACE, Words, is_common, is_title
from onrecord.read.names.features import Traits
from onrecord.read.names.known import find_known
from onrecord.read.names.lexicon import gazetteer, name_lexicon, role_lexicon
from onrecord.read.names.types import Found

RULE_SCORE = 0.75
"""How sure a rule by itself is of a name."""

_CLITICS = ("'s", "'")
_OPENING, _CLOSING = ('"', "“", "«", "„"), ('"', "”", "»", "“")
_LONGEST_RUN = 4
_LONGEST_ALIAS = 5
"""Words of "whose real name is" and the like, at most."""
_BEFORE_ALIAS = (",", "(")
_MARKS_OF_ALIAS = (*_OPENING, "'", "‘", ":")


def spot(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """Names of one sentence that no model needs to see; they may overlap those given."""
    found: list[Found] = []
    finders = _finders()
    for at in [at for at, word in enumerate(words) if word.folded in finders]:
        for finder in finders[words[at].folded]:
            span = finder(words, at, names)
            if span is not None:
                found.append(Found(sentence, span[0], span[1], ORGANISATION, RULE_SCORE))
    others = (_addressed, _also_called, _bracketed, _nicknames, _introduced, _bodies, find_known)
    return found + [name for finder in others for name in finder(words, names, sentence)]


_Finder: TypeAlias = Callable[[Words, int, Sequence[Found]], tuple[int, int] | None]


@cache
def _finders() -> dict[str, tuple[_Finder, ...]]:
    """For each folded word those that look for a name around it."""
    lexicon = name_lexicon()
    around = (
        (_ministry, lexicon.ministries),
        (_court, lexicon.courts),
        (_office, lexicon.headed),
        (_police, lexicon.public),
    )
    known = sorted({word for _, words in around for word in words})
    return {word: tuple(finder for finder, words in around if word in words) for word in known}


def _ministry(words: Words, at: int, names: Sequence[Found]) -> tuple[int, int] | None:
    """For "the ministry of foreign affairs", "the interior ministry", letter case aside."""
    del names
    lexicon = name_lexicon()
    if at + 1 < len(words) and words[at + 1].folded in ("of", "for"):
        start = at + 2 + (at + 2 < len(words) and words[at + 2].folded == "the")
        for size in (2, 1):
            portfolio = " ".join(word.folded for word in words[start : start + size])
            if portfolio in lexicon.portfolios:
                return at, start + size
    for size in range(min(at, 2), 0, -1):
        portfolio = " ".join(word.folded for word in words[at - size : at])
        if portfolio in lexicon.portfolios:
            return at - size, at + 1
    return None


def _court(words: Words, at: int, names: Sequence[Found]) -> tuple[int, int] | None:
    """A court in small letters behind its name: "the Xburg district court"."""
    del names
    start = at
    while start > 0 and words[start - 1].folded in name_lexicon().court_words:
        start -= 1
    first = start
    while first > 0 and _name_word(words[first - 1]):
        first -= 1
    # "the Lower Xburg district court": a common word with a capital, behind the article that opens the name.
    if 1 < first < start and words[first - 1].capital and words[first - 2].folded == "the":
        first -= 1
    return (first, at + 1) if first < start < at else None


def _office(words: Words, at: int, names: Sequence[Found]) -> tuple[int, int] | None:
    """For "the Xburg governor's office", "the attorney general's office": from the place or the role on."""
    if at < 2 or words[at - 1].folded not in _CLITICS or not role_lexicon().is_role(words[at - 2].folded):
        return None
    start = at - 2
    lexicon = role_lexicon()
    while start > 0 and (
        words[start - 1].folded in lexicon.modifiers
        or lexicon.is_role(words[start - 1].folded)
        or (words[start - 1].capital and not is_common(words[start - 1]) and words[start - 1].folded[:1].isalpha())
    ):
        start -= 1
    person = any(name.kind is PERSON and name.start < at and start < name.end for name in names)
    return None if person else (start, at + 1)


def _police(words: Words, at: int, names: Sequence[Found]) -> tuple[int, int] | None:
    """A place's police ("Xburg police"), parliament or embassy, in small letters."""
    name = next((name for name in names if name.end == at and name.kind is PLACE), None)
    people = at > 0 and words[at - 1].folded in name_lexicon().peoples and words[at].folded != "police"
    if words[at].capital or (name is None and not people):
        return None
    start = name.start if name is not None else at - 1
    if at + 1 < len(words) and role_lexicon().is_role(words[at + 1].folded):
        return None
    goes_on = at + 1 < len(words) and words[at + 1].folded in name_lexicon().public_ends
    return start, at + 1 + goes_on


def _addressed(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """Capitals right behind a form of address or a rank, where no name was found: "Mr Example"."""
    opening = [at for at, word in enumerate(words[:-1]) if word.addresses]
    if not opening:
        return []
    taken = {at for name in names if not unlikely_place(words, name) for at in range(name.start, name.end)}
    lexicon, roles = name_lexicon(), role_lexicon()
    found: list[Found] = []
    reached = 0
    for at in opening:
        if at < reached:
            continue
        word, start = words[at], at + 1
        address = word.folded in lexicon.honorifics or word.folded in roles.abbreviations
        aged = word.folded.endswith("-year-old")
        large = aged or (word.capital and (address or word.folded in roles.titles))
        small = not word.capital and (word.folded in roles.nouns or word.folded in roles.kinship)
        if not (large or small) or start in taken or (small and gazetteer().is_place((words[start].folded,))):
            continue
        end = start
        while end < len(words) and end not in taken and _name_word(words[end]) and end - start < _LONGEST_RUN:
            end += 1
        if end > start:
            found.append(Found(sentence, start, end, PERSON, RULE_SCORE))
            reached = end
    return found


def _also_called(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """Capitals behind a person's name and words such as "also known as", where no name was found."""
    if all(name.kind is not PERSON for name in names):
        return []
    taken = {at for name in names for at in range(name.start, name.end)}
    aliases = name_lexicon().aliases
    found = []
    for name in names:
        if name.kind is not PERSON:
            continue
        first = name.end + (name.end < len(words) and words[name.end].text in _BEFORE_ALIAS)
        for size in range(1, _LONGEST_ALIAS + 1):
            start = first + size
            if start >= len(words) or " ".join(word.folded for word in words[first:start]) not in aliases:
                continue
            start += words[start].text in _MARKS_OF_ALIAS
            end = start
            while end < len(words) and end not in taken and _name_word(words[end]) and end - start < _LONGEST_RUN:
                end += 1
            if end > start:
                found.append(Found(sentence, start, end, PERSON, RULE_SCORE))
    return found


def _bracketed(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """A full name before somebody's role in brackets, where no name was found: "Ann Example (minister of economy)"."""
    opening = [at for at, word in enumerate(words[:-1]) if word.text == "(" and at > 1]
    if not opening:
        return []
    taken = {at for name in names for at in range(name.start, name.end)}
    found = []
    for at in opening:
        if not role_lexicon().is_role(words[at + 1].folded):
            continue
        start = at
        while start > 0 and start - 1 not in taken and at - start < _LONGEST_RUN and _body_word(words[start - 1]):
            start -= 1
        if at - start > 1 and words[start].folded in gazetteer().given_names:
            found.append(Found(sentence, start, at, PERSON, RULE_SCORE))
    return found


def _nicknames(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """One unknown word in brackets right behind somebody's full name: "Ann Example (Redhand)"."""
    found = []
    for name in names:
        at = name.end + 1
        full = name.kind is PERSON and name.end - name.start > 1 and at + 1 < len(words)
        if full and words[name.end].text == "(" and words[at + 1].text == ")" and _name_word(words[at]):
            word, behind = words[at], words[at + 2] if at + 2 < len(words) else None
            # Alone on its line, "Ann Example (Norland)" tells where she is from.
            told_of = behind is not None and (behind.text == "," or behind.text.islower())
            if told_of and not word.text.isupper() and not gazetteer().is_place((word.folded,)):
                found.append(Found(sentence, at, at + 1, PERSON, RULE_SCORE))
    return found


def unlikely_place(words: Words, name: Found) -> bool:
    """Whether a place of several words that no list has may be a person: "the student Zarema Osk"."""
    folded = [word.folded for word in words[name.start : name.end]]
    return (
        name.kind is PLACE
        and len(folded) > 1
        and not gazetteer().is_place(folded)
        and not any(word in name_lexicon().place_heads for word in folded)
    )


def _name_word(word: Traits) -> bool:
    """Whether a word can be part of a person's name: a capital, no title, no head of a body, no common word."""
    lexicon = name_lexicon()
    return (
        word.capital
        and word.folded[:1].isalpha()
        and not is_title(word.folded)
        and word.folded not in lexicon.organisation_heads
        and word.folded not in lexicon.months
        and word.folded not in lexicon.peoples
        and not is_common(word)
    )


def _introduced(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """Capitals right behind "the website", "the movement", where nothing or a place was found: a body."""
    introducers = name_lexicon().introducers
    opening = [at for at, word in enumerate(words[:-1]) if word.folded in introducers and not word.capital]
    if not opening:
        return []
    kinds = {name.start: name for name in names}
    taken = {at for name in names for at in range(name.start, name.end)}
    found = []
    for at in opening:
        quoted = words[at + 1].text in _OPENING
        start = at + 1 + (quoted and at + 2 < len(words))
        close = _closing(words, start) if quoted else None
        if close is not None:
            found.append(Found(sentence, start, close, ORGANISATION, RULE_SCORE))
            continue
        name = kinds.get(start)
        if (
            name is not None
            and name.kind is not ORGANISATION
            and not gazetteer().is_place(w.folded for w in words[name.start : name.end])
        ):
            found.append(Found(sentence, name.start, name.end, ORGANISATION, RULE_SCORE))
        elif start not in taken:
            end = start
            while end < len(words) and end not in taken and _name_word(words[end]) and end - start < _LONGEST_RUN:
                end += 1
            if end > start:
                found.append(Found(sentence, start, end, ORGANISATION, RULE_SCORE))
    return found


def _closing(words: Words, start: int) -> int | None:
    """Where a name in quotation marks ends, when it has at most six words, the outer ones with capitals."""
    for at in range(start + 1, min(start + 7, len(words))):
        if words[at].text in _CLOSING:
            return at if words[start].capital and words[at - 1].capital else None
    return None


def _bodies(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """Runs of capitals that end in a head of bodies, or go on from it with "of", where nothing was found."""
    listed, roles = name_lexicon().organisation_heads, role_lexicon()
    heads = [at for at, word in enumerate(words) if word.capital and word.folded in listed]
    if not heads:
        return []
    taken = {at for name in names for at in range(name.start, name.end)}
    found = []
    for at in heads:
        if at in taken or roles.is_role(words[at].folded):
            continue
        start = at
        while start > 0 and start - 1 not in taken and (_body_word(words[start - 1]) or words[start - 1].text == "’"):
            start -= 1
        end = at + 1
        if end + 1 < len(words) and words[end].folded in ("of", "for") and _body_word(words[end + 1]):
            end += 2
            while end < len(words) and end not in taken and _body_word(words[end]):
                end += 1
        office = all(roles.is_role(word.folded) or word.folded in roles.modifiers for word in words[start:end])
        if end - start > 1 and not office and not all(word.text.isupper() for word in words[start:end]):
            found.append(Found(sentence, start, end, ORGANISATION, RULE_SCORE))
    return found


def _body_word(word: Traits) -> bool:
    """Whether a word can be part of a body's name before or behind its head."""
    return word.capital and word.folded[:1].isalpha() and word.folded not in name_lexicon().function
