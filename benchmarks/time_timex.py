"""Predicts TIMEX3 for texts, to be scored against TimeML gold data.

    python time_timex.py TEXTS.jsonl > PREDICTIONS.jsonl

TEXTS.jsonl has one {"doc_id", "dct", "text"} a line, dct being the document's date; PREDICTIONS.jsonl one {"doc_id",
"start", "end", "type", "value"} a line. With `--speed` it prints articles of 400 words a second instead.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from onrecord.read.text import TextStructure, structure_of
from onrecord.read.time import find_times


def structures(path: Path) -> list[tuple[str, TextStructure]]:
    """Identifier and structure of each text of the file."""
    read = []
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        try:
            published = date.fromisoformat((entry["dct"] or "")[:10])
        except ValueError:
            published = None
        read.append((entry["doc_id"], structure_of(entry["text"], published=published)))
    return read


def main() -> None:
    """Predict, or measure the speed."""
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(arguments) != 1:
        sys.exit(__doc__)
    texts = structures(Path(arguments[0]))
    if "--speed" in sys.argv:
        find_times(texts[0][1])
        words = sum(len(structure.text.split()) for _, structure in texts)
        begun = time.process_time()
        for _, structure in texts:
            find_times(structure)
        spent = time.process_time() - begun
        print(f"{words / 400 / spent:.0f} articles of 400 words a second ({words} words in {spent:.2f} s of CPU)")
        return
    for identifier, structure in texts:
        for found in find_times(structure):
            row = {"doc_id": identifier, "start": found.span.start, "end": found.span.end}
            print(json.dumps(row | {"type": found.type.value.upper(), "value": found.value}))


if __name__ == "__main__":
    main()
