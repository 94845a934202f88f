"""People told side by side: lists, ages and roles between names, names that spell a description out."""

from __future__ import annotations

from onrecord.core.mention import MentionKind
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant

LISTING = frozenset((",", "and", "or", "&", "as", "well"))
OLDEST = 3
"""Digits of an age at most."""


def begins(line: Line, at: int, one: Participant) -> bool:
    """Whether the participant's phrase begins at the token: itself, or the possessive before it."""
    return all(
        _of_role(line, index) or (line.cover[index] >= 0 and line.participants[line.cover[index]].possessive)
        for index in range(at, one.first)
    )


def only_listing(line: Line, first: int, last: int) -> bool:
    """Whether nothing stands between these tokens but commas, "and", ages and roles that names hold."""
    return all(
        line.lows[index] in LISTING or _of_role(line, index) or _age(line, index) for index in range(first, last + 1)
    )


def _before_role(line: Line, first: int) -> int:
    """The token before a name, or before the role that stands before it."""
    while first and _of_role(line, first - 1):
        first -= 1
    return first - 1


def _of_role(line: Line, index: int) -> bool:
    """Whether a token belongs to a role that a name holds, its article with it."""
    return index in line.roles or (index + 1 in line.roles and line.lows[index] in clause_lexicon().articles)


def past_age(line: Line, at: int) -> int:
    """The token before "…, 27," and "… (27)": whoever is so old."""
    if at >= 3 and line.lows[at] == "," and _age(line, at - 1):
        return at - 3
    return at - 3 if at >= 3 and line.lows[at] == ")" and _age(line, at - 1) else at


def _age(line: Line, index: int) -> bool:
    """Whether a number between commas or brackets is the age of whoever stands before it: "N. N., 27, and"."""
    low, following = line.lows[index], line.lows[index + 1] if index + 1 < len(line.lows) else ""
    if low in ("(", ")"):
        return _age(line, index + 1) if low == "(" and following.isdigit() else line.lows[index - 1].isdigit()
    return low.isdigit() and len(low) <= OLDEST and line.lows[index - 1] in (",", "(") and following in (",", ")")


def listed(line: Line, one: Participant) -> tuple[Participant, ...]:
    """The participant and those joined to it by commas and "and"; descriptions in apposition are left out."""
    lexicon = clause_lexicon()
    named = _spelled_out(line, one)
    if named:
        return named
    group = [one]
    at = one.last + 1
    number = line.cover[one.first] + 1
    while number < len(line.participants):
        following = line.participants[number]
        if following.possessive and begins(line, following.first + 1, following):
            number += 1
            continue
        if following.first == at or not only_listing(line, at, following.first - 1 - following.owned):
            if group[-1].plural and _included(line, at, following.first):
                return (*group, *listed(line, following))
            break
        told_anew = following.pronoun and following.head in lexicon.subject_pronouns
        if following.preposition or told_anew:
            break
        comma = line.lows[_before_role(line, following.first)] == ","
        if comma and group[-1].force and group[-1].kind is None and following.kind is MentionKind.PERSON:
            # "Arrested by police, the editor N. N. was silent."
            break
        described = following.mention is None and line.lows[following.first] in lexicon.determiners
        if comma and (described or following.kind is None) and group[-1].kind is not None and not following.plural:
            break
        if _second_noun(line, group[-1], following) or _noun_after_role(line, following):
            at = following.last + 1
            number += 1
            continue
        if following.kind is not None and group[-1].kind is None and comma and not group[-1].plural:
            # "a lawyer, N. N.": the name says who the description is.
            group[-1] = following
        else:
            group.append(following)
        at = following.last + 1
        number += 1
    return _with_relatives(line, group)


def _with_relatives(line: Line, group: list[Participant]) -> tuple[Participant, ...]:
    """The group with those named after it as relatives of somebody in it."""
    number = line.cover[group[-1].first] + 1
    while number < len(line.participants):
        relative = _relative_of(line, number)
        if relative is None or not only_listing(line, group[-1].last + 1, line.participants[number].first - 1):
            break
        group.append(relative)
        number += 2
    return tuple(group)


def _relative_of(line: Line, number: int) -> Participant | None:
    """Whoever is named as a relative of somebody before: "N. N. and HER BROTHER O. O."."""
    owner, named = line.participants[number], line.participants[number + 1 : number + 2]
    if not owner.possessive or not named or named[0].first != owner.last + 2:
        return None
    relative = line.lows[owner.last + 1] in clause_lexicon().onlookers and named[0].kind is MentionKind.PERSON
    return named[0] if relative else None


def _included(line: Line, at: int, first: int) -> bool:
    """Whether the words from `at` to a name tell that it is one of those before: "staff, INCLUDING DIRECTOR N. N."."""
    at += line.lows[at] == ","
    including = clause_lexicon().including
    ends = (at + size for size in (1, 2) if " ".join(line.lows[at : at + size]) in including)
    return any(
        end <= first and all(index in line.roles or line.lows[index] == ":" for index in range(end, first))
        for end in ends
    )


def _second_noun(line: Line, one: Participant, following: Participant) -> bool:
    """Whether two nouns under one article tell one person: "the reporter and coordinator"."""
    if one.kind is not None or following.kind is not None or one.plural or following.plural or one.pronoun:
        return False
    opens = clause_lexicon().determiners | clause_lexicon().possessives
    joined = line.lows[one.last + 1 : following.first] == ("and",)
    return joined and line.lows[one.first] in opens and line.lows[following.first] not in opens


def _noun_after_role(line: Line, following: Participant) -> bool:
    """Whether a noun only goes on telling who somebody is: "N. N., a lawyer and Norland CITIZEN, was"."""
    first, lexicon = following.first, clause_lexicon()
    told = following.kind is None and not following.plural and first > 1
    return (
        told
        and line.lows[first - 1] == "and"
        and first - 2 in line.roles
        and line.lows[first] not in lexicon.determiners | lexicon.possessives
    )


def _spelled_out(line: Line, one: Participant) -> tuple[Participant, ...]:
    """The names that a description of several people is followed by: "two journalists – A and B"."""
    number = line.cover[one.first] + 1
    if not one.plural or one.mention is not None or number >= len(line.participants):
        return ()
    following = line.participants[number]
    between = line.lows[one.last + 1 : following.first]
    if (
        following.kind is not MentionKind.PERSON
        or len(between) != 1
        or between[0] not in ("–", "—", ":", ",", "-", "(")
    ):
        return ()
    return listed(line, following)
