from __future__ import annotations

import pytest

from onrecord.read.names import find_names
from onrecord.read.names.bodies import is_acronym
from onrecord.read.names.persons import name_words
from onrecord.read.text import structure_of


def groups_of(text: str) -> list[set[str]]:
    names = find_names(structure_of(text))
    texts = {mention.id: mention.text for mention in names.mentions}
    return [{texts[identity] for identity in group} for group in names.groups]


def test_a_surname_goes_to_its_only_full_name() -> None:
    text = "Police detained Ihor Zvarskyi on Monday.\n\nZvarskyi went on hunger strike."
    assert {"Ihor Zvarskyi", "Zvarskyi"} in groups_of(text)


def test_two_spellings_of_one_name_are_one_person() -> None:
    text = (
        "Talks were led by Kamaladdin Veydarov on Monday, he said.\n\nLater he met Kamalaleddin Veydarov again.\n\n"
        "He never answered Kamaleddin Veydarov."
    )
    assert {"Kamaladdin Veydarov", "Kamalaleddin Veydarov", "Kamaleddin Veydarov"} in groups_of(text)


def test_relatives_stay_apart_and_their_bare_surname_is_unclear() -> None:
    text = "Dana Brandel was detained on Monday with Ivo Brandel.\n\nBrandel was beaten, relatives said."
    groups = groups_of(text)
    assert not any({"Dana Brandel", "Ivo Brandel"} <= group for group in groups)
    assert not any("Brandel" in group and len(group) > 1 for group in groups)


def test_father_and_son_of_one_name_stay_apart() -> None:
    text = "Thomas Keller Sr. spoke to reporters on Monday.\n\nPolice then arrested Thomas Keller Jr. in Lima."
    assert not any(len(group) > 1 and any("Jr" in name for name in group) for group in groups_of(text))


def test_a_namesake_told_of_once_does_not_take_the_surname() -> None:
    text = (
        "Dana Brandel was detained on Monday. Dana Brandel is a lawyer.\n\nThe adviser Ivo Brandel did not comment.\n\n"
        "On Friday Brandel was released, and Dana Brandel thanked everybody."
    )
    assert {"Dana Brandel", "Brandel"} in groups_of(text)


@pytest.mark.parametrize(
    "told",
    [
        "Ihor Zvarskyi, also known as Petro Malenko,",
        "Ihor Zvarskyi, alias Petro Malenko,",
        "Ihor Zvarskyi (real name: Petro Malenko)",
        "Ihor Zvarskyi, whose real name is Petro Malenko,",
    ],
)
def test_two_names_that_the_text_calls_one_persons_are_one(told: str) -> None:
    assert {"Ihor Zvarskyi", "Petro Malenko"} in groups_of(f"Police detained {told} on Monday.")


def test_a_single_word_that_somebody_is_known_as_is_their_name() -> None:
    text = 'Ruslan Adzhiyev, known as Lynx, was shot on Monday.\n\n"Lynx was my friend," his neighbour said.'
    assert {"Ruslan Adzhiyev", "Lynx"} in groups_of(text)


def test_initials_in_the_next_sentence_are_one_of_two_who_were_named() -> None:
    text = "Viktor Danilov and Viktoria Danilova were fined. Danilova paid. V. Danilov did not."
    assert {"Viktor Danilov", "V. Danilov"} in groups_of(text)


def test_two_names_beside_each_other_are_two_people() -> None:
    assert groups_of("Police detained Ihor Zvarskyi, Petro Malenko and Dana Feld on Monday.") == []


def test_a_body_told_without_its_middle_is_the_only_one_with_that_beginning_and_end() -> None:
    text = "The Sellin State Police Command spoke first.\n\nLater the Sellin Police Command withdrew it."
    assert {"Sellin State Police Command", "Sellin Police Command"} in groups_of(text)


def test_an_acronym_in_brackets_is_its_body() -> None:
    text = "The Harbour Workers Union (HWU) called for a strike.\n\nThe HWU said that nobody was told."
    assert {"Harbour Workers Union", "HWU"} in groups_of(text)


def test_an_acronym_is_known_by_initials() -> None:
    text = "The head of the State Border Service spoke first.\n\nThe SBS chief then left the room."
    assert {"State Border Service", "SBS"} in groups_of(text)


def test_one_court_in_two_spellings() -> None:
    text = "The Sellatai District Court jailed him on Monday.\n\nThe Sellatayi district court refused his complaint."
    assert {"Sellatai District Court", "Sellatayi district court"} in groups_of(text)


def test_a_name_in_another_script_belongs_to_the_one_before_it() -> None:
    text = "Police detained the lawyer Piet Korbin (Пит Корбин) on Monday."
    assert {"Piet Korbin", "Пит Корбин"} in groups_of(text)


def test_names_are_compared_without_particles_nicknames_and_suffixes() -> None:
    assert name_words("Mariam al-Haddour") == ("mariam", "haddour")
    assert name_words("Anna “Red” Kowalska Jr.") == ("anna", "kowalska")


def test_acronyms_are_told_from_short_words() -> None:
    assert is_acronym("HWU")
    assert is_acronym("U.N.")
    assert not is_acronym("Amal")


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Ministry denies the report\n\nThe Ministry of Public Works denied it on Monday.", True),
        (
            "Ministry denies the report\n\nThe Ministry of Public Works denied it, the Ministry of Justice did not.",
            False,
        ),
    ],
)
def test_a_kind_of_body_alone_is_the_only_body_of_that_kind(text: str, together: bool) -> None:
    joined = [group for group in groups_of(text) if "Ministry" in group and len(group) > 1]
    assert bool(joined) is together
