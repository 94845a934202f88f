"""The command line: parse input, call the archive, render. Nothing heavy is imported before a command runs."""

from __future__ import annotations


def main() -> None:
    """Run `onrecord` with the arguments of the process and leave with its exit code."""
    from onrecord.cli.run import run  # noqa: PLC0415 - `import onrecord.cli` stays free of side effects and cheap

    raise SystemExit(run())
