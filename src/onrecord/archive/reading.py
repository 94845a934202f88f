"""The readings of an archive's documents: made once, kept in the index, made again when the reader changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

import msgspec

from onrecord.archive.workers import WORTH, Found, Workers
from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.store import layout
from onrecord.store.entries import StoredDocument
from onrecord.store.folder import FolderStore
from onrecord.store.index import read_index, shard_name, shards
from onrecord.store.sealed import seal

if TYPE_CHECKING:
    from concurrent.futures import Future

AHEAD = 3
"""Shards that are begun with ahead of the one that is waited for, for each worker."""


class Reader(Protocol):
    """What reads documents, pinned by its fingerprint."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same document could be read otherwise."""

    def read(self, document: Document) -> Reading | Problem:
        """The reading of one document, the same for the same document; a Problem where the reader failed on it."""


@dataclass(frozen=True, slots=True)
class CachedReading:
    """One reading, with the digest of the frozen record it was made of."""

    record: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Shard:
    """The readings of the documents whose digests begin alike."""

    reader: str
    """The fingerprint."""
    readings: tuple[CachedReading, ...]
    """In the order of the documents' digests."""


@dataclass(frozen=True, slots=True)
class _RawReading:
    record: str
    reading: msgspec.Raw


@dataclass(frozen=True, slots=True)
class _RawShard:
    """A shard whose readings are not decoded."""

    reader: str
    readings: tuple[_RawReading, ...]


@dataclass(slots=True)
class _Begun:
    """A shard of which what has to be read may be with the workers."""

    prefix: str
    members: tuple[StoredDocument, ...]
    cached: Shard | None
    known: dict[str, Reading]
    """By record, what the index holds."""
    elsewhere: tuple[str, ...] = ()
    """The records that the workers were given."""
    coming: Future[list[tuple[bytes, bool]]] | None = None


class Readings:
    """Reads documents through the index."""

    def __init__(self, store: FolderStore, reader: Reader, fresh: bool = False, workers: Workers | None = None) -> None:
        """`fresh`: read every document anew, whatever the index holds; `workers` read beside this process."""
        self._store = store
        self._reader = reader
        self._fresh = fresh
        self._workers = workers
        self._read_here = 0
        self.problems: list[Problem] = []
        """Documents that could not be read, and are left out; complete once the readings were gone through."""

    def of(
        self,
        documents: Sequence[StoredDocument],
        keep: bool,
        progress: Callable[[int, int], None] | None = None,
    ) -> Iterator[Reading]:
        """The readings, in the order of the documents' digests, a shard of them in memory at a time.

        `keep`: write what had to be read to the index; the caller then holds the archive's lock and gives all
        documents there are. `progress` is called with (done, in all).
        """
        done = 0
        ordered = sorted(documents, key=lambda document: document.original)
        for shard in self._ahead(ordered):
            for reading in self._finish(shard, keep):
                done += 1
                if progress is not None:
                    progress(done, len(ordered))
                yield reading
        if keep:
            self._remove_stale({document.original[:2] for document in ordered})

    def _ahead(self, ordered: Sequence[StoredDocument]) -> Iterator[_Begun]:
        """The shards in their order; where others read too, a few are begun with before the first is finished."""
        begun: deque[_Begun] = deque()
        for prefix, members in groupby(ordered, key=lambda document: document.original[:2]):
            begun.append(self._begin(prefix, tuple(members)))
            ahead = self._workers.number * AHEAD if self._workers and begun[-1].elsewhere else 0
            while len(begun) > ahead:
                yield begun.popleft()
        yield from begun

    def few(self, documents: Sequence[StoredDocument]) -> Iterator[Reading]:
        """As `of`, for few documents of many: nothing is written, and of a shard only what is asked for is decoded."""
        ordered = sorted(documents, key=lambda document: document.original)
        for prefix, members in groupby(ordered, key=lambda document: document.original[:2]):
            cached = read_index(self._store, shard_name(prefix), _RawShard)
            known = (
                {entry.record: entry.reading for entry in cached.readings}
                if cached is not None and cached.reader == self._reader.fingerprint
                else {}
            )
            for stored in members:
                kept = known.get(stored.record)
                reading = self._read(stored) if kept is None else msgspec.json.decode(kept, type=Reading)
                if reading is not None:
                    yield reading

    def renew(self, documents: Sequence[StoredDocument], new: frozenset[str]) -> Iterator[Reading]:
        """The readings of the `new` of all `documents`, by original; the index takes them up.

        The caller holds the archive's lock.
        """
        prefixes = {original[:2] for original in new}
        ordered = [document for document in documents if document.original[:2] in prefixes]
        for prefix, members in groupby(ordered, key=lambda document: document.original[:2]):
            for reading in self._finish(self._begin(prefix, tuple(members)), keep=True):
                if reading.document in new:
                    yield reading

    def documents(self, documents: Sequence[StoredDocument]) -> Iterator[Document]:
        """The frozen documents, in the order of their digests; damaged ones are left out and named in `problems`."""
        for stored in sorted(documents, key=lambda document: document.original):
            document = self._document(stored)
            if document is not None:
                yield document

    def _begin(self, prefix: str, members: tuple[StoredDocument, ...]) -> _Begun:
        """What the index holds of a shard; what it lacks is given to the workers, once that is worth while."""
        cached = None if self._fresh else read_index(self._store, shard_name(prefix), Shard)
        known = (
            {entry.record: entry.reading for entry in cached.readings}
            if cached is not None and cached.reader == self._reader.fingerprint
            else {}
        )
        begun = _Begun(prefix, members, cached, known)
        if self._workers is None or self._workers.number < 2:
            return begun
        missing = [stored for stored in members if stored.record not in known]
        if missing and self._read_here + len(missing) > WORTH:
            contents = {
                stored.record: self.kept(layout.record_name(stored.record), stored.record) for stored in missing
            }
            records = {record: content for record, content in contents.items() if content is not None}
            begun.elsewhere = tuple(records)
            begun.coming = self._workers.read(tuple(records.values()))
        self._read_here += len(missing)
        return begun

    def _finish(self, begun: _Begun, keep: bool) -> list[Reading]:
        elsewhere: dict[str, Found] = {}
        if begun.coming is not None and self._workers is not None:
            came = self._workers.collect(begun.coming, len(begun.elsewhere))
            elsewhere = dict(zip(begun.elsewhere, came, strict=True))
        entries = []
        for stored in begun.members:
            reading = begun.known.get(stored.record) or self._read(stored, elsewhere.get(stored.record))
            if reading is not None:
                entries.append(CachedReading(stored.record, reading))
        shard = Shard(self._reader.fingerprint, tuple(entries))
        if keep and shard != begun.cached:
            self._keep(shard_name(begun.prefix), seal(shard))
        return [entry.reading for entry in entries]

    def _read(self, stored: StoredDocument, found: Found = None) -> Reading | None:
        """The reading of one document: `found` by a worker, or made here."""
        if found is None:
            document = self._document(stored)
            found = self._reader.read(document) if document is not None else None
        if isinstance(found, Problem):
            self.note(found)
            return None
        return found

    def _keep(self, name: PurePosixPath, content: bytes) -> None:
        try:
            self._store.put_index(name, content)
        except OSError:
            # The index is a convenience: without it everything is read again the next time.
            return

    def kept(self, name: PurePosixPath, digest: str) -> bytes | None:
        """A stored file whose bytes have that digest; None where it is missing or was changed."""
        try:
            content = self._store.read_stored(name)
        except OSError:
            return None
        return content if content is not None and digest_of(content) == digest else None

    def _document(self, stored: StoredDocument) -> Document | None:
        name = layout.record_name(stored.record)
        content = self.kept(name, stored.record)
        if content is not None:
            return msgspec.json.decode(content, type=Document)
        problem = Problem(
            str(name),
            "The text of a document is missing or was changed; it is left out.",
            "Run `onrecord verify`; restore it from a copy.",
        )
        self.note(problem)
        return None

    def note(self, problem: Problem) -> None:
        """Say what is wrong, once."""
        if problem not in self.problems:
            self.problems.append(problem)

    def _remove_stale(self, prefixes: set[str]) -> None:
        for name in shards(self._store):
            if name.stem not in prefixes:
                self._store.files.remove(layout.under(self._store.root, name))
