from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.read.time.find import MEANINGS
from onrecord.read.time.grammar import rules
from onrecord.read.time.holidays import days_in, easter
from onrecord.read.time.lexicon import time_lexicon
from onrecord.read.time.tokens import tokens_of

CASES = Path(__file__).with_name("times.case")


def test_every_rule_has_a_meaning_and_every_meaning_a_rule() -> None:
    assert {rule.meaning for rule in rules()} == set(MEANINGS)


def test_names_of_rules_are_distinct() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))


def test_no_rule_fits_nothing_at_all() -> None:
    assert [rule.name for rule in rules() if rule.pattern.fullmatch("")] == []


def test_words_are_in_lower_case() -> None:
    lexicon = time_lexicon()
    assert [word for word in (*lexicon.classes, *lexicon.future, *lexicon.past) if word != word.lower()] == []


@pytest.mark.parametrize(
    ("year", "day"), [(2019, "2019-04-21"), (2024, "2024-03-31"), (1981, "1981-04-19"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


def test_movable_days() -> None:
    places = ("11-3-4", "05-0--1", "12-25", "E-2", "O+0", "S1-1", "H10-1", "J13-14", "U12-25")
    found = [
        "2024-11-28",
        "2024-05-27",
        "2024-12-25",
        "2024-03-29",
        "2024-05-05",
        "2024-03-20",
        "2024-04-10",
        "2024-03-24",
    ]
    assert [str(day.day) for place in places for day in days_in(2024, place)] == [*found, "2024-01-07"]


def test_no_pattern_repeats_without_a_bound() -> None:
    """An open repetition inside a rule makes a long run of number words take time that grows with its square."""
    assert [rule.name for rule in rules() if any(mark in rule.source for mark in ("*", "+"))] == []


def test_a_rule_fits_nothing_without_what_it_needs() -> None:
    lines = [line.split("|")[1] for line in CASES.read_text(encoding="utf-8").splitlines() if "|" in line]
    read = [tokens_of(line, ((0, len(line)),)).classes for line in (re.sub(r"[\[\]]", "", line) for line in lines)]
    wrong = [
        rule.name
        for rule in rules()
        for classes in read
        if rule.pattern.search(classes) and not rule.may_fit(classes, 0, len(classes), frozenset(classes))
    ]
    assert wrong == []
