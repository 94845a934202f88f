from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Read

Reader = Callable[[str], Read]


def test_a_quotation_over_sentences_and_paragraphs_is_one(read: Reader) -> None:
    found = read(
        "The lawyer Rana Kesh came on Monday.\n\n“We were held in the yard. Nobody told us why.\n\n"
        "“In the evening they let us go,” Kesh said. “We walked home.”"
    )
    said = found.one("said")
    assert "We were held in the yard" in said.what
    assert "In the evening" in said.what
    assert "We walked home" in said.what
    assert said.kind == "direct"


def test_a_quotation_alone_in_its_paragraph_goes_on_from_the_one_before(read: Reader) -> None:
    found = read("“We were held in the yard,” Rana Kesh said.\n\n“Nobody in the whole town knew about it.”")
    assert "Nobody in the whole town" in found.one("said").what


def test_an_announced_quotation_in_the_next_paragraph(read: Reader) -> None:
    found = read("Rana Kesh came to the square. She said:\n\n“We were held in the yard all night.”")
    assert found.one("said").what == "We were held in the yard all night."


def test_what_is_denied_can_stand_before(read: Reader) -> None:
    found = read("Ilva Marn is accused of extortion, which she denies.")
    assert (found.one("is accused").what, found.one("is accused").who) == ("extortion", None)
    assert (found.one("denies").what, found.one("denies").stance) == ("extortion", "denied")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The court was closed, her sister told Radio Velm on Friday.", "The court was closed"),
        ("Her sister told Radio Velm on Friday that the court was closed.", "the court was closed"),
        ("Her sister confirmed to Radio Velm that the court was closed.", "the court was closed"),
        ("Her sister boasted on Facebook that the court was closed.", "the court was closed"),
        ("Two reporters denied on Tuesday taking part in the rally.", "taking part in the rally"),
    ],
)
def test_dates_and_listeners_are_no_content(read: Reader, text: str, what: str) -> None:
    (said,) = read(text).said
    assert said.what == what


def test_what_was_said_begins_behind_the_circumstance(read: Reader) -> None:
    text = "Ilva Marn told the agency after being freed that the guards had kept her phone."
    assert read(text).one("told").what == "the guards had kept her phone"


def test_a_label_ends_before_the_next_sentence(read: Reader) -> None:
    text = "Officers took away leaflets that they described as hostile, and the court refused to free the four editors."
    assert "court" not in read(text).one("described").what


def test_as_told_by_another_is_only_the_clause_beside_it(read: Reader) -> None:
    text = "Ilva Marn, whose car was burnt, said she was not hurt as reported by the police."
    assert read(text).one("reported").what == "she was not hurt"


@pytest.mark.parametrize(
    ("text", "cue", "what"),
    [
        ("The ministry denied the charges and has jailed two men.", "denied", "the charges"),
        ("Ilva Marn called for reform and was jailed.", "called for", "reform"),
        ("Ilva Marn denied that she was there and was heard.", "denied", "she was there and was heard"),
    ],
)
def test_what_is_named_ends_before_another_verb(read: Reader, text: str, cue: str, what: str) -> None:
    assert read(text).one(cue).what == what


@pytest.mark.parametrize(
    ("text", "cue", "what"),
    [
        ("The men, he said, can sing.", "said", "The men … can sing"),
        (
            "In the last years, Rana Kesh said, most people went away.",
            "said",
            "In the last years … most people went away",
        ),
        ("Though it was easy, Rana Kesh said, a man has fallen.", "said", "Though it was easy … a man has fallen"),
        ("The town, as Rana Kesh pointed out, is not large.", "pointed out", "The town … is not large"),
        ("The town is small, Rana Kesh said, adding that it was cold.", "said", "The town is small"),
    ],
)
def test_a_cue_in_the_middle(read: Reader, text: str, cue: str, what: str) -> None:
    assert read(text).one(cue).what == what


@pytest.mark.parametrize(
    ("text", "cue", "what"),
    [
        ("In what campaigners call growing repression, two men were held.", "call", "growing repression"),
        ("He was held in what she described as a trap.", "described", "a trap"),
    ],
)
def test_what_somebody_calls_it(read: Reader, text: str, cue: str, what: str) -> None:
    assert read(text).one(cue).what == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The ministry said in a written statement sent to Radio Velm that nobody was beaten.", "nobody was beaten"),
        ("Rana Kesh wrote to the prosecutor general that the file was lost.", "the file was lost"),
        ("“The cells are under water,” reads the letter, which was sent on Monday.", "The cells are under water,"),
    ],
)
def test_where_it_was_told_is_no_content(read: Reader, text: str, what: str) -> None:
    (said,) = read(text).said
    assert said.what == what


def test_what_an_outlet_reports_citing_others_begins_behind_them(read: Reader) -> None:
    found = read("As Radio Velm reported on Monday, citing two officials, the trial will be closed.")
    assert [(said.cue, said.what) for said in found.said] == [
        ("reported", "the trial will be closed"),
        ("citing", "the trial will be closed"),
    ]


def test_reports_that_tell_something(read: Reader) -> None:
    found = read("The rally was held after reports by two officials that a man had died.")
    assert (found.one("reports").who, found.one("reports").what) == ("two officials", "a man had died")
    assert not read("The body reports to the council that was elected in May.").said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ilva Marn has denied all charges against her.", "all charges against her"),
        ("Human rights groups have called the trial a sham.", "the trial a sham"),
    ],
)
def test_charges_denied_and_names_given(read: Reader, text: str, what: str) -> None:
    (said,) = read(text).said
    assert said.what == what


@pytest.mark.parametrize(
    "text",
    [
        "The court denied him bail.",
        "Ilva Marn called the police a second time.",
        "A neighbour asked not to be named.",
        "After a week, the two men confessed.",
    ],
)
def test_acts_and_wishes_that_tell_nothing(read: Reader, text: str) -> None:
    assert not read(text).said
