"""What happens once in a life, told with several dates: which of them can be accounts of its day.

A report that tells of a death with two dates tells one of them of something else: the funeral, the verdict, another's
death. Only where two speakers name two days does it report a disagreement. And dates that lie years apart are no two
accounts of one day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.core.when import Bounds, WhenBasis
from onrecord.reconcile.telling import Telling

APART = 730
"""Days between two dates from which on they are not taken for accounts of one day: a slip in the year is nearer."""


def of_one_day(tellings: Iterable[Telling]) -> list[Telling]:
    """All tellings, in the order given, those of a death or the like without a date that is another matter's."""
    every = list(tellings)
    by_person: dict[tuple[str, str], list[Telling]] = {}
    for telling in every:
        if telling.happens_once and telling.dated:
            for person in telling.persons:
                by_person.setdefault((telling.claim.type, person), []).append(telling)
    foreign = {telling.claim.id for dated in by_person.values() for telling in _of_other_days(dated)}
    if not foreign:
        return every
    return [replace(one, bounds=Bounds()) if one.claim.id in foreign else one for one in every]


def _of_other_days(dated: Sequence[Telling]) -> list[Telling]:
    """Those of one person's dated tellings whose date is another matter's."""
    if len({telling.bounds for telling in dated}) < 2:
        return []
    kept: dict[str, list[Telling]] = {}
    for telling in sorted(dated, key=_surest):
        beside = kept.setdefault(telling.claim.document, [])
        if all(_may_stand(telling, other) for other in beside):
            beside.append(telling)
    main = _best_told([group[0] for group in kept.values()])
    return [
        telling for telling in dated if telling not in kept[telling.claim.document] or not _near(telling.bounds, main)
    ]


def _surest(telling: Telling) -> tuple[bool, tuple[object, ...]]:
    """Dates told in full before those worked out from the day of the report; then as the report tells them."""
    return telling.claim.when.basis is WhenBasis.PUBLICATION, telling.age


def _best_told(tellings: Sequence[Telling]) -> Bounds:
    """The date that most reports can mean, one telling a report; of equals the one that the oldest report tells."""
    told = Counter(telling.bounds for telling in tellings)

    def reports(bounds: Bounds) -> int:
        return sum(number for other, number in told.items() if other.compatible(bounds))

    meant = {bounds: reports(bounds) for bounds in told}
    return min(tellings, key=lambda telling: (-meant[telling.bounds], *_surest(telling))).bounds


def _may_stand(telling: Telling, other: Telling) -> bool:
    """Whether a report can tell both dates of one day: they fit, or it tells of a disagreement or a correction."""
    if other.bounds.compatible(telling.bounds):
        return True
    days = telling.bounds.day is not None and other.bounds.day is not None
    return days and (telling.in_correction or telling.speaker != other.speaker)


def _near(one: Bounds, other: Bounds) -> bool:
    """Whether less than APART days lie between two dates."""
    for earlier, later in ((one, other), (other, one)):
        if earlier.latest and later.earliest and (later.earliest - earlier.latest).days >= APART:
            return False
    return True
