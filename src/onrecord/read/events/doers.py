"""Whoever does what a passive or a noun tells: "by …"."""

from __future__ import annotations

from onrecord.read.events.boundaries import STOPS
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.lists import listed
from onrecord.read.events.verbs import finite


def by_phrase(line: Line, start: int, reach: int = 14) -> tuple[Participant, ...]:
    """Whoever a passive or a noun tells with "by"."""
    for at in range(start, min(start + reach, len(line.lows))):
        if at in line.breaks and at > start and at not in line.marks:
            return ()
        if finite(line, at) or line.lows[at] in STOPS:
            return ()
        if line.lows[at] == "by" and at + 1 < len(line.lows):
            number = line.cover[_past_roles(line, at + 1)]
            if number >= 0:
                return _not_the_owner(line, number)
    return ()


def _past_roles(line: Line, at: int) -> int:
    """The first token after a role and its article: "by THE STUDENT N. N."."""
    first = at
    while at + 1 < len(line.lows) and line.cover[at] < 0 and (at in line.roles or at + 1 in line.roles):
        at += 1
    return at if line.cover[at] >= 0 else first


def _not_the_owner(line: Line, number: int) -> tuple[Participant, ...]:
    """Those who stand there; where an owner does, what is owned: in "by her mother" the mother, else nobody."""
    one = line.participants[number]
    if not one.possessive:
        return listed(line, one)
    following = line.participants[number + 1 : number + 2]
    owned = following and following[0].first - one.last <= 2 and not following[0].possessive
    return listed(line, following[0]) if owned else ()
