"""Whom the last claims were about: what pronouns, descriptions and bare nouns ("the arrest") refer back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.attribution import Attribution, QuoteKind
from onrecord.core.claim import Claim, Filler
from onrecord.core.mention import Mention, MentionKind
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Participant
from onrecord.vocabulary.types import EventType

KEPT = 8
"""Claims that are looked back on."""
NEXT = 250
"""Code points over which "they" takes up who was doing something: the sentence before."""
REACH = 1500
"""Code points over which a bare noun refers back: a few paragraphs."""


@dataclass(slots=True)
class Memory:
    """The last claims, newest last, and the roles that people hold in the document."""

    holders: dict[str, tuple[Mention, ...]]
    """For each word of a role the people who hold such a role: "actor"."""
    alike: dict[str, int]
    """For each mention in a group of names, the number of its group."""
    types: Mapping[str, EventType]
    """The vocabulary's event types by id."""
    claims: list[Claim] = field(default_factory=list)
    together: tuple[Filler, ...] = ()
    """The last persons named side by side."""

    entry: tuple[Filler, ...] = ()
    """Whom the entry of a list is headed by: "2. N. N. (Norland)"."""

    acting: tuple[Filler, ...] = ()
    """The last people told of together as doing something: "thirty people took part in a picket"."""

    before: list[Claim] = field(default_factory=list)
    """What was told before the list that is being read."""

    def open_list(self) -> None:
        """Begin a list or a chronology: what was told before it is kept for what follows it."""
        self.before = list(self.claims)

    def open_entry(self, persons: tuple[Filler, ...]) -> None:
        """Begin the entry of a list that is headed by names: what was told of others is no longer meant."""
        self.entry = self.together = persons
        self.acting = ()
        self.claims.clear()

    def close_entries(self, persons: tuple[Filler, ...]) -> None:
        """Leave a list: from here on "they" are those named in it."""
        self.entry = ()
        if persons:
            self.together = persons
            self.claims[:] = self.before

    def remember(self, claim: Claim) -> None:
        """Keep a claim that names or describes persons."""
        doing = claim.filled("agent")
        if len(doing) > 1 or any(several(filler) for filler in doing):
            self.acting = doing
        lexicon = clause_lexicon()
        pronouns = lexicon.object_pronouns | lexicon.subject_pronouns | lexicon.possessives
        told = [one for one in claim.filled("person") if one.mention is not None or one.text.lower() not in pronouns]
        if told and not self.types[claim.type].impersonal:
            self.claims.append(claim)
            del self.claims[:-KEPT]

    def persons(self, event_type: EventType, start: int) -> tuple[Filler, ...]:
        """Whom an event told without its person is about: those of the last claim of its type or of a kindred one."""
        if event_type.impersonal:
            return ()
        near = [claim for claim in reversed(self.claims) if start - claim.trigger.start < REACH]
        for claim in near:
            if claim.type == event_type.id:
                return claim.filled("person")
        for claim in near:
            if kindred(event_type, self.types[claim.type]):
                return claim.filled("person")
        return self.entry

    def pronoun(
        self, role: str, one: Participant, attribution: Attribution | None, only: tuple[str | None, Sequence[str]]
    ) -> tuple[Filler, ...]:
        """Whom a pronoun without a reference stands for: the speaker of a direct quote, or the last persons told of."""
        lexicon = clause_lexicon()
        if one.head in lexicon.first_person:
            if attribution is not None and attribution.kind is not QuoteKind.INDIRECT and attribution.speaker:
                return (Filler(role, one.text, one.span, attribution.speaker),)
            return (Filler(role, one.text, one.span),)
        person, several = only
        many = lexicon.plural_pronouns | lexicon.first_person_plural
        if one.head not in many and (person is not None or several):
            return (Filler(role, one.text, one.span, person or self._told_of_before(several)),)
        if role == "agent":
            # Who did it is left open rather than told as "they".
            near = [filler for filler in self.acting if one.span.start - filler.span.start < NEXT]
            return tuple(near) if one.head in lexicon.plural_pronouns else ()
        if one.head in lexicon.first_person_plural or role != "person":
            return (Filler(role, one.text, one.span),)
        return self._last(many=one.head in lexicon.plural_pronouns) or (Filler(role, one.text, one.span),)

    def _told_of_before(self, mentions: Sequence[str]) -> str | None:
        """The one of several persons that something was told to have happened to; None where it is nobody or more."""
        told = {filler.mention for claim in self.claims for filler in claim.filled("person") if filler.mention}
        keys = {self.alike.get(mention, mention) for mention in told}
        fitting = {str(self.alike.get(mention, mention)): mention for mention in mentions}
        kept = [mention for key, mention in sorted(fitting.items()) if self.alike.get(mention, mention) in keys]
        if len(kept) == 1:
            return kept[0]
        # Of several the one named first: the subject of the sentence before.
        return mentions[0] if mentions and self._key(mentions[0]) in {self._key(mention) for mention in kept} else None

    def description(self, role: str, one: Participant) -> tuple[Filler, ...]:
        """Whom a description stands for: the holder of such a role, or those told of last where it says no more."""
        plain = (Filler(role, one.text, one.span, None, one.count),)
        opening = one.text.split()[0].lower()
        if self._of_entry(role, one, opening):
            return (Filler(role, one.text, one.span, self.entry[0].mention),)
        if role != "person" or one.text.lower() in clause_lexicon().whoever:
            return plain
        if not _definite(one, opening):
            return self._of_headline(role, one, opening) or plain
        return (self._told_before(one) if one.plural else self._one_told_before(role, one)) or plain

    def _one_told_before(self, role: str, one: Participant) -> tuple[Filler, ...]:
        """Whom "the editor", "the suspect" stands for; nobody where that is unclear."""
        holders = self.holders.get(one.head, ())
        only = holders[0].id if len(holders) == 1 else None if holders else self._only_one_told_of(one)
        only = only or (self._of_kindred_role(one) if not holders and not one.owned else None)
        if only is not None:
            return (Filler(role, one.text, one.span, only),)
        return self._last(many=False) if one.head in clause_lexicon().principals else ()

    def _of_headline(self, role: str, one: Participant, opening: str) -> tuple[Filler, ...]:
        """Whom a bare noun of a title means: the only one who holds that role: "Secretary-general held"."""
        lexicon = clause_lexicon()
        bare = opening == one.head and one.head not in lexicon.onlookers - {"head", "chief", "president", "deputy"}
        holders = self.holders.get(one.head, ())
        if not bare or one.plural or one.count is not None or len(holders) != 1 or one.head in lexicon.collective:
            return ()
        return (Filler(role, one.text, one.span, holders[0].id),)

    def _of_kindred_role(self, one: Participant) -> str | None:
        """Whom "the journalist" means where one person told of is an editor, a reporter or the like; else nobody."""
        kindred_roles = clause_lexicon().kindred_roles.get(one.head, frozenset())
        holders = {
            self._key(mention.id): mention.id
            for role in sorted(kindred_roles)
            for mention in self.holders.get(role, ())
        }
        told = {self._key(filler.mention) for filler in self._told()}
        kept = [mention for key, mention in holders.items() if key in told]
        return kept[0] if len(kept) == 1 else None

    def _told_before(self, one: Participant) -> tuple[Filler, ...]:
        """Whom "the three", "the suspects" stand for: as many as were told of; nobody where unclear."""
        lexicon = clause_lexicon()
        if one.count is not None:
            for claim in reversed(self.claims):
                if len(claim.filled("person")) == one.count == len(self._people(claim)):
                    return claim.filled("person")
            if len(self.together) == one.count:
                return self.together
            counted = [filler for filler in self._told() if filler.mention is None and filler.count == one.count]
            if counted and (one.head in lexicon.principals or one.head in lexicon.numbers):
                return (counted[-1],)
        if one.head in lexicon.principals:
            return self._last(many=True)
        return self._named_together() if not one.owned and one.count is None else ()

    def _of_entry(self, role: str, one: Participant, opening: str) -> bool:
        """Whether a description is of the one person that the entry of a list is about: "2. N. N. … Jailed editor"."""
        lexicon = clause_lexicon()
        told = role == "person" and len(self.entry) == 1 and not one.plural and not one.owned
        told = told and {self._key(filler.mention) for filler in self._told()} <= {self._key(self.entry[0].mention)}
        others = lexicon.onlookers | lexicon.agents | lexicon.family
        return told and opening not in lexicon.introducing and one.head not in others and one.count is None

    def _told(self) -> list[Filler]:
        """The persons of the last claims."""
        return [filler for claim in self.claims for filler in claim.filled("person")]

    def _people(self, claim: Claim) -> set[str]:
        """The persons of a claim, each once: by their names, or by the words that tell them."""
        return {self._key(filler.mention) or filler.text for filler in claim.filled("person")}

    def _key(self, mention: str | None) -> str:
        """The same for all mentions of one person; empty where nobody is named."""
        return str(self.alike.get(mention or "", mention or ""))

    def _only_one_told_of(self, one: Participant) -> str | None:
        """Whom "the journalist" means where one named person only was told of, and nobody holds that role."""
        lexicon = clause_lexicon()
        if one.owned or one.head in lexicon.onlookers | lexicon.agents | lexicon.family:
            return None
        told = [filler for claim in self.claims for filler in claim.filled("person")]
        if any(several(filler) for filler in told):
            return None
        named = [filler for filler in told if filler.mention is not None]
        full = [filler for filler in named if not any(_part_of(filler.text, other.text) for other in named)]
        people = {str(self.alike.get(filler.mention or "", filler.mention)) for filler in full}
        return full[-1].mention if len(people) == 1 else None

    def _named_together(self) -> tuple[Filler, ...]:
        """The last two or more persons told of by name: "the journalists"."""
        for claim in reversed(self.claims):
            persons = claim.filled("person")
            if len(persons) > 1 and all(filler.mention is not None for filler in persons):
                return persons
        return self.together

    def _last(self, *, many: bool) -> tuple[Filler, ...]:
        for claim in reversed(self.claims):
            persons = claim.filled("person")
            together = len(persons) > 1 or any(several(filler) for filler in persons)
            if together == many:
                return tuple(replace(filler, role="person") for filler in persons)
        return ()


def _definite(one: Participant, opening: str) -> bool:
    """Whether a description is of somebody told of before: "the editor", "his client", "Suspect held"."""
    lexicon = clause_lexicon()
    if one.owned or opening in ("the", "this", "these", "those", "both") or opening in lexicon.possessives:
        return True
    told_alone = one.head in lexicon.principals and one.count is None and opening not in lexicon.introducing
    # "Suspect held" is whoever was told of before; "prisoners are beaten" is told of prisoners.
    return told_alone and not (one.plural and opening == one.head)


def kindred(one: EventType, other: EventType) -> bool:
    """Whether two types tell of the same people one after the other: they belong to one story."""
    return bool(set(one.stories) & set(other.stories))


def _part_of(name: str, other: str) -> bool:
    """Whether a name is only a part of another: a surname alone."""
    return set(name.split()) < set(other.split())


def several(filler: Filler) -> bool:
    """Whether words without a name tell more than one person."""
    if filler.mention is not None:
        return False
    if filler.count is not None:
        return filler.count > 1
    words = filler.text.lower().split()
    collective = words[-1] in clause_lexicon().collective
    return collective or (words[-1].endswith("s") and words[0] not in ("a", "an"))


def role_holders(mentions: Sequence[Mention], alike: dict[str, int]) -> dict[str, tuple[Mention, ...]]:
    """For each noun of people the persons whose roles name it, one mention a person."""
    lexicon = clause_lexicon()
    by_id = {mention.id: mention for mention in mentions}
    found: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        holder = by_id.get(mention.holder or "")
        if mention.kind is not MentionKind.ROLE or holder is None:
            continue
        for word in mention.text.lower().split():
            if word in lexicon.people:
                key = str(alike.get(holder.id, holder.id))
                found.setdefault(word, {}).setdefault(key, holder)
    return {word: tuple(people.values()) for word, people in found.items()}
