"""Where the corpora are: public texts with labels, kept outside the repository."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "ONRECORD_CORPORA"
BESIDE = Path(__file__).parents[2] / "shared" / "corpora"
"""Where they are looked for when the variable is not set: beside the repository."""


def corpora() -> Path | None:
    """The folder of the corpora, or None where there is none on this machine."""
    named = os.environ.get(VARIABLE)
    folder = Path(named) if named else BESIDE
    return folder if folder.is_dir() else None


def absent(what: str) -> str:
    """What to say where `what` cannot be measured."""
    return f"{what}: not measured, because there are no corpora here; name their folder with {VARIABLE}=DIR"
