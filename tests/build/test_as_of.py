"""Which day a case file is told for when nobody says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.build import build
from onrecord.core.reading import Reading
from onrecord.vocabulary import load
from tests.support.readings import report, tell


def read(letter: str, published: str, retrieved: str) -> Reading:
    _, reading = report(letter, "Tarpress", published, tell("arrest/start", "Nadia Orvel", "2024-02-05"))
    return replace(reading, retrieved=retrieved)


def test_it_is_the_day_of_the_latest_report() -> None:
    readings = [read("A", "2024-02-06", "2024-03-01T09:00:00Z"), read("B", "2024-02-20", "2024-02-19T22:00:00Z")]
    casefile = build(readings, [], load())
    assert casefile.as_of == date(2024, 2, 20)
    assert casefile.problems == ()


def test_a_report_dated_after_it_was_archived_sets_no_clock_and_is_told() -> None:
    slip = read("B", "2047-02-20", "2024-03-01T09:00:00Z")
    casefile = build([read("A", "2024-02-06", "2024-03-01T09:00:00Z"), slip], [], load())
    assert casefile.as_of == date(2024, 2, 6)
    (problem,) = casefile.problems
    assert "20 February 2047" in problem.message
    assert "--published" in problem.remedy
    assert build([slip], [], load()).as_of == date(2024, 3, 1), "the day it was archived, where there is no other"
