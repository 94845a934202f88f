"""How things are worded: vague dates as they are written, roles once, nobody called by a pronoun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.decision import MentionKey
from onrecord.core.entity import Person, RoleHeld
from onrecord.core.span import Span
from onrecord.core.state import Clock, ClockName, ClockReading
from onrecord.core.when import Bounds, When
from onrecord.export.telling.compose import Composer
from onrecord.export.telling.roles import roles_told
from onrecord.export.telling.states import state_view
from onrecord.export.wording import Wording
from onrecord.reconcile.accounts import CORRECTED
from onrecord.vocabulary import load
from tests.support.sample_casefile import casefile
from tests.support.sample_claims import CLAIMS
from tests.support.sample_texts import documents

HALF = Bounds(date(2031, 1, 1), date(2031, 6, 30))


def composer_of(vague: bool) -> Composer:
    """The sample, with its arrest dated by the words at 0 to 10 of its report."""
    likely = Bounds(date(2031, 1, 1), date(2031, 3, 31)) if vague else None
    arrest = CLAIMS["arrest-1"]
    dated = replace(arrest, when=When(HALF, likely, phrase=Span(0, 10)))
    case = casefile()
    events = tuple(
        replace(event, bounds=HALF, when_label="1 January 2031 to 30 June 2031") if arrest.id in event.claims else event
        for event in case.events
    )
    claims = tuple(dated if claim.id == arrest.id else claim for claim in case.claims)
    return Composer(replace(case, claims=claims, events=events), documents(), load())


def test_vague_words_are_told_as_they_are_written_with_their_bounds() -> None:
    for vague in (True, False):
        composer = composer_of(vague)
        arrest = next(event for event in composer.casefile.events if CLAIMS["arrest-1"].id in event.claims)
        words = composer.texts[CLAIMS["arrest-1"].document][:10]
        bounds = "1 January 2031 to 30 June 2031"
        assert composer.event(arrest).when == (f"{words} ({bounds})" if vague else bounds)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("They", "demanded by somebody (“they”)"),
        ("we", "demanded by somebody (“we”)"),
        ("The defence", "demanded by the defence"),
        ("About thirty people", "demanded by about thirty people"),
        ("They Live collective", "demanded by They Live collective"),
        ("Limna residents", "demanded by Limna residents"),
        ("", "demanded by somebody who is not named"),
    ],
)
def test_who_has_no_name_is_told_as_described(written: str, told: str) -> None:
    claim = CLAIMS["strike-1"]
    speaker = Speaker(SpeakerKind.DESCRIBED, written)
    said = replace(claim, stance=Stance.DEMANDED, speakers=(claim.speakers[0], speaker))
    assert Wording(casefile()).held(said) == told


def test_a_denial_is_told_by_its_publisher_as_what_happened() -> None:
    denial = CLAIMS["denial"]
    own = replace(denial, speakers=denial.speakers[:1])
    assert Wording(casefile(), load()).held(own) == "stated by Civic Lens"
    assert Wording(casefile(), load()).held(replace(own, phase="acknowledge")) == "denied, as told by Civic Lens"


def test_a_role_is_told_once() -> None:
    def role(text: str, number: int) -> RoleHeld:
        return RoleHeld(text, MentionKey("d", number, number + 1), date(2031, 3, number))

    roles = (
        role("jailed journalist", 9),
        role("Journalist", 3),
        role("arrested  journalist", 5),
        role("editor", 4),
        role("editor of “The Tide”", 6),
        role('editor of "The Tide"', 7),
        role("former editor", 8),
        role("arrested", 10),
    )
    assert roles_told(Person("person-1", "Nadia Orvel", (), (), roles)) == (
        "Journalist (reported 3 March 2031)",
        "editor of “The Tide” (reported 6 March 2031)",
        "former editor (reported 8 March 2031)",
        "arrested (reported 10 March 2031)",
    )


def test_an_account_that_was_taken_back_says_so() -> None:
    composer = composer_of(vague=False)
    arrest = next(event for event in composer.casefile.events if CLAIMS["arrest-1"].id in event.claims)
    account = replace(arrest.slots[0].accounts[0], basis=f"told as a date; {CORRECTED}")
    slot = replace(arrest.slots[0], accounts=(account, *arrest.slots[0].accounts[1:]))
    assert composer.slot(arrest, slot).accounts[0].corrected == "corrected by a later report"
    assert composer.slot(arrest, arrest.slots[0]).accounts[0].corrected == ""


def test_a_value_that_is_not_calculated_has_no_calculation() -> None:
    case = casefile()
    readings = (
        ClockReading("2031-04-22", "22 April 2031", "the day of the last report", "2031-04-22"),
        ClockReading("2031-06-09", "9 June 2031", "the first day counted", "a = b; or: c = d"),
    )
    state = replace(case.states[0], clocks=(Clock(ClockName.RUNS_OUT, readings, ()),))
    (clock,) = state_view(Composer(case, documents(), load()), state).clocks
    assert [reading.formulas for reading in clock.readings] == [(), ("a = b", "c = d")]
