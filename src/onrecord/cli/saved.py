"""A case file that was written as JSON, read again."""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord.core.casefile import FORMAT, CaseFile
from onrecord.core.problem import Problem


class _Printed(msgspec.Struct, frozen=True):
    """What `onrecord show --json` prints around a case file."""

    result: CaseFile


def saved_casefile(path: Path) -> CaseFile | Problem:
    """The case file that `onrecord export json` or `onrecord show --json` wrote; or why it cannot be read."""
    remedy = "Name a file that `onrecord export json` wrote."
    try:
        content = path.read_bytes()
    except OSError as error:
        return Problem(str(path), f"The file cannot be read: {error.strerror or error}.", remedy)
    try:
        casefile = msgspec.json.decode(content, type=CaseFile)
    except (msgspec.DecodeError, ValueError) as error:
        try:
            casefile = msgspec.json.decode(content, type=_Printed).result
        except (msgspec.DecodeError, ValueError):
            return Problem(str(path), f"It holds no case file: {error}.", remedy)
    if casefile.format != FORMAT:
        return Problem(str(path), f"It is of the format {casefile.format!r}; this is {FORMAT}.", remedy)
    return casefile
