"""Rules that make a name shorter, split it, or drop it: what is no part of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.core.mention import MentionKind
from onrecord.read.names.features import Traits
from onrecord.read.names.lexicon import gazetteer, name_lexicon, role_lexicon
from onrecord.read.names.types import Found

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE
LONGEST_PERSON = 6

Words = Sequence[Traits]

# The signs of a word that is in no list of anything but people's names, and hardly ever written small.
_NAME_FLAGS = frozenset(("F", "L", "G", "r", "r0"))
_CLITICS = ("'s", "'")
_ARTICLES = ("the", "a", "an")
_OPENING = ('"', "“", "‘", "(", "«")


def is_title(folded: str) -> bool:
    """Whether a folded word stands before names of people as a title, a rank, an office or a form of address."""
    roles, names = role_lexicon(), name_lexicon()
    return roles.is_role(folded) or folded in roles.abbreviations or folded in names.honorifics


def is_courtesy(folded: str) -> bool:
    """Whether a folded word is a form of address that tells no role: "Mr", but not "Lord"."""
    roles = role_lexicon()
    return folded in name_lexicon().honorifics and not (roles.is_role(folded) or folded in roles.abbreviations)


def is_common(word: Traits) -> bool:
    """Whether a word is written small nearly everywhere, or only has a capital for its place in the sentence."""
    return word.flags[-1] in ("r2", "r3") or word.folded in name_lexicon().function


def split_marks(words: Words, name: Found) -> list[Found]:
    """Brackets, and commas in names of persons and places, part two names."""
    marks = ("(", ")", "[", "]", ";", ":") if name.kind is ORGANISATION else ("(", ")", "[", "]", ";", ":", ",")
    if not any(words[at].text in marks for at in range(name.start, name.end)):
        return [name]
    parts = []
    start = name.start
    for at in range(name.start, name.end + 1):
        if at == name.end or words[at].text in marks:
            if at > start:
                parts.append(replace(name, start=start, end=at))
            start = at + 1
    return parts


def trim(words: Words, name: Found) -> list[Found]:
    """Articles, possessives and marks are no part of a name; a people, a month or a common word alone is none."""
    start, end = name.start, name.end
    while start < end and (
        words[start].folded in _CLITICS
        or (end - start > 1 and _language(words[start].folded))
        or not words[start].folded[:1].isalnum()
        or (words[start].folded in _ARTICLES and end - start > 1 and not _titled(words, start))
    ):
        start += 1
    while end > start and (words[end - 1].folded in _CLITICS or not _lettered(words[end - 1].folded)):
        end -= 1
    if end < len(words) and words[end].text == ":" and words[end - 1].folded in name_lexicon().captions:
        end -= 1
    if start >= end or _none(words, start, end, name.kind):
        return []
    if start == name.start and end == name.end:
        return [name]
    return [replace(name, start=start, end=end)]


def _language(folded: str) -> bool:
    """Whether a word is "Xish-language" or the like before a name, or the kind of body that a name is of."""
    head, _, tail = folded.partition("-")
    return (head in name_lexicon().peoples and tail in ("language", "speaking")) or folded in ("ngo", "ngos")


def _lettered(folded: str) -> bool:
    return folded[:1].isalnum() or folded[-1:].isalnum()


def _titled(words: Words, start: int) -> bool:
    """An article that is written large inside a sentence is part of the title."""
    return start > 0 and words[start].capital and words[start - 1].text not in (*_OPENING, ".", ":")


def _none(words: Words, start: int, end: int, kind: MentionKind) -> bool:
    """Whether words are no name at all."""
    lexicon = name_lexicon()
    last = words[end - 1].folded
    if kind is not ORGANISATION and last in lexicon.peoples:
        return True
    if end - start > 1:
        return False
    word = words[start]
    if word.folded in lexicon.peoples or word.folded in lexicon.months or word.folded in lexicon.honorifics:
        return True
    if not any(letter.isalpha() for letter in word.text) or not (word.capital or kind is PLACE):
        return True
    first = start == 0 or words[start - 1].text in _OPENING
    common = word.flags[-1] == "r3" or (word.flags == ("r",) and word.folded.endswith("ing"))
    return word.folded != "us" and (word.folded in lexicon.function or (first and common))


def untitled(words: Words, name: Found) -> list[Found]:
    """A person's name without the title before it and the letters behind it; a title alone is no name."""
    if name.kind is not PERSON:
        return [name]
    start, end = name.start, name.end
    while start < end and is_title(words[start].folded) and not _given(words, start, end):
        start += 1
    letters = role_lexicon().letters
    while end - 1 > start and words[end - 1].folded in letters and words[end - 1].text.isupper():
        end -= 1
    if start == name.start and end == name.end:
        return [name]
    return [replace(name, start=start, end=end)] if start < end else []


def _given(words: Words, start: int, end: int) -> bool:
    """Whether a word that can be an occupation is the first of a full name instead; a title never is."""
    folded = words[start].folded
    return end - start == 2 and folded in gazetteer().given_names and folded not in role_lexicon().titles


def cut_person(words: Words, name: Found) -> list[Found]:
    """A person's name ends before "of", "and" or a small common word, and never runs on for ever."""
    if name.kind is not PERSON:
        return [name]
    particles = name_lexicon().particles
    for at in range(name.start + 1, name.end):
        word = words[at]
        small = not word.capital and word.flags[-1] == "r3" and word.folded not in particles
        if word.folded in ("of", "for", "and") or small or at - name.start >= LONGEST_PERSON:
            return [replace(name, end=at)]
    return [name]


def cut_small(words: Words, name: Found) -> list[Found]:
    """A body's name is split at small words that are neither joiners nor heads; a place's small division is cut off."""
    lexicon = name_lexicon()
    if name.kind is PLACE:
        last = words[name.end - 1]
        cut = name.end - name.start > 1 and not last.capital and last.folded in lexicon.divisions
        return [replace(name, end=name.end - 1)] if cut else [name]
    if name.kind is PERSON:
        return [name]
    for at in range(name.start + 1, name.end - 1):
        word = words[at]
        plural = role_lexicon().is_role(word.folded) and word.folded.endswith("s")
        if plural and not word.capital and words[at + 1].folded in ("and", "or"):
            return [replace(name, end=at), replace(name, start=at + 2)]
        if _verb_behind_head(words, at):
            body, rest = replace(name, end=at), replace(name, start=at + 1, kind=PERSON)
            named = rest.end - rest.start > 1 and all(word.capital for word in words[rest.start : rest.end])
            return [body, rest] if named else [body]
    return [name]


def _verb_behind_head(words: Words, at: int) -> bool:
    """Whether a small word stands behind a body's head and before a name: "Xburg Court | sentenced | Ann Example"."""
    lexicon = name_lexicon()
    word = words[at]
    return (
        not word.capital
        and word.folded[:1].isalpha()
        and words[at - 1].capital
        and words[at - 1].folded in lexicon.organisation_heads
        and words[at + 1].capital
        and word.folded not in lexicon.joiners
        and word.folded not in lexicon.court_words
        and word.folded not in lexicon.organisation_heads
        and word.folded not in lexicon.function
        and word.folded not in lexicon.particles
    )


def cut_roles(words: Words, name: Found) -> list[Found]:
    """A body's name ends before the role of somebody who is named next: "XYZ | General Secretary | Ann Example".

    What stands in small letters behind a place or a person is no body: "the Xland | government".
    """
    if name.kind is not ORGANISATION:
        return [name]
    roles, lexicon = role_lexicon(), name_lexicon()
    end = name.end
    if end - name.start > 1 and not words[end - 1].capital and words[end - 1].folded in lexicon.regimes:
        return _holder_of(words, replace(name, end=end - 1))
    while end > name.start + 1 and (roles.is_role(words[end - 1].folded) or _before_role(words, end, name.end)):
        if words[end - 1].folded in lexicon.organisation_heads and end == name.end:
            break
        end -= 1
    inside = any(word.folded in lexicon.joiners for word in words[name.start : name.end])
    alone = end - name.start == 1 and words[name.start].text.isupper()
    named = name.end < len(words) and words[name.end].capital
    return [replace(name, end=end)] if end < name.end and not inside and (alone or named) else [name]


def office_of_state(words: Words, name: Found) -> list[Found]:
    """An office is no part of a name: "Secretary of | State Ann Example", "Xland Secretary | of State"."""
    roles, portfolios = role_lexicon(), name_lexicon().portfolios
    if name.start > 1 and words[name.start - 1].folded == "of" and roles.is_role(words[name.start - 2].folded):
        first = words[name.start].folded
        rest = words[name.start + 1 : name.end]
        if (first in portfolios or first == "state") and rest and like_person(rest):
            return [replace(name, start=name.start + 1, kind=PERSON)]
    before = name.end < len(words) and words[name.end].folded == "of" and roles.is_role(words[name.end - 1].folded)
    owner = [word.folded for word in words[name.start : name.end - 1]]
    if before and name.kind is not PERSON and gazetteer().is_place(owner):
        return [replace(name, end=name.end - 1, kind=PLACE)]
    return [name]


def _before_role(words: Words, end: int, stop: int) -> bool:
    """Whether a word belongs to the role noun behind it: "General | Secretary"."""
    return end < stop and words[end - 1].folded in role_lexicon().modifiers


def _holder_of(words: Words, name: Found) -> list[Found]:
    """The place or the person whose government it is."""
    folded = [word.folded for word in words[name.start : name.end]]
    if gazetteer().is_place(folded):
        return [replace(name, kind=PLACE)]
    return [replace(name, kind=PERSON)] if like_person(words[name.start : name.end]) else [name]


def possessor(words: Words, name: Found) -> list[Found]:
    """A country's body is two names ("Ruritania 's Constitutional Court"), and so is a body's own service."""
    if name.kind is not ORGANISATION:
        return [name]
    lexicon = name_lexicon()
    for at in range(name.start + 1, name.end - 1):
        if words[at].folded not in _CLITICS:
            continue
        owner = [word.folded for word in words[name.start : at]]
        if gazetteer().is_country(owner):
            return [replace(name, end=at, kind=PLACE), replace(name, start=at + 1)]
        if not any(word.capital for word in words[at + 2 : name.end]) and owner[-1] not in lexicon.members:
            return [name] if role_lexicon().is_role(owner[-1]) else [replace(name, end=at)]
    return [name]


def body_then_person(words: Words, name: Found) -> list[Found]:
    """Someone's name right behind the body or the role: "head of the Border Service | Ann Example"."""
    if name.kind is not ORGANISATION:
        return [name]
    lexicon = name_lexicon()
    heads = [at for at in range(name.start, name.end - 1) if words[at].folded in lexicon.organisation_heads]
    titles = [at for at in range(name.start, name.end - 1) if is_title(words[at].folded)]
    if titles and (not heads or titles[-1] > heads[-1]):
        cut = titles[-1] + 1
        small = not words[cut - 1].capital and all(word.capital for word in words[cut : name.end])
        if name.end - cut <= 3 and (small or like_person(words[cut : name.end])):
            body = [replace(name, end=titles[0])] if titles[0] > name.start and small else []
            return [*body, replace(name, start=cut, kind=PERSON)]
    if heads and _led(words, name.start):
        cut = heads[-1] + 1
        if 1 < name.end - cut <= 3 and like_person(words[cut : name.end]):
            return [replace(name, end=cut), replace(name, start=cut, kind=PERSON)]
    return [name]


def _led(words: Words, start: int) -> bool:
    """Whether a role noun governs what begins at `start`: "head of the …"."""
    at = start - 1
    while at >= 0 and words[at].folded in ("the", "of", "'s", "at", "for"):
        at -= 1
    return at >= 0 and role_lexicon().is_role(words[at].folded)


def like_person(words: Words) -> bool:
    """Whether words look like somebody's name: capitals, and known as one or unknown to all lists."""
    lexicon = name_lexicon()
    if not words or not all(word.capital for word in words) or any(is_common(word) for word in words):
        return False
    if any(word.folded in lexicon.organisation_heads or word.folded in lexicon.place_heads for word in words):
        return False
    known = words[0].folded in gazetteer().given_names or words[-1].folded in gazetteer().family_names
    return known or all(_NAME_FLAGS.issuperset(word.flags) for word in words)


def kind_by_list(words: Words, name: Found) -> list[Found]:
    """A country is a place; a name that ends in a court or a ministry is a body; everybody's platforms are bodies."""
    lexicon = name_lexicon()
    folded = [word.folded for word in words[name.start : name.end]]
    if gazetteer().is_country(folded) and words[name.start].capital and name.kind is not PLACE:
        return [replace(name, kind=PLACE)]
    if len(folded) == 1 and folded[0] in lexicon.platforms:
        return [replace(name, kind=ORGANISATION)]
    strong = folded[-1] in lexicon.courts or folded[-1] in lexicon.bodies
    if len(folded) > 1 and strong and name.kind is not ORGANISATION:
        return [replace(name, kind=ORGANISATION)]
    if name.kind is PLACE and not gazetteer().is_place(folded) and _held(words, name):
        return [replace(name, kind=PERSON)]
    if name.kind is not PERSON and folded[0] in gazetteer().given_names and _described(words, name):
        return [replace(name, kind=PERSON)]
    divided = name.end < len(words) and words[name.end].folded in lexicon.divisions
    if name.kind is PERSON and len(folded) == 1 and divided:
        return [replace(name, kind=PLACE)]
    return [name]


def _described(words: Words, name: Found) -> bool:
    """Whether somebody's role follows a full name in brackets: "Ann Example (minister of economy)"."""
    if name.end + 1 >= len(words) or words[name.end].text != "(" or not 2 <= name.end - name.start <= 3:
        return False
    inside = words[name.start : name.end]
    bodily = any(word.folded in name_lexicon().organisation_heads or not word.capital for word in inside)
    return role_lexicon().is_role(words[name.end + 1].folded) and not bodily


def _held(words: Words, name: Found) -> bool:
    """Whether a full name stands right behind somebody's occupation: "the journalist Ann Example"."""
    before = words[name.start - 1] if name.start else None
    if before is None or before.capital or not role_lexicon().is_role(before.folded):
        return False
    return 2 <= name.end - name.start <= 3 and like_person(words[name.start : name.end])
