"""Naming every changed, missing or foreign byte of an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.store import layout
from onrecord.store.entries import Checkpoint, Head, ManifestEntry, StoredDocument
from onrecord.store.filesystem import Kind
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.index import is_index_name
from onrecord.store.sealed import unseal

RESTORE = "Put the file back from a copy of the archive."
REBUILD = "Delete it and run `onrecord build`: the index is made again from what is stored."
UNNAMED = "If the manifest is damaged, put that back from a copy first; else move the file out of the archive."
FOREIGN = "Move it out of the archive."


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked and what is wrong."""

    problems: tuple[Problem, ...]
    """Empty where every byte is as it was stored."""
    documents: int
    """How many documents the manifest names."""
    decisions: int
    """How many entries the decision log has."""
    bytes_checked: int
    checkpoint: Checkpoint | None
    """What to keep outside the archive; None where the logs are damaged."""
    since: Checkpoint | None = None
    """The checkpoint that was held against it, if one was."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(
    store: FolderStore,
    snapshot: Snapshot,
    since: Checkpoint | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Verification:
    """Check every file of the archive, and that both logs continue what the checkpoint `since` vouches for.

    `progress` is called with (files done, files in all).
    """
    problems = [*snapshot.damage, *snapshot.notices]
    if since is not None:
        problems.extend(_continues(layout.MANIFEST, [line.digest for line in snapshot.manifest.lines], since.manifest))
        problems.extend(
            _continues(layout.DECISIONS, [line.digest for line in snapshot.decisions.lines], since.decisions)
        )
    stored = [entry.document for entry in snapshot.manifest.entries if entry.document]
    checks = _Checks(store, snapshot.manifest.entries)
    found = sorted(_walk(store, PurePosixPath()), key=str)
    for done, name in enumerate(found, 1):
        problems.extend(checks.check(name))
        if progress is not None:
            progress(done, len(found))
    missing = sorted(set(checks.named) - set(found), key=str)
    problems.extend(Problem(str(name), "The file is missing.", RESTORE) for name in missing)
    return Verification(
        tuple(problems),
        len({document.original for document in stored}),
        len(snapshot.decisions.lines),
        checks.bytes_checked,
        None if snapshot.damage else snapshot.present_checkpoint,
        since,
    )


class _Checks:
    """The check of one file after the other."""

    def __init__(self, store: FolderStore, entries: Sequence[ManifestEntry]) -> None:
        self.store = store
        stored = [entry.document for entry in entries if entry.document]
        self.records = {layout.record_name(document.record): document for document in stored}
        self.named = {layout.original_name(document.original): document.original for document in stored}
        self.named |= {name: document.record for name, document in self.records.items()}
        exchanges = [entry.exchange.content for entry in entries if entry.exchange]
        self.named |= {layout.exchange_name(content): content for content in exchanges}
        """The digest of every file that the manifest names."""
        self.bytes_checked = 0

    def check(self, name: PurePosixPath) -> Iterator[Problem]:
        """What is wrong with the file of that name."""
        if str(name) in layout.FILES:
            return  # read, and held against each other, when the archive was opened
        try:
            content = self.store.files.read(layout.under(self.store.root, name))
        except OSError as error:
            yield Problem(str(name), f"The file cannot be read: {error.strerror or error}.", RESTORE)
            return
        self.bytes_checked += len(content)
        yield from self._check_content(name, content)

    def _check_content(self, name: PurePosixPath, content: bytes) -> Iterator[Problem]:
        changed = Problem(str(name), "The file was changed: its bytes do not match its name.", RESTORE)
        if name in self.named:
            record = self.records.get(name)
            if digest_of(content) != self.named[name]:
                yield changed
            elif record is not None and not _tells_of(content, record):
                yield Problem(str(name), "The text belongs to another original than the manifest says.", RESTORE)
        elif name.parent == PurePosixPath(layout.RECOVERED):
            if not name.name.endswith(f"-{digest_of(content)}.part"):
                yield changed
        elif is_index_name(name):
            if unseal(content) is None:
                yield Problem(str(name), "The file of the index was changed.", REBUILD)
        elif _names_itself(name, content):
            yield Problem(str(name), "No sound line of the manifest names this file.", UNNAMED)
        elif str(name) != layout.LOCK or content:
            yield Problem(str(name), "The file does not belong to the archive.", FOREIGN)


def _names_itself(name: PurePosixPath, content: bytes) -> bool:
    """Whether it is an original, a record or an exchange that is whole: most likely one whose line was damaged."""
    digest = digest_of(content)
    return name in (layout.original_name(digest), layout.record_name(digest), layout.exchange_name(digest))


def _tells_of(content: bytes, document: StoredDocument) -> bool:
    try:
        return msgspec.json.decode(content, type=Document).digest == document.original
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _continues(name: str, digests: list[str], known: Head) -> list[Problem]:
    if known.lines == 0 or digests[known.lines - 1 : known.lines] == [known.digest]:
        return []
    return [
        Problem(
            f"{name}, line {known.lines}",
            "The log is not a continuation of the one that the given checkpoint was made of: it was rewritten or cut.",
            "Trust the copy that fits the checkpoint.",
        )
    ]


def _walk(store: FolderStore, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    """Every file below the archive's root, and whatever cannot be looked into: its check says so."""
    path: Path = layout.under(store.root, folder)
    try:
        names = store.files.names(path)
    except OSError:
        yield folder
        return
    for name in names:
        inner = folder / name
        if _is_folder(store, path / name):
            yield from _walk(store, inner)
        else:
            yield inner


def _is_folder(store: FolderStore, path: Path) -> bool:
    try:
        return store.files.kind(path) is Kind.FOLDER and not path.is_symlink()
    except OSError:
        return False
