"""What fills the roles of a claim: participants resolved to names, and phrases of the clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.attribution import Attribution
from onrecord.core.claim import Filler
from onrecord.core.mention import MentionKind
from onrecord.read.events import slots
from onrecord.read.events.choice import Chosen
from onrecord.read.events.holding import Voices
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.lists import listed
from onrecord.read.events.memory import Memory
from onrecord.read.events.named_among import with_named
from onrecord.vocabulary.patterns import Form
from onrecord.vocabulary.types import EventType

AHEAD = 4
"""Tokens at the head of a sentence within which "his" can stand for a name that follows."""
BEHIND = 14
"""Tokens after it within which the comma stands that the name follows."""
ENUMERATED = 4
"""Tokens before the first name of a sentence that only says who was meant."""
HEADING = 14
"""Tokens of the heading of an entry in a list at most."""
OBJECTS = frozenset(("him", "her", "them"))
"""Pronouns that are never the doer's own."""


@dataclass(slots=True)
class Filling:
    """Fills roles, sentence after sentence, and keeps whom pronouns may refer back to."""

    voices: Voices
    memory: Memory
    named_before: list[str | None] = field(default_factory=list)
    """The persons named in the last sentence that names any."""
    enumerations: list[tuple[Filler, ...]] = field(default_factory=list)
    """The persons of each sentence that only says who was meant: "They are N. N. and O. O."."""

    def pass_heading(self, line: Line) -> None:
        """Begin the entry of a list where the sentence is its heading: "2. N. N. (Norland)"."""
        persons = heading_of_entry(line)
        if persons:
            self.memory.open_entry(persons)
            self.named_before = [filler.mention for filler in persons]

    def pass_over(self, line: Line) -> None:
        """Keep who is named in a sentence for the pronouns of the next."""
        named = [one.mention for one in line.participants if _is_person(one)]
        if named:
            self.named_before = named
        together = _enumerated(line) or _together(line)
        if together and line.lows[0] in clause_lexicon().plural_pronouns:
            self.enumerations.append(together)
        if len(together) > 1:
            self.memory.together = together

    def fillers(
        self, line: Line, chosen: Chosen, region: slots.Region, chain: Sequence[Attribution]
    ) -> tuple[Filler, ...]:
        """All fillers of the trigger, in the order of the type's roles."""
        event_type = chosen.candidate.event_type
        fillers: list[Filler] = []
        taken: set[int] = set()
        for role, group in chosen.filled.roles:
            told = with_named(line, group, chosen.first, chosen.last) if role == "person" else group
            for one in told:
                if not _in_what_is_threatened(line, chosen, one):
                    taken.update(range(one.first, one.last + 1))
                fillers.extend(self._filler(role, one, chain, line))
        fillers = _nobody_to_himself(fillers, self.voices)
        names = {role.name for role in event_type.roles}
        known = any(filler.role == "person" for filler in fillers) or _anybody(line, chosen)
        if "person" in names and not known and not _generic(line, chosen):
            fillers.extend(self.memory.persons(event_type, line.sentence.span.start))
        fillers.extend(slots.marked(line, region, event_type, frozenset(taken)))
        fillers.extend(self._phrases(line, region, names, fillers))
        order = {role.name: number for number, role in enumerate(event_type.roles)}
        unique = {(filler.role, filler.span, filler.mention): filler for filler in fillers if filler.role in names}
        return tuple(sorted(unique.values(), key=lambda filler: (order[filler.role], filler.span)))

    def _phrases(self, line: Line, region: slots.Region, names: set[str], told: Sequence[Filler]) -> list[Filler]:
        """Article of law, facility and place, where the type has these roles."""
        found: list[Filler | None] = []
        if "article" in names:
            found.append(slots.article(line, region, self.voices.text))
        if "facility" in names and not any(filler.role == "facility" for filler in told):
            found.append(slots.facility(line, region))
        fillers = [filler for filler in found if filler is not None]
        if "place" in names:
            spans = frozenset(filler.span for filler in (*told, *fillers) if filler.role != "charge")
            place = slots.place(line, region, spans)
            fillers += [place] if place is not None else []
        return fillers

    def _filler(self, role: str, one: Participant, chain: Sequence[Attribution], line: Line) -> tuple[Filler, ...]:
        """A participant as a filler; a pronoun that nobody resolved stands for whom the last claims were about."""
        if one.mention is not None and not (one.possessive and one.pronoun):
            return (Filler(role, one.text, one.span, one.mention),)
        if one.pronoun:
            ahead = _ahead(line, one)
            if ahead is not None and ahead.mention is not None:
                return (Filler(role, ahead.text, ahead.span, ahead.mention),)
            several = self._several(role, line, one)
            if several:
                return several
            if one.mention is not None:
                return (Filler(role, one.text, one.span, one.mention),)
            described = _described_before(line, one)
            if described is not None:
                return self.memory.description(role, described)
            return self.memory.pronoun(role, one, chain[-1] if chain else None, self._only_person(line, one))
        body = _body_named_before(line, one) if role == "person" else None
        if body is not None:
            return (Filler(role, one.text, one.span, body),)
        return self.memory.description(role, one)

    def _several(self, role: str, line: Line, one: Participant) -> tuple[Filler, ...]:
        """Whom "they", "them" and "their" stand for in their own sentence: the people told of in the plural before."""
        if role != "person" or one.head not in clause_lexicon().plural_pronouns:
            return ()
        for other in reversed([other for other in line.participants if other.last < one.first]):
            acting = other.force and (other.kind is not None or other.head in clause_lexicon().agents)
            if acting or other.pronoun or other.possessive or other.head in clause_lexicon().onlookers:
                continue
            group = self._listed_with(line, other)
            if len(group) > 1 or other.plural:
                return tuple(filler for told in group for filler in self._told_as(role, told))
        return ()

    def _told_as(self, role: str, one: Participant) -> tuple[Filler, ...]:
        if one.mention is not None:
            return (Filler(role, one.text, one.span, one.mention),)
        return self.memory.description(role, one)

    def _listed_with(self, line: Line, one: Participant) -> tuple[Participant, ...]:
        """Those told side by side with one, as far as they are people."""
        for other in line.participants:
            group = listed(line, other)
            if one in group:
                return tuple(told for told in group if told.kind in (None, MentionKind.PERSON))
        return ()

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


def _ahead(line: Line, one: Participant) -> Participant | None:
    """Whom "his" stands for where his name follows: "During his trial in December, N. N. was"."""
    lexicon = clause_lexicon()
    opens = line.lows[0] in lexicon.prepositions or line.lows[0] in lexicon.subordinators
    if not one.possessive or one.head in lexicon.plural_pronouns or one.first > AHEAD or not opens:
        return None
    comma = next((at for at in range(one.first, min(one.first + BEHIND, len(line.lows))) if line.lows[at] == ","), None)
    if comma is None:
        return None
    following = next((other for other in line.participants if other.first > comma), None)
    near = following is not None and following.first - comma <= 2 and not following.preposition
    return following if near and following is not None and following.kind is MentionKind.PERSON else None


def _in_what_is_threatened(line: Line, chosen: Chosen, one: Participant) -> bool:
    """Whether a participant stands in the infinitive after the trigger, whose words are told too: "threatened TO …"."""
    return one.first > chosen.last and line.lows[chosen.last + 1 : chosen.last + 2] == ("to",)


def _body_named_before(line: Line, one: Participant) -> str | None:
    """The body that "the newspaper" stands for: the only one that its sentence names before it."""
    lexicon = clause_lexicon()
    known = line.lows[one.first] in ("the", "this") and one.last == one.first + 1 and one.head in lexicon.outlet_ends
    if not known:
        return None
    bodies = [other for other in line.participants if other.last < one.first and other.kind is MentionKind.ORGANISATION]
    return bodies[0].mention if len(bodies) == 1 else None


def _nobody_to_himself(fillers: list[Filler], voices: Voices) -> list[Filler]:
    """The fillers without "him" and "her" tied to the doer: he beat HIM is not himself.

    Where the doer is named, the pronoun is somebody else's; where both are pronouns, whoever did it is left open.
    """
    told = [one for one in fillers if one.role == "person" and one.mention is not None and one.text.lower() in OBJECTS]
    if not told:
        return fillers
    result: list[Filler] = []
    for filler in fillers:
        alike = [one for one in told if one.role != filler.role and voices.same(one.mention, filler.mention)]
        if filler.role == "agent" and alike and filler.text.lower() in clause_lexicon().pronouns:
            continue
        result.append(filler)
    doers = [filler.mention for filler in result if filler.role == "agent"]
    return [
        replace(filler, mention=None)
        if filler in told and any(voices.same(filler.mention, doer) for doer in doers)
        else filler
        for filler in result
    ]


def _described_before(line: Line, one: Participant) -> Participant | None:
    """The one description that "he" or "her" can stand for in its own sentence: "a man was freed after HIS arrest"."""
    lexicon = clause_lexicon()
    if one.head in lexicon.plural_pronouns | lexicon.first_person | lexicon.first_person_plural:
        return None
    found = [other for other in line.participants if other.last < one.first and not other.pronoun]
    people = [other for other in found if other.kind in (None, MentionKind.PERSON) and not other.force]
    if len(people) != 1 or people[0].kind is not None or people[0].plural or people[0].possessive:
        return None
    told = people[0]
    alone = not told.preposition and told.head not in lexicon.onlookers | lexicon.family
    return told if alone and line.voices[told.first] == line.voices[one.first] else None


def _anybody(line: Line, chosen: Chosen) -> bool:
    """Whether the verb's object says that it is about no one told of before: "did not arrest anybody"."""
    after = line.lows[chosen.candidate.match.last + 1 : chosen.candidate.match.last + 2]
    return chosen.filled.group is not None and bool(after) and after[0] in clause_lexicon().anybody


def _generic(line: Line, chosen: Chosen) -> bool:
    """Whether a noun tells a kind of event and not one that was told before: "arbitrary arrests and torture"."""
    if chosen.filled.group is not None or chosen.candidate.match.form is not Form.NOUN or chosen.filled.possessed:
        return False
    if not chosen.candidate.event_type.told_in_general:
        return False
    before = line.lows[chosen.first - 1] if chosen.first else ""
    return line.lows[chosen.last].endswith("s") and before not in clause_lexicon().determiners


def _together(line: Line) -> tuple[Filler, ...]:
    """The persons named side by side in a sentence: "A and B"."""
    for one in line.participants:
        if _is_person(one):
            group = [other for other in listed(line, one) if _is_person(other)]
            if len(group) > 1:
                return tuple(Filler("person", other.text, other.span, other.mention) for other in group)
    return ()


def _enumerated(line: Line) -> tuple[Filler, ...]:
    """The persons of a sentence that only says who was meant: "They are; N. N., 37 years, and O. O., 34 years"."""
    if line.lows[0] not in clause_lexicon().plural_pronouns or not set(line.lows[1:3]) & clause_lexicon().be:
        return ()
    persons = [one for one in line.participants if _is_person(one)]
    if not persons or persons[0].first > ENUMERATED:
        return ()
    return tuple(Filler("person", one.text, one.span, one.mention) for one in persons)


def heading_of_entry(line: Line) -> tuple[Filler, ...]:
    """The persons whom the entry of a list is headed by: a number, names and at most a place; else nobody."""
    if not line.lows[0].isdigit() or len(line.lows) > HEADING:
        return ()
    inside = {index for first, last, _ in line.mentions for index in range(first, last + 1)}
    if "(" in line.lows:
        inside |= set(range(line.lows.index("("), len(line.lows)))
    if any(low.isalpha() and index not in inside and low != "and" for index, low in enumerate(line.lows)):
        return ()
    return tuple(Filler("person", one.text, one.span, one.mention) for one in line.participants if _is_person(one))


def named_in_list(
    line: Line, fillers: tuple[Filler, ...], named: tuple[Filler, ...], event_type: EventType
) -> tuple[Filler, ...]:
    """The fillers, those named in the list below for "the following people" and for nobody."""
    persons = [filler for filler in fillers if filler.role == "person"]
    has = any(role.name == "person" for role in event_type.roles)
    pointed = "following" in line.words or not event_type.impersonal
    if not named or not has or not pointed or any(filler.mention is not None for filler in persons):
        return fillers
    if any(filler.count not in (None, len(named)) for filler in persons):
        return fillers
    return (*named, *(filler for filler in fillers if filler.role != "person"))


def _is_person(one: Participant) -> bool:
    return one.mention is not None and one.kind is MentionKind.PERSON
