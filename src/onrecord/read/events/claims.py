"""The claims of a document: one telling of one event each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.attribution import Attribution, Speaker, Stance
from onrecord.core.claim import Claim, Filler
from onrecord.core.mention import BlockKind, MentionKind
from onrecord.core.reading import BackgroundMention
from onrecord.core.when import TimeExpression, When, WhenBasis
from onrecord.read.attribution import Attributions
from onrecord.read.events import slots, when
from onrecord.read.events.afterwards import (
    about_whom,
    answering,
    by_the_punished,
    id_of,
    no_firmer,
    the_one_court,
    told_by_the_publisher,
)
from onrecord.read.events.background import noted, unclaimed
from onrecord.read.events.boundaries import clause, pieces
from onrecord.read.events.choice import Chosen, choose, in_place
from onrecord.read.events.entries import NONE, ToldEntries, ToldEntry, told_entries
from onrecord.read.events.filling import Filling, named_in_list
from onrecord.read.events.holding import Voices
from onrecord.read.events.introductions import named_later
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.memory import Memory, role_holders
from onrecord.read.events.near import Near
from onrecord.read.events.participants import line_of
from onrecord.read.events.records import claims_of_calendar, claims_of_records, planned_phase
from onrecord.read.events.stance import commands, only_mentioned, tells_nothing
from onrecord.read.events.surroundings import surroundings
from onrecord.read.events.telling import Telling
from onrecord.read.events.triggers import trigger_index
from onrecord.read.names import Names
from onrecord.read.text import TextStructure
from onrecord.vocabulary.patterns import Form
from onrecord.vocabulary.types import EventType, Vocabulary

AHEAD = frozenset((Stance.PLANNED, Stance.CONDITIONAL, Stance.THREATENED))
"""Stances of what has not happened yet."""
DATED = 2
"""Sentences of an entry for which its date holds; what is told farther on may have been at any time."""
OPENING = 5
"""Tokens at the head of an entry, and before a trigger, that tell whether its date is the trigger's."""
CARRIED = 600
"""Code points over which a story is carried on."""


def find_claims(
    document: str,
    structure: TextStructure,
    names: Names,
    times: Sequence[TimeExpression],
    attributions: Attributions,
    vocabulary: Vocabulary,
    publisher: str,
) -> tuple[tuple[Claim, ...], tuple[BackgroundMention, ...]]:
    """All claims of the document and all that it tells of around them, both in text order.

    `document` is its digest, `publisher` its publisher's name (empty where unknown): the first speaker of every claim.
    """
    around = surroundings(structure.text, names, times, attributions.attributions)
    index, around_it = trigger_index(vocabulary), trigger_index(vocabulary, background=True)
    background: list[BackgroundMention] = []
    voices = voices_of(structure, names, attributions, publisher)
    reader = _reader(document, structure, names, voices, vocabulary)
    entries = reader.entries = told_entries(structure, names.mentions, voices.alike, times)
    for sentence in structure.sentences:
        if not sentence.tokens:
            continue
        lows = tuple([token.text.lower() for token in sentence.tokens])
        candidates, further = index.candidates(lows), around_it.candidates(lows)
        if entries.entries:
            reader.enter(entries.at(sentence.span.start), sentence.span.start)
            if reader.in_calendar():
                continue
        if further or candidates or around.names_person(sentence.span):
            line = line_of(sentence, lows, around)
            background += noted(line, further)
            if candidates or around.names_person(sentence.span):
                reader.filling.pass_heading(line)
                reader.read(line, choose(line, candidates))
                reader.filling.pass_over(line)
    reader.found.extend(claims_of_records(document, structure, voices, times, reader.types))
    claims = reader.finished()
    return claims, unclaimed(background, claims)


def voices_of(structure: TextStructure, names: Names, attributions: Attributions, publisher: str) -> Voices:
    """Who speaks where in the document; `publisher` is its first speaker."""
    alike = {mention: number for number, group in enumerate(names.groups) for mention in group}
    return Voices(
        text=structure.text,
        publisher=publisher,
        contents=Near((span, one) for one in attributions.attributions for span in one.content),
        cues=Near((one.cue, one) for one in attributions.attributions if one.cue is not None),
        by_id={one.id: one for one in attributions.attributions},
        mentions={mention.id: mention for mention in names.mentions},
        alike=alike,
        holders=role_holders(names.mentions, alike),
    )


def _reader(document: str, structure: TextStructure, names: Names, voices: Voices, vocabulary: Vocabulary) -> _Reader:
    types = {event_type.id: event_type for event_type in vocabulary.event_types}
    memory = Memory(voices.holders, voices.alike, types)
    return _Reader(document, structure, types, Filling(voices, memory), telling_of(names, voices))


def telling_of(names: Names, voices: Voices) -> Telling:
    """What finds speakers and stances in the document that these names and voices are of."""
    roles_of: dict[str, list[str]] = {}
    for mention in names.mentions:
        if mention.kind is MentionKind.ROLE and mention.holder is not None:
            roles_of.setdefault(mention.holder, []).append(mention.text)
    return Telling(voices, roles_of)


@dataclass(slots=True)
class _Reader:
    """Reads sentence after sentence and keeps what later ones refer back to."""

    document: str
    structure: TextStructure
    types: dict[str, EventType]
    filling: Filling
    telling: Telling
    found: list[Claim] = field(default_factory=list)
    entries: ToldEntries = NONE
    here: ToldEntry | None = None
    """The entry of a chronology or a list that is being read."""
    ended: int = 0
    """Sentences of that entry that have ended."""

    def enter(self, entry: ToldEntry | None, start: int) -> None:
        """Go on to the sentence that begins at `start`, of that entry or of no entry."""
        if entry is self.here:
            self.ended += self.structure.text[max(0, start - 8) : start].rstrip()[-1:] not in (";", ",", "–", "—", "-")
            return
        self.ended = 0
        memory, before = self.filling.memory, self.here
        if before is not None and (entry is None or entry.entry.series != before.entry.series):
            memory.close_entries(self.entries.of_series(before.entry.series))
        if entry is not None and (before is None or entry.entry.series != before.entry.series):
            memory.open_list()
        self.here = entry
        if entry is not None and entry.persons:
            memory.open_entry(entry.persons)
            self.filling.named_before = [filler.mention for filler in entry.persons]

    def in_calendar(self) -> bool:
        """Whether the entry being read is one of a court calendar, whose hearing is then added once."""
        here = self.here
        if here is None or not here.entry.announced:
            return False
        claims = claims_of_calendar(self.document, self.structure, self.telling.voices, here, self.types)
        self.found.extend(claims)
        return bool(claims)

    def read(self, line: Line, chosen: Sequence[Chosen]) -> None:
        """Add the claims of one sentence."""
        voices = self.telling.voices
        heads = line.sentence.span in self.entries.headings
        for one in chosen:
            if self._only_named(line, one):
                continue
            if heads and one.filled.group is None:
                # "Arrests in May" above a chronology tells no arrest besides those below.
                continue
            claim = self._asked(self._claim(line, one, chosen), commands=commands(line, one))
            if tells_nothing(line, one) or self._pleads(claim):
                self.filling.memory.remember(claim)
                continue
            before = self.found[-1] if self.found else None
            if before is not None and before.sentence == claim.sentence:
                between = self.structure.text[before.trigger.end : claim.trigger.start]
                claim = by_the_punished(claim, before, between, self.types, voices.mentions)
            self.found.append(claim)
            self.filling.memory.remember(claim)

    def _only_named(self, line: Line, one: Chosen) -> bool:
        """Whether a noun in a list of demands only names what the demand is about: "drop all charges against her"."""
        listed = self.here is not None and self.here.entry.label is None
        if not listed or one.candidate.match.form is not Form.NOUN or only_mentioned(line, one):
            return False
        chain = self.telling.voices.around(line.span(one.first, one.last))
        return bool(chain) and chain[-1].stance is Stance.DEMANDED

    def _asked(self, claim: Claim, *, commands: bool) -> Claim:
        """The claim, where it is only asked for: in a list of demands "release N. N." is a call for it."""
        if commands and claim.stance is Stance.ASSERTED:
            last = claim.speakers[-1]
            told = replace(last, stance=Stance.DEMANDED) if len(claim.speakers) > 1 else last
            claim = replace(claim, stance=Stance.DEMANDED, speakers=(*claim.speakers[:-1], told))
        listed = self.here is not None and self.here.entry.label is None
        if not (listed or commands) or claim.stance is not Stance.DEMANDED:
            return claim
        call = next((one for one in self.types.values() if one.demands), None)
        if not self.types[claim.type].frees or call is None:
            return claim
        roles = {role.name for role in call.roles}
        kept = tuple(filler for filler in claim.fillers if filler.role in roles)
        asked = replace(claim, type=call.id, phase=call.default_phase, fillers=kept, term=None, attributes=())
        return replace(asked, id=id_of(asked))

    def _pleads(self, claim: Claim) -> bool:
        """Whether somebody denies what is told of that person: a plea is no response of those accused of the deed."""
        if not self.types[claim.type].denies(claim.phase):
            return False
        concerned = [filler.mention for filler in claim.filled("person")]
        return any(
            self.telling.voices.same(agent.mention, mention) for agent in claim.filled("agent") for mention in concerned
        )

    def finished(self) -> tuple[Claim, ...]:
        """The claims in text order, denials tied to what they deny."""
        ordered = sorted(self.found, key=lambda claim: (claim.trigger, claim.type, claim.id))
        unique: dict[str, Claim] = {}
        for claim in ordered:
            unique.setdefault(claim.id, claim)
        claims = about_whom(no_firmer(unique.values(), self.types), self.types)
        alike = self.telling.voices.alike
        claims = told_by_the_publisher(claims, self.telling.voices, self.types)
        claims = the_one_court(named_later(claims, alike, self.types, self.filling.enumerations), alike)
        return tuple(answering(claim, claims[:number], self.types) for number, claim in enumerate(claims))

    def _claim(self, line: Line, chosen: Chosen, all_chosen: Sequence[Chosen]) -> Claim:
        event_type = chosen.candidate.event_type
        region = _region(line, chosen)
        chain = self.telling.voices.around(line.span(chosen.first, chosen.last))
        fillers = self.filling.fillers(line, chosen, region, chain)
        if self.entries.leads:
            fillers = named_in_list(line, fillers, self.entries.named_below(line.sentence.span), event_type)
        stance, speakers = self.telling.held(line, chosen, chain, fillers)
        term, term_time = slots.term(line, region, event_type)
        until, until_time = slots.until(line, region)
        used = frozenset(time.id for time in (term_time, until_time) if time is not None)
        asking = _asking(line, chosen, all_chosen, used)
        time = when.attach(line, asking, self._headed(line, asking))
        stance, phase = self._to_come(event_type, self._phase(line, chosen, time), stance, time)
        ordinal = time.ordinal if time is not None else None
        claim = Claim(
            id="",
            document=self.document,
            type=event_type.id,
            phase="continue" if ordinal is not None else phase,
            trigger=line.span(chosen.first, chosen.last),
            sentence=self.here.quote(line.sentence.span) if self.here is not None else line.sentence.span,
            fillers=fillers,
            when=self._when(line, chosen, asking, time, stance, speakers, fillers),
            term=term,
            until=until,
            ordinal=ordinal,
            amounts=slots.amounts(line, region, self.structure.text),
            attributes=slots.attributes(line, region, event_type),
            speakers=speakers,
            attribution=_last_id(chain),
            stance=stance,
            headline=line.sentence.kind is not BlockKind.PARAGRAPH,
        )
        return replace(claim, id=id_of(claim))

    def _when(
        self,
        line: Line,
        chosen: Chosen,
        asking: when.Asking,
        time: TimeExpression | None,
        stance: Stance,
        speakers: Sequence[Speaker],
        fillers: Sequence[Filler],
    ) -> When:
        """The time told, or that of the story carried on, or the bound that the report's own date gives."""
        if time is not None and self.here is not None and time is self.here.time:
            return when.of_time(time)
        if time is not None and time.when.bounds.known:
            return when.bounded(line, asking, time)
        carried = self._carried_on(line, chosen, speakers, fillers) if stance not in AHEAD else None
        here = self.here
        headed = here.time if here is not None and self.ended < DATED else None
        if carried is None and headed is not None and stance not in AHEAD:
            return when.no_later(headed, self.structure.reported)
        return carried or when.untold(self.structure.reported, ahead=stance in AHEAD)

    def _of_others(self, before: Claim, fillers: Sequence[Filler]) -> bool:
        """Whether both tell to whom it happened, and to nobody of the other."""
        alike = self.telling.voices.alike
        mine, theirs = (
            {alike.get(one.mention, one.mention) for one in group if one.role == "person" and one.mention is not None}
            for group in (fillers, before.fillers)
        )
        return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)

    def _headed(self, line: Line, asking: when.Asking) -> TimeExpression | None:
        """The date that the entry is headed by, where it may be that of the trigger: not of what had been before."""
        here = self.here
        if here is None or here.time is None or not here.time.when.bounds.known or self.ended >= DATED:
            return None
        first = line.sentence.span.start == here.entry.body.start
        if line.voices[asking.at] != line.voices[0]:
            return None
        if first and asking.at < OPENING:
            return here.time
        earlier = not first and "had" in line.lows[max(0, asking.at - OPENING) : asking.at]
        return None if asking.known or earlier else here.time

    def _phase(self, line: Line, chosen: Chosen, time: TimeExpression | None) -> str | None:
        """The phase that the trigger tells; "3 May: N. N. is detained" tells what happened on that day."""
        told, default = chosen.candidate.trigger.phase, chosen.candidate.event_type.default_phase
        dated = self.here is not None and time is not None and time is self.here.time
        return default if told is None or (dated and line.lows[chosen.first] in ("is", "are")) else told

    def _to_come(
        self, event_type: EventType, phase: str | None, stance: Stance, time: TimeExpression | None
    ) -> tuple[Stance, str | None]:
        """How an entry is held that is dated later than the report, or stands in a calendar: as planned."""
        here = self.here
        if here is None or time is None or time is not here.time or stance is not Stance.ASSERTED:
            return stance, phase
        day, reported = time.when.bounds.earliest, self.structure.reported
        ahead = day is not None and reported is not None and day > reported
        if not ahead and not here.entry.announced:
            return stance, phase
        return Stance.PLANNED, planned_phase(event_type, phase)

    def _carried_on(
        self, line: Line, chosen: Chosen, speakers: Sequence[Speaker], fillers: Sequence[Filler]
    ) -> When | None:
        """The date of the claim before, where the sentence carries on with its story.

        "In conclusion, …"; or "the talks" that the same speaker has just told of; never of others.
        """
        opening = " ".join(line.lows[:3])
        earlier = (claim for claim in reversed(self.found) if claim.sentence != line.sentence.span)
        if not any(opening.startswith(word) for word in clause_lexicon().continuers):
            if chosen.filled.group is not None or line.lows[max(0, chosen.first - 1)] != "the":
                return None
            earlier = (claim for claim in earlier if claim.type == chosen.candidate.event_type.id)
        before = next(earlier, None)
        if before is None:
            return None
        near = line.sentence.span.start - before.trigger.start < CARRIED
        if not near or before.when.phrase is None or before.speakers[-1].text != speakers[-1].text:
            return None
        named = not {"of", "against", "on"}.isdisjoint(line.lows[chosen.last : chosen.last + 2])
        if named and self._of_others(before, fillers):
            return None
        rule = "The sentence carries on with what was told before it, and takes its date."
        return replace(before.when, basis=WhenBasis.EVENT, rule=rule)


def _last_id(chain: Sequence[Attribution]) -> str | None:
    return chain[-1].id if chain else None


def _region(line: Line, chosen: Chosen) -> slots.Region:
    """The tokens in which charge, term, place and the rest are looked for: the trigger's clause."""
    parts = pieces(line, chosen.candidate.match.head)
    first, last = parts[0][0], parts[-1][1]
    if last in line.cues and line.lows[last].endswith("ing") and last + 1 < len(line.lows):
        # "went on a hunger strike demanding a doctor": the demand belongs to the strike.
        last = clause(line, last + 1)[1]
        parts = (*parts[:-1], (parts[-1][0], last))
    first, last = min(first, chosen.first), max(last, chosen.last)
    parts = parts if len(parts) > 1 else ((first, last),)
    return slots.Region(first, last, chosen.first, chosen.last, parts)


def _asking(line: Line, chosen: Chosen, all_chosen: Sequence[Chosen], used: frozenset[str]) -> when.Asking:
    """The trigger as the choice of its time sees it."""
    at = chosen.candidate.match.head
    others = [one for one in all_chosen if 0 < abs(one.candidate.match.head - at) <= 2 * when.LIMIT]
    return when.Asking(
        at=at,
        rivals=tuple(one.candidate.match.head for one in others),
        nouns=frozenset(
            one.candidate.match.head for one in others if one.filled.group is None and not in_place(line, one)
        ),
        known=only_mentioned(line, chosen),
        counted=chosen.candidate.event_type.phase("continue") is not None,
        used=used,
    )
