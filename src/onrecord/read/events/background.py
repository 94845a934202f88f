"""What a report tells of around the case: noted where it stands, and never claimed of anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.core.attribution import Stance
from onrecord.core.claim import Claim
from onrecord.core.reading import BackgroundMention
from onrecord.read.events.choice import Chosen, choose
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.stance import own_stance
from onrecord.read.events.triggers import Candidate
from onrecord.read.events.words import VerbForm

UNREAL = frozenset((Stance.CONDITIONAL, Stance.THREATENED, Stance.DENIED))
"""Stances of what is not told to have happened."""


def noted(line: Line, candidates: Sequence[Candidate]) -> list[BackgroundMention]:
    """The background of one sentence: its triggers are chosen by the rules for events, but nobody's part is kept.

    Only what is told to have happened is noted: "the right to invade", "would attack" and "no clashes" are not.
    """
    if not candidates:
        return []
    chosen = [one for one in choose(line, candidates) if not _unreal(line, one)]
    return [BackgroundMention(one.candidate.event_type.id, line.span(one.first, one.last)) for one in chosen]


def _unreal(line: Line, chosen: Chosen) -> bool:
    group, form = chosen.filled.group, chosen.candidate.match.verb_form
    lexicon = clause_lexicon()
    if group is not None and form is VerbForm.BASE:
        before = {*line.lows[max(0, group.first - 1) : group.head]} - {"will"}
        if not before.isdisjoint(lexicon.modals | {"to"}):
            return True
    if form is VerbForm.ING and group is not None and line.lows[max(0, group.first - 1)] in lexicon.prepositions:
        return True
    return own_stance(line, chosen.first, group) in UNREAL


def unclaimed(background: Iterable[BackgroundMention], claims: Iterable[Claim]) -> tuple[BackgroundMention, ...]:
    """The background without words that tell a claim: what happened to somebody is no background."""
    taken = {at for claim in claims for at in range(claim.trigger.start, claim.trigger.end)}
    return tuple(one for one in background if taken.isdisjoint(range(one.trigger.start, one.trigger.end)))
