"""Bodies and sites: what belongs to their names, and what does not."""

from __future__ import annotations

import pytest

from onrecord.read.names import find_names
from onrecord.read.text import structure_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "On March 4, the Lower Kosht district court extended the arrest of Nadia Orvel.",
            ["Lower Kosht district court", "Nadia Orvel"],
        ),
        (
            "On March 6, the Upper Kosht District Court sentenced Ivo Brask to three years in prison.",
            ["Upper Kosht District Court", "Ivo Brask"],
        ),
        ("She was transferred to Detention Centre No. 1.", ["Detention Centre No. 1"]),
        (
            "The Harbour District Court sentenced the student Zarema Osk to three years in prison.",
            ["Harbour District Court", "Zarema Osk"],
        ),
    ],
)
def test_names_end_where_they_end(text: str, names: list[str]) -> None:
    found = find_names(structure_of(text)).mentions
    assert [mention.text for mention in found if mention.kind != "role"] == names
