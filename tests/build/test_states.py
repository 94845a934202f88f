from __future__ import annotations

from onrecord.core.state import ClockName
from tests.build.cases import built, clock, state
from tests.support.readings import report, tell


def test_custody_with_its_day_and_all_readings_of_when_it_runs_out() -> None:
    casefile = built(
        report(
            "A", "Tarpress", "2023-01-22",
            tell("arrest/start", "Ivo Brask", "2022-12-09"),
            tell("custody_order/order", "Ivo Brask", "2022-12-09", term="P1M20D"),
            tell("custody_order/extension", "Ivo Brask", "2023-01-21", term="P1M"),
        )
    )  # fmt: skip
    custody = state(casefile, "custody")
    assert custody.active
    assert clock(custody, ClockName.DAY) == ["45"]
    assert clock(custody, ClockName.RUNS_OUT) == ["2023-02-28", "2023-03-01"]
    rules = [reading for one in custody.clocks for reading in one.readings]
    assert all(reading.rule and reading.formula for reading in rules)


def test_the_first_order_runs_out_under_both_customs() -> None:
    casefile = built(
        report("A", "Tarpress", "2022-12-28", tell("arrest/start", "Ivo Brask", "2022-12-09"),
               tell("custody_order/order", "Ivo Brask", "2022-12-09", term="P1M20D"))
    )  # fmt: skip
    assert clock(state(casefile, "custody"), ClockName.RUNS_OUT) == ["2023-01-28", "2023-01-29"]


def test_a_hunger_strike_in_two_periods() -> None:
    casefile = built(
        report(
            "A", "Tarpress", "2023-01-22",
            tell("hunger_strike/start", "Ivo Brask", "2022-12-15"),
            tell("hunger_strike/end", "Ivo Brask", "2022-12-28"),
            tell("hunger_strike/resume", "Ivo Brask", "2023-01-09"),
            tell("hunger_strike/continue", "Ivo Brask", "2023-01-22", ordinal=14),
        )
    )  # fmt: skip
    strike = state(casefile, "hunger_strike")
    values = [[reading.value for one in period.clocks for reading in one.readings] for period in strike.periods]
    assert values == [["14"], ["14"]]
    assert clock(strike, ClockName.DAYS_IN_ALL) == ["28"]
    assert strike.active


def test_a_state_as_of_an_earlier_day_knows_nothing_of_later_events() -> None:
    reports = report("A", "Tarpress", "2024-02-10", tell("arrest/start", "Ivo Brask", "2024-02-05"),
                     tell("release/end", "Ivo Brask", "2024-02-09"))  # fmt: skip
    assert not state(built(reports), "custody").active
    earlier = state(built(reports, as_of="2024-02-07"), "custody")
    assert earlier.active
    assert clock(earlier, ClockName.DAY) == ["3"]


def test_a_count_alone_tells_when_it_began() -> None:
    casefile = built(
        report("A", "Tarpress", "2024-03-22", tell("hunger_strike/continue", "Ivo Brask", "2024-03-22", ordinal=40))
    )
    (period,) = state(casefile, "hunger_strike").periods
    assert period.start.day is not None
    assert period.start.day.isoformat() == "2024-02-12"
    assert period.start_event is None


def test_both_accounts_of_a_beginning_give_a_day() -> None:
    casefile = built(
        report("A", "Tarpress", "2024-02-14", tell("hunger_strike/start", "Ivo Brask", "2024-02-12")),
        report("B", "Limna Post", "2024-02-14", tell("hunger_strike/start", "Ivo Brask", "2024-02-13")),
    )
    assert sorted(clock(state(casefile, "hunger_strike"), ClockName.DAY)) == ["2", "3"]


def test_a_plan_starts_nothing() -> None:
    casefile = built(
        report("A", "Tarpress", "2024-02-14", tell("hunger_strike/start", "Ivo Brask", "2024-02-12", stance="planned"))
    )
    assert casefile.states == ()


def test_a_second_arrest_within_weeks_does_not_restart_the_count() -> None:
    again = report("B", "Tarpress", "2024-03-10", tell("arrest/start", "Ivo Brask", "2024-03-10"))
    first = report("A", "Tarpress", "2024-02-10", tell("arrest/start", "Ivo Brask", "2024-02-05"))
    assert len(state(built(first, again), "custody").periods) == 1
    much_later = report("C", "Tarpress", "2024-09-15", tell("arrest/start", "Ivo Brask", "2024-09-14"))
    assert len(state(built(first, much_later), "custody").periods) == 2


def test_an_extension_of_unknown_length_leaves_the_last_day_open() -> None:
    casefile = built(
        report("A", "Tarpress", "2024-02-06", tell("custody_order/order", "Ivo Brask", "2024-02-06", term="P1M")),
        report("B", "Tarpress", "2024-03-04", tell("custody_order/extension", "Ivo Brask", "2024-03-04")),
        as_of="2024-06-01",
    )
    custody = state(casefile, "custody")
    assert clock(custody, ClockName.RUNS_OUT) == ["2024-03-05/.."]
    assert clock(custody, ClockName.OVERDUE) == []
    alone = built(
        report("B", "Tarpress", "2024-03-04", tell("custody_order/extension", "Ivo Brask", "2024-03-04", term="P1M"))
    )
    assert clock(state(alone, "custody"), ClockName.RUNS_OUT) == []


def test_a_day_named_by_the_order_goes_before_a_calculation() -> None:
    order = tell("custody_order/order", "Ivo Brask", "2024-02-06", term="P1M", until="2024-03-08")
    casefile = built(report("A", "Tarpress", "2024-02-06", order))
    assert clock(state(casefile, "custody"), ClockName.RUNS_OUT) == ["2024-03-08"]
