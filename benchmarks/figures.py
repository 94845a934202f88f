"""How fast and how large: help, reading, the example, archives of thousands of reports."""

from __future__ import annotations

import math
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.child import Cost, cost_of
from benchmarks.generate import reports, write
from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of

RUNS = 5
"""Runs of which the median is told."""
SIZES = (1_000, 3_000, 10_000)
"""Archives that are built, in reports."""
EXAMPLE = Path(__file__).parents[1] / "examples" / "reports"
RETRIEVED = "2025-01-01T00:00:00Z"
WORDS = 600
"""Words in a report of which so many are read a second."""

Row = tuple[str, str, str, bool]
"""What is measured, the bar, what was found, whether it holds."""


def _median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(RUNS))


def help_time() -> Row:
    """CPU seconds of `onrecord --help`."""
    found = _median(lambda: cost_of(["--help"]).cpu)
    return "`onrecord --help`", "under 0.3 s of CPU", f"{found:.2f} s", found < 0.3


def reading_speed(number: int = 40) -> Row:
    """Generated reports of about 600 words read a second, on one core, the first (which loads what is needed) apart.

    The process looks for garbage as seldom as that of the command line does.
    """
    from onrecord.cli import collect_rarely  # noqa: PLC0415
    from onrecord.read import read  # noqa: PLC0415 - loading it is not what is measured
    from onrecord.vocabulary import load  # noqa: PLC0415

    collect_rarely()
    vocabulary = load()
    documents = [_document(report.text, report.published.isoformat()) for report in reports(number, paragraphs=8)]
    read(documents[0], vocabulary)
    words = sum(len(document.text.split()) for document in documents)

    def once() -> float:
        began = time.process_time()
        for document in documents:
            read(document, vocabulary)
        return words / WORDS / (time.process_time() - began)

    found = _median(once)
    return f"reading, reports of {WORDS} words", "at least 20 a second", f"{found:.0f} a second", found >= 20


def _document(text: str, day: str) -> Document:
    return Document(digest_of(text.encode()), text, published_basis=Basis.DECLARED, published_as_written=day)


def example() -> Row:
    """CPU seconds that building the example takes, its reports being read for the first time."""

    def once() -> float:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "archive"
            cost_of(["init", str(archive)])
            cost_of(["--archive", str(archive), "add", "--retrieved", RETRIEVED, str(EXAMPLE)])
            return cost_of(["--archive", str(archive), "build"]).cpu

    found = _median(once)
    return "building the example (18 reports)", "under 1 s", f"{found:.2f} s of CPU", found < 1


def archives(sizes: tuple[int, ...] = SIZES) -> list[tuple[int, Cost, Cost, Cost]]:
    """For each size: the cost of adding, of the first build (everything is read) and of another, in one process."""
    found = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            source, archive = Path(folder) / "reports", Path(folder) / "archive"
            write(source, size)
            cost_of(["init", str(archive)])
            added = cost_of(["--archive", str(archive), "add", "--retrieved", RETRIEVED, str(source)])
            first = cost_of(["--archive", str(archive), "build", "--jobs", "1"])
            again = cost_of(["--archive", str(archive), "build", "--jobs", "1"])
            found.append((size, added, first, again))
    return found


def growth(costs: list[tuple[int, Cost, Cost, Cost]]) -> Row:
    """Whether building grows no faster than n log n from the smallest archive to the largest."""
    (small, _, first, _), (large, _, last, _) = costs[0], costs[-1]
    allowed = large * math.log(large) / (small * math.log(small))
    found = last.cpu / first.cpu
    name = f"building {large:,} reports against {small:,}"
    return name, f"at most {allowed:.1f} times as long (n log n)", f"{found:.1f} times", found <= allowed


def memory(costs: list[tuple[int, Cost, Cost, Cost]]) -> Row:
    """The most memory that building the largest archive held."""
    size, _, first, again = costs[-1]
    found = max(first.memory, again.memory)
    return f"memory for building {size:,} reports", "under 300 MB", f"{found:.0f} MB", found < 300
