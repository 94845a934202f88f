"""Mending the names of one sentence by rule, whatever model found them: titles, possessives, bodies, places.

Every rule takes the sentence and its names and gives the names back; `mend` runs them in order and settles overlaps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.core.mention import MentionKind
from onrecord.read.names.features import Traits
from onrecord.read.names.lexicon import name_lexicon, role_lexicon
from onrecord.read.names.types import Found

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE
RULE_SCORE = 0.75
"""How sure a rule by itself is of a name."""
LONGEST_PERSON = 6

_CLITICS = ("'s", "'")
_ARTICLES = ("the", "a", "an")
_COURT_WORDS = (
    "district",
    "city",
    "regional",
    "supreme",
    "appeal",
    "appeals",
    "high",
    "military",
    "county",
    "town",
    "criminal",
)
_COURT_WORDS_MORE = (
    "magistrate's",
    "magistrates",
    "administrative",
    "constitutional",
    "federal",
    "provincial",
    "people's",
)

Words = Sequence[Traits]
Rule = Callable[[Words, Found], list[Found]]


def _is_title(folded: str) -> bool:
    """Whether a word stands before names of people as a title, a rank or a form of address."""
    roles, names = role_lexicon(), name_lexicon()
    return roles.is_role(folded) or folded in roles.abbreviations or folded in names.honorifics


def _trim(words: Words, name: Found) -> list[Found]:
    """Articles, possessives and marks are no part of a name; a people or a month alone is none."""
    start, end = name.start, name.end
    while start < end and (
        words[start].folded in _CLITICS
        or not words[start].folded[:1].isalnum()
        or (words[start].folded in _ARTICLES and end - start > 1 and not _titled_media(words, start, end))
    ):
        start += 1
    while end > start and (words[end - 1].folded in _CLITICS or _loose(words, start, end)):
        end -= 1
    if start == end:
        return []
    lexicon = name_lexicon()
    alone = words[start].folded
    if end - start == 1 and (
        alone in lexicon.peoples or alone in lexicon.months or (alone in lexicon.function and alone != "us")
    ):
        return []
    return [replace(name, start=start, end=end)]


def _titled_media(words: Words, start: int, end: int) -> bool:
    """An article that is written large inside a sentence is part of the title."""
    return start > 0 and words[start].capital and end - start > 1 and words[start - 1].folded not in ('"', "“", ".")


def _loose(words: Words, start: int, end: int) -> bool:
    """Whether the last word is a mark, unless it closes a bracket or is an abbreviation."""
    last = words[end - 1].folded
    if last[:1].isalnum() or last[-1:].isalnum():
        return False
    if last == ")":
        return not any(word.folded == "(" for word in words[start:end])
    return True


def _untitled(words: Words, name: Found) -> list[Found]:
    """A person's name without the title before it; a title alone is no name."""
    if name.kind is not PERSON:
        return [name]
    start = name.start
    while start < name.end and _is_title(words[start].folded) and not _given(words, start, name.end):
        start += 1
    return [replace(name, start=start)] if start < name.end else []


def _given(words: Words, start: int, end: int) -> bool:
    """Whether a word that can be a title is the first of a full name instead ("Major Lee" stays doubtful: a title)."""
    lexicon = name_lexicon()
    folded = words[start].folded
    return end - start == 2 and folded in lexicon.given_names and folded not in role_lexicon().titles


def _cut_person(words: Words, name: Found) -> list[Found]:
    """A person's name ends before "of", "and" or a bracket, and never runs on for ever."""
    if name.kind is not PERSON:
        return [name]
    for at in range(name.start + 1, name.end):
        if words[at].folded in ("of", "for", "and", "(", ",", ";") or at - name.start >= LONGEST_PERSON:
            return [replace(name, end=at)]
    return [name]


def _kind_by_list(words: Words, name: Found) -> list[Found]:
    """A country is a place; a name that ends in a court or a ministry is a body."""
    lexicon = name_lexicon()
    folded = [word.folded for word in words[name.start : name.end]]
    if lexicon.is_country(folded) and words[name.start].capital and name.kind is not PLACE:
        return [replace(name, kind=PLACE)]
    strong = folded[-1] in lexicon.courts or folded[-1] in ("ministry", "committee", "commission", "party")
    if len(folded) > 1 and strong and name.kind is not ORGANISATION:
        return [replace(name, kind=ORGANISATION)]
    return [name]


def _grow_body(words: Words, name: Found) -> list[Found]:
    """A body's or a place's name goes on over capitals that are heads of bodies, and over "district court"."""
    if name.kind is PERSON:
        return [name]
    lexicon = name_lexicon()
    end = name.end
    while end < len(words) and words[end].capital and words[end].folded in lexicon.organisation_heads:
        end += 1
    at = end
    while at < len(words) and (words[at].folded in _COURT_WORDS or words[at].folded in _COURT_WORDS_MORE):
        at += 1
    if at < len(words) and words[at].folded == "court" and words[at - 1].folded not in _CLITICS:
        end = at + 1
    return [name] if end == name.end else [replace(name, end=end, kind=ORGANISATION)]


def _possessor(words: Words, name: Found) -> list[Found]:
    """A country's body is two names: "Ruritania 's Constitutional Court"."""
    if name.kind is not ORGANISATION:
        return [name]
    lexicon = name_lexicon()
    for at in range(name.start + 1, name.end - 1):
        if words[at].folded == "'s" and lexicon.is_country(word.folded for word in words[name.start : at]):
            return [replace(name, end=at, kind=PLACE), replace(name, start=at + 1)]
    return [name]


def _body_then_person(words: Words, name: Found) -> list[Found]:
    """Someone's name right behind the body that they lead: "head of the Border Service | Ann Example"."""
    if name.kind is not ORGANISATION:
        return [name]
    lexicon = name_lexicon()
    heads = [at for at in range(name.start, name.end - 1) if words[at].folded in lexicon.organisation_heads]
    if not heads:
        return [name]
    cut = heads[-1] + 1
    tail = words[cut : name.end]
    if not 1 < len(tail) <= 3 or not all(word.capital and not word.folded.isupper() for word in tail):
        return [name]
    if not _led(words, name.start) or not _like_person(tail):
        return [name]
    return [replace(name, end=cut), replace(name, start=cut, kind=PERSON)]


def _led(words: Words, start: int) -> bool:
    """Whether a role noun governs what begins at `start`: "head of the …"."""
    at = start - 1
    while at >= 0 and words[at].folded in ("the", "of", "'s", "at", "for"):
        at -= 1
    return at >= 0 and role_lexicon().is_role(words[at].folded)


def _like_person(words: Words) -> bool:
    """Whether words look like somebody's full name: known, or unknown to all lists."""
    lexicon = name_lexicon()
    known = words[0].folded in lexicon.given_names or words[-1].folded in lexicon.family_names
    return known or all(word.flags == ("r",) for word in words)


RULES: tuple[Rule, ...] = (
    _trim,
    _untitled,
    _possessor,
    _body_then_person,
    _cut_person,
    _grow_body,
    _kind_by_list,
    _trim,
)


def mend(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """The names of one sentence after all rules, in order and without overlaps."""
    current = list(names)
    for rule in RULES:
        current = [mended for name in current for mended in rule(words, name)]
    current += _addressed(words, current, sentence)
    return settle(current)


def _addressed(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """Capitals right behind a form of address or a rank, where no name was found: "Mr Example"."""
    taken = {at for name in names for at in range(name.start, name.end)}
    lexicon, roles = name_lexicon(), role_lexicon()
    found: list[Found] = []
    at = 0
    while at + 1 < len(words):
        folded = words[at].folded
        address = (
            folded in lexicon.honorifics
            or folded in roles.abbreviations
            or (words[at].capital and folded in roles.titles)
        )
        start = at + 1
        at += 1
        if not address or start in taken or not _name_word(words[start]):
            continue
        end = start
        while end < len(words) and end not in taken and _name_word(words[end]) and end - start < 4:
            end += 1
        found.append(Found(sentence, start, end, PERSON, RULE_SCORE))
        at = end
    return found


def _name_word(word: Traits) -> bool:
    """Whether a word can be part of a person's name: a capital, no title, no head of a body, no common word."""
    lexicon = name_lexicon()
    return (
        word.capital
        and word.folded[:1].isalpha()
        and not _is_title(word.folded)
        and word.folded not in lexicon.organisation_heads
        and word.folded not in lexicon.function
        and word.folded not in lexicon.months
        and word.folded not in lexicon.peoples
        and word.flags[-1] not in ("r2", "r3")
    )


def settle(names: Sequence[Found]) -> list[Found]:
    """Names in order; of two that overlap, the longer stays, of equals the surer."""
    chosen: list[Found] = []
    for name in sorted(names, key=lambda found: (found.start - found.end, -found.score, found.start, found.kind)):
        if all(name.end <= other.start or other.end <= name.start for other in chosen):
            chosen.append(name)
    return sorted(chosen, key=lambda found: found.start)
