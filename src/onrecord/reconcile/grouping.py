"""Which tellings are about one event.

Tellings of one type, phase and person belong together when one day fits them all; those a few days apart are one event
told with two dates, unless one report tells both. What has no date joins the one event that it can be about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import inf
from typing import TypeAlias

from onrecord.core.attribution import Stance
from onrecord.core.when import Bounds
from onrecord.reconcile.cluster import Cluster, clash, marks, shared, told_beside
from onrecord.reconcile.once import of_one_day
from onrecord.reconcile.telling import Telling, firmest

WINDOW = 3
"""Days within which two dates of a single event are taken for two accounts of it."""
_MODES = {
    Stance.PLANNED: "planned",
    Stance.CONDITIONAL: "planned",
    Stance.DEMANDED: "demanded",
    Stance.THREATENED: "threatened",
}

_Bucket: TypeAlias = tuple[str, str, str, str]
"""Type, phase, mode and subject."""


def group_tellings(tellings: Iterable[Telling], sitting: Mapping[str, str]) -> tuple[tuple[Telling, ...], ...]:
    """Events as groups of tellings, earliest report first within each; every telling is in exactly one.

    `sitting` is what `only_cases` finds in all tellings of the documents.
    """
    buckets: dict[_Bucket, list[Telling]] = {}
    every = of_one_day(sorted(tellings, key=lambda telling: telling.age))
    ordered = [telling for telling in every if not _tells_of_several(telling)]
    for telling in ordered:
        for bucket in buckets_of(telling, sitting):
            buckets.setdefault(bucket, []).append(telling)
    groups: dict[str, list[Telling]] = {telling.claim.id: [telling] for telling in ordered}
    home = {telling.claim.id: telling.claim.id for telling in ordered}
    for key in sorted(buckets):
        for cluster in _cluster(buckets[key]):
            _bring_together(cluster.members, groups, home)
    _place_those_of_several([telling for telling in every if _tells_of_several(telling)], groups)
    found = [sorted(group, key=lambda telling: telling.age) for group in groups.values()]
    return tuple(tuple(group) for group in sorted(found, key=lambda group: group[0].age))


def _tells_of_several(telling: Telling) -> bool:
    """Whether it tells without a date of what happened to several people, be it together or one after the other."""
    return len(telling.persons) > 1 and not telling.dated and not telling.recurs and telling.phase != "continue"


def _place_those_of_several(tellings: Sequence[Telling], groups: dict[str, list[Telling]]) -> None:
    """Let what is told of several people join the one event that happened to all of them; else it stands by itself.

    "The arrests of A and B" may be two events: where A and B were arrested apart, it is neither the one nor the other.
    """
    by_person: dict[tuple[str, str, str, str], list[str]] = {}
    for key, group in groups.items():
        kind = (group[0].claim.type, group[0].phase or "", mode_of(group[0]))
        for person in dict.fromkeys(person for telling in group for person in telling.persons):
            by_person.setdefault((*kind, person), []).append(key)
    for telling in tellings:
        kind = (telling.claim.type, telling.phase or "", mode_of(telling))
        theirs = [by_person.get((*kind, person), []) for person in telling.persons]
        key = _home_of_several(telling, theirs, groups)
        groups.setdefault(key, []).append(telling)
        for person in telling.persons:
            if key not in by_person.setdefault((*kind, person), []):
                by_person[(*kind, person)].append(key)


def _home_of_several(telling: Telling, theirs: Sequence[Sequence[str]], groups: Mapping[str, list[Telling]]) -> str:
    """The key of the group that what is told of several people belongs to; `theirs` are those of each of them.

    Somebody of whom nothing else is told goes with the others where the same report tells what happened to them.
    """
    clusters = {key: _whole(groups[key]) for keys in theirs for key in keys}
    homes = [_home_of_undated(telling, [clusters[key] for key in keys], lasting=False) for keys in theirs if keys]
    home = homes[0] if homes else None
    if home is None or any(other is not home for other in homes):
        return telling.claim.id
    same_report = any(member.claim.document == telling.claim.document for member in home.members)
    if len(homes) < len(theirs) and not same_report:
        return telling.claim.id
    return next(key for key, cluster in clusters.items() if cluster is home)


def _whole(group: Sequence[Telling]) -> Cluster:
    cluster = Cluster()
    for telling in group:
        cluster.add(telling)
    return cluster


def _bring_together(members: Sequence[Telling], groups: dict[str, list[Telling]], home: dict[str, str]) -> None:
    """Make one group of what one person's claims show to be one event.

    A claim about two people may have joined another event through the other person: then the groups are only brought
    together where their days can be of one event.
    """
    first = members[0]
    groups[home[first.claim.id]] = [first if one.claim.id == first.claim.id else one
                                    for one in groups[home[first.claim.id]]]  # fmt: skip
    for member in members[1:]:
        target, source = home[first.claim.id], home[member.claim.id]
        if target == source:
            continue
        moving = [member if one.claim.id == member.claim.id else one for one in groups[source]]
        if len(moving) == 1 or _days_fit(groups[target], moving):
            groups[target] += moving
            del groups[source]
            for one in moving:
                home[one.claim.id] = target


def _days_fit(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Whether the days of two groups can be of one event."""
    for left in one:
        for right in other:
            if left.dated and right.dated and not left.bounds.compatible(right.bounds):
                days = (left.bounds.day, right.bounds.day)
                window = 0 if left.recurs else WINDOW
                if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > window:
                    return False
    return True


def mode_of(telling: Telling) -> str:
    """Whether it is told as having happened, as planned, demanded or threatened, or as not having happened (yet)."""
    if telling.kind is not None and telling.kind.demands:
        return "told"
    awaited = telling.kind is not None and telling.kind.awaited
    if (
        telling.stance is Stance.DENIED
        and telling.phase != "deny"
        and not telling.dated
        and (awaited or not telling.speaker)
    ):
        return "denied"
    return _MODES.get(telling.stance, "told")


def buckets_of(telling: Telling, sitting: Mapping[str, str]) -> tuple[_Bucket, ...]:
    """Within which tellings it can only be about one event: those of one type, phase, mode and subject."""
    subjects = _subjects(telling, sitting)
    return tuple((telling.claim.type, telling.phase or "", mode_of(telling), subject) for subject in subjects)


def only_cases(tellings: Iterable[Telling]) -> dict[str, str]:
    """By document the one person whom it tells of before a court or held, where there is just one."""
    found: dict[str, set[str]] = {}
    for telling in tellings:
        if telling.kind is not None and (telling.kind.in_court or telling.kind.holds):
            found.setdefault(telling.claim.document, set()).update(telling.persons)
    return {document: min(persons) for document, persons in found.items() if len(persons) == 1}


def _bare_session(telling: Telling) -> bool:
    """Whether all that is told is that a court sat: "the hearing was held behind closed doors"."""
    known = telling.kind is not None and telling.kind.in_court and telling.recurs
    return known and not telling.persons and not telling.values and not telling.dated and telling.published is not None


def _subjects(telling: Telling, cases: Mapping[str, str]) -> tuple[str, ...]:
    """Whom it is about; without anybody, the words that fill its roles, else the document alone.

    A sitting that is told with nothing more may be one with those that copies of the report tell, in one person's case.
    """
    if telling.persons:
        return telling.persons
    document = telling.claim.document
    if _bare_session(telling) and document in cases:
        return (f"~{telling.origin or document}|{cases[document]}",)
    words = sorted({f"{value.role}={value.value}" for value in telling.values})
    return ("~" + "|".join(words) if words else f"~{telling.claim.document}:{telling.claim.trigger.start}",)


def _cluster(tellings: Sequence[Telling]) -> list[Cluster]:
    """The events of one type, phase and person."""
    first = tellings[0]
    if first.happens_once:
        return [Cluster(list(tellings))]
    lasting = first.phase == "continue"
    clusters = _by_day([telling for telling in tellings if telling.dated and telling.bounds.day],
                       0 if lasting or first.recurs else WINDOW)  # fmt: skip
    vague = [telling for telling in tellings if telling.dated and not telling.bounds.day]
    for telling in sorted(vague, key=lambda telling: (_width(telling.bounds), telling.age)):
        _place_vague(telling, clusters)
    own: list[Cluster] = []
    for telling in tellings:
        if not telling.dated:
            home = _home_of_undated(telling, clusters, lasting)
            if home is None:
                home = next((cluster for cluster in own if _alike(telling, cluster, lasting)), None)
            if home is None:
                home = Cluster()
                own.append(home)
            home.add(telling)
    return clusters + own


def _by_day(tellings: Sequence[Telling], window: int) -> list[Cluster]:
    """Tellings with a day: those of one day together, and days close by where no report tells both."""
    clusters: list[Cluster] = []
    for telling in sorted(tellings, key=lambda telling: (telling.bounds.earliest or date.min, telling.age)):
        day = telling.bounds.day
        last = clusters[-1] if clusters else None
        near = last is not None and last.first is not None and day is not None and (day - last.first).days <= window
        if last is not None and near and (last.first == day == last.last or _one_event(last, telling)):
            last.add(telling)
        else:
            clusters.append(Cluster())
            clusters[-1].add(telling)
    return clusters


def _one_event(cluster: Cluster, telling: Telling) -> bool:
    """Whether two days can be two accounts of one event: no report tells both, and the courts are not different."""
    for member in cluster.members:
        corrected = member.in_correction or telling.in_correction
        if member.bounds != telling.bounds and member.claim.document == telling.claim.document and not corrected:
            return False
        courts = {value.value for value in member.filled("court")}
        if courts and telling.filled("court") and courts.isdisjoint(value.value for value in telling.filled("court")):
            return False
    return True


def _place_vague(telling: Telling, clusters: list[Cluster]) -> None:
    """Let a telling with wider bounds join the one event that it can be about, or open its own."""
    fitting = [cluster for cluster in clusters if cluster.holds_day(telling.bounds) and _in_time(telling, cluster)]
    likely = telling.claim.when.likely
    if len(fitting) > 1 and likely is not None:
        fitting = [cluster for cluster in fitting if cluster.holds_day(likely)] or fitting
    if not fitting:
        for bounds in telling.claim.when.alternatives:
            other = [cluster for cluster in clusters if cluster.holds_day(bounds)]
            if len(other) == 1:
                other[0].add(replace(telling, bounds=bounds))
                return
    if len(fitting) == 1 or (fitting and fitting[0].first is None):
        fitting[0].add(telling)
    else:
        clusters.append(Cluster())
        clusters[-1].add(telling)


def _home_of_undated(telling: Telling, clusters: Sequence[Cluster], lasting: bool) -> Cluster | None:
    """The one event that a telling without a date can be about."""
    if lasting:
        return None
    fitting = [
        cluster
        for cluster in clusters
        if _in_time(telling, cluster) and not clash(telling, cluster) and not told_beside(telling, cluster)
    ]
    if len(fitting) > 1:
        told = [cluster for cluster in fitting
                if any(member.claim.document == telling.claim.document for member in cluster.members)]  # fmt: skip
        nearest = sorted(fitting, key=lambda cluster: -shared(telling, cluster))
        if len(told) == 1:
            fitting = told
        elif shared(telling, nearest[0]) > shared(telling, nearest[1]):
            fitting = nearest[:1]
        elif _tells_nothing_of_its_own(telling):
            fitting = [cluster for cluster in _latest(fitting) if not _firmer(telling, cluster)]
    return fitting[0] if len(fitting) == 1 else None


def _tells_nothing_of_its_own(telling: Telling) -> bool:
    """Whether it is a bare back-reference: to something told as having happened, and to nothing about it."""
    claim = telling.claim
    told = telling.values or claim.term or claim.until or claim.amounts or claim.attributes
    return not told and mode_of(telling) == "told" and not telling.recurs and telling.published is not None


def _firmer(telling: Telling, cluster: Cluster) -> bool:
    """Whether it would make firmer what the event's own reports hold less firmly: a guess must not."""
    return firmest([telling.stance, *(held := [member.stance for member in cluster.members])]) is not firmest(held)


def _latest(clusters: Sequence[Cluster]) -> Sequence[Cluster]:
    """The one event of the latest day; all where two share it or where some day is not told."""
    days = [cluster.last for cluster in clusters]
    latest = max((day for day in days if day), default=None)
    return clusters if None in days else [cluster for cluster in clusters if cluster.last == latest]


def _in_time(telling: Telling, cluster: Cluster) -> bool:
    """Whether the event can have happened by the day of the report, for what is told as having happened."""
    if mode_of(telling) != "told" or telling.published is None:
        return True
    starts = [member.bounds.earliest for member in cluster.members if member.bounds.earliest]
    return not starts or min(starts) <= telling.published


def _alike(telling: Telling, cluster: Cluster, lasting: bool) -> bool:
    """Whether two tellings without any date may be one event."""
    other = cluster.members[0]
    if lasting:
        return telling.published == other.published
    if not telling.recurs:
        return not clash(telling, cluster)
    if _bare_session(telling) and not _days_between(telling, other) <= 1:
        return False
    if clash(telling, cluster) or telling.speaker != other.speaker:
        return False
    return marks(telling) == marks(other) or shared(telling, cluster) > 0


def _days_between(telling: Telling, other: Telling) -> float:
    """Days between the reports of two tellings; endless where one has no date."""
    days = telling.published, other.published
    return abs((days[0] - days[1]).days) if days[0] and days[1] else inf


def _width(bounds: Bounds) -> int:
    """Days that the bounds leave open."""
    if bounds.earliest and bounds.latest:
        return (bounds.latest - bounds.earliest).days
    return 10**6
