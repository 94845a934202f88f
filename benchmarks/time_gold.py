"""Writes the times of hand-labelled articles as readings, to be scored with the gold data's own scorer.

    python time_gold.py GOLD_DIR > READINGS.jsonl

GOLD_DIR holds ID.txt (the article) and ID.meta.json (publication date, title).
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from onrecord.core.when import TimeExpression
from onrecord.read.text import structure_of
from onrecord.read.time import find_times


def as_row(found: TimeExpression) -> dict[str, object]:
    """A time expression in the machine format of readings."""
    bounds = found.when.bounds
    return {
        "id": found.id,
        "start": found.span.start,
        "end": found.span.end,
        "type": found.type.value,
        "value": found.value,
        "earliest": bounds.earliest and bounds.earliest.isoformat(),
        "latest": bounds.latest and bounds.latest.isoformat(),
        "rule": found.when.rule,
    }


def main() -> None:
    """One reading a line, with times alone."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        meta = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        published = date.fromisoformat(meta["date"]) if meta.get("date") else None
        structure = structure_of(text, title=meta.get("title"), published=published)
        times = [as_row(found) for found in find_times(structure)]
        print(json.dumps({"id": path.stem, "mentions": [], "times": times, "attributions": [], "claims": []}))


if __name__ == "__main__":
    main()
