"""Pairs of spellings found beside known ones are those found in all, also where blocks are too large for all."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.core.mention import MentionKind
from onrecord.resolve import pairs
from onrecord.resolve.facts import all_facts
from onrecord.resolve.matching import matcher_for

NAMES = [f"{first} {last}" for first, last in product(
    ("Alma", "Alba", "Almah", "A.", "Elma"), ("Verrin", "Verin", "Verren", "Veryn", "Varrin"))]  # fmt: skip
PERSON = MentionKind.PERSON


def facts(texts: list[str]) -> dict[str, pairs.Facts]:
    return all_facts({PERSON: texts}, {})[PERSON]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(NAMES), unique=True), cuts=st.lists(st.integers(0, 25), max_size=3))
@pytest.mark.parametrize("block", [1, 3, 200])
def test_pairs_found_step_by_step_are_those_found_at_once(
    block: int, names: list[str], cuts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "BLOCK", block)
    monkeypatch.setattr(pairs, "NEIGHBOURS", 1)
    known: tuple[pairs.Pair, ...] = ()
    places = sorted({0, len(names), *(cut for cut in cuts if cut < len(names))})
    for start, end in pairwise(places):
        known = pairs.further_pairs(facts(names[:end]), names[start:end], known, matcher_for(PERSON))
    assert known == pairs.alike_pairs(facts(names), matcher_for(PERSON))


def test_some_of_these_names_are_alike_and_large_blocks_leave_some_out(monkeypatch: pytest.MonkeyPatch) -> None:
    every = pairs.alike_pairs(facts(NAMES), matcher_for(PERSON))
    monkeypatch.setattr(pairs, "BLOCK", 1)
    monkeypatch.setattr(pairs, "NEIGHBOURS", 1)
    assert 20 < len(pairs.alike_pairs(facts(NAMES), matcher_for(PERSON))) < len(every)
