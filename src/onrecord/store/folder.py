"""An archive as a folder: reading what it holds, appending to it, and mending what a crash left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

import msgspec

from onrecord.core.decision import Decision
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.store import layout
from onrecord.store.chain import GENESIS, Chain, Line, read_chain, write_lines
from onrecord.store.entries import Checkpoint, Head, ManifestEntry, StoredDocument
from onrecord.store.filesystem import FileSystem, Kind
from onrecord.store.layout import under
from onrecord.store.sealed import seal, unseal
from onrecord.store.settings import Settings, TooNew, read_settings
from onrecord.store.staged import Parcel, discard, place, replace_file, stage

Entry = TypeVar("Entry")

ACCEPT = (
    "Compare with a copy of the archive and put it back; if you know why it differs, `onrecord verify --accept` "
    "takes what is there as it is."
)
CHANGED_SETTINGS = Problem(
    layout.SETTINGS,
    "The settings are not those that the checkpoint was made with.",
    "If you changed them, say so with `onrecord verify --accept`; if not, put the file back from a copy.",
)
RESTORE = (
    "Put that file back from a copy of the archive; until then nothing is written, and what is sound is still read."
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an archive's small files said at one moment."""

    settings: Settings
    settings_digest: str
    manifest: Chain[ManifestEntry]
    decisions: Chain[Decision]
    checkpoint: Checkpoint | None
    damage: tuple[Problem, ...] = ()
    """Why nothing may be written; empty for a sound archive."""
    notices: tuple[Problem, ...] = ()
    """What differs from the checkpoint and may be the owner's own doing."""
    _documents: list[tuple[StoredDocument, ...]] = field(default_factory=list, init=False, repr=False, compare=False)
    """`documents`, once it was asked for."""

    @property
    def documents(self) -> tuple[StoredDocument, ...]:
        """The last line about each document, in the order of the originals' digests."""
        if not self._documents:
            latest = {entry.document.original: entry.document for entry in self.manifest.entries if entry.document}
            self._documents.append(tuple(latest[digest] for digest in sorted(latest)))
        return self._documents[0]

    @property
    def present_checkpoint(self) -> Checkpoint:
        """The checkpoint that fits what is there now."""
        return Checkpoint(_head_of(self.manifest), _head_of(self.decisions), self.settings_digest)


class FolderStore:
    """Reads and writes one archive folder through a file-system port.

    Methods that write raise OSError where the disk refuses; nothing that was stored before is changed by that.
    Whoever calls them holds the archive's lock.
    """

    def __init__(self, root: Path, files: FileSystem) -> None:
        self.root = root
        self.files = files
        self._read_before: tuple[bytes, int | None, Chain[ManifestEntry]] | None = None

    def exists(self) -> bool:
        """Whether there is an archive in the folder."""
        return self.files.kind(self.root / layout.SETTINGS) is Kind.FILE

    def lay_out(self, settings: Settings, created: ManifestEntry) -> None:
        """Make an empty archive. The settings come last: until they stand, the folder is no archive."""
        staging = self.root / layout.STAGING
        for name in layout.FOLDERS:
            self.files.make_folder(self.root / name)
        lines, digests = write_lines([created], GENESIS)
        content = settings.write()
        checkpoint = Checkpoint(Head(1, digests[-1]), Head(0, GENESIS), digest_of(content))
        parts = (
            (layout.MANIFEST, lines),
            (layout.DECISIONS, b""),
            (layout.CHECKPOINT, seal(checkpoint)),
            (layout.SETTINGS, content),
        )
        for name, written in parts:
            replace_file(self.files, self.root / name, written, staging)

    def load(self) -> Snapshot | Problem:
        """What the archive's small files say. A Problem where it was made by a newer version."""
        damage: list[Problem] = []
        notices: list[Problem] = []
        content = self._read(layout.SETTINGS, damage)
        settings = read_settings(content)
        if isinstance(settings, TooNew):
            return settings
        if isinstance(settings, Problem):
            damage.append(settings)
            settings = Settings()
        checkpoint = self._checkpoint(damage)
        known = checkpoint or Checkpoint(Head(0, GENESIS), Head(0, GENESIS), "")
        vouched = checkpoint is not None
        manifest = self._manifest(self._read(layout.MANIFEST, damage), known.manifest.lines if vouched else None)
        decisions = read_chain(
            self._read(layout.DECISIONS, damage), Decision, known.decisions.lines if vouched else None
        )
        damage.extend(faults_of(layout.MANIFEST, manifest))
        damage.extend(faults_of(layout.DECISIONS, decisions))
        if vouched:
            damage.extend(_disagreement(layout.MANIFEST, manifest, known.manifest))
            damage.extend(_disagreement(layout.DECISIONS, decisions, known.decisions))
            if known.settings != digest_of(content):
                notices.append(CHANGED_SETTINGS)
        return Snapshot(settings, digest_of(content), manifest, decisions, checkpoint, tuple(damage), tuple(notices))

    def _manifest(self, content: bytes, known: int | None) -> Chain[ManifestEntry]:
        """The manifest as read; the one read before, where not a byte of it has changed."""
        before = self._read_before
        if before is not None and before[:2] == (content, known):
            return before[2]
        chain = read_chain(content, ManifestEntry, known)
        self._read_before = (content, known, chain)
        return chain

    def append_documents(
        self, snapshot: Snapshot, parcels: Sequence[Parcel], entries: Sequence[ManifestEntry]
    ) -> tuple[Snapshot, tuple[Problem, ...]]:
        """Put files in, and the lines that name them at the end of the manifest.

        Returns the archive as it is afterwards, and what is left to be finished at the next opening. Raises OSError
        where the disk refuses before the lines stand; the archive is then as it was.
        """
        places = [parcel.place for parcel in parcels]
        stage(self.files, self.root, parcels)
        try:
            manifest = self._append(layout.MANIFEST, snapshot.manifest, entries)
        except OSError:
            discard(self.files, self.root, places)
            raise
        after = replace(snapshot, manifest=manifest)
        try:
            place(self.files, self.root, places)
        except OSError as error:
            return after, (_unfinished(error),)
        return self.move_checkpoint(after)

    def append_decision(self, snapshot: Snapshot, decision: Decision) -> tuple[Snapshot, tuple[Problem, ...]]:
        """Append to the decision log. As `append_documents`."""
        return self.move_checkpoint(
            replace(snapshot, decisions=self._append(layout.DECISIONS, snapshot.decisions, [decision]))
        )

    def accept(self, snapshot: Snapshot) -> Snapshot:
        """Write the checkpoint that fits what is there: the owner has looked at the difference and stands by it."""
        checkpoint = replace(snapshot, notices=()).present_checkpoint
        self._replace(layout.CHECKPOINT, seal(checkpoint))
        return replace(snapshot, checkpoint=checkpoint, damage=(), notices=())

    def broken(self, snapshot: Snapshot) -> tuple[Problem, ...]:
        """Damage that cannot be accepted: lines that do not hash to what they say, settings that cannot be read."""
        unread: list[Problem] = []
        for name in (layout.MANIFEST, layout.DECISIONS):
            self._read(name, unread)
        settings = read_settings(self._read(layout.SETTINGS, unread))
        if isinstance(settings, Problem):
            unread.append(settings)
        faults = (*faults_of(layout.MANIFEST, snapshot.manifest), *faults_of(layout.DECISIONS, snapshot.decisions))
        return (*unread, *faults)

    def put_index(self, name: PurePosixPath, content: bytes) -> None:
        """Write a file of the index in one step."""
        target = under(self.root, name)
        self.files.make_folder(target.parent)
        replace_file(self.files, target, content, self.root / layout.STAGING)

    def read_stored(self, name: PurePosixPath) -> bytes | None:
        """A stored file, from its place or, while another process is moving it there, from staging; None if missing."""
        for path in (under(self.root, name), self.root / layout.STAGING / layout.staged_name(name)):
            with suppress(FileNotFoundError):
                return self.files.read(path)
        return None

    def _append(self, name: str, chain: Chain[Entry], entries: Sequence[Entry]) -> Chain[Entry]:
        lines, digests = write_lines(entries, chain.head)
        path = self.root / name
        try:
            self.files.append(path, lines)
            self.files.sync(path)
        except OSError:
            with suppress(OSError):
                self.files.truncate(path, chain.size)
            raise
        first = len(chain.lines) + 1
        new = tuple(Line(first + index, digests[index], entry) for index, entry in enumerate(entries))
        return replace(chain, lines=chain.lines + new, size=chain.size + len(lines), head=digests[-1])

    def move_checkpoint(self, snapshot: Snapshot) -> tuple[Snapshot, tuple[Problem, ...]]:
        """The snapshot with its checkpoint moved on; the settings keep the digest they were recorded with."""
        recorded = snapshot.checkpoint.settings if snapshot.checkpoint else snapshot.settings_digest
        checkpoint = replace(snapshot.present_checkpoint, settings=recorded)
        try:
            self._replace(layout.CHECKPOINT, seal(checkpoint))
        except OSError as error:
            return snapshot, (_unfinished(error),)
        return replace(snapshot, checkpoint=checkpoint), ()

    def _replace(self, name: str, content: bytes) -> None:
        replace_file(self.files, self.root / name, content, self.root / layout.STAGING)

    def _read(self, name: str, damage: list[Problem]) -> bytes:
        try:
            return self.files.read(self.root / name)
        except OSError as error:
            damage.append(Problem(name, f"The file cannot be read: {error.strerror or error}.", RESTORE))
            return b""

    def _checkpoint(self, damage: list[Problem]) -> Checkpoint | None:
        content = self._read(layout.CHECKPOINT, damage)
        if not content:
            return None
        checkpoint = read_checkpoint(content)
        if checkpoint is None:
            damage.append(Problem(layout.CHECKPOINT, "The checkpoint is damaged.", ACCEPT))
        return checkpoint


def faults_of(name: str, chain: Chain[Entry]) -> list[Problem]:
    """What is wrong with a log, as problems."""
    return [
        Problem(f"{name}, line {fault.line}", f"The line is damaged: {fault.message}.", RESTORE)
        for fault in chain.faults
    ]


def _disagreement(name: str, chain: Chain[Entry], known: Head) -> list[Problem]:
    """Where a log that is sound in itself is not the one that the checkpoint vouches for."""
    if chain.faults or known.lines == 0:
        return []
    if len(chain.lines) < known.lines:
        missing = known.lines - len(chain.lines)
        what = f"{missing} line{'' if missing == 1 else 's'} at its end {'is' if missing == 1 else 'are'} missing"
        return [Problem(name, f"The log is shorter than the checkpoint says: {what}.", ACCEPT)]
    if chain.lines[known.lines - 1].digest != known.digest:
        return [
            Problem(f"{name}, line {known.lines}", "The log is not the one that the checkpoint vouches for.", ACCEPT)
        ]
    return []


def _unfinished(error: OSError) -> Problem:
    return Problem(
        "the archive's folder",
        f"Everything is stored, but the last step was refused: {error.strerror or error}.",
        "Mend that (free some space, for one); the next command that writes finishes the step by itself.",
    )


def read_checkpoint(content: bytes) -> Checkpoint | None:
    """The checkpoint that a file holds, here or kept elsewhere; None where it is damaged or something else."""
    inner = unseal(content)
    try:
        return None if inner is None else msgspec.json.decode(inner, type=Checkpoint)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _head_of(chain: Chain[Entry]) -> Head:
    return Head(len(chain.lines), chain.head)
