"""casefile = build(readings, decisions, vocabulary): many readings become one case file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.build.casefile import Parts, casefile_of
from onrecord.build.material import ages_of, gather, latest, names_of, publisher_key, settings_of
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision
from onrecord.core.reading import Reading
from onrecord.reconcile.amend import amend
from onrecord.reconcile.origins import find_origins
from onrecord.reconcile.reconciliation import reconcile, with_rejected
from onrecord.reconcile.tell import tell
from onrecord.resolve import resolve
from onrecord.vocabulary.types import Vocabulary

__all__ = ["build", "publisher_key"]


def build(
    readings: Iterable[Reading], decisions: Sequence[Decision], vocabulary: Vocabulary, as_of: date | None = None
) -> CaseFile:
    """Everything that the readings and the decisions in force say, for the whole archive.

    Pure: the same inputs give the same case file, in whatever order the readings come; a document read twice counts
    once. `as_of` is the day that states and clocks are told for; without it, the day of the latest report that is not
    dated later than it was archived.
    """
    material = gather(readings)
    day = as_of or latest(material.reports.values())
    resolution = resolve(material.names, material.ties, decisions, frozenset(material.reports))
    origins = find_origins(material.sources.values())
    amended = amend(material.claims, decisions)
    names = names_of(resolution)
    settings = settings_of(material, origins)
    told = [tell(claim, settings[claim.document], names, vocabulary) for claim in amended.claims]
    unused = amended.rejected | amended.withheld
    standing = [telling for telling in told if telling.claim.id not in unused]
    found = reconcile(standing, names.label_of, vocabulary, day, ages_of(material))
    persons = {telling.claim.id: telling.persons for telling in told}
    rejected = [claim for claim in amended.claims if claim.id in amended.rejected - amended.withheld]
    events = with_rejected(found.events, rejected, persons)
    return casefile_of(
        material, decisions, vocabulary, day, Parts(resolution, origins, amended, found, events)
    )  # fmt: skip
