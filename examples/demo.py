"""Run onrecord on the bundled example: `python -m examples.demo DIR`.

The archive is made in DIR/archive and reused when it is there; the page is written to DIR/case.html.
"""

from __future__ import annotations

import os.path
import sys
from collections.abc import Sequence
from pathlib import Path

REPORTS = Path(__file__).parent / "reports"
CASE = "Ruvan Dzhelmirov"
RETRIEVED = "2024-05-02T09:00:00Z"
"""Declared, so that every run gives the same bytes."""


def onrecord(*arguments: str) -> None:
    """Run one onrecord command in this process, as a shell would; end here if it fails.

    Exit code 1 means done, with problems to look at: the example has some on purpose.
    """
    from onrecord.cli import main  # noqa: PLC0415 - so that a mistake in the arguments is told at once

    try:
        main(list(arguments))
    except SystemExit as ended:
        if ended.code not in (None, 0, 1):
            raise


def run(folder: Path) -> Path:
    """Build the example's archive under `folder`, print its case and write its page. Returns the page's place."""
    archive = folder / "archive"
    page = folder / "case.html"
    folder.mkdir(parents=True, exist_ok=True)
    if not archive.exists():
        onrecord("init", str(archive))
    onrecord("--archive", str(archive), "add", "--retrieved", RETRIEVED, os.path.relpath(REPORTS))
    onrecord("--archive", str(archive), "build")
    onrecord("--archive", str(archive), "show", CASE)
    onrecord("--archive", str(archive), "export", "html", CASE, "--output", str(page))
    return page


def main(arguments: Sequence[str]) -> int:
    """The programme: one argument, the folder to work in."""
    if len(arguments) != 1:
        print("Usage: python -m examples.demo DIR", file=sys.stderr)
        return 2
    page = run(Path(arguments[0]))
    print(page.resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
