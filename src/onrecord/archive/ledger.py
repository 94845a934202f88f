"""The index of a large archive: what is known of it, so that a build costs no more than what the new reports change.

Every file is named by its digest in the head, which is written last: after a crash, files that do not fit are made
again from the readings, and so is everything where documents were declared anew or decisions came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar
from zlib import compress, decompress

import msgspec

from onrecord.archive.casefiles import AsKnown, inputs_of, replay_log, withholds
from onrecord.archive.engine import Engine
from onrecord.archive.figures import Figures, figures_known
from onrecord.archive.guard import Guard
from onrecord.archive.reading import Readings
from onrecord.archive.second import exchanges_in_use
from onrecord.build.grow import Grown
from onrecord.build.grow_cases import Ways
from onrecord.build.known import Known, KnownCase, KnownNames, KnownReport, SettledCase, Tally
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision
from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.decisions.request import mention_of
from onrecord.store import layout
from onrecord.store.chain import canonical
from onrecord.store.filesystem import Kind
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.index import case_parts, cases_name, kept_cases, known_name, known_parts, read_index
from onrecord.store.sealed import seal, seal_encoded, unseal_as

LARGE = 500
"""Documents from which on an archive is kept so; smaller ones are built anew in less time."""
Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Head:
    """What the other files are, and what they were made from."""

    inputs: str
    """Digest of everything."""
    basis: str
    """Digest of everything but the documents."""
    documents: str
    """Digest of the documents and their records."""
    problems: tuple[Problem, ...]
    """Of decisions."""
    tally: Tally
    parts: dict[str, str]
    """The digests of `names`, `reports` and `cases`."""
    cases: dict[str, str]
    """The digests of the files of cases, by the two digits that their names are."""


@dataclass(frozen=True, slots=True)
class _RawCase:
    """A case that is not decoded."""

    id: str
    case: msgspec.Raw


@dataclass(slots=True)
class Ledger:
    """What is known of one archive, as the index has it or as it has to be made."""

    store: FolderStore
    snapshot: Snapshot
    engine: Engine
    readings: Readings
    keep: bool
    """Whether the index may be written: the caller holds the archive's lock then."""
    problems: list[Problem] = field(default_factory=list)
    _grown: dict[str, dict[str, bytes]] | None = None
    """All cases, packed, where they could not be kept."""
    _digest: str = ""

    def bring_up(
        self, progress: Callable[[int, int], None] | None = None, *, anew: bool = False
    ) -> tuple[Known, Head] | None:
        """What is known of all documents; the index is brought up to them. None where some cannot be read.

        `anew`: whatever the index holds.
        """
        head = None if anew else read_index(self.store, known_name("head"), Head)
        if head is not None and head.inputs == self._inputs():
            known = self._known(head)
            if known is not None:
                return known, head
        decisions = replay_log(self.snapshot, self.readings, AsKnown())
        found = self._step(head, decisions.in_force) if head is not None and self.keep else None
        if found is None:
            readings = self.readings.of(self.snapshot.documents, self.keep, progress)
            found = self._from_scratch(decisions.in_force, decisions.problems, readings)
        return None if self.readings.problems else found

    def today(self, progress: Callable[[int, int], None] | None = None) -> tuple[CaseFile, tuple[Document, ...]] | None:
        """The case file of the whole archive and its documents; None where a document cannot be read."""
        for anew in (False, True):  # a file of the index may be another than the head says
            found = self.bring_up(progress, anew=anew)
            cases = self._all_cases(found[1]) if found is not None else None
            if found is not None and cases is not None:
                known, head = found
                decisions = replay_log(self.snapshot, self.readings, AsKnown()).in_force
                readings = self.readings.of(self.snapshot.documents, self.keep)
                casefile = self.engine.whole(known, cases, readings, decisions)
                documents = tuple(self.readings.documents(self.snapshot.documents))
                if not self.readings.problems:
                    return replace(casefile, problems=(*casefile.problems, *head.problems)), documents
        return None

    def figures(self, progress: Callable[[int, int], None] | None = None) -> Figures | None:
        """The figures of that case file; None where a document cannot be read."""
        found = self.bring_up(progress)
        if found is None:
            return None
        known, head = found
        decisions = replay_log(self.snapshot, self.readings, AsKnown()).in_force
        documents = [report.document for report in known.reports]
        return figures_known(known, len(head.problems), self.engine.inputs(documents, known.tally.readers, decisions))

    def differing(self, found: Sequence[Reading]) -> Iterator[PurePosixPath]:
        """The files of the index that are not what these readings of all documents give, read anew.

        What the index lacks, or has from other documents or decisions, is no difference.
        """
        head = read_index(self.store, known_name("head"), Head)
        if head is None or head.inputs != self._inputs():
            return
        replayed = replay_log(self.snapshot, self.readings, AsKnown())
        _, made = self._from_scratch(replayed.in_force, replayed.problems, found)
        if made != head:
            yield known_name("head")
        named = {known_name(part): digest for part, digest in made.parts.items()}
        named |= {cases_name(prefix): digest for prefix, digest in made.cases.items()}
        for name, digest in named.items():
            there = self.store.files.kind(layout.under(self.store.root, name)) is Kind.FILE
            if there and self._content(name, digest) is None:
                yield name

    # --- Growing ------------------------------------------------------------------------------------------------------

    def _step(self, head: Head, decisions: Sequence[Decision]) -> tuple[Known, Head] | None:
        """Grow what is known by the documents that are new; None where that is not all that happened."""
        if head.basis != _basis(self.snapshot, self.engine):
            return None
        known = self._known(head)
        if known is None:
            return None
        before = {report.document for report in known.reports}
        stored = {document.original: document for document in self.snapshot.documents}
        old = [document for document in self.snapshot.documents if document.original in before]
        new = frozenset(stored) - before
        if len(old) < len(before) or _documents(old) != head.documents or len(new) * 4 > len(stored):
            return None
        fresh = tuple(self.readings.renew(self.snapshot.documents, new))
        if self.readings.problems or _about(decisions, fresh):
            return None

        def fetch(wanted: Sequence[str]) -> Iterator[Reading]:
            return self.readings.few([stored[document] for document in wanted])

        settled: list[SettledCase] = []
        grown = self.engine.grow(known, fresh, Ways(fetch, settled.append), decisions)
        changed = self._changed_cases(head, grown, settled)
        return None if changed is None else self._write(grown.known, head.problems, {**head.cases, **changed})

    def _from_scratch(
        self, decisions: Sequence[Decision], problems: Sequence[Problem], found: Iterable[Reading]
    ) -> tuple[Known, Head]:
        guard = Guard(self.snapshot, decisions)
        packed: dict[str, dict[str, bytes]] = {}

        def take(case: SettledCase) -> None:
            # Packed, since all of them are held until the last is settled.
            packed.setdefault(_prefix(case.id), {})[case.id] = compress(canonical(case), 1)

        grown = self.engine.grow(Known(), guard.over(found), Ways(lambda _: (), take), decisions)
        if not self.keep:
            self._grown = packed
        told = (*problems, *guard.lost())
        digests = {}
        for prefix in sorted(packed):
            cases = packed[prefix]
            raw = [_RawCase(id_, msgspec.Raw(decompress(cases[id_]))) for id_ in sorted(cases)]
            digests[prefix] = self._put(cases_name(prefix), canonical(raw))
        return self._write(grown.known, told, digests)

    def _changed_cases(self, head: Head, grown: Grown, settled: Sequence[SettledCase]) -> dict[str, str] | None:
        """Write the files of cases that change; the digests of those files, empty for one that holds none any more."""
        gone = frozenset(grown.gone)
        digests = {}
        prefixes = {_prefix(id_) for id_ in (*grown.gone, *(case.id for case in settled))}
        for prefix in sorted(prefixes):
            raw = self._raw_cases(prefix, head.cases.get(prefix, ""))
            if raw is None:
                return None
            kept = [case for case in raw if case.id not in gone]
            kept += [_RawCase(case.id, msgspec.Raw(canonical(case)))
                     for case in settled if _prefix(case.id) == prefix]  # fmt: skip
            kept.sort(key=lambda case: case.id)
            digests[prefix] = self._put(cases_name(prefix), canonical(kept)) if kept else ""
        return digests

    def _inputs(self) -> str:
        """The digest of all that the case file follows from."""
        if not self._digest:
            self._digest = inputs_of(self.snapshot, self.engine)
        return self._digest

    # --- Files --------------------------------------------------------------------------------------------------------

    def _known(self, head: Head) -> Known | None:
        names = self._part(head, "names", KnownNames)
        reports = self._part(head, "reports", tuple[KnownReport, ...])
        cases = self._part(head, "cases", tuple[KnownCase, ...])
        if names is None or reports is None or cases is None:
            return None
        return Known(reports, names, cases, head.tally)

    def _part(self, head: Head, part: str, content_type: type[Content]) -> Content | None:
        content = self._content(known_name(part), head.parts.get(part, ""))
        return None if content is None else msgspec.json.decode(content, type=content_type)

    def _content(self, name: PurePosixPath, digest: str) -> bytes | None:
        try:
            return unseal_as(self.store.files.read(layout.under(self.store.root, name)), digest)
        except OSError:
            return None

    def _raw_cases(self, prefix: str, digest: str) -> list[_RawCase] | None:
        if not digest:
            return []
        content = self._content(cases_name(prefix), digest)
        return None if content is None else msgspec.json.decode(content, type=list[_RawCase])

    def _all_cases(self, head: Head) -> list[SettledCase] | None:
        if self._grown is not None:
            packed = (cases[id_] for cases in self._grown.values() for id_ in cases)
            return [msgspec.json.decode(decompress(one), type=SettledCase) for one in packed]
        found: list[SettledCase] = []
        for prefix, digest in sorted(head.cases.items()):
            raw = self._raw_cases(prefix, digest)
            if raw is None:
                return None
            found += [msgspec.json.decode(case.case, type=SettledCase) for case in raw]
        return found

    def _write(self, known: Known, problems: Iterable[Problem], cases: dict[str, str]) -> tuple[Known, Head]:
        """Write what every build reads; the head last, which makes it count."""
        parts = {"cases": known.cases, "names": known.names, "reports": known.reports}
        digests = {name: self._put(known_name(name), canonical(content)) for name, content in parts.items()}
        cases = {prefix: digest for prefix, digest in sorted(cases.items()) if digest}
        documents = self.snapshot.documents
        head = Head(self._inputs(), _basis(self.snapshot, self.engine), _documents(documents),
                    tuple(problems), known.tally, digests, cases)  # fmt: skip
        if self.keep and not self.readings.problems:
            with suppress(OSError):
                stale = [name for name in kept_cases(self.store) if name.stem not in cases]
                for name in (*stale, *case_parts(self.store)):
                    self.store.files.remove(layout.under(self.store.root, name))
                self.store.put_index(known_name("head"), seal(head))
        return known, head

    def _put(self, name: PurePosixPath, encoded: bytes) -> str:
        """Write a file of the index; its digest, whether or not the disk takes it."""
        sealed, digest = seal_encoded(encoded)
        if self.keep:
            with suppress(OSError):  # the index is a convenience: what is not there is made again
                self.store.put_index(name, sealed)
        return digest


def suits(snapshot: Snapshot) -> bool:
    """Whether an archive is kept so: it is large and sound, nothing is withheld and no language model was asked."""
    entries = snapshot.manifest.entries
    large = len(snapshot.documents) >= LARGE
    return large and not (snapshot.damage or withholds(snapshot.decisions.entries) or exchanges_in_use(entries))


def forget(store: FolderStore) -> None:
    """Remove what an archive that is kept otherwise now was kept in; the caller holds its lock."""
    with suppress(OSError):
        for name in (*known_parts(store), *kept_cases(store)):
            store.files.remove(layout.under(store.root, name))


def _prefix(id_: str) -> str:
    return id_.rpartition("-")[2][:2]


def _basis(snapshot: Snapshot, engine: Engine) -> str:
    return digest_of(canonical([engine.fingerprint, [decision.id for decision in snapshot.decisions.entries]]))


def _documents(documents: Iterable[object]) -> str:
    return digest_of(canonical(list(documents)))


def _about(decisions: Sequence[Decision], fresh: Sequence[Reading]) -> bool:
    """Whether a decision is about one of some readings."""
    documents = {reading.document for reading in fresh}
    claims = {claim.id for reading in fresh for claim in reading.claims}
    for decision in decisions:
        for target in decision.targets:
            key = mention_of(target)
            if target in claims or (key is not None and key.document in documents):
                return True
    return False
