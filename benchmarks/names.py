"""`python -m benchmarks.names PAIRS.csv > SCORES.txt`: how alike the two names of each pair are, one number a line.

PAIRS.csv has the columns schema, a, b, label, kind; several names of one side are parted by "; ", and the best counts.
`python -m benchmarks names` writes the figures of docs/benchmarks.md from all such files in the corpora.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.page import table
from onrecord.resolve import letters, person_names, person_parts, sounds
from onrecord.resolve.body_names import compare_bodies
from onrecord.resolve.person_names import CERTAIN, PROBABLE, compare_persons

Pair = tuple[str, str, str]
"""Schema, left, right."""


def pairs_of(path: Path) -> list[Pair]:
    """The pairs of a file, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["schema"], row["a"], row["b"]) for row in csv.DictReader(file)]


def score(pair: Pair) -> float:
    """How far the two names can be one's, from 0 to 1."""
    schema, left, right = pair
    compare: Callable[[str, str], float] = compare_persons if schema == "Person" else compare_bodies
    return max(compare(one, other) for one in left.split("; ") for other in right.split("; "))


def speed(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Pairs compared a second of CPU: for the first time, and again."""
    for module in (person_names, person_parts, letters, sounds):
        for remembered in vars(module).values():
            if hasattr(remembered, "cache_clear"):
                remembered.cache_clear()
    compare_persons("Nadia Orvel", "Nadia Orwell")
    found = []
    for _ in range(2):
        began = time.process_time()
        for pair in pairs:
            score(pair)
        found.append(len(pairs) / (time.process_time() - began))
    return found[0], found[1]


def figures(path: Path) -> tuple[str, ...]:
    """One row of the table: the file, its pairs of persons, recall and false positives when certain, when offered."""
    labelled = [
        (pair, label) for pair, label in zip(pairs_of(path), labels_of(path), strict=True) if pair[0] == "Person"
    ]
    cold, again = speed([pair for pair, _ in labelled])
    scores = [(score(pair), label) for pair, label in labelled]
    found = [path.stem, f"{len(scores):,}"]
    for least in (CERTAIN, PROBABLE):
        found += [
            f"{_share([number >= least for number, same in scores if same is wanted]):.2f}" for wanted in (True, False)
        ]
    return (*found, f"{cold:,.0f}", f"{again:,.0f}")


def labels_of(path: Path) -> list[bool]:
    """Whether each pair of a file is one person's, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row["label"] == "1" for row in csv.DictReader(file)]


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held) if held else 0.0


def names_table(folder: Path) -> str:
    """The figures of all files of pairs in the corpora."""
    head = [
        "pairs",
        "persons",
        "recall, certain",
        "false",
        "recall, offered too",
        "false",
        "pairs a second",
        "seen before",
    ]
    return table(head, [figures(path) for path in sorted((folder / "names").glob("*.csv"))])


def main(arguments: Sequence[str]) -> int:
    """Score the pairs of one file."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    pairs = pairs_of(Path(arguments[0]))
    sys.stdout.writelines(f"{score(pair):.4f}\n" for pair in pairs)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
