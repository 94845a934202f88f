"""Which spellings of names are probably one name, without comparing all with all: only those that share a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from onrecord.resolve.matching import Matcher

BLOCK = 200
"""A key that more names than this share tells little about them: then only their neighbours in order are compared."""
NEIGHBOURS = 8

Pair: TypeAlias = tuple[float, str, str]
"""How alike two spellings are, from 0 to 1, and the two in their order."""


def alike_pairs(spellings: Iterable[str], matcher: Matcher) -> Iterator[Pair]:
    """Pairs of different spellings that are probably one name or more; each pair once."""
    texts = sorted(set(spellings))
    blocks: dict[str, list[int]] = {}
    held: dict[str, list[int]] = {}
    if any(matcher.asked(text) for text in texts):
        for place, text in enumerate(texts):
            for key in matcher.held(text):
                held.setdefault(key, []).append(place)
    for place, text in enumerate(texts):
        beside: set[int] = set()
        for key in matcher.keys(text):
            block = blocks.setdefault(key, [])
            beside.update(block if len(block) <= BLOCK else block[-NEIGHBOURS:])
            block.append(place)
        for key in matcher.asked(text):
            beside.update(held.get(key, ())[:BLOCK])
        for other in sorted(beside):
            left, right = sorted((texts[other], text))
            score = matcher.compare(left, right)
            if score >= matcher.probable:
                yield score, left, right
