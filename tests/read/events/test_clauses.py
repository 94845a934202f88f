"""A time, a term, a place belong to the clause that they stand in."""

from datetime import date

import pytest

from onrecord.core.claim import Claim
from onrecord.core.document import Document
from onrecord.read import read
from onrecord.vocabulary import load

REPORTED = date(2024, 3, 30)


def _claims(text: str) -> dict[str, Claim]:
    found = read(Document(digest="0" * 64, text=text, publisher="Harbour Gazette", published=REPORTED), load()).claims
    assert len({claim.type for claim in found}) == len(found), [claim.type for claim in found]
    return {claim.type: claim for claim in found}


def _day(claim: Claim) -> date | None:
    """The day told of it; None where only the report's own day bounds it."""
    bounds = claim.when.bounds
    return bounds.latest if bounds.earliest == bounds.latest else None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The editor Nadia Orvel, who is held in Kosht prison, has been on hunger strike since March 13.",
            {"arrest": None, "hunger_strike": date(2024, 3, 13)},
        ),
        (
            "The editor Nadia Orvel, who was arrested on March 4, has been on hunger strike since March 13.",
            {"arrest": date(2024, 3, 4), "hunger_strike": date(2024, 3, 13)},
        ),
        (
            "The editor Nadia Orvel, arrested on March 4, has been on hunger strike since March 13.",
            {"arrest": date(2024, 3, 4), "hunger_strike": date(2024, 3, 13)},
        ),
        (
            "The editor who was arrested on March 4 has been on hunger strike since March 13.",
            {"arrest": date(2024, 3, 4), "hunger_strike": date(2024, 3, 13)},
        ),
        (
            "Two activists detained on March 4 were released without comment.",
            {"arrest": date(2024, 3, 4), "release": None},
        ),
        (
            "On March 20, the court rejected the appeal of the editor Nadia Orvel, who was beaten in custody.",
            {"appeal_ruling": date(2024, 3, 20), "ill_treatment": None},
        ),
        (
            "Nadia Orvel, whom police detained in Limna, went on a hunger strike on March 13.",
            {"arrest": None, "hunger_strike": date(2024, 3, 13)},
        ),
    ],
)
def test_a_date_belongs_to_its_own_clause(text: str, days: dict[str, date | None]):
    assert {kind: _day(claim) for kind, claim in _claims(text).items()} == days


def test_a_term_belongs_to_the_clause_of_the_court():
    claims = _claims(
        "Nadia Orvel was arrested on March 4 on charges of extortion, and the Lower Kosht District Court remanded her"
        " for one month the same day."
    )
    assert claims["arrest"].term is None
    assert [str(filler.text) for filler in claims["arrest"].filled("charge")] == ["extortion"]
    assert claims["custody_order"].term is not None
    assert claims["custody_order"].filled("charge") == ()
    assert _day(claims["custody_order"]) == date(2024, 3, 4)


def test_a_clause_goes_on_after_one_that_is_set_into_it():
    claims = _claims("The court extended the arrest of Nadia Orvel, who is accused of extortion, for another month.")
    assert claims["custody_order"].term is not None
    assert claims["custody_order"].filled("charge") == ()


def test_a_place_in_an_inner_clause_is_not_that_of_the_outer_one():
    claims = _claims("The editor Nadia Orvel, who worked in Limna, was detained in Kosht.")
    assert [filler.text for filler in claims["arrest"].filled("place")] == ["Kosht"]
