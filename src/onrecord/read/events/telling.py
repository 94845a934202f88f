"""By whom a claim is told and how it is held: the sentence's own words and the attributions around it, together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.core.attribution import Attribution, QuoteKind, Speaker, SpeakerKind, Stance
from onrecord.core.claim import Filler
from onrecord.read.events.choice import Chosen
from onrecord.read.events.holding import (
    FIRST_PERSON,
    Voices,
    chain_of,
    held,
    is_outlet,
    speaker_of,
    speaks_for_authority,
)
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.stance import known_already, own_stance
from onrecord.vocabulary.types import EventType


@dataclass(frozen=True, slots=True)
class Telling:
    """Finds the speakers and the stance of claims in one document."""

    voices: Voices
    roles_of: Mapping[str, Sequence[str]]
    """For each mention of a person the roles that it holds, as written."""

    def held(
        self, line: Line, chosen: Chosen, chain: Sequence[Attribution], fillers: Sequence[Filler]
    ) -> tuple[Stance, tuple[Speaker, ...]]:
        """How the last speaker holds the claim, and the chain from the publisher to that speaker."""
        trigger, event_type = chosen.candidate.trigger, chosen.candidate.event_type
        group = chosen.filled.group
        granted = known_already(line, chosen)
        contested = event_type.contested or (bool(chain) and self._denied_itself(line, chosen, chain[-1]))
        taken = chain and granted and self._takes_for_granted(chain[-1], contested=contested)
        if taken or (chain and event_type.in_court and self._decides(chain[-1], fillers)):
            chain = chain[:-1]
        elif chain and self._pledges(chain[-1]):
            # "pledged to go on hunger strike": the publisher tells the plan of whoever will do it.
            return Stance.PLANNED, chain_of(chain[:-1], self.voices)
        speakers = chain_of(chain, self.voices)
        if trigger.stance == Stance.DEMANDED:
            return self._demanded(line, chosen, speakers, fillers)
        told = own_stance(line, chosen.candidate.match.first, group, known=group is None and granted)
        if trigger.stance is not None and told is None:
            told = Stance(trigger.stance)
        last = speakers[-1]
        if len(speakers) == 1:
            asked = chain[-1:] if chain and chain[-1].stance is Stance.DEMANDED else ()
            return (Stance.DENIED if event_type.denies(trigger.phase) else held(told, asked)), speakers
        own = (group is None and granted and not event_type.contested) or self._own_act(last, fillers, event_type)
        own = own or event_type.recorded
        stance = held(told, chain, own_act=own, passes_on=is_outlet(last))
        return stance, (*speakers[:-1], replace(last, stance=stance))

    def _takes_for_granted(self, attribution: Attribution, *, contested: bool) -> bool:
        """Whether the act of speech is about something that it takes for granted, rather than telling it."""
        if attribution.stance in (Stance.DEMANDED, Stance.PLANNED, Stance.THREATENED):
            return True
        if attribution.stance is Stance.DENIED and not contested:
            return True
        cue = attribution.cue.quote(self.voices.text).lower().split() if attribution.cue is not None else []
        return bool(set(cue) & clause_lexicon().presupposing) and attribution.kind is not QuoteKind.DIRECT

    def _denied_itself(self, line: Line, chosen: Chosen, attribution: Attribution) -> bool:
        """Whether what somebody denies is the event itself: "she denies THE CHARGES"."""
        trigger, lexicon = line.span(chosen.first, chosen.last), clause_lexicon()
        if attribution.cue is None or attribution.cue.end > trigger.start:
            return False
        if lexicon.denying.isdisjoint(attribution.cue.quote(self.voices.text).lower().split()):
            return False
        between = self.voices.text[attribution.cue.end : trigger.start].lower().split()
        return set(between) <= (lexicon.determiners | lexicon.possessives | lexicon.adjectives) - {"that"}

    def _pledges(self, attribution: Attribution) -> bool:
        """Whether somebody says what they themselves will do: a plan, told with "to"."""
        if attribution.stance is not Stance.PLANNED or attribution.kind is not QuoteKind.INDIRECT:
            return False
        return self.voices.text[attribution.content[0].start :].lower().startswith("to ")

    def _decides(self, attribution: Attribution, fillers: Sequence[Filler]) -> bool:
        """Whether a court decides it: "decided on Friday to uphold the sentence" is no plan."""
        cue = attribution.cue.quote(self.voices.text).lower().split() if attribution.cue is not None else []
        decides = not clause_lexicon().deciding.isdisjoint(cue) and self._pledges(attribution)
        return decides and any(filler.role == "court" for filler in fillers)

    def _own_act(self, speaker: Speaker, fillers: Sequence[Filler], event_type: EventType) -> bool:
        """Whether the speaker did it, or speaks for the authorities that did.

        What an authority says of torture, threats or abductions is an accusation of others, unless it did them.
        """
        doers = [filler for filler in fillers if filler.role in ("agent", "court")]
        if any(self.voices.same(speaker.mention, filler.mention) for filler in doers):
            return True
        if event_type.contested:
            return False
        group = self.voices.alike.get(speaker.mention or "")
        roles = [
            role
            for mention, listed in sorted(self.roles_of.items())
            if mention == speaker.mention or (group is not None and self.voices.alike.get(mention) == group)
            for role in listed
        ]
        return speaks_for_authority(speaker, roles)

    def _pronoun(self, attribution: Attribution) -> bool:
        """Whether only a pronoun tells who speaks."""
        lexicon = clause_lexicon()
        told = attribution.source.quote(self.voices.text).lower() if attribution.source is not None else ""
        return told in lexicon.subject_pronouns

    def _first_person(self, attribution: Attribution) -> bool:
        """Whether "I" or "we" speak: whoever the words around are attributed to."""
        told = attribution.source.quote(self.voices.text).lower() if attribution.source is not None else ""
        return told in FIRST_PERSON

    def _publisher_speaks(self, attribution: Attribution) -> bool:
        """Whether "we" outside of anybody's words are those who publish the text."""
        told = attribution.source.quote(self.voices.text).lower() if attribution.source is not None else ""
        return attribution.outer is None and told in clause_lexicon().first_person_plural

    def _demanded(
        self, line: Line, chosen: Chosen, speakers: tuple[Speaker, ...], fillers: Sequence[Filler]
    ) -> tuple[Stance, tuple[Speaker, ...]]:
        """A demand is held by whoever makes it: the caller is the last speaker."""
        span = line.span(chosen.first, chosen.last)
        cued = self.voices.cued_by(span)
        if len(speakers) == 1 and cued is not None and self._publisher_speaks(cued):
            return Stance.DEMANDED, speakers
        if cued is not None and cued.outer is not None and self._first_person(cued):
            last = replace(speakers[-1], stance=Stance.DEMANDED) if len(speakers) > 1 else speakers[-1]
            return Stance.DEMANDED, (*speakers[:-1], last)
        callers = [filler for filler in fillers if filler.role == "agent"]
        unclear = cued is not None and cued.speaker is None and self._pronoun(cued)
        if cued is not None and (cued.source is not None or cued.speaker is not None) and not (unclear and callers):
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
