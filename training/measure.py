"""How well the packaged reader finds names in corpora that trained none of it.

    python training/measure.py CORPORA

prints F1 of exact spans and kinds, in percent, for the .dev parts of ner/. Each sentence of them is read as a document.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from corpora import names_of, read_bio

from onrecord.read.names import find_names
from onrecord.read.names.model import KINDS
from onrecord.read.text import structure_of

DEVELOPMENT = ("gum-news.dev.bio", "crossner-politics.dev.bio", "uner-ewt.dev.bio")
NAMES = {kind: mark for mark, kind in KINDS.items()}


def measure(corpora: Path) -> dict[str, float]:
    """F1 by corpus and kind: "gum-news PER"."""
    figures = {}
    for name in DEVELOPMENT:
        counts: Counter[tuple[str, str]] = Counter()
        for sentence in read_bio(corpora / "ner" / name):
            text = " ".join(sentence.words)
            starts = [sum(len(word) + 1 for word in sentence.words[:at]) for at in range(len(sentence.words))]
            gold = {
                (starts[n.start], starts[n.end - 1] + len(sentence.words[n.end - 1]), n.kind)
                for n in names_of(sentence.labels)
            }
            mentions = find_names(structure_of(text)).mentions
            found = {(m.span.start, m.span.end, NAMES[m.kind]) for m in mentions if m.kind in NAMES}
            for hits, label in ((gold & found, "right"), (gold, "gold"), (found, "found")):
                counts.update((kind, label) for _, _, kind in hits)
        for kind in ("PER", "ORG", "LOC"):
            figures[f"{name.partition('.')[0]} {kind}"] = _f1(counts, (kind,))
        figures[f"{name.partition('.')[0]} all"] = _f1(counts, ("PER", "ORG", "LOC"))
    return figures


def _f1(counts: Counter[tuple[str, str]], kinds: tuple[str, ...]) -> float:
    right, gold, found = (sum(counts[kind, label] for kind in kinds) for label in ("right", "gold", "found"))
    return round(200 * right / (gold + found), 1) if gold + found else 0.0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(json.dumps(measure(Path(sys.argv[1])), indent=2))
