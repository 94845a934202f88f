"""The text of a document with its quotes marked: nested and crossing marks, paragraphs, anchors, links back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.core.span import Span
from onrecord.export.neutral import neutral

_GAP = re.compile(r"\s*\n\s*\n\s*|\s*\Z|\A\s+")


@dataclass(frozen=True, slots=True)
class Backlink:
    """Where a quote is used: the number shown and the anchor it leads to."""

    label: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that is quoted; `id` is its anchor, `links` lead back to what rests on it."""

    span: Span
    id: str
    links: tuple[Backlink, ...] = ()


@dataclass(frozen=True, slots=True)
class _Layer:
    """One element to lay over the text; outer layers come first where two begin alike."""

    start: int
    end: int
    rank: int
    first: Markup
    again: Markup
    close: Markup
    after: Markup

    @property
    def order(self) -> tuple[int, int, int]:
        return (self.start, -self.end, self.rank)


def marked(text: str, marks: Sequence[Mark], triggers: Iterable[Span]) -> Markup:
    """`text` as paragraphs, each mark as a `<mark>` with its anchor, each trigger as `<em>` inside.

    A mark that crosses another or a paragraph break is closed and opened again; its anchor stands at its beginning,
    its links at its end.
    """
    layers = sorted([*map(_mark_layer, marks), *map(_trigger_layer, triggers)], key=lambda layer: layer.order)
    parts: list[Markup] = []
    for start, end in _paragraphs(text):
        parts.append(Markup('<p dir="auto">'))
        parts.extend(_runs(text, start, end, [layer for layer in layers if layer.start < end and start < layer.end]))
        parts.append(Markup("</p>\n"))
    return Markup().join(parts)


def _mark_layer(mark: Mark) -> _Layer:
    links = Markup("").join(
        Markup('<a class="backlink" href="{}" title="{}">{}</a>').format(link.href, link.title, link.label)
        for link in mark.links
    )
    after = Markup('<span class="backlinks">{}</span>').format(links) if mark.links else Markup()
    first = Markup('<mark id="{}">').format(mark.id)
    return _Layer(mark.span.start, mark.span.end, 0, first, Markup("<mark>"), Markup("</mark>"), after)


def _trigger_layer(span: Span) -> _Layer:
    opening = Markup('<em class="trigger">')
    return _Layer(span.start, span.end, 1, opening, opening, Markup("</em>"), Markup())


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph: what blank lines part."""
    found: list[tuple[int, int]] = []
    start = 0
    for gap in _GAP.finditer(text):
        if gap.start() > start:
            found.append((start, gap.start()))
        start = max(start, gap.end())
    return found


def _runs(text: str, start: int, end: int, layers: list[_Layer]) -> list[Markup]:
    """The stretch from `start` to `end` with its layers: between two boundaries nothing opens or closes."""
    edges = sorted(
        {start, end, *(max(layer.start, start) for layer in layers), *(min(layer.end, end) for layer in layers)}
    )
    parts: list[Markup] = []
    stack: list[_Layer] = []
    for left, right in pairwise(edges):
        wanted = [layer for layer in layers if layer.start <= left and right <= layer.end]
        _change(parts, stack, wanted, left)
        parts.append(escape(neutral(text[left:right])))
    _change(parts, stack, [], end)
    return parts


def _change(parts: list[Markup], stack: list[_Layer], wanted: list[_Layer], position: int) -> None:
    """Close and open what is needed to get from the open elements to those wanted at `position`."""
    kept = 0
    while kept < min(len(stack), len(wanted)) and stack[kept] is wanted[kept]:
        kept += 1
    closing = stack[kept:]
    parts.extend(layer.close for layer in reversed(closing))
    parts.extend(layer.after for layer in closing if layer.end == position)
    del stack[kept:]
    for layer in wanted[kept:]:
        parts.append(layer.first if layer.start == position else layer.again)
        stack.append(layer)
