from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.attribution import Stance
from onrecord.core.event import RelationKind
from onrecord.core.finding import FindingKind
from onrecord.core.when import Bounds
from onrecord.reconcile.accounts import agreed_bounds
from tests.build.cases import Written, built, events, findings
from tests.support.readings import Tell, decide, report, tell


def test_reports_of_one_day_are_one_event_with_support() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
        report("B", "Harbour Gazette", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
    )
    (arrest,) = events(casefile, "arrest")
    assert arrest.support.write() == "2 reports, 2 publishers, 2 origins"
    assert arrest.when_label == "5 February 2024"
    assert [finding.kind for finding in casefile.findings] == [FindingKind.AGREEMENT]


def test_two_days_close_by_are_two_accounts_of_one_event() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-10", tell("arrest/start", "Nadia Orvel", "2024-02-08")),
        report("B", "Harbour Gazette", "2024-02-10", tell("arrest/start", "Nadia Orvel", "2024-02-09")),
    )
    (arrest,) = events(casefile, "arrest")
    assert arrest.when_label == "8 or 9 February 2024"
    (contradiction,) = findings(casefile, FindingKind.CONTRADICTION)
    assert [side.label for side in contradiction.sides] == ["8 February 2024", "9 February 2024"]


def test_two_days_told_by_one_report_are_two_events() -> None:
    arrests = tell("arrest/start", "Nadia Orvel", "2024-02-08"), tell("arrest/start", "Nadia Orvel", "2024-02-09")
    casefile = built(report("A", "Limna Post", "2024-02-10", *arrests))
    assert len(events(casefile, "arrest")) == 2
    assert not findings(casefile, FindingKind.CONTRADICTION)


def test_two_arrests_in_a_year_stay_two() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-10", tell("arrest/start", "Ivo Brask", "2024-02-05")),
        report("B", "Harbour Gazette", "2024-09-15", tell("arrest/start", "Ivo Brask", "2024-09-14")),
    )
    assert len(events(casefile, "arrest")) == 2


def test_what_has_no_date_joins_the_one_event_it_can_be_about() -> None:
    dated = report("A", "Limna Post", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"))
    undated = report("B", "Harbour Gazette", "2024-03-01", tell("arrest/start", "Nadia Orvel"))
    (arrest,) = events(built(dated, undated), "arrest")
    assert len(arrest.claims) == 2
    another = report("C", "Limna Post", "2024-02-20", tell("arrest/start", "Nadia Orvel", "2024-02-19"))
    first, second = events(built(dated, undated, another), "arrest")
    assert (len(first.claims), len(second.claims)) == (1, 2), "of two, the latest before the report"
    before = report("D", "Tarpress", "2024-01-01", tell("arrest/start", "Nadia Orvel"))
    assert len(events(built(dated, before), "arrest")) == 2, "told before it happened: about another"


def test_a_month_joins_the_day_inside_it() -> None:
    casefile = built(
        report("A", "Limna Post", "2015-03-01", tell("arrest/start", "Tomas Adrel", "2014-05")),
        report("B", "Harbour Gazette", "2015-03-02", tell("arrest/start", "Tomas Adrel", "2014-05-11")),
    )
    assert len(events(casefile, "arrest")) == 1
    assert [finding.kind for finding in casefile.findings] == [FindingKind.REFINEMENT]


def test_a_plan_is_carried_out_and_contradicts_nothing() -> None:
    casefile = built(
        report(
            "A", "Limna Post", "2024-02-10", tell("hunger_strike/start", "Nadia Orvel", "2024-02-12", stance="planned")
        ),
        report("B", "Harbour Gazette", "2024-02-14", tell("hunger_strike/start", "Nadia Orvel", "2024-02-13")),
    )
    plan, done = sorted(events(casefile, "hunger_strike"), key=lambda event: event.stance is not Stance.PLANNED)
    assert [tie.kind for tie in done.relations] == [RelationKind.EXECUTES]
    assert done.relations[0].event == plan.id
    assert "planned" in plan.title
    assert not findings(casefile, FindingKind.CONTRADICTION)


def test_an_extension_extends_the_order_and_a_resumption_resumes() -> None:
    casefile = built(
        report(
            "A", "Limna Post", "2024-04-01",
            tell("custody_order/order", "Nadia Orvel", "2024-02-06", term="P1M"),
            tell("custody_order/extension", "Nadia Orvel", "2024-03-04", term="P1M"),
            tell("hunger_strike/start", "Nadia Orvel", "2024-02-12"),
            tell("hunger_strike/end", "Nadia Orvel", "2024-02-20"),
            tell("hunger_strike/resume", "Nadia Orvel", "2024-03-01"),
        )
    )  # fmt: skip
    kinds = {event.phase: [tie.kind for tie in event.relations] for event in casefile.events}
    assert kinds["extension"] == [RelationKind.EXTENDS]
    assert kinds["end"] == [RelationKind.ENDS]
    assert kinds["resume"] == [RelationKind.RESUMES]


def test_an_allegation_stays_one_whatever_the_cue() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-21",
               tell("ill_treatment", "Nadia Orvel", "2024-02-19", speaker="Emil Torva", stance="asserted"))
    )  # fmt: skip
    (beating,) = events(casefile, "ill_treatment")
    assert beating.stance is Stance.ALLEGED
    assert "alleged by Emil Torva" in beating.title


def test_the_acting_body_asserts_its_own_act() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-21",
               tell("sanction", "Anton Brezhul", "2024-02-19", agent="Harbour Committee", speaker="Harbour Committee"))
    )  # fmt: skip
    assert events(casefile, "sanction")[0].stance is Stance.ASSERTED


def test_a_rejected_claim_is_kept_and_counts_nowhere() -> None:
    one = report("A", "Limna Post", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"))
    other = report("B", "Harbour Gazette", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-05"))
    wrong = other[1].claims[0].id
    (arrest,) = events(built(one, other, decisions=[decide("reject", wrong)]), "arrest")
    assert arrest.claims == (one[1].claims[0].id,)
    assert arrest.rejected == (wrong,)
    assert arrest.support.reports == 1


def test_one_voice_in_two_outlets_is_one_origin() -> None:
    casefile = built(
        report(
            "A", "Limna Post", "2024-02-21", tell("ill_treatment", "Nadia Orvel", "2024-02-19", speaker="Emil Torva")
        ),
        report("B", "Tarpress", "2024-02-21", tell("ill_treatment", "Nadia Orvel", "2024-02-19", speaker="Emil Torva")),
    )
    (beating,) = events(casefile, "ill_treatment")
    assert beating.support.write() == "2 reports, 2 publishers, 1 origin"
    assert casefile.support.origins == 2


def test_two_people_of_one_claim_do_not_tie_events_of_other_years() -> None:
    both = report("A", "Limna Post", "2021-02-03", tell("arrest/start", "Nadia Orvel", "2021-02-01"))
    pair = tell("arrest/start", "Nadia Orvel", also="Ivo Brask")
    casefile = built(both, report("B", "Tarpress", "2021-02-04", tell("arrest/start", "Ivo Brask", "2015"), pair))
    assert len(events(casefile, "arrest")) == 3
    assert not findings(casefile, FindingKind.CONTRADICTION)


def test_not_released_yet_denies_no_release() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-10", tell("release/end", "Nadia Orvel", "2024-02-09")),
        report(
            "B", "Tarpress", "2024-02-12", tell("release/end", "Nadia Orvel", stance="denied", speaker="Emil Torva")
        ),
    )
    assert len(events(casefile, "release")) == 2
    assert not findings(casefile, FindingKind.DENIAL)


def test_a_claim_of_an_unknown_type_is_told_of() -> None:
    one = report("A", "Limna Post", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"))
    wrong = decide("correct", one[1].claims[0].id, slot="type", value="abduction")
    casefile = built(one, decisions=[wrong])
    assert casefile.events == ()
    assert [problem.where for problem in casefile.problems] == [f"claim {one[1].claims[0].id}"]


def test_bounds_that_meet_nowhere_span_all_that_is_told() -> None:
    on_or_after, on_or_before = Bounds(date(2024, 2, 10), None), Bounds(None, date(2024, 2, 5))
    assert agreed_bounds([on_or_after, on_or_before]) == Bounds(date(2024, 2, 5), date(2024, 2, 10))


def test_since_a_day_tells_the_beginning() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-14", tell("hunger_strike/start", "Nadia Orvel", "2024-02-12")),
        report("B", "Tarpress", "2024-02-16", tell("hunger_strike/continue", "Nadia Orvel", "2024-02-13", since=True)),
    )
    (start,) = events(casefile, "hunger_strike")
    assert start.when_label == "12 or 13 February 2024"


def _two_arrests(**of_the_second: str) -> list[Written]:
    return [
        report("A", "Limna Post", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
        report("B", "Limna Post", "2024-05-20", tell("arrest/start", "Nadia Orvel", "2024-05-19", **of_the_second)),
    ]


@pytest.mark.parametrize(
    ("back", "held"),
    [
        (tell("arrest/start", "Nadia Orvel"), [1, 2]),
        (tell("arrest/start", "Nadia Orvel", charge="extortion"), [1, 1, 1]),
        (tell("arrest/start", "Nadia Orvel", stance="planned"), [1, 1, 1]),
    ],
    ids=["bare", "with a value of its own", "of something to come"],
)
def test_only_a_bare_back_reference_goes_to_the_latest_of_several(back: Tell, held: list[int]) -> None:
    casefile = built(*_two_arrests(), report("C", "Tarpress", "2024-06-01", back))
    assert sorted(len(event.claims) for event in events(casefile, "arrest")) == sorted(held)


def test_a_back_reference_never_makes_an_allegation_firmer() -> None:
    alleged = _two_arrests(speaker="Emil Torva")
    casefile = built(*alleged, report("C", "Tarpress", "2024-06-01", tell("arrest/start", "Nadia Orvel")))
    latest = next(event for event in events(casefile, "arrest") if event.bounds.day == date(2024, 5, 19))
    assert latest.stance is Stance.ALLEGED
    assert len(latest.claims) == 1


def test_a_back_reference_between_two_arrests_goes_to_the_earlier() -> None:
    casefile = built(*_two_arrests(), report("C", "Tarpress", "2024-03-01", tell("arrest/start", "Nadia Orvel")))
    assert [len(event.claims) for event in events(casefile, "arrest")] == [2, 1]


@pytest.mark.parametrize(
    ("kind", "days", "number"),
    [
        ("arrest/start", ("2024-02-05", "2024-02-07"), 1),
        ("visit", ("2024-02-05", "2024-02-07"), 2),
        ("visit", ("2024-02-05", "2024-02-05"), 1),
        ("death", ("2024-02-05", "2024-06-07"), 1),
        ("arrest/start", ("2024-02-05", "2024-06-07"), 2),
    ],
)
def test_how_far_apart_one_event_may_be_told_depends_on_what_it_is(
    kind: str, days: tuple[str, str], number: int
) -> None:
    told = [
        report(name, outlet, "2024-06-10", tell(kind, "Nadia Orvel", day))
        for name, outlet, day in zip("AB", ("Limna Post", "Tarpress"), days, strict=True)
    ]
    assert len(events(built(*told), kind.partition("/")[0])) == number


def test_a_call_has_happened_once_it_is_made_and_what_it_calls_for_has_not() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-10",
               tell("call_for_release", "Nadia Orvel", "2024-02-09", stance="demanded", agent="Harbour Committee")),
        report("B", "Tarpress", "2024-02-10",
               tell("call_for_release", "Nadia Orvel", "2024-02-09", agent="Harbour Committee")),
        report("C", "Tarpress", "2024-02-11", tell("release/end", "Nadia Orvel", "2024-02-09", stance="demanded")),
        report("D", "Limna Post", "2024-02-11", tell("release/end", "Nadia Orvel", "2024-02-09")),
    )  # fmt: skip
    assert len(events(casefile, "call_for_release")) == 1
    assert len(events(casefile, "release")) == 2


def test_an_order_is_part_of_the_arrest_that_it_confirms() -> None:
    casefile = built(
        report(
            "A", "Limna Post", "2024-02-07",
            tell("arrest/start", "Nadia Orvel", "2024-02-05"),
            tell("custody_order/order", "Nadia Orvel", "2024-02-06", term="P1M"),
        )
    )  # fmt: skip
    (order,) = events(casefile, "custody_order")
    (arrest,) = events(casefile, "arrest")
    assert [(tie.kind, tie.event) for tie in order.relations] == [(RelationKind.PART_OF, arrest.id)]
    assert "Arrest of Nadia Orvel" in order.relations[0].reason
