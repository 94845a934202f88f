from __future__ import annotations

import pytest

from onrecord.resolve.body_names import (
    TRANSLATED,
    VARIANT,
    body_keys,
    compare_bodies,
    compare_places,
    is_acronym,
    parse_body,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lower Kosht District Court", "the Lower Kosht district court"),
        ("Karatai District Court", "Karatayi district court"),
        ("Detention Centre No. 4", "Detention Center no 4"),
        ("Harbour Gazette", "The Harbour Gazette"),
        ("Tarpress", "Tarpress news agency"),
    ],
)
def test_spellings_of_one_body_merge(left: str, right: str) -> None:
    assert compare_bodies(left, right) >= VARIANT
    assert set(body_keys(parse_body(left))) & set(body_keys(parse_body(right)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Detention Centre No. 1", "Detention Centre No. 3"),
        ("Lower Kosht District Court", "Upper Kosht District Court"),
        ("Kosht Court of Appeal", "Limna Court of Appeal"),
        ("Kosht District Court", "Kosht Court of Appeal"),
        ("Ministry of Justice", "Ministry of Defence"),
    ],
)
def test_other_bodies_stay_apart(left: str, right: str) -> None:
    assert compare_bodies(left, right) < TRANSLATED


def test_a_translated_word_is_only_probable() -> None:
    assert TRANSLATED <= compare_bodies("Defence Line", "Protection Line") < VARIANT
    assert set(body_keys(parse_body("Defence Line"))) & set(body_keys(parse_body("Protection Line")))


def test_places_of_one_word_merge_only_when_close() -> None:
    assert compare_places("Karatai", "Karatayi") >= VARIANT
    assert compare_places("Kosht", "Kosta") == 0.0
    assert compare_places("Upper Maresh", "Lower Maresh") == 0.0


def test_acronyms() -> None:
    assert is_acronym("MPO")
    assert not is_acronym("Ministry")
