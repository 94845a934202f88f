"""Where things stand on the drawn timeline: lanes, a scale of days, numbered events, bars for states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.core.when import Bounds
from onrecord.export.wording import MONTHS

WIDTH = 1000
"""Units across; the page scales them."""
LEFT = 118
"""Where the scale begins, right of the names of the lanes."""
RIGHT = 976
TOP = 34
CROWD = 150
"""Events beyond which dots without numbers are drawn."""
MOST_ROWS = 14
"""Rows in a lane at most; what finds no room shares the last row."""


@dataclass(frozen=True, slots=True)
class Point:
    """An event to be drawn."""

    number: int
    href: str
    title: str
    lane: str
    bounds: Bounds
    firm: bool
    """Whether it is asserted: drawn filled."""
    conflict: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a state to be drawn; `end` is None where it still lasts on the day of the case file."""

    lane: str
    label: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Limit:
    """A day on which something runs out."""

    lane: str
    label: str
    day: date


@dataclass(frozen=True, slots=True)
class Dot:
    """An event in its place; a tail runs from `tail_start` to `tail_end` where the day is not one."""

    point: Point
    x: float
    y: float
    tail_start: float
    tail_end: float
    earlier: bool
    """Whether it lies before the scale begins."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar in its place."""

    bar: Bar
    x: float
    y: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """A limit in its place; its words stand left of it where there is no room on its right."""

    limit: Limit
    x: float
    y: float
    leftwards: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane in its place."""

    name: str
    y: float
    height: float
    dots: tuple[Dot, ...]
    stretches: tuple[Stretch, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or year on the scale."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole timeline."""

    width: int
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    as_of: float | None
    numbered: bool
    earlier: int
    """How many events lie before the scale, at its left edge."""


@dataclass(frozen=True, slots=True)
class _Size:
    """How much room an event takes."""

    reach: float
    """Units from its middle to its edge."""
    row: float
    """Units from one row to the next."""


NUMBERED, PLAIN = _Size(10, 24), _Size(6, 14)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands; days outside stand at the edge."""
        length = max((self.last - self.first).days, 1)
        share = (min(max(day, self.first), self.last) - self.first).days / length
        return round(LEFT + 14 + share * (RIGHT - LEFT - 28), 1)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a lane is drawn."""

    name: str
    y: float
    scale: _Scale
    size: _Size


def draw(
    lanes: Sequence[str], points: Sequence[Point], bars: Sequence[Bar], limits: Sequence[Limit], as_of: date | None
) -> Drawing | None:
    """The timeline of `points`, `bars` and `limits` in `lanes`; None where nothing has a date.

    Lanes in which nothing happens are left out. A few events long before all others are put at the left edge.
    """
    dated = [point for point in points if point.bounds.known]
    if not dated:
        return None
    scale = _scale(dated, bars, limits, as_of)
    size = NUMBERED if len(dated) <= CROWD else PLAIN
    drawn: list[Lane] = []
    y = float(TOP)
    for name in lanes:
        inside = [point for point in dated if point.lane == name]
        stretches = _stretches([bar for bar in bars if bar.lane == name], y, scale, as_of)
        if inside or stretches:
            flags = [limit for limit in limits if limit.lane == name]
            drawn.append(_lane(_Frame(name, y, scale, size), inside, stretches, flags))
            y += drawn[-1].height
    earlier = sum(dot.earlier for lane in drawn for dot in lane.dots)
    at = None if as_of is None else scale.at(as_of)
    return Drawing(WIDTH, y + 8, tuple(drawn), _ticks(scale), at, size is NUMBERED, earlier)


def _anchor(bounds: Bounds) -> date:
    """The day an event is drawn on: the last it can have been."""
    day = bounds.latest or bounds.earliest
    if day is None:
        raise ValueError("only dated events are drawn")
    return day


def _scale(points: Sequence[Point], bars: Sequence[Bar], limits: Sequence[Limit], as_of: date | None) -> _Scale:
    days = sorted(_anchor(point.bounds) for point in points)
    last = max([*days, *(limit.day for limit in limits), *([as_of] if as_of else [])])
    first = _without_outliers(days, last)
    starts = [bar.start for bar in bars if bar.start >= first - timedelta(days=366)]
    return _Scale(min([first, *starts]), last)


def _without_outliers(days: list[date], last: date) -> date:
    """The first day worth a scale: a few early days behind a gap of more than half of all time are left out."""
    few = len(days) // 4
    for index in range(min(few, len(days) - 1), 0, -1):
        if (days[index] - days[index - 1]).days * 2 > (last - days[0]).days:
            return days[index]
    return days[0]


def _lane(frame: _Frame, inside: Sequence[Point], stretches: tuple[Stretch, ...], limits: Sequence[Limit]) -> Lane:
    above = 10 + len({stretch.y for stretch in stretches}) * 18 + (14 if limits else 0)
    dots = _dots(inside, frame.y + above + 12, frame.scale, frame.size)
    rows = max((dot.y for dot in dots), default=frame.y + above) - frame.y
    flags = []
    for limit in limits:
        x = frame.scale.at(limit.day)
        flags.append(Flag(limit, x, frame.y + above - 4, x > RIGHT - 150))
    return Lane(frame.name, frame.y, rows + 24, dots, stretches, tuple(flags))


def _stretches(bars: Sequence[Bar], y: float, scale: _Scale, as_of: date | None) -> tuple[Stretch, ...]:
    labels = sorted({bar.label for bar in bars})
    placed = []
    for bar in bars:
        start = scale.at(bar.start)
        end = scale.at(bar.end or as_of or scale.last)
        row = labels.index(bar.label)
        placed.append(Stretch(bar, start, y + 8 + row * 18, max(end - start, 3.0), bar.end is None))
    return tuple(placed)


def _dots(points: Sequence[Point], y: float, scale: _Scale, size: _Size) -> tuple[Dot, ...]:
    """Each event in the first row with room for it, so that none hides another."""
    ends: list[float] = []
    dots: list[Dot] = []
    for point in sorted(points, key=lambda item: (_anchor(item.bounds), item.number)):
        x = scale.at(_anchor(point.bounds))
        tail = scale.at(point.bounds.earliest) if point.bounds.earliest else max(x - 2.2 * size.reach, float(LEFT))
        room = min(tail, x - size.reach)
        row = next((index for index, end in enumerate(ends) if end < room), len(ends))
        if row == len(ends) and row < MOST_ROWS:
            ends.append(0.0)
        row = min(row, len(ends) - 1)
        tail_end = x if point.bounds.latest else min(x + 2.2 * size.reach, float(RIGHT))
        ends[row] = max(x + size.reach, tail_end) + 2
        earlier = _anchor(point.bounds) < scale.first
        dots.append(Dot(point, x, y + row * size.row, round(tail, 1), round(tail_end, 1), earlier))
    return tuple(dots)


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    """Months where there is room for them, else quarters, else years, else every so many years."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month + 1
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 600, 12000) if months / step <= 12)
    opening = f"{scale.first.day} {MONTHS[scale.first.month - 1][:3]} {scale.first.year}"
    ticks = [Tick(opening, scale.at(scale.first))]
    for count in range(1, months):
        index = scale.first.year * 12 + scale.first.month - 1 + count
        year, month = divmod(index, 12)
        if index % step == 0:
            label = str(year) if step >= 12 else f"{MONTHS[month][:3]} {year}"
            ticks.append(Tick(label, scale.at(date(year, month + 1, 1))))
    crowded = len(ticks) > 1 and ticks[1].x - ticks[0].x < 80
    return tuple(ticks[1:] if crowded else ticks)
