from __future__ import annotations

import pytest

from onrecord.read.names.spelling import distance, one_spelling


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bakhtiyar", "Bakhtiar"),
        ("Kamaladdin", "Kamalaleddin"),
        ("Mohamed", "Muhammad"),
        ("Hassan", "Hasan"),
        ("Yusuf", "Yousef"),
        ("Malcolm", "Malcom"),
    ],
)
def test_transliterations_and_slips_are_one_name(left: str, right: str) -> None:
    assert one_spelling(left, right)
    assert one_spelling(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Amir", "Amin"),
        ("Hasan", "Hussein"),
        ("Danilov", "Danilova"),
        ("Mario", "Maria"),
        ("Ali", "Eli"),
        ("Ilgar", "Ilham"),
        ("Daniel", "Daniela"),
    ],
)
def test_other_names_stay_other_names(left: str, right: str) -> None:
    assert not one_spelling(left, right)
    assert not one_spelling(right, left)


def test_a_swap_of_neighbours_counts_once() -> None:
    assert distance("qiushi", "qishui", 3) == 2
    assert distance("tree", "tere", 3) == 1
    assert distance("tree", "ocean", 2) == 3
