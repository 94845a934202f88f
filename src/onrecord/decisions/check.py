"""Whether a decision may join the log: nothing that contradicts an earlier one in force gets in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.problem import Problem
from onrecord.decisions.identity import Sameness
from onrecord.decisions.replay import describe, replay

_OPPOSITE = {DecisionKind.ACCEPT: DecisionKind.REJECT, DecisionKind.REJECT: DecisionKind.ACCEPT}


def check_decision(
    decision: Decision, log: Sequence[Decision], groups: Mapping[str, str] | None = None
) -> Problem | None:
    """Why `decision` may not be appended to `log`; None where it may. `groups` is as in `Sameness`."""
    if any(entry.id == decision.id for entry in log):
        return _refusal(decision, f"{describe(decision)} is in the log already.", "Nothing to do.")
    if decision.kind is DecisionKind.UNDO:
        return _check_undo(decision, log)
    in_force = replay(log, groups).in_force
    repeated = next((entry for entry in in_force if _repeats(entry, decision)), None)
    if repeated is not None:
        return _refusal(decision, f"The same was decided before: {describe(repeated)}.", "Nothing to do.")
    if decision.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT):
        against = _against_identity(decision, in_force, groups or {})
    else:
        against = next((entry for entry in in_force if _opposes(entry, decision)), None)
    if against is None:
        return None
    return _refusal(
        decision,
        f"It contradicts an earlier decision: {describe(against)}.",
        f"If that one is wrong, undo it first: onrecord decide undo {against.id}",
    )


def _check_undo(decision: Decision, log: Sequence[Decision]) -> Problem | None:
    target = next((entry for entry in log if entry.id == decision.targets[0]), None)
    if target is None:
        return _refusal(decision, "There is no decision of that id in the log.", "Copy the id that the log shows.")
    if target.kind is DecisionKind.UNDO:
        return _refusal(decision, f"An undo cannot be undone: {describe(target)}.", "Make the decision again instead.")
    earlier = next((e for e in log if e.kind is DecisionKind.UNDO and e.targets == decision.targets), None)
    if earlier is not None:
        return _refusal(decision, f"It was undone before: {describe(earlier)}.", "Nothing to do.")
    return None


def _against_identity(decision: Decision, in_force: Sequence[Decision], groups: Mapping[str, str]) -> Decision | None:
    """The earlier decision that stands against a `same` or a `different`, also through others in between."""
    sameness = Sameness((*in_force, decision), groups)
    for entry in in_force:
        if entry.kind is DecisionKind.SAME and sameness.join(entry) is not None:
            return entry
    return sameness.join(decision) if decision.kind is DecisionKind.SAME else None


def _repeats(entry: Decision, decision: Decision) -> bool:
    return (
        entry.kind is decision.kind
        and set(entry.targets) == set(decision.targets)
        and (entry.author, entry.slot, entry.value) == (decision.author, decision.slot, decision.value)
    )


def _opposes(entry: Decision, decision: Decision) -> bool:
    if entry.targets != decision.targets:
        return False
    if entry.kind is DecisionKind.CORRECT and decision.kind is DecisionKind.CORRECT:
        return entry.slot == decision.slot and entry.value != decision.value
    return _OPPOSITE.get(decision.kind) is entry.kind


def _refusal(decision: Decision, message: str, remedy: str) -> Problem:
    return Problem(f"decide {decision.kind}", message, remedy)
