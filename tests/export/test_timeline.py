"""The drawn timeline: nothing hides anything, a lone early event does not squeeze the rest."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.core.when import Bounds
from onrecord.export.page.timeline import CROWD, LEFT, RIGHT, Bar, Limit, Point, draw

LANES = ("custody", "court", "other")
START = date(2031, 1, 1)


def point(number: int, day: date, lane: str = "court", first: date | None = None) -> Point:
    return Point(number, f"#{number}", "", lane, Bounds(first or day, day), firm=True, conflict=False)


def test_events_of_one_day_stand_below_each_other() -> None:
    drawing = draw(LANES, [point(number, START) for number in range(5)], (), (), None)
    assert drawing is not None
    (lane,) = drawing.lanes
    assert len({dot.y for dot in lane.dots}) == 5
    assert all(lane.y < dot.y < lane.y + lane.height for dot in lane.dots)


def test_no_two_events_overlap_and_all_stay_on_the_drawing() -> None:
    days = [START + timedelta(days=(number * 37) % 400) for number in range(90)]
    drawing = draw(LANES, [point(number, day) for number, day in enumerate(days)], (), (), START)
    assert drawing is not None
    assert drawing.numbered
    dots = drawing.lanes[0].dots
    assert all(LEFT <= dot.x <= RIGHT for dot in dots)
    assert not [
        (one, other)
        for one in dots
        for other in dots
        if one is not other and one.y == other.y and abs(one.x - other.x) < 20
    ]


def test_later_days_stand_further_right() -> None:
    drawing = draw(LANES, [point(number, START + timedelta(days=number)) for number in range(30)], (), (), None)
    assert drawing is not None
    places = [dot.x for dot in sorted(drawing.lanes[0].dots, key=lambda dot: dot.point.number)]
    assert places == sorted(places)
    assert places[0] < places[-1]


def test_a_lone_early_event_stands_at_the_edge_and_is_said_to() -> None:
    late = [point(number, START + timedelta(days=number * 10)) for number in range(1, 9)]
    drawing = draw(LANES, [point(0, date(2014, 5, 1)), *late], (), (), None)
    assert drawing is not None
    assert drawing.earlier == 1
    assert (
        max(dot.x for dot in drawing.lanes[0].dots) - min(dot.x for dot in drawing.lanes[0].dots if dot.point.number)
        > 700
    )


def test_lanes_without_anything_are_left_out_and_the_crowd_loses_its_numbers() -> None:
    points = [point(number, START + timedelta(days=number), "other") for number in range(CROWD + 1)]
    drawing = draw(LANES, points, (), (), None)
    assert drawing is not None
    assert [lane.name for lane in drawing.lanes] == ["other"]
    assert not drawing.numbered


def test_a_state_is_a_bar_and_its_limit_a_flag() -> None:
    bar = Bar("custody", "Custody", START, None)
    limit = Limit("custody", "runs out", START + timedelta(days=90))
    drawing = draw(LANES, [point(1, START, "custody")], [bar], [limit], START + timedelta(days=30))
    assert drawing is not None
    (lane,) = drawing.lanes
    assert lane.stretches[0].open
    assert drawing.as_of is not None
    assert lane.stretches[0].x + lane.stretches[0].width == drawing.as_of
    assert lane.flags[0].x > drawing.as_of


def test_a_tail_runs_over_the_days_it_can_have_been() -> None:
    drawing = draw(
        LANES, [point(1, START), point(2, START + timedelta(days=100), first=START + timedelta(days=50))], (), (), None
    )
    assert drawing is not None
    tail = next(dot for dot in drawing.lanes[0].dots if dot.point.number == 2)
    assert tail.tail_start < tail.x == tail.tail_end


def test_without_any_date_nothing_is_drawn() -> None:
    undated = Point(1, "#1", "", "court", Bounds(), firm=True, conflict=False)
    assert draw(LANES, [undated], (), (), START) is None
