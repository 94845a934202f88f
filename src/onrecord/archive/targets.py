"""Whether what a decision is about is in the archive."""

from __future__ import annotations

from onrecord.archive.engine import Engine
from onrecord.archive.reading import Readings
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.problem import Problem
from onrecord.core.span import Span
from onrecord.decisions.replay import replay
from onrecord.decisions.request import Request, mention_of
from onrecord.store.folder import Snapshot


def missing_target(request: Request, snapshot: Snapshot, readings: Readings) -> Problem | None:
    """The first target that is not there. An undo's target is looked up in the log, not here."""
    if request.kind is DecisionKind.UNDO:
        return None
    claims = set()
    for target in request.targets:
        key = mention_of(target)
        if key is None:
            claims.add(target)
        elif (problem := _missing_mention(request, key, snapshot, readings)) is not None:
            return problem
    return _missing_claim(request, claims, snapshot, readings) if claims else None


def _missing_mention(request: Request, key: MentionKey, snapshot: Snapshot, readings: Readings) -> Problem | None:
    where = f"decide {request.kind}"
    stored = [document for document in snapshot.documents if document.original == key.document]
    if not stored:
        return Problem(where, f"No document {key.document[:12]}… is in the archive.", "Copy the mention's key again.")
    for reading in readings.of(stored, keep=False):
        if any(mention.span == Span(key.start, key.end) for mention in reading.mentions):
            return None
    message = f"No name is read at {key.start} to {key.end} of document {key.document[:12]}…."
    return Problem(where, message, "Copy the mention's key from `onrecord show --json`.")


def _missing_claim(request: Request, claims: set[str], snapshot: Snapshot, readings: Readings) -> Problem | None:
    left = set(claims)
    for reading in readings.of(snapshot.documents, keep=False):
        left -= {claim.id for claim in reading.claims}
        if not left:
            return None
    return Problem(
        f"decide {request.kind}", f"There is no claim {min(left)}.", "Copy the id that `onrecord explain` prints."
    )


def unusable_correction(decision: Decision, snapshot: Snapshot, readings: Readings, engine: Engine) -> Problem | None:
    """Why a correction would change nothing: a value its slot cannot take, a slot that such a claim does not have."""
    if decision.kind is not DecisionKind.CORRECT:
        return None
    claim = _claim(decision.targets[0], snapshot, readings)
    if claim is None:
        return None
    earlier = [
        entry
        for entry in replay(snapshot.decisions.entries).in_force
        if entry.kind is DecisionKind.CORRECT and entry.targets == decision.targets and entry.slot != decision.slot
    ]
    message = engine.check_correction(claim, (*earlier, decision))
    if message is None:
        return None
    remedy = 'A date is EDTF (2031-03), a duration ISO 8601 (P2M), nothing "": see `onrecord decide correct --help`.'
    return Problem("decide correct", message, remedy)


def _claim(target: str, snapshot: Snapshot, readings: Readings) -> Claim | None:
    claims = (claim for reading in readings.of(snapshot.documents, keep=False) for claim in reading.claims)
    return next((claim for claim in claims if claim.id == target), None)
