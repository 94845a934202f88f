"""What is told of a report when it is added: dates, publishers, titles, by the user, a sidecar or the report itself."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from onrecord.archive import AddStatus, Archive, Declared
from onrecord.core.document import Basis
from tests.archive.archive_world import by_name, documents, tree


def test_a_date_that_is_none_is_told(archive: Archive, inbox: Path) -> None:
    (inbox / "odd.txt").write_text("Published: 2031-13-45\n\nAlma Verrin was held on 1 March 2031.\n", encoding="utf-8")
    (problem,) = by_name(archive.add([inbox]).outcomes)["odd.txt"].problems
    assert "“2031-13-45”, is not understood" in problem.message
    assert "--published" in problem.remedy


def test_a_report_without_any_date_is_added_and_told(archive: Archive, inbox: Path) -> None:
    (inbox / "undated.txt").write_text("Weaver held\n\nThe weaver was held.\n", encoding="utf-8")
    outcome = by_name(archive.add([inbox]).outcomes)["undated.txt"]
    assert outcome.status is AddStatus.ADDED
    assert "--published" in outcome.problems[0].remedy

    (again,) = archive.add([inbox / "undated.txt"], Declared(published="2031-03-03")).outcomes

    assert (again.status, again.problems) == (AddStatus.DECLARED, ())
    document = documents(archive)["undated.txt"]
    assert (document.published, document.published_basis) == (date(2031, 3, 3), Basis.DECLARED)
    (third,) = archive.add([inbox / "undated.txt"], Declared(published="2031-03-03")).outcomes
    assert third.status is AddStatus.ALREADY_THERE


def test_a_date_in_2047_is_added_and_told(archive: Archive, inbox: Path) -> None:
    (inbox / "future.txt").write_text("Published: 2047-01-01\n\nIt will be so.\n", encoding="utf-8")
    (inbox / "tomorrow.txt").write_text("Published: 2031-05-05\n\nIt is tomorrow east of here.\n", encoding="utf-8")
    outcomes = by_name(archive.add([inbox]).outcomes)
    assert outcomes["future.txt"].status is AddStatus.ADDED
    assert "2047-01-01" in outcomes["future.txt"].problems[0].message
    assert outcomes["tomorrow.txt"].problems == ()


@pytest.mark.parametrize("declared", [Declared(published="soon"), Declared(retrieved="03/04/2031")])
def test_a_declared_date_that_is_none_stores_nothing(archive: Archive, inbox: Path, declared: Declared) -> None:
    before = tree(archive.path)
    (outcome,) = archive.add([inbox], declared).outcomes
    assert outcome.status is AddStatus.REFUSED
    assert "YYYY-MM-DD" in outcome.problems[0].remedy
    assert tree(archive.path) == before


def test_declared_goes_before_sidecar_before_metadata(archive: Archive, inbox: Path) -> None:
    text = "Title: From the header\nPublisher: Header Post\nPublished: 2031-01-01\nURL: https://h.example/\n\nText.\n"
    (inbox / "report.txt").write_text(text, encoding="utf-8")
    sidecar = {"date": "2031-02-02", "source": "Sidecar Post", "note": "from a reader"}
    (inbox / "report.meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    declared = Declared(published="2031-03-03", retrieved="2031-04-04T10:00:00+04:00")

    outcomes = by_name(archive.add([inbox], declared).outcomes)

    assert sorted(outcomes) == ["good.txt", "report.txt"]
    found = documents(archive)["report.txt"]
    assert found.published_as_written == "2031-03-03"
    assert (found.publisher, found.publisher_basis) == ("Sidecar Post", Basis.DECLARED)
    assert (found.title, found.url) == ("From the header", "https://h.example/")
    assert found.retrieved == "2031-04-04T06:00:00Z"


def test_a_sidecar_that_came_later_is_taken_and_then_changes_nothing(archive: Archive, inbox: Path) -> None:
    archive.add([inbox])
    (inbox / "good.txt.meta.json").write_text('{"publisher": "The Lamp"}', encoding="utf-8")
    assert [outcome.status for outcome in archive.add([inbox]).outcomes] == ["declared"]
    before = tree(archive.path)
    assert [outcome.status for outcome in archive.add([inbox]).outcomes] == ["already_there"]
    assert documents(archive)["good.txt"].publisher == "The Lamp"
    assert {k: v for k, v in tree(archive.path).items() if not k.startswith("index/")} == before


def test_a_sidecar_never_overrides_what_was_declared(archive: Archive, inbox: Path) -> None:
    archive.add([inbox], Declared(publisher="The Lamp"))
    (inbox / "good.meta.json").write_text('{"publisher": "The Torch", "title": "A report"}', encoding="utf-8")
    assert [outcome.status for outcome in archive.add([inbox]).outcomes] == ["declared"]
    (inbox / "good.meta.json").write_text('{"title": "Another title"}', encoding="utf-8")
    (outcome,) = archive.add([inbox]).outcomes
    assert outcome.status is AddStatus.ALREADY_THERE
    assert "--title" in outcome.problems[0].remedy
    found = documents(archive)["good.txt"]
    assert (found.publisher, found.title) == ("The Lamp", "A report")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "no JSON object"),
        ('["x"]', "no JSON object"),
        ('{"writer": "x"}', "'writer'"),
        ('{"title": 3}', "'title'"),
    ],
)
def test_a_sidecar_that_says_nothing_usable(archive: Archive, inbox: Path, content: str, message: str) -> None:
    (inbox / "good.meta.json").write_text(content, encoding="utf-8")
    (outcome,) = archive.add([inbox]).outcomes
    assert outcome.status is AddStatus.ADDED
    assert message in outcome.problems[0].message
    assert "good.meta.json" in outcome.problems[0].where
