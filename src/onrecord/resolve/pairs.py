"""Which spellings of names are probably one name, without comparing all with all: only those that share a key."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from onrecord.resolve.facts import Facts
from onrecord.resolve.matching import Matcher

BLOCK = 200
"""A key that more names than this share tells little about them: then only their neighbours in order are compared."""
NEIGHBOURS = 8

Pair: TypeAlias = tuple[float, str, str]
"""How alike two spellings are, from 0 to 1, and the two in their order."""


class Blocks:
    """Whole spellings by the keys that they share, each block in the order of the texts."""

    def __init__(self, facts: Iterable[Facts], keys: frozenset[str] | None = None) -> None:
        """`facts` in the order of their texts; only the blocks of `keys`, where some are given."""
        self._blocks: dict[str, list[str]] = {}
        self._held: dict[str, list[str]] = {}
        self._asking: dict[str, list[str]] = {}
        for one in facts:
            for block, found in ((self._blocks, one.keys), (self._held, one.held), (self._asking, one.asked)):
                for key in found:
                    if keys is None or key in keys:
                        block.setdefault(key, []).append(one.text)

    def before(self, one: Facts) -> set[str]:
        """Spellings that come earlier and are compared with it, and all that its initial asks for."""
        found: set[str] = set()
        for key in one.keys:
            block = self._blocks[key]
            place = bisect_left(block, one.text)
            found.update(block[:place] if place <= BLOCK else block[place - NEIGHBOURS : place])
        for key in one.asked:
            found.update(self._held.get(key, ())[:BLOCK])
        return found

    def beside(self, one: Facts) -> set[str]:
        """All spellings that are compared with it."""
        found = self.before(one)
        for key in one.keys:
            block = self._blocks[key]
            place = bisect_left(block, one.text)
            found.update(block[place + 1 : max(BLOCK, place + NEIGHBOURS) + 1])
        for key in one.held:
            if bisect_left(self._held[key], one.text) < BLOCK:
                found.update(self._asking.get(key, ()))
        return found

    def crowded(self, one: Facts) -> set[str]:
        """The spellings of those of its blocks that are so large that not all are compared with all."""
        blocks = [self._blocks[key] for key in one.keys] + [self._held[key] for key in one.held]
        large = {text for block in blocks if len(block) > BLOCK for text in block}
        asking = {text for key in one.held if len(self._held[key]) > BLOCK for text in self._asking.get(key, ())}
        return large | asking


def alike_pairs(facts: Mapping[str, Facts], matcher: Matcher) -> tuple[Pair, ...]:
    """Pairs of different whole spellings that are probably one name or more, in the order of the texts.

    `facts` of all spellings of one kind, in the order of their texts.
    """
    whole = [one for one in facts.values() if one.whole]
    blocks = Blocks(whole)
    return tuple(sorted(_scored(((one.text, blocks.before(one)) for one in whole), matcher), key=lambda pair: pair[1:]))


def further_pairs(
    facts: Mapping[str, Facts], new: Sequence[str], known: Iterable[Pair], matcher: Matcher
) -> tuple[Pair, ...]:
    """The pairs that `alike_pairs` gives, worked out from those `known` before the `new` spellings came."""
    whole = [one for one in facts.values() if one.whole]
    added = [facts[text] for text in new if facts[text].whole]
    if not added:
        return tuple(known)
    keys = frozenset(key for one in added for key in (*one.keys, *one.asked, *one.held))
    blocks = Blocks(whole, keys)
    crowded = {text for one in added for text in blocks.crowded(one)}
    kept = [pair for pair in known if not (pair[1] in crowded and pair[2] in crowded)]
    found = list(_scored(((one.text, blocks.beside(one)) for one in added), matcher))
    if crowded:
        every = Blocks(whole)
        found += [pair for pair in known if pair[1] in crowded and pair[2] in crowded
                  and (pair[1] in every.before(facts[pair[2]]) or pair[2] in every.before(facts[pair[1]]))]  # fmt: skip
    by_texts = {pair[1:]: pair for pair in (*kept, *found)}
    return tuple(by_texts[texts] for texts in sorted(by_texts))


def _scored(compared: Iterable[tuple[str, set[str]]], matcher: Matcher) -> Iterator[Pair]:
    pairs = {(min(text, other), max(text, other)) for text, others in compared for other in others}
    for left, right in sorted(pairs):
        score = matcher.compare(left, right)
        if score >= matcher.probable:
            yield score, left, right
