from __future__ import annotations

from itertools import permutations

import pytest

from tests.build.cases import Written, built
from tests.support.readings import Tell, report, tell

UNDATED = (
    ("2024-02-10", tell("arrest/start", "Nadia Orvel", agent="Coast Guard Service")),
    ("2024-02-11", tell("arrest/start", "Nadia Orvel")),
    ("2024-02-12", tell("arrest/start", "Nadia Orvel", agent="Customs Service")),
)
"""The middle one fits both of the others, which do not fit each other."""
CLOSE = (
    ("2024-02-10", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
    ("2024-02-11", tell("arrest/start", "Nadia Orvel", "2024-02-07")),
    ("2024-02-12", tell("arrest/start", "Nadia Orvel", "2024-02-09")),
)
"""The middle day is near both of the others, which are too far apart."""
TOGETHER = (
    ("2024-02-10", tell("arrest/start", "Nadia Orvel", also="Ivo Brask")),
    ("2024-02-11", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
    ("2024-02-12", tell("arrest/start", "Ivo Brask", "2024-02-09")),
)
"""One undated claim about two people, who have different days: it is about neither of the two events alone."""


@pytest.mark.parametrize(
    ("told", "events"),
    [(UNDATED, 2), (CLOSE, 2), (TOGETHER, 3)],
    ids=["undated", "days close by", "two people"],
)
def test_events_do_not_depend_on_the_order_of_tellings(told: tuple[tuple[str, Tell], ...], events: int) -> None:
    reports: list[Written] = [
        report(name, "Limna Post", day, one) for name, (day, one) in zip("ABC", told, strict=True)
    ]
    found = [built(*order) for order in permutations(reports)]
    assert all(casefile.events == found[0].events for casefile in found)
    assert sum(len(event.claims) for event in found[0].events) == 3
    assert len(found[0].events) == events
