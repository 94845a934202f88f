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
