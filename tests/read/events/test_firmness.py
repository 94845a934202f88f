"""What is an allegation, and what is only told again by a party."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.document import Document
from onrecord.read import read
from onrecord.vocabulary import load


def _stances(text: str, kind: str) -> list[str]:
    document = Document(digest="0" * 64, text=text, publisher="Harbour Gazette", published=date(2024, 3, 30))
    return [claim.stance.value for claim in read(document, load()).claims if claim.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        # what a party says that others did, and what is a matter of record
        ("Police beat Nadia Orvel, her sister said.", "ill_treatment", "alleged"),
        ("Police arrested Nadia Orvel, her sister said.", "arrest", "alleged"),
        ("Nadia Orvel was sentenced to two years in prison, her sister said.", "sentence", "asserted"),
        ("Nadia Orvel died on Monday, her sister said.", "death", "asserted"),
        ("Nadia Orvel was allegedly sentenced to two years in prison, her sister said.", "sentence", "alleged"),
        # what is only asked, called untrue, or did not come off
        ("Was Nadia Orvel arrested?", "arrest", "conditional"),
        ("“But has the editor Nadia Orvel been released?”", "release", "conditional"),
        ("When will Nadia Orvel be released?", "release", "conditional"),
        ("Why was Nadia Orvel arrested?", "arrest", "asserted"),
        ("Police arrested Nadia Orvel. Was it lawful?", "arrest", "asserted"),
        ("It is not true that Nadia Orvel was arrested.", "arrest", "denied"),
        ("It is untrue that police beat Nadia Orvel.", "ill_treatment", "denied"),
        ("It is true that Nadia Orvel was arrested.", "arrest", "asserted"),
        ("Nadia Orvel narrowly avoided arrest on Monday.", "arrest", "denied"),
        ("Nadia Orvel was nearly arrested.", "arrest", "denied"),
        ("Police tried to arrest Nadia Orvel.", "arrest", "alleged"),
        # what there has not been yet
        ("The union slammed the government for failing to investigate.", "investigation", "denied"),
        ("“We doubt the promised investigation,” her sister Lida Orvel said.", "investigation", "planned"),
        # who passes the news on
        ("State-run media said that 40 sailors were arrested.", "arrest", "asserted"),
        ("A total of 24 sailors were arrested in 2019, according to Limna Daily.", "arrest", "asserted"),
        ("A media association said that 40 sailors were arrested.", "arrest", "alleged"),
        # who speaks for an authority
        ("The Kosht governor’s office said 164 sailors were arrested.", "arrest", "asserted"),
        ("The Kosht sailors’ union said 164 sailors were arrested.", "arrest", "alleged"),
    ],
)
def test_how_firmly_it_is_told(text: str, kind: str, stance: str) -> None:
    assert _stances(text, kind) == [stance]


PLAIN = "Police arrested Nadia Orvel in Kosht.\n\n"


@pytest.mark.parametrize(
    ("later", "stance"),
    [
        ("Her sister Lida Orvel said that Nadia Orvel was arrested at the gate.", "asserted"),
        ("Her sister Lida Orvel claimed that Nadia Orvel was arrested at the gate.", "alleged"),
        ("Her sister Lida Orvel said that Nadia Orvel was allegedly arrested at the gate.", "alleged"),
        ("Her sister Lida Orvel said that Nadia Orvel was arrested again on March 3.", "alleged"),
        ("Her sister Lida Orvel said that Emil Torva was arrested at the gate.", "alleged"),
    ],
)
def test_what_the_publisher_tells_too_is_no_allegation(later: str, stance: str) -> None:
    assert _stances(PLAIN + later, "arrest") == ["asserted", stance]


def test_torture_that_the_publisher_told_is_alleged_by_whoever_says_so() -> None:
    text = "Police beat Nadia Orvel in Kosht.\n\nHer sister Lida Orvel said that Nadia Orvel was beaten at the gate."
    assert _stances(text, "ill_treatment")[1] == "alleged"
