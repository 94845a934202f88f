"""`onrecord cases`: the persons at the centre of events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from onrecord.cli.door import Built, Days, open_and_build
from onrecord.cli.options import with_archive, with_days
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.cli.screen import Screen, Styled
from onrecord.core.problem import Problem
from onrecord.export.wording import count_words, short_ids

MOST = 40
"""Cases listed unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the list."""

    id: str
    name: str
    events: int
    active: tuple[str, ...]
    """States that last, by their names in the vocabulary."""
    contradictions: int


@click.command(name="cases", short_help="List the persons at the centre of events, most events first.")
@click.option("--all", "everybody", is_flag=True, help=f"All of them; else the first {MOST}.")
@with_days
@with_archive
def command(
    everybody: bool,
    as_of: date | None,
    known_on: date | None,
    published_by: date | None,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""List the persons whom events happen to, most events first. Any of these names, or a part of it in any spelling,
    is a CASE for the other commands.

    \b
    Example:
      onrecord cases
    """
    return report("cases", _cases(archive, Days(as_of, known_on, published_by), everybody), as_json=as_json)


def _cases(place: Path | None, days: Days, everybody: bool) -> Outcome:
    built = open_and_build(place, days)
    if isinstance(built, Problem):
        return refused(built, code=Exit.NO_ARCHIVE)
    cases = list_cases(built)
    shorts = short_ids(person.id for person in built.whole.persons)
    shown = cases if everybody else cases[:MOST]
    code = Exit.PROBLEMS if built.problems else Exit.DONE
    return Outcome(cases, lambda screen: _lines(screen, shown, len(cases), shorts), built.problems, code)


def list_cases(built: Built) -> tuple[Case, ...]:
    """The cases of the archive, in the order of the case file."""
    whole = built.whole
    names = {person.id: person.name for person in whole.persons}
    events = Counter(person for event in whole.events for person in event.persons)
    affected = {event.id: event.persons for event in whole.events}
    conflicts = Counter(
        person
        for finding in whole.findings
        if finding.kind == "contradiction"
        for person in {person for event in finding.events for person in affected.get(event, ())}
    )
    active: dict[str, list[str]] = {}
    for state in whole.states:
        if state.active:
            active.setdefault(state.person, []).append(state.name)
    return tuple(
        Case(person, names[person], events[person], tuple(active.get(person, ())), conflicts[person])
        for person in whole.principals
        if person in names
    )


def _lines(screen: Screen, cases: tuple[Case, ...], total: int, shorts: dict[str, str]) -> None:
    for case in cases:
        facts = [count_words(case.events, "event"), *(name.replace("_", " ") for name in case.active)]
        pieces: list[str | Styled] = [", ".join(facts)]
        if case.contradictions:
            pieces.append(Styled(f", {count_words(case.contradictions, 'contradiction')}", "conflict"))
        screen.beside(Styled(case.name, "strong"), [*pieces, " ", Styled(f"[{shorts[case.id]}]", "id")], column=34)
    if not cases:
        screen.write("No report tells an event that happens to anybody. Add reports with: onrecord add FILE")
    elif len(cases) < total:
        screen.write(Styled(f"and {total - len(cases):,} more: onrecord cases --all", "quiet"))
