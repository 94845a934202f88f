"""Whose an event is that a noun tells: "his arrest", "he faces charges", "a campaign against her"."""

from __future__ import annotations

from onrecord.core.mention import MentionKind
from onrecord.read.events.boundaries import clause
from onrecord.read.events.clauses import subject
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.lists import listed
from onrecord.read.events.verbs import finite, verb_group

BLAMED = 7
"""Tokens before a noun within which somebody may be told to be blamed for it."""
BLAMING = frozenset(("of", "in", "for", "with"))
APART = frozenset(("about", "despite", "regarding"))
"""Prepositions after which a noun is no object of the verb before them."""
STOP_MARKS = frozenset((",", ".", ";", ":", "“", "”", '"', "(", ")"))


def owner(line: Line, first: int) -> tuple[tuple[Participant, ...], bool]:
    """Whose the noun is: "his arrest", "the activist's arrest", "N. N. arrest"; and whether it is told as theirs."""
    lexicon = clause_lexicon()
    at = first - 1
    while at >= 0 and first - at <= 6:
        number = line.cover[at]
        if number >= 0:
            one = line.participants[number]
            if one.possessive:
                return owners(line, number), True
            if one.last == first - 1 and (one.kind is MentionKind.PERSON or one.force) and not one.pronoun:
                return (one,), False
            return (), False
        low = line.lows[at]
        if low in lexicon.determiners | lexicon.prepositions | lexicon.coordinators or low in STOP_MARKS:
            return (), False
        at -= 1
    return (), False


def owners(line: Line, number: int) -> tuple[Participant, ...]:
    """The owner and those listed before: "A and B's arrest"."""
    one = line.participants[number]
    group = [one]
    while number > 0:
        earlier = line.participants[number - 1]
        between = line.lows[earlier.last + 1 : group[0].first]
        if earlier.possessive or earlier.preposition or not between or not set(between) <= {",", "and"}:
            break
        group.insert(0, earlier)
        number -= 1
    return tuple(group)


def of_light_verb(line: Line, first: int) -> tuple[Participant, ...]:
    """The subject of the verb whose object the noun is: "he faces charges", "she is on trial"."""
    start, _ = clause(line, first)
    for at in range(first - 1, max(start - 1, first - 8), -1):
        if at in line.timed or line.cover[at] >= 0:
            continue
        if at in line.cues or line.lows[at] in clause_lexicon().aside:
            # "the lawyer told reporters after the hearing": the hearing need not be the lawyer's.
            return ()
        if line.lows[at] in APART:
            return ()
        if finite(line, at) or line.lows[at] in clause_lexicon().light:
            found = subject(line, verb_group(line, at, None).first)
            return tuple(one for one in found if not one.force)
    return ()


def aimed_at(line: Line, start: int) -> tuple[Participant, ...]:
    """Whom something is told to be aimed at later in its clause: "a campaign has been launched against her"."""
    _, last = clause(line, start - 1)
    for one in line.participants:
        if not start <= one.first <= last:
            continue
        # In "the raids took place as people's anger against the king grew" the anger is aimed at him.
        return listed(line, one) if one.preposition == "against" else ()
    return ()


def blamed_for(line: Line, first: int) -> bool:
    """Whether somebody is told to have done what the noun tells: "suspected OF murder", "involved IN the abduction"."""
    lexicon = clause_lexicon()
    for at in range(first - 1, max(first - BLAMED, 0), -1):
        low = line.lows[at]
        if low in BLAMING and line.lows[at - 1] in lexicon.blamed:
            return True
        other = low in lexicon.closed and low not in lexicon.determiners and low not in BLAMING
        if line.cover[at] >= 0 or other or low in lexicon.auxiliaries or low in STOP_MARKS:
            return False
    return False


def of_belonging(line: Line, verb: int) -> tuple[Participant, ...]:
    """Whose belonging the subject is: "the flat of the student N. N. was raided"."""
    before = verb - 1
    number = line.cover[before] if before >= 0 else -1
    one = line.participants[number] if number >= 0 else None
    if one is None or one.preposition != "of":
        return ()
    start = one.first
    while start > 0 and (line.lows[start] != "of" or line.cover[start] >= 0):
        start -= 1
    return (one,) if start and line.lows[start - 1] in clause_lexicon().belongings else ()
