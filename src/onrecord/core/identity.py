"""Digests and ids: always hashes, never random, so that the logs of two desks can be joined."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16
"""Hexadecimal digits in an id: 64 bits, enough for one archive and short enough to read aloud."""


def digest_of(content: bytes) -> str:
    """The SHA-256 of `content` as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def identify(kind: str, *parts: str | int | None) -> str:
    """An id such as `claim-3f2a…`: the kind, then a hash of the length-prefixed parts.

    The length prefix keeps ("ab", "c") and ("a", "bc") apart; None differs from the empty string.
    """
    hasher = hashlib.sha256()
    for part in (kind, *parts):
        encoded = b"" if part is None else str(part).encode("utf-8")
        marker = "-" if part is None else str(len(encoded))
        hasher.update(f"{marker}:".encode("ascii"))
        hasher.update(encoded)
    return f"{kind}-{hasher.hexdigest()[:ID_LENGTH]}"
