"""A decision as a person asks for it, and the entry it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.core.decision import SLOTS, Decision, DecisionKind, MentionKey
from onrecord.core.identity import identify
from onrecord.core.problem import Problem

_DIGEST = re.compile(r"[0-9a-f]{16,64}")
_ROLE = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True, slots=True)
class Request:
    """What a person wants to decide."""

    kind: DecisionKind
    targets: tuple[str, ...]
    """Mention keys, claim ids, or one decision id: see `Decision.targets`."""
    author: str
    reason: str
    seen: str
    """Digest of what the author looked at, in hexadecimal digits."""
    slot: str | None = None
    value: str | None = None


def decide(request: Request, time: str) -> Decision:
    """The log's entry for a request; `time` is ISO 8601 in UTC. Its id is a hash of all the rest."""
    parts = (*request.targets, request.author, time, request.reason, request.seen, request.slot, request.value)
    return Decision(
        identify("decision", request.kind, len(request.targets), *parts),
        request.kind,
        request.targets,
        request.author,
        time,
        request.reason,
        request.seen,
        request.slot,
        request.value,
    )


def check_form(request: Request) -> tuple[Problem, ...]:
    """What is wrong with a request in itself, whatever the log says."""
    where = f"decide {request.kind}"
    problems = []
    if not request.author.strip():
        problems.append(
            Problem(where, "Nobody is named as the author.", "Name the author, here or in the archive's settings.")
        )
    if not request.reason.strip():
        problems.append(Problem(where, "No reason is given.", "Say in a sentence why, for those who read it later."))
    if not _DIGEST.fullmatch(request.seen):
        problems.append(
            Problem(where, "It is not told what the author looked at.", "Give the digest that `onrecord show` prints.")
        )
    problems.extend(_target_problems(request, where))
    problems.extend(_correction_problems(request, where))
    return tuple(problems)


def mention_of(target: str) -> MentionKey | None:
    """The mention a target names; None for any other target."""
    try:
        return MentionKey.parse(target)
    except ValueError:
        return None


def _target_problems(request: Request, where: str) -> list[Problem]:
    targets = request.targets
    if len(set(targets)) != len(targets):
        return [Problem(where, "One target is named twice.", "Name each once.")]
    mentions = [target for target in targets if mention_of(target) is not None]
    if request.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT):
        if len(targets) < 2 or len(mentions) < len(targets):
            return [Problem(where, "It takes two mentions or more.", "Name them as mention:DIGEST:START:END.")]
        return []
    if len(targets) != 1:
        return [Problem(where, "It takes one target.", "Decide on each by itself.")] if not _many(request) else []
    prefix = "decision-" if request.kind is DecisionKind.UNDO else "claim-"
    if not targets[0].startswith(prefix) and not (request.kind is DecisionKind.WITHHOLD and mentions):
        wanted = "a decision's id" if request.kind is DecisionKind.UNDO else "a claim's id"
        return [Problem(where, f"The target is not {wanted}.", "Copy the id that `onrecord explain` prints.")]
    return []


def _many(request: Request) -> bool:
    """Whether this is a kind that may name several targets, and they are of the right form."""
    return (
        request.kind is DecisionKind.WITHHOLD
        and len(request.targets) > 1
        and all(target.startswith("claim-") or mention_of(target) is not None for target in request.targets)
    )


def _correction_problems(request: Request, where: str) -> list[Problem]:
    if request.kind is not DecisionKind.CORRECT:
        if request.slot is None and request.value is None:
            return []
        return [Problem(where, "Only `correct` takes a slot and a value.", "Leave them out, or decide correct.")]
    if request.slot is None or request.value is None:
        return [Problem(where, "A correction needs a slot and a value.", "Give both; the value may be empty for none.")]
    if not _ROLE.fullmatch(request.slot):
        names = ", ".join(SLOTS)
        return [Problem(where, f"There is no slot named {request.slot!r}.", f"Use {names}, or the name of a role.")]
    return []
