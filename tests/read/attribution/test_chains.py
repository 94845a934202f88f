from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Read

Reader = Callable[[str], Read]


def test_a_chain_is_told_from_the_outside_in(read: Reader) -> None:
    found = read(
        "Ilva Marn writes that at the meeting the police chief Tarek Olt claimed that the charge could be renewed."
    )
    assert found.one("claimed").who == "Tarek Olt"
    assert found.one("claimed").inside == "writes"
    assert found.one("writes").inside is None


def test_demands_inside_a_quotation_belong_to_its_speaker(read: Reader) -> None:
    found = read("“At the station the officer demanded that I leave the town. I asked them to stop,” Ilva Marn said.")
    assert found.one("demanded").inside == "said"
    assert found.one("demanded").stance == "demanded"
    assert found.one("asked").who == "Ilva Marn"


def test_three_levels(read: Reader) -> None:
    found = read("Radio Velm reported that Rana Kesh said the prosecutor had claimed that the file was lost.")
    assert [(said.cue, said.inside) for said in found.said] == [
        ("reported", None),
        ("said", "reported"),
        ("had claimed", "said"),
    ]


def test_two_sources_of_one_content(read: Reader) -> None:
    found = read("Ilva Marn was held on Monday, according to Rana Kesh as well as Tarek Olt.")
    assert [(said.who, said.what) for said in found.said] == [
        ("Rana Kesh", "Ilva Marn was held on Monday"),
        ("Tarek Olt", "Ilva Marn was held on Monday"),
    ]


def test_citing_is_told_inside_what_cites(read: Reader) -> None:
    found = read("Two men were held, Radio Velm reported, citing officials.")
    assert found.one("citing").inside == "reported"
    assert found.one("citing").what == "Two men were held"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("“We were held in the yard,” Rana Kesh wrote on Facebook.", "Facebook"),
        ("In a letter from prison, Rana Kesh said the court was closed.", "letter"),
        ("Rana Kesh said by phone that the court was closed.", "by phone"),
        ("Rana Kesh told a press conference that the court was closed.", "press conference"),
        ("“We were held in the yard,” the ministry said in a 9 December 2022 statement.", "statement"),
        ("Rana Kesh said the letter was lost.", None),
    ],
)
def test_channel(read: Reader, text: str, channel: str | None) -> None:
    (said,) = read(text).said
    assert said.channel == channel


def test_words_passed_on_by_somebody_else(read: Reader) -> None:
    found = read(
        "Ilva Marn's appeal was published by Rana Kesh on his Facebook account.\n\n"
        "Ilva Marn writes that the court was closed."
    )
    assert found.one("writes").relay == "Rana Kesh"
    assert found.one("writes").channel == "Facebook"


def test_quoted_by_an_outlet(read: Reader) -> None:
    found = read("Rana Kesh was quoted by Tarek Olt as saying the hearing was closed.")
    assert (found.one("saying").who, found.one("saying").relay) == ("Rana Kesh", "Tarek Olt")


def test_an_outlet_that_was_told_relays_what_stands_before_the_cue(read: Reader) -> None:
    found = read("Two men were held, the lawyer Rana Kesh told Radio Meridian.")
    assert (found.one("told").who, found.one("told").relay) == ("Rana Kesh", "Radio Meridian")


def test_citing_before_the_verb(read: Reader) -> None:
    found = read("The Velm Centre, citing relatives of the men, reports that nine people are held.")
    assert [(said.who, said.what, said.inside) for said in found.said] == [
        ("relatives of the men", "nine people are held", "reports"),
        ("Velm Centre", "nine people are held", None),
    ]


def test_a_source_told_inside_what_somebody_says(read: Reader) -> None:
    found = read("Ihor Brandt said that, according to the investigators, the two men were ill.")
    assert (found.one("according to").what, found.one("according to").inside) == ("the two men were ill", "said")
    assert found.one("said").what == "according to the investigators, the two men were ill"
