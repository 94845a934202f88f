"""Adding originals: each is looked at by itself, stored in batches, and gets an outcome of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import msgspec

import onrecord
from onrecord.archive.results import AddOutcome, AddStatus
from onrecord.archive.writing import refused_by_machine, take_turn
from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.evidence.declared import Declared, read_sidecar
from onrecord.evidence.intake import Taken, declare, take_in
from onrecord.evidence.sources import Source, problem_of, shown_path
from onrecord.store import layout
from onrecord.store.chain import canonical
from onrecord.store.entries import ManifestEntry, ManifestKind, StoredDocument
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.staged import Parcel

BATCH_DOCUMENTS = 256
"""Documents stored at once: seeing files onto the disk one by one is what takes time."""
BATCH_BYTES = 32_000_000


@dataclass(frozen=True, slots=True)
class _Pending:
    """A document on its way in, and the outcome it will have."""

    place: int
    """Its place among the outcomes."""
    outcome: AddOutcome
    stored: StoredDocument
    parcels: tuple[Parcel, ...]


class Adding:
    """One `add`: takes the sources in one after the other."""

    def __init__(
        self, store: FolderStore, snapshot: Snapshot, declared: Declared, moment: str, patience: float
    ) -> None:
        self._store = store
        self._declared = declared
        self._moment = moment
        self._patience = patience
        self._max_bytes = snapshot.settings.max_bytes
        self._known = {document.original: document for document in snapshot.documents}
        self._outcomes: list[AddOutcome] = []
        self._pending: list[_Pending] = []
        self._pending_bytes = 0

    def run(
        self,
        sources: Sequence[Source | Problem],
        standard_input: BinaryIO | None,
        progress: Callable[[int, int], None] | None,
    ) -> tuple[AddOutcome, ...]:
        """The outcomes, one for each source. `progress` is called with (done, in all)."""
        for done, source in enumerate(sources, 1):
            taken = self._look_at(source, standard_input)
            if isinstance(taken, _Pending):
                self._pending.append(taken)
                self._pending_bytes += sum(len(parcel.content) for parcel in taken.parcels)
                # Until it is stored it counts as there, so that a copy of it later in the same folder is told as one.
                self._known[taken.stored.original] = taken.stored
                self._outcomes.append(taken.outcome)
            else:
                self._outcomes.append(taken)
            if len(self._pending) >= BATCH_DOCUMENTS or self._pending_bytes >= BATCH_BYTES:
                self._store_pending()
            if progress is not None:
                progress(done, len(sources))
        self._store_pending()
        return tuple(self._outcomes)

    def _look_at(self, source: Source | Problem, standard_input: BinaryIO | None) -> AddOutcome | _Pending:
        if isinstance(source, Problem):
            return AddOutcome(source.where, AddStatus.REFUSED, None, (source,))
        content = self._read(source, standard_input)
        if isinstance(content, Problem):
            return AddOutcome(source.shown, AddStatus.REFUSED, None, (content,))
        sidecar, doubts = self._sidecar(source)
        stored = self._known.get(digest_of(content))
        if stored is not None:
            return self._again(source, stored, sidecar, doubts)
        taken = take_in(content, source.name, self._declared, sidecar, self._moment)
        if isinstance(taken, Problem):
            return AddOutcome(source.shown, AddStatus.REFUSED, None, (*doubts, replace(taken, where=source.shown)))
        return self._new(source, content, taken, doubts)

    def _read(self, source: Source, standard_input: BinaryIO | None) -> bytes | Problem:
        try:
            if source.path is None:
                content = standard_input.read(self._max_bytes + 1) if standard_input is not None else b""
                return content if len(content) <= self._max_bytes else self._too_large(source)
            if self._store.files.size(source.path) > self._max_bytes:
                return self._too_large(source)
            return self._store.files.read(source.path)
        except OSError as error:
            return problem_of(source.shown, error)

    def _too_large(self, source: Source) -> Problem:
        return Problem(
            source.shown,
            f"It is larger than {self._max_bytes:,} bytes, the limit in {layout.SETTINGS}.",
            "Add only the part that is the report, or raise max_bytes there.",
        )

    def _sidecar(self, source: Source) -> tuple[Declared, tuple[Problem, ...]]:
        if source.sidecar is None:
            return Declared(), ()
        where = shown_path(source.sidecar)
        try:
            return read_sidecar(self._store.files.read(source.sidecar), where)
        except OSError as error:
            return Declared(), (problem_of(where, error),)

    def _new(self, source: Source, content: bytes, taken: Taken, doubts: tuple[Problem, ...]) -> _Pending:
        document = taken.document
        record = canonical(document)
        stored = StoredDocument(
            document.digest, len(content), digest_of(record), taken.extractor, taken.declared, taken.sidecar
        )
        problems = tuple(replace(problem, where=source.shown) for problem in taken.problems)
        return _Pending(
            len(self._outcomes),
            AddOutcome(source.shown, AddStatus.ADDED, document.digest, (*doubts, *problems)),
            stored,
            (
                Parcel(layout.original_name(document.digest), content),
                Parcel(layout.record_name(stored.record), record),
            ),
        )

    def _again(
        self, source: Source, stored: StoredDocument, sidecar: Declared, doubts: tuple[Problem, ...]
    ) -> AddOutcome | _Pending:
        """The same bytes once more: nothing happens unless something new is declared about them."""
        there = AddOutcome(source.shown, AddStatus.ALREADY_THERE, stored.original, doubts)
        if not self._declared.said and not sidecar.said:
            return there
        document = self._stored_document(stored)
        if document is None:
            return there
        facts, conflicts = _new_facts(document, stored, sidecar, source)
        after = declare(declare(document, facts), self._declared)
        if after == document:
            return replace(there, problems=(*doubts, *conflicts))
        record = canonical(after)
        return _Pending(
            len(self._outcomes),
            AddOutcome(source.shown, AddStatus.DECLARED, stored.original, (*doubts, *conflicts)),
            replace(
                stored,
                record=digest_of(record),
                declared=tuple(sorted({*stored.declared, *self._declared.said})),
                sidecar=tuple(sorted({*stored.sidecar, *facts.said} - set(self._declared.said))),
            ),
            (Parcel(layout.record_name(digest_of(record)), record),),
        )

    def _stored_document(self, stored: StoredDocument) -> Document | None:
        name = layout.record_name(stored.record)
        waiting = [parcel.content for entry in self._pending for parcel in entry.parcels if parcel.place == name]
        content = waiting[0] if waiting else self._store.read_stored(name)
        return None if content is None else msgspec.json.decode(content, type=Document)

    def _store_pending(self) -> None:
        """Store what is waiting; where the disk refuses the lot, each by itself: one keeps no other out."""
        pending, self._pending, self._pending_bytes = self._pending, [], 0
        if not pending:
            return
        problems = self._store_batch(pending)
        if problems is not None and len(pending) > 1:
            for entry in pending:
                self._settle(entry, self._store_batch([entry]))
        else:
            for entry in pending:
                self._settle(entry, problems)

    def _store_batch(self, pending: Sequence[_Pending]) -> tuple[Problem, ...] | None:
        """None where the batch is stored, else why not."""
        with take_turn(self._store, self._patience) as turn:
            if turn.snapshot is None:
                return turn.problems
            there = {document.original: document for document in turn.snapshot.documents}
            new = [entry for entry in pending if not self._overtaken(entry, there.get(entry.stored.original))]
            parcels = {parcel.place: parcel for entry in new for parcel in entry.parcels}
            entries = [
                ManifestEntry(ManifestKind.DOCUMENT, self._moment, onrecord.__version__, entry.stored) for entry in new
            ]
            if not entries:
                return None
            try:
                self._store.append_documents(turn.snapshot, tuple(parcels.values()), entries)
            except OSError as error:
                return (refused_by_machine(str(self._store.root), error),)
        return None

    def _overtaken(self, entry: _Pending, there: StoredDocument | None) -> bool:
        """Whether another process stored the same in the meantime; then the outcome says so."""
        told_nothing = not entry.stored.declared and not entry.stored.sidecar
        overtaken = there is not None and (
            there == entry.stored or (entry.outcome.status is AddStatus.ADDED and told_nothing)
        )
        if overtaken:
            self._outcomes[entry.place] = replace(entry.outcome, status=AddStatus.ALREADY_THERE)
        return overtaken

    def _settle(self, entry: _Pending, problems: tuple[Problem, ...] | None) -> None:
        if problems is None:
            return
        where = entry.outcome.source
        refused = tuple(replace(problem, where=f"{where} ({problem.where})") for problem in problems)
        self._outcomes[entry.place] = AddOutcome(where, AddStatus.REFUSED, None, refused)
        self._known.pop(entry.stored.original, None)


def _new_facts(
    document: Document, stored: StoredDocument, sidecar: Declared, source: Source
) -> tuple[Declared, tuple[Problem, ...]]:
    """What a sidecar adds to a document that is there: neither a declaration nor an earlier sidecar is overridden."""
    earlier = {*stored.declared, *stored.sidecar}
    facts = Declared(**{name: getattr(sidecar, name) for name in sidecar.said if name not in earlier})
    where = shown_path(source.sidecar or Path(source.name))
    conflicts = tuple(
        Problem(
            where,
            f"It says another {name} than what was declared before, which stays.",
            f"To change it, add the report again with --{name}.",
        )
        for name in sidecar.said
        if name in stored.sidecar and declare(document, Declared(**{name: getattr(sidecar, name)})) != document
    )
    return facts, conflicts
