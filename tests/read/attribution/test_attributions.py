from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Read

Reader = Callable[[str], Read]


@pytest.mark.parametrize(
    ("text", "who", "cue", "what", "kind"),
    [
        # direct, the cue after, before, inverted
        ("“The guards beat me,” Ilva Marn said.", "Ilva Marn", "said", "The guards beat me,", "direct"),
        ("“The guards beat me,” said Ilva Marn.", "Ilva Marn", "said", "The guards beat me,", "direct"),
        ("Ilva Marn said: “The guards beat me.”", "Ilva Marn", "said", "The guards beat me.", "direct"),
        (
            "“The cell is cold,” Ilva Marn added, “and dark.”",
            "Ilva Marn",
            "added",
            "The cell is cold, … and dark.",
            "direct",
        ),
        # mixed
        (
            "Ilva Marn said the cell was “cold and dark all day and night”.",
            "Ilva Marn",
            "said",
            "the cell was “cold and dark all day and night",
            "mixed",
        ),
        # indirect
        ("Ilva Marn said that the guards beat her.", "Ilva Marn", "said", "the guards beat her", "indirect"),
        ("Ilva Marn said the guards beat her.", "Ilva Marn", "said", "the guards beat her", "indirect"),
        ("The guards beat her, Ilva Marn said.", "Ilva Marn", "said", "The guards beat her", "indirect"),
        ("The guards, Ilva Marn said, had beaten her.", "Ilva Marn", "said", "The guards … had beaten her", "indirect"),
        # somebody stands between subject and cue
        (
            "Ilva Marn, whose lawyer is Rana Kesh, said the court had refused to hear her.",
            "Ilva Marn",
            "said",
            "the court had refused to hear her",
            "indirect",
        ),
        (
            "Ilva Marn on Friday said the court was closed.",
            "Ilva Marn",
            "on Friday said",
            "the court was closed",
            "indirect",
        ),
        # according to
        (
            "According to Ilva Marn, the court was closed.",
            "Ilva Marn",
            "According to",
            "the court was closed",
            "indirect",
        ),
        (
            "The court was closed, according to Ilva Marn.",
            "Ilva Marn",
            "according to",
            "The court was closed",
            "indirect",
        ),
        # as … reported
        ("As Ilva Marn reported, the court was closed.", "Ilva Marn", "reported", "the court was closed", "indirect"),
        (
            "The court was closed, as reported by Ilva Marn.",
            "Ilva Marn",
            "reported",
            "The court was closed",
            "indirect",
        ),
        # descriptions
        ("Her family said the court was closed.", "Her family", "said", "the court was closed", "indirect"),
        (
            "The lawyer of Ilva Marn said the court was closed.",
            "The lawyer of Ilva Marn",
            "said",
            "the court was closed",
            "indirect",
        ),
        (
            "Ilva Marn’s lawyer said the court was closed.",
            "Ilva Marn’s lawyer",
            "said",
            "the court was closed",
            "indirect",
        ),
        # a phrase, not a clause
        ("Ilva Marn denied the charge.", "Ilva Marn", "denied", "the charge", "indirect"),
        ("Ilva Marn accuses the guards of theft.", "Ilva Marn", "accuses", "the guards of theft", "indirect"),
        # passive
        ("The arrest was condemned by Ilva Marn.", "Ilva Marn", "was condemned", "The arrest", "indirect"),
        ("Marn was accused of theft.", None, "was accused", "theft", "indirect"),
        ("It is alleged that the guards beat her.", None, "is alleged", "the guards beat her", "indirect"),
        ("Marn reportedly refused all food.", None, "reportedly", "refused all food", "indirect"),
    ],
)
def test_one_attribution(read: Reader, text: str, who: str | None, cue: str, what: str, kind: str) -> None:
    said = read(text).said
    assert len(said) == 1, said
    assert (said[0].who, said[0].cue, said[0].what, said[0].kind) == (who, cue, what, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The report was long and the claims were many.",
        "The court denied bail to the two men.",
        "A court condemned Ilva Marn to life in prison.",
        "The court rejected the appeal of Ilva Marn.",
        "Ilva Marn did not say why she was there.",
        "The film “The Long Winter of Our Town” was shown in the hall.",
        "The so-called “grey list” was published.",
        "* Recall that Ilva Marn was detained on 9 December.",
        "As reported earlier, Ilva Marn was detained.",
        "Officials in the state capital met two families.",
        "Ilva Marn called the police.",
    ],
)
def test_no_speech(read: Reader, text: str) -> None:
    assert read(text).said == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ilva Marn confirmed that she was held.", "asserted"),
        ("The ministry denied that Ilva Marn was held.", "denied"),
        ("The ministry dismissed the report.", "denied"),
        ("Ilva Marn claimed that she was held.", "alleged"),
        ("Ilva Marn alleged that she was held.", "alleged"),
        ("Ilva Marn demanded that the guards be tried.", "demanded"),
        ("Ilva Marn urged the court to hear her.", "demanded"),
        ("Ilva Marn called on the court to hear her.", "demanded"),
        ("Ilva Marn called for an open trial.", "demanded"),
        ("The prosecutor threatened to renew the charge.", "threatened"),
        ("The prosecutor warned that the charge would be renewed.", "threatened"),
        ("The prosecutor warned that the road was icy.", "asserted"),
        ("The minister promised to free her.", "planned"),
        ("Radio Velm could not independently verify the report.", "not_verified"),
        # A negated cue holds nothing: a denial that is not made is no confirmation.
        ("The ministry did not deny that Ilva Marn was held.", "alleged"),
        ("The ministry has not confirmed that Ilva Marn is held.", "not_verified"),
    ],
)
def test_stance_comes_from_the_cue(read: Reader, text: str, stance: str) -> None:
    (said,) = read(text).said
    assert said.stance == stance


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


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Rana Kesh: client beaten in custody\n\nThe court met on Monday.", "Rana Kesh", "client beaten in custody"),
        ("Lawyer: client beaten in custody\n\nThe court met on Monday.", "Lawyer", "client beaten in custody"),
        ("'They beat me' – activist Ilva Marn\n\nThe court met on Monday.", "Ilva Marn", "They beat me"),
    ],
)
def test_headlines(read: Reader, text: str, who: str, what: str) -> None:
    (said,) = read(text).said
    assert (said.who, said.what) == (who, what)


@pytest.mark.parametrize(
    ("text", "outcome", "party"),
    [
        ("Tarek Olt could not be reached for comment.", "unreachable", "Tarek Olt"),
        ("The ministry did not respond to a request for comment.", "no_response", "The ministry"),
        ("The police did not immediately respond to requests for comment.", "no_response", "The police"),
        ("The ministry has not commented.", "no_response", "The ministry"),
        ("It was not possible to get a comment from the ministry on this.", "unreachable", "the ministry"),
        ("A spokesman for the police declined to comment.", "declined", "A spokesman for the police"),
        ("Radio Velm was unable to reach Tarek Olt for comment.", "unreachable", "Tarek Olt"),
        ("There was no immediate comment from the ministry.", "no_response", "the ministry"),
    ],
)
def test_right_of_reply(read: Reader, text: str, outcome: str, party: str) -> None:
    found = read(text)
    (reply,) = found.replies
    assert (reply.outcome.value, reply.party) == (outcome, party)
    assert found.said == ()


def test_an_answer_to_other_people_is_no_right_of_reply(read: Reader) -> None:
    assert read("The fire brigade answered the call within an hour.").replies == ()


@pytest.mark.parametrize(
    "text",
    [
        "Correction: an earlier version of this report said that Marn was held on Monday.",
        "This article has been corrected.",
        "(Corrects spelling of the lawyer's name)",
        "Clarification: the hearing was open.",
    ],
)
def test_corrections(read: Reader, text: str) -> None:
    found = read(f"The court met in the town of Velm on Monday and heard two witnesses.\n\n{text}")
    assert found.corrections == (text,)
    assert found.said == ()


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


def test_quoted_by_an_outlet(read: Reader) -> None:
    found = read("Rana Kesh was quoted by Tarek Olt as saying the hearing was closed.")
    assert (found.one("saying").who, found.one("saying").relay) == ("Rana Kesh", "Tarek Olt")


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


def test_an_outlet_that_was_told_relays_what_stands_before_the_cue(read: Reader) -> None:
    found = read("Two men were held, the lawyer Rana Kesh told Radio Meridian.")
    assert (found.one("told").who, found.one("told").relay) == ("Rana Kesh", "Radio Meridian")


def test_nobody_is_no_speaker(read: Reader) -> None:
    found = read("Nobody asked about the picket.")
    assert not found.said


def test_to_defend_people_is_no_speech(read: Reader) -> None:
    assert not read("Emil Torva, who defends journalists, has been detained.").said
    assert read("The ministry defended the arrest of two men.").one("defended").who == "The ministry"


def test_what_was_said_begins_behind_the_circumstance(read: Reader) -> None:
    text = "Ilva Marn told the agency after being freed that the guards had kept her phone."
    assert read(text).one("told").what == "the guards had kept her phone"


def test_a_label_ends_before_the_next_sentence(read: Reader) -> None:
    text = "Officers took away leaflets that they described as hostile, and the court refused to free the four editors."
    assert "court" not in read(text).one("described").what


def test_as_told_by_another_is_only_the_clause_beside_it(read: Reader) -> None:
    text = "Ilva Marn, whose car was burnt, said she was not hurt as reported by the police."
    assert read(text).one("reported").what == "she was not hurt"


def test_he_is_who_signed_the_statement(read: Reader) -> None:
    text = (
        "In a statement signed by the director of press, Colonel Ihor Brandt, the Northland Army explained that the "
        "streets were closed. Ilva Marn was held. He said: “The soldiers kept the streets closed for a week.”"
    )
    assert read(text).one("said").who == "Ihor Brandt"
