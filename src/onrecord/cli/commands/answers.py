"""`onrecord answers`: what a language model said, as far as it stands in the reports, beside what the rules read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from onrecord.cli.door import Built, Days
from onrecord.cli.of_case import Told, of_case
from onrecord.cli.options import with_archive, with_days
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.cli.suggested_view import show_suggested
from onrecord.core.casefile import CaseFile
from onrecord.core.second import SecondReading
from onrecord.export.telling.suggested import ModelFigures, figure_words, figures_of, suggested_views
from onrecord.export.telling.values import SuggestedView


@dataclass(frozen=True, slots=True)
class Answers:
    """What models said, in figures and one by one."""

    figures: tuple[ModelFigures, ...]
    readings: tuple[SecondReading, ...]


@click.command(name="answers", short_help="Show what of a language model's answers stands in the reports.")
@click.argument("case", required=False, metavar="[CASE]")
@with_days
@with_archive
def command(
    case: str | None,
    as_of: date | None,
    known_on: date | None,
    published_by: date | None,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""Show what language models said of the reports (see `onrecord ask-online`), as far as it stands in them, beside
    what the rules read. Nothing of it counts with an event unless a person accepts it (`onrecord decide accept ID`),
    and nothing goes online. CASE is a person; else everything.

    \b
    Example:
      onrecord answers
    """
    days = Days(as_of, known_on, published_by)
    return report("answers", of_case(archive, case, days, _told, everything=True), as_json=as_json)


def _told(built: Built, case: CaseFile) -> Told:
    answers = Answers(figures_of(case), case.second_readings)
    return Told(answers, lambda screen: _lines(screen, answers, suggested_views(built.composer(case))))


def _lines(screen: Screen, answers: Answers, suggested: Sequence[SuggestedView]) -> None:
    if not answers.figures:
        screen.write("No language model was asked about these reports.")
        return
    for figures in answers.figures:
        read, refused = figure_words(figures)
        screen.write(Styled(figures.model, "strong"), f", {read}", hang=2)
        screen.write(refused, indent=2, hang=4)
    for heading, alone in (("By the model only: counted nowhere", True), ("Read otherwise", False)):
        shown = [item for item in suggested if (not item.beside) is alone]
        if shown:
            screen.heading(heading)
        for item in shown:
            show_suggested(screen, item)
    if suggested:
        screen.write("To take one over: ", f'onrecord decide accept {suggested[0].quote.short} --reason "…"', hang=2)
