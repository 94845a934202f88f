"""Finishing or discarding what a crash left behind, under the archive's lock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.store import layout
from onrecord.store.chain import Chain
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.staged import place, replace_file

Entry = TypeVar("Entry")


def interrupted(store: FolderStore, snapshot: Snapshot) -> bool:
    """Whether a command was stopped in the middle, or is at work in another process at this moment."""
    if snapshot.manifest.torn or snapshot.decisions.torn or snapshot.checkpoint is None:
        return not snapshot.damage
    recorded = replace(snapshot.checkpoint, settings=snapshot.settings_digest)
    if recorded != snapshot.present_checkpoint:
        return not snapshot.damage
    return bool(_staged(store)) and not snapshot.damage


def mend(store: FolderStore, snapshot: Snapshot) -> tuple[Snapshot | Problem, tuple[Problem, ...]]:
    """The archive with every interrupted step finished or undone, and a Problem for each line that was given up.

    A damaged archive is left as it is. Raises OSError where the disk refuses; it can be called again then.
    """
    if snapshot.damage or not interrupted(store, snapshot):
        return snapshot, ()
    problems = [
        *_mend_log(store, layout.MANIFEST, snapshot.manifest),
        *_mend_log(store, layout.DECISIONS, snapshot.decisions),
    ]
    after = store.load()
    if isinstance(after, Problem) or after.damage:
        return after, tuple(problems)
    _settle_staging(store, after)
    mended, unfinished = store.move_checkpoint(after)
    return mended, (*problems, *unfinished)


def _mend_log(store: FolderStore, name: str, chain: Chain[Entry]) -> list[Problem]:
    """Cut what is not a whole line off the end of a log, and keep it in recovered/."""
    if not chain.torn:
        return []
    path = store.root / name
    kept = f"{name.partition('.')[0]}-{digest_of(chain.torn)}.part"
    replace_file(store.files, store.root / layout.RECOVERED / kept, chain.torn, store.root / layout.STAGING)
    store.files.truncate(path, chain.size)
    store.files.sync(path)
    return [
        Problem(
            f"{name}, line {len(chain.lines) + 1}",
            "A command was stopped while it wrote this line: what it was storing is not in the archive.",
            f"Run that command again. The unfinished line is kept as {layout.RECOVERED}/{kept}.",
        )
    ]


def _settle_staging(store: FolderStore, snapshot: Snapshot) -> None:
    """Move what the manifest names to its place, remove the rest."""
    named: set[PurePosixPath] = set()
    for entry in snapshot.manifest.entries:
        if entry.document:
            named.add(layout.original_name(entry.document.original))
            named.add(layout.record_name(entry.document.record))
        if entry.exchange:
            named.add(layout.exchange_name(entry.exchange.content))
    for name in _staged(store):
        target = layout.place_of_staged(name)
        path = store.root / layout.STAGING / name
        whole = target is not None and digest_of(store.files.read(path)) == target.name.partition(".")[0]
        if target is not None and target in named and whole:
            place(store.files, store.root, [target])
        else:
            store.files.remove(path)


def _staged(store: FolderStore) -> list[str]:
    try:
        return store.files.names(store.root / layout.STAGING)
    except FileNotFoundError:
        return []
