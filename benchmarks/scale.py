"""Large cases and large archives: `python -m benchmarks scale`."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.child import Cost, cost_of
from benchmarks.generate import Report, many_cases, write_all
from benchmarks.one_case import one_case

Row = tuple[str, str, str, bool]
"""What is measured, the bar, what was found, whether it holds."""
RETRIEVED = "2025-01-01T00:00:00Z"
CASES, EACH = 5_000, 5
"""People, and reports about each of them: about 100,000 claims."""
DERIVED = ("known", "cases", "casefile")
"""What the index holds beside the readings."""


def rows() -> list[Row]:
    """A thousand reports of one case, then five thousand cases; takes about ten minutes."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_one_case(Path(folder) / "one"), *_many_cases(Path(folder) / "many")]


def _one_case(folder: Path) -> list[Row]:
    archive = _archive(folder, one_case())
    first = _build(archive)
    _forget(archive)
    again = _build(archive)
    return [
        ("1,000 reports of one case, from what was read", "10 s", f"{again.cpu:.1f} s of CPU", again.cpu < 10),
        ("the same with reading them", "", f"{first.cpu:.1f} s of CPU", True),
    ]


def _many_cases(folder: Path) -> list[Row]:
    archive = _archive(folder, many_cases(CASES, EACH))
    first = _build(archive)
    _forget(archive)
    again = _build(archive)
    claims = _claims(archive)
    one = folder / "further"
    write_all(one, list(many_cases(CASES, EACH + 1))[-1:])
    cost_of(["--archive", str(archive), "add", "--retrieved", RETRIEVED, str(one)])
    further = _build(archive)
    grown = _index(archive)
    _forget(archive)
    _build(archive)
    same = grown == _index(archive)
    what = f"{CASES * EACH:,} reports, {CASES:,} cases, {claims:,} claims"
    return [
        (what, "5 minutes", f"{first.seconds:.0f} s by the clock, {first.cpu:.0f} s of CPU", first.seconds < 300),
        ("the same from what was read", "", f"{again.cpu:.0f} s of CPU", True),
        (
            "memory for that",
            "2 GB",
            f"{max(first.memory, again.memory):.0f} MB",
            max(first.memory, again.memory) < 2048,
        ),
        ("one report more", "2 s", f"{further.cpu:.1f} s of CPU", further.cpu < 2),
        ("the index with it, and made from scratch", "the same bytes", "the same" if same else "not the same", same),
    ]


def _archive(folder: Path, reports: Iterable[Report]) -> Path:
    archive = folder / "archive"
    write_all(folder / "reports", reports)
    cost_of(["init", str(archive)])
    cost_of(["--archive", str(archive), "add", "--retrieved", RETRIEVED, str(folder / "reports")])
    return archive


def _build(archive: Path) -> Cost:
    return cost_of(["--archive", str(archive), "build", "--jobs", "2"])


def _forget(archive: Path) -> None:
    """Take out of the index what is not a reading."""
    for name in DERIVED:
        shutil.rmtree(archive / "index" / name, ignore_errors=True)


def _index(archive: Path) -> dict[str, bytes]:
    index = archive / "index"
    return {str(path.relative_to(index)): path.read_bytes() for path in sorted(index.rglob("*.json"))}


def _claims(archive: Path) -> int:
    from onrecord.archive.ledger import Head  # noqa: PLC0415 - the figure alone is wanted of it
    from onrecord.store.disk import Disk  # noqa: PLC0415
    from onrecord.store.folder import FolderStore  # noqa: PLC0415
    from onrecord.store.index import known_name, read_index  # noqa: PLC0415

    head = read_index(FolderStore(archive, Disk()), known_name("head"), Head)
    return head.tally.claims if head is not None else 0


def main() -> None:
    """Print the rows, for a look at them alone."""
    began = time.perf_counter()
    for row in rows():
        print(*row, sep=" | ")
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
