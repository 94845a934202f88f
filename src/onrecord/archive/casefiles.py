"""Building the case file of a whole archive, from a moment's point of view, and the digest of what went into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.archive.engine import Engine
from onrecord.archive.reading import Readings
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.core.reading import Reading
from onrecord.decisions.replay import Replay, replay
from onrecord.decisions.request import mention_of
from onrecord.store.chain import canonical
from onrecord.store.entries import StoredDocument
from onrecord.store.folder import Snapshot


@dataclass(frozen=True, slots=True)
class AsKnown:
    """From which moment a case file is told."""

    as_of: date | None = None
    """The day that states and clocks are told for; None for the day of the latest report."""
    known_on: date | None = None
    """Without what came into the archive, or was decided, after that day."""
    published_by: date | None = None
    """Without what was published after that day. A report whose date is unknown stays in."""


def build_case(
    snapshot: Snapshot, engine: Engine, readings: Readings, known: AsKnown, found: Iterable[Reading]
) -> tuple[CaseFile, tuple[Document, ...]]:
    """The redacted case file and documents of an archive, from the readings `found`."""
    replayed = replay_log(snapshot, readings, known)
    kept: set[str] = set()
    casefile = engine.build(_within(found, known, kept), replayed.in_force, known.as_of)
    documents = readings.documents([document for document in snapshot.documents if document.original in kept])
    more = (*replayed.problems, *readings.problems, *snapshot.damage)
    casefile = replace(casefile, problems=(*casefile.problems, *more))
    return engine.redact(casefile, tuple(documents), replayed.in_force)


def inputs_of(snapshot: Snapshot, engine: Engine) -> str:
    """The digest of everything that the case file of an archive follows from."""
    decisions = [decision.id for decision in snapshot.decisions.entries]
    damage = [problem.message for problem in snapshot.damage]
    return digest_of(canonical([engine.fingerprint, snapshot.documents, decisions, damage]))


def replay_log(snapshot: Snapshot, readings: Readings, known: AsKnown) -> Replay:
    """The decisions in force, as far as they were made by the day in question."""
    log = [
        decision
        for decision in snapshot.decisions.entries
        if known.known_on is None or decision.time[:10] <= known.known_on.isoformat()
    ]
    return replay(log, groups_of(snapshot.documents, log, readings))


def groups_of(documents: Sequence[StoredDocument], decisions: Iterable[Decision], readings: Readings) -> dict[str, str]:
    """For each mention of the documents that `decisions` join or keep apart, the first of its group there."""
    named = {
        key.document
        for decision in decisions
        if decision.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT)
        for target in decision.targets
        if (key := mention_of(target)) is not None
    }
    groups: dict[str, str] = {}
    for reading in readings.of([document for document in documents if document.original in named], keep=False):
        keys = {
            mention.id: MentionKey(reading.document, mention.span.start, mention.span.end).write()
            for mention in reading.mentions
        }
        for group in reading.names:
            groups.update({keys[member]: keys[group[0]] for member in group})
    return groups


def withholds(decisions: Iterable[Decision]) -> bool:
    """Whether anything is withheld."""
    return any(decision.kind is DecisionKind.WITHHOLD for decision in decisions)


def _within(found: Iterable[Reading], known: AsKnown, kept: set[str]) -> Iterable[Reading]:
    """The readings told of from that moment; their documents' digests go to `kept`."""
    for reading in found:
        if known.known_on is not None and (reading.retrieved or "")[:10] > known.known_on.isoformat():
            continue
        if known.published_by is not None and reading.published is not None and reading.published > known.published_by:
            continue
        kept.add(reading.document)
        yield reading
