"""Writes attributions as JSON lines, for scorers that stand beside the repository.

    python -m benchmarks.attribution_lines gold FOLDER > READINGS.jsonl
    python -m benchmarks.attribution_lines outermost FOLDER > PREDICTIONS.jsonl

`gold` reads ID.txt with ID.meta.json (its title) and writes readings with mentions, names and attributions.
`outermost` reads FOLDER/text/ID.txt and writes one attribution a line, without those told inside another, as corpora
that mark only the outermost level need them. The speed of this part alone goes to standard error.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.core.attribution import Attribution
from onrecord.core.span import Span
from onrecord.read.attribution import Attributions, find_attributions
from onrecord.read.names import Names, find_names
from onrecord.read.text import structure_of

WORDS = 600
"""Words of a typical report."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article and what was found in it."""

    id: str
    names: Names
    found: Attributions


def articles(paths: list[Path]) -> Iterator[tuple[Article, float, int]]:
    """Each article with the CPU seconds that its attributions took and its number of words."""
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        meta = path.with_suffix(".meta.json")
        title = json.loads(meta.read_text(encoding="utf-8")).get("title") if meta.exists() else None
        structure = structure_of(text, title)
        names = find_names(structure)
        start = time.process_time()
        found = find_attributions(structure, names)
        yield Article(path.stem, names, found), time.process_time() - start, len(text.split())


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span is not None else None


def as_reading(article: Article) -> dict[str, object]:
    """The article as a reading with names and attributions alone."""
    return {
        "id": article.id,
        "mentions": [
            {
                "id": mention.id,
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.text,
                "kind": mention.kind.value,
                "holder": mention.holder,
            }
            for mention in article.names.mentions
        ],
        "names": [list(group) for group in article.names.groups],
        "times": [],
        "claims": [],
        "attributions": [_attribution(one) for one in article.found.attributions],
    }


def _attribution(one: Attribution) -> dict[str, object]:
    return {
        "id": one.id,
        "source": _span(one.source),
        "speaker": one.speaker,
        "cue": _span(one.cue),
        "content": [_span(span) for span in one.content],
        "kind": one.kind.value,
        "channel": one.channel,
        "outer": one.outer,
    }


def as_predictions(article: Article) -> Iterator[dict[str, object]]:
    """The attributions that are told inside no other."""
    for one in article.found.attributions:
        if one.outer is None:
            yield {
                "doc_id": article.id,
                "source": [one.source.start, one.source.end] if one.source else None,
                "cue": [one.cue.start, one.cue.end] if one.cue else None,
                "content": [[span.start, span.end] for span in one.content],
                "kind": one.kind.value,
            }


def main() -> None:
    """Print the lines, then the speed."""
    if len(sys.argv) != 3 or sys.argv[1] not in ("gold", "outermost"):
        sys.exit(__doc__)
    folder = Path(sys.argv[2])
    outermost = sys.argv[1] == "outermost"
    seconds, words = 0.0, 0
    for article, took, length in articles(sorted((folder / "text" if outermost else folder).glob("*.txt"))):
        seconds, words = seconds + took, words + length
        rows = as_predictions(article) if outermost else [as_reading(article)]
        for row in rows:
            print(json.dumps(row))
    print(f"{words / WORDS / max(seconds, 1e-9):.0f} reports of {WORDS} words a second", file=sys.stderr)


if __name__ == "__main__":
    main()
