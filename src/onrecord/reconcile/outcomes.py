"""Contradictions of outcome: one ruling or verdict of one day, told with two results."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from onrecord.core.event import Event
from onrecord.core.finding import Finding, FindingKind
from onrecord.reconcile.findings import Tellings, make_finding, settle_by_fall, side_of
from onrecord.reconcile.relations import happened
from onrecord.vocabulary.types import Vocabulary


def outcome_findings(events: Sequence[Event], tellings: Tellings, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Events of one type, person and day with results that exclude each other."""
    by_day: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        if happened(event) and event.bounds.day:
            for person in event.persons:
                by_day.setdefault((person, event.type, event.bounds.day.isoformat()), []).append(event)
    found = []
    for key in sorted(by_day):
        for one, other in combinations(by_day[key], 2):
            apart = {tellings[claim].claim.document for claim in one.claims}.isdisjoint(
                tellings[claim].claim.document for claim in other.claims
            )
            if apart and (_excludes(one, other, vocabulary) or _excludes(other, one, vocabulary)):
                sides = [side_of(str(event.phase), event.claims, tellings) for event in (one, other)]
                found.append(
                    make_finding(
                        FindingKind.CONTRADICTION,
                        f"Two results of one day: {one.title}; {other.title}",
                        "Both are told of the same day, and only one of them can be.",
                        (one.id, other.id),
                        "outcome",
                        sides,
                        settle_by_fall(sides),
                    )
                )
    return tuple(found)


def _excludes(one: Event, other: Event, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary says so of the first one's phase."""
    event_type = vocabulary.type(one.type)
    phase = event_type.phase(one.phase) if event_type else None
    return phase is not None and other.phase in phase.excludes
