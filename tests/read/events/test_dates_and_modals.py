"""Which words of a sentence date an event, and which hold it: the day something ends, a modal of another verb."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.attribution import Stance
from onrecord.core.claim import Claim
from onrecord.core.document import Document
from onrecord.read import read
from onrecord.vocabulary import load


def claims(text: str) -> list[Claim]:
    document = Document(digest="0" * 64, text=text, publisher="Harbour Gazette", published=date(2024, 3, 30))
    return list(read(document, load()).claims)


@pytest.mark.parametrize(
    "text",
    [
        "The court remanded the editor Nadia Orvel in custody until May 5.",
        "The court extended the arrest of the editor Nadia Orvel till May 5.",
    ],
)
def test_the_day_it_lasts_until_is_not_the_day_it_was_ordered(text: str) -> None:
    (claim,) = claims(text)
    assert claim.when.phrase is None
    assert claim.when.bounds.latest == date(2024, 3, 30), "not later than the report"


def test_a_modal_of_another_verb_does_not_reach_the_event() -> None:
    (arrest,) = [claim for claim in claims("Police arrested the editor Nadia Orvel and will not comment.")
                 if claim.type == "arrest"]  # fmt: skip
    assert arrest.stance is Stance.ASSERTED
    (arrest,) = [claim for claim in claims("The ministry will say nothing, but police arrested the editor Nadia Orvel.")
                 if claim.type == "arrest"]  # fmt: skip
    assert arrest.stance is Stance.ASSERTED
    (release,) = [claim for claim in claims("The editor Nadia Orvel will be released on Monday.")
                  if claim.type == "release"]  # fmt: skip
    assert release.stance is Stance.PLANNED


def test_the_talks_are_those_that_the_speaker_has_just_told_of() -> None:
    text = (
        "“I was contacted in early 2020 at the wish of Governor Vera Lunt. The talks with me were held by the "
        "minister, Joris Lunt,” Emil Torva says."
    )
    visits = [claim for claim in claims(text) if claim.type == "visit"]
    assert [claim.when.bounds.earliest for claim in visits] == [date(2020, 1, 1)] * 2


def test_talks_that_somebody_else_tells_of_are_others() -> None:
    text = (
        "“I was contacted in early 2020 at the wish of Governor Vera Lunt,” Emil Torva says.\n\n"
        "The ministry said that the talks with Joris Lunt were led by a general."
    )
    visits = [claim for claim in claims(text) if claim.type == "visit"]
    assert visits[-1].when.bounds.earliest is None
