"""Golden files: what is expected, whole, in a file of its own."""

from __future__ import annotations

import os
from pathlib import Path


def golden(path: Path, found: bytes) -> None:
    """Hold `found` against the file; ONRECORD_ACCEPT=1 writes it anew, to be read before it is committed."""
    if os.environ.get("ONRECORD_ACCEPT"):
        path.write_bytes(found)
    expected = path.read_bytes().decode("utf-8")
    assert found.decode("utf-8") == expected, f"differs from {path.name}; ONRECORD_ACCEPT=1 accepts it"
