"""What lies near a place of a long text, found without going through all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from onrecord.core.span import Span

Item = TypeVar("Item")

_BLOCK = 1024
"""Code points of a text that are looked up together."""


class Near(Generic[Item]):
    """Items with the spans they stand at."""

    def __init__(self, items: Iterable[tuple[Span, Item]]) -> None:
        self._blocks: dict[int, dict[int, Item]] = {}
        for number, (span, item) in enumerate(items):
            for block in _blocks(span):
                self._blocks.setdefault(block, {})[number] = item

    def to(self, span: Span) -> tuple[Item, ...]:
        """All items whose span touches `span`, and some that stand close by, in the order in which they were given."""
        found: dict[int, Item] = {}
        for block in _blocks(span):
            found.update(self._blocks.get(block, {}))
        return tuple(found[number] for number in sorted(found))


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK, span.end // _BLOCK + 1)
