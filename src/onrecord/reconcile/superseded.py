"""Which claims a later report takes back: a report that says it corrects an earlier one of the same origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.calendar import spell_bounds
from onrecord.core.event import Event
from onrecord.core.finding import Finding, FindingKind
from onrecord.reconcile.findings import Tellings, make_finding, side_of
from onrecord.reconcile.telling import Telling
from onrecord.reconcile.titles import spell_term


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Claims whose value a later report replaces by its own."""

    slot: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    old_label: str
    new_label: str


def find_taken_back(
    group: Sequence[Telling], correcting: frozenset[str], ages: dict[str, tuple[object, ...]]
) -> tuple[TakenBack, ...]:
    """What the tellings of one event take back among themselves.

    `correcting` are the documents that hold a correction; `ages` orders the documents, versions of one day by the date
    of their last change.
    """
    found = []
    for document in sorted({telling.claim.document for telling in group} & correcting):
        mine = [telling for telling in group if telling.claim.document == document]
        firm = [telling for telling in mine if not telling.in_correction] or mine
        origin = [telling for telling in group if telling.origin and telling.origin == mine[0].origin]
        earlier = [telling for telling in origin if ages[telling.claim.document] < ages[document]]
        restated = [telling for telling in mine if telling.in_correction]
        if not restated:
            continue  # the passage speaks of something else
        for slot in ("when", "term"):
            found += _replaced(slot, firm, [*earlier, *restated])
    return tuple(found)


def _replaced(slot: str, firm: Sequence[Telling], others: Sequence[Telling]) -> list[TakenBack]:
    values = {_value(slot, telling): telling for telling in firm if _value(slot, telling)}
    if len(values) != 1:
        return []
    (value, new), = values.items()  # fmt: skip
    old: dict[str, list[Telling]] = defaultdict(list)
    for telling in others:
        told = _value(slot, telling)
        if told and told != value and not _fits(slot, telling, new):
            old[told].append(telling)
    ids = tuple(telling.claim.id for telling in firm if _value(slot, telling) == value)
    return [
        TakenBack(slot, tuple(dict.fromkeys(telling.claim.id for telling in old[told])), ids, told, value)
        for told in sorted(old)
    ]


def _value(slot: str, telling: Telling) -> str:
    if slot == "when":
        return spell_bounds(telling.bounds) if telling.dated else ""
    return spell_term(telling.claim.term) if telling.claim.term else ""


def _fits(slot: str, telling: Telling, new: Telling) -> bool:
    return slot == "when" and telling.bounds.compatible(new.bounds)


def superseded_claims(taken_back: Sequence[TakenBack]) -> frozenset[str]:
    """Ids of all claims that were taken back."""
    return frozenset(claim for taken in taken_back for claim in taken.old)


def supersession_findings(
    event: Event, taken_back: Sequence[TakenBack], tellings: Tellings
) -> tuple[Finding, ...]:  # fmt: skip
    """That a later report corrects an earlier one: the value taken back stays on record and supports nothing."""
    found = []
    for taken in taken_back:
        if not set(taken.old) <= set(event.claims):
            continue
        told = [claim for claim in taken.old if not tellings[claim].in_correction] or taken.old
        sides = (side_of(taken.new_label, taken.new, tellings), side_of(taken.old_label, told, tellings,
                 "taken back by a later report"))  # fmt: skip
        found.append(
            make_finding(
                FindingKind.SUPERSESSION,
                f"Corrected: {taken.new_label}, no longer {taken.old_label}. {event.title}",
                "A later report of the same origin says that it corrects an earlier one.",
                (event.id,),
                taken.slot,
                sides,
            )
        )
    return tuple(found)
