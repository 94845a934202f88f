"""The reports of an archive and the origins that they go back to, grown by new reports."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from onrecord.build.known import KnownReport
from onrecord.build.material import Material
from onrecord.core.casefile import Origin
from onrecord.core.event import Support
from onrecord.core.reading import Reading
from onrecord.reconcile.origins import UNKNOWN, Reuse, Source, looked_at, most_reused, origins_from, sampled
from onrecord.reconcile.support import count_known
from onrecord.resolve.resolution import Placed

Fetch: TypeAlias = Callable[[Sequence[str]], Iterable[Reading]]
"""Gives the readings of documents that were there before, by their digests."""
_NO_TEXT = array("Q")


@dataclass(frozen=True, slots=True)
class GrownReports:
    """The reports with new ones."""

    reports: tuple[KnownReport, ...]
    """By document."""
    moved: frozenset[str]
    """Earlier ones that count with another origin now."""
    support: Support
    origins: tuple[Origin, ...]


def grow_reports(
    known: Sequence[KnownReport], material: Material, placed: Sequence[Placed], fetch: Fetch
) -> GrownReports:
    """The reports with those in `material`, whose local names stand in the pools that `placed` tells."""
    pools: dict[str, set[str]] = {}
    for name, spellings in placed:
        pools.setdefault(name.document, set()).add(spellings.id)
    new = [_known(source, pools.get(document, ())) for document, source in material.sources.items()]
    ordered = sorted((*known, *new), key=lambda report: (report.published or date.max, report.document))
    reuse = {report.document: report.reuse for report in known if report.reuse is not None}
    reuse = _with_reuse(reuse, ordered, material, fetch)
    sources = [source_of(report) for report in ordered]
    origins = origins_from(sources, reuse)
    home = {document: origin.id for origin in origins if origin.label != UNKNOWN for document in origin.reports}
    reports = [_placed(report, reuse.get(report.document), home.get(report.document, "")) for report in ordered]
    before = {report.document: report.origin for report in known}
    return GrownReports(
        tuple(sorted(reports, key=lambda report: report.document)),
        frozenset(report.document for report in reports if before.get(report.document, report.origin) != report.origin),
        support_in_all(sources, origins),
        origins,
    )


def support_in_all(sources: Sequence[Source], origins: Sequence[Origin]) -> Support:
    """What stands behind the whole archive."""
    publishers = count_known(source.publisher for source in sources)
    known = count_known("" if origin.label == UNKNOWN else origin.id for origin in origins)
    return Support(len(sources), publishers, known or min(1, len(origins)))


def source_of(report: KnownReport, shingles: array[int] = _NO_TEXT) -> Source:
    """The report as origins have it."""
    return Source(report.document, "", report.publisher, report.publisher_label, report.wire, report.wire_label,
                  report.published, "", shingles)  # fmt: skip


def _known(source: Source, pools: Iterable[str]) -> KnownReport:
    sample = tuple(sampled(source.shingles))
    return KnownReport(source.document, source.published, source.publisher, source.publisher_label, source.wire,
                       source.wire_label, sample, None, "", tuple(sorted(pools)))  # fmt: skip


def _placed(report: KnownReport, reuse: Reuse | None, origin: str) -> KnownReport:
    same = report.reuse == reuse and report.origin == origin
    return report if same else replace(report, reuse=reuse, origin=origin)


def _with_reuse(
    reuse: Mapping[str, Reuse], ordered: Sequence[KnownReport], material: Material, fetch: Fetch
) -> dict[str, Reuse]:
    """What each report takes over from an earlier one, worked out anew where the new reports may change it."""
    asked = looked_at([(report.document, report.sample) for report in ordered], frozenset(material.sources))
    wanted = {ordered[number].document for own, others in asked.items() if others for number in (own, *others)}
    texts = {document: source.shingles for document, source in material.sources.items()}
    missing = sorted(wanted - texts.keys())
    texts.update((reading.document, array("Q", reading.shingles)) for reading in (fetch(missing) if missing else ()))
    found = dict(reuse)
    for number, others in asked.items():
        own = ordered[number]
        source = source_of(own, texts.get(own.document, _NO_TEXT))
        beside = [(other, source_of(ordered[other], texts[ordered[other].document])) for other in others]
        now = most_reused(source, beside)
        if now is not None:
            found[own.document] = now
        else:
            found.pop(own.document, None)
    return found
