from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.calendar import from_edtf, to_edtf
from onrecord.core.when import TimeExpression, TimeType
from onrecord.read.text import structure_of
from onrecord.read.time import find_times
from onrecord.read.time.lexicon import time_lexicon

LEXICON = time_lexicon()
WORDS = sorted({*LEXICON.classes, *LEXICON.holidays, *LEXICON.future, *LEXICON.past})
MARKS = ["-", "–", "/", ".", ",", ":", "(", ")", "%", "$", "“", "”", "'s", "\n", "\n\n", "½", "3 1/2", "1/0"]
NUMBERS = [
    "0",
    "1",
    "2",
    "12",
    "31",
    "32",
    "99",
    "1999",
    "2024",
    "9999",
    "0315",
    "1,000",
    "2.75",
    "999999999999",
    "14th",
    "0th",
    "'98",
]
SHAPES = [
    "22.01.23",
    "30.02.2024",
    "03/02/2023",
    "2024-02-30",
    "10:30",
    "25:61",
    "p.m.",
    "1990s",
    "'00s",
    "Sat.",
    "Sept.",
]
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(str.title),
    st.sampled_from(MARKS + NUMBERS + SHAPES),
    st.sampled_from(["Mirela", "said", "court", "hunger", "strike", "was", "arrested"]),
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=8).map("".join), st.text(max_size=60)
)
REPORTS = st.none() | st.sampled_from([date.min, date.max, date(1, 12, 31), date(9999, 1, 1)]) | st.dates()


def check(found: TimeExpression, text: str) -> None:
    bounds = found.when.bounds
    assert found.span.quote(text).strip() == found.span.quote(text) != ""
    for one in (bounds, *found.when.alternatives, *([found.when.likely] if found.when.likely else [])):
        assert one.earliest is None or one.latest is None or one.earliest <= one.latest
    if found.type is TimeType.SET or not bounds.known:
        assert found.edtf is None
    elif found.when.open_ended and found.edtf is not None:
        assert from_edtf(found.edtf).earliest == bounds.earliest
    elif found.edtf is not None:
        assert from_edtf(found.edtf) == bounds
        assert found.edtf == to_edtf(bounds)
    assert found.value
    assert found.when.rule
    if found.term is not None:
        assert found.type is TimeType.DURATION


@settings(max_examples=700, deadline=None)
@given(TEXTS, REPORTS)
def test_any_text_reads_without_error_and_every_value_holds(text: str, report: date | None) -> None:
    found = find_times(structure_of(text, published=report))
    for expression in found:
        check(expression, text)
    ends = [expression.span for expression in found]
    assert all(before.end <= after.start for before, after in itertools.pairwise(ends))
    assert found == find_times(structure_of(text, published=report))


@settings(max_examples=200, deadline=None)
@given(st.dates(), st.sampled_from(["{0.day} {1} {0.year:04d}", "{1} {0.day}, {0.year:04d}", "{0:%Y-%m-%d}"]))
def test_any_full_date_is_found_as_itself(day: date, form: str) -> None:
    if day.year < 1000:
        return
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
    ]
    written = form.format(day, [*names, "December"][day.month - 1])
    text = f"He was arrested on {written}."
    found = find_times(structure_of(text, published=date(2024, 3, 10)))
    assert [expression.when.bounds.day for expression in found] == [day]
    assert [expression.span.quote(text) for expression in found] == [written]


@settings(max_examples=100, deadline=None)
@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)), st.integers(1, 7))
def test_a_weekday_told_as_past_is_one_of_the_last_seven_days(report: date, back: int) -> None:
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    day = date.fromordinal(report.toordinal() - back + 1)
    text = f"He was arrested on {names[day.weekday()]}."
    (found,) = find_times(structure_of(text, published=report))
    assert found.when.bounds.day == day
