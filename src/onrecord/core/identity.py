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
    told = [None if part is None else str(part) for part in (kind, *parts)]
    written = ["-:" if one is None else f"{len(one) if one.isascii() else len(one.encode())}:{one}" for one in told]
    return f"{kind}-{digest_of(''.join(written).encode())[:ID_LENGTH]}"
