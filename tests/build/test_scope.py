from __future__ import annotations

from onrecord.scope import narrow
from tests.build.cases import built
from tests.support.readings import report, tell


def test_one_publisher_under_two_spellings_counts_once_in_a_case_as_in_the_archive() -> None:
    casefile = built(
        report("A", "The Harbour Gazette", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
        report("B", "harbour-gazette.example", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
    )
    assert casefile.support.publishers == 1
    (person,) = casefile.principals
    assert narrow(casefile, person).support == casefile.support


def test_a_case_holds_its_own_events_and_nobody_elses() -> None:
    casefile = built(
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
        report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Ivo Brask", "2024-02-06")),
        report("C", "Limna Post", "2024-02-08", tell("visit", "Ivo Brask", "2024-02-07", agent="Nadia Orvel")),
    )
    nadia = next(person for person in casefile.persons if person.name == "Nadia Orvel")
    case = narrow(casefile, nadia.id)
    assert sorted(event.type for event in case.events) == ["arrest", "visit"], "also where she only acts"
    assert {state.person for state in case.states} == {nadia.id}
    assert len(case.reports) == 2
    assert narrow(casefile, "person-of-nowhere").events == ()


def test_a_finding_about_somebody_else_too_stays_out_of_a_case() -> None:
    casefile = built(
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
        report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Ivo Brask", "2024-02-05")),
        report("C", "Radio Meridian", "2024-02-07", tell("arrest/start", "Ivo Brask", "2024-02-06")),
    )
    cases = {person.name: narrow(casefile, person.id) for person in casefile.persons}
    assert not cases["Nadia Orvel"].findings
    (found,) = cases["Ivo Brask"].findings
    claims = {claim.id for claim in cases["Ivo Brask"].claims}
    assert {claim for side in found.sides for claim in side.claims} <= claims
    assert len(cases["Nadia Orvel"].claims) == 1
