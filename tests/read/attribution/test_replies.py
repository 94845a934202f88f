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
