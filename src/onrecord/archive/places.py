"""Why no archive can be made, or is found, in a folder."""

from __future__ import annotations

from onrecord.archive.engine import engine_with
from onrecord.core.problem import Problem
from onrecord.store import layout
from onrecord.store.filesystem import Kind
from onrecord.store.folder import FolderStore


def missing_reader(reader: str) -> Problem | None:
    """Why no archive can be read with that reader; None where it is here."""
    engine = engine_with(reader)
    return engine if isinstance(engine, Problem) else None


def unfit(store: FolderStore) -> Problem | None:
    """Why no archive can be made there. What an interrupted creation left is no reason."""
    path = store.root
    try:
        outer = next((above for above in path.absolute().parents if FolderStore(above, store.files).exists()), None)
        if outer is not None:
            return Problem(str(path), f"The folder lies in the archive {outer}.", "Choose a folder outside of it.")
        kind = store.files.kind(path)
        if kind is Kind.MISSING:
            return None
        if kind is not Kind.FOLDER:
            return Problem(str(path), "There is a file of that name.", "Choose another name for the archive.")
        if store.exists():
            return Problem(
                str(path), "There is an archive already; it was left as it is.", "Go on with `onrecord add`."
            )
        if set(store.files.names(path)) - layout.OWN or _holds_documents(store):
            return Problem(str(path), "The folder is not empty.", "Name a folder that is empty or not there yet.")
    except OSError as error:
        return Problem(str(path), f"The folder cannot be read: {error.strerror or error}.", "Choose another folder.")
    return None


def _holds_documents(store: FolderStore) -> bool:
    folder = store.root / layout.ORIGINALS
    return store.files.kind(folder) is Kind.FOLDER and bool(store.files.names(folder))


def no_archive(store: FolderStore) -> Problem:
    """That there is none, or what is missing of one."""
    where = str(store.root)
    if store.files.kind(store.root / layout.MANIFEST) is Kind.FILE:
        message = f"The archive's {layout.SETTINGS} is missing: it was lost, or making the archive was interrupted."
        return Problem(where, message, "Put it back from a copy; if the archive is new, run `onrecord init` again.")
    return Problem(where, "There is no archive in this folder.", "Make one with `onrecord init`, or name its folder.")
