"""The case file of a whole archive as the index keeps it: in parts, so that no large one has to be in memory twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from onrecord.core.casefile import CaseFile, Inputs
from onrecord.core.document import Document
from onrecord.store import layout
from onrecord.store.folder import FolderStore
from onrecord.store.index import case_part_name, case_parts, read_index
from onrecord.store.sealed import seal

Item = TypeVar("Item")

PART_ITEMS = 500
"""Claims, events, documents and so on in one part."""
_NO_INPUTS = Inputs("", (), (), "", "")


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A built case file, or a part of one."""

    inputs: str
    """Digest of everything it was built from."""
    casefile: CaseFile
    documents: tuple[Document, ...] | None
    """Redacted; None where nothing is withheld and the archive's own are the same."""
    parts: int = 1
    """How many parts there are."""


def keep_case(store: FolderStore, case: KeptCase) -> None:
    """Write the case file to the index; the caller holds the archive's lock."""
    with suppress(OSError):  # the index is a convenience: what is not there is built again
        number = 0
        for number, content in enumerate(sealed_parts(case), 1):
            store.put_index(case_part_name(number), content)
        for name in case_parts(store)[number:]:
            store.files.remove(layout.under(store.root, name))


def kept_case(store: FolderStore, inputs: str) -> KeptCase | None:
    """The case file in the index, if it was built from just these inputs."""
    parts: list[KeptCase] = []
    while not parts or len(parts) < parts[0].parts:
        part = read_index(store, case_part_name(len(parts) + 1), KeptCase)
        if part is None or part.inputs != inputs or (parts and part.parts != parts[0].parts):
            return None
        parts.append(part)
    return _joined(parts)


def sealed_parts(case: KeptCase) -> Iterator[bytes]:
    """The files that a case file is kept in, in their order."""
    total = sum(1 for _ in _parts(case))
    for part in _parts(case):
        yield seal(replace(part, parts=total))


def _parts(case: KeptCase) -> Iterator[KeptCase]:
    """The case file in parts of `PART_ITEMS` items; the first also holds whatever is no list."""
    lists = _lists(case.casefile)
    bare = _with(case.casefile, dict.fromkeys(lists, ()))
    held: dict[str, tuple[object, ...]] = {}
    room = PART_ITEMS
    for name in lists:
        items: tuple[object, ...] = getattr(case.casefile, name)
        while items:
            held[name], items = items[:room], items[room:]
            room -= len(held[name])
            if room == 0:
                yield KeptCase(case.inputs, _with(bare, held), None if case.documents is None else ())
                bare, held, room = replace(bare, inputs=_NO_INPUTS), {}, PART_ITEMS
    documents = case.documents
    yield KeptCase(case.inputs, _with(bare, held), None if documents is None else documents[:PART_ITEMS])
    for start in range(PART_ITEMS, len(documents or ()), PART_ITEMS):
        rest = (documents or ())[start : start + PART_ITEMS]
        yield KeptCase(case.inputs, replace(bare, inputs=_NO_INPUTS), rest)


def _joined(parts: list[KeptCase]) -> KeptCase:
    first = parts[0]
    lists = {
        name: tuple(item for part in parts for item in getattr(part.casefile, name)) for name in _lists(first.casefile)
    }
    documents = None if first.documents is None else tuple(item for part in parts for item in part.documents or ())
    return KeptCase(first.inputs, _with(first.casefile, lists), documents)


def _with(casefile: CaseFile, lists: Mapping[str, tuple[object, ...]]) -> CaseFile:
    """The case file with other items in the lists named."""
    return replace(casefile, **lists)  # type: ignore[arg-type]  # the names are those of its own lists, see `_lists`


def _lists(casefile: CaseFile) -> tuple[str, ...]:
    """The names of the attributes that hold many items."""
    return tuple(field.name for field in fields(casefile) if isinstance(getattr(casefile, field.name), tuple))
