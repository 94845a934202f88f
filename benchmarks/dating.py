"""When the attack was that a report is about: the year, month and day that most of its claims speak for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.core.claim import Claim
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.core.when import Bounds, TimeType, WhenBasis

OPENING = 800
"""Code points of the opening, the title included."""
LEAD, RULING, BESIDE, EXPLICIT, TODAY, FIRST = 5.0, 0.7, 0.6, 1.5, 0.5, 2.0
"""What it is worth that a claim stands in the opening, that it tells of the law's answer, that a time only stands in
the same sentence, that it names a month or a number, that it is the report's own day, that it is the first told."""
ANSWERS = frozenset(("sentence", "verdict", "charge", "search", "health", "threat"))
NUMBERED = re.compile(r"\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
LONGEST = 400
"""Days of the longest bounds that speak for a year."""


def dated(text: str, reading: Reading, claims: Sequence[Claim]) -> tuple[int | None, int | None, int | None]:
    """Year, month and day; None for what nothing tells. Without any time, the year of the report is the best guess."""
    weights = _weights(text, reading, claims)
    years: defaultdict[int, float] = defaultdict(float)
    for bounds, weight in weights.items():
        first, last = bounds.earliest, bounds.latest
        if first and last and (last - first).days < LONGEST:
            years[last.year] += weight if first.year == last.year else weight / 2
    if not years:
        return (reading.published.year if reading.published else None), None, None
    year = max(years, key=lambda number: (years[number], number))
    months: defaultdict[int, float] = defaultdict(float)
    days: defaultdict[tuple[int, int], float] = defaultdict(float)
    for bounds, weight in weights.items():
        first, last = bounds.earliest, bounds.latest
        if first and last and (first.year, first.month) == (last.year, last.month) and first.year == year:
            months[first.month] += weight
            if first == last:
                days[first.month, first.day] += weight
    month = max(months, key=lambda number: (months[number], number), default=None)
    told = [pair for pair in days if pair[0] == month]
    day = max(told, key=lambda pair: (days[pair], -pair[1]), default=None)
    return year, month, day[1] if day else None


def _weights(text: str, reading: Reading, claims: Sequence[Claim]) -> dict[Bounds, float]:
    """What speaks for each time that the claims, else the report, tell."""
    weights: defaultdict[Bounds, float] = defaultdict(float)
    for bounds, phrase, weight in _told(reading, claims):
        explicit = phrase is not None and NUMBERED.search(phrase.quote(text)) is not None
        today = bounds.earliest == bounds.latest == reading.published
        weights[bounds] += weight * (EXPLICIT if explicit else 1) * (TODAY if today else 1)
    order = {bounds: at for at, bounds in enumerate(_in_order(reading, weights))}
    return {bounds: weight * (1 + FIRST / (1 + order[bounds])) for bounds, weight in weights.items()}


def _told(reading: Reading, claims: Sequence[Claim]) -> Iterator[tuple[Bounds, Span | None, float]]:
    """Each time with its phrase and weight: of the claims, beside undated ones, and else of the whole report."""
    found = False
    for claim in claims:
        weight = (LEAD if claim.sentence.start < OPENING else 1.0) * (RULING if claim.type in ANSWERS else 1.0)
        known = claim.when.basis not in (WhenBasis.UNKNOWN, WhenBasis.REPORTED_BY)
        if known and _closed(claim.when.bounds):
            found = True
            yield claim.when.bounds, claim.when.phrase, weight
            continue
        for bounds, phrase in _times(reading, claim.sentence):
            found = True
            yield bounds, phrase, weight * BESIDE
    if not found:
        for bounds, phrase in _times(reading, None):
            yield bounds, phrase, 1 / (1 + phrase.start / OPENING)


def _times(reading: Reading, within: Span | None) -> Iterator[tuple[Bounds, Span]]:
    for time in reading.times:
        inside = within is None or within.start <= time.span.start < within.end
        if inside and time.type in (TimeType.DATE, TimeType.TIME) and _closed(time.when.bounds):
            yield time.when.bounds, time.span


def _closed(bounds: Bounds) -> bool:
    return bounds.earliest is not None and bounds.latest is not None


def _in_order(reading: Reading, told: Iterable[Bounds]) -> list[Bounds]:
    """The bounds in the order in which the report names them; those it never names last."""
    first: dict[Bounds, int] = {}
    for time in reading.times:
        first.setdefault(time.when.bounds, time.span.start)
    return sorted(told, key=lambda bounds: first.get(bounds, len(first) + 10**6))
