from __future__ import annotations

import time
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.networks import agree, large_network, small_network
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

POINTS = ("a", "b", "c")
RANGE = range(6)


@st.composite
def statement(draw: st.DrawFn, number: int) -> Statement:
    """A small statement, so that every assignment of days can be tried."""
    point, other = draw(st.permutations(POINTS))[:2]
    low = draw(st.integers(0, 5))
    high = draw(st.integers(low, 5))
    source = f"s{number}"
    if draw(st.booleans()):
        return Statement(source, day_between(point, low, high))
    return Statement(source, apart(point, other, low, high))


def networks() -> st.SearchStrategy[list[Statement]]:
    size = st.integers(0, 6)
    return size.flatmap(lambda n: st.tuples(*(statement(number) for number in range(n))).map(list))


def possible(statements: list[Statement]) -> bool:
    """By trying every day: points within the range and a margin, since differences can lead out of it."""
    edges = [edge for one in statements for edge in one.edges]
    for days in product(range(-12, 18), repeat=len(POINTS)):
        at = dict(zip(POINTS, days, strict=True)) | {ORIGIN: 0}
        if all(at[edge.later] - at[edge.earlier] <= edge.weight for edge in edges):
            return True
    return False


@settings(max_examples=40, deadline=None)
@given(networks())
def test_consistent_agrees_with_trying_every_day(statements: list[Statement]) -> None:
    assert consistent(statements) == possible(statements)


@settings(max_examples=150, deadline=None)
@given(networks())
def test_a_smallest_conflict_needs_every_statement(statements: list[Statement]) -> None:
    conflict = smallest_conflict(statements)
    assert bool(conflict) == (not consistent(statements))
    if conflict:
        assert not consistent(conflict)
        for one in conflict:
            assert consistent([other for other in conflict if other is not one])


@settings(max_examples=150, deadline=None)
@given(networks())
def test_no_smaller_choice_settles_it(statements: list[Statement]) -> None:
    dropped = fewest_to_drop(statements, {})
    assert consistent([one for one in statements if one.source not in dropped])
    for fewer in range(len(dropped)):
        for choice in combinations(sorted({one.source for one in statements}), fewer):
            assert not consistent([one for one in statements if one.source not in choice])


@st.composite
def spans_of_one_point(draw: st.DrawFn) -> list[Statement]:
    """Spans of one point, sides open or not, some of one source and some background."""
    sides = st.none() | st.integers(0, 6)
    said = draw(st.lists(st.tuples(st.sampled_from(("", "s1", "s2", "s3", "s4", "s5")), sides, sides), max_size=8))
    return [Statement(source, day_between("a", first, last)) for source, first, last in said]


@settings(max_examples=300, deadline=None)
@given(spans_of_one_point(), st.dictionaries(st.sampled_from(("s1", "s2", "s3")), st.integers(1, 4)))
def test_of_one_point_the_first_of_the_lightest_choices_is_found(
    statements: list[Statement], weights: dict[str, int]
) -> None:
    sources = sorted({one.source for one in statements} - {""})
    choices = [choice for size in range(len(sources) + 1) for choice in combinations(sources, size)
               if consistent([one for one in statements if one.source not in choice])]  # fmt: skip
    expected = min(choices, key=lambda choice: (sum(weights.get(one, 1) for one in choice), choice), default=())
    assert fewest_to_drop(statements, weights) == expected


def test_beyond_the_limit_what_is_dropped_still_settles_it() -> None:
    statements = [Statement(f"s{day}", day_between("a", day, day)) for day in range(14)]
    dropped = fewest_to_drop(statements, {}, limit=3)
    assert consistent([one for one in statements if one.source not in dropped])


def test_background_is_never_to_blame() -> None:
    order = Statement("", apart("start", "end", 0, None))
    start, end = Statement("A", day_between("start", 9, 9)), Statement("B", day_between("end", 5, 5))
    assert {one.source for one in smallest_conflict([order, start, end])} == {"A", "B"}
    assert consistent([start, end])


def test_a_chain_of_claims_that_no_pair_contradicts() -> None:
    chain = [
        Statement("A", apart("a", "b", 3, 3)),
        Statement("B", apart("b", "c", 3, 3)),
        Statement("C", apart("a", "c", 7, 7)),
    ]
    assert len(smallest_conflict(chain)) == 3
    assert all(consistent(list(pair)) for pair in combinations(chain, 2))
    assert Edge("a", "b", 3) in chain[0].edges


def test_a_cycle_that_names_more_than_it_needs_is_thinned() -> None:
    wordy = Statement("A", (*apart("a", "b", 2, 5), *apart("b", "d", 3, 7)))
    others = [
        Statement("B", (*apart("a", "c", 4, 4), *apart("a", "c", 0, 7))),
        Statement("C", (*apart("a", "c", 2, 2), *apart("c", "a", 2, 8))),
        Statement("D", (*apart("a", "c", 2, 5), *apart("d", "c", 5, 6))),
    ]
    conflict = smallest_conflict([wordy, *others])
    assert not consistent(conflict)
    for one in conflict:
        assert consistent([other for other in conflict if other is not one])


@pytest.mark.parametrize("first", range(0, 120, 30))
def test_random_networks_are_as_z3_has_them(first: int) -> None:
    pytest.importorskip("z3", reason="z3-solver is not installed")
    assert [seed for seed in range(first, first + 30) if not agree(small_network(seed))] == []


def test_a_large_network_is_checked_and_explained_without_looking_at_all_of_it_again() -> None:
    true, false = large_network(5), large_network(6, wrong=4)
    assert consistent(true)
    assert "w" in {one.source[0] for one in smallest_conflict(false)}
    assert fewest_to_drop(false, {}) == ("w0", "w1", "w2", "w3")


def test_a_chain_told_backwards_takes_no_longer() -> None:
    chain = [Statement(f"c{day}", apart(f"p{day}", f"p{day + 1}", 1, 1)) for day in reversed(range(2_000))]
    began = time.process_time()
    assert consistent(chain)
    assert time.process_time() - began < 1
    assert len(smallest_conflict([*chain, Statement("x", apart("p0", "p9", 10, 10))])) == 10


def test_weights_tell_which_source_falls() -> None:
    statements = [Statement("A", day_between("a", 1, 1)), Statement("B", day_between("a", 2, 2))]
    assert fewest_to_drop(statements, {"A": 2}) == ("B",)
    assert fewest_to_drop(statements, {"B": 2}) == ("A",)
