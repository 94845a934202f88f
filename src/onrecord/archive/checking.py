"""Whether the index is what it would be if it were made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import PurePosixPath

from onrecord.archive.casefiles import AsKnown, build_case, inputs_of, withholds
from onrecord.archive.engine import Engine
from onrecord.archive.kept import KeptCase, kept_case, sealed_parts
from onrecord.archive.ledger import Ledger, suits
from onrecord.archive.reading import Readings, Shard
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.store import layout
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.index import case_part_name, read_index, shard_name
from onrecord.store.verify import REBUILD


def check_index(
    store: FolderStore, snapshot: Snapshot, engine: Engine, progress: Callable[[int, int], None] | None = None
) -> tuple[Problem, ...]:
    """Read every document anew, build the case file anew, and compare: what in the index is something else.

    What the index lacks, or has from an earlier reader or log, is no problem: the next build makes it.
    """
    readings = Readings(store, engine, fresh=True)
    fresh = tuple(readings.of(snapshot.documents, keep=False, progress=progress))
    by_document = {reading.document: reading for reading in fresh}
    problems = []
    for prefix, members in groupby(snapshot.documents, key=lambda document: document.original[:2]):
        records = {document.record: document.original for document in members}
        cached = read_index(store, shard_name(prefix), Shard)
        if cached is not None and cached.reader == engine.fingerprint and not _as_read(cached, records, by_document):
            problems.append(_differs(shard_name(prefix)))
    if suits(snapshot):
        ledger = Ledger(store, snapshot, engine, readings, keep=False)
        return (*problems, *(_differs(name) for name in ledger.differing(fresh)))
    inputs = inputs_of(snapshot, engine)
    if kept_case(store, inputs) is not None:
        built = build_case(snapshot, engine, readings, AsKnown(), fresh)
        if isinstance(built, Problem):
            return (*problems, built)
        casefile, documents = built
        withheld = withholds(snapshot.decisions.entries)
        made = sealed_parts(KeptCase(inputs, casefile, documents if withheld else None))
        problems.extend(
            _differs(name)
            for number, content in enumerate(made, 1)
            if store.files.read(layout.under(store.root, name := case_part_name(number))) != content
        )
    return tuple(problems)


def _as_read(cached: Shard, records: Mapping[str, str], fresh: Mapping[str, Reading]) -> bool:
    """Whether each reading kept is the one just made; those of records no longer in use are never asked for."""
    return all(
        fresh.get(records[entry.record]) == entry.reading for entry in cached.readings if entry.record in records
    )


def _differs(name: PurePosixPath) -> Problem:
    return Problem(str(name), "The index does not hold what reading and building give.", REBUILD)
