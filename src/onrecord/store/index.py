"""Files of the index: derived, sealed, and never trusted when they do not hash to what they say."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TypeVar

import msgspec

from onrecord.store import layout
from onrecord.store.filesystem import Kind
from onrecord.store.folder import FolderStore
from onrecord.store.sealed import unseal

Content = TypeVar("Content")

CASE_FILE = PurePosixPath(layout.INDEX, "casefile")
CASES = PurePosixPath(layout.INDEX, "cases")
KNOWN = PurePosixPath(layout.INDEX, "known")
KNOWN_PARTS = ("cases", "head", "names", "reports")
READINGS = PurePosixPath(layout.INDEX, "readings")


def shard_name(prefix: str) -> PurePosixPath:
    """Where the readings of the documents whose digests begin with `prefix` (two digits) lie."""
    return READINGS / f"{prefix}.json"


def case_part_name(number: int) -> PurePosixPath:
    """Where the part of the archive's case file with that number, counted from 1, lies."""
    return CASE_FILE / f"{number:04}.json"


def cases_name(prefix: str) -> PurePosixPath:
    """Where the cases of a large archive lie whose ids go on with `prefix` (two digits)."""
    return CASES / f"{prefix}.json"


def known_name(part: str) -> PurePosixPath:
    """Where one of `KNOWN_PARTS` lies, which a large archive grows from."""
    return KNOWN / f"{part}.json"


def read_index(store: FolderStore, name: PurePosixPath, content_type: type[Content]) -> Content | None:
    """What a file of the index holds; None where it is missing, changed, or of another version."""
    try:
        sealed = store.files.read(layout.under(store.root, name))
        content = unseal(sealed)
        return None if content is None else msgspec.json.decode(content, type=content_type)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def is_index_name(name: PurePosixPath) -> bool:
    """Whether the index has a file of that name."""
    if name.suffix != ".json":
        return False
    if name.parent == KNOWN:
        return name.stem in KNOWN_PARTS
    shard = name.parent in (READINGS, CASES) and len(name.stem) == 2 and set(name.stem) <= set("0123456789abcdef")
    return shard or (name.parent == CASE_FILE and len(name.stem) >= 4 and name.stem.isdecimal())


def shards(store: FolderStore) -> list[PurePosixPath]:
    """The shards of readings that are there, sorted."""
    return _files(store, READINGS)


def kept_cases(store: FolderStore) -> list[PurePosixPath]:
    """The files of cases that are there, sorted."""
    return _files(store, CASES)


def known_parts(store: FolderStore) -> list[PurePosixPath]:
    """What a large archive grows from, as far as it is there."""
    return _files(store, KNOWN)


def case_parts(store: FolderStore) -> list[PurePosixPath]:
    """The parts of the case file that are there, in their order."""
    return sorted(_files(store, CASE_FILE), key=lambda name: int(name.stem))


def _files(store: FolderStore, folder: PurePosixPath) -> list[PurePosixPath]:
    path = layout.under(store.root, folder)
    if store.files.kind(path) is not Kind.FOLDER:
        return []
    return [folder / name for name in store.files.names(path) if is_index_name(folder / name)]
