from __future__ import annotations

from collections.abc import Callable

from .conftest import Read

Reader = Callable[[str], Read]


def test_shared_subject_and_participle(read: Reader) -> None:
    found = read("Rana Kesh criticised the verdict and called for a new trial, adding that the judge was absent.")
    assert [said.who for said in found.said] == ["Rana Kesh"] * 3
    assert found.one("called for").what == "a new trial"
    assert found.one("adding").what == "the judge was absent"


def test_but_denied_is_an_attribution_of_its_own(read: Reader) -> None:
    found = read("Tarek Olt told reporters the police had invited two men, but denied that anybody was arrested.")
    assert found.one("told").what == "the police had invited two men"
    assert found.one("told").addressee == "reporters"
    assert found.one("denied").who == "Tarek Olt"


def test_a_pronoun_takes_up_the_speaker_before(read: Reader) -> None:
    found = read("Rana Kesh said the court was closed. She added that nobody was let in.")
    assert found.one("added").who == "Rana Kesh"


def test_a_pronoun_after_somebody_without_a_name_stands_for_his_description(read: Reader) -> None:
    found = read("A witness said the court was closed. He added that nobody was let in.")
    assert found.one("added").who == "A witness"


def test_a_pronoun_does_not_reach_over_a_described_speaker(read: Reader) -> None:
    found = read("Tarek Olt said the hall was full. His lawyer said it was empty. He added that the doors were shut.")
    assert found.one("added").who == "His lawyer"


def test_whose_paper_it_is(read: Reader) -> None:
    found = read("Two men were held, according to a statement issued by Rana Kesh.")
    assert found.one("according to").who == "Rana Kesh"
    assert found.one("according to").channel == "statement"


def test_whoever_strikes_demands(read: Reader) -> None:
    found = read("Ilva Marn is on a hunger strike demanding her release.")
    assert (found.one("demanding").who, found.one("demanding").what) == ("Ilva Marn", "her release")


def test_what_is_told_in_a_participle_up_front(read: Reader) -> None:
    found = read("Describing the trial as a farce, Rana Kesh called for an open hearing.")
    assert found.one("Describing").who == "Rana Kesh"
    assert found.one("Describing").what == "the trial as a farce"


def test_the_owner_of_an_index_speaks(read: Reader) -> None:
    found = read("Two men were held, according to Rana Kesh’s 2023 index.")
    assert found.one("according to").who == "Rana Kesh"


def test_he_is_who_signed_the_statement(read: Reader) -> None:
    text = (
        "In a statement signed by the director of press, Colonel Ihor Brandt, the Northland Army explained that the "
        "streets were closed. Ilva Marn was held. He said: “The soldiers kept the streets closed for a week.”"
    )
    assert read(text).one("said").who == "Ihor Brandt"
