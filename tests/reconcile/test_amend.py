from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.attribution import Stance
from onrecord.core.claim import Claim, ReadBy
from onrecord.reconcile.amend import amend
from tests.support.readings import decide, report, tell

CLAIM: Claim = report("A", "Limna Post", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"))[1].claims[0]


def corrected(slot: str, value: str) -> Claim:
    return amend([CLAIM], [decide("correct", CLAIM.id, slot=slot, value=value)]).claims[0]


def test_each_slot_can_be_corrected() -> None:
    day = corrected("when", "2024-02-04").when
    assert day.bounds.day is not None
    assert day.bounds.day.isoformat() == "2024-02-04"
    assert "corrected it" in day.rule
    assert corrected("term", "P1M/P2M").term is not None
    assert corrected("ordinal", "14").ordinal == 14
    assert corrected("stance", "alleged").stance is Stance.ALLEGED
    assert corrected("phase", "").phase is None
    assert corrected("court", "Kosht District Court").filled("court")[0].text == "Kosht District Court"
    assert corrected("person", "").filled("person") == ()


@pytest.mark.parametrize(
    ("slot", "value"),
    [("when", "yesterday"), ("term", "two"), ("stance", "sure"), ("type", ""), ("ordinal", "0"), ("ordinal", "ten")],
)
def test_a_value_of_the_wrong_form_changes_nothing_and_is_told(slot: str, value: str) -> None:
    found = amend([CLAIM], [decide("correct", CLAIM.id, slot=slot, value=value)])
    assert found.claims == (CLAIM,)
    assert len(found.problems) == 1
    assert "invalid literal" not in found.problems[0].message, "told in the reader's words, not in Python's"
    assert "Stance" not in found.problems[0].message


def test_rejected_outweighs_accepted() -> None:
    found = amend([CLAIM], [decide("reject", CLAIM.id, number=1), decide("accept", CLAIM.id, number=2)])
    assert found.rejected == {CLAIM.id}
    assert found.claims == (CLAIM,)


MODEL = replace(CLAIM, id="claim-00000000000000aa", read_by=ReadBy("tern-7b", "e" * 64, CLAIM.id))
BOTH = [CLAIM, MODEL]


def test_what_a_model_read_is_used_for_nothing_unless_it_is_accepted() -> None:
    found = amend(BOTH, [])
    assert (found.withheld, found.rejected) == ({MODEL.id}, frozenset())


def test_an_accepted_reading_stands_in_for_that_of_the_rules() -> None:
    found = amend(BOTH, [decide("accept", MODEL.id)])
    assert (found.withheld, found.rejected) == (frozenset(), {CLAIM.id})
    for kind in ("reject", "withhold"):
        found = amend(BOTH, [decide("accept", MODEL.id, number=1), decide(kind, MODEL.id, number=2)])
        assert CLAIM.id not in found.rejected, "nothing stands in for it any more"
        assert MODEL.id in found.rejected | found.withheld


def test_of_two_accepted_readings_that_of_the_rules_counts_and_it_is_told() -> None:
    found = amend(BOTH, [decide("accept", MODEL.id, number=1), decide("accept", CLAIM.id, number=2)])
    assert found.rejected == {MODEL.id}
    assert len(found.problems) == 1
