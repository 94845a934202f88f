"""Verb groups and their voice, by the order of words and the endings of verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.words import VerbForm, irregular_verbs


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries."""

    first: int
    head: int
    passive: bool
    reduced: bool = False
    """A participle without auxiliary: "journalists detained for …", "detained journalists"."""


@cache
def past_forms() -> frozenset[str]:
    """Irregular past forms that are not also base forms: took, beat."""
    verbs = irregular_verbs().values()
    return frozenset(form for verb in verbs for form in verb.past) - {"set", "put", "let", "cut", "lay", "lied"}


@cache
def participles() -> frozenset[str]:
    """Irregular participles: taken, beaten."""
    return frozenset(form for verb in irregular_verbs().values() for form in verb.participle)


@lru_cache(maxsize=20_000)
def _verb_like(low: str) -> bool:
    """Whether a word can be a finite verb wherever it stands."""
    return low in clause_lexicon().auxiliaries or low in past_forms() or (low.endswith("ed") and len(low) > 4)


def finite(line: Line, index: int) -> bool:
    """Whether the token looks like a verb that carries a clause."""
    low = line.lows[index]
    cued = index in line.cues
    if not (cued or _verb_like(low)) or line.cover[index] >= 0 or index in line.timed:
        return False
    if cued:
        return True
    lexicon = clause_lexicon()
    if low in lexicon.auxiliaries:
        return not (low in ("'s", "’s") and index > 0 and line.cover[index - 1] >= 0 and _owner(line, index - 1))
    if low in past_forms():
        return True
    if low.endswith("ed") and len(low) > 4:
        return not _premodifies(line, index)
    return False


def _owner(line: Line, index: int) -> bool:
    return line.participants[line.cover[index]].possessive


def _premodifies(line: Line, index: int) -> bool:
    """Whether a participle stands before the noun it belongs to: "the detained activists"."""
    lexicon = clause_lexicon()
    following = index + 1
    if following >= len(line.lows) or line.lows[following] in lexicon.prepositions:
        return False
    before = line.lows[index - 1] if index else ""
    if index and line.cover[index - 1] >= 0 and not line.participants[line.cover[index - 1]].possessive:
        return False
    opens = (
        before in lexicon.determiners
        or before in lexicon.possessives
        or before in lexicon.prepositions
        or before in lexicon.adjectives
        or before in ("'s", "’s")
    )
    return opens and line.lows[following].isalpha() and before != "to"


def verb_group(line: Line, head: int, form: VerbForm | None, end: int = 0) -> VerbGroup:
    """The group around the verb at `head`, and its voice; `end` is the last token of a longer expression."""
    lexicon = clause_lexicon()
    first, be, have = head, False, False
    while first > 0:
        low = line.lows[first - 1]
        if line.cover[first - 1] >= 0 or first - 1 in line.timed:
            break
        if low in lexicon.be:
            be = True
        elif low in lexicon.have:
            have = True
        elif low not in lexicon.adverbs and low not in lexicon.auxiliaries and low != "to":
            break
        first -= 1
    while first < head and line.lows[first] in lexicon.adverbs and line.lows[first] not in lexicon.auxiliaries:
        first += 1
    if form in (VerbForm.PAST, VerbForm.PARTICIPLE):
        if be:
            return VerbGroup(first, head, passive=True)
        if have or any(line.lows[index] in lexicon.do for index in range(first, head)):
            return VerbGroup(first, head, passive=False)
        if end > head and form is VerbForm.PAST and not _premodifies(line, head):
            # "imposed sanctions on": the object is part of the expression.
            return VerbGroup(first, head, passive=False)
        return _bare_participle(line, first, head, form)
    return VerbGroup(first, head, passive=False)


def _premodifying_too(line: Line, earlier: int, head: int) -> bool:
    """Whether two participles stand before one noun: "all arrested and DETAINED editors"."""
    noun = head + 1 < len(line.lows) and line.cover[head + 1] >= 0
    return noun and _verb_like(line.lows[earlier]) and _premodifies(line, earlier)


def _bare_participle(line: Line, first: int, head: int, form: VerbForm) -> VerbGroup:
    """A past form without an auxiliary: active, passive by coordination, or a shortened clause."""
    lexicon = clause_lexicon()
    if _premodifies(line, head) or (first == 0 and _noun_phrase_follows(line, head)):
        return VerbGroup(first, head, passive=True, reduced=True)
    before = first - 1
    if before > 0 and line.lows[before] in lexicon.coordinators and _premodifying_too(line, before - 1, head):
        return VerbGroup(first, head, passive=True, reduced=True)
    if before >= 0 and line.lows[before] in (*lexicon.coordinators, ","):
        earlier = previous_verb(line, before)
        if _opened_by_participle(line, before):
            # "Arrested on Monday and freed on Tuesday, N. N. left."
            return VerbGroup(first, head, passive=True, reduced=True)
        if earlier is not None and not _noun_phrase_follows(line, head):
            return VerbGroup(first, head, passive=_passive_at(line, earlier))
    if form is VerbForm.PARTICIPLE:
        return VerbGroup(first, head, passive=True, reduced=True)
    if _noun_phrase_follows(line, head) or _shares_object(line, head):
        return VerbGroup(first, head, passive=False)
    while before > 0 and line.lows[before] in lexicon.adverbs and line.cover[before] < 0:
        # "The court ALSO handed 18-year terms to two men"
        before -= 1
    preceding = line.participants[line.cover[before]] if before >= 0 and line.cover[before] >= 0 else None
    reduced = preceding is None or not preceding.force
    return VerbGroup(first, head, passive=reduced, reduced=reduced)


def _opened_by_participle(line: Line, coordinator: int) -> bool:
    """Whether a participle without a subject opens the sentence, and only its own phrases stand before "and"."""
    opens = line.lows[0].endswith("ed") or line.lows[0] in participles()
    if not opens or line.lows[coordinator] == "," or line.cover[0] >= 0:
        return False
    between = range(1, coordinator)
    if any(line.lows[at] == "," or line.lows[at] in clause_lexicon().auxiliaries for at in between):
        return False
    return all(line.cover[at] < 0 or line.participants[line.cover[at]].preposition for at in between)


def _passive_at(line: Line, index: int, depth: int = 3) -> bool:
    lexicon = clause_lexicon()
    low = line.lows[index]
    if low in lexicon.be:
        return True
    if low in lexicon.auxiliaries:
        return any(line.lows[at] in lexicon.be for at in range(index + 1, min(index + 4, len(line.lows))))
    if any(line.lows[at] in lexicon.be for at in range(max(0, index - 3), index)):
        return True
    if depth == 0 or index == 0 or line.lows[index - 1] not in (*lexicon.coordinators, ","):
        return False
    # "was arrested on Friday, released on Sunday and DEPORTED": carried on from verb to verb.
    earlier = previous_verb(line, index - 1)
    return earlier is not None and not _noun_phrase_follows(line, index) and _passive_at(line, earlier, depth - 1)


def _noun_phrase_follows(line: Line, head: int) -> bool:
    """Whether an object begins right after the verb."""
    lexicon = clause_lexicon()
    index = head + 1
    while index < len(line.lows) and (line.lows[index] in lexicon.adverbs or line.lows[index] == "up"):
        index += 1
    broken = index in line.breaks and head not in line.cues
    if index >= len(line.lows) or broken or index in line.timed:
        return False
    if line.cover[index] >= 0:
        return line.participants[line.cover[index]].first == index
    low = line.lows[index]
    if low in lexicon.prepositions and low in lexicon.determiners:
        # "detained at least five people" and "detained at a picket".
        after = line.lows[index + 1] if index + 1 < len(line.lows) else ""
        return after[:1].isdigit() or after in lexicon.numbers.keys() - {"a", "an"} or after in lexicon.before_numbers
    return low in lexicon.determiners or low in lexicon.possessives or low[0].isdigit() or low in lexicon.adjectives


def _shares_object(line: Line, head: int) -> bool:
    """Whether the verb after "and" has the object of both: "two men beat and INJURED the reporter"."""
    return line.lows[head + 1 : head + 2] == ("and",) and (
        line.lows[head + 2 : head + 3] != ()
        and line.lows[head + 2].endswith("ed")
        and _noun_phrase_follows(line, head + 2)
    )


def previous_verb(line: Line, index: int) -> int | None:
    """The nearest verb before `index` that carries a clause, without leaving a quote."""
    for at in range(index - 1, -1, -1):
        if at in line.marks:
            return None
        if finite(line, at):
            return at
    return None
