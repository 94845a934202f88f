"""`python -m benchmarks [NAME …]`: measure, print, and write the tables of docs/benchmarks.md."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Sequence

from benchmarks import (
    accuracy,
    attack_scores,
    clusters,
    figures,
    fuzz,
    names,
    networks,
    readers,
    scale,
    seeds,
    times,
    voa,
)
from benchmarks.corpora import absent, corpora
from benchmarks.page import place, table


def _speed() -> None:
    rows = [figures.help_time(), figures.reading_speed(), figures.example()]
    _tell("speed", rows)


def _size() -> None:
    costs = figures.archives()
    rows = [
        (
            f"{size:,}",
            f"{added.seconds:.1f} s",
            f"{first.seconds:.1f} s",
            f"{again.seconds:.1f} s",
            f"{first.memory:.0f} MB",
        )
        for size, added, first, again in costs
    ]
    content = table(["reports", "add", "first build", "build again", "peak memory"], rows)
    place("archives", content)
    print(content, end="\n\n")
    _tell("size", [figures.growth(costs), figures.memory(costs)])


def _tell(name: str, rows: Sequence[figures.Row]) -> None:
    written = [
        (what, bar, found, ("holds" if holds else "**missed**") if bar else "") for what, bar, found, holds in rows
    ]
    content = table(["what", "bar", "found", ""], written)
    place(name, content)
    print(content, end="\n\n")


def _accuracy() -> None:
    folder = corpora()
    if folder is None:
        print(absent("accuracy"), end="\n\n")
        return
    content = accuracy.tables(folder)
    place("accuracy", content)
    print(content, end="\n\n")


def _names() -> None:
    folder = corpora()
    if folder is None:
        print(absent("names"), end="\n\n")
        return
    content = names.names_table(folder)
    place("names", content)
    print(content, end="\n\n")


def _networks() -> None:
    _tell("networks", networks.rows())


def _time() -> None:
    folder = corpora()
    if folder is None:
        print(absent("times on public texts"), end="\n\n")
    else:
        _tell("time", times.accuracy(folder))
    _tell("time-speed", times.speed(folder))
    _tell("time-fuzz", times.fuzz())


def _attacks() -> None:
    folder = corpora()
    if folder is None:
        print(absent("attacks"), end="\n\n")
        return
    content = attack_scores.result(folder / "events" / "hrdsattack" / "dev.json")
    place("attacks", content)
    print(content, end="\n\n")


def _triggers() -> None:
    folder = corpora()
    if folder is None:
        print(absent("triggers"), end="\n\n")
        return
    content = voa.result(folder / "events" / "voa")
    place("triggers", content)
    print(content, end="\n\n")


def _scale() -> None:
    _tell("scale", scale.rows())


def _clusters() -> None:
    folder = corpora()
    listed = folder / "events" / "expected.toml" if folder is not None else None
    if folder is None or listed is None or not listed.is_file():
        print("clusters: not measured, because nobody has written down here what their case files should hold")
        return
    clusters.main([str(listed)])


def _seeds() -> None:
    seeds.main([])


def _fuzz() -> None:
    found = fuzz.tallies()
    content = fuzz.told(found)
    place("fuzz", content)
    print("\n".join([content, *fuzz.failures(found.values())]), end="\n\n")


def _readers() -> None:
    folder = corpora()
    if folder is None or not readers.possible():
        print(absent("readers") if folder is None else "readers: not measured, because spaCy is not here", end="\n\n")
        return
    content = readers.compare(folder)
    place("readers", content)
    print(content, end="\n\n")


PARTS: dict[str, Callable[[], None]] = {
    "speed": _speed,
    "size": _size,
    "scale": _scale,
    "accuracy": _accuracy,
    "names": _names,
    "networks": _networks,
    "time": _time,
    "attacks": _attacks,
    "triggers": _triggers,
    "clusters": _clusters,
    "seeds": _seeds,
    "fuzz": _fuzz,
    "readers": _readers,
}


def main(arguments: Sequence[str]) -> int:
    """Measure the parts named, or all."""
    unknown = [name for name in arguments if name not in PARTS]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; known are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    place("machine", f"Measured with Python {platform.python_version()} on {platform.machine()}, one process.")
    for name in arguments or PARTS:
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
