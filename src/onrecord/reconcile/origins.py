"""Which reports go back to one: the same publisher, declared wire copy, text taken over, versions of one article."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

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


Reuse: TypeAlias = tuple[str, float]
"""The document whose words are taken over, and the share of them."""


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
    return origins_from(ordered, find_reuse(ordered))


def origins_from(ordered: Sequence[Source], reused: Mapping[str, Reuse]) -> tuple[Origin, ...]:
    """As `find_origins`, where it is known what `find_reuse` gives; of the texts nothing else is needed then."""
    by_document = {source.document: source for source in ordered}
    ties = {source.document: _tie(source, reused.get(source.document), by_document) for source in ordered}
    homes: dict[str, list[Source]] = {}
    for source in ordered:
        homes.setdefault(_home(source.document, ties), []).append(source)
    return tuple(
        sorted(
            (_origin(home, members, ties, by_document) for home, members in homes.items()),
            key=lambda origin: (by_document[origin.reports[0]].age, origin.id),
        )
    )


def _tie(source: Source, reuse: Reuse | None, by_document: Mapping[str, Source]) -> _Tie:
    if source.wire and source.wire != source.publisher:
        return _Tie(source.wire, "", f"{source.called}: declares itself a report of {source.wire_label}")
    if reuse is not None:
        earlier, share = by_document[reuse[0]], f"{reuse[1] * 100:.0f} %"
        if earlier.publisher != source.publisher or not source.publisher:
            said = f"{source.called}: {share} of its words are those of {earlier.called}"
            return _Tie("", earlier.document, said)
        said = f"{source.called}: another version of {earlier.called}, {share} of the words alike"
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


def find_reuse(ordered: Sequence[Source]) -> dict[str, Reuse]:
    """For each report, earliest first, the earlier one that most of its text is alike with, where that is enough."""
    index: dict[int, list[int]] = {}
    found: dict[str, Reuse] = {}
    for number, source in enumerate(ordered):
        shared: Counter[int] = Counter()
        for shingle in sampled(source.shingles):
            holders = index.setdefault(shingle, [])
            shared.update(holders if len(holders) <= COMMON else ())
            holders.append(number)
        reuse = most_reused(source, [(holder, ordered[holder]) for holder in most_looked_at(shared)])
        if reuse is not None:
            found[source.document] = reuse
    return found


def sampled(shingles: Sequence[int]) -> list[int]:
    """The word sequences of a text by which others that share some are found."""
    return [shingle for shingle in shingles if shingle % SAMPLED == 0] or list(shingles[:SAMPLED])


def looked_at(samples: Sequence[tuple[str, Sequence[int]]], new: frozenset[str]) -> dict[int, list[int]]:
    """For the `new` reports, and for those whose reuse they may change, the earlier ones to compare word by word.

    `samples` of all reports, with their documents, earliest first; reports are told by their numbers in it.
    """
    holders = _holders(samples, {shingle for document, sample in samples if document in new for shingle in sample})
    # A report looks at those before it, unless they are too many: so only the first ones ever look.
    asked = {number for held in holders.values() for number in held[: COMMON + 1]}
    asked |= {number for number, (document, _) in enumerate(samples) if document in new}
    every = _holders(samples, {shingle for number in asked for shingle in samples[number][1]})
    found = {}
    for number in sorted(asked):
        shared: Counter[int] = Counter()
        for shingle in samples[number][1]:
            earlier = every[shingle][: bisect_left(every[shingle], number)]
            shared.update(earlier if len(earlier) <= COMMON else ())
        found[number] = most_looked_at(shared)
    return found


def _holders(samples: Sequence[tuple[str, Sequence[int]]], wanted: set[int]) -> dict[int, list[int]]:
    """Which reports hold each of the `wanted` word sequences."""
    found: dict[int, list[int]] = {}
    for number, (_, sample) in enumerate(samples):
        for shingle in sample:
            if shingle in wanted:
                found.setdefault(shingle, []).append(number)
    return found


def most_looked_at(shared: Mapping[int, int]) -> list[int]:
    """The earlier reports that are compared word by word: those that share most."""
    return sorted(shared, key=lambda holder: (-shared[holder], holder))[:5]


def most_reused(source: Source, others: Sequence[tuple[int, Source]]) -> Reuse | None:
    """Of some earlier reports, with their numbers, the one that most of the text is alike with, if that is enough."""
    scored = [(_containment(source.shingles, other.shingles), holder, other.document) for holder, other in others]
    if not scored:
        return None
    share, _, document = min(scored, key=lambda one: (-one[0], one[1]))
    return (document, share) if share >= REUSED else None


def _containment(left: array[int], right: array[int]) -> float:
    """The share of the shorter text's word sequences that the other has too."""
    fewest = min(len(left), len(right))
    return len(set(left).intersection(right)) / fewest if fewest >= FEWEST else 0.0
