"""The gate: a model that finds names worse than before is refused, and the files of before are put back.

`floors.json` holds the floors by figure and the digests of the corpora that they were measured on: on other corpora the
figures mean something else, so they are refused too.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"


def objections(figures: Mapping[str, float], corpora: Path, floors: Path = FLOORS) -> list[str]:
    """Why a model with these figures may not ship, a line each; none where it may. `corpora` holds ner/."""
    known = json.loads(floors.read_text(encoding="utf-8"))
    found = [
        f"{name} is not the file that the floors were measured on: measure again and set them anew"
        for name, digest in sorted(known["corpora"].items())
        if digest_of(corpora / "ner" / name) != digest
    ]
    for name, floor in sorted(known["floors"].items()):
        figure = figures.get(name)
        if figure is None:
            found.append(f"{name} was not measured")
        elif figure < floor:
            found.append(f"{name} is {figure}, below its floor of {floor}")
    return found


def digest_of(file: Path) -> str:
    """SHA-256 of a file in hexadecimal; empty where there is none."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def replaced(folders: Sequence[Path], make: Callable[[], list[str]]) -> list[str]:
    """Run `make`, which writes into the folders and tells its objections; where it has any, or fails, put all back."""
    with tempfile.TemporaryDirectory() as aside:
        kept = [shutil.copytree(folder, Path(aside) / str(number)) for number, folder in enumerate(folders)]
        accepted = False
        try:
            found = make()
            accepted = not found
        finally:
            if not accepted:
                for folder, before in zip(folders, kept, strict=True):
                    shutil.rmtree(folder)
                    shutil.copytree(before, folder)
    return found
