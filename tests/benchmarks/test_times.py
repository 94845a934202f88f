"""The scorer of time expressions, and texts that nobody would write, in small."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import times
from benchmarks.time_fuzz import faults, texts
from benchmarks.timeml import Score, labelled, score

TIMEML = """<?xml version="1.0"?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-03-10" functionInDocument="CREATION_TIME">March 10</TIMEX3></DCT>
<TEXT>Marn &amp; Olt were freed <TIMEX3 tid="t1" type="DATE" value="2024-03-09">yesterday</TIMEX3> after
<TIMEX3 tid="t2" type="DURATION" value="P2M">about two months</TIMEX3> in prison, as
<TIMEX3 tid="t3" type="DATE" value="2023">a year</TIMEX3> <EVENT>before</EVENT>.</TEXT></TimeML>
"""


def test_texts_keep_their_offsets_and_their_date(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    (text,) = labelled(tmp_path)
    assert str(text.published) == "2024-03-10"
    assert [text.text[one.start : one.end] for one in text.timexes] == ["yesterday", "about two months", "a year"]


def test_a_longer_span_is_relaxed_only_and_another_value_no_hit(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    found = score(tuple(labelled(tmp_path)))
    assert (found.gold, found.found, found.relaxed, found.strict, found.value) == (3, 3, 3, 1, 3)
    assert found.share(found.strict) == pytest.approx(100 / 3)
    assert Score().share(0) == 0


def test_a_corpus_that_is_not_there_gives_no_row(tmp_path: Path) -> None:
    assert times.accuracy(tmp_path) == []


def test_tagger_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(times.HEIDELTIME, raising=False)
    assert times._heideltime(["He left."])[0].startswith("not measured")


def test_fuzzed_texts_are_the_same_every_time() -> None:
    assert list(texts(50)) == list(texts(50)) != list(texts(50, seed=5))


def test_nothing_goes_wrong_in_texts_that_nobody_would_write() -> None:
    assert list(faults(1500, seed=1)) == []
