"""People whom a sentence names after it told of them: "dozens were held, including N. N., a poet, and O. O."."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.core.mention import MentionKind
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.verbs import finite

SEPARATING = frozenset((",", ";", ":", "and", "&", "–", "—"))
"""What stands between the entries of a list."""
DASHES = frozenset(("–", "—", "-", ":"))
LEAD = 9
"""Tokens that tell what somebody is before the name."""
LONGEST = 160
"""Tokens of the longest list."""
FARTHEST = 40
"""Tokens from the trigger to the words that open the list."""


def with_named(line: Line, group: tuple[Participant, ...], first: int, last: int) -> tuple[Participant, ...]:
    """The people to whom something happens, and those of them whom the sentence names afterwards.

    `first` and `last` are the tokens of the trigger. Those counted or described stay where only some are named.
    """
    if not group or group[-1].kind not in (None, MentionKind.PERSON) or group[-1].possessive:
        return group
    opened = _opened(line, group[-1], last)
    if opened is None:
        return group
    known = {one.first for one in group}
    named = [one for one in _names(line, opened, first) if one.first not in known]
    if not named:
        return group
    whole = group[-1].kind is None and line.lows[opened - 1] in DASHES
    kept = () if group[-1].head in ("those", "them") or whole else group
    return (*kept, *named)


def _opened(line: Line, one: Participant, last: int) -> int | None:
    """The first token of the list that names those told of; None where there is none.

    After a name the list goes on at once: "N. N. and the editors O. O. and P. P.". After people without names it may
    stand at a distance, with no other verb between: "dozens are in prison, including N. N.".
    """
    lexicon = clause_lexicon()
    at = _past_aside(line, one.last + 1)
    low = line.lows[at] if at < len(line.lows) else ""
    if one.kind is MentionKind.PERSON:
        return at + 1 if low in (",", "and", "&") else None
    if not one.plural and (one.count or 0) < 2:
        return None
    if low in DASHES:
        while at < len(line.lows) and line.lows[at] in DASHES:
            at += 1
        return at
    among = line.lows[0] == "among" and one.head in ("those", "them")
    if not among and line.words.isdisjoint(lexicon.opens_list):
        return None
    for index in range(max(one.last, last) + 1, min(max(one.last, last) + FARTHEST, len(line.lows))):
        if among and line.lows[index] in lexicon.be and _names_at_once(line, index + 1):
            return index + 1
        for size in (1, 2):
            if (
                line.lows[index] in lexicon.opens_list
                and " ".join(line.lows[index : index + size]) in lexicon.including
            ):
                return index + size
        if line.lows[index] == ";" or (not among and _verb_between(line, index)):
            return None
    return None


def _verb_between(line: Line, index: int) -> bool:
    """Whether another act is told at the token, which the list may be about: no auxiliary, no participle of a noun."""
    low, before = line.lows[index], line.lows[index - 1]
    if low in clause_lexicon().auxiliaries or not finite(line, index):
        return False
    bound = line.cover[index - 1] >= 0 or line.seams.inside(index) >= 0 or before.endswith("ly")
    return not (low.endswith("ed") and bound)


def _past_aside(line: Line, at: int) -> int:
    """The token after an age or brackets: "N. N., 27, and", "N. N. (Norland)"."""
    if line.lows[at : at + 1] == ("(",) and ")" in line.lows[at:]:
        return line.lows.index(")", at) + 1
    following = line.lows[at + 1 : at + 3]
    return at + 2 if line.lows[at : at + 1] == (",",) and len(following) > 1 and following[0].isdigit() else at


def _names_at_once(line: Line, at: int) -> bool:
    """Whether a list of names begins at the token."""
    return _name_of(line, at, min(at + LEAD + 1, len(line.lows))) is not None


def _names(line: Line, start: int, trigger: int) -> Iterator[Participant]:
    """The persons listed from a token on; `trigger` is the first token of what happens to them."""
    over = False
    for first, end in _entries(line, start):
        if over:
            # The entry tells more of whoever it names; where entries end in semicolons, the next one follows.
            over = ";" not in line.lows[first - 2 : first]
        if over:
            continue
        one = _name_of(line, first, end)
        verb = next((at for at in range(first, end) if finite(line, at)), None)
        if one is not None and (verb is None or one.last < verb <= trigger):
            yield one
        over = verb is not None or line.lows[first] in clause_lexicon().relatives
        over = over or (one is not None and any(at in line.timed for at in range(one.last + 1, end)))


def _entries(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """The entries of a list: the first token and the one after the last, without separators and brackets."""
    first, depth = start, 0
    end = min(start + LONGEST, len(line.lows))
    for at in range(start, end):
        low = line.lows[at]
        depth += (low == "(") - (low == ")")
        if depth == 0 and low in SEPARATING and line.cover[at] < 0 and at not in line.roles:
            if first < at:
                yield first, at
            first = at + 1
        if low in (".", "!", "?") and at + 1 == len(line.lows):
            end = at
    if first < end:
        yield first, end


def _name_of(line: Line, first: int, end: int) -> Participant | None:
    """The person whom an entry names, after no more than what that person is; None where it names nobody or another."""
    lexicon = clause_lexicon()
    for at in range(first, min(first + LEAD, end)):
        number = line.cover[at]
        one = line.participants[number] if number >= 0 else None
        if one is not None and one.kind is MentionKind.PERSON and not one.pronoun:
            return None if one.possessive or one.last >= end else one
        if at in line.roles or number >= 0:
            continue
        if line.lows[at] in lexicon.prepositions or finite(line, at):
            return None
    return None
