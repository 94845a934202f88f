from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.calendar import (
    OR,
    add,
    day_of,
    from_edtf,
    last_day_bounds,
    last_days,
    spell_bounds,
    starts_from_day,
    to_edtf,
)
from onrecord.core.when import Bounds, Duration

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
LENGTHS = st.builds(Duration, *(st.integers(0, 400) for _ in range(5)))


def lasts(start: str, *terms: str) -> list[str]:
    return [
        found.day.isoformat()
        for found in last_days(date.fromisoformat(start), [Duration.parse(term) for term in terms])
    ]


@pytest.mark.parametrize(
    ("start", "terms", "expected"),
    [
        ("2024-12-09", ["P1M20D"], ["2025-01-28", "2025-01-29"]),
        ("2024-12-09", ["P1M20D", "P1M"], ["2025-02-28", "2025-03-01"]),
        ("2024-05-10", ["P4M"], ["2024-09-09", "2024-09-10"]),
        ("2024-01-31", ["P1M"], ["2024-02-28", "2024-02-29"]),
        ("2023-12-31", ["P2M"], ["2024-02-28", "2024-02-29"]),
        ("2024-02-29", ["P1Y"], ["2025-02-27", "2025-02-28"]),
        ("2024-05-10", ["PT48H"], ["2024-05-11", "2024-05-12"]),
        ("2024-05-10", [], []),
        ("9999-12-01", ["P2M"], []),
    ],
)
def test_last_day_of_a_term_under_each_convention(start: str, terms: list[str], expected: list[str]) -> None:
    assert lasts(start, *terms) == expected


def test_every_result_says_its_rule_and_its_calculation() -> None:
    inside, outside = last_days(date(2024, 12, 9), [Duration(months=1, days=20)])
    assert "first day counted" in inside.rule
    assert "first day not counted" in outside.rule
    assert outside.formula == "2024-12-09 + P1M20D = 2025-01-29"
    sequential, at_once = last_days(date(2024, 12, 9), [Duration(months=1, days=20), Duration(months=1)])
    assert "each extension from the last day before it" in sequential.rule
    assert at_once.rule.endswith("added up at once")
    assert at_once.formula == "2024-12-09 + (P1M20D + P1M) = 2025-03-01"


def test_ways_that_lead_to_one_day_are_told_once() -> None:
    inside, outside = last_days(date(2024, 2, 6), [Duration(months=1), Duration(months=2)])
    assert inside.rule == "the first day counted, extensions one after another or all at once"
    assert outside.rule == "the first day not counted, extensions one after another or all at once"
    assert inside.formula.split(OR) == [
        "2024-02-06 + P1M - 1 day + P2M = 2024-05-05",
        "2024-02-06 + (P1M + P2M) - 1 day = 2024-05-05",
    ]


def test_a_term_from_bounds_spans_both_ends() -> None:
    month = Bounds(date(2024, 5, 1), date(2024, 5, 31))
    assert last_day_bounds(month, [Duration(months=1)]) == Bounds(date(2024, 5, 31), date(2024, 6, 30))
    assert last_day_bounds(Bounds(None, date(2024, 5, 31)), [Duration(days=1)]) == Bounds(None, date(2024, 6, 1))


def test_day_counts_are_inclusive() -> None:
    assert day_of(date(2023, 1, 9), date(2023, 1, 22)) == 14
    assert day_of(date(2023, 1, 9), date(2023, 1, 9)) == 1
    assert day_of(date(2023, 1, 9), date(2023, 1, 8)) is None
    assert [found.day for found in starts_from_day(14, date(2023, 1, 22))] == [date(2023, 1, 9), date(2023, 1, 8)]
    assert starts_from_day(0, date(2023, 1, 22)) == ()


@given(DAYS, st.integers(1, 4000))
def test_a_start_found_from_a_day_number_gives_that_number_back(day: date, number: int) -> None:
    found = starts_from_day(number, day)
    if found:
        assert day_of(found[0].day, day) == number


@given(DAYS, LENGTHS)
def test_adding_never_goes_back_and_never_raises(day: date, length: Duration) -> None:
    later = add(day, length)
    assert later is None or later >= day
    ends = last_days(day, [length, length])
    assert [found.day for found in ends] == sorted({found.day for found in ends})
    assert len(ends) <= 4


@given(st.none() | DAYS, st.none() | DAYS)
def test_edtf_round_trip(first: date | None, second: date | None) -> None:
    if first and second and second < first:
        first, second = second, first
    bounds = Bounds(first, second)
    written = to_edtf(bounds)
    if written is None:
        assert not bounds.known
    else:
        assert from_edtf(written) == bounds


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 9999), st.integers(1, 12))
def test_whole_months_are_written_as_months(year: int, month: int, other: int, last: int) -> None:
    (year, month), (other, last) = sorted([(year, month), (other, last)])
    following = date(other + last // 12, last % 12 + 1, 1) if (other, last) < (9999, 12) else date.max
    end = following - timedelta(days=1) if (other, last) < (9999, 12) else date.max
    written = to_edtf(Bounds(date(year, month, 1), end))
    assert written is not None
    assert len(written) in (4, 7, 9, 15)
    assert from_edtf(written) == Bounds(date(year, month, 1), end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-01-22", ("2023-01-22", "2023-01-22")),
        ("2021-03", ("2021-03-01", "2021-03-31")),
        ("2019-01/2019-06", ("2019-01-01", "2019-06-30")),
        ("../2023-01-09", (None, "2023-01-09")),
        ("2021-03/..", ("2021-03-01", None)),
        ("201X", ("2010-01-01", "2019-12-31")),
        ("2022-24", ("2022-12-01", "2023-02-28")),
        ("2024-02-28/2024-03", ("2024-02-28", "2024-03-31")),
    ],
)
def test_edtf_read(text: str, expected: tuple[str | None, str | None]) -> None:
    found = from_edtf(text)
    assert (found.earliest and found.earliest.isoformat(), found.latest and found.latest.isoformat()) == expected


@pytest.mark.parametrize(
    "text", ["", "2019~", "/2021-03", "2021-13", "2023-02-29", "2020/2019", "soon", "2020/..//", "0000"]
)
def test_edtf_refused_with_advice(text: str) -> None:
    with pytest.raises(ValueError, match="write"):
        from_edtf(text)


@given(st.text(alphabet="0123456789-/.X~", max_size=24))
def test_edtf_reads_or_refuses_any_string(text: str) -> None:
    try:
        from_edtf(text)
    except ValueError:
        return


def test_an_open_ended_beginning_keeps_its_month() -> None:
    assert to_edtf(Bounds(date(2021, 3, 1), date(2021, 3, 31)), open_ended=True) == "2021-03/.."


def test_bounds_in_words() -> None:
    assert spell_bounds(Bounds(date(2022, 12, 9), date(2022, 12, 9))) == "9 December 2022"
    assert spell_bounds(Bounds(date(2021, 3, 1), date(2021, 3, 31))) == "March 2021"
    assert spell_bounds(Bounds(date(2019, 1, 1), date(2019, 12, 31))) == "2019"
    assert spell_bounds(Bounds(None, date(2019, 12, 31))) == "on or before 31 December 2019"
    assert spell_bounds(Bounds(date(2019, 1, 1), date(2019, 1, 10))) == "1 to 10 January 2019"
