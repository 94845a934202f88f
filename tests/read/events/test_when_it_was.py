"""When it happened, as far as its sentence and the day of the report tell."""

from __future__ import annotations

from datetime import date

from onrecord.core.claim import Claim
from onrecord.core.document import Document
from onrecord.read import read
from onrecord.vocabulary import load


def _claim(text: str, kind: str) -> Claim:
    document = Document(digest="0" * 64, text=text, publisher="Harbour Gazette", published=date(2024, 3, 30))
    (claim,) = [claim for claim in read(document, load()).claims if claim.type == kind]
    return claim


def test_the_report_s_date_is_only_a_bound() -> None:
    claim = _claim("Police arrested the editor Nadia Orvel.", "arrest")

    assert claim.when.bounds.earliest is None
    assert claim.when.bounds.latest == date(2024, 3, 30)
    assert claim.when.basis == "reported_by"


def test_what_is_planned_has_not_happened_by_the_report() -> None:
    claim = _claim("Police will arrest the editor Nadia Orvel.", "arrest")

    assert (claim.when.bounds.earliest, claim.when.bounds.latest) == (date(2024, 3, 30), None)


def test_the_date_of_speaking_is_not_the_date_of_the_event() -> None:
    claim = _claim("Her lawyer said on March 28 that guards had beaten the editor Nadia Orvel.", "ill_treatment")

    assert claim.when.bounds.earliest is None


def test_what_came_before_a_dated_event_is_bounded_by_it() -> None:
    text = "On January 9, the editor Nadia Orvel resumed her hunger strike, after the court rejected her appeal."
    claim = _claim(text, "appeal_ruling")

    assert claim.when.bounds.earliest is None
    assert claim.when.bounds.latest == date(2024, 1, 9)


def test_the_nth_day_and_the_day_it_falls_on() -> None:
    text = "On February 25, the editor Nadia Orvel continued her hunger strike for the 14th day."
    claim = _claim(text, "hunger_strike")

    assert (claim.ordinal, claim.phase, claim.when.bounds.day) == (14, "continue", date(2024, 2, 25))
