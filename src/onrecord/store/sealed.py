"""Small files that carry the digest of their own content: `{"content":C,"digest":D}` and a line feed.

C is canonical JSON and D its SHA-256, so that a changed or unfinished file is told from a whole one by itself.
"""

from __future__ import annotations

from onrecord.core.identity import digest_of
from onrecord.store.chain import canonical

_HEAD = b'{"content":'
_MIDDLE = b',"digest":"'
_END = b'"}\n'


def seal(content: object) -> bytes:
    """The file that holds `content`."""
    encoded = canonical(content)
    return _HEAD + encoded + _MIDDLE + digest_of(encoded).encode("ascii") + _END


def seal_encoded(encoded: bytes) -> tuple[bytes, str]:
    """The file that holds content that is canonical JSON already, and the digest of that content."""
    digest = digest_of(encoded)
    return _HEAD + encoded + _MIDDLE + digest.encode("ascii") + _END, digest


def unseal_as(sealed: bytes, digest: str) -> bytes | None:
    """The content of a sealed file, if it is the one with that digest."""
    content = sealed[len(_HEAD) : len(sealed) - len(_MIDDLE) - 64 - len(_END)]
    return content if digest_of(content) == digest else None


def unseal(sealed: bytes) -> bytes | None:
    """The content of a sealed file, as JSON; None where it was changed or never finished."""
    content = sealed[len(_HEAD) : len(sealed) - len(_MIDDLE) - 64 - len(_END)]
    whole = _HEAD + content + _MIDDLE + digest_of(content).encode("ascii") + _END
    return content if sealed == whole else None
