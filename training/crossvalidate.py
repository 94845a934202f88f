"""Read every labelled article with a model that has not seen it, nor its story.

    python training/crossvalidate.py CORPORA MODELS > READINGS.jsonl

prints one reading a line (mentions and names only), to be scored against CORPORA/gold. The models are kept in the
folder MODELS and taken from there the next time, so that a change of rules is measured in seconds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gold import folds, load_all
from held import read_unseen
from news import train

from onrecord.read.names import Names, find_names
from onrecord.read.names.model import FieldTagger, Models, packaged

PARTS = 6


def main(corpora: Path, folder: Path) -> None:
    """Print the readings."""
    general = packaged("general")
    parts = folds(load_all(corpora / "gold"), PARTS)
    folder.mkdir(parents=True, exist_ok=True)
    targets = [folder / f"{number}.crfsuite" for number in range(PARTS)]
    elsewhere = [] if all(target.exists() for target in targets) else read_unseen(corpora)
    for part, target in zip(parts, targets, strict=True):
        if not target.exists():
            seen = [article for other in parts if other is not part for article in other]
            train(seen, Models(general, None), elsewhere, target)
        models = Models(general, FieldTagger(target.read_bytes()))
        for article in part:
            print(json.dumps(reading(article.id, find_names(article.structure, models)), ensure_ascii=False))


def reading(identity: str, names: Names) -> dict[str, object]:
    """A reading as JSON lines have it, with nothing in it but names."""
    mentions = []
    for mention in names.mentions:
        entry = {"id": mention.id, "start": mention.span.start, "end": mention.span.end, "text": mention.text}
        entry |= {"kind": mention.kind.value, "score": mention.score}
        mentions.append(entry | ({"holder": mention.holder} if mention.holder else {}))
    return {"id": identity, "mentions": mentions, "names": names.groups, "times": [], "attributions": [], "claims": []}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
