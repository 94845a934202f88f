"""Reports that only tell that a state lasts: one running piece of news, not an event for each of them.

"He is in custody" has no day of its own. Told week after week it is one line, with every report that tells it, until
something happens: the state begins anew or ends, the person is held elsewhere, or nothing is heard for long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from onrecord.reconcile.grouping import mode_of
from onrecord.reconcile.telling import Telling, firmest
from onrecord.vocabulary.types import Effect

UNHEARD = 45
"""Days after which news of a state, with nothing told of it in between, is news of its own."""
_TURNS = (Effect.STARTS, Effect.ENDS)
_Group: TypeAlias = tuple[Telling, ...]


@dataclass(slots=True)
class _Run:
    """The same news of one state, told again and again."""

    members: list[Telling]
    values: dict[str, set[str]] = field(default_factory=dict)
    """By role what it is told with."""

    def add(self, group: _Group) -> None:
        self.members += group
        for telling in group:
            for value in telling.values:
                self.values.setdefault(value.role, set()).add(value.value)

    @property
    def last(self) -> date:
        return max(day for telling in self.members if (day := telling.bounds.latest))


def only_lasts(group: Sequence[Telling]) -> bool:
    """Whether all that a group of tellings says is that a state lasted when the reports were written."""
    return all(_only_lasts(telling) for telling in group)


def days_told(tellings: Sequence[Telling]) -> tuple[date, ...]:
    """The days of the reports that tell that a state lasts, each once, the first one first."""
    return tuple(sorted({telling.bounds.latest for telling in tellings if telling.bounds.latest}))


def join_lasting(groups: Iterable[_Group]) -> tuple[_Group, ...]:
    """The groups of tellings, where those that only tell that one state lasts are joined to runs.

    A run ends with a day on which the state began or ended, with another value of a question (another prison), and
    after UNHEARD days of silence. What somebody alleges never joins what is told as a fact.
    """
    whole = tuple(groups)
    turns = _turns(whole)
    runs: dict[tuple[object, ...], _Run] = {}
    found: list[_Run] = []
    for group in sorted(whole, key=lambda group: (group[0].bounds.latest or date.max, group[0].age)):
        if not only_lasts(group):
            found.append(_Run(list(group)))
            continue
        key = _key(group)
        run = runs.get(key)
        if run is None or not _goes_on(run, group, _of(turns, group)):
            run = runs[key] = _Run([])
            found.append(run)
        run.add(group)
    joined = [tuple(sorted(run.members, key=lambda telling: telling.age)) for run in found]
    return tuple(sorted(joined, key=lambda group: group[0].age))


def _of(turns: Mapping[tuple[str, str], set[date]], group: _Group) -> set[date]:
    """The days on which the states that a group tells of turned."""
    first = group[0]
    states = [effect.state for effect in first.kind.effects_of(first.phase)] if first.kind else []
    return {day for state in states for person in first.persons for day in turns.get((person, state), ())}


def _only_lasts(telling: Telling) -> bool:
    claim = telling.claim
    told = claim.term or claim.until or claim.ordinal or claim.amounts
    effects = telling.kind.effects_of(telling.phase) if telling.kind else ()
    lasts = telling.phase == "continue" and bool(effects) and all(one.effect is Effect.CONTINUES for one in effects)
    # "Is currently held" tells no more than "is held": the day is that of the report.
    undated = not telling.dated or telling.bounds.day == telling.published
    known = bool(telling.persons) and telling.bounds.latest is not None and undated
    return lasts and known and not told and mode_of(telling) == "told"


def _key(group: _Group) -> tuple[object, ...]:
    """What two groups must share to be one piece of news."""
    first = group[0]
    persons = tuple(sorted({person for telling in group for person in telling.persons}))
    attributes = tuple(sorted({attribute for telling in group for attribute in telling.claim.attributes}))
    return (first.claim.type, persons, firmest([telling.stance for telling in group]), attributes)


def _turns(groups: Iterable[_Group]) -> dict[tuple[str, str], set[date]]:
    """By person and state the days on which it is told to begin or to end; without a date, that of the first report."""
    found: dict[tuple[str, str], set[date]] = {}
    for group in groups:
        first = group[0]
        effects = first.kind.effects_of(first.phase) if first.kind else ()
        told = [telling.bounds for telling in group if telling.dated] or [first.bounds]
        days = {day for bounds in told if (day := bounds.latest or bounds.earliest)}
        for effect in effects if mode_of(first) == "told" else ():
            for person in sorted({person for telling in group for person in telling.persons}):
                if effect.effect in _TURNS:
                    found.setdefault((person, effect.state), set()).update(days)
    return found


def _goes_on(run: _Run, group: _Group, turns: Iterable[date]) -> bool:
    """Whether a group tells the same news as a run does, later."""
    day = group[0].bounds.latest
    if day is None or (day - run.last).days > UNHEARD or any(run.last < turn <= day for turn in turns):
        return False
    return all(
        value.value in run.values.get(value.role, {value.value}) for telling in group for value in telling.values
    )
