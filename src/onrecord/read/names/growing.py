"""Rules that make a name longer: what belongs to it and no model took in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.names.cutting import ORGANISATION, PERSON, PLACE, Words, is_common
from onrecord.read.names.lexicon import name_lexicon, role_lexicon
from onrecord.read.names.types import Found

_CLITICS = ("'s", "'")
_OPENS_SENTENCE = (".", ":", "?", "!", '"', "“", "«", "•", "*", "—", "–", "(", "|")


def grow_body(words: Words, name: Found) -> list[Found]:
    """A body's or a place's name goes on over capitals that are heads of bodies, and over "district court"."""
    if name.kind is PERSON:
        return [name]
    lexicon = name_lexicon()
    end = name.end
    while end < len(words) and words[end].capital and words[end].folded in lexicon.organisation_heads:
        if end + 1 < len(words) and words[end + 1].folded == "of" and role_lexicon().is_role(words[end].folded):
            break
        end += 1
    if name.kind is ORGANISATION and end == name.end and words[end - 1].folded.endswith("ing"):
        while end < len(words) and words[end].capital:
            end += 1
    if name.kind is ORGANISATION and words[end - 1].folded in lexicon.organisation_heads:
        end = _complement(words, end)
    at = end
    while at < len(words) and words[at].folded in lexicon.court_words:
        at += 1
    if name.end < at < len(words) and words[at].folded in ("court", "courts"):
        end = at + 1
    return [name] if end == name.end else [replace(name, end=end, kind=ORGANISATION)]


def grow_number(words: Words, name: Found) -> list[Found]:
    """A body or a place that is one of several goes on over its number: "Detention Centre No. 4"."""
    if name.kind is PERSON:
        return [name]
    sign = name.end - 1 if words[name.end - 1].folded in name_lexicon().number_signs else name.end
    if sign + 1 >= len(words) or words[sign].folded not in name_lexicon().number_signs:
        return [name]
    return [replace(name, end=sign + 2)] if words[sign + 1].text.isdigit() else [name]


def _complement(words: Words, end: int) -> int:
    """After "of Public Safety" or "for Fighting Organized Crime" that goes on from a head; `end` where nothing does."""
    if end + 1 >= len(words) or words[end].folded not in ("of", "for", "against"):
        return end
    at = end + 1
    while at < len(words) and words[at].capital and words[at].folded[:1].isalpha() and at - end <= 5:
        if words[at].folded in name_lexicon().months:
            break
        at += 1
    return at if at > end + 1 else end


def grow_left(words: Words, name: Found) -> list[Found]:
    """A body's name begins with its members' ("Teachers' | Union") or a joined word ("Sea and | Coast Guard")."""
    if name.kind is not ORGANISATION:
        return [name]
    start = name.start
    lexicon, roles = name_lexicon(), role_lexicon()
    if start > 1 and words[start - 1].folded in _CLITICS and words[start - 2].capital:
        owner = roles.singular(words[start - 2].folded)
        plural = owner.removesuffix("s") in lexicon.members or owner in lexicon.members or owner in roles.nouns
        if plural:
            start = _run_start(words, start - 2)
    joined = start > 2 and words[start - 1].folded in ("and", "&") and words[start - 2].capital
    if joined and words[name.end - 1].folded in lexicon.organisation_heads:
        first = _run_start(words, start - 2)
        if first > 0 and words[first - 1].folded in ("the", "a"):
            start = first
    return [name] if start == name.start else [replace(name, start=start)]


def _run_start(words: Words, at: int) -> int:
    """Where the run of capitals around `at` begins."""
    while at > 0 and words[at - 1].capital and not is_common(words[at - 1]) and words[at - 1].folded[:1].isalpha():
        at -= 1
    return at


def grow_place(words: Words, name: Found) -> list[Found]:
    """A place goes on to its head ("Xburg Local Government Area", "Xburg prison", "Horn of Xland")."""
    if name.kind is not PLACE:
        return [name]
    lexicon = name_lexicon()
    for at in range(name.end, min(name.end + 4, len(words))):
        if not words[at].capital or not words[at].folded[:1].isalpha():
            break
        if words[at].folded in lexicon.place_heads:
            return [replace(name, end=at + 1)]
    end = name.end
    while end < len(words) and words[end].folded in lexicon.site_words:
        end += 1
    if end < len(words) and not words[end].capital:
        head = words[end].folded
        if head in lexicon.sites or (head in lexicon.site_ends and end > name.end):
            return [replace(name, end=end + 1)]
    start = name.start
    if start > 1 and words[start - 1].folded == "of" and words[start - 2].capital:
        head = words[start - 2].folded
        if head in lexicon.place_heads or head in lexicon.heads_of:
            return [replace(name, start=_run_start(words, start - 2))]
    return [name]


def grow_person(words: Words, name: Found) -> list[Found]:
    """A person's name goes on over a nickname in quotation marks: "Ann “Red” Example"."""
    at = name.end
    nickname = at + 3 < len(words) and words[at].text in ("“", '"') and words[at + 2].text in ("”", '"')
    if name.kind is PERSON and nickname and words[at + 1].capital and words[at + 3].capital:
        return [replace(name, end=at + 4)]
    return [name]


def grow_article(words: Words, name: Found) -> list[Found]:
    """A medium's name takes in the article that is written large inside a sentence: "told | The Xburg Times"."""
    at = name.start - 1
    if name.kind is not ORGANISATION or at < 1 or words[at].text != "The" or words[at - 1].text in _OPENS_SENTENCE:
        return [name]
    return [name] if words[at - 1].capital else [replace(name, start=at)]


def join_bodies(words: Words, names: Sequence[Found]) -> list[Found]:
    """A body that was read as two names: "Xburg | Free Press", "Border Centre | for | Human Dignity"."""
    joined: list[Found] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and name.kind is ORGANISATION and _one_body(words, last, name):
            joined[-1] = replace(last, end=name.end, kind=ORGANISATION, score=min(last.score, name.score))
        else:
            joined.append(name)
    return joined


def _one_body(words: Words, left: Found, right: Found) -> bool:
    """Whether a place or a body, and the body behind it, are one name."""
    heads = name_lexicon().organisation_heads
    if left.kind is PERSON:
        return False
    if left.end == right.start:
        return left.kind is PLACE and words[right.end - 1].capital and words[right.end - 1].folded in heads
    linked = left.end + 1 == right.start and words[left.end].folded in ("for", "on", "against")
    return linked and left.end - left.start > 1 and words[left.end - 1].capital and words[left.end - 1].folded in heads


def join_persons(names: Sequence[Found]) -> list[Found]:
    """Two names of persons right behind each other are one."""
    joined: list[Found] = []
    for name in names:
        last = joined[-1] if joined else None
        if last and last.kind is name.kind is PERSON and last.end == name.start and name.end - last.start <= 5:
            joined[-1] = replace(last, end=name.end, score=min(last.score, name.score))
        else:
            joined.append(name)
    return joined


def enclose(words: Words, name: Found) -> list[Found]:
    """A hospital or a station that somebody is at, or taken to, is a place."""
    lexicon = name_lexicon()
    if name.kind is not ORGANISATION or words[name.end - 1].folded not in lexicon.enclosed:
        return [name]
    at = name.start - 1
    if at >= 0 and words[at].folded in ("the", "a", "an", "its", "their"):
        at -= 1
    where = at >= 0 and words[at].folded in lexicon.where
    acts = name.end < len(words) and words[name.end].folded in lexicon.acts
    contact = at > 0 and words[at].folded == "at" and words[at - 1].folded in lexicon.people_at
    told = at > 0 and words[at].folded == "to" and words[at - 1].folded in lexicon.sources
    return [replace(name, kind=PLACE)] if where and not (acts or contact or told) else [name]
