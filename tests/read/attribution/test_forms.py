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


def test_nobody_is_no_speaker(read: Reader) -> None:
    found = read("Nobody asked about the picket.")
    assert not found.said


def test_to_defend_people_is_no_speech(read: Reader) -> None:
    assert not read("Emil Torva, who defends journalists, has been detained.").said
    assert read("The ministry defended the arrest of two men.").one("defended").who == "The ministry"


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
