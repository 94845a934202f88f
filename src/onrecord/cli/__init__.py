"""The command line: parse input, call the archive, render. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `onrecord` with `arguments` (those of the process where None) and leave with its exit code."""
    from onrecord.cli.run import run  # noqa: PLC0415 - `import onrecord.cli` stays free of side effects and cheap

    raise SystemExit(run(arguments))
