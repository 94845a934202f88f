"""Names before a verb with what they are set between commas: "N. N., an editor and member of a board, was held"."""

from __future__ import annotations

from onrecord.core.mention import MentionKind
from onrecord.read.events.boundaries import STOPS
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.verbs import finite

REACH = 30
"""Tokens of what is set between the commas at most."""
SEVERAL = frozenset(("were", "are", "have", "remain"))
"""Verbs that more than one stand before."""


def before_apposition(line: Line, end: int) -> Participant | None:
    """The person whom a phrase up to the comma before `end` tells of; None where there is no such phrase."""
    if end < 4 or line.lows[end - 1] != ",":
        return None
    lexicon = clause_lexicon()
    for at in range(end - 2, max(0, end - REACH), -1):
        low = line.lows[at]
        verb = finite(line, at) and low not in ("'s", "’s")
        if verb or low in STOPS or low in lexicon.relatives or at in line.marks:
            return None
        if low != "," or at == end - 2:
            continue
        one = _named(line, at)
        opening = line.lows[at + 1]
        if one is not None:
            tells = opening in lexicon.determiners or opening == "former" or at + 1 in line.roles
            return one if tells and not one.preposition and not one.possessive else None
    return None


def _named(line: Line, comma: int) -> Participant | None:
    """The person whose name ends before a comma, or before an age that ends there."""
    last = comma - 1
    if line.lows[last].isdigit() and line.lows[last - 1] == ",":
        last -= 2
    number = line.cover[last] if last >= 0 else -1
    one = line.participants[number] if number >= 0 else None
    return one if one is not None and one.kind is MentionKind.PERSON and not one.pronoun else None


def joined_before(line: Line, one: Participant, verb: int) -> tuple[Participant, ...]:
    """Whom a row names before its last name: "N. N., the party's secretary, and O. O. WERE arrested"."""
    if line.lows[verb] not in SEVERAL:
        return ()
    at = one.first - 1
    while at in line.roles:
        at -= 1
    if at < 4 or line.lows[at] != "and":
        return ()
    before = before_apposition(line, at)
    return (*joined_before(line, before, verb), before) if before is not None else ()
