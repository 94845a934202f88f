"""What is seen of claims only once others are known: who did it, who is meant, what a denial answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.claim import Claim, Filler
from onrecord.core.identity import identify
from onrecord.core.mention import Mention
from onrecord.read.events.holding import Voices
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.vocabulary.types import EventType

NEAR = 900
"""Code points between an allegation and a denial that answers it: a paragraph or two."""
APART = frozenset(("where", "when", "while"))
"""Words after which another event is told: "arrested in a flat WHERE a man was beaten"."""
Types = Mapping[str, EventType]


def id_of(claim: Claim) -> str:
    """The id of a claim: the same wherever the same text is read alike."""
    parts: list[str | int | None] = [claim.document, claim.type, claim.phase, claim.trigger.start, claim.trigger.end]
    for filler in claim.fillers:
        parts += [filler.role, filler.span.start, filler.span.end]
    return identify("claim", *parts)


def by_the_punished(claim: Claim, before: Claim, between: str, types: Types, mentions: Mapping[str, Mention]) -> Claim:
    """The claim with its doer, where somebody is told to be punished for it: "charged with the torture of …".

    `before` is the claim before it in the same sentence, `between` the words between the two. What somebody is
    charged with or sanctioned for is alleged by whoever does so; what a court found is not.
    """
    earlier = types[before.type]
    if not types[claim.type].contested or claim.filled("agent") or not earlier.punishes:
        return claim
    words = set(between.lower().split())
    if not {"for", "of", "with", "in"} & words or words & APART:
        return claim
    doers = [replace(filler, role="agent") for filler in before.filled("person")]
    sufferers = {(filler.mention, filler.span) for filler in claim.filled("person")}
    if not doers or any((filler.mention, filler.span) in sufferers for filler in doers):
        return claim
    fuller = replace(claim, fillers=(*claim.fillers, *doers))
    if claim.stance is Stance.ASSERTED and len(claim.speakers) == 1 and not earlier.finds:
        accusers = _accusers(before, mentions) if earlier.accuses else ()
        speakers = (*claim.speakers, *accusers)
        fuller = replace(fuller, stance=Stance.ALLEGED, speakers=speakers)
    return replace(fuller, id=id_of(fuller))


def _accusers(claim: Claim, mentions: Mapping[str, Mention]) -> tuple[Speaker, ...]:
    """Who says what somebody is punished for: whoever is named as imposing the sanction, bringing the charge."""
    return tuple(
        Speaker(SpeakerKind.NAMED, mention.text, filler.span, mention.id, stance=Stance.ALLEGED)
        for filler in claim.filled("agent")[:1]
        if (mention := mentions.get(filler.mention or "")) is not None
    )


def no_firmer(claims: Iterable[Claim], types: Types) -> list[Claim]:
    """The claims, none held more firmly by being mentioned again.

    "The smear campaign", told by the publisher after somebody alleged it, is what was alleged: it keeps the speakers
    and the stance of the telling that it refers back to. Only for what is contested by its nature.
    """
    result: list[Claim] = []
    for claim in claims:
        refers = types[claim.type].contested and len(claim.speakers) == 1 and claim.stance is Stance.ASSERTED
        told = [one for one in result if one.type == claim.type] if refers else []
        if told and claim.when.phrase is None and all(one.stance is Stance.ALLEGED for one in told):
            last = told[-1]
            result.append(replace(claim, stance=last.stance, speakers=last.speakers, attribution=last.attribution))
        else:
            result.append(claim)
    return result


def about_whom(claims: Sequence[Claim], types: Types) -> list[Claim]:
    """The claims, responses about whom the sentence tells something of: "denied that the miners had been beaten".

    Where a response names nobody in its own sentence, whoever was told of before is not who it is about.
    """
    result: list[Claim] = []
    for number, claim in enumerate(claims):
        persons = claim.filled("person")
        own = any(claim.sentence.contains(filler.span) for filler in persons)
        if not own and any(types[claim.type].denies(phase.id) for phase in types[claim.type].phases):
            later = next((one for one in claims[number + 1 :] if one.sentence == claim.sentence), None)
            told = later.filled("person") if later is not None else ()
            if told and all(claim.sentence.contains(filler.span) for filler in told):
                others = tuple(filler for filler in claim.fillers if filler.role != "person")
                result.append(replace(claim, fillers=(*told, *others)))
                continue
        result.append(claim)
    return result


def told_by_the_publisher(claims: Sequence[Claim], voices: Voices, types: Types) -> list[Claim]:
    """The claims, none an allegation where the publisher also tells the same of the same person as plain fact.

    Never of what is contested by its nature, nor where the speaker or the sentence itself says that it is alleged; what
    has a date of its own may be another event.
    """
    plain = {
        (claim.type, key)
        for claim in claims
        if len(claim.speakers) == 1 and claim.stance is Stance.ASSERTED and not types[claim.type].contested
        for key in _named(claim, voices.alike)
    }
    return [
        _asserted(claim)
        if _plainly_said(claim, voices) and any((claim.type, key) in plain for key in _named(claim, voices.alike))
        else claim
        for claim in claims
    ]


def _plainly_said(claim: Claim, voices: Voices) -> bool:
    """Whether a claim is an allegation only because a party tells what others did."""
    if claim.stance is not Stance.ALLEGED or len(claim.speakers) == 1 or claim.when.phrase is not None:
        return False
    said = voices.by_id.get(claim.attribution or "")
    words = {word.strip(".,") for word in claim.sentence.quote(voices.text).lower().split()}
    return said is not None and said.stance is Stance.ASSERTED and words.isdisjoint(clause_lexicon().hedges)


def _named(claim: Claim, alike: Mapping[str, int]) -> set[str]:
    mentions = [filler.mention for filler in claim.filled("person") if filler.mention is not None]
    return {str(alike.get(mention, mention)) for mention in mentions}


def _asserted(claim: Claim) -> Claim:
    last = replace(claim.speakers[-1], stance=Stance.ASSERTED)
    return replace(claim, stance=Stance.ASSERTED, speakers=(*claim.speakers[:-1], last))


def answering(claim: Claim, earlier: Sequence[Claim], types: Types) -> Claim:
    """A denial tied to the claim it denies: the nearest allegation before it, about the same body where one is told."""
    if not types[claim.type].denies(claim.phase):
        return claim
    accused = {filler.mention for filler in claim.filled("agent")} - {None}
    alleged = [one for one in earlier if one.stance in (Stance.ALLEGED, Stance.ASSERTED) and types[one.type].deniable]
    named = [one for one in alleged if accused & {filler.mention for filler in one.filled("agent")}]
    near = [one for one in alleged if claim.trigger.start - one.trigger.start < NEAR and one.stance is Stance.ALLEGED]
    answered = named or near
    return replace(claim, answers=answered[-1].id) if answered else claim


def the_one_court(claims: Sequence[Claim], alike: Mapping[str, int]) -> list[Claim]:
    """The claims, "a court" and "the court" tied to the court that the report names, where it names one only."""
    courts = [filler for claim in claims for filler in claim.filled("court")]
    named = {str(alike.get(one.mention, one.mention)): one.mention for one in courts if one.mention is not None}
    if len(named) != 1:
        return list(claims)
    (mention,) = named.values()
    return [_with_courts(claim, mention) for claim in claims]


def _with_courts(claim: Claim, mention: str) -> Claim:
    fillers = tuple(_with_court(filler, mention) for filler in claim.fillers)
    return claim if fillers == claim.fillers else replace(claim, fillers=fillers)


def _with_court(filler: Filler, mention: str) -> Filler:
    if filler.role != "court" or filler.mention is not None:
        return filler
    words = set(filler.text.lower().split()) - clause_lexicon().determiners
    return replace(filler, mention=mention) if words == {"court"} else filler
