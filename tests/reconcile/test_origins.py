from __future__ import annotations

from array import array
from datetime import date

from onrecord.core.casefile import Origin
from onrecord.reconcile.origins import Source, find_origins


def source(
    name: str, publisher: str, day: int, words: range = range(0), *, wire: str = ""
) -> Source:  # fmt: skip
    shingles = array("Q", (number * 16 for number in words))
    return Source(
        name, f"Title {name}", publisher, publisher.title(), wire, wire.title(), date(2024, 2, day), "", shingles
    )


def origins(*sources: Source) -> list[tuple[str, ...]]:
    found: tuple[Origin, ...] = find_origins(sources)
    assert find_origins(reversed(sources)) == found
    return [origin.reports for origin in found]


def test_one_publisher_is_one_origin() -> None:
    assert origins(source("a", "tarpress", 1), source("b", "tarpress", 5)) == [("a", "b")]


def test_other_publishers_with_other_words_are_independent() -> None:
    assert origins(source("a", "tarpress", 1, range(30)), source("b", "limna", 2, range(40, 70))) == [("a",), ("b",)]


def test_a_declared_reprint_goes_back_to_the_agency() -> None:
    assert origins(source("a", "tarpress", 1), source("b", "limna", 2, wire="tarpress")) == [("a", "b")]


def test_reprints_of_an_agency_without_its_own_report_are_one() -> None:
    reprints = (source("a", "limna", 1, wire="tarpress"), source("b", "harbour", 2, wire="tarpress"))
    assert origins(*reprints) == [("a", "b")]


def test_words_taken_over_are_found_by_containment() -> None:
    whole, part = source("a", "tarpress", 1, range(100)), source("b", "limna", 2, range(20))
    assert origins(whole, part) == [("a", "b")]
    assert origins(whole, source("c", "limna", 2, range(95, 115))) == [("a",), ("c",)]


def test_an_outlet_that_reprinted_once_keeps_its_own_reports_independent() -> None:
    own, reprint = source("c", "limna", 3), source("b", "limna", 2, wire="tarpress")
    assert origins(source("a", "tarpress", 1), reprint, own) == [("a", "b"), ("c",)]


def test_a_chain_of_copies_leads_to_the_first() -> None:
    chain = (source("a", "tarpress", 1, range(40)), source("b", "limna", 2, range(10, 50)),
             source("c", "harbour", 3, range(20, 60)))  # fmt: skip
    assert origins(*chain) == [("a", "b", "c")]


def test_every_tie_has_a_reason() -> None:
    found = find_origins([source("a", "tarpress", 1), source("b", "limna", 2, wire="tarpress")])
    assert len(found[0].reasons) == 1
    assert "Tarpress" in found[0].reasons[0]
