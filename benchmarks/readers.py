"""The packaged model of names beside spaCy's: how fast, large, soon, exact; each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.page import table

if TYPE_CHECKING:
    from onrecord.read.names import NameModel

MEGABYTE = 1 << 20
RUNS = 3
"""Processes of each contender, of which the median is told."""
PEER = "ONRECORD_PEER"
"""The environment variable that names the folder of the trained peer; else it is trained anew, and not kept."""
PARTS = ("gum-news.dev.bio", "crossner-politics.dev.bio", "uner-ewt.dev.bio")
"""Corpora of `ner/` that trained neither."""
FIRST = "Police arrested Nadia Orvel in Kosht."
LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
MODEL_FILES = Path(__file__).parents[1] / "src" / "onrecord" / "read" / "languages" / "en"
ALONE, INSIDE, PACKAGED = "spaCy alone", "spaCy as a reader", "onrecord"

Marks = set[tuple[int, int, str]]
"""Names of a text: start, end, and PER, ORG or LOC."""
Find = Callable[[str], Marks]


@dataclass(frozen=True, slots=True)
class Found:
    """What one process measured."""

    ready: float
    """Seconds of CPU that a running Python took to load everything and to read the first sentence."""
    tokens: float
    """A second of CPU, names with roles, groups and references (of spaCy alone: its names)."""
    whole: float | None
    """Tokens a second of CPU for whole readings; None for spaCy alone."""
    memory: float
    """The most held at once while reading, in megabytes."""
    f1: dict[str, float]
    """By corpus; measured in the first process alone, since it is always the same."""


def compare(corpora: Path) -> str:
    """The table; trains the peer first where there is none."""
    named = os.environ.get(PEER)
    if named:
        return _compared(corpora, Path(named))
    with tempfile.TemporaryDirectory() as folder:
        return _compared(corpora, Path(folder) / "peer")


def possible() -> bool:
    """Whether spaCy is installed."""
    return util.find_spec("spacy") is not None


def _compared(corpora: Path, peer: Path) -> str:
    if not (peer / "meta.json").is_file():
        print("training the peer, which takes about half an hour", flush=True)
        subprocess.run([sys.executable, "-m", "benchmarks.spacy_peer", str(corpora), str(peer)], check=True)
    found = {
        name: _median([_child(name, corpora, peer, run == 0) for run in range(RUNS)])
        for name in (PACKAGED, ALONE, INSIDE)
    }
    sizes = {PACKAGED: (_size(MODEL_FILES), _installed("python-crfsuite")), ALONE: (_size(peer), _installed("spacy"))}
    sizes[INSIDE] = (_size(peer) + _size(MODEL_FILES), sizes[PACKAGED][1] + sizes[ALONE][1])
    rows = [(what, *(write(found[name], sizes[name]) for name in found)) for what, write in _ROWS]
    rows += [(f"F1, {part.partition('.')[0]}", *(f"{one.f1[part]:.1f} %" for one in found.values())) for part in PARTS]
    return table(["", *found], rows)


_ROWS: tuple[tuple[str, Callable[[Found, tuple[float, float]], str]], ...] = (
    ("tokens a second, names with all that rests on them", lambda one, _: f"{one.tokens:,.0f}"),
    ("tokens a second, whole readings", lambda one, _: f"{one.whole:,.0f}" if one.whole else "-"),
    ("files of the model and of the lists", lambda _, size: f"{size[0]:.1f} MB"),
    ("libraries that run it", lambda _, size: f"{size[1]:.0f} MB"),
    ("CPU seconds until the first sentence is read", lambda one, _: f"{one.ready:.2f}"),
    ("peak memory", lambda one, _: f"{one.memory:.0f} MB"),
)


def _median(runs: Sequence[Found]) -> Found:
    whole = [run.whole for run in runs if run.whole is not None]
    return Found(
        statistics.median(run.ready for run in runs),
        statistics.median(run.tokens for run in runs),
        statistics.median(whole) if whole else None,
        statistics.median(run.memory for run in runs),
        runs[0].f1,
    )


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE


def _installed(package: str) -> float:
    """Megabytes of a package and of all that it asks for."""
    waiting, seen, size = [package], set[str](), 0
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        size += sum(path.stat().st_size for file in found.files or () if (path := Path(str(file.locate()))).is_file())
        waiting += [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in found.requires or () if "extra" not in line]
    return size / MEGABYTE


def _child(name: str, corpora: Path, peer: Path, exact: bool) -> Found:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    arguments = [sys.executable, "-m", "benchmarks.readers", name, str(corpora), str(peer), "exact" * exact]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment)
    return Found(**json.loads(done.stdout.splitlines()[-1]))


# --- In the process of a contender ------------------------------------------------------------------------------------


def main(name: str, corpora: Path, peer: Path, exact: bool) -> None:
    """Measure one contender, `exact` also how exact it is, and print what was found as one line of JSON."""
    began = time.process_time()
    find, read = _spacy_alone(peer) if name == ALONE else _onrecord(peer if name == INSIDE else None)
    find(FIRST)
    ready = time.process_time() - began
    texts = [path.read_text(encoding="utf-8") for path in sorted((corpora / "gold").glob("*.txt"))]
    find(texts[0])
    tokens = _speed(find, texts[1:])
    whole = None
    if read is not None:
        read(texts[0])
        whole = _speed(read, texts[1:])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    f1 = {part: _f1(find, corpora / "ner" / part) for part in PARTS if exact}
    print(json.dumps(asdict(Found(ready, tokens, whole, memory, f1))))


def _onrecord(peer: Path | None) -> tuple[Find, Callable[[str], object]]:
    """Finding names and reading as onrecord does, with the packaged model or with the peer."""
    from onrecord.read.names import find_names  # noqa: PLC0415 - loading is measured
    from onrecord.read.text import structure_of  # noqa: PLC0415

    model = None if peer is None else _opened(peer)

    def find(text: str) -> Marks:
        structure = structure_of(text)
        names = find_names(structure, marked=None if model is None else model.names(structure))
        return {(m.span.start, m.span.end, LABELS[m.kind]) for m in names.mentions if m.kind in LABELS}

    def whole(text: str) -> object:
        from onrecord.core.document import Document  # noqa: PLC0415 - what names do not need is not part of it
        from onrecord.read import read, read_with  # noqa: PLC0415
        from onrecord.vocabulary import load  # noqa: PLC0415

        document = Document("0" * 64, text)
        return read(document, load()) if model is None else read_with(document, load(), model)

    return find, whole


def _opened(peer: Path) -> NameModel:
    from onrecord.readers.spacy_pipeline import SpacyModel, open_pipeline  # noqa: PLC0415 - loading is measured

    opened = open_pipeline(str(peer))
    if isinstance(opened, SpacyModel):
        return opened
    raise RuntimeError(opened.message)


def _spacy_alone(peer: Path) -> tuple[Find, None]:
    import spacy  # noqa: PLC0415 - loading is measured

    from onrecord.readers.spacy_pipeline import KINDS  # noqa: PLC0415

    nlp = spacy.load(peer)

    def find(text: str) -> Marks:
        known = ((e.start_char, e.end_char, KINDS.get(e.label_)) for e in nlp(text).ents)
        return {(start, end, LABELS[kind]) for start, end, kind in known if kind is not None}

    return find, None


def _speed(run: Callable[[str], object], texts: Sequence[str]) -> float:
    """Tokens, as onrecord counts them, that are gone through in a second of CPU."""
    from onrecord.read.text import tokens_of  # noqa: PLC0415 - not before loading is measured

    number = sum(len(tokens_of(text)) for text in texts)
    began = time.process_time()
    for text in texts:
        run(text)
    return number / (time.process_time() - began)


def _f1(find: Find, corpus: Path) -> float:
    """Exact spans and kinds, in percent; each sentence is a text by itself."""
    from training.corpora import names_of, read_bio  # noqa: PLC0415 - as above

    counts: Counter[str] = Counter()
    for sentence in read_bio(corpus):
        starts = [sum(len(word) + 1 for word in sentence.words[:at]) for at in range(len(sentence.words))]
        wanted = {
            (starts[n.start], starts[n.end - 1] + len(sentence.words[n.end - 1]), n.kind)
            for n in names_of(sentence.labels)
        }
        found = find(" ".join(sentence.words))
        counts.update(right=len(wanted & found), both=len(wanted) + len(found))
    return 200 * counts["right"] / counts["both"] if counts["both"] else 0.0


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), bool(sys.argv[4]))
