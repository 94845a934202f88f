"""The vocabulary as values: what an event type is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.core.mention import MentionKind


class Effect(StrEnum):
    """What an event does to a state."""

    STARTS = "starts"
    CONTINUES = "continues"
    """It shows that the state lasts on that day."""
    EXTENDS = "extends"
    """It moves the day on which the state runs out."""
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class StateEffect:
    """That an event, in one phase, starts, continues, extends or ends a state of the person it happens to."""

    state: str
    """custody, hunger_strike, house_arrest, travel_ban."""
    effect: Effect


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of an event type: hunger strike, resumed."""

    id: str
    label: str
    title: str = ""
    """How an event of this phase is told in one line, with role names in braces: "Hunger strike of {person}"."""
    effects: tuple[StateEffect, ...] = ()
    carries_out: tuple[str, ...] = ()
    """What had decided or announced it, as "type/phase", besides a plan of the same type and phase."""
    part_of: tuple[str, ...] = ()
    """What goes on under it, as "type/phase": the arrest that an order of custody confirms."""
    excludes: tuple[str, ...] = ()
    """Phases of the same type that cannot be the result of the same day: convicted, and acquitted."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language, in the pattern language of docs/vocabulary.md."""

    language: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleDefinition:
    """One role of an event type: who or what takes part, and as what."""

    name: str
    label: str
    definition: str
    kinds: tuple[MentionKind, ...] = ()
    """What may fill it; empty where words fill it (a charge, an amount)."""
    markers: tuple[Words, ...] = ()
    """Words after which the filler stands ("on charges of"), or around it ("on … charges")."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property that a claim of the type may carry: "dry" of a hunger strike."""

    id: str
    label: str
    words: tuple[Words, ...] = ()
    """Words in the same clause that tell it."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Codes of the same thing in other vocabularies: codes only."""

    scheme: str
    """plover, ace, kairos, huridocs."""
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell an event type in one language; see docs/vocabulary.md for the pattern language."""

    language: str
    pattern: str
    phase: str | None = None
    """The phase these words tell; None for the type's default."""
    needs: tuple[str, ...] = ()
    """Words of which one must stand in the same clause."""
    refuses: tuple[str, ...] = ()
    """Words that make it something else."""
    stance: str | None = None
    """Where the words themselves say so: "plans to arrest" is planned."""
    subject: str | None = None
    """For verbs and phrases: the role of whoever does it or of whom it is said ("police" in "police arrested him")."""
    object: str | None = None
    """For verbs: the role of whoever it is done to ("him")."""
    voice: str | None = None
    """"active" or "passive" where only that voice has this sense."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the kinds of event that onrecord knows, wholly defined by its file."""

    id: str
    family: str
    """liberty, process, treatment or response."""
    label: str
    definition: str
    title: str
    """How an event of this type is told in one line, with role names in braces."""
    lane: str
    """The lane of the timeline that it is drawn in: custody, hunger_strike, court, other."""
    roles: tuple[RoleDefinition, ...]
    phases: tuple[Phase, ...] = ()
    default_phase: str | None = None
    effects: tuple[StateEffect, ...] = ()
    """Effects on states whatever the phase."""
    triggers: tuple[Trigger, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    traits: tuple[str, ...] = ()
    """What the type is like, for reading and for comparing reports; docs/vocabulary.md tells them all."""
    stories: tuple[str, ...] = ()
    """Types that share a story tell of the same people one after the other."""
    mappings: tuple[Mapping, ...] = ()
    example: str = ""
    """A `.case` file that shows the type in use; it is run by the tests."""

    @property
    def contested(self) -> bool:
        """Whether it is contested by its nature, so that taking it for granted does not make it known: torture."""
        return "contested" in self.traits

    @property
    def deniable(self) -> bool:
        """Whether it is what authorities are accused of, so that their denial may answer it."""
        return "deniable" in self.traits

    @property
    def punishes(self) -> bool:
        """Whether it is done to somebody for what that person is said to have done: a charge."""
        return "punishes" in self.traits

    @property
    def finds(self) -> bool:
        """Whether it settles in law that somebody did it: a verdict."""
        return "finds" in self.traits

    @property
    def lasts(self) -> bool:
        """Whether it has a length or is ordered for one: a sentence."""
        return "lasts" in self.traits

    @property
    def recorded(self) -> bool:
        """Whether it is a matter of record, no act of others that a party alleges: a verdict, a death."""
        return "recorded" in self.traits

    @property
    def impersonal(self) -> bool:
        """Whether it is often told without anybody to whom it happens: a search."""
        return "impersonal" in self.traits

    @property
    def told_in_general(self) -> bool:
        """Whether its bare plural tells a practice and no event told before: "arbitrary arrests"."""
        return "general" in self.traits

    @property
    def accuses(self) -> bool:
        """Whether whoever does it says with it that somebody did something: a charge, and no verdict."""
        return "accuses" in self.traits

    @property
    def recurs(self) -> bool:
        """Whether it happens again within days, so that only tellings of one day are one event: a hearing."""
        return "recurs" in self.traits

    @property
    def happens_once(self) -> bool:
        """Whether it happens once in a life, so that all tellings are one event: a death."""
        return "once" in self.traits

    @property
    def awaited(self) -> bool:
        """Whether "not" mostly means "not yet", so that without a date it denies none told before: a verdict."""
        return "awaited" in self.traits

    @property
    def demands(self) -> bool:
        """Whether it is itself a demand, so that it has happened once it is told: a call for release."""
        return "demand" in self.traits

    @property
    def holds(self) -> bool:
        """Whether the person is held from then on, or was: what a release supposes."""
        return "holds" in self.traits

    @property
    def frees(self) -> bool:
        """Whether its being told shows that the person was held before: a release."""
        return "frees" in self.traits

    @property
    def ordered(self) -> bool:
        """Whether its term runs from its own day: an order of custody."""
        return "ordered" in self.traits

    @property
    def in_court(self) -> bool:
        """Whether it shows that a hearing announced for its day took place, or what came of it: a ruling."""
        return "in_court" in self.traits

    def denies(self, phase: str | None) -> bool:
        """Whether an event of that phase is somebody's denial."""
        return "denial" in self.traits and phase == "deny"

    def phase(self, id: str | None) -> Phase | None:  # noqa: A002 - the vocabulary's own word
        """The phase of that id, where the type has it."""
        return next((phase for phase in self.phases if phase.id == id), None)

    def effects_of(self, phase: str | None) -> tuple[StateEffect, ...]:
        """What an event of this type does to states in that phase."""
        found = self.phase(phase)
        return self.effects + (found.effects if found else ())


@dataclass(frozen=True, slots=True)
class StateDefinition:
    """A state that events start and end."""

    id: str
    label: str
    day_label: str
    """How a day of it is told: "day {n} of the hunger strike"."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All event types and states, with the digest of the data they were loaded from."""

    event_types: tuple[EventType, ...]
    """In the order of their ids."""
    states: tuple[StateDefinition, ...]
    digest: str
    background: tuple[EventType, ...] = ()
    """Types of what happens around a case (attacks of war, meetings of politicians): noted, and never claimed."""

    def type(self, id: str) -> EventType | None:  # noqa: A002 - the vocabulary's own word
        """The event type of that id."""
        return next((event_type for event_type in self.event_types if event_type.id == id), None)

    def state(self, id: str) -> StateDefinition | None:  # noqa: A002 - the vocabulary's own word
        """The state of that id."""
        return next((state for state in self.states if state.id == id), None)
