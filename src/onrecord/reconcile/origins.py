"""Which reports go back to one: the same publisher, declared wire copy, text taken over, versions of one article."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.core.casefile import Origin
from onrecord.core.identity import identify

UNKNOWN = "publisher not known"
"""The label of the origin of reports whose publisher is not known."""
REUSED = 0.5
"""From this share of the shorter text on, its words count as taken over."""
FEWEST = 6
"""Texts with fewer word sequences than this are too short to show reuse."""
SAMPLED = 16
"""Only hashes divisible by this are looked up, so that an archive's index stays small; all are compared in the end."""
COMMON = 50
"""A word sequence in more reports than this is boilerplate and shows nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """What counts for where a report comes from."""

    document: str
    title: str
    publisher: str
    """Folded; empty where unknown."""
    publisher_label: str
    wire: str
    """The agency that it declares itself a copy of, folded; empty for none."""
    wire_label: str
    published: date | None
    url: str
    shingles: array[int]

    @property
    def age(self) -> tuple[date, str]:
        """Earliest first."""
        return (self.published or date.max, self.document)

    @property
    def called(self) -> str:
        """How a reason names it."""
        who = self.publisher_label or "a report without a known publisher"
        return f"{who}, {self.published.isoformat()}" if self.published else who


@dataclass(frozen=True, slots=True)
class _Tie:
    home: str
    """The key of the origin, or "" to follow `report`."""
    report: str
    reason: str


def find_origins(sources: Iterable[Source]) -> tuple[Origin, ...]:
    """Every report in exactly one origin. A report that reprints another belongs to that one's origin, so that an
    outlet's own reports stay independent of an agency that it once copied from.
    """
    ordered = sorted(sources, key=lambda source: source.age)
    reused = _reuse(ordered)
    ties = {source.document: _tie(source, reused.get(source.document)) for source in ordered}
    by_document = {source.document: source for source in ordered}
    homes: dict[str, list[Source]] = {}
    for source in ordered:
        homes.setdefault(_home(source.document, ties), []).append(source)
    return tuple(
        sorted(
            (_origin(home, members, ties, by_document) for home, members in homes.items()),
            key=lambda origin: (by_document[origin.reports[0]].age, origin.id),
        )
    )


def _tie(source: Source, reuse: tuple[Source, float] | None) -> _Tie:
    if source.wire and source.wire != source.publisher:
        return _Tie(source.wire, "", f"{source.called}: declares itself a report of {source.wire_label}")
    if reuse is not None and (reuse[0].publisher != source.publisher or not source.publisher):
        share = f"{reuse[1] * 100:.0f} %"
        return _Tie("", reuse[0].document, f"{source.called}: {share} of its words are those of {reuse[0].called}")
    if reuse is not None:
        said = f"{source.called}: another version of {reuse[0].called}, {reuse[1] * 100:.0f} % of the words alike"
        return _Tie(source.publisher, "", said)
    return _Tie(source.publisher, "", "")


def _home(document: str, ties: dict[str, _Tie]) -> str:
    """The origin's key: reprints are followed back to the report they were taken from."""
    while ties[document].report:
        document = ties[document].report
    return ties[document].home


def _origin(home: str, members: Sequence[Source], ties: dict[str, _Tie], by_document: dict[str, Source]) -> Origin:
    own = [source for source in members if source.publisher == home]
    label = (own[0].publisher_label if own else "") or next(
        (source.wire_label for source in members if source.wire == home and source.wire_label), ""
    )
    reasons = [ties[source.document].reason for source in members if ties[source.document].reason]
    if len(own) > 1:
        reasons.insert(
            0, f"{len(own)} reports by {label}" if home else f"{len(own)} reports whose publisher is not known"
        )
    first = by_document[members[0].document]
    return Origin(
        identify("origin", home or "unknown", "" if home else first.document),
        label or UNKNOWN,
        tuple(source.document for source in members),
        tuple(dict.fromkeys(reasons)),
    )


def _reuse(ordered: Sequence[Source]) -> dict[str, tuple[Source, float]]:
    """For each report, the earlier report that most of its text is alike with, where that is enough to count."""
    index: dict[int, list[int]] = {}
    found: dict[str, tuple[Source, float]] = {}
    for number, source in enumerate(ordered):
        sampled = [shingle for shingle in source.shingles if shingle % SAMPLED == 0] or list(source.shingles[:SAMPLED])
        shared: dict[int, int] = {}
        for shingle in sampled:
            holders = index.setdefault(shingle, [])
            for holder in holders if len(holders) <= COMMON else ():
                shared[holder] = shared.get(holder, 0) + 1
            holders.append(number)
        best = sorted(shared, key=lambda holder: (-shared[holder], holder))[:5]
        scored = [(_containment(source.shingles, ordered[holder].shingles), holder) for holder in best]
        if scored:
            share, holder = min(scored, key=lambda pair: (-pair[0], pair[1]))
            if share >= REUSED:
                found[source.document] = (ordered[holder], share)
    return found


def _containment(left: array[int], right: array[int]) -> float:
    """The share of the shorter text's word sequences that the other has too."""
    fewest = min(len(left), len(right))
    return len(set(left).intersection(right)) / fewest if fewest >= FEWEST else 0.0
