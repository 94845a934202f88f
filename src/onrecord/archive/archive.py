"""An archive opened: add, decide, build, verify."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import onrecord
from onrecord.archive.casefiles import (
    AsKnown,
    build_case,
    groups_of,
    inputs_of,
    redact_saved,
    withholds,
)
from onrecord.archive.checking import check_index
from onrecord.archive.engine import Engine, engine_with
from onrecord.archive.figures import Figures
from onrecord.archive.guard import unreadable_log
from onrecord.archive.kept import KeptCase, keep_case, kept_case
from onrecord.archive.ledger import Ledger, forget, suits
from onrecord.archive.places import missing_reader, no_archive, unfit
from onrecord.archive.reading import Readings
from onrecord.archive.results import Added, AddOutcome, AddStatus, Decided, Mended
from onrecord.archive.targets import missing_target, other_reading, unusable_correction
from onrecord.archive.workers import Workers
from onrecord.archive.writing import refused_by_machine, take_turn
from onrecord.core.casefile import CaseFile
from onrecord.core.document import Document
from onrecord.core.problem import Problem
from onrecord.core.reading import ENGLISH
from onrecord.decisions.check import check_decision
from onrecord.decisions.request import Request, check_form, decide
from onrecord.evidence.declared import Declared, check_declared, write_moment
from onrecord.evidence.sources import find_sources
from onrecord.store.disk import Disk
from onrecord.store.entries import Checkpoint, ManifestEntry, ManifestKind
from onrecord.store.filesystem import FileSystem
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.lock import hold
from onrecord.store.mend import interrupted
from onrecord.store.settings import Settings
from onrecord.store.verify import Verification, verify

if TYPE_CHECKING:
    from onrecord.archive.asking import Ask, Asked, Question

PATIENCE = 5.0
"""Seconds that a command waits for another one that is writing."""

Progress = Callable[[int, int], None]
"""Called with (done, in all)."""


def utc_now() -> datetime:
    """The clock of this machine, read nowhere else."""
    return datetime.now(UTC)


class Archive:
    """One archive folder. Every method that writes holds the archive's lock while it does."""

    def __init__(
        self,
        store: FolderStore,
        now: Callable[[], datetime],
        engine: Engine | None,
        patience: float,
        problems: tuple[Problem, ...],
    ) -> None:
        self._store = store
        self._now = now
        self._engine = engine
        self._patience = patience
        self.problems = problems
        """What is wrong: damage, changed settings, lines a crash left unfinished, reports that could not be read."""

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        author: str = "",
        reader: str = ENGLISH,
        now: Callable[[], datetime] = utc_now,
        files: FileSystem | None = None,
        engine: Engine | None = None,
        patience: float = PATIENCE,
    ) -> Archive | Problem:
        """Make an archive in a folder that is empty, or not there yet. `author` and `reader` go into its settings."""
        store = FolderStore(path, files or Disk())
        refusal = unfit(store) or missing_reader(reader)
        if refusal is not None:
            return refusal
        try:
            store.files.make_folder(path)
            with hold(path, patience) as locked:
                if locked is not None:
                    return locked
                created = ManifestEntry(ManifestKind.CREATED, write_moment(now()), onrecord.__version__)
                store.lay_out(Settings(author=author, reader=reader), created)
        except OSError as error:
            return refused_by_machine(str(path), error)
        return cls(store, now, engine, patience, ())

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        now: Callable[[], datetime] = utc_now,
        files: FileSystem | None = None,
        engine: Engine | None = None,
        patience: float = PATIENCE,
    ) -> Archive | Problem:
        """Open an archive, and finish or undo what a crash left in it.

        A damaged archive opens too: what is sound is read, nothing is written, and `problems` says what is wrong.
        """
        store = FolderStore(path, files or Disk())
        try:
            if not store.exists():
                return no_archive(store)
            snapshot = store.load()
        except OSError as error:
            return Problem(str(path), f"The archive cannot be read: {error.strerror or error}.", "Check the folder.")
        if isinstance(snapshot, Problem):
            return snapshot
        problems = (*snapshot.damage, *snapshot.notices)
        if interrupted(store, snapshot):
            # Another process that is writing just now looks the same: then the lock is taken, and all is well.
            with take_turn(store, 0) as turn:
                problems = (*problems, *(turn.problems if turn.snapshot is not None else ()))
        return cls(store, now, engine, patience, problems)

    @property
    def path(self) -> Path:
        """The archive's folder."""
        return self._store.root

    @property
    def settings(self) -> Settings:
        """The settings as they are now; the defaults where they cannot be read."""
        snapshot = self._store.load()
        return Settings() if isinstance(snapshot, Problem) else snapshot.settings

    def add(
        self,
        sources: Sequence[str | Path],
        declared: Declared = Declared(),  # noqa: B008 - frozen
        standard_input: BinaryIO | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Take in files, folders with all that is in them, and standard input ("-").

        Every input has an outcome; what is wrong with one keeps no other out.
        """
        facts, wrong = check_declared(declared, "add")
        snapshot = self._loaded()
        refusals = wrong or ((snapshot,) if isinstance(snapshot, Problem) else snapshot.damage)
        if refusals or isinstance(snapshot, Problem):
            return Added(tuple(AddOutcome(str(source), AddStatus.REFUSED, None, refusals) for source in sources))
        from onrecord.archive.adding import Adding  # noqa: PLC0415 - the formats are loaded where something is added

        found = list(find_sources(sources, self._store.files, self._store.root))
        adding = Adding(self._store, snapshot, facts, write_moment(self._now()), self._patience)
        return Added(adding.run(found, standard_input, progress))

    def build(
        self,
        as_of: date | None = None,
        known_on: date | None = None,
        published_by: date | None = None,
        progress: Progress | None = None,
        reader: str | None = None,
        *,
        decided: int | None = None,
        jobs: int = 1,
    ) -> tuple[CaseFile, tuple[Document, ...]] | Problem:
        """The case file of the whole archive and its documents, without whatever is withheld; `decided` is how many
        decisions of the log count, all of them if None.

        `jobs` is how many processes read, where there is much to read; the case file does not depend on it.

        What was read, and the case file of today, are kept in the index, so that the next build is quick. With another
        `reader` than that of the settings everything is read anew, and nothing is kept. A Problem where the reader is
        not here, or where it cannot be told, or not be found, what is withheld.
        """
        snapshot = self._loaded()
        if isinstance(snapshot, Problem):
            return snapshot
        unsafe = unreadable_log(snapshot)
        if unsafe is not None:
            return unsafe
        engine = self._reading(snapshot, reader)
        if isinstance(engine, Problem):
            return engine
        usual = reader in (None, snapshot.settings.reader)
        known = AsKnown(as_of, known_on, published_by, decided)
        inputs = inputs_of(snapshot, engine)
        workers = Workers(reader or snapshot.settings.reader, jobs if self._engine is None else 1)
        readings = Readings(self._store, engine, workers=workers)
        kept = self._kept(snapshot, inputs, readings) if known == AsKnown() else None
        if kept is not None:
            return kept
        with hold(self._store.root, 0) as busy, closing(workers):
            # Without the lock the index is left as it is: the case file is the same either way.
            keep = usual and busy is None and not snapshot.damage
            if usual and known == AsKnown() and suits(snapshot):
                today = Ledger(self._store, snapshot, engine, readings, keep).today(progress)
                if today is not None:
                    return today
            found = readings.of(snapshot.documents, keep, progress)
            built = build_case(snapshot, engine, readings, known, found)
            if isinstance(built, Problem):
                return built
            casefile, documents = built
            if keep and known == AsKnown() and not readings.problems:
                withheld = withholds(snapshot.decisions.entries)
                forget(self._store)
                keep_case(self._store, KeptCase(inputs, casefile, documents if withheld else None))
        self.problems = tuple(dict.fromkeys((*self.problems, *readings.problems)))
        return casefile, documents

    def _kept(
        self, snapshot: Snapshot, inputs: str, readings: Readings
    ) -> tuple[CaseFile, tuple[Document, ...]] | None:
        """The case file of today as the index has it, with its documents; None where something is missing."""
        kept = kept_case(self._store, inputs)
        if kept is None:
            return None
        documents = kept.documents
        if documents is None:
            documents = tuple(readings.documents(snapshot.documents))
        return None if readings.problems else (kept.casefile, documents)

    def figures(self, progress: Progress | None = None, jobs: int = 1) -> Figures | Problem | None:
        """The figures of today's case file, brought up without making the whole of it; None where that is as quick."""
        snapshot = self._loaded()
        if isinstance(snapshot, Problem) or not suits(snapshot):
            return snapshot if isinstance(snapshot, Problem) else None
        engine = self._reading(snapshot)
        if isinstance(engine, Problem):
            return engine
        workers = Workers(snapshot.settings.reader, jobs if self._engine is None else 1)
        readings = Readings(self._store, engine, workers=workers)
        with hold(self._store.root, 0) as busy, closing(workers):
            ledger = Ledger(self._store, snapshot, engine, readings, keep=busy is None)
            return ledger.figures(progress)

    def ask(self, question: Question, ask: Ask, progress: Progress | None = None) -> Asked | Problem:
        """Ask the language model of the settings about reports, and keep each answer; by `ask` alone anything is sent.

        A Problem where the settings name no model, or where it cannot be told what is withheld.
        """
        from onrecord.archive.asking import Asking, chosen, target_of  # noqa: PLC0415 - for those who ask only

        snapshot = self._loaded()
        if isinstance(snapshot, Problem):
            return snapshot
        target = target_of(snapshot)
        if isinstance(target, Problem):
            return target
        engine = self._reading(snapshot)
        if isinstance(engine, Problem):
            return engine
        built = self.build()
        if isinstance(built, Problem):
            return built
        readings = Readings(self._store, engine)
        documents = chosen(tuple(readings.documents(snapshot.documents)), question)
        if isinstance(documents, Problem):
            return documents
        shown = {document.digest: document for document in built[1]}
        asking = Asking(self._store, snapshot, target, engine, lambda: write_moment(self._now()))
        return asking.run(documents, shown, question, ask, progress)

    def redact_saved(self, casefile: CaseFile) -> CaseFile | Problem:
        """A case file that was written earlier, without what is withheld today; a Problem where that is not known."""
        snapshot = self._loaded()
        if isinstance(snapshot, Problem):
            return snapshot
        engine = self._reading(snapshot)
        if isinstance(engine, Problem):
            return engine
        return unreadable_log(snapshot) or redact_saved(casefile, snapshot, engine, Readings(self._store, engine))

    def decide(self, request: Request) -> Decided:
        """Append a decision, if it is in order and contradicts none in force."""
        wrong = check_form(request)
        if wrong:
            return Decided(None, wrong)
        with take_turn(self._store, self._patience) as turn:
            if turn.snapshot is None:
                return Decided(None, turn.problems)
            engine = self._reading(turn.snapshot)
            if isinstance(engine, Problem):
                return Decided(None, (engine,))
            readings = Readings(self._store, engine)
            missing = missing_target(request, turn.snapshot, readings, engine)
            if missing is not None:
                return Decided(None, (missing,))
            decision = decide(request, write_moment(self._now()))
            log = turn.snapshot.decisions.entries
            groups = groups_of(turn.snapshot.documents, (*log, decision), readings)
            refusal = (
                unusable_correction(decision, turn.snapshot, readings, engine)
                or other_reading(request, turn.snapshot, readings, engine)
                or check_decision(decision, log, groups)
            )
            if refusal is not None:
                return Decided(None, (refusal,))
            try:
                _, unfinished = self._store.append_decision(turn.snapshot, decision)
            except OSError as error:
                return Decided(None, (refused_by_machine(str(self._store.root), error),))
        return Decided(decision, unfinished)

    def verify(
        self, since: Checkpoint | None = None, rebuild: bool = False, progress: Progress | None = None
    ) -> Verification | Problem:
        """Every changed, missing or foreign byte.

        `since`: a checkpoint kept elsewhere that both logs must continue. `rebuild`: also read every document anew and
        compare the index with that.
        """
        snapshot = self._loaded()
        if isinstance(snapshot, Problem):
            return snapshot
        checked = verify(self._store, snapshot, since, progress)
        if not rebuild:
            return checked
        engine = self._reading(snapshot)
        index = (engine,) if isinstance(engine, Problem) else check_index(self._store, snapshot, engine, progress)
        return replace(checked, problems=(*checked.problems, *index))

    def accept(self) -> Mended:
        """Take the archive as it is for right: after its owner changed the settings, or lost the checkpoint."""
        with hold(self._store.root, self._patience) as busy:
            if busy is not None:
                return Mended((busy,))
            snapshot = self._store.load()
            if isinstance(snapshot, Problem):
                return Mended((snapshot,))
            broken = self._store.broken(snapshot)
            if broken:
                return Mended(broken)
            try:
                self._store.accept(snapshot)
            except OSError as error:
                return Mended((refused_by_machine(str(self._store.root), error),))
        return Mended()

    def _loaded(self) -> Snapshot | Problem:
        return self._store.load()

    def _reading(self, snapshot: Snapshot, reader: str | None = None) -> Engine | Problem:
        """What reads and builds: with `reader`, else with that of the settings. A Problem where it is not here."""
        if self._engine is not None and reader is None:
            return self._engine
        return engine_with(reader or snapshot.settings.reader)
