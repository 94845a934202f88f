"""Times: how exact on public texts, how fast beside other taggers, and what 10,000 texts without sense do to them."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.figures import Row
from benchmarks.generate import reports
from benchmarks.time_fuzz import faults
from benchmarks.timeml import labelled, score
from onrecord.read.text import structure_of
from onrecord.read.time import find_times

WORDS = 400
"""Words in an article of which so many are read a second."""
BARS = {"meantime": (0, 86, 84), "tbaq": (93, 86, 79), "wikiwars": (93, 0, 0)}
"""Least F1 by corpus, in percent: relaxed, strict, value; 0 where none is set."""
NAMES = {
    "meantime": "MEANTIME, news stories (CC BY 4.0)",
    "tbaq": "TimeBank and AQUAINT, news stories",
    "wikiwars": "WikiWars, histories (its types are all DATE)",
}
FUZZED = 10_000
HEIDELTIME = "ONRECORD_HEIDELTIME"
"""Names the folder with de.unihd.dbs.heideltime.standalone.jar and config.props."""


def accuracy(corpora: Path) -> list[Row]:
    """Relaxed, strict and value F1 on each corpus that is there."""
    rows = []
    for name, bars in BARS.items():
        texts = tuple(labelled(corpora / "time" / name))
        if not texts:
            continue
        found = score(texts)
        shares = tuple(found.share(hits) for hits in (found.relaxed, found.strict, found.value))
        measures = zip(("relaxed", "strict", "value"), bars, strict=True)
        wanted = ", ".join(f"{what} {bar}" for what, bar in measures if bar)
        told = " / ".join(f"{share:.1f}" for share in shares)
        holds = all(share >= bar for share, bar in zip(shares, bars, strict=True))
        rows.append((f"{NAMES[name]}, {len(texts)} texts", wanted, told, holds))
    return rows


def speed(corpora: Path | None) -> list[Row]:
    """Articles of 400 words a second of CPU, by onrecord and, in the same run, by those taggers that are there."""
    texts = _articles(corpora)
    structures = [structure_of(text) for text in texts]
    find_times(structures[0])
    found = _rate(texts, lambda: [find_times(structure) for structure in structures])
    rows = [("onrecord", "at least 200", f"{found:.0f}", found >= 200)]
    rows.append(("dateparser (`search_dates`)", "", *_dateparser(texts[:12])))
    rows.append(("HeidelTime with TreeTagger", "", *_heideltime(texts[:12])))
    return rows


def _articles(corpora: Path | None) -> list[str]:
    """News of TimeBank and AQUAINT where it is there, else generated reports; pieces of about 400 words."""
    folder = corpora / "time" / "tbaq" if corpora else None
    if folder is not None and folder.is_dir():
        words = " ".join(text.text for text in labelled(folder)).split(" ")
    else:
        words = " ".join(report.text for report in reports(60, paragraphs=8)).split(" ")
    return [" ".join(words[start : start + WORDS]) for start in range(0, min(len(words), 60_000), WORDS)]


def _rate(texts: Sequence[str], work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return sum(len(text.split()) for text in texts) / WORDS / (time.process_time() - began)


def _dateparser(texts: Sequence[str]) -> tuple[str, bool]:
    if find_spec("dateparser") is None:
        return "not measured: not installed", True
    from dateparser.search import search_dates  # noqa: PLC0415 - loading it is not what is measured

    search_dates(texts[0][:200], languages=["en"])
    found = _rate(texts, lambda: [search_dates(text, languages=["en"]) for text in texts])
    return f"{found:.1f}", True


def _heideltime(texts: Sequence[str]) -> tuple[str, bool]:
    """One run over all texts, less one over two words, since starting it takes seconds."""
    folder = os.environ.get(HEIDELTIME)
    if not folder:
        return f"not measured: name its folder with {HEIDELTIME}=DIR (its licence lets it be no dependency)", True
    spent = _java(Path(folder), "\n\n".join(texts)) - _java(Path(folder), "He left.")
    return f"{sum(len(text.split()) for text in texts) / WORDS / spent:.1f}", True


def _java(folder: Path, text: str) -> float:
    """Seconds of CPU, its tagger's among them."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        options = ["-e", "UTF-8", "-l", "english", "-t", "news", "-dct", "1998-02-13", "-c", "config.props"]
        command = ["java", "-jar", "de.unihd.dbs.heideltime.standalone.jar", file.name, *options]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def fuzz() -> list[Row]:
    """What goes wrong in 10,000 texts that nobody would write."""
    found = list(faults(FUZZED))
    return [(f"{FUZZED:,} fuzzed texts and dates of the years 1 to 9999", "no fault", str(len(found)), not found)]
