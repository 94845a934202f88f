from __future__ import annotations

from datetime import date

import pytest

from onrecord.read.text import structure_of
from onrecord.read.text.stamps import day_elsewhere
from onrecord.read.time import find_times

DAY = date(2024, 3, 9)


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2024-03-09T22:10:00Z", date(2024, 3, 10)),
        ("2024-03-09T18:00+00:00", date(2024, 3, 10)),
        ("2024-03-09T17:59:59Z", None),
        ("2024-03-09T03:10:00.250Z", date(2024, 3, 8)),
        ("2024-03-09T08:00Z", None),
        ("2024-03-09T22:10:00+04:00", None),
        ("2024-03-09", None),
        ("9 March 2024, 22:10 UTC", None),
        (None, None),
    ],
)
def test_a_time_near_midnight_of_universal_time_is_another_day_afar(stamp: str | None, expected: date | None) -> None:
    assert day_elsewhere(DAY, stamp) == expected


def test_at_the_ends_of_the_calendar_there_is_no_other_day() -> None:
    assert day_elsewhere(date.max, "9999-12-31T23:00Z") is None
    assert day_elsewhere(date.min, "0001-01-01T01:00Z") is None
    assert day_elsewhere(None, "2024-03-09T22:10:00Z") is None


def _readings(text: str, stamp: str | None) -> list[list[str]]:
    found = find_times(structure_of(text, published=DAY, stamp=stamp))
    return [[str(one.when.bounds.day), *(str(other.day) for other in one.when.alternatives)] for one in found]


def test_the_day_of_a_report_stamped_near_midnight_stays_open() -> None:
    text = "He was freed today. She was freed yesterday. They were freed on Sunday."
    late = [["2024-03-09", "2024-03-10"], ["2024-03-08", "2024-03-09"], ["2024-03-03", "2024-03-10"]]
    assert _readings(text, "2024-03-09T22:10:00Z") == late
    noon = [["2024-03-09"], ["2024-03-08"], ["2024-03-03", "2024-03-10"]]
    assert _readings(text, "2024-03-09T12:10:00Z") == noon


def test_a_dateline_with_a_date_settles_the_day() -> None:
    text = "ORLEVO, March 10 (Agency) - He was freed today."
    assert _readings(text, "2024-03-09T22:10:00Z")[-1] == ["2024-03-10"]
