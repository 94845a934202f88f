"""Whether what a decision is about is in the archive."""

from __future__ import annotations

from onrecord.archive.engine import Engine
from onrecord.archive.reading import Readings
from onrecord.archive.second import SecondReadings
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.problem import Problem
from onrecord.core.span import Span
from onrecord.decisions.replay import describe, replay
from onrecord.decisions.request import Request, mention_of
from onrecord.second.accepting import with_suggested
from onrecord.store.folder import Snapshot


def missing_target(request: Request, snapshot: Snapshot, readings: Readings, engine: Engine) -> Problem | None:
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
    return _missing_claim(request, claims, snapshot, readings, engine) if claims else None


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


def _missing_claim(
    request: Request, claims: set[str], snapshot: Snapshot, readings: Readings, engine: Engine
) -> Problem | None:
    left = set(claims)
    second = accepted_readings(snapshot, readings, engine)
    for reading in second.over(readings.of(snapshot.documents, keep=False)):
        left -= {claim.id for claim in reading.claims}
        if not left:
            return None
    where = f"decide {request.kind}"
    if left <= second.ids:
        if request.kind is not DecisionKind.CORRECT:
            return None
        message = "It is what a language model suggests, and counts nowhere, so that there is nothing to correct."
        return Problem(where, message, f"Accept it first: onrecord decide accept {min(left)}")
    return Problem(where, f"There is no claim {min(left)}.", "Copy the id that `onrecord explain` prints.")


def accepted_readings(snapshot: Snapshot, readings: Readings, engine: Engine) -> SecondReadings:
    """What joins to the readings the claims of language models that people accepted."""
    return SecondReadings(snapshot, engine, readings, (replay(snapshot.decisions.entries).in_force, ()))


def other_reading(request: Request, snapshot: Snapshot, readings: Readings, engine: Engine) -> Problem | None:
    """Why a reading cannot be accepted: another reading of the same words was, and both cannot count."""
    if request.kind is not DecisionKind.ACCEPT:
        return None
    target = request.targets[0]
    in_force = replay(snapshot.decisions.entries).in_force
    accepted = {entry.targets[0]: entry for entry in in_force if entry.kind is DecisionKind.ACCEPT}
    second = accepted_readings(snapshot, readings, engine)
    for reading in second.over(readings.of(snapshot.documents, keep=False)):
        mine = with_suggested(reading, (told for told in second.found if told.document == reading.document), {target})
        claim = next((one for one in mine.claims if one.id == target), None)
        if claim is None:
            continue
        other = next((one for one in reading.claims if one.id in accepted and _two_readings(one, claim)), None)
        if other is None:
            return None
        message = f"Another reading of the same words was accepted: {describe(accepted[other.id])}."
        remedy = f"If that one is wrong, undo it first: onrecord decide undo {accepted[other.id].id}"
        return Problem("decide accept", message, remedy)
    return None


def _two_readings(one: Claim, other: Claim) -> bool:
    """Whether two claims are what two readers make of the same words."""
    if one.id == other.id or one.read_by == other.read_by:
        return False
    if one.id == (other.read_by and other.read_by.instead_of) or other.id == (one.read_by and one.read_by.instead_of):
        return True
    return one.type == other.type and one.trigger.overlaps(other.trigger)


def unusable_correction(decision: Decision, snapshot: Snapshot, readings: Readings, engine: Engine) -> Problem | None:
    """Why a correction would change nothing: a value its slot cannot take, a slot that such a claim does not have."""
    if decision.kind is not DecisionKind.CORRECT:
        return None
    claim = _claim(decision.targets[0], snapshot, readings, engine)
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


def _claim(target: str, snapshot: Snapshot, readings: Readings, engine: Engine) -> Claim | None:
    found = accepted_readings(snapshot, readings, engine).over(readings.of(snapshot.documents, keep=False))
    return next((claim for reading in found for claim in reading.claims if claim.id == target), None)
