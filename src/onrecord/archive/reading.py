"""The readings of an archive's documents: made once, kept in the index, made again when the reader changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Protocol

import msgspec

from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.store import layout
from onrecord.store.entries import StoredDocument
from onrecord.store.folder import FolderStore
from onrecord.store.index import read_index, shard_name, shards
from onrecord.store.sealed import seal


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


class Readings:
    """Reads documents through the index."""

    def __init__(self, store: FolderStore, reader: Reader, fresh: bool = False) -> None:
        """`fresh`: read every document anew, whatever the index holds."""
        self._store = store
        self._reader = reader
        self._fresh = fresh
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
        for prefix, members in groupby(ordered, key=lambda document: document.original[:2]):
            for reading in self._shard(prefix, tuple(members), keep):
                done += 1
                if progress is not None:
                    progress(done, len(ordered))
                yield reading
        if keep:
            self._remove_stale({document.original[:2] for document in ordered})

    def documents(self, documents: Sequence[StoredDocument]) -> Iterator[Document]:
        """The frozen documents, in the order of their digests; damaged ones are left out and named in `problems`."""
        for stored in sorted(documents, key=lambda document: document.original):
            document = self._document(stored)
            if document is not None:
                yield document

    def _shard(self, prefix: str, members: tuple[StoredDocument, ...], keep: bool) -> list[Reading]:
        name = shard_name(prefix)
        cached = None if self._fresh else read_index(self._store, name, Shard)
        known = (
            {entry.record: entry.reading for entry in cached.readings}
            if cached is not None and cached.reader == self._reader.fingerprint
            else {}
        )
        entries = []
        for stored in members:
            reading = known.get(stored.record) or self._read(stored)
            if reading is not None:
                entries.append(CachedReading(stored.record, reading))
        shard = Shard(self._reader.fingerprint, tuple(entries))
        if keep and shard != cached:
            self._keep(name, seal(shard))
        return [entry.reading for entry in entries]

    def _read(self, stored: StoredDocument) -> Reading | None:
        document = self._document(stored)
        found = self._reader.read(document) if document is not None else None
        if isinstance(found, Problem):
            self._note(found)
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
        self._note(problem)
        return None

    def _note(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _remove_stale(self, prefixes: set[str]) -> None:
        for name in shards(self._store):
            if name.stem not in prefixes:
                self._store.files.remove(layout.under(self._store.root, name))
