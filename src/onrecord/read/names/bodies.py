"""Which mentions of organisations, and of places, are one: acronyms, short forms, spellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.core.mention import Mention
from onrecord.read.names.known import full_names
from onrecord.read.names.lexicon import gazetteer, name_lexicon
from onrecord.read.names.spelling import one_spelling
from onrecord.read.names.words import fold

_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "against", "&", "a", "an", "de", "la", "del"))
# What may stand between a bracket and the acronym in it: "known by its French acronym".
_CALLED = re.compile(r"^\([a-z’' ]{1,30}(?:[A-Z][a-z]+ )?[a-z’' ]{0,20}$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.\-]{0,9}[A-Zs.]")


@dataclass(slots=True)
class _Body:
    """An organisation or a place being put together."""

    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)


def body_words(text: str) -> tuple[str, ...]:
    """The folded words by which bodies are compared: no article, no possessive, -ise for -ize, no dots."""
    words = []
    for raw in text.split():
        word = fold(raw.strip('“”"‘(),')).replace("organiz", "organis").replace("center", "centre")
        word = word.replace(".", "").removesuffix("'s").rstrip("'")
        words.append("and" if word == "&" else word)
    kept = [word for word in words if word]
    if len(kept) > 1 and kept[0] == "the":
        kept = kept[1:]
    return tuple(kept)


_OPENING = frozenset({"for", "of", "on"})
"""Words that, behind the kind of a body, open what it is called: "Ministry of …", "Commission on …"."""


def is_acronym(text: str) -> bool:
    """Whether a name is written as an acronym: two to ten letters, most of them capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return _ACRONYM.fullmatch(text) is not None and sum(letter.isupper() for letter in letters) * 2 > len(letters)


def group_bodies(text: str, mentions: Sequence[Mention], places: bool) -> list[list[Mention]]:
    """The mentions of each organisation (or place), in text order."""
    by_words: dict[tuple[str, ...], _Body] = {}
    for mention in mentions:
        words = body_words(mention.text)
        by_words.setdefault(words, _Body(words)).mentions.append(mention)
    bodies = list(by_words.values())
    _join_acronyms(text, bodies, places)
    if not places:
        _join_short(bodies)
    _join_spellings(bodies)
    return [sorted(body.mentions, key=lambda m: m.span) for body in bodies]


def _merge(bodies: list[_Body], into: _Body, other: _Body) -> None:
    """Make one of two; the fuller name leads."""
    into.mentions += other.mentions
    if len(other.words) > len(into.words):
        into.words = other.words
    bodies[:] = [body for body in bodies if body is not other]


def _join_acronyms(text: str, bodies: list[_Body], places: bool) -> None:
    """An acronym is the body it is introduced for in brackets, else the only one whose initials it has."""
    for body in list(bodies):
        if len(body.words) != 1 or not is_acronym(body.mentions[0].text):
            continue
        full = _introduced(text, bodies, body) or _by_initials(bodies, body) or _by_list(bodies, body)
        if full is not None and (not places or gazetteer().is_country(full.words)):
            _merge(bodies, full, body)


def _introduced(text: str, bodies: Sequence[_Body], acronym: _Body) -> _Body | None:
    """The body that stands right before the acronym in brackets, or in brackets right behind it."""
    for mention in acronym.mentions:
        for body in bodies:
            if body is acronym or (len(body.words) == 1 and is_acronym(body.mentions[0].text)):
                continue
            for other in body.mentions:
                first, last = sorted((mention, other), key=lambda m: m.span)
                between = text[first.span.end : last.span.start].strip(' ”"’')
                if first.span.end <= last.span.start and between == "(" and _fits(mention.text, other.text):
                    return body
    return None


def _fits(acronym: str, full: str) -> bool:
    """Whether letters in brackets can stand for a name: at least one capital of it, wherever (RSF, Reporters …)."""
    letters = {letter for letter in fold(acronym) if letter.isalpha()}
    return any(word[:1] in letters for word in body_words(full))


def _by_initials(bodies: Sequence[_Body], acronym: _Body) -> _Body | None:
    """The only body whose words begin with the acronym's letters, with or without its small words."""
    letters = acronym.words[0].rstrip("s") if acronym.mentions[0].text.endswith("s") else acronym.words[0]
    able = []
    for body in bodies:
        if len(body.words) < 2:
            continue
        parts = [part for word in body.words for part in word.split("-") if part]
        large = "".join(part[0] for part in parts if part not in _SMALL)
        if letters in (large, "".join(part[0] for part in parts)):
            able.append(body)
    return able[0] if len(able) == 1 else None


def _by_list(bodies: Sequence[_Body], acronym: _Body) -> _Body | None:
    """The body that everybody knows by the acronym, where the document names it in full."""
    wanted = {body_words(name) for name in full_names(acronym.mentions[0].text)}
    return next((body for body in bodies if body.words in wanted), None)


def _join_short(bodies: list[_Body]) -> None:
    """A short form is the only longer name that begins or ends with it."""
    for body in sorted(bodies, key=lambda b: len(b.words)):
        longer = [other for other in bodies if other is not body and _short_of(body, other)]
        if len(longer) == 1:
            _merge(bodies, longer[0], body)


def _short_of(short: _Body, full: _Body) -> bool:
    """Whether one name is the beginning or the end of another, and tells enough by itself."""
    size = len(short.words)
    if size >= len(full.words):
        return False
    lexicon = name_lexicon()
    if size == 1:
        word = short.words[0]
        generic = word in lexicon.organisation_heads or word in lexicon.peoples or gazetteer().is_place((word,))
        if word in lexicon.organisation_heads and (
            full.words[-1] == word or (full.words[0] == word and full.words[1] in _OPENING)
        ):
            return True
        return full.words[0] == word and not generic and len(full.words) <= 3 and len(word) > 3
    rest = full.words[size:]
    if full.words[:size] == short.words:
        return (
            not any(word in lexicon.organisation_heads or gazetteer().is_country((word,)) for word in rest)
            and rest[0] != "and"
        ) or (rest[0] == "of" and gazetteer().is_country(rest[1:]))
    if full.words[-size:] == short.words:
        return full.words[-size - 1] not in ("of", "and", "for")
    in_order = iter(full.words)
    left_out = full.words[0] == short.words[0] and full.words[-1] == short.words[-1]
    return left_out and size + 1 == len(full.words) and all(word in in_order for word in short.words)


def _join_spellings(bodies: list[_Body]) -> None:
    """One name in two spellings: word by word the same or nearly so."""
    for body in list(bodies):
        for other in bodies:
            if other is body:
                break
            if len(body.words) == len(other.words) and _spelled(body, other):
                _merge(bodies, other, body)
                break


def _spelled(left: _Body, right: _Body) -> bool:
    """Whether two names of equal length differ in spelling only; single words must be long."""
    if any(is_acronym(body.mentions[0].text) for body in (left, right)):
        return left.words[0].removesuffix("s") == right.words[0].removesuffix("s") and len(left.words) == 1
    pairs = [(a, b) for a, b in zip(left.words, right.words, strict=True) if a != b]
    if len(pairs) > 1 or (len(left.words) == 1 and min(len(left.words[0]), len(right.words[0])) < 7):
        return False
    return all(_close(a, b) for a, b in pairs)


def _close(left: str, right: str) -> bool:
    if left.isdigit() or right.isdigit():
        return False
    plural = left.removesuffix("s") == right.removesuffix("s")
    return plural or (one_spelling(left, right) and left[0] == right[0])
