"""The day a stamp names."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.evidence.stamps import day_of


@pytest.mark.parametrize(
    "stamp",
    [
        "2031-03-09",
        "2031-03-09T23:30:00+04:00",
        "2031-03-09T00:30:00-11:00",
        "2031-03-09T23:59:59Z",
        "2031-03-09T10:00:00.123+0400",
        "2031-03-09 10:00",
        " 2031-3-9 ",
        "2031/03/09",
        "20310309",
        "20310309T1000",
        "Sun, 09 Mar 2031 23:30:00 +0400",
        "Sunday, 9 March 2031",
        "9 March 2031",
        "9th March, 2031",
        "March 9, 2031",
        "Mar. 9th, 2031 at 10:00",
        "09.03.2031",
        "09.03.2031, 10:00",
    ],
)
def test_the_day_is_the_one_that_stands_there(stamp: str) -> None:
    assert day_of(stamp) == date(2031, 3, 9)


def test_a_slash_is_understood_only_where_it_names_one_day() -> None:
    assert day_of("23/03/2031") == day_of("03/23/2031") == date(2031, 3, 23)
    assert day_of("03/03/2031") == date(2031, 3, 3)
    assert day_of("03/09/2031") is None


@pytest.mark.parametrize(
    "stamp",
    ["", "soon", "0001-01-01", "0001-01-01T00:00:00Z", "2031-02-30", "2031-13-01", "2031-03", "March 2031"],
)
def test_what_names_no_day(stamp: str) -> None:
    assert day_of(stamp) is None
