from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Read

Reader = Callable[[str], Read]


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
        ("There was no immediate reaction from the ministry.", "no_response", "the ministry"),
        ("Neither the court nor the ministry responded to questions.", "no_response", "the court nor the ministry"),
        ("The minister ignored repeated requests for comment.", "no_response", "The minister"),
        ("The ministry left a request for comment unanswered.", "no_response", "The ministry"),
        ("We have sent questions to the ministry but received no reply.", "no_response", "the ministry"),
        ("The bank did not return messages seeking comment.", "no_response", "The bank"),
        ("The mayor did not pick up the phone.", "no_response", "The mayor"),
        ("When asked for comment, the ministry did not respond.", "no_response", "the ministry"),
        ("A lawyer for Olt refused to talk to reporters.", "declined", "A lawyer for Olt"),
        ("The judge hung up when called by the reporter.", "declined", "The judge"),
        ("Repeated attempts to reach Olt by phone were unsuccessful.", "unreachable", "Olt"),
        ("Attempts to obtain comment from the police failed.", "unreachable", "the police"),
        ("No one at the embassy was available for comment.", "unreachable", "the embassy"),
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


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Asked about the arrests, a spokesman said he had no word.", "a spokesman"),
        ("The ministry, when contacted by Radio Velm, said the file was closed.", "The ministry"),
        ("In response to a query from Radio Velm, the ministry said that the file was closed.", "the ministry"),
    ],
)
def test_who_was_asked_and_answered_speaks(read: Reader, text: str, party: str) -> None:
    found = read(text)
    assert [(reply.outcome.value, reply.party) for reply in found.replies] == [("answered", party)]
    assert found.one("said").who == party


@pytest.mark.parametrize(
    "text",
    [
        "The city has reacted with anger and has responded with a march.",
        "The men did not return to their homes.",
        "The minister asked the court to look at the law.",
        "Two men asked whether it was late, she said.",
        "The family left the court without a word.",
        "Tarek Olt sent a message to the crowd.",
    ],
)
def test_what_is_no_right_of_reply(read: Reader, text: str) -> None:
    assert read(text).replies == ()


def test_two_parties_of_one_sentence(read: Reader) -> None:
    found = read("The ministry declined to comment, and the police could not be reached.")
    assert [(reply.outcome.value, reply.party) for reply in found.replies] == [
        ("declined", "The ministry"),
        ("unreachable", "the police"),
    ]
