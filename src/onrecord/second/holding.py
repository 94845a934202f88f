"""Who tells a claim of a language model and how it is held: by the rules, never firmer, less firm where in doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.attribution import Speaker, Stance
from onrecord.core.claim import Claim
from onrecord.read.events.line import Line
from onrecord.read.events.pointed import Pointed, Told
from onrecord.second.placing import Located

_FIRMNESS = {Stance.ASSERTED: 0, Stance.ALLEGED: 1}
"""Whatever is neither has not happened, as far as it is told: no stance is less firm."""
LEAST_FIRM = 2


def told_by_rules(pointed: Pointed, line: Line, located: Located, own: Claim | None, remarks: list[str]) -> Told:
    """Stance and speakers of the words that the model points to, as the rules have them.

    `own` is the claim of the rules about the same event. Where its words are others, or where there is none, the rules
    do not know what in the sentence bears on these: then any doubt in the sentence makes it alleged at most.
    """
    told = pointed.told(line, located.trigger, located.event_type, located.phase, located.fillers)
    if own is not None and own.trigger.overlaps(located.trigger):
        return Told(own.stance, own.speakers, told.attribution)
    stance = told.stance if own is None else weaker(told.stance, own.stance)
    doubt = pointed.doubt(line, located.trigger, attributed=len(told.speakers) > 1)
    if doubt and stance is Stance.ASSERTED:
        stance = Stance.ALLEGED
        remarks.append(f"The sentence may take it back (“{doubt}”), so that it is alleged at most.")
    return Told(stance, told.speakers, told.attribution)


def no_firmer(told: Told, located: Located, publisher: str, remarks: list[str]) -> Told:
    """Stance and speakers as the rules have them, or less firm where the model says so."""
    named, claimed = located.speaker, located.said.stance
    stance, speakers = told.stance, told.speakers
    if named is not None and len(speakers) == 1 and not _is_publisher(named, publisher):
        stance = weaker(stance, Stance.ALLEGED)
        speakers = (*speakers, named)
        remarks.append("Only the model names this speaker, so that it is alleged at most.")
    if _firmness(claimed) < _firmness(told.stance):
        remarks.append(f"The model takes it as {_word(claimed)}; by the words around it, it is {_word(told.stance)}.")
    elif _firmness(claimed) > _firmness(stance):
        stance = claimed
        remarks.append(f"The model takes it as {_word(claimed)}, which is less firm than the rules, and is kept.")
    if len(speakers) > 1:
        speakers = (*speakers[:-1], replace(speakers[-1], stance=stance))
    return Told(stance, speakers, told.attribution)


def not_yet(claim: Claim, reported: date | None, remarks: list[str]) -> Claim:
    """The claim, as planned where the day that it is told for was still ahead when it was reported."""
    day = claim.when.bounds.earliest if claim.when.phrase is not None else None
    if day is None or reported is None or day <= reported or _firmness(claim.stance) == LEAST_FIRM:
        return claim
    remarks.append("Its day was still ahead when it was reported, so that it is planned at most.")
    speakers = claim.speakers
    if len(speakers) > 1:
        speakers = (*speakers[:-1], replace(speakers[-1], stance=Stance.PLANNED))
    return replace(claim, stance=Stance.PLANNED, speakers=speakers)


def _is_publisher(speaker: Speaker, publisher: str) -> bool:
    return bool(publisher) and speaker.text.casefold() == publisher.casefold()


def weaker(one: Stance, other: Stance) -> Stance:
    """The less firm of two stances; the first where neither is."""
    return other if _firmness(other) > _firmness(one) else one


def _firmness(stance: Stance) -> int:
    return _FIRMNESS.get(stance, LEAST_FIRM)


def _word(stance: Stance) -> str:
    return stance.value.replace("_", " ")
