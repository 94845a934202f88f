"""The case file as data and as a table, and readings as lines."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import jsonschema
import msgspec
import pytest

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.casefile import CaseFile
from onrecord.core.claim import Claim, Filler
from onrecord.core.document import Document
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.problem import Problem
from onrecord.core.reading import ReaderIdentity, Reading
from onrecord.core.span import Span
from onrecord.core.when import Bounds, Duration, Term, TimeExpression, TimeType, When, WhenBasis
from onrecord.export import casefile_json, claims_csv
from onrecord.export.claims_csv import safe_cell
from onrecord.export.reading_lines import write_line, write_problem
from onrecord.export.registry import EXPORTS
from onrecord.export.wording import Wording, bounds_words, short_ids
from onrecord.vocabulary import load
from tests.support.golden import golden
from tests.support.sample_casefile import casefile
from tests.support.sample_claims import CLAIMS
from tests.support.sample_texts import documents


def test_the_data_keep_to_the_packaged_schema() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(casefile_json.packaged_schema()))
    validator.validate(json.loads(casefile_json.write(casefile(), documents(), load())))
    assert not validator.is_valid({"format": "something else"})


def test_the_packaged_schema_is_that_of_the_types() -> None:
    golden(Path(casefile_json.__file__).with_name(casefile_json.SCHEMA_FILE), casefile_json.schema())


@pytest.mark.parametrize(("module", "name"), [(casefile_json, "case.json"), (claims_csv, "claims.csv")])
def test_the_sample_case_is_written_as_written_down(module: ModuleType, name: str) -> None:
    golden(Path(__file__).parent / "golden" / name, module.write(casefile(), documents(), load()))


def test_the_data_lose_nothing_of_the_case_file() -> None:
    written = casefile_json.write(casefile(), documents(), load())
    assert msgspec.json.decode(written, type=CaseFile) == casefile()


def rows() -> list[dict[str, str]]:
    written = claims_csv.write(casefile(), documents(), load())
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))


def test_the_table_has_a_row_for_every_claim_of_every_event() -> None:
    wanted = sum(len(event.claims) + len(event.rejected) for event in casefile().events)
    assert len(rows()) == wanted
    assert {row["claim"] for row in rows()} == {claim.id for claim in casefile().claims}
    assert [row["claim"] for row in rows() if row["counted"] == "no"] == [
        claim for event in casefile().events for claim in event.rejected
    ]


def test_a_row_tells_who_says_it_and_opens_its_quote() -> None:
    threat = next(row for row in rows() if row["type"] == "threat")
    assert threat["speakers"] == "Civic Lens ← Mira Kasten (by phone) ← Nadia Orvel"
    assert threat["held"] == "alleged by Nadia Orvel"
    text = next(document.text for document in documents() if document.digest == threat["document"])
    assert " ".join(text[int(threat["start"]) : int(threat["end"])].split()) == threat["quote"]


def test_what_a_spreadsheet_would_run_is_made_text() -> None:
    assert safe_cell("=1+1") == "'=1+1"
    assert safe_cell("\t@SUM(A1)") == "'@SUM(A1)"
    assert safe_cell("-2 years") == "'-2 years"
    assert safe_cell("arrest") == "arrest"


def test_every_export_says_what_it_is_and_what_it_loses() -> None:
    assert [export.name for export in EXPORTS] == ["html", "json", "csv"]
    assert all(export.losses and "/" in export.media_type for export in EXPORTS)


def test_a_reading_is_one_line_in_the_documented_shape() -> None:
    text = "Mira Kasten said Nadia Orvel was held for 3-4 months on 3 May 2031."
    when = When(Bounds(date(2031, 5, 3), date(2031, 5, 3)), basis=WhenBasis.EXPLICIT, time="t1")
    speakers = (
        Speaker(SpeakerKind.PUBLISHER),
        Speaker(SpeakerKind.DESCRIBED, "her lawyer", Span(1, 2)),
        Speaker(SpeakerKind.NAMED, "Mira Kasten", Span(0, 11), "m1"),
    )
    reading = Reading(
        "d1",
        ReaderIdentity("english", "f"),
        publisher="Harbour Gazette",
        published=date(2031, 5, 4),
        mentions=(Mention("m1", Span(0, 11), MentionKind.PERSON, "Mira Kasten", 0.9),),
        names=(("m1",),),
        times=(
            TimeExpression("t1", Span(56, 66), TimeType.DATE, "2031-05-03", when, edtf="2031-05-03"),
            TimeExpression(
                "t2", Span(42, 52), TimeType.DURATION, "P3M", term=Term(Duration(months=3), Duration(months=4))
            ),
        ),
        claims=(
            Claim(
                "c1",
                "d1",
                "arrest",
                None,
                Span(33, 37),
                Span(0, len(text)),
                (Filler("person", "Nadia Orvel", Span(17, 28), "m2"), Filler("charge", "held", Span(33, 37))),
                when,
                speakers=speakers,
                stance=Stance.ALLEGED,
            ),
        ),
        problems=(Problem("x", "y", "z"),),
    )
    line = json.loads(write_line("one", Document("d1", text), reading))
    assert line["id"] == "one"
    assert line["document"] == {
        "digest": "d1", "published": "2031-05-04", "publisher": "Harbour Gazette", "dateline": None, "language": "en",
    }  # fmt: skip
    assert line["mentions"] == [
        {"id": "m1", "start": 0, "end": 11, "text": "Mira Kasten", "kind": "person", "score": 0.9}
    ]
    assert line["times"][0] == {
        "id": "t1", "start": 56, "end": 66, "text": "3 May 2031", "type": "date", "value": "2031-05-03",
        "earliest": "2031-05-03", "latest": "2031-05-03", "edtf": "2031-05-03", "basis": "explicit",
    }  # fmt: skip
    assert (line["times"][1]["min"], line["times"][1]["max"]) == ("P3M", "P4M")
    (claim,) = line["claims"]
    assert claim["roles"] == {"person": [{"mention": "m2"}], "charge": [{"text": "held", "start": 33, "end": 37}]}
    assert claim["when"] == {"earliest": "2031-05-03", "latest": "2031-05-03", "time": "t1"}
    assert claim["speakers"] == ["publisher", {"text": "her lawyer", "start": 1, "end": 2}, {"mention": "m1"}]
    assert claim["stance"] == "alleged"
    assert json.loads(write_problem("two", Problem("a", "b", "c")))["problems"][0]["message"] == "b"


def test_short_ids_are_as_short_as_they_can_be_told_apart() -> None:
    shorts = short_ids(["claim-aaaa1111", "event-aaaa2222", "event-bbbb3333"])
    assert shorts == {"claim-aaaa1111": "aaaa1", "event-aaaa2222": "aaaa2", "event-bbbb3333": "bbbb"}


def test_bounds_are_told_without_inventing_a_day() -> None:
    assert bounds_words(Bounds(date(2031, 4, 8), date(2031, 4, 9))) == "8 or 9 April 2031"
    assert bounds_words(Bounds(date(2031, 4, 8), date(2031, 5, 9))) == "between 8 April 2031 and 9 May 2031"
    assert bounds_words(Bounds(None, date(2031, 4, 9))) == "on or before 9 April 2031"
    assert bounds_words(Bounds(date(2031, 4, 9), None)) == "on or after 9 April 2031"
    assert bounds_words(Bounds()) == "date not known"
    assert replace(casefile(), as_of=None).as_of is None


def test_who_tells_of_a_denial_is_not_the_one_who_denies() -> None:
    wording = Wording(casefile())
    claim = CLAIMS["protest"]
    assert wording.held(claim) == "planned, as told by Harbour Gazette"
    assert wording.held(replace(claim, stance=Stance.DENIED)) == "denied, as told by Harbour Gazette"
    assert wording.held(CLAIMS["denial"]) == "denied by the Interior Ministry"
    assert wording.held(CLAIMS["strike-1"]) == "said by her lawyer"
    assert wording.held(CLAIMS["arrest-1"]) == "stated by Harbour Gazette"
    assert wording.according([CLAIMS["arrest-1"].id, CLAIMS["arrest-2"].id, CLAIMS["threat"].id]) == (
        "stated by Harbour Gazette, Northern Wire",
        "alleged by Nadia Orvel",
    )
