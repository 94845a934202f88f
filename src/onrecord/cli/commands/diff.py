"""`onrecord diff`: what changed in the case file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from onrecord.cli.diff_view import show_difference
from onrecord.cli.door import Built, Days, build, case_of, open_archive
from onrecord.cli.options import Day, with_archive
from onrecord.cli.outcome import Exit, Outcome, refused
from onrecord.cli.report import report
from onrecord.cli.saved import saved_casefile
from onrecord.cli.targets import choose_decision
from onrecord.core.casefile import CaseFile
from onrecord.core.problem import Problem
from onrecord.diff import compare
from onrecord.scope import narrow


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, as it was typed: one of the first three."""

    known_on: tuple[date, ...]
    """One day or two."""
    decision: str | None
    saved: Path | None
    as_of: date | None


@click.command(name="diff", short_help="Say what changed in the case file, event by event.")
@click.argument("case", required=False, metavar="[CASE]")
@click.option(
    "--known-on", type=Day(), multiple=True, help="Compare what was known on that day with today, or two days."
)
@click.option("--decision", metavar="ID", help="Compare before and after that decision.")
@click.option(
    "--saved",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Compare with a case file that was written as JSON.",
)
@click.option("--as-of", type=Day(), help="Tell states and clocks of both for that day.")
@with_archive
def command(
    *,
    case: str | None,
    known_on: tuple[date, ...],
    decision: str | None,
    saved: Path | None,
    as_of: date | None,
    archive: Path | None,
    as_json: bool,
) -> int:
    r"""Say what a report, a decision or a new version of onrecord changed in the case file: what came in, then events,
    states, findings and names that were added, changed, joined, parted or are gone.

    \b
    Example:
      onrecord diff --known-on 2031-04-01
      onrecord diff orvel --known-on 2031-04-01 --known-on 2031-05-01
      onrecord diff --decision 7556
      onrecord diff orvel --saved orvel.json
    """
    sides = Sides(known_on, decision, saved, as_of)
    if sum(1 for side in (known_on, decision, saved) if side) != 1:
        raise click.UsageError("Name one thing to compare with: --known-on, --decision or --saved.")
    if len(known_on) > 2:
        raise click.UsageError("--known-on is given once or twice.")
    return report("diff", _diff(archive, case, sides), as_json=as_json)


def _diff(place: Path | None, case: str | None, sides: Sides) -> Outcome:
    archive = open_archive(place)
    if isinstance(archive, Problem):
        return refused(archive, code=Exit.NO_ARCHIVE)
    found = _two(archive.path, sides)
    if isinstance(found, Problem):
        return refused(found)
    older, days = found
    now = build(archive, days)
    if isinstance(now, Problem):
        return refused(now, code=Exit.NO_ARCHIVE)
    then = archive.redact_saved(older) if isinstance(older, CaseFile) else build(archive, older)
    if isinstance(then, Problem):
        return refused(then, code=Exit.NO_ARCHIVE)
    return _compared(then if isinstance(then, CaseFile) else then.whole, now, case)


def _two(place: Path, sides: Sides) -> tuple[CaseFile | Days, Days] | Problem:
    """What is compared: a case file at hand or one to build, and the later one to build."""
    if sides.saved is not None:
        saved = saved_casefile(sides.saved)
        return saved if isinstance(saved, Problem) else (saved, Days(sides.as_of))
    if sides.decision is not None:
        number = _place_in_log(place, sides.decision)
        if isinstance(number, Problem):
            return number
        return Days(sides.as_of, decided=number), Days(sides.as_of, decided=number + 1)
    first, last = min(sides.known_on), max(sides.known_on)
    return Days(sides.as_of, first), Days(sides.as_of, last if len(sides.known_on) > 1 else None)


def _place_in_log(place: Path, typed: str) -> int | Problem:
    """How many decisions come before the one that is meant."""
    from onrecord.cli.decision_log import log_ids  # noqa: PLC0415 - for this way of comparing only

    found = choose_decision(place, typed)
    return found if isinstance(found, Problem) else log_ids(place).index(found)


def _compared(then: CaseFile, now: Built, case: str | None) -> Outcome:
    """The difference of the whole, or of one case of both."""
    after = now.whole
    if case is not None or len(then.principals) == 1 != len(after.principals):
        named = {person.id: person.name for person in then.persons}
        typed = case if case is not None else named.get(then.principals[0], then.principals[0])
        mine = case_of(now, typed)
        if isinstance(mine, Problem):
            return refused(mine, *now.problems)
        then, after = narrow(then, _same_person(then, mine)), mine
    difference = compare(then, after)
    code = Exit.PROBLEMS if now.problems else Exit.DONE
    return Outcome(difference, lambda screen: show_difference(screen, difference, (then, after)), now.problems, code)


def _same_person(then: CaseFile, after: CaseFile) -> str:
    """Who the person of the case was before: whoever is named in most of the same places, else the one of that name."""
    (now,) = (person for person in after.persons if person.id == after.principals[0])
    mine = set(now.mentions)
    shared = {person.id: len(mine.intersection(person.mentions)) for person in then.persons}
    best = max(
        then.persons, key=lambda person: (shared[person.id], person.id == now.id, person.name == now.name), default=now
    )
    return best.id
