"""Whom a noun or a phrase without a verb tells of: "the arrest of N. N.", "his trial", "in custody"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.core.mention import MentionKind
from onrecord.read.events.clauses import objects, subject
from onrecord.read.events.doers import by_phrase
from onrecord.read.events.filled import Filled, roles_of
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.lists import listed
from onrecord.read.events.owners import aimed_at, blamed_for, of_light_verb, owner, owners
from onrecord.read.events.triggers import Candidate
from onrecord.read.events.verbs import finite, verb_group

TOLD_OF = frozenset(
    ("of", "against", "on", "for", "concerning", "into", "with", "upon", "towards", "toward", "regarding")
)
"""Prepositions by which a noun tells whom it is about: "the arrest of N. N."."""

AIMING = frozenset(("of", "against", "on", "towards", "toward", "regarding"))
"""Prepositions by which a noun tells after its doer whom it hit."""

TOGETHER = 10
"""Tokens over which nouns told side by side may share whom they are about."""


def of_noun(line: Line, candidate: Candidate) -> Filled:
    """Whom the noun of a trigger tells of, and who did it."""
    match = candidate.match
    main = candidate.trigger.subject or "person"
    possessor, attached = owner(line, match.first)
    acting = tuple(one for one in possessor if one.force and one.kind is not MentionKind.PERSON)
    if acting and main == "person":
        possessor = tuple(one for one in possessor if one not in acting)
    at = match.last + 1
    within = next((one for one in line.between(match.first, match.last) if one.possessive), None)
    if within is not None and not possessor:
        # "a warrant for HIS arrest"
        held = owners(line, line.cover[within.first])
        return Filled(roles_of(("person", held), ("agent", by_phrase(line, at))), None)
    told = _told_after(line, candidate)
    if told and main == "agent" and line.lows[at : at + 1] == ("for",) and not match.gapped:
        return Filled(roles_of(("agent", possessor), ("person", told)), None, possessed=bool(possessor))
    doers = by_phrase(line, at) or acting
    if not told and not possessor:
        told = _told_together(line, at) or _past_doers(line, doers, at)
    other = "agent" if main == "person" else "person"
    if told and possessor:
        holders = (other if main == "person" else main, possessor)
        return Filled(roles_of(holders, ("person", told)), None, possessed=True)
    if told:
        return Filled(roles_of(("person", told), ("agent", doers)), None)
    if possessor:
        known = other in {role.name for role in candidate.event_type.roles}
        return Filled(roles_of((main, possessor), (other if known else None, doers)), None, possessed=attached)
    return Filled(_by_its_clause(line, candidate, main, doers), None)


def _told_after(line: Line, candidate: Candidate) -> tuple[Participant, ...]:
    """Whom a noun tells right after it: "the arrest OF N. N.", "the hearing in the case OF N. N."."""
    match, at = candidate.match, candidate.match.last + 1
    if match.gapped and line.lows[match.head + 1] in TOLD_OF:
        # "the trial of N. N. opened", "the extension of the detention of N. N."
        past = line.lows[at : at + 1]
        return objects(line, match.head + 2) or (objects(line, at + 1) if past and past[0] in TOLD_OF else ())
    if line.lows[match.last] in TOLD_OF | {"to", "from", "by"}:
        return objects(line, at)
    concerned = in_the_case_of(line, match.head + 1) or in_the_case_of(line, at)
    if not concerned and at < len(line.lows) and line.lows[at] in TOLD_OF:
        return objects(line, at + 1)
    return concerned


def _by_its_clause(
    line: Line, candidate: Candidate, main: str, doers: tuple[Participant, ...]
) -> tuple[tuple[str, tuple[Participant, ...]], ...]:
    """Whom a noun tells by the clause it stands in: "a campaign against her", "he faces charges"."""
    aimed = aimed_at(line, candidate.match.last + 1)
    if aimed:
        return roles_of(("person", aimed), ("agent", doers))
    found = of_light_verb(line, candidate.match.first)
    if main == "person" and candidate.event_type.contested and blamed_for(line, candidate.match.first):
        # "suspected of involvement in the murder"
        return roles_of(("agent", doers or found))
    return roles_of((main, found), ("agent", doers))


def _past_doers(line: Line, doers: Sequence[Participant], start: int) -> tuple[Participant, ...]:
    """Whom a noun tells after who did it: "the use of force BY the police TOWARDS miners"."""
    if not doers or doers[-1].first < start:
        return ()
    at = doers[-1].last + 1
    return objects(line, at + 1) if at < len(line.lows) and line.lows[at] in AIMING else ()


def _told_together(line: Line, start: int) -> tuple[Participant, ...]:
    """Whom nouns are about that are told side by side: "the ARRESTS, beatings and harassment of editors"."""
    joined = False
    for at in range(start, min(start + TOGETHER, len(line.lows))):
        low = line.lows[at]
        if low in TOLD_OF:
            return objects(line, at + 1) if joined and at > start + 1 else ()
        joined = joined or low in clause_lexicon().coordinators
        told = finite(line, at) and not (joined and low.endswith("ed"))
        # "the abduction and PRESUMED murder of two sailors"
        if line.cover[at] >= 0 or at in line.timed or told or not (low.isalpha() or low == ","):
            return ()
        if low in clause_lexicon().prepositions | clause_lexicon().relatives:
            return ()
    return ()


def of_phrase(line: Line, candidate: Candidate) -> Filled:
    """For words without verb or noun ("in custody"): whoever they are said of."""
    match, trigger = candidate.match, candidate.trigger
    role = trigger.subject or "person"
    at = match.last + 1
    if at < len(line.lows) and line.lows[at] in TOLD_OF | {"to"} and (told := objects(line, at + 1)):
        return Filled(roles_of((role if role != "agent" else "person", told)))
    if trigger.stance is not None and at < len(line.lows) and line.cover[at] >= 0 and (told := objects(line, at)):
        # "should listen and release N. N."
        return Filled(roles_of(("person", told)))
    doers = by_phrase(line, at) if role == "person" else ()
    if told := _past_doers(line, doers, at):
        return Filled(roles_of(("person", told), ("agent", doers)))
    gap = next((place + 1 for place, after in pairwise(match.places) if after != place + 1), at)
    against = line.lows[gap - 1] == "against"
    # "sanctions against N. N.", "the appeal of N. N. was dismissed"
    if (against or (match.gapped and line.lows[gap] in TOLD_OF)) and (told := objects(line, gap + (not against))):
        return Filled(roles_of(("person", told)))
    before = match.first - 1
    lexicon = clause_lexicon()
    while before >= 0 and (line.lows[before] in lexicon.adverbs or before in line.timed):
        before -= 1
    if before >= 0 and line.cover[before] < 0 and (finite(line, before) or line.lows[before] in lexicon.be):
        return Filled(roles_of((role, subject(line, verb_group(line, before, None).first))))
    possessor, owned = owner(line, match.first)
    if possessor:
        return Filled(roles_of((role, possessor)), None, possessed=owned)
    if before >= 0 and line.cover[before] >= 0:
        return Filled(roles_of((role, with_listed(line, line.participants[line.cover[before]]))))
    return Filled(roles_of((role, subject(line, match.first))))


def in_the_case_of(line: Line, at: int) -> tuple[Participant, ...]:
    """Whose case it is: "the hearing in the case of N. N."."""
    if line.lows[at : at + 3] == ("in", "the", "case") and line.lows[at + 3 : at + 4] in (("of",), ("against",)):
        return objects(line, at + 4)
    return ()


def with_listed(line: Line, last: Participant) -> tuple[Participant, ...]:
    """The participant and those listed before it."""
    for one in line.participants:
        if one.last <= last.last:
            group = listed(line, one)
            if last in group:
                return group
    return (last,)
