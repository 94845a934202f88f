"""Building the case file of a whole archive, from a moment's point of view, and the digest of what went into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from onrecord.archive.engine import Engine
from onrecord.archive.guard import Guard
from onrecord.archive.reading import Readings
from onrecord.archive.second import SecondReadings, exchanges_in_use
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.document import Document
from onrecord.core.entity import Entity, Organisation, Person, Place
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.decisions.replay import Replay, replay
from onrecord.decisions.request import mention_of
from onrecord.store.chain import canonical
from onrecord.store.entries import StoredDocument
from onrecord.store.folder import Snapshot

Named = TypeVar("Named", Person, Organisation, Place)


@dataclass(frozen=True, slots=True)
class AsKnown:
    """From which moment a case file is told."""

    as_of: date | None = None
    """The day that states and clocks are told for; None for the day of the latest report."""
    known_on: date | None = None
    """Without what came into the archive, or was decided, after that day. What is withheld today stays withheld."""
    published_by: date | None = None
    """Without what was published after that day. A report whose date is unknown stays in."""

    decided: int | None = None
    """With so many decisions of the log only, from the first on. What is withheld today stays withheld."""

    @property
    def narrowed(self) -> bool:
        """Whether anything that is in the archive may be left out."""
        return (self.known_on, self.published_by, self.decided) != (None, None, None)


def build_case(
    snapshot: Snapshot, engine: Engine, readings: Readings, known: AsKnown, found: Iterable[Reading]
) -> tuple[CaseFile, tuple[Document, ...]] | Problem:
    """The redacted case file and documents of an archive, from the readings `found` of all its documents.

    A Problem where something that is withheld cannot be found, and so not be hidden.
    """
    replayed = replay_log(snapshot, readings, known)
    now = replay_log(snapshot, readings, AsKnown()).in_force if known.narrowed else replayed.in_force
    guard = Guard(snapshot, now)
    kept: set[str] = set()
    second = SecondReadings(snapshot, engine, readings, (replayed.in_force, now), known.known_on)
    within = _within(second.over(guard.over(found)), known, kept)
    casefile = engine.build(within, replayed.in_force, known.as_of)
    guard.knows(second.ids)
    refusal = guard.refusal()
    if refusal is not None:
        return refusal
    documents = tuple(readings.documents([document for document in snapshot.documents if document.original in kept]))
    second_readings = tuple(one for one in second.found if one.document in kept)
    more = (*replayed.problems, *guard.lost(), *readings.problems, *snapshot.damage)
    casefile = replace(
        casefile,
        second_readings=second_readings,
        problems=(*casefile.problems, *more),
        known_on=known.known_on,
        published_by=known.published_by,
    )
    if known.narrowed:
        casefile, withheld = _also_withheld(casefile, snapshot, engine, readings, (replayed.in_force, now))
        return engine.redact(casefile, documents, withheld)
    return engine.redact(casefile, documents, replayed.in_force)


def redact_saved(casefile: CaseFile, snapshot: Snapshot, engine: Engine, readings: Readings) -> CaseFile:
    """A case file that was written earlier, without what is withheld today."""
    in_force = replay_log(snapshot, readings, AsKnown()).in_force
    widened, withheld = _also_withheld(casefile, snapshot, engine, readings, (in_force, in_force))
    documents = tuple(readings.documents(snapshot.documents)) if withheld else ()
    return engine.redact(widened, documents, withheld)[0]


def _also_withheld(
    casefile: CaseFile,
    snapshot: Snapshot,
    engine: Engine,
    readings: Readings,
    in_force: tuple[Sequence[Decision], Sequence[Decision]],
) -> tuple[CaseFile, tuple[Decision, ...]]:
    """What has to be withheld from the case file of an earlier day: what was then, and whatever is now (`in_force`).

    The report that a decision points to may be left out of it, and with it what ties a name to the person. So the
    persons withheld from the case file of everything are put into this one, with all their names, to be taken out.
    """
    then, now = in_force
    withheld = {entry.id: entry for entry in (*then, *now) if entry.kind is DecisionKind.WITHHOLD}
    if not withheld:
        return casefile, ()
    whole = engine.build(readings.of(snapshot.documents, keep=False), now, None)
    shown, _ = engine.redact(whole, tuple(readings.documents(snapshot.documents)), tuple(withheld.values()))
    persons = _left_out(whole.persons, shown.persons)
    organisations = _left_out(whole.organisations, shown.organisations)
    places = _left_out(whole.places, shown.places)
    entities: tuple[Entity, ...] = (*persons, *organisations, *places)
    keys = sorted({key.write() for entity in entities for key in entity.mentions})
    widened = (replace(entry, targets=tuple(dict.fromkeys((*entry.targets, *keys)))) for entry in withheld.values())
    return (
        replace(
            casefile,
            persons=(*casefile.persons, *persons),
            organisations=(*casefile.organisations, *organisations),
            places=(*casefile.places, *places),
        ),
        tuple(widened),
    )


def _left_out(everybody: tuple[Named, ...], shown: tuple[Named, ...]) -> tuple[Named, ...]:
    """Those who are not shown."""
    ids = {entity.id for entity in shown}
    return tuple(entity for entity in everybody if entity.id not in ids)


def inputs_of(snapshot: Snapshot, engine: Engine) -> str:
    """The digest of everything that the case file of an archive follows from."""
    decisions = [decision.id for decision in snapshot.decisions.entries]
    damage = [problem.message for problem in snapshot.damage]
    answers = [exchange.content for exchange in exchanges_in_use(snapshot.manifest.entries)]
    return digest_of(canonical([engine.fingerprint, snapshot.documents, decisions, damage, answers]))


def replay_log(snapshot: Snapshot, readings: Readings, known: AsKnown) -> Replay:
    """The decisions in force, as far as they were made by the day in question."""
    log = [
        decision
        for decision in snapshot.decisions.entries[: known.decided]
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
