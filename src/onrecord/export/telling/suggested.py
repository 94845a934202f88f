"""What language models suggest, in words: marked as theirs wherever it is shown, and never among what counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.casefile import CaseFile
from onrecord.core.claim import Claim
from onrecord.core.second import SecondReading
from onrecord.explain import Suggested, difference_words, suggestions
from onrecord.export.neutral import one_line
from onrecord.export.telling.values import SuggestedView
from onrecord.export.wording import bounds_words, count_words

if TYPE_CHECKING:
    from onrecord.export.telling.compose import Composer


@dataclass(frozen=True, slots=True)
class ModelFigures:
    """What one model, asked with one instruction, said, in figures."""

    model: str
    instruction: str
    """Digest of what it was told to do."""
    reports: int
    same: int
    """Claims read alike by the rules and by the model."""
    otherwise: int
    """Claims read by both, that differ in some value."""
    model_only: int
    rules_only: int
    rejected: tuple[tuple[str, int], ...]
    """How many things it said are not used, by reason, sorted."""


def figures_of(casefile: CaseFile) -> tuple[ModelFigures, ...]:
    """The figures of each model and instruction, in their order."""
    groups: dict[tuple[str, str], list[SecondReading]] = {}
    for one in casefile.second_readings:
        groups.setdefault((one.reader.name, one.reader.fingerprint), []).append(one)
    return tuple(_figures(groups[key]) for key in sorted(groups))


def _figures(readings: Sequence[SecondReading]) -> ModelFigures:
    claims = [claim for reading in readings for claim in reading.claims]
    both = [claim for claim in claims if claim.same_as is not None]
    rejected = Counter(one.kind.value for reading in readings for one in reading.rejected)
    reader = readings[0].reader
    return ModelFigures(
        reader.name,
        reader.fingerprint,
        len(readings),
        sum(not claim.differences for claim in both),
        sum(bool(claim.differences) for claim in both),
        len(claims) - len(both),
        sum(len(reading.missed) for reading in readings),
        tuple(sorted(rejected.items())),
    )


def figure_words(figures: ModelFigures) -> tuple[str, str]:
    """The figures for reading: what was read, and what was not used."""
    read = (
        f"{count_words(figures.reports, 'report')}: {count_words(figures.same, 'claim')} as the rules read them, "
        f"{figures.otherwise} otherwise, {figures.model_only} by the model only, {figures.rules_only} by the rules "
        "only."
    )
    rejected = ", ".join(f"{number} {reason}" for reason, number in figures.rejected)
    return read, f"Not used: {rejected or 'nothing'}."


def suggested_views(composer: Composer) -> tuple[SuggestedView, ...]:
    """Every suggestion that does not count, by report and place: first those of which the rules read nothing."""
    found = sorted(suggestions(composer.casefile), key=lambda one: one.second.same_as is not None)
    return tuple(_view(composer, one) for one in found)


def _view(composer: Composer, one: Suggested) -> SuggestedView:
    claim = one.second.claim
    return SuggestedView(
        quote=composer.quote(claim),
        claim=claim.id,
        model=one_line(one.reading.reader.name),
        told=claim_words(claim),
        beside=composer.short(one.second.same_as) if one.second.same_as else "",
        otherwise=tuple(one_line(difference_words(difference)) for difference in one.second.differences),
        remarks=tuple(map(one_line, one.second.remarks)),
        rejected=one.rejected,
    )


def claim_words(claim: Claim) -> str:
    """What a claim tells, in one line: "custody order, extension, asserted: person Alma Verrin; term P2M"."""
    kind = ", ".join(part.replace("_", " ") for part in (claim.type, claim.phase, claim.stance.value) if part)
    parts = [f"{filler.role.replace('_', ' ')} {filler.text}" for filler in claim.fillers]
    parts += [f"term {claim.term.iso()}"] if claim.term is not None else []
    parts += [f"until {bounds_words(claim.until.bounds)}"] if claim.until is not None else []
    parts += [f"sum {amount.text}" for amount in claim.amounts]
    parts += [attribute.replace("_", " ") for attribute in claim.attributes]
    return one_line(f"{kind}: {'; '.join(parts)}" if parts else kind)
