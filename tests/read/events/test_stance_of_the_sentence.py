"""How a sentence holds what it tells: demanded, threatened, ahead, denied, alleged; one class of telling a row."""

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
        # demanded of somebody
        ("Lida Marsh wants the police to investigate the fire.", "investigation", "demanded"),
        ("Lida Marsh has demanded a less hurried investigation of the fire.", "investigation", "demanded"),
        ("Calls to investigate Egon Farr have grown.", "investigation", "demanded"),
        # threatened
        ("She was subjected to threats to arrest her brother.", "arrest", "threatened"),
        # what has not happened yet, told by the modal of the noun's verb
        ("Emil Torva could face imprisonment in Kosht.", "arrest", "conditional"),
        ("The commission could recommend criminal charges against Egon Farr.", "charge", "conditional"),
        ("Emil Torva will face trial in Kosht.", "hearing", "planned"),
        ("Efforts are being made to arrest Egon Farr.", "arrest", "planned"),
        # denied itself
        ("Nadia Orvel strongly denies the charges.", "charge", "denied"),
        # somebody's part in a deed is alleged, and not the deed
        ("They met men suspected of involvement in the abduction.", "disappearance", "asserted"),
        ("They met men suspected of abducting Emil Torva.", "disappearance", "alleged"),
        # where somebody else was beaten is not what the arrested is punished for
        ("Police arrested Egon Farr in a flat where Emil Torva was beaten.", "ill_treatment", "asserted"),
        # no modal
        ("Miners held a May Day rally in Kosht.", "protest", "asserted"),
        ("The police should drop the charges against Emil Torva.", "charge", "asserted"),
    ],
)
def test_how_the_sentence_holds_it(text: str, kind: str, stance: str) -> None:
    assert _stances(text, kind) == [stance]
