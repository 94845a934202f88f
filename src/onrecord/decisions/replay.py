"""Which decisions are in force, and what is wrong among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.problem import Problem
from onrecord.decisions.identity import Sameness

_SETTLE = "Undo one of the two."


@dataclass(frozen=True, slots=True)
class Replay:
    """The outcome of a log."""

    in_force: tuple[Decision, ...]
    """Those that count, in the order of the log; neither undone ones nor the undoing."""
    problems: tuple[Problem, ...]
    """Contradictions, which only the joined logs of two desks can hold: the safe side counts, the other is left out."""


def replay(decisions: Iterable[Decision], groups: Mapping[str, str] | None = None) -> Replay:
    """The decisions in force.

    An undo takes out exactly the decision it names, wherever the two stand: a decision plus its undo equals neither.
    Of decisions that contradict each other the safe side counts: different over same, reject over accept; of two
    corrections of one slot neither counts. `groups` is as in `Sameness`.
    """
    entries = tuple({decision.id: decision for decision in decisions}.values())
    undone, problems = _undone(entries)
    standing = [entry for entry in entries if entry.kind is not DecisionKind.UNDO and entry.id not in undone]
    left_out: dict[str, Problem] = {}
    for check in (_same_against_different, _accept_against_reject, _corrections):
        left_out.update(check(standing, groups or {}))
    problems.extend(left_out[entry.id] for entry in standing if entry.id in left_out)
    return Replay(tuple(entry for entry in standing if entry.id not in left_out), tuple(problems))


def describe(decision: Decision) -> str:
    """A decision as messages name it: never its reason or targets, which may hold what is withheld."""
    return f"{decision.id} ({decision.kind}, {decision.author}, {decision.time[:10]})"


def _undone(entries: Sequence[Decision]) -> tuple[set[str], list[Problem]]:
    known = {entry.id: entry for entry in entries}
    undone: set[str] = set()
    problems = []
    for entry in entries:
        if entry.kind is not DecisionKind.UNDO:
            continue
        target = known.get(entry.targets[0]) if entry.targets else None
        if target is None:
            message = f"{describe(entry)} undoes a decision that is not in the log."
            problems.append(Problem("decisions", message, "Join the log that holds that decision, or leave it."))
        elif target.kind is DecisionKind.UNDO:
            message = f"{describe(entry)} undoes an undo, which has no effect."
            problems.append(Problem("decisions", message, "Make the decision again instead."))
        else:
            undone.add(target.id)
    return undone, problems


def _same_against_different(standing: Sequence[Decision], groups: Mapping[str, str]) -> dict[str, Problem]:
    sameness = Sameness(standing, groups)
    left_out = {}
    for entry in standing:
        if entry.kind is DecisionKind.SAME and (against := sameness.join(entry)) is not None:
            message = f"{describe(entry)} joins what {describe(against)} keeps apart; they are kept apart."
            left_out[entry.id] = Problem("decisions", message, _SETTLE)
    return left_out


def _accept_against_reject(standing: Sequence[Decision], _groups: Mapping[str, str]) -> dict[str, Problem]:
    rejected = {entry.targets[0]: entry for entry in standing if entry.kind is DecisionKind.REJECT}
    return {
        entry.id: Problem(
            "decisions",
            f"{describe(entry)} accepts a claim that {describe(against)} rejects; it counts as rejected.",
            _SETTLE,
        )
        for entry in standing
        if entry.kind is DecisionKind.ACCEPT and (against := rejected.get(entry.targets[0])) is not None
    }


def _corrections(standing: Sequence[Decision], _groups: Mapping[str, str]) -> dict[str, Problem]:
    first: dict[tuple[str, str | None], Decision] = {}
    left_out: dict[str, Problem] = {}
    for entry in standing:
        if entry.kind is not DecisionKind.CORRECT:
            continue
        earlier = first.setdefault((entry.targets[0], entry.slot), entry)
        if earlier.value != entry.value:
            message = f"{describe(earlier)} and {describe(entry)} correct one slot to two values; neither counts."
            problem = Problem("decisions", message, _SETTLE)
            left_out.setdefault(earlier.id, problem)
            left_out[entry.id] = problem
    return left_out
