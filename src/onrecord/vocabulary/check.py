"""Whether a vocabulary is complete and sound: every mistake that a person adding to it can make is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.core.attribution import Stance
from onrecord.core.problem import Problem
from onrecord.vocabulary.patterns import CONDITIONS, parse_pattern
from onrecord.vocabulary.types import EventType, Trigger, Vocabulary, Words

FAMILIES = ("liberty", "process", "treatment", "response")
LANES = ("custody", "hunger_strike", "court", "other")
TRAITS = frozenset(
    (
        *("contested", "deniable", "punishes", "finds", "lasts", "impersonal", "general", "denial"),
        *("accuses", "recurs", "once", "awaited", "demand", "holds", "frees", "ordered", "in_court", "recorded"),
    )
)
FREE_SLOTS = frozenset({"term", "until", "amount"})
"""Names in titles that are no roles: every claim may carry them."""


def check(vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """All that is wrong with `vocabulary`, sorted; nothing where it may be used."""
    states = {state.id for state in vocabulary.states}
    phases = {f"{event_type.id}/{phase.id}" for event_type in vocabulary.event_types for phase in event_type.phases}
    found: list[Problem] = []
    for event_type in vocabulary.event_types:
        for message, remedy in (*_mistakes(event_type, states), *_of_ties(event_type, phases)):
            found.append(Problem(f"{event_type.id}.toml", message, remedy))
    for event_type in vocabulary.background:
        for message, remedy in (*_mistakes(event_type, states), *_of_background(event_type, vocabulary)):
            found.append(Problem(f"background/{event_type.id}.toml", message, remedy))
    return tuple(sorted(found))


def _mistakes(event_type: EventType, states: set[str]) -> Iterator[tuple[str, str]]:
    yield from _of_names(event_type)
    yield from _of_titles(event_type)
    yield from _of_effects(event_type, states)
    for trigger in event_type.triggers:
        yield from _of_trigger(event_type, trigger)
    yield from _of_words(event_type)
    yield from _of_completeness(event_type)


def _of_names(event_type: EventType) -> Iterator[tuple[str, str]]:
    if not re.fullmatch(r"[a-z][a-z_]*", event_type.id):
        yield f"The id {event_type.id!r} is not written in small letters and underscores.", "Change the id."
    if event_type.family not in FAMILIES:
        yield f"There is no family {event_type.family!r}.", f"Use one of {', '.join(FAMILIES)}."
    if event_type.lane not in LANES:
        yield f"There is no lane {event_type.lane!r}.", f"Use one of {', '.join(LANES)}."
    for trait in event_type.traits:
        if trait not in TRAITS:
            yield f"There is no trait {trait!r}.", f"Use one of {', '.join(sorted(TRAITS))}."
    phases = [phase.id for phase in event_type.phases]
    if event_type.default_phase is not None and event_type.default_phase not in phases:
        yield f"The default phase {event_type.default_phase!r} is no phase of the type.", "Add it or change it."
    named = (("phase", phases), ("role", [role.name for role in event_type.roles]))
    for what, names in named:
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"The {what} {name!r} is listed twice.", "Remove one of them."


def _of_titles(event_type: EventType) -> Iterator[tuple[str, str]]:
    roles = {role.name for role in event_type.roles} | FREE_SLOTS
    for title in (event_type.title, *(phase.title for phase in event_type.phases if phase.title)):
        for name in re.findall(r"\{([^{}]*)\}", title):
            if name not in roles:
                yield f"The title {title!r} names the role {name!r}, which the type does not have.", "Add the role."
        if re.sub(r"\{[^{}]*\}", "", title).count("{") or title.count("[") != title.count("]"):
            yield f"The title {title!r} has a bracket without its partner.", "Close the bracket."


def _of_effects(event_type: EventType, states: set[str]) -> Iterator[tuple[str, str]]:
    effects = [*event_type.effects, *(effect for phase in event_type.phases for effect in phase.effects)]
    for effect in effects:
        if effect.state not in states:
            yield f"It has an effect on the state {effect.state!r}, which is not defined.", "Add it to states.toml."


def _of_ties(event_type: EventType, phases: set[str]) -> Iterator[tuple[str, str]]:
    """What phases say of other phases, their own type's and others'."""
    for phase in event_type.phases:
        named = (*phase.carries_out, *phase.part_of, *(f"{event_type.id}/{other}" for other in phase.excludes))
        for other in named:
            if other not in phases:
                yield f"The phase {phase.id!r} names {other!r}, which no type has.", "Write it as type/phase."


def _of_background(event_type: EventType, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """What a type of the background may not have: it makes no claims."""
    if event_type.phases or event_type.effects:
        yield "A type of the background has phases or effects on states.", "Remove them, or move it to the event types."
    if vocabulary.type(event_type.id) is not None:
        yield f"The id {event_type.id!r} is that of an event type.", "Change the id."


def _of_trigger(event_type: EventType, trigger: Trigger) -> Iterator[tuple[str, str]]:
    where = f"The trigger {trigger.pattern!r}"
    roles = {role.name for role in event_type.roles}
    if trigger.phase is not None and event_type.phase(trigger.phase) is None:
        yield f"{where} tells the phase {trigger.phase!r}, which the type does not have.", "Add the phase."
    for role in (trigger.subject, trigger.object):
        if role is not None and role not in roles:
            yield f"{where} fills the role {role!r}, which the type does not have.", "Add the role."
    if trigger.voice not in (None, "active", "passive"):
        yield f"{where} has the voice {trigger.voice!r}.", 'Use "active" or "passive".'
    if trigger.stance is not None and trigger.stance not in set(Stance):
        yield f"{where} has the stance {trigger.stance!r}.", f"Use one of {', '.join(Stance)}."
    for written in (trigger.pattern, *trigger.needs, *trigger.refuses):
        yield from _of_pattern(written, conditions=written is not trigger.pattern)


def _of_pattern(written: str, *, conditions: bool) -> Iterator[tuple[str, str]]:
    if conditions and written.startswith("@"):
        if written not in CONDITIONS:
            yield f"There is no condition {written!r}.", f"Use one of {', '.join(sorted(CONDITIONS))}."
        return
    try:
        parse_pattern(written)
    except ValueError as error:
        yield f"The pattern {written!r} cannot be read: {error}.", "Correct it; docs/vocabulary.md shows how."


def _of_words(event_type: EventType) -> Iterator[tuple[str, str]]:
    lists: list[Words] = [words for role in event_type.roles for words in role.markers]
    lists.extend(words for attribute in event_type.attributes for words in attribute.words)
    for words in lists:
        for written in words.words:
            yield from _of_pattern(written, conditions=False)


def _of_completeness(event_type: EventType) -> Iterator[tuple[str, str]]:
    if not event_type.triggers:
        yield "No words tell it.", "Add at least one [[triggers]] table."
    told = {trigger.phase or event_type.default_phase for trigger in event_type.triggers}
    for phase in event_type.phases:
        if phase.id not in told:
            yield f"No words tell the phase {phase.id!r}.", "Add a trigger with that phase."
    if not event_type.mappings:
        yield "It has no code of another vocabulary.", "Add a [[mappings]] table."
    if not event_type.example.strip():
        yield "It has no example.", "Add an example as a .case text."
