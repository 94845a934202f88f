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

CASE_FILE = PurePosixPath(layout.INDEX, "casefile.json")
READINGS = PurePosixPath(layout.INDEX, "readings")


def shard_name(prefix: str) -> PurePosixPath:
    """Where the readings of the documents whose digests begin with `prefix` (two digits) lie."""
    return READINGS / f"{prefix}.json"


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
    shard = name.parent == READINGS and len(name.stem) == 2 and set(name.stem) <= set("0123456789abcdef")
    return name == CASE_FILE or (shard and name.suffix == ".json")


def shards(store: FolderStore) -> list[PurePosixPath]:
    """The shards of readings that are there, sorted."""
    folder = layout.under(store.root, READINGS)
    if store.files.kind(folder) is not Kind.FOLDER:
        return []
    return [READINGS / name for name in store.files.names(folder) if is_index_name(READINGS / name)]
