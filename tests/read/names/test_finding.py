from __future__ import annotations

import pytest

from onrecord.core.mention import MentionKind
from onrecord.read.names import Names, find_names
from onrecord.read.text import structure_of

PERSON, ORGANISATION, PLACE, ROLE = MentionKind


def names_of(text: str) -> Names:
    return find_names(structure_of(text))


def texts(text: str, kind: MentionKind) -> list[str]:
    return [mention.text for mention in names_of(text).mentions if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("On Monday police detained Tamar Okeke at her home.", ["Tamar Okeke"]),
        ("Judge Rinat Solveig-Maro read out the ruling.", ["Rinat Solveig-Maro"]),
        ("The court heard Mr Dorvath on Tuesday.", ["Dorvath"]),
        ("Mariam al-Haddour, who runs a school, was released.", ["Mariam al-Haddour"]),
        ("They questioned V. Tarkhanov and N.Velidze for six hours.", ["V. Tarkhanov", "N.Velidze"]),
        ("Her lawyer, Jean-Luc van der Meulen, said on Friday that she was ill.", ["Jean-Luc van der Meulen"]),
        ("Hugo Brandt QC said that the case was weak.", ["Hugo Brandt"]),
        ("He met Anna “Red” Kowalska in the prison.", ["Anna “Red” Kowalska"]),
        ("Officers found 29-year-old Orlin Vasterby at home.", ["Orlin Vasterby"]),
        ("The list includes Korrel journalists Nadim Osk and Pia Lund, who wrote it.", ["Nadim Osk", "Pia Lund"]),
    ],
)
def test_persons_are_found_without_titles(text: str, persons: list[str]) -> None:
    assert texts(text, PERSON) == persons


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The Northport District Court ordered his arrest.", ["Northport District Court"]),
        ("The Sellin district court ordered his arrest.", ["Sellin district court"]),
        ("The Ministry of Internal Affairs denied it.", ["Ministry of Internal Affairs"]),
        ("The ministry of foreign affairs did not answer.", ["ministry of foreign affairs"]),
        ("The interior ministry did not answer.", ["interior ministry"]),
        ("Foreign ministry spokesman Emil Torva called it baseless.", ["Foreign ministry"]),
        ("A spokesman at the attorney general's office said so.", ["attorney general's office"]),
        ("The Teachers’ Union of Sellin called for her release.", ["Teachers’ Union of Sellin"]),
        ("She wrote on Facebook that she was followed.", ["Facebook"]),
        ("RKTV General Secretary Mick Tolland spoke to the crew.", ["RKTV"]),
        ("The Coastal Centre for Human Dignity wrote to him.", ["Coastal Centre for Human Dignity"]),
        ("She has worked for The Sellin Times since May.", ["The Sellin Times"]),
    ],
)
def test_bodies_are_found_whole(text: str, organisations: list[str]) -> None:
    assert texts(text, ORGANISATION) == organisations


def test_a_place_before_a_hyphen_is_a_place_of_its_own() -> None:
    assert "Paris" in texts("The Paris-based group called for his release.", PLACE)


def test_a_small_division_is_no_part_of_a_place_but_a_prison_is() -> None:
    found = texts("He was taken from Lima province to Lima prison.", PLACE)
    assert found == ["Lima", "Lima prison"]


def test_a_government_in_small_letters_is_no_body_but_its_country_a_place() -> None:
    assert texts("He said that the Kenya government had paid.", PLACE) == ["Kenya"]
    assert texts("He said that Lima police had beaten him.", PLACE) == ["Lima"]


def test_what_tells_something_is_no_place() -> None:
    text = "Nine died, according to the Lima General Hospital. He was taken to the Lima General Hospital."
    kinds = [m.kind for m in names_of(text).mentions if m.text == "Lima General Hospital"]
    assert kinds == [ORGANISATION, PLACE]


def test_bylines_and_credits_name_people_places_and_agencies() -> None:
    text = (
        "By Ada Winther and Joao Brandel – Lima\n\nPolice detained a teacher on Monday, her family said.\n\n"
        "She was not seen again before the weekend. – Korrel"
    )
    found = [(m.text, m.kind) for m in names_of(text).mentions]
    assert found == [("Ada Winther", PERSON), ("Joao Brandel", PERSON), ("Lima", PLACE), ("Korrel", ORGANISATION)]


def test_a_byline_of_no_name_names_nobody() -> None:
    assert texts("By Staff Reporter\n\nPolice detained a teacher on Monday.", PERSON) == []


def test_the_two_places_of_a_dateline_are_two() -> None:
    text = "SELLIN, Tex. (Korrel) - Police detained a teacher on Monday, her family said."
    assert texts(text, PLACE) == ["SELLIN", "Tex."]


def test_whose_a_picture_is_is_no_part_of_a_name() -> None:
    assert texts("Ada Winther with her son Joao Credit: Family handout", PERSON) == ["Ada Winther", "Joao"]


def test_peoples_and_days_are_no_names() -> None:
    text = "On Monday the French journalist was beaten. Muslims and Christians protested in January."
    assert [m.text for m in names_of(text).mentions if m.kind is not ROLE] == []


def test_the_dateline_names_its_place_and_its_agency() -> None:
    text = "Sellin/22.01.23/Korrel: Doctor Ada Winther was detained on Monday.\n\nHer family told Korrel about it."
    found = names_of(text).mentions
    assert [(m.text, m.kind) for m in found if m.text in ("Sellin", "Korrel")] == [
        ("Sellin", PLACE),
        ("Korrel", ORGANISATION),
        ("Korrel", ORGANISATION),
    ]


def test_a_surname_told_in_full_once_is_found_again() -> None:
    text = (
        "Police detained Ihor Zvarskyi on Monday.\n\nNo lawyer saw Zvarskyi before Friday, relatives of Zvarskyi said."
    )
    assert texts(text, PERSON) == ["Ihor Zvarskyi", "Zvarskyi", "Zvarskyi"]


def test_mentions_are_numbered_in_text_order_and_scored() -> None:
    found = names_of("Judge Ada Winther of the Northport District Court jailed Omar Belkacem in Lima.").mentions
    assert [m.id for m in found] == [f"m{at}" for at in range(1, len(found) + 1)]
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)
    assert all(0 < m.score <= 1 for m in found)
