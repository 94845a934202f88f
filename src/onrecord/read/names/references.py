"""Pronouns tied to the person that they stand for, where that is clear.

No rule guesses between two people of whom either could be meant: what is unclear has no reference. A reference counts
as a telling of its person for the pronouns behind it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.core.mention import Mention, MentionKind, Reference
from onrecord.core.span import Span
from onrecord.read.names.descriptions import find_descriptions, holders_of
from onrecord.read.names.genders import genders_of
from onrecord.read.names.lines import Line
from onrecord.read.names.variation import variation_at

PRONOUNS: Mapping[str, str] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_POSSESSIVE = frozenset(("his", "her"))
BEFORE = 2
"""Sentences before the pronoun's own in which its person is looked for."""

OWNED = 5
"""Words within which somebody's own name follows behind "X's"."""

ONLY = "the only person told of near the pronoun"
ADJACENT = "the name right before the pronoun"
SUBJECT = "the person that the sentence begins with"
VARIED = "the only person told of near the description that it can be"
GOES_ON = "the person that the sentence before begins with and the report tells of most"


@dataclass(slots=True)
class _Telling:
    """A person told of at a place in the text: by name, pronoun or description; `quoted` in somebody's own words."""

    person: int
    at: int
    """Offset in code points."""
    quoted: bool
    owner: bool = False
    """Told only as whose somebody is: "X's lawyer Y"."""


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    owner: Mapping[str, int]
    """The number of the person that a mention id stands for."""
    name: Mapping[int, str]
    """The id of the mention by which a person is first told."""
    gender: dict[int, str]
    weight: Counter[int]
    holders: Mapping[str, set[int]]
    """For each noun of a role the persons who hold it in the report."""
    tellings: list[list[_Telling]] = field(default_factory=list)
    """Of each sentence, in order."""


def find_references(
    lines: Sequence[Line], mentions: Sequence[Mention], groups: Sequence[Sequence[str]]
) -> tuple[Reference, ...]:
    """The references of a document, in text order."""
    reader = _reader(lines, mentions, groups)
    descriptions = find_descriptions(lines, mentions, groups)
    told = {reference.span.start: reference for reference in descriptions}
    found = list(descriptions)
    for number, line in enumerate(lines):
        reader.tellings.append([])
        for at, token in enumerate(line.tokens):
            word = line.folded[at]
            if word != "the" and at not in line.begins and word not in PRONOUNS and token.start not in told:
                continue
            mention = line.begins.get(at)
            if mention is not None and mention.id in reader.owner:
                owner = _owner(line, at, mention)
                reader.tellings[-1].append(_Telling(reader.owner[mention.id], token.start, line.quoted[at], owner))
            elif token.start in told and told[token.start].mention in reader.owner:
                reader.tellings[-1].append(
                    _Telling(reader.owner[told[token.start].mention], token.start, line.quoted[at])
                )
            elif word == "the" and (varied := _varied(reader, lines, number, at)) is not None:
                reader.tellings[-1].append(_Telling(reader.owner[varied.mention], token.start, line.quoted[at]))
                found.append(varied)
            elif word in PRONOUNS and at not in line.inside:
                answer = _person(reader, lines, number, at)
                if answer is not None:
                    person, rule = answer
                    reader.tellings[-1].append(_Telling(person, token.start, line.quoted[at]))
                    reader.gender.setdefault(person, PRONOUNS[word])
                    found.append(Reference(Span(token.start, token.end), reader.name[person], rule))
    return tuple(sorted(found, key=lambda reference: reference.span))


def _reader(lines: Sequence[Line], mentions: Sequence[Mention], groups: Sequence[Sequence[str]]) -> _Reader:
    """Persons by number: those of one group are one."""
    grouped = {identity: number for number, group in enumerate(groups) for identity in group}
    owner: dict[str, int] = {}
    name: dict[int, str] = {}
    weight: Counter[int] = Counter()
    for mention in mentions:
        if mention.kind is MentionKind.PERSON:
            number = grouped.get(mention.id, len(groups) + len(owner))
            owner[mention.id] = number
            name.setdefault(number, mention.id)
            weight[number] += 1
    leader = {identity: group[0] for group in groups for identity in group}
    holders = {
        noun: {owner[mention] for mention in held if mention in owner}
        for noun, held in holders_of(mentions, leader).items()
    }
    return _Reader(owner, name, genders_of(lines, mentions, owner), weight, holders)


def _person(reader: _Reader, lines: Sequence[Line], number: int, at: int) -> tuple[int, str] | None:
    """The person that the pronoun at a position stands for, and by which rule; None where it is unclear."""
    line = lines[number]
    gender = PRONOUNS[line.folded[at]]
    before = line.inside.get(at - 2) if at > 1 and line.folded[at - 1] == "," else None
    known = reader.owner.get(before.id) if before is not None and line.folded[at] in ("he", "she") else None
    if known is not None and _fits(reader, known, gender):
        return known, ADJACENT
    near: dict[int, list[_Telling]] = defaultdict(list)
    for back in range(min(BEFORE, number) + 1):
        if back and not _continues(lines, number - back, number):
            break
        for telling in _heard(reader.tellings[number - back], line.quoted[at]):
            if _fits(reader, telling.person, gender):
                near[telling.person].append(telling)
    if len(near) == 1:
        return next(iter(near)), ONLY
    if not near or line.quoted[at]:
        return None
    return _subject(reader, number, gender, line.folded[at] in _POSSESSIVE)


def _varied(reader: _Reader, lines: Sequence[Line], number: int, at: int) -> Reference | None:
    """The reference of a description that is another word for the only person told of near it."""
    line = lines[number]
    told = variation_at(line, at)
    if told is None:
        return None
    near: set[int] = set()
    for back in range(min(BEFORE, number) + 1):
        if back and not _continues(lines, number - back, number):
            break
        heard = _heard(reader.tellings[number - back], line.quoted[at])
        near |= {telling.person for telling in heard if not told.gender or _fits(reader, telling.person, told.gender)}
    holders = reader.holders.get(told.word)
    if holders:
        near &= holders
    fitting = sorted(near) if len(near) == 1 else [one for one in sorted(near) if _leads(reader, one, near)]
    return Reference(line.span(at, told.noun + 1), reader.name[fitting[0]], VARIED) if fitting else None


def _subject(reader: _Reader, number: int, gender: str, possessive: bool) -> tuple[int, str] | None:
    """Of several near, the one that this sentence, or the one before, begins with."""
    here = _leading(t for t in _heard(reader.tellings[number], quoted=False) if _fits(reader, t.person, gender))
    if here:
        persons = {telling.person for telling in here}
        leads = not possessive and _leads(reader, here[0].person, persons)
        return (here[0].person, SUBJECT) if len(persons) == 1 or leads else None
    for back in range(number - 1, max(number - BEFORE, 0) - 1, -1):
        there = _leading(t for t in _heard(reader.tellings[back], quoted=False) if _fits(reader, t.person, gender))
        if there:
            persons = {telling.person for telling in there}
            if len(persons) == 1 or _leads(reader, there[0].person, persons):
                return there[0].person, GOES_ON
            return None
    return None


def _leading(tellings: Iterable[_Telling]) -> list[_Telling]:
    """The tellings without the one that a sentence begins with only to say whose somebody else is."""
    found = list(tellings)
    return found[1:] if len(found) > 1 and found[0].owner else found


def _owner(line: Line, at: int, mention: Mention) -> bool:
    """Whether a name is told only as whose somebody is: right behind its "'s" somebody else is named."""
    end = at + 1
    while line.inside.get(end) is mention:
        end += 1
    if end >= len(line.folded) or line.folded[end] not in ("'s", "'"):
        return False
    for behind in range(end + 1, min(end + 1 + OWNED, len(line.folded))):
        other = line.begins.get(behind)
        if other is not None and other.kind is MentionKind.PERSON:
            return True
        if not line.folded[behind].replace("-", "").isalpha():
            return False
    return False


def _heard(tellings: Sequence[_Telling], quoted: bool) -> Sequence[_Telling]:
    """Of the tellings of a sentence, those that a pronoun can go back to: outside quotes, not to those in a quote."""
    outside = [telling for telling in tellings if not telling.quoted]
    return tellings if quoted or not outside else outside


def _leads(reader: _Reader, person: int, others: set[int]) -> bool:
    """Whether the report tells of one person more than twice as much as of each other."""
    return all(reader.weight[person] > 2 * reader.weight[other] for other in others if other != person)


def _fits(reader: _Reader, person: int, gender: str) -> bool:
    """Whether nothing tells that the person is of the other gender."""
    return reader.gender.get(person, gender) == gender


def _continues(lines: Sequence[Line], back: int, number: int) -> bool:
    """Whether an earlier sentence belongs to the same run of text: no headline or caption between."""
    kinds = {lines[at].sentence.kind for at in range(back, number + 1)}
    return len(kinds) == 1 and lines[number].sentence.paragraph - lines[back].sentence.paragraph <= 1
