"""Readings of labelled articles as JSON lines, for any scorer: `python -m benchmarks.claims GOLD > READINGS.jsonl`.

GOLD holds ID.txt (the article) and ID.meta.json (publication date, title); a labelled article has ID.json beside
them. The labels are not read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.export.reading_lines import write_line
from onrecord.read import read
from onrecord.vocabulary import load


class Meta(msgspec.Struct):
    """What is known of an article besides its text."""

    date: date
    title: str | None = None


def documents(folder: Path) -> Iterator[tuple[str, Document]]:
    """The articles of the folder by their ids."""
    for path in sorted(folder.glob("*.txt")):
        meta = msgspec.json.decode(path.with_suffix(".meta.json").read_bytes(), type=Meta)
        original = path.read_bytes()
        yield (
            path.stem,
            Document(
                digest=digest_of(original),
                text=original.decode("utf-8"),
                name=path.name,
                title=meta.title,
                published=meta.date,
                published_basis=Basis.DECLARED,
            ),
        )


def main(arguments: list[str]) -> int:
    """Print one reading a line."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write(__doc__ or "")
        return 2
    vocabulary = load()
    for name, document in documents(Path(arguments[0])):
        sys.stdout.buffer.write(write_line(name, document, read(document, vocabulary)).rstrip() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
