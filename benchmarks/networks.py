"""How the network of days compares with z3, and how fast it is: `python -m benchmarks networks`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from onrecord.reconcile.network import (
    ORIGIN,
    Edge,
    Statement,
    apart,
    consistent,
    day_between,
    fewest_to_drop,
    smallest_conflict,
)

if TYPE_CHECKING:
    import z3

Row = tuple[str, str, str, bool]
"""What is measured, the bar, what was found, whether it holds."""
NETWORKS = 2_000
RUNS = 5


@dataclass(frozen=True, slots=True)
class Agreement:
    """What came of comparing with z3."""

    networks: int
    consistent: int
    """How many of them can be true."""
    wrong: tuple[int, ...]
    """The seeds of the networks about which the two disagree."""


def small_network(seed: int) -> list[Statement]:
    """A network of 2 to 8 points and up to 16 statements, of which about half can be true; some share a source, and
    some are background.
    """
    random = Random(seed)  # noqa: S311 - the same networks every time, for a comparison
    points = [f"p{number}" for number in range(random.randint(2, 8))]
    return [_statement(random, points, number) for number in range(random.randint(1, 16))]


def _statement(random: Random, points: Sequence[str], number: int) -> Statement:
    one, other = random.sample(points, 2)
    low = random.randint(0, 20)
    high = low + random.randint(0, 8)
    source = "" if random.random() < 0.1 else f"s{random.randint(0, number)}"
    match random.randrange(5):
        case 0:
            return Statement(source, day_between(one, low, high))
        case 1:
            return Statement(source, apart(one, other, low, high))
        case 2:
            return Statement(source, apart(one, other, low, None))
        case 3:
            return Statement(source, (*apart(one, other, None, high), *day_between(one, None, low)))
        case _:
            return Statement(source, (Edge(one, other, random.randint(-10, 20)),))


def large_network(seed: int, points: int = 1_000, claims: int = 4_000, wrong: int = 0) -> list[Statement]:
    """What `claims` true statements say about `points` days of eight years, and `wrong` false ones among them."""
    random = Random(seed)  # noqa: S311 - as above
    days = [738_000 + random.randrange(3_000) for _ in range(points)]
    found = []
    for number in range(claims):
        one, other = sorted(random.sample(range(points), 2), key=lambda point: days[point])
        length = days[other] - days[one]
        edges = random.choice((
            day_between(f"p{one}", days[one] - random.randrange(40), days[one] + random.randrange(40)),
            day_between(f"p{one}", days[one], days[one]),
            apart(f"p{one}", f"p{other}", max(0, length - random.randrange(30)), length + random.randrange(30)),
            apart(f"p{one}", f"p{other}", 0, None),
        ))  # fmt: skip
        found.append(Statement(f"s{number}", edges))
    for number in range(wrong):
        point = random.randrange(points)
        late = days[point] + random.randrange(90, 200)
        found.insert(random.randrange(len(found)), Statement(f"w{number}", day_between(f"p{point}", late, None)))
    return found


# --- Beside z3 --------------------------------------------------------------------------------------------------------


def agree(statements: Sequence[Statement]) -> bool:
    """Whether z3 says the same of a network: that it can be true, that a conflict is one and needs all its statements,
    and how many sources must fall at least.
    """
    import z3  # noqa: PLC0415 - only for this comparison

    true = _possible(statements)
    if consistent(statements) != true:
        return False
    conflict = smallest_conflict(statements)
    dropped = fewest_to_drop(statements, {})
    background = [statement for statement in statements if not statement.source]
    if true or not _possible(background):
        return not conflict and not dropped
    needed = all(_possible([*background, *(one for one in conflict if one is not left)]) for left in conflict)
    best = z3.Optimize()
    sources = {statement.source for statement in statements if statement.source}
    for statement in statements:
        says = z3.And(*_constraints(statement))
        best.add(z3.Or(z3.Not(z3.Bool(statement.source)), says) if statement.source else says)
    for source in sorted(sources):
        best.add_soft(z3.Bool(source))
    best.check()
    model = best.model()
    fall = sum(not z3.is_true(model.eval(z3.Bool(source), model_completion=True)) for source in sources)
    left = [statement for statement in statements if statement.source not in dropped]
    return needed and not _possible([*background, *conflict]) and fall == len(dropped) and _possible(left)


def _possible(statements: Sequence[Statement]) -> bool:
    import z3  # noqa: PLC0415 - as above

    solver = z3.Solver()
    for statement in statements:
        solver.add(*_constraints(statement))
    return bool(solver.check() == z3.sat)


def _constraints(statement: Statement) -> list[z3.BoolRef]:
    import z3  # noqa: PLC0415 - as above

    def day(point: str) -> z3.ArithRef:
        return z3.Int(point) if point != ORIGIN else z3.IntVal(0)

    return [day(edge.later) - day(edge.earlier) <= edge.weight for edge in statement.edges]


def compare(networks: int = NETWORKS) -> Agreement:
    """Compare so many small networks."""
    wrong = [seed for seed in range(networks) if not agree(small_network(seed))]
    true = sum(consistent(small_network(seed)) for seed in range(networks))
    return Agreement(networks, true, tuple(wrong))


# --- Speed ------------------------------------------------------------------------------------------------------------


def rows(networks: int = NETWORKS) -> list[Row]:
    """The figures of docs/benchmarks.md; without z3 the comparison is left out."""
    true, false = large_network(1), large_network(2, wrong=1)
    found = [
        _timed("checked", 20, lambda: consistent(true)),
        _timed("a conflict of one false claim explained", 150, lambda: smallest_conflict(false)),
        _timed("what would settle it", 150, lambda: fewest_to_drop(false, {})),
    ]
    try:
        compared = compare(networks)
    except ImportError:
        return found
    what = f"{networks:,} random networks as z3 has them ({compared.consistent:,} can be true)"
    return [*found, (what, "all", f"{networks - len(compared.wrong):,}", not compared.wrong)]


def _timed(what: str, most: int, run: Callable[[], object]) -> Row:
    """The median of some runs in milliseconds of CPU."""
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        run()
        times.append((time.process_time() - began) * 1000)
    found = statistics.median(times)
    return f"1,000 points with 4,000 claims: {what}", f"in {most} ms", f"{found:.0f} ms", found <= most
