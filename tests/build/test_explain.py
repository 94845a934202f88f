from __future__ import annotations

from onrecord.core.finding import FindingKind
from onrecord.core.problem import Problem
from onrecord.explain import Explanation, explain
from onrecord.scope import narrow
from tests.build.cases import built, events, findings
from tests.support.readings import decide, report, tell

REPORTS = (
    report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
    report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-06", speaker="Emil Torva")),
    report("C", "Limna Post", "2024-02-08", tell("arrest/start", "Ivo Brask", "2024-02-07")),
)


def explained(id_: str) -> Explanation:
    found = explain(built(*REPORTS), id_)
    assert isinstance(found, Explanation)
    return found


def test_an_event_is_explained_by_its_claims_and_their_chains() -> None:
    (arrest,) = [event for event in events(built(*REPORTS), "arrest") if len(event.claims) == 2]
    found = explained(arrest.id)
    assert [link.label for link in found.evidence[1].speakers] == ["Limna Post", "Emil Torva"]
    assert "two accounts of one event" in found.evidence[0].joined
    assert found.evidence[0].date == "5 February 2024"


def test_a_finding_is_explained_by_its_sides() -> None:
    (contradiction,) = findings(built(*REPORTS), FindingKind.CONTRADICTION)
    found = explained(contradiction.id)
    assert {evidence.joined for evidence in found.evidence} == {
        "stands for: 5 February 2024", "stands for: 6 February 2024",
    }  # fmt: skip
    assert found.settles


def test_a_claim_and_a_beginning_of_an_id_will_do() -> None:
    claim = built(*REPORTS).claims[0].id
    assert explained(claim).kind == "claim"
    assert explained(claim.removeprefix("claim-")[:12]).id == claim


def test_an_unknown_and_an_ambiguous_id_are_problems() -> None:
    assert isinstance(explain(built(*REPORTS), "event-nothing"), Problem)
    ambiguous = explain(built(*REPORTS), "claim-")
    assert isinstance(ambiguous, Problem)
    assert "Several" in ambiguous.message


def test_a_case_holds_one_person_and_what_bears_on_it() -> None:
    casefile = built(*REPORTS)
    nadia = next(person for person in casefile.persons if person.name == "Nadia Orvel")
    case = narrow(casefile, nadia.id)
    assert case.principals == (nadia.id,)
    assert len(case.events) == 1
    assert case.support.write() == "2 reports, 2 publishers, 2 origins"
    assert {state.person for state in case.states} == {nadia.id}
    assert len(case.reports) == 2
    assert not narrow(casefile, "person-unknown").events


def test_those_with_most_events_come_first() -> None:
    casefile = built(*REPORTS, report("D", "Tarpress", "2024-03-01", tell("release/end", "Ivo Brask", "2024-03-01")))
    names = {person.id: person.name for person in casefile.persons}
    assert [names[id_] for id_ in casefile.principals] == ["Ivo Brask", "Nadia Orvel"]


def test_a_rejected_claim_is_explained_as_rejected() -> None:
    claim = REPORTS[1][1].claims[0]
    casefile = built(*REPORTS, decisions=[decide("reject", claim.id)])
    for id_ in (claim.id, *(event.id for event in casefile.events if claim.id in event.rejected)):
        found = explain(casefile, id_)
        assert isinstance(found, Explanation)
        (mine,) = [evidence for evidence in found.evidence if evidence.claim == claim.id]
        assert mine.rejected
        assert "rejected by a decision" in mine.joined
        assert "it counts with" not in found.reason
        assert [decision.kind.value for decision in found.decisions] == ["reject"]


def test_a_rejected_claim_that_was_the_only_one_is_still_told_as_rejected() -> None:
    (claim,) = REPORTS[2][1].claims
    casefile = built(*REPORTS, decisions=[decide("reject", claim.id)])
    assert all(claim.id not in event.rejected for event in casefile.events)
    found = explain(casefile, claim.id)
    assert isinstance(found, Explanation)
    assert found.evidence[0].rejected
    assert found.reason.startswith("Rejected by a decision")
