"""What is known of an archive, grown by new reports; and the case file made of it.

`grow` from nothing and `grow` step by step give the same, and `whole` of it is what `build` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.build.casefile import Parts, casefile_of, stale_decisions, unknown_types
from onrecord.build.grow_cases import Ways, World, grow_cases
from onrecord.build.grow_names import Compared, GrownNames, grow_names
from onrecord.build.grow_reports import GrownReports, grow_reports
from onrecord.build.known import KeptTelling, Known, SettledCase, Tally
from onrecord.build.material import Material, gather, newest
from onrecord.core.casefile import CaseFile
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision
from onrecord.core.reading import Reading
from onrecord.reconcile.amend import amend
from onrecord.reconcile.origins import origins_from
from onrecord.reconcile.reconciliation import Case, told_on
from onrecord.reconcile.telling import Telling
from onrecord.resolve.facts import KINDS
from onrecord.resolve.resolution import link, place_names, resolution_of, sorted_ties, unknown_targets
from onrecord.vocabulary.types import Vocabulary


@dataclass(frozen=True, slots=True)
class Grown:
    """What is known after new reports came."""

    known: Known
    gone: tuple[str, ...]
    """The ids of the cases that the new ones replace."""


def grow(
    known: Known, fresh: Iterable[Reading], ways: Ways, decisions: Sequence[Decision], vocabulary: Vocabulary
) -> Grown:
    """What is known with `fresh` readings of documents that were not there before.

    `decisions` are those in force, the same as before; none of them is about a fresh document unless nothing was known,
    and none withholds anything. Pure but for `ways`, which gives the readings of earlier documents and takes the cases
    that are new, or not what they were.
    """
    material = gather(fresh)
    names = grow_names(known.names, material, decisions)
    reports = grow_reports(known.reports, material, names.placed, ways.fetch)
    renamed = (report.document for report in known.reports if not names.changed.isdisjoint(report.pools))
    touched = frozenset((*material.reports, *reports.moved, *renamed))
    by_document = {report.document: report for report in reports.reports}
    world = World(names.names, names.homes, by_document, decisions, vocabulary)
    cases = grow_cases(known.cases, world, material, names.placed, touched, ways)
    tally = _tally(known.tally, material, names, reports, (decisions, vocabulary))
    return Grown(Known(reports.reports, names.names, cases.cases, tally), cases.gone)


def _tally(
    known: Tally,
    material: Material,
    names: GrownNames,
    reports: GrownReports,
    given: tuple[Sequence[Decision], Vocabulary],
) -> Tally:
    decisions, vocabulary = given
    amended = amend(material.claims, decisions)
    day = newest(material.reports.values())
    unknown = unknown_targets(decisions, names.placed, frozenset(material.reports))
    wrong = (*material.problems, *amended.problems, *unknown, *unknown_types(amended.claims, vocabulary))
    in_force = sorted(decisions, key=lambda decision: (decision.time, decision.id))
    stale = stale_decisions(in_force, {claim.id: claim for claim in amended.claims}, material)
    return Tally(
        max((one for one in (known.latest, day) if one), default=None),
        reports.support,
        known.claims + len(material.claims),
        tuple(sorted({*known.readers, *material.readers})),
        tuple(sorted({*known.problems, *wrong})),
        names.problems,
        (*known.stale, *stale),
    )


def whole(
    known: Known,
    settled: Iterable[SettledCase],
    readings: Iterable[Reading],
    decisions: Sequence[Decision],
    vocabulary: Vocabulary,
) -> CaseFile:
    """The case file of the archive: what `build` gives for its readings, from what is known of them."""
    material = gather(readings)
    ties = sorted_ties(material.ties)
    placed = place_names(material.names, ties, decisions)
    facts = {kind: {one.text: one for one in known.names.facts[kind]} for kind in KINDS}
    pools = [held.pool for held in known.names.pools]
    compared = Compared(known.names.compared)
    links = link(pools, facts, known.names.pairs, ties, decisions, compared.compare)
    unknown = unknown_targets(decisions, placed, frozenset(material.reports))
    resolution = resolution_of(placed, links, known.names.shown, ties, unknown)
    ordered = sorted(material.sources.values(), key=lambda source: source.age)
    reuse = {report.document: report.reuse for report in known.reports if report.reuse is not None}
    amended = amend(material.claims, decisions)
    claims = {claim.id: claim for claim in amended.claims}
    cases = (_case(case, claims, vocabulary) for case in settled)
    as_of = as_of_known(known)
    found = told_on(as_of, cases, vocabulary)
    parts = Parts(resolution, origins_from(ordered, reuse), amended, found, found.events)
    return casefile_of(material, decisions, vocabulary, as_of, parts)


def _case(settled: SettledCase, claims: dict[str, Claim], vocabulary: Vocabulary) -> Case:
    tellings = tuple(_telling(kept, claims[kept.claim], vocabulary) for kept in settled.tellings)
    return Case(settled.events, settled.findings, tellings)


def _telling(kept: KeptTelling, claim: Claim, vocabulary: Vocabulary) -> Telling:
    return Telling(
        claim=claim,
        persons=kept.persons,
        values=kept.values,
        bounds=kept.bounds,
        stance=kept.stance,
        speaker=kept.speaker,
        speaker_label=kept.speaker_label,
        published=kept.published,
        publisher=kept.publisher,
        origin=kept.origin,
        phase=kept.phase,
        in_correction=kept.in_correction,
        kind=vocabulary.type(claim.type),
    )


def as_of_known(known: Known) -> date | None:
    """The day that states and clocks are told for."""
    return known.tally.latest[1] if known.tally.latest else None
