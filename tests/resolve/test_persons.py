from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.person_names import CERTAIN, PROBABLE, compare_persons, parse_person, person_keys

SAME = [
    ("Ruvan Dzhelmirov", "Ruvan Jelmirov"),
    ("Ruvan Dzhelmirov", "Rouvan Djelmirov"),
    ("Ruvan Dzhelmirov", "Руван Джелмиров"),
    ("Ruvan Dzhelmirov", "Dzhelmirov Ruvan"),
    ("Ruvan Dzhelmirov", "RUVAN DZHELMIROV"),
    ("Sevinj Karamova", "Севиндж Карамова"),
    ("Aydin Mirzeli", "Aydın Mirzəli"),
    ("Khalid Osman", "Xəlid Osman"),
    ("Leyla Tarverdi Samir gizi", "Leyla Tarverdi"),
]
DIFFERENT = [
    ("Ruvan Dzhelmirov", "Emil Dzhelmirov"),
    ("Ruvan Dzhelmirov", "Ruvan Kostarin"),
    ("Alek Torvanov", "Alek Torvanova"),
    ("Aleksandr Ivanin", "Aleksandra Ivanina"),
    ("Eldar Tavrin Ahmed oglu", "Eldar Tavrin Mamed oglu"),
    ("Nadia Orvel", "Dina Sarn"),
    ("Zoya Malinskiy", "Zoya Malinskaya"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_name_are_certain(left: str, right: str) -> None:
    assert compare_persons(left, right) >= CERTAIN


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_other_names_are_never_certain(left: str, right: str) -> None:
    assert compare_persons(left, right) < CERTAIN


def test_conflicting_first_names_are_not_even_offered() -> None:
    assert compare_persons("Ruvan Dzhelmirov", "Emil Dzhelmirov") < PROBABLE


def test_an_initial_is_offered_and_never_certain() -> None:
    assert PROBABLE <= compare_persons("R. Dzhelmirov", "Ruvan Dzhelmirov") < CERTAIN
    assert compare_persons("K. Dzhelmirov", "Ruvan Dzhelmirov") < PROBABLE


def test_a_family_name_alone_carries_no_match() -> None:
    assert compare_persons("Dzhelmirov", "Ruvan Dzhelmirov") == 0.0


@pytest.mark.parametrize(("left", "right"), SAME)
def test_names_worth_comparing_share_a_key(left: str, right: str) -> None:
    keys = [set(person_keys(parse_person(name))) for name in (left, right)]
    assert keys[0] & keys[1]


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric_and_bounded(left: str, right: str) -> None:
    score = compare_persons(left, right)
    assert 0.0 <= score <= 1.0
    assert score == compare_persons(right, left)


@given(st.text(max_size=40))
def test_any_text_can_be_taken_apart(name: str) -> None:
    assert person_keys(parse_person(name)) is not None
