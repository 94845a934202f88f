"""`onrecord answers`: what a language model said, as far as it stands in the reports, beside what the rules read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from onrecord.cli.door import Built, Days, case_of, open_and_build
from onrecord.cli.options import with_archive, with_days
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.core.casefile import CaseFile
from onrecord.core.problem import Problem
from onrecord.core.second import SecondClaim, SecondReading
from onrecord.explain import difference_words
from onrecord.export.wording import bounds_words, count_words


@dataclass(frozen=True, slots=True)
class Figures:
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


@dataclass(frozen=True, slots=True)
class Answers:
    """What models said, in figures and one by one."""

    figures: tuple[Figures, ...]
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
    what the rules read. Nothing of it counts with an event, and nothing goes online. CASE is a person; else everything.

    \b
    Example:
      onrecord answers
    """
    return report("answers", _answers(archive, case, Days(as_of, known_on, published_by)), as_json=as_json)


def _answers(place: Path | None, typed: str | None, days: Days) -> Outcome:
    built = open_and_build(place, days)
    if isinstance(built, Problem):
        return refused(built, code=Exit.NO_ARCHIVE)
    case = built.whole if typed is None else case_of(built, typed)
    if isinstance(case, Problem):
        return refused(case, *built.problems)
    answers = Answers(figures_of(case), case.second_readings)
    code = Exit.PROBLEMS if built.problems else Exit.DONE
    return Outcome(answers, lambda screen: _lines(screen, built, case, answers), built.problems, code)


def figures_of(case: CaseFile) -> tuple[Figures, ...]:
    """The figures of each model and instruction, in their order."""
    readers = sorted({(one.reader.name, one.reader.fingerprint) for one in case.second_readings})
    return tuple(
        _figures(
            [one for one in case.second_readings if (one.reader.name, one.reader.fingerprint) == (name, fingerprint)]
        )
        for name, fingerprint in readers
    )


def _figures(readings: Sequence[SecondReading]) -> Figures:
    claims = [claim for reading in readings for claim in reading.claims]
    both = [claim for claim in claims if claim.same_as is not None]
    rejected = Counter(one.kind.value for reading in readings for one in reading.rejected)
    reader = readings[0].reader
    return Figures(
        reader.name,
        reader.fingerprint,
        len(readings),
        sum(not claim.differences for claim in both),
        sum(bool(claim.differences) for claim in both),
        len(claims) - len(both),
        sum(len(reading.missed) for reading in readings),
        tuple(sorted(rejected.items())),
    )


def _lines(screen: Screen, built: Built, case: CaseFile, answers: Answers) -> None:
    if not answers.figures:
        screen.write("No language model was asked about these reports.")
        return
    for figures in answers.figures:
        counts = (
            f"{count_words(figures.same, 'claim')} as the rules read them, {figures.otherwise} otherwise, "
            f"{figures.model_only} by the model only, {figures.rules_only} by the rules only."
        )
        screen.write(Styled(figures.model, "strong"), f", {count_words(figures.reports, 'report')}: {counts}", hang=2)
        rejected = ", ".join(f"{number} {reason}" for reason, number in figures.rejected)
        screen.write(f"Not used: {rejected or 'nothing'}.", indent=2, hang=4)
    texts = {document.digest: document.text for document in built.documents}
    names = {entity.document: entity.title for entity in case.reports}
    for heading, alone in (("Read otherwise", False), ("By the model only: counted nowhere", True)):
        shown = [
            (reading, claim)
            for reading in answers.readings
            for claim in reading.claims
            if (claim.same_as is None) is alone and (alone or claim.differences)
        ]
        if shown:
            screen.heading(heading)
        for reading, claim in shown:
            _claim(screen, claim, texts.get(reading.document, ""), names, reading.reader.name)


def _claim(screen: Screen, second: SecondClaim, text: str, titles: Mapping[str, str], model: str) -> None:
    claim = second.claim
    screen.write("“", claim.sentence.quote(text), "”")
    phase = f", {claim.phase}" if claim.phase else ""
    fillers = "; ".join(f"{filler.role} {filler.text}" for filler in claim.fillers)
    chain = " ← ".join(speaker.text or "the publisher" for speaker in claim.speakers)
    rows = [
        ("claim", f"{claim.type}{phase}, {claim.stance.value.replace('_', ' ')}: {fillers}".replace("_", " ")),
        ("speakers", chain),
        ("date", f"{bounds_words(claim.when.bounds)}. {claim.when.rule}"),
        ("read by", model),
        ("report", f"{titles.get(claim.document, '')} ({claim.document[:12]})"),
    ]
    rows += [("otherwise", difference_words(one)) for one in second.differences]
    rows += [("remark", words) for words in second.remarks]
    for label, words in rows:
        screen.beside(Styled(label, "quiet"), (words,), column=16, indent=2)
    screen.blank()
