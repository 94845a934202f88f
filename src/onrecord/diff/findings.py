"""What changed about states and findings."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from onrecord.core.casefile import CaseFile
from onrecord.core.finding import Finding
from onrecord.core.state import Clock, State
from onrecord.diff.difference import Change, ChangeKind, Part
from onrecord.diff.matching import match, values_changed
from onrecord.diff.names import names_of


def states_changed(before: CaseFile, after: CaseFile) -> Iterator[Change]:
    """States, by name and person; a person whose id changed is found again by name."""
    told = [
        {(state.name, names.get(state.person, state.person)): state for state in one.states}
        for one, names in ((before, names_of(before)), (after, names_of(after)))
    ]
    once, now = told
    for key in dict.fromkeys((*now, *once)):
        old, new = once.get(key), now.get(key)
        values = values_changed(_state_values(old) if old else {}, _state_values(new) if new else {})
        kind = ChangeKind.ADDED if old is None else ChangeKind.GONE if new is None else ChangeKind.CHANGED
        state = new or old
        if values and state:
            yield Change(Part.STATE, kind, state.id, f"{key[0]}: {key[1]}", "", values, ())


def _state_values(state: State) -> dict[str, tuple[str, ...]]:
    found = {
        "lasts": ("yes" if state.active else "no",),
        "periods": (str(len(state.periods)),),
        **_clocks(state.clocks),
    }
    for number, period in enumerate(state.periods, 1):
        for name, labels in _clocks(period.clocks).items():
            found[f"{name}, period {number}"] = labels
    return found


def _clocks(clocks: Iterable[Clock]) -> dict[str, tuple[str, ...]]:
    return {clock.name.value: tuple(reading.label for reading in clock.readings) for clock in clocks}


def findings_changed(before: CaseFile, after: CaseFile, events: Mapping[str, str]) -> Iterator[Change]:
    """Findings, by kind, slot and the events they are about, as these are matched."""

    def parts(finding: Finding, renamed: Mapping[str, str]) -> frozenset[Hashable]:
        about = (renamed.get(event, event) for event in finding.events)
        return frozenset((finding.kind, finding.slot, event) for event in about)

    once = {finding.id: finding for finding in before.findings}
    now = {finding.id: finding for finding in after.findings}
    paired, _, _ = match(
        {id_: parts(finding, events) for id_, finding in once.items()},
        {id_: parts(finding, {}) for id_, finding in now.items()},
    )
    origin = {new: old for old, new in paired.items()}
    for id_, finding in now.items():
        old = once.get(origin.get(id_, ""))
        values = values_changed(_finding_values(old) if old else {}, _finding_values(finding))
        if values:
            kind = ChangeKind.CHANGED if old else ChangeKind.ADDED
            yield Change(Part.FINDING, kind, id_, f"{finding.kind.value}: {finding.title}", "", values, ())
    for id_, finding in once.items():
        if id_ not in paired:
            yield Change(Part.FINDING, ChangeKind.GONE, id_, f"{finding.kind.value}: {finding.title}", "", (), ())


def _finding_values(finding: Finding) -> dict[str, tuple[str, ...]]:
    sides = tuple(f"{side.label} ({side.support.write()})" for side in finding.sides)
    return {"title": (finding.title,), "reason": (finding.reason,), "sides": sides, "settled by": (finding.settles,)}
