"""Which mentions of persons are one person in a document: full names, bare surnames, given names, initials."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.core.mention import Mention
from onrecord.read.names.lexicon import name_lexicon
from onrecord.read.names.spelling import consonants, one_spelling
from onrecord.read.names.words import fold, latin

NEAR = 400
"""Code points within which a person told of in full is still on the reader's mind."""

LISTED = 60
"""Code points within which two like names of one line are taken for two people."""

_LONGEST_ALIAS = 40
_SENTENCE_END = re.compile(r"[a-z][.!?;][”\"’']?\s")
_ALIAS_MARKS = " ,()[]\"“”'‘’«»"


@dataclass(slots=True)
class _Person:
    """A person being put together."""

    words: tuple[str, ...]
    """The fullest name so far."""
    suffix: str = ""
    """Jr, Sr, III: father and son are two people."""
    mentions: list[Mention] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    """Where the full name is told."""


def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a person's name by which names are compared: no particles, nicknames, suffixes."""
    lexicon = name_lexicon()
    words = []
    for raw in text.replace(".", ". ").split():
        if raw[:1] in "“\"'‘(":
            continue
        word = fold(raw.strip("“”\"'‘’(),"))
        head, hyphen, tail = word.partition("-")
        if hyphen and head in lexicon.joined_particles:
            word = tail
        if word and word not in lexicon.suffixes:
            words.append(word)
    bare = [word for word in words if word not in lexicon.particles]
    return tuple(bare or words)


def _suffix(text: str) -> str:
    """What tells a son from his father: "jr", "iii"; empty for none."""
    last = fold(text.rsplit(maxsplit=1)[-1]).strip(".,") if text.split() else ""
    return last if last in name_lexicon().suffixes else ""


def group_persons(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions of each person, in text order; who is unclear stays alone."""
    persons: list[_Person] = []
    short: list[Mention] = []
    for mention in mentions:
        words = name_words(mention.text)
        if len(words) > 1 and latin(mention.text):
            _place_full(persons, mention, words)
        else:
            short.append(mention)
    _join(text, persons)
    # Those that can be one person only come first: how much is told of each then helps with the others.
    doubtful = [mention for mention in short if not _give(text, persons, mention, sure=True)]
    left_over = [mention for mention in doubtful if not _give(text, persons, mention, sure=False)]
    groups = [person.mentions for person in persons] + _same_words(left_over, persons)
    return [sorted(group, key=lambda m: m.span) for group in _join_aliases(text, mentions, groups)]


def _join_aliases(text: str, mentions: Sequence[Mention], groups: list[list[Mention]]) -> list[list[Mention]]:
    """Make one of two persons of whom the text says that they are one: "Ann Example, also known as Red"."""
    at_start = sorted(mentions, key=lambda m: m.span)
    for left, right in pairwise(at_start):
        between, behind = text[left.span.end : right.span.start], text[right.span.end : right.span.end + 1]
        if not _alias(between) and not (between.strip() == "(" and behind == ")"):
            continue
        first = next((group for group in groups if left in group), [left])
        second = next((group for group in groups if right in group), [right])
        if first is not second:
            groups = [group for group in groups if group is not first and group is not second] + [first + second]
    return groups


def _alias(between: str) -> bool:
    """Whether what stands between two names says that they are one person's."""
    if len(between) > _LONGEST_ALIAS or "\n" in between:
        return False
    return fold(between.strip(_ALIAS_MARKS)).removesuffix(":").rstrip() in name_lexicon().aliases


def _give(text: str, persons: Sequence[_Person], mention: Mention, sure: bool) -> bool:
    """Put a short name to its person, where there is one; with `sure`, only where no other could be meant."""
    if not latin(mention.text):
        owner = _before_bracket(text, persons, mention)
    else:
        able = _told_before(_able(persons, mention), mention)
        owner = able[0] if len(able) == 1 else None
        if owner is None and able and not sure:
            owner = _clearest(text, able, mention)
    if owner is None:
        return False
    owner.mentions.append(mention)
    return True


def _place_full(persons: list[_Person], mention: Mention, words: tuple[str, ...]) -> None:
    """Put a full name to the person who has exactly it, or open a new one."""
    suffix = _suffix(mention.text)
    for person in persons:
        if person.words == words and person.suffix == suffix:
            person.mentions.append(mention)
            person.full.append(mention.span.start)
            return
    persons.append(_Person(words, suffix, [mention], [mention.span.start]))


def _join(text: str, persons: list[_Person]) -> None:
    """Join persons whose full names are one name told twice, the fuller or more frequent form leading."""
    persons.sort(key=lambda p: (-len(p.words), -len(p.full), p.full[0]))
    like = _Like(persons)
    for test in (_contained, _initialled, _spelled):
        for person in tuple(persons):
            owners = [
                other for other in like.to(person) if test(person.words, other.words) and _one_suffix(person, other)
            ]
            one = all(test(a.words, b.words) for a, b in pairwise(owners)) if test is _spelled else len(owners) == 1
            if owners and one and not any(_side_by_side(text, person, owner) for owner in owners):
                owner = owners[0]
                owner.mentions += person.mentions
                owner.full += person.full
                persons[:] = [other for other in persons if other is not person]
                like.drop(person)


class _Like:
    """Finds the persons whose full names may be one name with another's, without comparing each with each."""

    def __init__(self, persons: Sequence[_Person]) -> None:
        self._found: dict[tuple[str, str], dict[int, _Person]] = {}
        self._keys = [_keys(person.words) for person in persons]
        self._number = {(person.words, person.suffix): number for number, person in enumerate(persons)}
        for number, person in enumerate(persons):
            for key in self._keys[number]:
                self._found.setdefault(key, {})[number] = person

    def to(self, person: _Person) -> list[_Person]:
        """Whoever shares a word at either end, or has a family name that may be the same; in their order."""
        own = self._number[person.words, person.suffix]
        found: dict[int, _Person] = {}
        for key in (*self._keys[own], ("first", person.words[-1])):
            found.update(self._found.get(key, {}))
        found.pop(own, None)
        return [found[number] for number in sorted(found)]

    def drop(self, person: _Person) -> None:
        """Leave a person out from here on."""
        number = self._number[person.words, person.suffix]
        for key in self._keys[number]:
            self._found[key].pop(number, None)


def _keys(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """By what a name is found: what `_contained`, `_initialled` and `_spelled` ask for at the least."""
    last = words[-1]
    return (("first", words[0]), ("last", last), ("consonants", consonants(last)), ("letter", last[0]))


def _one_suffix(left: _Person, right: _Person) -> bool:
    return not (left.suffix and right.suffix and left.suffix != right.suffix)


def _contained(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name of two words or more is part of a longer one, in order: ends alike, or begins alike."""
    if not 1 < len(short) < len(full):
        return False
    rest = iter(full)
    in_order = all(any(word == other for other in rest) for word in short)
    return in_order and (short[-1] == full[-1] or short[0] == full[0])


def _initialled(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name with initials fits one without: "V. Danilov" and "Viktor Danilov"."""
    if short[-1] != full[-1] or len(short) > len(full) or full[0].endswith("."):
        return False
    if not any(word.endswith(".") and len(word) == 2 for word in short):
        return False
    return all(a == b or (a.endswith(".") and b.startswith(a[0])) for a, b in zip(short, full, strict=False))


def _spelled(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names are one in two spellings, or one with its words the other way round."""
    if len(left) != len(right):
        return False
    return all(map(one_spelling, left, right)) or (len(left) == 2 and left == right[::-1])


def _side_by_side(text: str, left: _Person, right: _Person) -> bool:
    """Whether two names stand so close in one line that they must be two people: a list of relatives."""
    for a in left.mentions:
        for b in right.mentions:
            first, last = sorted((a.span, b.span))
            between = text[first.end : last.start]
            if len(between) <= LISTED and "\n" not in between and not _SENTENCE_END.search(between):
                return True
    return False


def _able(persons: Sequence[_Person], mention: Mention) -> list[_Person]:
    """Whose name a short form can be: by surname, then by given name, then by another spelling of either."""
    words = name_words(mention.text)
    if not words:
        return []
    word = words[-1]
    tests: tuple[Callable[[_Person], bool], ...] = (
        lambda person: person.words[-1] == word,
        lambda person: person.words[0] == word,
        lambda person: word in person.words,
        lambda person: len(word) > 4 and one_spelling(person.words[-1], word),
        lambda person: len(word) > 4 and one_spelling(person.words[0], word),
    )
    for test in tests:
        able = [person for person in persons if test(person)]
        if able:
            return able
    return []


def _told_before(able: list[_Person], mention: Mention) -> list[_Person]:
    """Of those whose name a short form can be, those told of in full before it; all where nobody was."""
    before = [person for person in able if min(person.full) < mention.span.start]
    return before or able


def _clearest(text: str, able: Sequence[_Person], mention: Mention) -> _Person | None:
    """Of several with one surname, the one told of far more often; else the only one told of just before.

    Unclear where the one told of less was named in full in the same paragraph last, and where both were near.
    """
    at = mention.span.start
    ranked = sorted(able, key=lambda person: (-len(person.mentions), person.full[0]))
    first, second = ranked[0], ranked[1]
    told = [(max((m.span.end for m in person.mentions if m.span.end <= at), default=-1), person) for person in able]
    last, latest = max(told, key=lambda pair: pair[0])
    if len(first.mentions) >= 2 * len(second.mentions):
        apart = latest is first or last < 0 or "\n" in text[last:at]
        return first if apart else None
    near = [person for end, person in told if end >= 0 and at - end <= NEAR]
    return latest if len(near) == 1 else None


def _before_bracket(text: str, persons: Sequence[_Person], mention: Mention) -> _Person | None:
    """Whose name is given in another script in brackets: the one told right before."""
    for person in persons:
        for other in person.mentions:
            between = text[other.span.end : mention.span.start]
            if other.span.end < mention.span.start and between.strip() in ("(", "["):
                return person
    return None


def _same_words(mentions: Sequence[Mention], persons: Sequence[_Person]) -> list[list[Mention]]:
    """Single names that no full name explains, together where their words are the same."""
    known = {word for person in persons for word in (person.words[0], person.words[-1])}
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for mention in mentions:
        words = name_words(mention.text)
        if words and words[-1] not in known:
            groups.setdefault(words, []).append(mention)
    return list(groups.values())
