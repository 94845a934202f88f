"""One attack told from a reading: victims, kinds, date and country, in the form of HRDsAttack."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks import hrdsattack
from benchmarks.attack_scores import Labels, number, rows
from benchmarks.attacks import Attack, attack_of
from benchmarks.violations import Told, kinds
from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.read import read
from onrecord.vocabulary import load

ARREST = (
    "Police in Iceland arrested the journalist Tamar Velic on 5 February 2024 over her reports about protests. "
    "Human rights groups called for the release of Velic, who has been detained since then."
)
MURDER = (
    "Gunmen kidnapped the nurse Anna Lisk on 9 March 2024 and demanded a ransom. She was killed two days later. "
    "Police arrested Egon Farr, a suspect, on Friday. Farr was charged with murder."
)


def attack(text: str) -> Attack:
    document = Document(digest_of(text.encode()), text, published=date(2024, 3, 30), published_basis=Basis.DECLARED)
    return attack_of(document, read(document, load()))


def test_an_arrest_has_its_victim_kind_day_and_country() -> None:
    found = attack(ARREST)
    assert (found.victims, found.violation_types) == (["Tamar Velic"], ["arbitrary detention"])
    assert (found.year, found.month, found.day, found.country) == (2024, 2, 5, "Iceland")


def test_who_is_arrested_for_a_murder_is_no_victim() -> None:
    found = attack(MURDER)
    assert found.victims == ["Anna Lisk"]
    assert found.violation_types == ["kidnapping", "killing"]


def test_a_text_that_tells_nothing_has_nothing() -> None:
    found = attack("The weather was fine.")
    assert (found.victims, found.violation_types, found.country) == ([], ["unknown"], None)
    assert (found.year, found.month, found.day) == (2024, None, None)


def test_the_file_of_the_set_is_read_without_its_labels(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    sample = {"Input.GLOBALEVENTID": 7, "Input.title": "A report", "Input.publish_date": "2024-03-30 01:02:03"}
    path = tmp_path / "part.json"
    path.write_text(
        json.dumps([{"sample": sample | {"Input.article_interface": f"<p>{ARREST}</p>"}}]), encoding="utf-8"
    )
    assert hrdsattack.main([str(path)]) == 0
    line = json.loads(capsysbinary.readouterr().out)
    assert (line["id"], line["victims"], line["country"]) == ("7", ["Tamar Velic"], "Iceland")


def test_every_sign_is_one() -> None:
    told = Told("", ())
    for kind in kinds():
        for sign in kind.signs:
            assert sign.any or sign.each
            assert not any(told.meets(one) for one in (*sign.any, *sign.each))


@pytest.mark.parametrize(("written", "wanted"), [("2021.0", 2021), ("April", 4), (None, None), ("None", None), (7, 7)])
def test_numbers_are_read_as_the_set_writes_them(written: str | float | None, wanted: int | None) -> None:
    assert number(written) == wanted


def test_only_what_the_set_states_is_asked_for() -> None:
    labels = Labels(violation_types=["killing", "unknown"], year="2024.0", country="None")
    scores = dict(rows([(labels, Attack(victims=[], violation_types=["killing"], year=2023, country="Iceland"))]))
    assert scores["violation types (F1)"] == "100.0 %"
    assert scores["year, where stated"] == "0.0 %"
    assert scores["country, where stated"] == "0.0 %"
