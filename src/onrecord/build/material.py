"""What building keeps of the readings, and what its steps are handed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.calendar import spell
from onrecord.core.casefile import Origin, Reply, Report
from onrecord.core.claim import Claim
from onrecord.core.document import Basis
from onrecord.core.entity import Entity
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.reconcile.origins import UNKNOWN, Source
from onrecord.reconcile.tell import Names, Setting
from onrecord.resolve import LocalName, LocalTie, Resolution, local_names, local_ties
from onrecord.resolve.sounds import fold
from onrecord.resolve.words import name_words


@dataclass(slots=True)
class Material:
    """What is kept of the readings: all that the later steps need, and no more, so that a large archive fits."""

    reports: dict[str, Report] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    names: list[LocalName] = field(default_factory=list)
    ties: list[LocalTie] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    corrections: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    readers: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def gather(readings: Iterable[Reading]) -> Material:
    """What counts of the readings, each document once; what only reading needed is let go of."""
    material = Material()
    for reading in readings:
        if reading.document in material.reports:
            continue
        material.reports[reading.document] = _report(reading)
        material.sources[reading.document] = _source(reading)
        material.names += local_names(reading)
        material.ties += local_ties(reading)
        material.claims += reading.claims
        material.replies += [Reply(reading.document, reply) for reply in reading.replies]
        if reading.corrections:
            material.corrections[reading.document] = reading.corrections
        material.readers.add(f"{reading.reader.name}:{reading.reader.fingerprint}")
        material.problems += reading.problems
        if _ahead(reading):
            material.problems.append(_told_ahead(reading))
    return material


def _ahead(report: Reading | Report) -> bool:
    """Whether it is dated two days or more after it was archived, so that no time zone explains it."""
    if report.published is None or report.retrieved is None:
        return False
    return (report.published - date.fromisoformat(report.retrieved[:10])).days >= 2


def _told_ahead(reading: Reading) -> Problem:
    message = f"The report is dated {spell(reading.published or date.max)}, later than it was archived."
    return Problem(
        f"report {reading.document[:12]}",
        f"{message} States and clocks are not told for that day by themselves.",
        "If that is a slip, add it again with --published YYYY-MM-DD.",
    )


def latest(reports: Iterable[Report]) -> date | None:
    """The day of the latest report; where all are dated ahead, the day on which the latest of them was archived."""
    found = newest(reports)
    return found[1] if found else None


def newest(reports: Iterable[Report]) -> tuple[bool, date] | None:
    """As `latest`, with False before the day where it is only that on which a report was archived."""
    dated = [
        (False, date.fromisoformat(report.retrieved[:10])) if _ahead(report) and report.retrieved else (True, day)
        for report in reports
        if (day := report.published)
    ]
    return max(dated, default=None)


def _report(reading: Reading) -> Report:
    return Report(
        document=reading.document,
        title=reading.title,
        publisher=reading.publisher,
        publisher_basis=reading.publisher_basis,
        published=reading.published,
        published_basis=reading.published_basis if reading.published else Basis.UNKNOWN,
        url=reading.url,
        retrieved=reading.retrieved,
        origin="",
        modified=reading.modified,
    )


def _source(reading: Reading) -> Source:
    return Source(
        document=reading.document,
        title=reading.title,
        publisher=publisher_key(reading.publisher),
        publisher_label=reading.publisher,
        wire=publisher_key(reading.wire or ""),
        wire_label=reading.wire or "",
        published=reading.published,
        url=reading.url or "",
        shingles=array("Q", reading.shingles),
    )


def publisher_key(name: str) -> str:
    """A publisher's name for comparing: "The Harbour Gazette" and "www.harbour-gazette.example" agree."""
    host = name.strip().casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    if " " not in host and "." in host:
        host = host.split("/")[0].rsplit(".", 1)[0]
    words = [word for word in fold(host).split() if word not in name_words().empty]
    kept = [word for word in words if word not in name_words().optional] or words
    return "".join(kept)


def names_of(resolution: Resolution) -> Names:
    """The names of the archive, as claims are told with them."""
    entities: tuple[Entity, ...] = (*resolution.persons, *resolution.organisations, *resolution.places)
    return Names(
        resolution.entity_of,
        {entity.id: entity.name for entity in entities},
        frozenset(person.id for person in resolution.persons),
        fold,
        name_words().plain,
    )


def settings_of(material: Material, origins: Sequence[Origin]) -> dict[str, Setting]:
    """For each document what of it counts for its claims."""
    home = {document: origin.id for origin in origins if origin.label != UNKNOWN for document in origin.reports}
    return {
        document: Setting(
            source.published, source.publisher, home.get(document, ""), material.corrections.get(document, ())
        )
        for document, source in material.sources.items()
    }  # fmt: skip


def ages_of(material: Material) -> dict[str, tuple[object, ...]]:
    """Whether a document corrects another, then its place in time; of versions of one day, the one changed later."""
    found: dict[str, tuple[object, ...]] = {}
    for document, report in material.reports.items():
        published = report.published or date.max
        changed = max(report.modified or published, published)
        found[document] = (document in material.corrections, published, changed, report.retrieved or "", document)
    return found
