"""A package that brings readers, as pip would have installed it: code, and metadata with entry points."""

from __future__ import annotations

from pathlib import Path

import pytest

CODE = """
import re

from onrecord.readers import MentionKind, ModelIdentity, NamedSpan, Problem, Span

opened = []
read = []


class Model:
    def __init__(self, argument):
        self.identity = ModelIdentity(f"planted:{argument}", "1.0", argument or "0", "pip install planted-reader")

    def names(self, structure):
        read.append(structure.text)
        if "Weaver" in structure.text and self.identity.digest == "sick":
            raise RuntimeError(structure.text)
        starts = [match.start() for match in re.finditer("Alma Verrin", structure.text)]
        return [NamedSpan(Span(start, start + 11), MentionKind.PERSON, 0.9) for start in starts]


def open_reader(argument):
    opened.append(argument)
    return Model(argument)


def refuse(argument):
    return Problem("planted", "Its files are missing.", "pip install 'planted-reader[files]'")


def fail(argument):
    raise OSError("secret")


def nothing(argument):
    return object()


class Nameless:
    identity = ModelIdentity("", "1.0", "0", "pip install planted-reader")

    def names(self, structure):
        return []


def nameless(argument):
    return Nameless()
"""


def plant(folder: Path, monkeypatch: pytest.MonkeyPatch, package: str = "planted-reader", **readers: str) -> None:
    """Install a package whose entry points are `readers`: name and "module:attribute"."""
    (folder / "planted_reader.py").write_text(CODE, encoding="utf-8")
    info = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    lines = [f"{name} = {value}" for name, value in readers.items()]
    (info / "entry_points.txt").write_text("[onrecord.readers]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
