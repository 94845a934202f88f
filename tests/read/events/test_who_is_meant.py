"""Whom a claim is about where the trigger does not stand beside a name: one class of telling a row."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.document import Document
from onrecord.core.reading import Reading
from onrecord.read import read
from onrecord.vocabulary import load

TITLE = "Editors held in Kosht"


def _read(text: str) -> Reading:
    document = Document(digest="0" * 64, text=text, publisher="Harbour Gazette", published=date(2024, 3, 30))
    return read(document, load())


def _persons(text: str, kind: str) -> list[list[str]]:
    """Whom each claim of that type is about, in text order: names where they are known, else the words."""
    reading = _read(text)
    names = {mention.id: mention.text for mention in reading.mentions}
    return [
        [names[filler.mention] if filler.mention else filler.text for filler in claim.filled("person")]
        for claim in reading.claims
        if claim.type == kind
    ]


ONE_SENTENCE = [
    # ages and second nouns in lists
    ("Nadia Orvel, 27, and Emil Torva, 43, were detained on Monday.", "arrest", ["Nadia Orvel", "Emil Torva"]),
    ("Police detained Nadia Orvel (27) and Emil Torva.", "arrest", ["Nadia Orvel", "Emil Torva"]),
    ("The editor and blogger was detained on Monday.", "arrest", ["The editor"]),
    # counted members of a body, and words that no list knows
    ("Police detained over 320 LRs on Monday.", "arrest", ["over 320 LRs"]),
    ("Police detained 5 speech therapists over a book.", "arrest", ["5 speech therapists"]),
    ("Police detained three of its staff on Monday.", "arrest", ["three of its staff"]),
    ("Police detained a group of students.", "arrest", ["a group of students"]),
    # whom several words share
    ("The army continues to arrest those speaking out.", "arrest", ["those"]),
    ("Soldiers still arrest and torture those speaking out.", "ill_treatment", ["those"]),
    ("The union condemned the arrests, beatings and harassment of miners.", "arrest", ["miners"]),
    ("The union condemned the use of force towards miners.", "ill_treatment", ["miners"]),
    # where a clause begins
    ("Two men dressed up as sailors of the Harbour Guard were arrested.", "arrest", ["Two men"]),
    ("Officials denied accusations by lawyers that prisoners are tortured.", "ill_treatment", ["prisoners"]),
    ("They are among the miners who witnesses say were beaten.", "ill_treatment", ["the miners"]),
    ('The union said that three miners "have been detained" in Kosht.', "arrest", ["three miners"]),
    ("A man accused of plotting to rob Governor Vera Lunt was released.", "release", ["A man"]),
    # "they" and their like stand for the people told of in the plural before, "his" for the name that follows
    ("The army wanted to know where union leaders slept to arrest them.", "arrest", ["union leaders"]),
    ("Lida Marsh named five other sailors, saying their detention was wrong.", "arrest", ["five other sailors"]),
    ("During his trial in December, Emil Torva was ill.", "hearing", ["Emil Torva"]),
    # responses and bare plurals
    ("Lida Marsh denied that any of the sailors had been arrested.", "official_response", ["any of the sailors"]),
    ('The army "tortures and abuses" young miners in Kosht.', "ill_treatment", ["young miners"]),
]


@pytest.mark.parametrize(("text", "kind", "who"), ONE_SENTENCE)
def test_whom_a_sentence_is_about(text: str, kind: str, who: list[str]) -> None:
    assert _persons(text, kind) == [who]


def test_bare_plurals_are_nobody_told_of_before() -> None:
    text = "Police arrested 40 sailors in Kosht.\n\nThe union said that prisoners are beaten."
    assert _persons(text, "ill_treatment") == [["prisoners"]]


def test_a_counted_description_is_the_last_of_that_number() -> None:
    text = "Police arrested three young sailors in Kosht. The three were released on Monday."
    assert _persons(text, "release") == [["three young sailors"]]


def test_another_one_is_not_the_one_told_of() -> None:
    text = "Emil Torva was arrested in Kosht.\n\nPolice also arrested another out-of-town defendant on Monday."
    assert _persons(text, "arrest")[1] == ["another out-of-town defendant"]


def test_quoted_words_of_somebody_else_are_not_the_subject() -> None:
    assert _persons("“I saw Nadia Orvel.” Were arrested two miners.", "arrest") != [["Nadia Orvel"]]


def test_a_noun_of_people_ends_at_its_article() -> None:
    """What stands before "the" belongs to another phrase."""
    text = "An inquiry that concluded the miners were beaten was closed."
    assert _persons(text, "ill_treatment") == [["the miners"]]


def test_another_word_for_whom_the_report_told_of() -> None:
    text = "Nadia Orvel left the theatre in Kosht. Police arrested the veteran actress at the gate."
    assert _persons(text, "arrest") == [["Nadia Orvel"]]


def test_those_who_speak_of_a_case_are_nobody_else() -> None:
    text = "Nadia Orvel left the theatre in Kosht. Police arrested the lawyer at the gate."
    assert _persons(text, "arrest") == [["the lawyer"]]


def test_of_two_told_of_neither_is_the_actress() -> None:
    text = "Nadia Orvel met Vera Lunt in Kosht. Police arrested the actress at the gate."
    assert _persons(text, "arrest") == [["the actress"]]


def test_names_that_follow_a_number_of_people() -> None:
    text = (
        "Police arrested two more suspects on Monday.\n\n"
        "Nadia Orvel, 32, and Emil Torva, 37, were held in Kosht.\n\nThe suspects were arrested in their flat."
    )
    assert _persons(text, "arrest")[0] == ["Nadia Orvel", "Emil Torva"]
    assert _persons(text, "arrest")[2] == ["Nadia Orvel", "Emil Torva"]


def test_names_in_a_sentence_that_only_says_who_they_are() -> None:
    text = (
        "Police arrested three more sailors in Kosht.\n\nThe three sailors were arrested in a flat.\n\n"
        "They are; Emil Torva, 37 years, Joris Lunt, 34 years, and Pavel Brandt."
    )
    assert _persons(text, "arrest") == [["Emil Torva", "Joris Lunt", "Pavel Brandt"]] * 2


def test_names_of_fewer_people_do_not_follow_a_number() -> None:
    text = "Police arrested three suspects on Monday.\n\nNadia Orvel, 32, and Emil Torva, 37, were held in Kosht."
    assert _persons(text, "arrest")[0] == ["three suspects"]


def test_names_that_stood_in_the_summary() -> None:
    text = (
        "Editors Nadia Orvel, Emil Torva and Vera Lunt arrested in Kosht.\n\n"
        "The committee called on the governor to free three editors arrested for a report."
    )
    assert _persons(text, "arrest")[1] == ["Nadia Orvel", "Emil Torva", "Vera Lunt"]


def test_a_victim_is_not_who_is_arrested_for_it() -> None:
    text = "A man was tortured in Kosht on Monday.\n\nPolice arrested Emil Torva on Monday."
    assert _persons(text, "ill_treatment") == [["A man"]]


LIST = """The five most urgent cases of the month are these.

1. Nadia Orvel (Norland)

Norland editor on hunger strike tortured.

The reporter and columnist had been detained in March.

2. Emil Torva (Sudmark)

Six years in jail for writer serving life sentence.

The writer was arrested in 2021.
"""


def test_the_entries_of_a_list_are_about_whom_they_are_headed_by() -> None:
    assert _persons(LIST, "hunger_strike") == [["Nadia Orvel"]]
    assert _persons(LIST, "arrest")[0] == ["Nadia Orvel"]
    assert _persons(LIST, "arrest")[-1] == ["Emil Torva"]
    assert _persons(LIST, "sentence")[-1] == ["Emil Torva"]


def test_the_leadership_of_a_body_acts_for_it() -> None:
    text = "Nadia Orvel was beaten. Yet the leadership of the Ministry of Public Order denied any involvement."
    (denial,) = [claim for claim in _read(text).claims if claim.type == "official_response"]
    assert [filler.text for filler in denial.filled("agent")] == ["Ministry of Public Order"]
