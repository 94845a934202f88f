"""Slots and accounts: what the tellings of one event say, question by question, and the event made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from onrecord.core.attribution import Stance
from onrecord.core.calendar import spell, spell_bounds, to_edtf
from onrecord.core.event import Account, Event, Slot
from onrecord.core.identity import identify
from onrecord.core.when import Bounds
from onrecord.reconcile.lasting import days_told, only_lasts
from onrecord.reconcile.support import one_voice, support_of
from onrecord.reconcile.telling import Telling, Value, firmest
from onrecord.reconcile.titles import spell_term, stance_note, title_of, when_label
from onrecord.vocabulary.types import EventType

CORRECTED = "corrected by a later report"
"""How the basis of an account ends whose every claim a later report took back."""
UNCOUNTED = frozenset({"person"})
"""Roles that are no question about the event: who it happened to is what makes it this event."""


_Answer: TypeAlias = tuple[str, Bounds | None, dict[str, Telling]]
"""What an answer is called, its bounds if it is a date, and who gives it, by the claim's id."""


def make_event(
    event_type: EventType, group: Sequence[Telling], names: Mapping[str, str], superseded: frozenset[str] = frozenset()
) -> Event:
    """The event that a group of tellings is about. `names` gives the shown name of an entity's id.

    `superseded` are the ids of claims that a later report corrects: their values stay among the accounts, marked, and
    weigh nothing in bounds and stance.
    """
    standing = [telling for telling in group if telling.claim.id not in superseded] or list(group)
    claim = group[0].claim
    told = [telling for telling in standing if telling.stance is not Stance.DENIED] or standing
    slots = slots_of(group, superseded)
    stance = firmest([telling.stance for telling in told])
    persons = tuple(sorted({person for telling in group for person in telling.persons}))
    when = [telling.bounds for telling in told if telling.dated]
    bounds = agreed_bounds(when) if when else agreed_bounds([telling.bounds for telling in told])
    title = title_of(event_type, group[0].phase, told, slots, _list([names[person] for person in persons]))
    note = stance_note(stance, [telling for telling in told if telling.stance is stance])
    return Event(
        id=identify("event", claim.id),
        type=claim.type,
        phase=group[0].phase,
        persons=persons,
        title=f"{title} ({note})" if note else title,
        bounds=bounds,
        when_label=when_label([held for held in when if held.known], bounds) + _told_until(group),
        stance=stance,
        slots=slots,
        claims=tuple(telling.claim.id for telling in group),
        support=support_of(group),
        attributes=tuple(sorted({attribute for telling in told for attribute in telling.claim.attributes})),
    )


def _told_until(group: Sequence[Telling]) -> str:
    """Up to which report it is told that a state lasts, where several tell it."""
    days = days_told(group) if only_lasts(group) else ()
    return f", told until {spell(days[-1])}" if len(days) > 1 else ""


def slots_of(group: Sequence[Telling], superseded: frozenset[str] = frozenset()) -> tuple[Slot, ...]:
    """Every question that some telling answers: when first, then term and until, then the roles by name."""
    affirmed = [telling for telling in group if telling.stance is not Stance.DENIED] or list(group)
    bodies = _bodies(affirmed)
    answers: dict[str, dict[str, _Answer]] = {}

    def note(slot: str, value: str, label: str, telling: Telling, bounds: Bounds | None = None) -> None:
        held = answers.setdefault(slot, {}).setdefault(value, (label, bounds, {}))
        held[2].setdefault(telling.claim.id, telling)

    until = _told_until(group)
    dated = [telling for telling in affirmed if telling.dated]
    known = [telling for telling in affirmed if telling.bounds.known]
    for telling in dated or (known if until else known[:1]):
        bounds = known[0].bounds if until else telling.bounds
        note("when", to_edtf(bounds) or "", spell_bounds(bounds) + until, telling, bounds)
    for telling in affirmed:
        claim = telling.claim
        if claim.term:
            note("term", claim.term.iso(), spell_term(claim.term), telling)
        if claim.until and claim.until.bounds.known:
            bounds = claim.until.bounds
            note("until", to_edtf(bounds) or "", spell_bounds(bounds), telling, bounds)
        for amount in claim.amounts:
            value = f"{amount.value:.15g} {amount.unit}".strip() if amount.value is not None else amount.text.casefold()
            note("amount", value, amount.text, telling)
        for role in telling.values:
            if role.role not in UNCOUNTED:
                value, label = _named(role, bodies.get(role.role, {}))
                note(role.role, value, label, telling)
    order = ["when", "term", "until", "amount", *sorted(answers.keys() - {"when", "term", "until", "amount"})]
    return tuple(Slot(name, _accounts(answers[name], superseded)) for name in order if name in answers)


def _bodies(group: Sequence[Telling]) -> dict[str, dict[str, Value]]:
    """For each role the bodies, people and places that fill it by their names, by id."""
    found: dict[str, dict[str, Value]] = {}
    for telling in group:
        for value in telling.values:
            if value.named:
                found.setdefault(value.role, {})[value.value] = value
    return found


def _named(value: Value, named: Mapping[str, Value]) -> tuple[str, str]:
    """The value, or the one named body of the event that "the court" describes without its name."""
    if value.named or len(named) != 1:
        return value.value, value.label
    (other,) = named.values()
    meant = other if value.words and value.words <= other.words else value
    return meant.value, meant.label


def _accounts(values: Mapping[str, _Answer], superseded: frozenset[str]) -> tuple[Account, ...]:
    found = []
    for value, (label, bounds, held) in values.items():
        tellings = tuple(held.values())
        found.append(
            Account(
                value=value,
                label=label,
                claims=tuple(telling.claim.id for telling in tellings),
                support=support_of(tellings),
                stance=firmest([telling.stance for telling in tellings]),
                bounds=bounds,
                basis=_basis(tellings, bounds, superseded),
            )
        )
    return tuple(sorted(found, key=lambda account: (-account.support.origins, -account.support.reports, account.value)))


def _basis(tellings: Sequence[Telling], bounds: Bounds | None, superseded: frozenset[str]) -> str:
    """How the value is known, in words."""
    parts = []
    if bounds is not None:
        told = [telling for telling in tellings if telling.dated]
        parts.append(told[0].claim.when.rule or "told as a date" if told else "not later than the report")
    voice = one_voice(tellings)
    if voice and len({telling.claim.document for telling in tellings}) > 1:
        parts.append(f"all on the word of {voice}")
    if all(telling.claim.id in superseded for telling in tellings):
        parts.append(CORRECTED)
    return "; ".join(parts)


def agreed_bounds(all_bounds: Sequence[Bounds]) -> Bounds:
    """The days on which all can be true; where there is none, from the first day to the last that any names."""
    starts = [bounds.earliest for bounds in all_bounds if bounds.earliest]
    ends = [bounds.latest for bounds in all_bounds if bounds.latest]
    earliest, latest = max(starts, default=None), min(ends, default=None)
    if earliest and latest and earliest > latest:
        return Bounds(min(starts + ends), max(starts + ends))
    return Bounds(earliest, latest)


def _list(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {len(names) - 2} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
