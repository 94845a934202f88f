from __future__ import annotations

import msgspec
import pytest

from onrecord.core.casefile import CaseFile
from onrecord.core.document import Document
from onrecord.core.span import Span
from onrecord.withhold import redact
from onrecord.withhold.masking import Mask, NameMask
from tests.build.cases import Written, built
from tests.support.readings import decide, key_of, report, tell


def withheld(name: str, *reports: Written) -> tuple[CaseFile, tuple[Document, ...], str]:
    reading = next(reading for _, reading in reports if name in [mention.text for mention in reading.mentions])
    decision = decide("withhold", key_of(reading, name))
    casefile, documents = redact(
        built(*reports, decisions=[decision]), [document for document, _ in reports], [decision]
    )
    return casefile, documents, (msgspec.json.encode(casefile) + msgspec.json.encode(documents)).decode().casefold()


def test_every_spelling_goes_out_of_every_field() -> None:
    reports = [
        report("A", "Tarpress", "2024-02-06", tell("ill_treatment", "Nadia Orvel", "2024-02", speaker="Zarema Oskova"),
               names=["Зарема Оскова"], url="https://tarpress.example/2024/zarema-oskova-speaks"),
        report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Zarema Oskova", "2024-02-06"), names=["Oskova"]),
    ]  # fmt: skip
    casefile, documents, written = withheld("Zarema Oskova", *reports)
    for form in ("zarema", "oskova", "зарема", "оскова"):
        assert form not in written
    assert "[withheld]" in documents[0].text
    assert [person.name for person in casefile.persons] == ["Nadia Orvel"]
    assert [event.type for event in casefile.events] == ["ill_treatment"]
    assert casefile.states == ()
    assert casefile.decisions == ()


def test_names_written_where_no_reader_saw_them_go_too() -> None:
    document, reading = report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Zarema Oskova", "2024-02-06"))
    text = document.text + " OSKOVA, Zarema-Oskova. Oskova’s mother; Oskowa; Oskóva; Os\u00adkova."
    decision = decide("withhold", key_of(reading, "Zarema Oskova"))
    changed = Document(document.digest, text, "zarema_oskova.html", title="Who is Oskova?")
    _, (redacted,) = redact(built((document, reading)), [changed], [decision])
    assert "kova" not in redacted.text.casefold().replace("\u00ad", "")
    assert "kowa" not in redacted.text
    assert redacted.name == "[withheld]"
    assert redacted.title == "Who is [withheld]?"


def test_a_relative_who_is_somebody_else_keeps_the_name() -> None:
    reports = [
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Ivo Oskov", "2024-02-05"),
               names=["Zarema Oskov"], kin=[("Ivo Oskov", "sister", "Zarema Oskov")]),
    ]  # fmt: skip
    casefile, (document,), written = withheld("Zarema Oskov", *reports)
    assert "zarema" not in written
    assert "Ivo Oskov" in document.text
    assert casefile.persons[0].relatives == ()


def test_a_wife_withheld_leaves_the_husband_his_name() -> None:
    reports = [
        report("A", "Tarpress", "2024-02-06", tell("search", "Ruvan Dzhelmirov", "2024-02"), names=["Dzhelmirov"]),
        report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Ruvan Djelmirov", "2024-02-05"),
               kin=[("Ruvan Djelmirov", "wife", "Lada Djelmirova")]),
    ]  # fmt: skip
    casefile, documents, written = withheld("Lada Djelmirova", *reports)
    assert casefile.persons[0].name.startswith("Ruvan D")
    assert "Dzhelmirov" in documents[0].text
    assert "lada" not in written
    assert "djelmirova" not in written


def test_whoever_is_probably_the_same_is_withheld_too() -> None:
    reports = [
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Zarema Oskova", "2024-02-05")),
        report("B", "Tarpress", "2024-02-07", names=["Z. Oskova"]),
        report("C", "Tarpress", "2024-02-08", names=["Oskova"]),
    ]
    casefile, _, written = withheld("Zarema Oskova", *reports)
    assert casefile.persons == ()
    assert "oskova" not in written


def test_a_withheld_claim_goes_with_its_sentence() -> None:
    document, reading = report(
        "A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"),
        tell("ill_treatment", "Nadia Orvel", "2024-02-05", agent="guards of the harbour"),
    )  # fmt: skip
    secret = reading.claims[1]
    decision = decide("withhold", secret.id)
    casefile, (redacted,) = redact(built((document, reading), decisions=[decision]), [document], [decision])
    assert "guards" not in msgspec.json.encode(casefile).decode()
    assert "guards" not in redacted.text
    assert [event.type for event in casefile.events] == ["arrest"]


def test_without_such_a_decision_nothing_changes() -> None:
    document, reading = report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"))
    casefile = built((document, reading))
    assert redact(casefile, [document], []) == (casefile, (document,))


@pytest.mark.parametrize(
    ("span", "quote"),
    [(Span(0, 3), "The"), (Span(4, 17), "[withheld]"), (Span(4, 10), "[withheld]"), (Span(18, 22), "said")],
)
def test_spans_move_with_the_text(span: Span, quote: str) -> None:
    text = "The Zarema Oskova said it."
    mask = Mask.of(text, NameMask.of(["Zarema Oskova"], []).find(text))
    assert mask.apply(text) == "The [withheld] said it."
    assert mask.move(span).quote(mask.apply(text)) == quote


def test_a_claim_both_rejected_and_withheld_is_shown_nowhere() -> None:
    reports = [
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
        report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
    ]
    claim = reports[1][1].claims[0]
    decisions = [decide("reject", claim.id, number=1), decide("withhold", claim.id, number=2)]
    casefile = built(*reports, decisions=decisions)
    assert all(claim.id not in event.rejected for event in casefile.events)
    less, _ = redact(casefile, [document for document, _ in reports], decisions)
    assert claim.id.encode() not in msgspec.json.encode(less)


def test_claims_that_are_only_theirs_go_with_the_event() -> None:
    reports = [
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
        report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Zarema Oskova", "2024-02-06")),
    ]
    casefile, _, _ = withheld("Zarema Oskova", *reports)
    assert [claim.document for claim in casefile.claims] == [reports[0][0].digest]


def test_a_withholding_about_a_report_left_out_is_told_of_nowhere() -> None:
    here = report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"))
    elsewhere = report("B", "Limna Post", "2024-03-07", tell("arrest/start", "Zarema Oskova", "2024-02-06"))
    decision = decide("withhold", key_of(elsewhere[1], "Zarema Oskova"))
    less, _ = redact(built(here, decisions=[decision]), [here[0]], [decision])
    assert less.decisions == ()


def test_what_people_decided_about_the_withheld_goes_with_them() -> None:
    reports = [
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Zarema Oskova", "2024-02-05")),
        report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Zarema Brask", "2024-02-05")),
    ]
    keys = (key_of(reports[0][1], "Zarema Oskova"), key_of(reports[1][1], "Zarema Brask"))
    decided = [
        decide("same", *keys, number=1),
        decide("different", *keys, number=2),
        decide("accept", reports[0][1].claims[0].id, number=3),
        decide("withhold", keys[0], number=4),
    ]
    casefile = built(*reports, decisions=decided)
    assert casefile.problems
    assert casefile.stale
    less, _ = redact(casefile, [document for document, _ in reports], decided)
    assert (less.problems, less.stale, less.decisions) == ((), (), ())


def test_what_stays_points_at_nothing_that_is_gone() -> None:
    told = report(
        "A", "Limna Post", "2024-02-21",
        tell("ill_treatment", "Zarema Oskova", "2024-02-19", speaker="Emil Torva"),
        tell("official_response/deny", "", agent="Harbour Ministry", stance="denied", answers=0),
    )  # fmt: skip
    assert any(event.relations for event in built(told).events)
    casefile, _, _ = withheld("Zarema Oskova", told)
    (denial,) = casefile.events
    assert denial.type == "official_response"
    assert denial.relations == ()
