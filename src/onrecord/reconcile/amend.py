"""What people decided about claims, applied: corrected values, rejected and withheld claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.core.attribution import Stance
from onrecord.core.calendar import from_edtf
from onrecord.core.claim import Claim, Filler
from onrecord.core.decision import SLOTS, Decision, DecisionKind
from onrecord.core.problem import Problem
from onrecord.core.when import Bounds, Duration, Term, When, WhenBasis
from onrecord.vocabulary.types import Vocabulary


@dataclass(frozen=True, slots=True)
class Amended:
    """The claims after the decisions about them."""

    claims: tuple[Claim, ...]
    """All, the rejected and the withheld ones among them."""
    rejected: frozenset[str]
    """Counted nowhere; those among them for which the reading of a language model was accepted instead."""
    withheld: frozenset[str]
    """Used for nothing; taken out of every output by `withhold.redact`. What a language model read and nobody accepted
    is used for nothing either."""
    problems: tuple[Problem, ...]


def amend(claims: Iterable[Claim], decisions: Sequence[Decision]) -> Amended:
    """Apply accept, reject, correct and withhold, in the order of their times. Rejecting outweighs accepting."""
    corrections: dict[str, list[Decision]] = {}
    accepted: set[str] = set()
    rejected: set[str] = set()
    withheld: set[str] = set()
    for decision in sorted(decisions, key=lambda decision: (decision.time, decision.id)):
        if decision.kind is DecisionKind.ACCEPT:
            accepted.update(decision.targets)
        elif decision.kind is DecisionKind.REJECT:
            rejected.update(decision.targets)
        elif decision.kind is DecisionKind.WITHHOLD:
            withheld.update(decision.targets)
        elif decision.kind is DecisionKind.CORRECT:
            for target in decision.targets:
                corrections.setdefault(target, []).append(decision)
    problems: list[Problem] = []
    kept = []
    for claim in claims:
        amended = claim
        for decision in corrections.get(claim.id, ()):
            amended = _corrected(amended, decision, problems)
        kept.append(amended)
        if claim.read_by is not None and claim.id not in accepted:
            withheld.add(claim.id)
    rejected |= _set_aside(kept, accepted, rejected | withheld, problems)
    return Amended(tuple(kept), frozenset(rejected), frozenset(withheld), tuple(problems))


def _set_aside(claims: Sequence[Claim], accepted: set[str], unused: set[str], problems: list[Problem]) -> set[str]:
    """Of two readings of the same words, both of them accepted or not, the ids of those that do not count."""
    found = set()
    for claim in claims:
        instead_of = claim.read_by.instead_of if claim.read_by is not None else None
        if instead_of is None or claim.id in unused:
            continue
        if instead_of in accepted:
            message = f"Two readings of the same words were accepted; {instead_of}, that of the rules, counts."
            problems.append(Problem(f"claim {claim.id}", message, "Undo one of the two decisions."))
            found.add(claim.id)
        else:
            found.add(instead_of)
    return found


def check_correction(claim: Claim, decisions: Sequence[Decision], vocabulary: Vocabulary) -> str | None:
    """Why the last of `decisions`, all corrections of `claim`, gives its slot no value of use; None where it does.

    The vocabulary says which types there are, and which phases and roles the type has that the others made it.
    """
    amended = amend((claim,), decisions)
    slot, value = decisions[-1].slot or "", (decisions[-1].value or "").strip()
    mine = [problem.message for problem in amended.problems if decisions[-1].id in problem.where]
    if mine:
        return mine[0]
    kind = next((kind for kind in vocabulary.event_types if kind.id == amended.claims[0].type), None)
    if kind is None:
        return f"There is no event type {value!r}." if slot == "type" else None
    if slot == "phase" and value and kind.phase(value) is None:
        return f"{kind.id} has no phase {value!r}; it has: {', '.join(phase.id for phase in kind.phases) or 'none'}."
    roles = [role.name for role in kind.roles]
    if slot not in SLOTS and slot not in roles:
        return f"{kind.id} has no slot {slot!r}; it has: {', '.join((*SLOTS, *roles))}."
    return None


def _corrected(claim: Claim, decision: Decision, problems: list[Problem]) -> Claim:
    """The claim with one slot as a person says it should read; as it was, with a problem, where that says nothing."""
    value = (decision.value or "").strip()
    try:
        return _set(claim, decision.slot or "", value, f"{decision.author} corrected it: {decision.reason}")
    except ValueError as error:
        problems.append(
            Problem(
                f"decision {decision.id}",
                f"The correction of “{decision.slot}” to “{value}” cannot be used: {error}.",
                "Undo it and decide again with a value of the form that the documentation of decisions gives.",
            )
        )
        return claim


def _set(claim: Claim, slot: str, value: str, rule: str) -> Claim:
    if slot in ("when", "until"):
        when = When(from_edtf(value), basis=WhenBasis.EXPLICIT, rule=rule) if value else When(rule=rule)
        return replace(claim, when=when) if slot == "when" else replace(claim, until=when if value else None)
    if slot == "term":
        return replace(claim, term=_term(value) if value else None)
    if slot == "ordinal":
        return replace(claim, ordinal=_ordinal(value) if value else None)
    if slot == "phase":
        return replace(claim, phase=value or None)
    if slot == "stance":
        return replace(claim, stance=_stance(value))
    if slot == "type":
        if not value:
            raise ValueError("a claim has a type")
        return replace(claim, type=value)
    others = tuple(filler for filler in claim.fillers if filler.role != slot)
    return replace(claim, fillers=(*others, Filler(slot, value, claim.trigger)) if value else others)


def _ordinal(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", value) or int(value) < 1:
        raise ValueError("which day it is on is written as a whole number from 1 on, such as 14")
    return int(value)


def _stance(value: str) -> Stance:
    if value not in set(Stance):
        raise ValueError(f"a stance is one of {', '.join(Stance)}")
    return Stance(value)


def _term(value: str) -> Term:
    low, _, high = value.partition("/")
    minimum = Duration.parse(low)
    return Term(minimum, Duration.parse(high) if high else minimum)


def seen_of_claim(claim: Claim) -> str:
    """What a person sees of a claim, for a decision's digest: nothing that withholding a name would change."""
    parts: Mapping[str, object] = {
        "claim": claim.id,
        "type": claim.type,
        "phase": claim.phase,
        "stance": claim.stance.value,
        "when": _written(claim.when.bounds),
        "term": claim.term.iso() if claim.term else None,
        "until": _written(claim.until.bounds) if claim.until else None,
        "ordinal": claim.ordinal,
        "speakers": [speaker.kind.value for speaker in claim.speakers],
        "roles": [filler.role for filler in claim.fillers],
    }
    return re.sub(r"\s+", " ", repr(sorted(parts.items())))


def _written(bounds: Bounds) -> str:
    return f"{bounds.earliest}..{bounds.latest}"
