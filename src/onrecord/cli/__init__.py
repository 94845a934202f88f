"""The command line: parse input, call the archive, render. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import gc
from collections.abc import Sequence

_COLLECT_AFTER = 50_000
"""New objects after which garbage is looked for. Most of what a command makes it also keeps, and looking through all of
it every few hundred objects, as Python does by itself, took a tenth of the time of a small archive's build."""


def collect_rarely() -> None:
    """Look for garbage seldom in this process."""
    gc.set_threshold(_COLLECT_AFTER, 20, 100)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `onrecord` with `arguments` (those of the process where None) and leave with its exit code."""
    from onrecord.cli.run import run  # noqa: PLC0415 - `import onrecord.cli` stays free of side effects and cheap

    collect_rarely()
    code = run(arguments)
    # What is left goes with the process: looking through it for garbage would take a tenth of a short command.
    gc.freeze()
    raise SystemExit(code)
