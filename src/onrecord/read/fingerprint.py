"""A digest of all code and data that reading is made of: a reading is made again when it changes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def code_digest() -> str:
    """The SHA-256 of every file of this package, as 64 hexadecimal digits; worked out once a process."""
    hasher = hashlib.sha256()
    hash_folder(files("onrecord.read"), hasher)
    return hasher.hexdigest()


def hash_folder(folder: Traversable, hasher: hashlib._Hash, without: frozenset[str] = frozenset()) -> None:
    """Add all files in a folder and the folders in it, by name and content; bytecode and those named are left out."""
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name in without or entry.name == "__pycache__" or entry.name.endswith(".pyc"):
            continue
        if entry.is_dir():
            hash_folder(entry, hasher, without)
        else:
            content = entry.read_bytes()
            hasher.update(f"{entry.name}:{len(content)}:".encode())
            hasher.update(content)
