"""The names of an archive's files and folders. docs/archive-format.md tells what each holds."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

SETTINGS = "onrecord.toml"
MANIFEST = "manifest.jsonl"
DECISIONS = "decisions.jsonl"
CHECKPOINT = "checkpoint.json"
LOCK = ".lock"
ORIGINALS = "originals"
TEXTS = "texts"
EXCHANGES = "exchanges"
STAGING = "staging"
INDEX = "index"
RECOVERED = "recovered"

FILES = (CHECKPOINT, DECISIONS, MANIFEST, SETTINGS)
"""The files an archive cannot be without."""
FOLDERS = (EXCHANGES, INDEX, ORIGINALS, RECOVERED, STAGING, TEXTS)

OWN = frozenset((*FILES, *FOLDERS, LOCK))
"""Everything that may stand at the top of an archive."""


def original_name(digest: str) -> PurePosixPath:
    """Where the original of that digest lies."""
    return PurePosixPath(ORIGINALS, digest[:2], digest)


def record_name(digest: str) -> PurePosixPath:
    """Where the frozen document record of that digest lies."""
    return PurePosixPath(TEXTS, digest[:2], f"{digest}.json")


def exchange_name(digest: str) -> PurePosixPath:
    """Where the file of that digest lies that keeps what a language model was asked and answered."""
    return PurePosixPath(EXCHANGES, digest[:2], f"{digest}.json")


def staged_name(final: PurePosixPath) -> str:
    """The name under which a file waits in staging/ for its place: `originals.DIGEST`, `texts.DIGEST.json`, …."""
    return f"{final.parts[0]}.{final.name}"


def place_of_staged(name: str) -> PurePosixPath | None:
    """The place a staged file waits for; None where the name is no such name."""
    folder, _, rest = name.partition(".")
    if folder not in (EXCHANGES, ORIGINALS, TEXTS) or len(rest) < 2:
        return None
    return PurePosixPath(folder, rest[:2], rest)


def under(root: Path, name: PurePosixPath | str) -> Path:
    """The path of an archive's file on this machine."""
    return root.joinpath(*PurePosixPath(name).parts)
