"""People told of by a description first and by name later: "A blogger was arrested … N. N., 30, …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.core.claim import Claim, Filler
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.memory import kindred, several
from onrecord.vocabulary.types import EventType

LEAD = 900
"""Code points of a description within which the names must follow: the first paragraphs of a report."""
ANY = 0
"""The number of people whom a title tells of by "Accused" or "Suspect" alone."""
LISTED = 1500
"""Code points of a description within which a sentence may say who the people are."""
TREATMENT = "treatment"
"""The family of what is done to people, be it by authorities or by others."""
Types = Mapping[str, EventType]


def named_later(
    claims: Sequence[Claim], alike: Mapping[str, int], types: Types, enumerations: Sequence[tuple[Filler, ...]]
) -> list[Claim]:
    """The claims, with descriptions tied to the names of as many people that follow soon, or stood in the title.

    Only where the description introduces people, and the next claim of its story that names as many tells of nobody
    whom the claims before it named; or where one of the `enumerations`, sentences that only say who is meant, has as
    many. What is told afterwards of "the suspects" is then told of whoever "three suspects" were.
    """
    result: list[Claim] = []
    introduced: dict[str, tuple[Filler, ...]] = {}
    for number, claim in enumerate(claims):
        persons = claim.filled("person")
        named: tuple[Filler, ...] = ()
        if len(persons) == 1 and persons[0].mention is None:
            head = persons[0].text.lower().split()[-1]
            count = _introduces(persons[0])
            if count is not None:
                named = _names_for(claim, count, claims, number, alike, types) or _listed(claim, count, enumerations)
            elif _known(persons[0]):
                named = introduced.get(head, ())
            if len(named) > 1:
                introduced[head] = named
        result.append(_with_names(claim, persons, named) if named else claim)
    return result


def _listed(claim: Claim, count: int, enumerations: Sequence[tuple[Filler, ...]]) -> tuple[Filler, ...]:
    """As many persons as the description counts, in a sentence after it that only says who they are."""
    if count < 2:
        return ()
    near = (group for group in enumerations if 0 < group[0].span.start - claim.trigger.end < LISTED)
    return next((group for group in near if len(group) == count), ())


def _with_names(claim: Claim, persons: Sequence[Filler], named: Sequence[Filler]) -> Claim:
    told = tuple(replace(persons[0], mention=one.mention) for one in named)
    others = tuple(filler for filler in claim.fillers if filler is not persons[0])
    return replace(claim, fillers=(*told, *others))


def _known(filler: Filler) -> bool:
    """Whether a description speaks of people told of before: "the suspects", "these men"."""
    return filler.text.lower().split()[0] in clause_lexicon().determiners - clause_lexicon().introducing


def _introduces(filler: Filler) -> int | None:
    """How many people a description without a name introduces; None where it introduces nobody or tells no number."""
    if filler.mention is not None:
        return None
    words = filler.text.lower().split()
    lexicon = clause_lexicon()
    if words[:2] == ["at", "least"] and filler.count == 1:
        return None
    known = words[0] in (lexicon.determiners - lexicon.introducing) or words[0] in lexicon.possessives
    person = words[-1] in lexicon.people or (filler.count is not None and filler.count > 1)
    if known or not person:
        return None
    if filler.count is not None:
        return filler.count
    if len(words) == 1 and words[0] in lexicon.principals and not several(filler):
        return ANY
    return None if several(filler) else 1


def _names_for(
    claim: Claim,
    count: int,
    claims: Sequence[Claim],
    number: int,
    alike: Mapping[str, int],
    types: Types,
) -> tuple[Filler, ...]:
    later = _next_named(claim, count, claims[number + 1 :], types)
    if later and not _others_before(claim, claims[:number], later, alike):
        return later
    if count in (ANY, 1):
        return ()
    return _together_before(claim, count, claims[:number])


def _others_before(claim: Claim, earlier: Sequence[Claim], later: Sequence[Filler], alike: Mapping[str, int]) -> bool:
    """Whether the claims just before are about somebody else by name, and the description does not tell that apart."""
    told = claim.filled("person")[0].text.lower().split()
    near = [one for one in earlier if claim.trigger.start - one.trigger.start < LEAD]
    mentions = {filler.mention for one in near for filler in one.filled("person") if filler.mention is not None}
    before = {str(alike.get(mention, mention)) for mention in mentions}
    after = {str(alike.get(filler.mention or "", filler.mention)) for filler in later}
    apart = set(told) & clause_lexicon().further
    return bool(before & after) if apart else bool(before - after)


def _next_named(claim: Claim, count: int, following: Sequence[Claim], types: Types) -> tuple[Filler, ...]:
    """The persons of the next claim of the same story that names as many."""
    for later in following:
        persons = later.filled("person")
        if later.trigger.start - claim.trigger.start > LEAD:
            return ()
        same = later.type == claim.type
        if not same and not _one_story(types[claim.type], types[later.type]):
            continue
        if persons and count in (ANY, len(persons)) and all(filler.mention is not None for filler in persons):
            fits = not same or later.when.bounds.compatible(claim.when.bounds)
            return persons if fits else ()
    return ()


def _one_story(one: EventType, other: EventType) -> bool:
    """Whether what follows is about the same people: whoever was tortured need not be who is arrested for it."""
    treated = [event_type.family == TREATMENT for event_type in (one, other)]
    return kindred(one, other) and (treated[0] == treated[1] or one.impersonal or other.impersonal)


def _together_before(claim: Claim, count: int, earlier: Sequence[Claim]) -> tuple[Filler, ...]:
    """As many persons as the description counts, told of by name right before: in the title, in the summary."""
    for one in reversed(earlier):
        if claim.trigger.start - one.trigger.start > LEAD:
            return ()
        persons = one.filled("person")
        if one.type == claim.type and len(persons) == count and all(filler.mention is not None for filler in persons):
            return persons if one.when.bounds.compatible(claim.when.bounds) else ()
    return ()
