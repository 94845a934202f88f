"""What onrecord finds in the bundled example: what examples/README.md promises, and what it rules out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.build import build
from onrecord.core.attribution import ReplyOutcome, Stance
from onrecord.core.casefile import CaseFile
from onrecord.core.claim import Claim
from onrecord.core.entity import Person
from onrecord.core.finding import FindingKind
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.core.state import ClockName, State
from onrecord.evidence.declared import Declared
from onrecord.evidence.intake import take_in
from onrecord.read import read
from onrecord.vocabulary import load

REPORTS = sorted(Path(__file__).parents[2].joinpath("examples", "reports").iterdir())
SPELLINGS = {"Ruvan Dzhelmirov", "Ruvan Dzhelmirow", "Ruvan Jelmirov", "Rouvan Djelmirov", "Руван Джелмиров"}


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    found = []
    for path in REPORTS:
        taken = take_in(path.read_bytes(), path.name, Declared(), Declared(), "2024-05-02T09:00:00Z")
        assert not isinstance(taken, Problem), taken
        found.append(read(taken.document, load()))
    return tuple(found)


@pytest.fixture(scope="module")
def casefile(readings: tuple[Reading, ...]) -> CaseFile:
    return build(readings, (), load())


@pytest.fixture(scope="module")
def ruvan(casefile: CaseFile) -> Person:
    return _person(casefile, "Ruvan Dzhelmirov")


def _person(casefile: CaseFile, name: str) -> Person:
    (person,) = [person for person in casefile.persons if name in [form.text for form in person.forms]]
    return person


def _state(casefile: CaseFile, person: Person, name: str) -> State:
    (state,) = [state for state in casefile.states if state.person == person.id and state.name == name]
    return state


def _clock(state: State, name: ClockName) -> set[str]:
    clocks = [*state.clocks, *(clock for period in state.periods for clock in period.clocks)]
    return {reading.value for clock in clocks if clock.name is name for reading in clock.readings}


def _claims(casefile: CaseFile, event_type: str, phase: str | None = None) -> list[Claim]:
    return [claim for claim in casefile.claims if claim.type == event_type and phase in (None, claim.phase)]


def test_every_report_is_read_with_its_outlet_and_day(readings: tuple[Reading, ...]) -> None:
    assert len(readings) >= 11
    assert all(reading.published for reading in readings)
    outlets = {reading.publisher for reading in readings}
    assert len(outlets) == 7, outlets
    assert not [problem for reading in readings for problem in reading.problems]


def test_four_spellings_in_two_scripts_are_one_man(casefile: CaseFile, ruvan: Person) -> None:
    assert {form.text for form in ruvan.forms} >= SPELLINGS
    assert casefile.principals[0] == ruvan.id


def test_relatives_are_other_people(casefile: CaseFile, ruvan: Person) -> None:
    emil, lada = _person(casefile, "Emil Dzhelmirov"), _person(casefile, "Lada Djelmirova")
    assert len({ruvan.id, emil.id, lada.id}) == 3
    assert "Emil Djelmirov" in {form.text for form in emil.forms}
    arrests = [event for event in casefile.events if event.type == "arrest" and emil.id in event.persons]
    assert any(event.bounds.day == date(2024, 3, 10) for event in arrests)


def test_reprints_and_versions_are_one_origin(casefile: CaseFile) -> None:
    assert casefile.support.reports == 18
    assert casefile.support.publishers == 7
    together = [len(origin.reports) for origin in casefile.origins]
    assert max(together) >= 3
    assert sum(together) == 18
    assert casefile.support.origins < 18


def test_the_two_beginnings_of_the_strike_contradict_and_the_fortieth_day_takes_a_side(casefile: CaseFile) -> None:
    types = {event.id: event.type for event in casefile.events}
    found = [
        finding
        for finding in casefile.findings
        if finding.kind is FindingKind.CONTRADICTION
        and {types.get(event) for event in finding.events} == {"hunger_strike"}
    ]
    assert found
    told = " ".join(f"{finding.title} {finding.reason} {finding.settles}" for finding in found)
    assert "12" in told
    assert "13" in told
    assert "40" in told


def test_the_corrected_date_is_superseded(casefile: CaseFile) -> None:
    assert any(
        finding.kind is FindingKind.SUPERSESSION and "arrest" in finding.title.lower() for finding in casefile.findings
    )


def test_only_what_disagrees_is_a_contradiction(casefile: CaseFile) -> None:
    types = {event.id: event.type for event in casefile.events}
    about = {
        types.get(event)
        for finding in casefile.findings
        if finding.kind is FindingKind.CONTRADICTION
        for event in finding.events
    }
    assert about <= {"hunger_strike", "arrest"}


def test_the_denial_is_a_denial(casefile: CaseFile) -> None:
    assert any(finding.kind is FindingKind.DENIAL for finding in casefile.findings)


def test_custody_lasts_and_its_term_runs_out(casefile: CaseFile, ruvan: Person) -> None:
    custody = _state(casefile, ruvan, "custody")
    assert custody.active
    assert custody.periods[0].start.day == date(2024, 2, 5)
    assert "86" in _clock(custody, ClockName.DAY)
    assert {"2024-06-05", "2024-06-06"} & _clock(custody, ClockName.RUNS_OUT)


def test_the_strike_is_over(casefile: CaseFile, ruvan: Person) -> None:
    strike = _state(casefile, ruvan, "hunger_strike")
    assert not strike.active
    assert len(strike.periods) == 1
    end = strike.periods[0].end
    assert end is not None
    assert end.day == date(2024, 3, 25)


def test_the_beating_is_nobodys_fact(casefile: CaseFile) -> None:
    beatings = [event for event in casefile.events if event.type == "ill_treatment"]
    assert beatings
    assert all(event.stance is not Stance.ASSERTED for event in beatings)


def test_the_threat_is_told_three_levels_deep(casefile: CaseFile) -> None:
    chains = [[speaker.text for speaker in claim.speakers] for claim in _claims(casefile, "threat")]
    assert any(len(chain) >= 3 for chain in chains), chains
    assert all(claim.stance is not Stance.ASSERTED for claim in _claims(casefile, "threat"))


def test_five_years_are_no_sentence(casefile: CaseFile, ruvan: Person) -> None:
    sentences = [event for event in casefile.events if event.type == "sentence" and ruvan.id in event.persons]
    assert not sentences


def test_plans_that_happened_contradict_nothing(casefile: CaseFile) -> None:
    assert [claim for claim in _claims(casefile, "hunger_strike") if claim.stance is Stance.PLANNED]
    relations = [relation.kind for event in casefile.events for relation in event.relations]
    assert "executes" in relations


def test_who_was_asked_and_did_not_answer(casefile: CaseFile) -> None:
    outcomes = [item.reply.outcome for item in casefile.replies]
    assert outcomes.count(ReplyOutcome.UNREACHABLE) == 2
    assert ReplyOutcome.DECLINED in outcomes
    assert ReplyOutcome.NO_RESPONSE in outcomes


def test_nothing_around_the_articles_is_read(readings: tuple[Reading, ...]) -> None:
    names = {mention.text for reading in readings for mention in reading.mentions}
    assert not names & {"Northern Courier Home", "seagull_77", "Disqus", "Accept"}
    assert not [claim for reading in readings for claim in reading.claims if claim.when.bounds.day == date(2024, 1, 1)]
