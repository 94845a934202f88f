"""Make every file that the English reader learnt from corpora and lists, by one command.

    python training/make.py [CORPORA]

CORPORA is the folder that holds ner/ and gold/; without it, the environment variable ONRECORD_CORPORA names it. The
same corpora give the same bytes. A model that finds names worse than the floors in floors.json is refused, and the
files that were there before stay.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import gate
import gazetteers
import general
import joining
import measure
import news
from corpora import TRAINING
from general import LANGUAGE, MODEL

from onrecord.read.names.lexicon import gazetteer

LISTS = LANGUAGE / "names"


def main(corpora: Path) -> int:
    """Make all files; 1 where they are refused."""
    found = gate.replaced((MODEL, LISTS), lambda: _make(corpora))
    if found:
        print("refused; the files of before are back:", *found, sep="\n  ", file=sys.stderr)
    return 1 if found else 0


def _make(corpora: Path) -> list[str]:
    """Write all files; what the gate has against them."""
    gazetteers.make(LISTS)
    gazetteer.cache_clear()
    general.make(corpora)
    news.make(corpora)
    joining.make(corpora)
    figures = measure.measure(corpora)
    print(json.dumps(figures, indent=2))
    write_meta(corpora)
    return gate.objections(figures, corpora)


def write_meta(corpora: Path) -> None:
    """Write down which corpora the models were made from, by digest."""
    sources = [*(corpora / "ner" / name for name in TRAINING), *sorted((corpora / "gold").glob("*.json"))]
    digests = {f"{path.parent.name}/{path.name}": gate.digest_of(path) for path in sources}
    text = json.dumps({"corpora": digests}, indent=1, sort_keys=True) + "\n"
    (MODEL / "made_from.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("ONRECORD_CORPORA", "")
    if not given or len(sys.argv) > 2:
        sys.exit(__doc__)
    sys.exit(main(Path(given)))
