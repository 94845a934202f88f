"""Finding what is to be added: files, folders and standard input, in a fixed order, nothing skipped in silence."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.core.problem import Problem
from onrecord.evidence.declared import SIDECAR_ENDING
from onrecord.store import layout
from onrecord.store.filesystem import FileSystem, Kind

STANDARD_INPUT = "-"
_PAGES = (".html", ".htm", ".xhtml")
_PAGE_PARTS = ("_files", ".files", "_file")
"""How browsers name the folder of a saved page's pictures and scripts, after the page's own name."""


@dataclass(frozen=True, slots=True)
class Source:
    """One original to be read."""

    shown: str
    """As the user would name it: the path given, or the path inside the folder given."""
    name: str
    """The file name without folders; "-" for standard input. Bytes that are no UTF-8 are written as codes."""
    path: Path | None
    """None for standard input."""
    sidecar: Path | None = None


def find_sources(given: Sequence[str | Path], files: FileSystem, own: Path | None = None) -> Iterator[Source | Problem]:
    """The originals named by `given`, folders with all that is in them, sorted by name.

    `own` is the archive's folder: neither it nor a file of it is ever added to itself, nor is another archive.
    """
    for entry in given:
        if entry == "":
            yield Problem('""', "The name is empty.", "Name a file or a folder; a variable may not be set.")
        elif str(entry) == STANDARD_INPUT:
            yield Source(STANDARD_INPUT, STANDARD_INPUT, None)
        else:
            yield from _at(Path(entry), files, own, ())


def shown_path(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes its names are made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _at(path: Path, files: FileSystem, own: Path | None, above: tuple[Path, ...]) -> Iterator[Source | Problem]:
    shown = shown_path(path)
    try:
        kind = files.kind(path)
        if kind is Kind.FILE and own is not None and path.resolve().is_relative_to(own.resolve()):
            yield Problem(shown, "This file is part of the archive itself.", "Keep reports outside its folder.")
        elif kind is Kind.FILE:
            yield Source(shown, shown_path(Path(path.name)), path, _sidecar_of(path, files))
        elif kind is Kind.FOLDER:
            yield from _folder(path, files, own, above)
        elif kind is Kind.MISSING:
            yield Problem(shown, "There is no such file or folder.", "Check the path; quote it if it has spaces.")
        else:
            yield Problem(shown, "It is neither a file nor a folder.", "Save its content to a file and add that.")
    except OSError as error:
        yield problem_of(shown, error)


def problem_of(shown: str, error: OSError) -> Problem:
    """What the machine refused, as a Problem."""
    if error.errno == errno.ELOOP:
        return Problem(shown, "The link leads round in a circle.", "Remove the link, or add the files themselves.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Problem(shown, "There is no permission to read it.", "Give yourself the right to read it and try again.")
    return Problem(
        shown, f"It cannot be read: {error.strerror or error}.", "Check the disk, or copy it elsewhere first."
    )


def _folder(path: Path, files: FileSystem, own: Path | None, above: tuple[Path, ...]) -> Iterator[Source | Problem]:
    real = path.resolve()
    if real in above:
        yield Problem(shown_path(path), "The folder holds itself, by a link.", "Remove that link.")
        return
    if own is not None and real == own.resolve():
        yield Problem(shown_path(path), "This is the archive itself.", "Keep reports outside the archive's folder.")
        return
    names = files.names(path)
    if {layout.SETTINGS, layout.MANIFEST} <= set(names):
        message = "This is another archive; nothing of it was added."
        yield Problem(shown_path(path), message, "Add the files of its folder originals/ if they are meant.")
        return
    hidden = [name for name in names if name.startswith(".")]
    if hidden:
        count = f"{len(hidden)} hidden files in it were" if len(hidden) > 1 else "A hidden file in it was"
        yield Problem(shown_path(path), f"{count} not added.", "Add a hidden file by its own name if it is meant.")
    beside = _beside(names)
    for name in names:
        if name.startswith(".") or beside.is_sidecar(name):
            continue
        if beside.is_page_part(name):
            message = "The folder belongs to a saved page; what is in it was not added."
            yield Problem(shown_path(path / name), message, "Add a file of it by its own name if it is meant.")
            continue
        if _leads_out(path / name, above[0] if above else real):
            message = "The link leads out of the folder that was named; what it leads to was not added."
            yield Problem(shown_path(path / name), message, "Add that by its own name if it is meant.")
            continue
        yield from _at(path / name, files, own, (*above, real))


def _leads_out(path: Path, top: Path) -> bool:
    """Whether it is a link to something outside: a folder that came from elsewhere may point at anything."""
    return os.path.islink(path) and not Path(os.path.realpath(path)).is_relative_to(top)  # noqa: PTH114 - never raises


@dataclass(frozen=True, slots=True)
class _Beside:
    """The names in one folder, to be asked about."""

    names: frozenset[str]
    stems: frozenset[str]

    def is_page_part(self, name: str) -> bool:
        """Whether it is the folder of pictures and scripts of a page saved beside it."""
        stem = next((name.removesuffix(ending) for ending in _PAGE_PARTS if name.endswith(ending)), None)
        return stem is not None and any(stem + ending in self.names for ending in _PAGES)

    def is_sidecar(self, name: str) -> bool:
        """Whether it is a file that says something about another one."""
        about = name.removesuffix(SIDECAR_ENDING)
        return about != name and (about in self.names or about in self.stems)


def _beside(names: Sequence[str]) -> _Beside:
    reports = [name for name in names if not name.endswith(SIDECAR_ENDING)]
    return _Beside(frozenset(names), frozenset(name.rpartition(".")[0] or name for name in reports))


def _sidecar_of(path: Path, files: FileSystem) -> Path | None:
    if path.name.endswith(SIDECAR_ENDING):
        return None
    for name in (path.name + SIDECAR_ENDING, path.stem + SIDECAR_ENDING):
        if files.kind(path.with_name(name)) is Kind.FILE:
            return path.with_name(name)
    return None
