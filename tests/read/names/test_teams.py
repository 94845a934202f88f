"""A country that plays is a team; where it plays, it is a place."""

from __future__ import annotations

import pytest

from onrecord.core.mention import MentionKind
from onrecord.read.names import find_names
from onrecord.read.text import structure_of

PLACE, ORGANISATION = MentionKind.PLACE, MentionKind.ORGANISATION

ROWS = (
    ("Portugal drew with Norway after a goalless first half.", {"Portugal": ORGANISATION, "Norway": ORGANISATION}),
    ("Her brother watched the match in Norway with friends.", {"Norway": PLACE}),
    ("The referee was born in Bergen, Norway, and lives there.", {"Norway": PLACE}),
    ("Portugal and Norway called for the release of the editor.", {"Portugal": PLACE, "Norway": PLACE}),
    ("He brought a cup of tea for the minister of Portugal.", {"Portugal": PLACE}),
    ("Portugal missed a chance in the 54th minute.", {"Portugal": ORGANISATION}),
    ("In the second game of Group B, Portugal faced Norway.", {"Portugal": ORGANISATION, "Norway": ORGANISATION}),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_country_is_a_team_where_it_plays(text: str, expected: dict[str, MentionKind]) -> None:
    kinds = {mention.text: mention.kind for mention in find_names(structure_of(text)).mentions}
    assert {name: kinds.get(name) for name in expected} == expected
