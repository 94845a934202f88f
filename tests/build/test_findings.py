from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.attribution import Stance
from onrecord.core.claim import Amount
from onrecord.core.event import RelationKind
from onrecord.core.finding import Finding, FindingKind
from tests.build.cases import Written, built, events, findings
from tests.support.readings import report, tell

STRIKE = "hunger_strike/start"
GOES_ON = "hunger_strike/continue"


def begun(name: str, publisher: str, day: str) -> Written:
    return report(name, publisher, "2024-02-14", tell(STRIKE, "Nadia Orvel", day))


def counted(name: str, number: int, day: str) -> Written:
    return report(name, "Open Ledger", day, tell(GOES_ON, "Nadia Orvel", day, ordinal=number))


def contradictions(*reports: Written) -> list[Finding]:
    return findings(built(*reports), FindingKind.CONTRADICTION)


def test_a_count_supports_the_one_date_that_it_fits() -> None:
    (found,) = contradictions(
        begun("A", "Tarpress", "2024-02-12"), begun("B", "Radio Meridian", "2024-02-13"), counted("C", 40, "2024-03-22")
    )
    sides = {side.label: side for side in found.sides}
    assert sides["12 February 2024"].support.reports == 2
    assert "counts as day 1" in sides["12 February 2024"].reading
    assert sides["13 February 2024"].support.reports == 1
    assert "Radio Meridian" in found.settles
    assert "13 February 2024" in found.settles


def test_a_count_alone_contradicts_a_date_that_no_custom_fits() -> None:
    (found,) = contradictions(begun("A", "Tarpress", "2024-01-09"), counted("B", 30, "2024-01-22"))
    assert "does not fit" in found.title
    assert {side.label for side in found.sides} == {"9 January 2024", "day 30 on 22 January 2024"}


@pytest.mark.parametrize("day", ["2024-01-22", "2024-01-23"])
def test_a_count_agrees_under_either_custom(day: str) -> None:
    casefile = built(begun("A", "Tarpress", "2024-01-09"), counted("B", 14, day))
    assert not findings(casefile, FindingKind.CONTRADICTION)
    (found,) = findings(casefile, FindingKind.AGREEMENT)
    assert "day 1" in found.reason


def test_a_range_and_a_day_inside_it_do_not_contradict() -> None:
    assert not contradictions(begun("A", "Tarpress", "2024-02-01/2024-02-12"), begun("B", "Limna Post", "2024-02-12"))


def test_terms_and_courts_contradict_and_charges_do_not() -> None:
    def order(name: str, publisher: str, term: str, court: str, charge: str) -> Written:
        told = tell("custody_order/order", "Nadia Orvel", "2024-02-06", term=term, court=court, charge=charge)
        return report(name, publisher, "2024-02-07", told)

    casefile = built(
        order("A", "Tarpress", "P1M", "Kosht District Court", "extortion"),
        order("B", "Limna Post", "P2M", "Kosht District Court", "hooliganism"),
    )
    assert [finding.slot for finding in findings(casefile, FindingKind.CONTRADICTION)] == ["term"]
    agreeing = built(
        order("A", "Tarpress", "P1M", "Kosht District Court", "extortion"),
        order("B", "Limna Post", "P1M", "the court", "extortion"),
    )
    assert not findings(agreeing, FindingKind.CONTRADICTION)
    ranged = built(
        order("A", "Tarpress", "P1M", "Kosht District Court", "extortion"),
        order("B", "Limna Post", "P1M/P2M", "Kosht District Court", "extortion"),
    )
    assert not findings(ranged, FindingKind.CONTRADICTION)


@pytest.mark.parametrize(
    ("until", "number"), [("2024-03-06", 0), ("2024-03-10", 0), ("2024-05-06", 1), ("2024-02-20", 1)]
)
def test_a_term_must_lead_to_the_last_day_told(until: str, number: int) -> None:
    told = tell("custody_order/order", "Nadia Orvel", "2024-02-06", term="P1M", until=until)
    assert len(contradictions(report("A", "Tarpress", "2024-02-07", told))) == number


def test_an_extension_runs_from_the_end_of_what_it_extends() -> None:
    told = tell("custody_order/extension", "Nadia Orvel", "2024-02-06", term="P1M", until="2024-05-06")
    assert not contradictions(report("A", "Tarpress", "2024-02-07", told))


def test_a_denial_is_shown_as_one_and_never_as_a_contradiction() -> None:
    beaten = report(
        "A", "Limna Post", "2024-02-21", tell("ill_treatment", "Nadia Orvel", "2024-02-19", speaker="Emil Torva")
    )
    denied = report(
        "B", "Tarpress", "2024-02-22",
        tell("ill_treatment", "Nadia Orvel", "2024-02-19", speaker="Harbour Ministry", stance="denied"),
    )  # fmt: skip
    casefile = built(beaten, denied)
    assert len(events(casefile, "ill_treatment")) == 1
    assert [finding.kind for finding in casefile.findings] == [FindingKind.DENIAL]
    assert "Harbour Ministry" in casefile.findings[0].title


def test_a_denial_that_answers_is_tied_to_what_it_answers() -> None:
    casefile = built(
        report(
            "A", "Limna Post", "2024-02-21",
            tell("ill_treatment", "Nadia Orvel", "2024-02-19", speaker="Emil Torva"),
            tell("official_response/deny", "", agent="Harbour Ministry", stance="denied", answers=0),
        )
    )  # fmt: skip
    (found,) = findings(casefile, FindingKind.DENIAL)
    assert len(found.events) == 2


def test_a_correction_supersedes_and_supports_nothing() -> None:
    old = report("A", "Northern Courier", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-06"))
    new = report(
        "B", "Northern Courier", "2024-02-07",
        tell("arrest/start", "Nadia Orvel", "2024-02-05"),
        tell("arrest/start", "Nadia Orvel", "2024-02-06", correction=True),
        modified="2024-02-08",
    )  # fmt: skip
    casefile = built(old, new)
    assert [finding.kind for finding in casefile.findings] == [FindingKind.SUPERSESSION]
    assert events(casefile, "arrest")[0].when_label == "5 February 2024"


def test_another_outlet_that_says_otherwise_is_not_corrected_by_it() -> None:
    casefile = built(
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-06")),
        report(
            "B", "Northern Courier", "2024-02-07",
            tell("arrest/start", "Nadia Orvel", "2024-02-05"),
            tell("arrest/start", "Nadia Orvel", "2024-02-06", correction=True),
        ),
    )  # fmt: skip
    assert len(findings(casefile, FindingKind.CONTRADICTION)) == 1


def test_a_correction_of_something_else_leaves_a_contradiction_open() -> None:
    casefile = built(
        report("A", "Northern Courier", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-06")),
        report(
            "B", "Northern Courier", "2024-02-09",
            tell("arrest/start", "Nadia Orvel", "2024-02-05"),
            tell("search", "Nadia Orvel", "2024-02-04", correction=True),
        ),
    )  # fmt: skip
    assert [finding.kind for finding in casefile.findings] == [FindingKind.CONTRADICTION]


def test_two_results_of_one_day_contradict() -> None:
    casefile = built(
        report("A", "Tarpress", "2024-03-19", tell("verdict/convicted", "Nadia Orvel", "2024-03-18")),
        report("B", "Limna Post", "2024-03-19", tell("verdict/acquitted", "Nadia Orvel", "2024-03-18")),
    )
    (found,) = findings(casefile, FindingKind.CONTRADICTION)
    assert found.slot == "outcome"


def test_a_release_without_an_arrest_is_a_gap() -> None:
    release = tell("release/end", "Ivo Brask", "2024-02-09")
    assert len(findings(built(report("A", "Tarpress", "2024-02-10", release)), FindingKind.GAP)) == 1
    arrest = tell("arrest/start", "Ivo Brask", "2024-02-05")
    assert not findings(built(report("A", "Tarpress", "2024-02-10", arrest, release)), FindingKind.GAP)


def test_an_announced_hearing_never_told_of_is_a_gap_after_its_day() -> None:
    announced = report(
        "A", "Tarpress", "2024-03-04", tell("hearing/scheduled", "Nadia Orvel", "2024-03-18", stance="planned")
    )
    assert not findings(built(announced, as_of="2024-03-18"), FindingKind.GAP)
    assert len(findings(built(announced, as_of="2024-03-19"), FindingKind.GAP)) == 1
    held = report("B", "Tarpress", "2024-03-19", tell("appeal_ruling/rejected", "Nadia Orvel", "2024-03-18"))
    assert not findings(built(announced, held, as_of="2024-04-01"), FindingKind.GAP)


def test_a_term_that_ran_out_is_a_gap() -> None:
    order = report("A", "Tarpress", "2024-02-06", tell("custody_order/order", "Nadia Orvel", "2024-02-06", term="P1M"))
    assert not findings(built(order, as_of="2024-03-06"), FindingKind.GAP)
    assert len(findings(built(order, as_of="2024-03-07"), FindingKind.GAP)) == 1


@pytest.mark.parametrize(
    ("one", "other", "contradicts"),
    [
        ("P12M", "P1Y", False),
        ("P30D", "P1M", False),
        ("P4W", "P1M", False),
        ("P2M", "P1M/P3M", False),
        ("P1M/P3M", "P3M/P5M", False),
        ("P27D", "P1M", True),
        ("P32D", "P1M", True),
        ("P1M/P3M", "P4M", True),
        ("P1Y", "P13M", True),
    ],
)
def test_terms_contradict_only_where_no_length_satisfies_both(one: str, other: str, contradicts: bool) -> None:
    def order(name: str, publisher: str, term: str) -> Written:
        return report(
            name, publisher, "2024-02-07", tell("custody_order/order", "Nadia Orvel", "2024-02-06", term=term)
        )

    found = contradictions(order("A", "Tarpress", one), order("B", "Limna Post", other))
    assert [finding.slot for finding in found] == (["term"] if contradicts else [])


def test_a_plan_for_another_day_is_not_what_was_done() -> None:
    def planned(day: str) -> list[RelationKind]:
        casefile = built(
            report("A", "Tarpress", "2024-02-10", tell(STRIKE, "Nadia Orvel", day, stance="planned")),
            report("B", "Limna Post", "2024-03-20", tell(STRIKE, "Nadia Orvel", "2024-03-14")),
        )
        return [tie.kind for event in events(casefile, STRIKE) for tie in event.relations]

    assert planned("2024-03-12") == [RelationKind.EXECUTES]
    assert planned("2024-02-20") == []


def fined(name: str, publisher: str, *amounts: tuple[float, str]) -> Written:
    document, reading = report(name, publisher, "2024-02-07", tell("sentence", "Nadia Orvel", "2024-02-06"))
    (claim,) = reading.claims
    told = tuple(Amount(f"{value:g} {unit}", claim.trigger, value, unit) for value, unit in amounts)
    return document, replace(reading, claims=(replace(claim, amounts=told),))


@pytest.mark.parametrize(
    ("one", "other"),
    [(((240, "crowns"),), ((200, "crowns"),)), (((200, "crowns"), (40, "crowns")), ((200, "crowns"), (40, "crowns")))],
    ids=["a part and the whole", "the same values side by side"],
)
def test_sums_that_may_be_parts_do_not_contradict(
    one: tuple[tuple[float, str], ...], other: tuple[tuple[float, str], ...]
) -> None:
    assert not contradictions(fined("A", "Tarpress", *one), fined("B", "Limna Post", *other))


def test_what_one_report_tells_side_by_side_does_not_contradict() -> None:
    def both(name: str, publisher: str) -> Written:
        ordered = [
            tell(
                "custody_order/order",
                "Nadia Orvel",
                "2024-02-06",
                court="Kosht District Court",
                charge=charge,
                term=term,
            )
            for charge, term in (("extortion", "P1M"), ("hooliganism", "P2M"))
        ]
        return report(name, publisher, "2024-02-07", *ordered)

    assert not contradictions(both("A", "Tarpress"), both("B", "Limna Post"))
    (found,) = contradictions(
        both("A", "Tarpress"),
        report("B", "Limna Post", "2024-02-07", tell("custody_order/order", "Nadia Orvel", "2024-02-06", term="P5M")),
    )
    assert found.slot == "term"


def test_what_is_denied_weighs_nothing_in_an_event_that_others_tell() -> None:
    casefile = built(
        report("A", "Limna Post", "2024-02-21",
               tell("ill_treatment", "Nadia Orvel", "2024-02-19", speaker="Emil Torva")),
        report("B", "Tarpress", "2024-02-22",
               tell("ill_treatment", "Nadia Orvel", "2024-02", speaker="Harbour Ministry", stance="denied")),
    )  # fmt: skip
    told = [event for event in events(casefile, "ill_treatment") if event.stance is Stance.ALLEGED]
    assert [event.title for event in told] == ["Ill-treatment of Nadia Orvel (alleged by Emil Torva)"]
    assert told[0].when_label == "19 February 2024"
    strike = built(
        begun("A", "Tarpress", "2024-02-12"),
        report("B", "Limna Post", "2024-02-15",
               tell(STRIKE, "Nadia Orvel", "2024-02-13", speaker="Harbour Ministry", stance="denied")),
    )  # fmt: skip
    assert [event.when_label for event in events(strike, STRIKE)] == ["12 February 2024"]


def test_a_majority_settles_and_an_even_split_does_not() -> None:
    day, other = "2024-02-12", "2024-02-13"
    even = contradictions(begun("A", "Tarpress", day), begun("B", "Limna Post", other))[0]
    assert "so would others" in even.settles
    three = [begun("A", "Tarpress", day), begun("B", "Limna Post", day), begun("C", "Radio Meridian", other)]
    assert "so would others" not in contradictions(*three)[0].settles


def test_two_results_that_one_report_tells_side_by_side_are_two_rulings() -> None:
    both = [tell(f"verdict/{phase}", "Nadia Orvel", "2024-03-18") for phase in ("convicted", "acquitted")]
    assert not contradictions(report("A", "Tarpress", "2024-03-19", *both))


@pytest.mark.parametrize("own_words_first", [True, False])
def test_what_a_report_says_itself_is_its_own_word_though_it_quotes_somebody_too(own_words_first: bool) -> None:
    said = [
        tell(STRIKE, "Nadia Orvel", "2024-02-13"),
        tell(STRIKE, "Nadia Orvel", "2024-02-13", speaker="Emil Torva"),
    ]
    both = report("B", "Limna Post", "2024-02-14", *(said if own_words_first else reversed(said)))
    three = [begun("A", "Tarpress", "2024-02-12"), begun("C", "Radio Meridian", "2024-02-12")]
    (found,) = contradictions(*three, both)
    assert "(Limna Post of 14 February 2024, for 13 February 2024)" in found.settles
