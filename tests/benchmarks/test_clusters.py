from __future__ import annotations

from benchmarks.clusters import Expected, score, tell
from onrecord.core.casefile import CaseFile
from tests.build.cases import built
from tests.support.readings import report
from tests.support.readings import tell as told


def casefile() -> CaseFile:
    return built(
        report("A", "Limna Post", "2024-02-06", told("arrest/start", "Nadia Orvel", "2024-02-05")),
        report("B", "Tarpress", "2024-02-07", told("arrest/start", "Nadia Orvel", "2024-02-06")),
        report("C", "Harbour Gazette", "2024-03-02", told("release/end", "Ivo Brask")),
    )


def test_facts_are_found_by_type_person_and_day() -> None:
    facts = [
        ("arrest", "Orvel", "2024-02-05", "2024-02-05"),
        ("custody_order", "Orvel", "2024-02-06", "2024-02-06"),
        ("release", "Brask", "2024-03-01", "2024-03-01"),
        ("arrest", "Brask", "2024-02-05", "2024-02-05"),
    ]
    found = score(Expected("a case", facts), casefile())
    assert found.missed == ("release Brask 2024-03-01 2024-03-01", "arrest Brask 2024-02-05 2024-02-05")
    assert not found.split


def test_contradictions_are_listed_or_beyond_the_list() -> None:
    listed = [("arrest", "when", "5 February", "6 February")]
    assert score(Expected("a case", [], contradictions=listed), casefile()).shown == 1
    assert not score(Expected("a case", [], contradictions=listed), casefile()).unlisted
    assert len(score(Expected("a case", []), casefile()).unlisted) == 1


def test_people_who_must_stay_apart_are_told_where_they_are_one() -> None:
    one = built(report("A", "Limna Post", "2024-02-06", told("arrest/start", "Nadia Orvel", "2024-02-05")))
    assert score(Expected("a case", [], apart=[("Nadia Orvel", "Nadia Orvel")]), one).merged
    assert not score(Expected("a case", [], apart=[("Nadia Orvel", "Ivo Brask")]), casefile()).merged


def test_the_table_has_a_row_for_each_cluster_and_one_for_all() -> None:
    rows = tell([score(Expected("a case", [("arrest", "Orvel", "2024-02-05", "2024-02-05")]), casefile())]).splitlines()
    assert rows[-1].startswith("| all | 3 | 1 of 1 (100 %) |")
