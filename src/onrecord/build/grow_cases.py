"""The cases of an archive, worked out anew where new reports, or other names and origins of old ones, touch them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.build.grow_reports import Fetch
from onrecord.build.known import KnownCase, KnownNames, KnownReport, SettledCase, kept_telling
from onrecord.build.material import Material, ages_of, gather
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision
from onrecord.core.finding import FindingKind
from onrecord.reconcile.amend import Amended, amend
from onrecord.reconcile.cases import join_keys, keys_of
from onrecord.reconcile.grouping import only_cases
from onrecord.reconcile.reconciliation import reconcile_case, with_rejected
from onrecord.reconcile.tell import Names, Setting, tell
from onrecord.reconcile.telling import Telling
from onrecord.resolve.pools import Spellings
from onrecord.resolve.resolution import Placed, place_names
from onrecord.resolve.sounds import fold
from onrecord.resolve.words import name_words
from onrecord.vocabulary.types import Vocabulary


@dataclass(frozen=True, slots=True)
class World:
    """What the claims of every report are told with."""

    names: KnownNames
    homes: Mapping[Spellings, str]
    reports: Mapping[str, KnownReport]
    decisions: Sequence[Decision]
    vocabulary: Vocabulary


@dataclass(slots=True)
class _Told:
    """The tellings of some reports."""

    standing: dict[str, list[Telling]] = field(default_factory=dict)
    """By document."""
    rejected: dict[str, list[Telling]] = field(default_factory=dict)
    """Of those that happen to somebody."""
    ages: dict[str, tuple[object, ...]] = field(default_factory=dict)
    sitting: dict[str, str] = field(default_factory=dict)

    def keys(self, document: str) -> list[tuple[Telling, tuple[str, ...]]]:
        """The document's tellings, each with what ties it to others."""
        both = (*self.standing.get(document, ()), *self.rejected.get(document, ()))
        return [(telling, keys_of(telling, self.sitting)) for telling in both]


@dataclass(frozen=True, slots=True)
class Ways:
    """From where earlier readings come, and where settled cases go, one by one: a large archive has many."""

    fetch: Fetch
    take: Callable[[SettledCase], None]


@dataclass(frozen=True, slots=True)
class GrownCases:
    """The cases, when the new ones are settled."""

    cases: tuple[KnownCase, ...]
    gone: tuple[str, ...]
    """The ids of those that they replace."""


def grow_cases(
    known: Sequence[KnownCase],
    world: World,
    material: Material,
    placed: Sequence[Placed],
    touched: frozenset[str],
    ways: Ways,
) -> GrownCases:
    """The cases with the new reports in `material`, where `touched` are all reports that may be told otherwise now."""
    home = {key: case.id for case in known for key in case.keys}
    by_id = {case.id: case for case in known}
    told = _Told()
    _tell(told, material, placed, world)
    taken = {case.id for case in known if not touched.isdisjoint(case.documents)}
    fetched = set(material.reports)
    grown = True
    while grown:
        wanted = {document for id_ in taken for document in by_id[id_].documents} | touched
        missing = sorted(wanted - fetched)
        if missing:
            more = gather(ways.fetch(missing))
            _tell(told, more, place_names(more.names, more.ties, world.decisions), world)
            fetched.update(missing)
        tied = {home[key] for document in touched for _, keys in told.keys(document) for key in keys if key in home}
        grown = not tied <= taken
        taken |= tied
    members = [
        (telling, keys)
        for document in sorted(fetched)
        for telling, keys in told.keys(document)
        if document in touched or any(home.get(key) in taken for key in keys)
    ]
    made: list[KnownCase] = []
    for case in _parted(members):
        settled_as, settled = _settle(case, told, world)
        made.append(settled_as)
        ways.take(settled)
    kept = [case for case in known if case.id not in taken]
    cases = sorted((*kept, *made), key=lambda case: case.id)
    return GrownCases(tuple(cases), tuple(sorted(taken)))


def _parted(
    members: Sequence[tuple[Telling, tuple[str, ...]]],
) -> list[list[tuple[Telling, tuple[str, ...]]]]:
    homes = join_keys((telling.claim.id, keys) for telling, keys in members)
    found: dict[str, list[tuple[Telling, tuple[str, ...]]]] = {}
    for telling, keys in members:
        found.setdefault(homes[telling.claim.id], []).append((telling, keys))
    return [found[root] for root in sorted(found)]


def _settle(
    members: Sequence[tuple[Telling, tuple[str, ...]]], told: _Told, world: World
) -> tuple[KnownCase, SettledCase]:
    documents = sorted({telling.claim.document for telling, _ in members})
    out = {telling.claim.id for document in documents for telling in told.rejected.get(document, ())}
    standing = [telling for telling, _ in members if telling.claim.id not in out]
    rejected = [telling for telling, _ in members if telling.claim.id in out]
    case = reconcile_case(standing, world.names.shown, world.vocabulary, told.ages, told.sitting)
    persons = {telling.claim.id: telling.persons for telling in rejected}
    events = with_rejected(case.events, [telling.claim for telling in rejected], persons)
    claims = {telling.claim.id for telling, _ in members}
    id_ = min(claims)
    known = KnownCase(
        id_,
        tuple(sorted({key for _, keys in members for key in keys} - {telling.claim.answers for telling, _ in members})),
        tuple(documents),
        len({person for event in events for person in event.persons}),
        len(events),
        sum(finding.kind is FindingKind.CONTRADICTION for finding in case.findings),
    )
    tellings = sorted(case.tellings, key=lambda telling: telling.claim.id)
    return known, SettledCase(id_, events, case.findings, tuple(map(kept_telling, tellings)))


def _tell(told: _Told, material: Material, placed: Sequence[Placed], world: World) -> None:
    """Tell the claims of some more reports."""
    entities = {(name.document, mention): world.homes[spellings]
                for name, spellings in placed for mention in name.mentions}  # fmt: skip
    persons = frozenset(id_ for id_ in entities.values() if id_.startswith("person-"))
    names = Names(entities, world.names.shown, persons, fold, name_words().plain)
    amended = amend(material.claims, world.decisions)
    standing, rejected = _sides(amended)
    for claim in standing:
        told.standing.setdefault(claim.document, []).append(_telling(claim, material, names, world))
    for claim in rejected:
        telling = _telling(claim, material, names, world)
        if telling.persons:
            told.rejected.setdefault(claim.document, []).append(telling)
    told.ages.update(ages_of(material))
    told.sitting.update(only_cases([telling for document in material.reports
                                    for telling in told.standing.get(document, ())]))  # fmt: skip


def _sides(amended: Amended) -> tuple[list[Claim], list[Claim]]:
    """The claims that count, and those that were rejected."""
    standing = [claim for claim in amended.claims if claim.id not in amended.rejected | amended.withheld]
    return standing, [claim for claim in amended.claims if claim.id in amended.rejected - amended.withheld]


def _telling(claim: Claim, material: Material, names: Names, world: World) -> Telling:
    source = material.sources[claim.document]
    corrections = material.corrections.get(claim.document, ())
    setting = Setting(source.published, source.publisher, world.reports[claim.document].origin, corrections)
    return tell(claim, setting, names, world.vocabulary)
