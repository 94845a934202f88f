"""The claims of a document: one telling of one event each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.attribution import Attribution, QuoteKind, Speaker, SpeakerKind, Stance
from onrecord.core.claim import Claim, Filler
from onrecord.core.identity import identify
from onrecord.core.mention import BlockKind, MentionKind
from onrecord.core.when import TimeExpression, When, WhenBasis
from onrecord.read.attribution import Attributions
from onrecord.read.events import slots, when
from onrecord.read.events.choice import Chosen, choose
from onrecord.read.events.clauses import clause
from onrecord.read.events.holding import (
    Voices,
    chain_of,
    held,
    is_outlet,
    speaker_of,
    speaks_for_authority,
)
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.memory import Memory, named_later, role_holders
from onrecord.read.events.participants import line_of, surroundings
from onrecord.read.events.stance import known_already, own_stance
from onrecord.read.events.triggers import trigger_index
from onrecord.read.names import Names
from onrecord.read.text import TextStructure
from onrecord.vocabulary.patterns import Form
from onrecord.vocabulary.types import Vocabulary

AHEAD = frozenset((Stance.PLANNED, Stance.CONDITIONAL, Stance.THREATENED))
"""Stances of what has not happened yet."""


def find_claims(
    document: str,
    structure: TextStructure,
    names: Names,
    times: Sequence[TimeExpression],
    attributions: Attributions,
    vocabulary: Vocabulary,
    publisher: str,
) -> tuple[Claim, ...]:
    """All claims of the document, in text order.

    `document` is its digest, `publisher` its publisher's name (empty where unknown): the first speaker of every claim.
    """
    around = surroundings(structure.text, names, times, attributions.attributions)
    index = trigger_index(vocabulary)
    reader = _Reader(document, structure, names, _voices(structure, names, attributions, publisher))
    for sentence in structure.sentences:
        if not sentence.tokens:
            continue
        lows = tuple(token.text.lower() for token in sentence.tokens)
        candidates = index.candidates(lows)
        line = line_of(sentence, around)
        if candidates:
            reader.read(line, choose(line, candidates))
        reader.pass_over(line)
    return reader.finished()


def _voices(structure: TextStructure, names: Names, attributions: Attributions, publisher: str) -> Voices:
    return Voices(
        text=structure.text,
        publisher=publisher,
        attributions=attributions.attributions,
        by_id={one.id: one for one in attributions.attributions},
        mentions={mention.id: mention for mention in names.mentions},
        alike={mention: number for number, group in enumerate(names.groups) for mention in group},
    )


@dataclass(slots=True)
class _Reader:
    """Reads sentence after sentence and keeps what later ones refer back to."""

    document: str
    structure: TextStructure
    names: Names
    voices: Voices
    found: list[Claim] = field(default_factory=list)
    memory: Memory = field(init=False)
    named_before: list[str | None] = field(default_factory=list)
    roles_of: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.memory = Memory(role_holders(self.names.mentions, self.voices.alike), self.voices.alike)
        for mention in self.names.mentions:
            if mention.kind is MentionKind.ROLE and mention.holder is not None:
                self.roles_of.setdefault(mention.holder, []).append(mention.text)

    def read(self, line: Line, chosen: Sequence[Chosen]) -> None:
        """Add the claims of one sentence."""
        heads = [one.candidate.match.head for one in chosen]
        nouns = frozenset(one.candidate.match.head for one in chosen if one.filled.group is None)
        for one in chosen:
            claim = self._claim(line, one, heads, nouns)
            if claim is not None:
                claim = self._by_the_punished(line, claim)
                self.found.append(claim)
                self.memory.remember(claim)

    def _by_the_punished(self, line: Line, claim: Claim) -> Claim:
        """The claim with its doer, where somebody is told to be punished for it: "charged with the torture of …"."""
        before = self.found[-1] if self.found else None
        if claim.type not in CONTESTED or claim.filled("agent") or before is None:
            return claim
        between = self.structure.text[before.trigger.end : claim.trigger.start].lower().split()
        for_it = bool({"for", "of", "with", "in"} & set(between))
        if before.sentence != line.sentence.span or before.type not in PUNISHED or not for_it:
            return claim
        doers = [replace(filler, role="agent") for filler in before.filled("person")]
        sufferers = {(filler.mention, filler.span) for filler in claim.filled("person")}
        if not doers or any((filler.mention, filler.span) in sufferers for filler in doers):
            return claim
        fuller = replace(claim, fillers=(*claim.fillers, *doers))
        if claim.stance is Stance.ASSERTED and len(claim.speakers) == 1 and before.type not in ("verdict", "sentence"):
            fuller = replace(fuller, stance=Stance.ALLEGED, speakers=(*claim.speakers, *self._accusers(before)))
        return replace(fuller, id=_id_of(fuller))

    def _accusers(self, claim: Claim) -> tuple[Speaker, ...]:
        """Who says what somebody is punished for: those who impose a sanction or bring a charge."""
        if claim.type not in ("sanction", "charge"):
            return ()
        return tuple(
            Speaker(SpeakerKind.NAMED, mention.text, filler.span, mention.id, stance=Stance.ALLEGED)
            for filler in claim.filled("agent")[:1]
            if (mention := self.voices.mentions.get(filler.mention or "")) is not None
        )

    def pass_over(self, line: Line) -> None:
        """Keep who is named in a sentence for the pronouns of the next."""
        named = [one.mention for one in line.participants if _is_person(one)]
        if named:
            self.named_before = named

    def finished(self) -> tuple[Claim, ...]:
        """The claims in text order, denials tied to what they deny."""
        ordered = sorted(self.found, key=lambda claim: (claim.trigger, claim.type, claim.id))
        unique: dict[str, Claim] = {}
        for claim in ordered:
            unique.setdefault(claim.id, claim)
        claims = _no_firmer(unique.values())
        claims = named_later(claims, self.voices.alike)
        return tuple(_answering(claim, claims[:number]) for number, claim in enumerate(claims))

    def _claim(self, line: Line, chosen: Chosen, heads: Sequence[int], nouns: frozenset[int]) -> Claim | None:
        candidate, match = chosen.candidate, chosen.candidate.match
        event_type, trigger = candidate.event_type, candidate.trigger
        trigger_span = line.span(chosen.first, chosen.last)
        first, last = clause(line, match.head)
        if last in line.cues and line.lows[last].endswith("ing") and last + 1 < len(line.lows):
            # "went on a hunger strike demanding a doctor": the demand belongs to the strike.
            last = clause(line, last + 1)[1]
        region = slots.Region(min(first, chosen.first), max(last, chosen.last), chosen.first, chosen.last)
        chain = self.voices.around(trigger_span)
        fillers = self._fillers(line, chosen, region, chain)
        term, term_time = slots.term(line, region, event_type)
        until, until_time = slots.until(line, region)
        used = frozenset(time.id for time in (term_time, until_time) if time is not None)
        phase = trigger.phase or event_type.default_phase
        stance, speakers = self._held(line, chosen, chain, fillers)
        asking = when.Asking(
            at=match.head,
            rivals=tuple(head for head in heads if head != match.head),
            nouns=nouns - {match.head},
            known=_only_mentioned(line, chosen),
            counted=event_type.phase("continue") is not None,
            used=used,
        )
        time = when.attach(line, asking)
        dated = when.bounded(line, asking, time) if time is not None and time.when.bounds.known else None
        if dated is None and stance not in AHEAD:
            dated = self._carried_on(line, speakers)
        if dated is None:
            dated = when.untold(self.structure.reported, ahead=stance in AHEAD)
        ordinal = time.ordinal if time is not None else None
        if ordinal is not None and event_type.phase("continue") is not None:
            phase = "continue"
        claim = Claim(
            id="",
            document=self.document,
            type=event_type.id,
            phase=phase,
            trigger=trigger_span,
            sentence=line.sentence.span,
            fillers=fillers,
            when=dated,
            term=term,
            until=until,
            ordinal=ordinal,
            amounts=slots.amounts(line, region, self.structure.text),
            attributes=slots.attributes(line, region, event_type),
            speakers=speakers,
            attribution=chain[-1].id if chain else None,
            stance=stance,
            headline=line.sentence.kind is not BlockKind.PARAGRAPH,
        )
        return replace(claim, id=_id_of(claim))

    def _carried_on(self, line: Line, speakers: Sequence[Speaker]) -> When | None:
        """The date of the claim before, where the sentence carries on with its story: "In conclusion, …"."""
        opening = " ".join(line.lows[:3])
        if not self.found or not any(opening.startswith(word) for word in clause_lexicon().continuers):
            return None
        before = self.found[-1]
        near = line.sentence.span.start - before.trigger.start < CARRIED
        if not near or before.when.phrase is None or before.speakers[-1].text != speakers[-1].text:
            return None
        rule = "The sentence carries on with what was told before it, and takes its date."
        return replace(before.when, basis=WhenBasis.EVENT, rule=rule)

    def _fillers(
        self, line: Line, chosen: Chosen, region: slots.Region, chain: Sequence[Attribution]
    ) -> tuple[Filler, ...]:
        event_type = chosen.candidate.event_type
        fillers: list[Filler] = []
        taken: set[int] = set()
        for role, group in chosen.filled.roles:
            for one in group:
                taken.update(range(one.first, one.last + 1))
                fillers.extend(self._filler(role, one, chain, line))
        names = {role.name for role in event_type.roles}
        if "person" in names and not any(filler.role == "person" for filler in fillers) and not _generic(line, chosen):
            fillers.extend(self.memory.persons(event_type.id, line.sentence.span.start))
        fillers.extend(slots.marked(line, region, event_type, frozenset(taken)))
        filled = {filler.role for filler in fillers}
        text = self.structure.text
        if "article" in names and (article := slots.article(line, region, text)) is not None:
            fillers.append(article)
        if "facility" in names and "facility" not in filled and (facility := slots.facility(line, region)) is not None:
            fillers.append(facility)
        spans = frozenset(filler.span for filler in fillers if filler.role != "charge")
        if "place" in names and (place := slots.place(line, region, spans)) is not None:
            fillers.append(place)
        order = {role.name: number for number, role in enumerate(event_type.roles)}
        unique = {(filler.role, filler.span, filler.mention): filler for filler in fillers if filler.role in names}
        return tuple(sorted(unique.values(), key=lambda filler: (order[filler.role], filler.span)))

    def _filler(self, role: str, one: Participant, chain: Sequence[Attribution], line: Line) -> tuple[Filler, ...]:
        """A participant as a filler; a pronoun that nobody resolved stands for whom the last claims were about."""
        if one.mention is not None:
            return (Filler(role, one.text, one.span, one.mention),)
        if one.pronoun:
            return self.memory.pronoun(role, one, chain[-1] if chain else None, self._only_person(line, one))
        return self.memory.description(role, one)

    def _only_person(self, line: Line, one: Participant) -> tuple[str | None, Sequence[str]]:
        """The one person named before a pronoun in its sentence, or else in the sentence before.

        The second value holds those among whom it is unclear who is meant.
        """
        named = [other.mention for other in line.participants if other.last < one.first and _is_person(other)]
        for mentions in (named, self.named_before):
            kept = [mention for mention in mentions if mention is not None]
            if kept:
                first = kept[0]
                alone = all(self.voices.same(first, mention) for mention in kept)
                return (first, ()) if alone else (None, kept)
        return None, ()

    def _held(
        self, line: Line, chosen: Chosen, chain: Sequence[Attribution], fillers: Sequence[Filler]
    ) -> tuple[Stance, tuple[Speaker, ...]]:
        trigger, event_type = chosen.candidate.trigger, chosen.candidate.event_type
        known = known_already(line, chosen) and event_type.id not in CONTESTED
        granted = known_already(line, chosen)
        if chain and granted and self._takes_for_granted(chain[-1], contested=event_type.id in CONTESTED):
            chain = chain[:-1]
        elif chain and self._pledges(chain[-1]):
            # "pledged to go on hunger strike": the publisher tells the plan of whoever will do it.
            return Stance.PLANNED, chain_of(chain[:-1], self.voices)
        speakers = chain_of(chain, self.voices)
        noun = chosen.filled.group is None
        told = own_stance(
            line, chosen.candidate.match.first, chosen.filled.group, known=noun and known_already(line, chosen)
        )
        if trigger.stance == Stance.DEMANDED:
            return self._demanded(line, chosen, speakers, fillers)
        if trigger.stance is not None and told is None:
            told = Stance(trigger.stance)
        last = speakers[-1]
        kept = chain if len(speakers) > 1 else ()
        known = known and chosen.filled.group is None
        stance = held(
            told, kept, own_act=known or self._own_act(last, fillers, event_type.id), passes_on=is_outlet(last)
        )
        if event_type.id == "official_response" and trigger.phase == "deny" and not kept:
            stance = Stance.DENIED
        return stance, (*speakers[:-1], replace(last, stance=stance if len(speakers) > 1 else last.stance))

    def _takes_for_granted(self, attribution: Attribution, *, contested: bool) -> bool:
        """Whether the act of speech is about something that it takes for granted, rather than telling it."""
        if attribution.stance in (Stance.DEMANDED, Stance.PLANNED, Stance.THREATENED):
            return True
        if attribution.stance is Stance.DENIED and not contested:
            return True
        cue = attribution.cue.quote(self.structure.text).lower().split() if attribution.cue is not None else []
        return bool(set(cue) & clause_lexicon().presupposing) and attribution.kind is not QuoteKind.DIRECT

    def _pledges(self, attribution: Attribution) -> bool:
        """Whether somebody says what they themselves will do: a plan, told with "to"."""
        if attribution.stance is not Stance.PLANNED or attribution.kind is not QuoteKind.INDIRECT:
            return False
        return self.structure.text[attribution.content[0].start :].lower().startswith("to ")

    def _own_act(self, speaker: Speaker, fillers: Sequence[Filler], event_type: str) -> bool:
        """Whether the speaker did it, or speaks for the authorities that did.

        What an authority says of torture, threats or abductions is an accusation of others, unless it did them.
        """
        doers = [filler for filler in fillers if filler.role in ("agent", "court")]
        if any(self.voices.same(speaker.mention, filler.mention) for filler in doers):
            return True
        if event_type in CONTESTED:
            return False
        group = self.voices.alike.get(speaker.mention or "")
        roles = [
            role
            for mention, listed in sorted(self.roles_of.items())
            if mention == speaker.mention or (group is not None and self.voices.alike.get(mention) == group)
            for role in listed
        ]
        return speaks_for_authority(speaker, roles)

    def _demanded(
        self, line: Line, chosen: Chosen, speakers: tuple[Speaker, ...], fillers: Sequence[Filler]
    ) -> tuple[Stance, tuple[Speaker, ...]]:
        """A demand is held by whoever makes it: the caller is the last speaker."""
        span = line.span(chosen.first, chosen.last)
        cued = self.voices.cued_by(span)
        callers = [filler for filler in fillers if filler.role == "agent"]
        if cued is not None and (cued.source is not None or cued.speaker is not None):
            caller = speaker_of(cued, self.voices, Stance.DEMANDED)
        elif callers:
            kind = SpeakerKind.NAMED if callers[0].mention else SpeakerKind.DESCRIBED
            mention = self.voices.mentions.get(callers[0].mention or "")
            text = mention.text if mention else callers[0].text
            caller = Speaker(kind, text, callers[0].span, callers[0].mention, cue=span, stance=Stance.DEMANDED)
        else:
            last = replace(speakers[-1], stance=Stance.DEMANDED) if len(speakers) > 1 else speakers[-1]
            return Stance.DEMANDED, (*speakers[:-1], last)
        if self.voices.same(speakers[-1].mention, caller.mention):
            return Stance.DEMANDED, (*speakers[:-1], replace(speakers[-1], stance=Stance.DEMANDED))
        return Stance.DEMANDED, (*speakers, caller)


def _only_mentioned(line: Line, chosen: Chosen) -> bool:
    """Whether the event is only mentioned in passing: "his arrest", "the jailed journalist"."""
    group = chosen.filled.group
    if group is None:
        return known_already(line, chosen)
    following = line.cover[group.head + 1] if group.head + 1 < len(line.cover) else -1
    return group.reduced and (following >= 0 or line.cover[group.head] >= 0 or group.head + 1 in line.roles)


def _generic(line: Line, chosen: Chosen) -> bool:
    """Whether a noun tells a kind of event and not one that was told before: "arbitrary arrests and torture"."""
    if chosen.filled.group is not None or chosen.candidate.match.form is not Form.NOUN or chosen.filled.possessed:
        return False
    if chosen.candidate.event_type.id not in CONTESTED | {"arrest"}:
        return False
    before = line.lows[chosen.first - 1] if chosen.first else ""
    return line.lows[chosen.last].endswith("s") and before not in clause_lexicon().determiners


def _no_firmer(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, none held more firmly by being mentioned again.

    "The smear campaign", told by the publisher after somebody alleged it, is what was alleged: it keeps the speakers
    and the stance of the telling that it refers back to. Only for what is contested by its nature.
    """
    result: list[Claim] = []
    for claim in claims:
        told = [one for one in result if one.type == claim.type]
        refers = claim.type in CONTESTED and len(claim.speakers) == 1 and claim.stance is Stance.ASSERTED
        if refers and told and claim.when.phrase is None and all(one.stance is Stance.ALLEGED for one in told):
            last = told[-1]
            result.append(replace(claim, stance=last.stance, speakers=last.speakers, attribution=last.attribution))
        else:
            result.append(claim)
    return result


def _is_person(one: Participant) -> bool:
    return one.mention is not None and one.kind is MentionKind.PERSON


def _id_of(claim: Claim) -> str:
    parts: list[str | int | None] = [claim.document, claim.type, claim.phase, claim.trigger.start, claim.trigger.end]
    for filler in claim.fillers:
        parts += [filler.role, filler.span.start, filler.span.end]
    return identify("claim", *parts)


def _answering(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """A denial tied to the claim it denies: the nearest allegation before it, about the same body where one is told."""
    if claim.type != "official_response" or claim.phase != "deny":
        return claim
    accused = {filler.mention for filler in claim.filled("agent")} - {None}
    alleged = [one for one in earlier if one.stance in (Stance.ALLEGED, Stance.ASSERTED) and one.type in DENIABLE]
    named = [one for one in alleged if accused & {filler.mention for filler in one.filled("agent")}]
    near = [one for one in alleged if claim.trigger.start - one.trigger.start < NEAR and one.stance is Stance.ALLEGED]
    answered = named or near
    return replace(claim, answers=answered[-1].id) if answered else claim


CONTESTED = frozenset(("ill_treatment", "threat", "denial_of_access", "disappearance", "killing", "visit"))
"""Types that somebody's speech does not make known by taking them for granted."""
DENIABLE = frozenset(("ill_treatment", "threat", "denial_of_access", "disappearance", "killing", "death", "arrest"))
"""Types of what authorities are accused of and deny."""
CARRIED = 600
"""Code points over which a story is carried on."""
PUNISHED = frozenset(("arrest", "charge", "verdict", "sentence", "sanction", "hearing", "custody_order"))
"""Types that tell of acts done to somebody for what that person is said to have done."""
NEAR = 900
"""Code points between an allegation and a denial that answers it: a paragraph or two."""
