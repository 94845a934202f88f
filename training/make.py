"""Make every file that the English reader learnt from corpora and lists, by one command.

    python training/make.py [CORPORA]

CORPORA is the folder that holds ner/ and gold/; without it, the environment variable ONRECORD_CORPORA names it. The
same corpora give the same bytes. A model that finds names worse than the floors in floors.json is refused, and the
files that were there before stay.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import gazetteers
import general
import joining
import measure
import news
from corpora import TRAINING
from general import MODEL

FLOORS = Path(__file__).parent / "floors.json"


def main(corpora: Path) -> int:
    """Make all files; 1 where a floor is missed."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "model"
        shutil.copytree(MODEL, kept)
        gazetteers.make(general.LANGUAGE / "names")
        general.make(corpora)
        news.make(corpora)
        joining.make(corpora)
        figures = measure.measure(corpora)
        print(json.dumps(figures, indent=2))
        floors = json.loads(FLOORS.read_text(encoding="utf-8"))
        missed = [name for name, floor in floors.items() if figures.get(name, 0.0) < floor]
        if missed:
            shutil.rmtree(MODEL)
            shutil.copytree(kept, MODEL)
            print(f"refused: below the floor in {', '.join(missed)}; put back the files of before", file=sys.stderr)
            return 1
    write_meta(corpora)
    return 0


def write_meta(corpora: Path) -> None:
    """Write down which corpora the models were made from, by digest."""
    sources = [*(corpora / "ner" / name for name in TRAINING), *sorted((corpora / "gold").glob("*.json"))]
    digests = {f"{path.parent.name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in sources}
    text = json.dumps({"corpora": digests}, indent=1, sort_keys=True) + "\n"
    (MODEL / "made_from.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("ONRECORD_CORPORA", "")
    if not given or len(sys.argv) > 2:
        sys.exit(__doc__)
    sys.exit(main(Path(given)))
