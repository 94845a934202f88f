"""Ends, sums, attributes, articles, prisons: asked for as quotes, and worked out anew by the rules."""

from __future__ import annotations

import json
from datetime import date

import pytest

from onrecord.core.claim import Claim
from onrecord.core.second import RejectionKind, SecondClaim
from tests.second.second_world import grounded, only
from tests.support.model_server import claim

NAME = "Ruvan Dzhelmirov"
JAILED = (
    f"The Kosht City Court bundled {NAME} off to Prison No. 3 for two years under Article 191 of the Criminal Code "
    "and fined him 5,000 manats."
)
REMAND = f"Judge Ana Velt prolonged the remand of {NAME} until 4 April 2031."
STRIKE = f"{NAME} took up a dry hunger strike after two years in Prison No. 3."


def said(sentence: str, type_: str, trigger: str, **more: object) -> SecondClaim:
    return only(grounded(claim(sentence, type_, trigger, **more), text=f"{sentence} Nothing else was told."))


def left_open(found: SecondClaim, what: str) -> bool:
    return any(f"find no {what} " in remark for remark in found.remarks)


def fillers(found: Claim) -> dict[str, str]:
    return {filler.role: filler.text for filler in found.fillers}


def test_a_sentence_is_told_with_all_that_belongs_to_it() -> None:
    roles = {
        "person": NAME, "court": "Kosht City Court", "facility": "Prison No. 3",
        "article": "Article 191 of the Criminal Code",
    }  # fmt: skip
    found = said(JAILED, "sentence", "bundled", fillers=roles, term="for two years", amounts=["5,000 manats"])
    assert fillers(found.claim) == roles
    assert found.claim.term is not None
    assert found.claim.term.iso() == "P2Y"
    assert [(one.text, one.value, one.unit) for one in found.claim.amounts] == [("5,000 manats", 5000.0, "manats")]


def test_a_sum_is_told_in_full_whatever_part_of_it_is_quoted() -> None:
    found = said(JAILED, "sentence", "bundled", amounts=["5,000", "manats"])
    assert [one.text for one in found.claim.amounts] == ["5,000 manats"]
    found = said(JAILED, "sentence", "bundled", amounts=["191"])
    assert found.claim.amounts == ()
    assert left_open(found, "sum")


def test_the_end_of_something_is_no_date_of_it() -> None:
    found = said(
        REMAND, "custody_order", "prolonged", phase="extension", until="4 April 2031", fillers={"person": NAME}
    )
    assert found.claim.until is not None
    assert found.claim.until.bounds.day == date(2031, 4, 4)
    wrong = said(REMAND, "custody_order", "prolonged", phase="extension", when="4 April 2031", fillers={"person": NAME})
    assert wrong.claim.when.phrase is None
    assert left_open(wrong, "date")
    assert {"until", "when"} & {one.slot for one in wrong.differences}


def test_a_date_is_no_end_unless_the_words_say_so() -> None:
    sentence = f"The court prolonged the remand of {NAME} on 4 April 2031."
    found = said(sentence, "custody_order", "prolonged", phase="extension", until="4 April 2031")
    assert found.claim.until is None
    assert left_open(found, "end")


def test_a_time_that_went_by_is_no_length() -> None:
    found = said(STRIKE, "hunger_strike", "took up", phase="start", term="two years", fillers={"person": NAME})
    assert found.claim.term is None
    assert left_open(found, "length")


def test_an_attribute_is_told_only_by_words_that_the_vocabulary_knows() -> None:
    dry = {"attribute": "dry", "quote": "dry hunger strike"}
    found = said(STRIKE, "hunger_strike", "hunger strike", phase="start", attributes=[dry])
    assert found.claim.attributes == ("dry",)
    found = said(STRIKE, "hunger_strike", "took up", phase="start", attributes=[{**dry, "quote": "two years"}])
    assert found.claim.attributes == ()
    assert any("“dry”" in remark for remark in found.remarks)


@pytest.mark.parametrize(("role", "quote"), [("article", "two years"), ("facility", "two years")])
def test_what_is_no_article_and_no_prison_is_left_out(role: str, quote: str) -> None:
    found = said(JAILED, "sentence", "bundled", fillers={"person": NAME, role: quote})
    assert fillers(found.claim) == {"person": NAME}
    assert any(f"no {role} in the words" in remark for remark in found.remarks)


@pytest.mark.parametrize("role", ["charge", "article", "facility"])
def test_nobody_is_a_charge_or_a_prison(role: str) -> None:
    found = grounded(claim(JAILED, "sentence", "bundled", fillers={role: NAME}), text=JAILED)
    assert [(one.kind, one.what) for one in found.rejected] == [(RejectionKind.KIND, f"role {role}")]


@pytest.mark.parametrize(
    ("more", "kind", "what"),
    [
        ({"until": "5 May"}, RejectionKind.MISSING, "until"),
        ({"amounts": ["9,000 manats"]}, RejectionKind.MISSING, "amount"),
        ({"attributes": [{"attribute": "life", "quote": "for life"}]}, RejectionKind.MISSING, "attribute life"),
        ({"attributes": [{"attribute": "dry", "quote": "two years"}]}, RejectionKind.VOCABULARY, "attribute"),
        ({"amounts": "5,000 manats"}, RejectionKind.FORM, "claim"),
        ({"attributes": [{"quote": "two years"}]}, RejectionKind.FORM, "claim"),
    ],
)
def test_values_that_are_not_there_are_refused(more: dict[str, object], kind: RejectionKind, what: str) -> None:
    found = grounded(claim(JAILED, "sentence", "bundled", **more), text=JAILED)
    assert [(one.kind, one.what) for one in found.rejected] == [(kind, what)]
    assert found.claims == ()


def test_answers_to_earlier_instructions_are_still_read() -> None:
    earlier = claim(JAILED, "sentence", "bundled", fillers={"person": NAME})
    for slot in ("until", "amounts", "attributes"):
        del earlier[slot]
    assert only(grounded(json.loads(json.dumps(earlier)), text=JAILED)).claim.amounts == ()
