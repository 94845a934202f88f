"""What goes on around a case is noted and never claimed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.core.reading import Reading
from onrecord.read import read
from onrecord.vocabulary import load

CROWDED = (
    "Warplanes bombed the port of Limna on March 9. Police arrested the editor Zarema Osk after clashes between "
    "protesters and guards. Ministers met in Kosht. Gunmen attacked the journalist Emil Torva outside his home."
)


def _read(text: str, *, background: bool = True) -> Reading:
    document = Document(
        digest_of(text.encode()), text, "a.txt", published=date(2024, 3, 30), published_basis=Basis.DECLARED
    )
    vocabulary = load()
    return read(document, vocabulary if background else replace(vocabulary, background=(), digest="without"))


def _noted(text: str) -> list[tuple[str, str]]:
    return [(one.type, one.trigger.quote(text)) for one in _read(text).background]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warplanes bombed the port of Limna.", [("armed_attack", "bombed")]),
        ("The port was shelled for two days.", [("armed_attack", "shelled")]),
        ("The airstrikes on the port went on.", [("armed_attack", "airstrikes on")]),
        ("There were clashes between soldiers and rebels near Kosht.", [("armed_attack", "clashes between")]),
        (
            "Rebels stormed the barracks and set fire to a depot.",
            [("armed_attack", "stormed"), ("armed_attack", "set fire")],
        ),
        ("Norland and Sudmark met in Limna on Tuesday.", [("meeting", "met")]),
        ("A summit in Kosht ended without a statement.", [("meeting", "summit in")]),
    ],
)
def test_it_is_noted_in_every_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert _noted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norland said that it has the right to invade the island.",
        "The general said that rebels could attack the port.",
        "There were no clashes between soldiers and rebels.",
        "He died of a heart attack in Kosht.",
        "The crew shot a video of the harbour.",
        "The prison does not meet the standards.",
        "The minister was under fire for his words.",
    ],
)
def test_what_is_not_told_to_have_happened_is_not_noted(text: str) -> None:
    assert _noted(text) == []


def test_what_happens_to_people_is_claimed_and_no_background() -> None:
    reading = _read(CROWDED)
    claimed = {claim.trigger.quote(CROWDED) for claim in reading.claims}
    assert {"arrested", "attacked"} <= claimed
    spans = [one.trigger for one in reading.background]
    assert not [span for span in spans for claim in reading.claims if span.overlaps(claim.trigger)]
    assert ("armed_attack", "bombed") in _noted(CROWDED)


def test_no_claim_changes_with_the_background() -> None:
    assert _read(CROWDED).claims == _read(CROWDED, background=False).claims
    assert _read(CROWDED, background=False).background == ()
