"""Reports that only tell that a state lasts are one line until something happens; no claim of them is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.state import ClockName
from onrecord.explain import Explanation, explain
from tests.build.cases import Written, built, clock, events, state
from tests.support.readings import Tell, report, tell


def held(name: str, published: str, *more: Tell, **roles: str) -> Written:
    """A report that tells that Nadia Orvel is in custody, and no date."""
    return report(name, f"Outlet {name}", published, tell("arrest/continue", "Nadia Orvel", **roles), *more)


ARREST = report("0", "Limna Post", "2024-02-05", tell("arrest/start", "Nadia Orvel", "2024-02-04"))


def test_week_after_week_it_is_one_line_with_every_report() -> None:
    casefile = built(ARREST, held("A", "2024-02-06"), held("B", "2024-02-16"), held("C", "2024-03-18"))
    (lasting,) = events(casefile, "arrest/continue")
    assert lasting.support.reports == 3
    assert lasting.when_label == "on or before 6 February 2024, told until 18 March 2024"
    (arrest,) = events(casefile, "arrest/start")
    assert arrest.support.reports == 1, "who tells that somebody is held does not tell of the arrest"
    shown = explain(casefile, lasting.id)
    assert isinstance(shown, Explanation)
    assert [evidence.claim for evidence in shown.evidence] == list(lasting.claims)
    assert all("only that it lasts" in evidence.joined for evidence in shown.evidence)
    custody = state(casefile, "custody")
    assert clock(custody, ClockName.LAST_HEARD) == ["2024-03-18"]


def test_what_the_state_does_in_between_parts_them() -> None:
    release = report("R", "Limna Post", "2024-02-11", tell("release/end", "Nadia Orvel", "2024-02-10"))
    again = report("S", "Limna Post", "2024-02-14", tell("arrest/start", "Nadia Orvel", "2024-02-14"))
    casefile = built(ARREST, held("A", "2024-02-06"), release, again, held("B", "2024-02-16"))
    assert [event.support.reports for event in events(casefile, "arrest/continue")] == [1, 1]
    assert len(state(casefile, "custody").periods) == 2


def test_another_prison_an_allegation_or_a_long_silence_parts_them() -> None:
    first = held("A", "2024-02-06", facility="prison 1")
    for other in (
        held("B", "2024-02-16", facility="prison 2"),
        held("B", "2024-02-16", speaker="Emil Torva", stance="alleged"),
        held("B", "2024-03-23"),
        held("B", "2024-02-16", term="P1M"),
    ):
        assert len(events(built(ARREST, first, other), "arrest/continue")) == 2
    for other in (
        held("B", "2024-02-16"),
        held("B", "2024-02-16", facility="prison 1"),
        held("B", "2024-03-22"),
    ):
        assert len(events(built(ARREST, first, other), "arrest/continue")) == 1


def test_another_prison_in_between_parts_what_is_told_after_it_from_what_was_told_before() -> None:
    casefile = built(
        held("A", "2024-02-06", facility="prison 1"),
        held("B", "2024-02-10", facility="prison 2"),
        held("C", "2024-02-14", facility="prison 1"),
    )
    assert len(events(casefile, "arrest/continue")) == 3


def test_a_day_or_a_count_of_its_own_stays_apart() -> None:
    strike = [
        report("A", "Limna Post", "2024-02-06", tell("hunger_strike/continue", "Nadia Orvel")),
        report("B", "Tarpress", "2024-02-10", tell("hunger_strike/continue", "Nadia Orvel", "2024-02-10", ordinal=9)),
        report("C", "Tarpress", "2024-02-12", tell("hunger_strike/continue", "Nadia Orvel")),
    ]
    told = events(built(*strike), "hunger_strike/continue")
    assert sorted(len(event.claims) for event in told) == [1, 2]


def test_two_people_are_two_lines() -> None:
    other = report("B", "Tarpress", "2024-02-10", tell("arrest/continue", "Ivo Brask"))
    assert len(events(built(held("A", "2024-02-06"), other), "arrest/continue")) == 2


DAYS = st.lists(st.integers(1, 28), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(
    DAYS,
    st.lists(st.integers(1, 28), max_size=2),
    st.lists(st.sampled_from(["", "prison 1", "prison 2"])),
)
def test_no_claim_is_lost_and_no_turn_is_passed_over(days: list[int], turns: list[int], places: list[str]) -> None:
    reports = [
        held(f"H{number}", f"2024-02-{day:02}", **({"facility": place} if place else {}))
        for number, (day, place) in enumerate(zip(days, [*places, *[""] * 6], strict=False))
    ]
    reports += [
        report(f"R{number}", "Limna Post", f"2024-02-{day:02}", tell("release/end", "Nadia Orvel", f"2024-02-{day:02}"))
        for number, day in enumerate(sorted(set(turns)))
    ]
    casefile = built(*reports)
    assert sorted(claim for event in casefile.events for claim in event.claims) == sorted(
        claim.id for _, reading in reports for claim in reading.claims
    )
    published = {reading.document: reading.published for _, reading in reports}
    home = {claim.id: claim.document for claim in casefile.claims}
    for event in events(casefile, "arrest/continue"):
        told = [day.day for claim in event.claims if (day := published[home[claim]])]
        assert not any(min(told) < turn <= max(told) for turn in turns)


def test_a_sitting_told_by_copies_with_nothing_more_is_one() -> None:
    def court(name: str, publisher: str, published: str, *more: Tell) -> Written:
        order = tell("custody_order/order", "Nadia Orvel", "2024-02-05", court="Harbour Court")
        bare = (tell("hearing/held"), tell("hearing/held"))
        return report(name, publisher, published, order, *bare, *more, wire="Tarpress")

    copies = (court("A", "Limna Post", "2024-02-06"), court("B", "Harbour Gazette", "2024-02-07"))
    (hearing,) = events(built(*copies), "hearing")
    assert len(hearing.claims) == 4
    later = court("C", "Open Ledger", "2024-02-12")
    assert [len(event.claims) for event in events(built(*copies, later), "hearing")] == [4, 2]
    other = tell("custody_order/order", "Ivo Brask", "2024-02-05", court="Harbour Court")
    roundup = court("D", "Limna Post", "2024-02-06", other)
    assert len(events(built(roundup), "hearing")) == 2, "of two people's cases, nobody knows whose"
