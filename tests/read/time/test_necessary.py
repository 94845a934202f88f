"""What a pattern cannot do without, read off the pattern itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.time.necessary import core, necessary


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("ab", ["a", "b"]),
        ("a?b", ["b"]),
        ("[ab]c{0,2}", ["ab"]),
        ("(?P<name>a)(?:b|cd)", ["a", "bc"]),
        ("(?:a|b?)c", ["c"]),
        ("(?<=a)b(?=c)(?!d)", ["b"]),
        ("[^a].b", ["b"]),
        ("a{1,2}?b+", ["a", "b"]),
        ("(?:a(?:b|c)){2}", ["a", "bc"]),
    ],
)
def test_what_every_match_has(source: str, needed: list[str]) -> None:
    assert sorted("".join(sorted(found)) for found in necessary(source)) == sorted(needed)


@pytest.mark.parametrize(
    ("source", "rest"),
    [
        ("a?b?c", "c"),
        ("(?:ab)?(?P<x>c)d?", "(?P<x>c)d?"),
        ("ab?", "ab?"),
        ("a?|b", "a?|b"),
        ("a?b|c", "a?b|c"),
        ("a?", "a?"),
    ],
)
def test_the_core_begins_with_what_must_be_there(source: str, rest: str) -> None:
    assert core(source) == rest


PARTS = st.sampled_from(
    ["a", "b?", "[bc]", "(?:a|bc)", "(?:ab?|c){0,2}", "(?=a)", "(?<=b)", ".", "[^a]", "c{1,2}", "(?P<x>d)?"]
)


@given(st.lists(PARTS, min_size=1, max_size=5), st.text("abcd", max_size=12))
def test_where_a_pattern_matches_its_needs_are_there(parts: list[str], text: str) -> None:
    source = "".join(part.replace("<x>", f"<x{at}>") for at, part in enumerate(parts))
    if re.search(source, text):
        assert all(not needed.isdisjoint(text) for needed in necessary(source))
        assert re.search(core(source), text)
