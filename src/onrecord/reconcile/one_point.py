"""The fewest statements to drop where all speak of one day: then the best that can stand is what one day fulfils.

Statements about one point are spans of days, and spans that overlap two by two all have a day in common (Helly). So
instead of hitting conflict after conflict, every day on which some span begins is tried: many reports of one event cost
no more than the values that they tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import TypeAlias

Span: TypeAlias = tuple[float, float]
"""First and last day; endless where a side is open."""


def fewest_on_one_point(spans: Mapping[str, Sequence[Span]], weights: Mapping[str, int]) -> tuple[str, ...]:
    """The sources whose fall leaves a day that fits the rest, with the least weight in all, of several the first.

    `spans` gives all that each source says; what the empty source says is never to blame. Empty where no day fits even
    that, or where one fits all.
    """
    beside = _common(spans.get("", ()))
    by_span: dict[Span, list[str]] = {}
    lost: list[str] = []
    for source, said in spans.items():
        span = _common((*said, beside))
        if source and span[0] > span[1]:
            lost.append(source)
        elif source:
            by_span.setdefault(span, []).append(source)
    if beside[0] > beside[1]:
        return ()
    weight_of = {span: sum(weights.get(source, 1) for source in held) for span, held in by_span.items()}
    choices = [
        [span for span in by_span if not span[0] <= day <= span[1]] for day in sorted({span[0] for span in by_span})
    ]
    lightest = min((sum(weight_of[span] for span in fallen) for fallen in choices), default=0)
    best = [fallen for fallen in choices if sum(weight_of[span] for span in fallen) == lightest]
    return min((tuple(sorted(lost + [source for span in fallen for source in by_span[span]])) for fallen in best),
               default=tuple(sorted(lost)))  # fmt: skip


def _common(spans: Iterable[Span]) -> Span:
    """The days that all spans have in common; none where the first comes after the last."""
    held = list(spans)
    return (max((first for first, _ in held), default=-inf), min((last for _, last in held), default=inf))
