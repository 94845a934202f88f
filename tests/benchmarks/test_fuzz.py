"""A few hundred of the texts that the benchmark reads ten thousand of; and faults in a reading are seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks import fuzz
from benchmarks.hostile_texts import EVERY, MEGABYTE, Hostile, texts
from onrecord.core.document import Document
from onrecord.core.mention import MentionKind
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.read import read
from onrecord.vocabulary import load

TEXT = "Judge Tomas Kessin arrested Nadia Orvel in Kosht on 3 May 2031, her brother Pavel Orvel said. She was ill.\n"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Document("d", TEXT), load())


def test_no_hostile_text_stops_the_reader() -> None:
    found = fuzz.tallies(120)
    assert fuzz.failures(found.values()) == []
    assert sum(tally.texts for tally in found.values()) == 120
    assert len(found) == 5


def test_the_texts_are_the_same_every_time_and_of_every_kind() -> None:
    some = list(texts(EVERY))
    assert some == list(texts(EVERY))
    assert [hostile.text for hostile in texts(40, seed=1)] != [hostile.text for hostile in some[:40]]
    assert len({hostile.kind for hostile in some}) == 6
    longest = max((hostile.text for hostile in some), key=len)
    assert len(longest) > MEGABYTE
    assert max(map(len, longest.split(" "))) >= MEGABYTE - 10
    for signs in ("\x00", "\u202e", "\u200b", "\ud800", "ع", "王"):
        assert any(signs in hostile.text for hostile in some)


def test_a_reading_that_holds_has_no_faults(reading: Reading) -> None:
    assert reading.kinships
    assert reading.references
    assert list(fuzz.faults(TEXT, reading)) == []


def test_faults_are_seen(reading: Reading) -> None:
    first, second = reading.mentions[:2]
    assert first.kind is MentionKind.ROLE
    away = replace(second, span=Span(second.span.start + 1, second.span.end + 1))
    time = reading.times[0]
    for faulty, told in (
        (replace(reading, mentions=(first, away, *reading.mentions[2:])), "not what stands there"),
        (replace(reading, mentions=(replace(first, holder=None), *reading.mentions[1:])), "held by nobody"),
        (replace(reading, mentions=(first, *reading.mentions[2:])), "m2 is no mention"),
        (replace(reading, times=(replace(time, span=Span(len(TEXT) - 1, len(TEXT) + 9)),)), "outside the text"),
        (replace(reading, times=(replace(time, span=Span(5, 6)),)), "has no words"),
        (replace(reading, corrections=(Span(-1, 3),)), "outside the text"),
        (replace(reading, names=(("m1", "m77"),)), "m77 is no mention"),
    ):
        assert any(told in fault for fault in fuzz.faults(TEXT, faulty)), told


def test_an_exception_is_told_and_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Reading:
        raise RecursionError("too deep")

    monkeypatch.setattr(fuzz, "read", fail)
    assert fuzz.what_is_wrong(Hostile("words", "Kosht"), 1) == "RecursionError: too deep"
