"""A case file in figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.build.known import Known
from onrecord.core.casefile import CaseFile, Inputs
from onrecord.core.finding import FindingKind


@dataclass(frozen=True, slots=True)
class Figures:
    """What there is of each in the case file of a whole archive."""

    as_of: date | None
    support: str
    cases: int
    persons: int
    events: int
    claims: int
    contradictions: int
    problems: int
    """In the case file: reports without a date and the like; `onrecord show` tells them."""
    inputs: Inputs


def figures_of(casefile: CaseFile) -> Figures:
    """Those of a case file at hand."""
    return Figures(
        casefile.as_of,
        casefile.support.write(),
        len(casefile.principals),
        len(casefile.persons),
        len(casefile.events),
        len(casefile.claims),
        sum(finding.kind is FindingKind.CONTRADICTION for finding in casefile.findings),
        len(casefile.problems),
        casefile.inputs,
    )


def figures_known(known: Known, problems: int, inputs: Inputs) -> Figures:
    """Those of the case file that would be made of what is known; `problems` are those of its decisions."""
    tally = known.tally
    return Figures(
        tally.latest[1] if tally.latest else None,
        tally.support.write(),
        sum(case.persons for case in known.cases),
        sum(entity.startswith("person-") for entity in known.names.shown),
        sum(case.events for case in known.cases),
        tally.claims,
        sum(case.contradictions for case in known.cases),
        len({*tally.problems, *tally.name_problems}) + problems,
        inputs,
    )
