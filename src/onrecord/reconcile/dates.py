"""Contradictions of dates: what several reports say about one beginning, and what counts of days say about it.

Every claim is a statement in a small network of days; where they cannot all be true, the finding shows the values side
by side, the counts with the value that they support, and the fewest claims whose fall would settle it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.core.attribution import Stance
from onrecord.core.calendar import spell, spell_bounds, starts_from_day
from onrecord.core.event import Event
from onrecord.core.finding import Finding, FindingKind, Side
from onrecord.core.when import Bounds
from onrecord.reconcile.findings import Tellings, make_finding, side_of
from onrecord.reconcile.network import Statement, consistent, day_between, smallest_conflict
from onrecord.reconcile.settling import settling
from onrecord.reconcile.telling import Telling


@dataclass(frozen=True, slots=True)
class Count:
    """A claim that a state is on its Nth day, and the days on which it then began."""

    telling: Telling
    number: int
    day: date
    event: str
    """The event that the claim belongs to."""

    @property
    def begins(self) -> tuple[date, ...]:
        """Under the inclusive reading first, then where the day after counts as day 1."""
        return tuple(reckoned.day for reckoned in starts_from_day(self.number, self.day))

    @property
    def told(self) -> str:
        """In words: "day 40 on 22 March 2024"."""
        return f"day {self.number} on {spell(self.day)}"


def date_findings(
    event: Event, counts: Sequence[Count], tellings: Tellings, superseded: frozenset[str]
) -> tuple[Finding, ...]:
    """What the dates of one event and the counts from it show together: a contradiction, or an agreement."""
    standing = [tellings[claim] for claim in event.claims if claim not in superseded]
    told = [telling for telling in standing if telling.dated and telling.stance is not Stance.DENIED]
    counts = [count for count in counts if count.begins and count.telling.claim.id not in superseded]
    statements = [_of_telling(telling) for telling in told] + [_of_count(count) for count in counts]
    if consistent(statements):
        return _counts_agree(event, told, counts, tellings)
    return (_contradiction(event, told, counts, statements, tellings),)


def count_findings(counts: Sequence[Count], tellings: Tellings, superseded: frozenset[str]) -> tuple[Finding, ...]:
    """What counts show of a beginning that nobody tells: a contradiction where counts of one time lead back to two.

    Counts are of one time where the days from the beginning that each leads back to overlap; a later count from 1 is
    one of another time.
    """
    standing = sorted((count for count in counts if count.begins and count.telling.claim.id not in superseded),
                      key=lambda count: (min(count.begins), count.day, count.telling.claim.id))  # fmt: skip
    times: list[list[Count]] = []
    for count in standing:
        if times and max(count.begins) <= max(other.day for other in times[-1]):
            times[-1].append(count)
        else:
            times.append([count])
    return tuple(_counts_clash(time, tellings) for time in times if not consistent([_of_count(one) for one in time]))


def _counts_clash(counts: Sequence[Count], tellings: Tellings) -> Finding:
    statements = [_of_count(count) for count in counts]
    labels = _labels((), counts)
    sides: dict[str, Side] = {}
    for count in counts:
        alike = [other for other in counts if set(other.begins) & set(count.begins)]
        if not any(other.told in sides for other in alike):
            days = " or ".join(spell(day) for day in count.begins)
            claims = tuple(other.telling.claim.id for other in alike)
            reading = f"counted back, it began on {days}, as the first day counts as day 1 or not"
            sides[count.told] = side_of(" and ".join(dict.fromkeys(o.told for o in alike)), claims, tellings, reading)
    core = smallest_conflict(statements)
    against = " against ".join(labels[statement.source][1] for statement in core)
    reason = f"{len(core)} claims cannot all be true: {against}. They lead back to different beginnings."
    title = f"Counts of days that do not fit one another: {' or '.join(side.label for side in sides.values())}"
    events = tuple(dict.fromkeys(count.event for count in counts))
    settles = settling(statements, labels)
    return make_finding(FindingKind.CONTRADICTION, title, reason, events, "when", _best_first(sides.values()), settles)


def _best_first(sides: Iterable[Side]) -> list[Side]:
    return sorted(sides, key=lambda side: (-side.support.origins, -side.support.reports, side.label))


def _of_telling(telling: Telling) -> Statement:
    """A claim's date as a statement: one of its readings, where there are several, is allowed to hold."""
    every = (telling.bounds, *telling.claim.when.alternatives)
    starts = [bounds.earliest for bounds in every]
    ends = [bounds.latest for bounds in every]
    first = None if None in starts else min(day.toordinal() for day in starts if day)
    last = None if None in ends else max(day.toordinal() for day in ends if day)
    return Statement(_voice(telling, spell_bounds(telling.bounds)), day_between("start", first, last))


def _of_count(count: Count) -> Statement:
    days = [day.toordinal() for day in count.begins]
    return Statement(_voice(count.telling, count.told), day_between("start", min(days), max(days)))


def _voice(telling: Telling, value: str) -> str:
    """One report's word for one value: told twice in the report, it counts once."""
    return f"{telling.claim.document}|{value}"


def _contradiction(
    event: Event, told: Sequence[Telling], counts: Sequence[Count], statements: Sequence[Statement], tellings: Tellings
) -> Finding:
    values = _clashing_values(told, counts)
    sides: list[Side] = []
    fitting: set[str] = set()
    for bounds, claims in values:
        supporters = [count for count in counts if bounds.day in count.begins]
        fitting.update(count.telling.claim.id for count in supporters)
        ids = [*claims, *(count.telling.claim.id for count in supporters)]
        sides.append(side_of(spell_bounds(bounds), tuple(dict.fromkeys(ids)), tellings, _reading(bounds, supporters)))
    unfitting = [count for count in counts if count.telling.claim.id not in fitting]
    sides += [_side_of_count(count, tellings) for count in unfitting]
    sides = _best_first(sides)
    core = smallest_conflict(statements)
    days = [spell_bounds(bounds) for bounds, _ in values]
    title = f"{_many(len(values))} for “{event.title}”: {' or '.join(days)}"
    if len(values) < 2:
        counted = " and ".join(count.told for count in unfitting)
        title = f"The count of days does not fit “{event.title}”: {' or '.join(days)}, but {counted}"
    labels = _labels(told, counts)
    against = " against ".join(labels[statement.source][1] for statement in core)
    reason = f"{len(core)} claims cannot all be true: {against}.{_counts_in_words(values, counts)}"
    events = tuple(dict.fromkeys([event.id, *sorted({count.event for count in counts})]))
    settles = settling(statements, labels)
    return make_finding(FindingKind.CONTRADICTION, title, reason, events, "when", sides, settles)


def _labels(told: Sequence[Telling], counts: Sequence[Count]) -> dict[str, tuple[str, str]]:
    """For each voice, who says it and the value; the publisher, where its own words say it beside somebody's."""
    said = [
        *((telling, spell_bounds(telling.bounds)) for telling in told),
        *((count.telling, count.told) for count in counts),
    ]
    own_words_last = sorted(said, key=lambda pair: not pair[0].speaker)
    return {_voice(telling, value): (_who(telling), value) for telling, value in own_words_last}


def _counts_in_words(values: Sequence[tuple[Bounds, list[str]]], counts: Sequence[Count]) -> str:
    """Which of the values each count supports."""
    said = []
    for count in counts:
        fitting = [spell_bounds(bounds) for bounds, _ in values if bounds.day in count.begins]
        if fitting:
            only = " only" if len(fitting) == 1 and len(values) > 1 else ""
            said.append(f" {count.told[0].upper()}{count.told[1:]} fits {' and '.join(fitting)}{only}.")
        else:
            said.append(f" {count.told[0].upper()}{count.told[1:]} fits none of them.")
    return "".join(dict.fromkeys(said))


def _clashing_values(told: Sequence[Telling], counts: Sequence[Count]) -> list[tuple[Bounds, list[str]]]:
    """The values that some other value, or a count, rules out, with their claims; earliest first."""
    values: dict[Bounds, list[str]] = {}
    for telling in told:
        values.setdefault(telling.bounds, []).append(telling.claim.id)

    def ruled_out(bounds: Bounds) -> bool:
        others = any(not bounds.compatible(other) for other in values)
        return others or any(not _fits(bounds, count) for count in counts)

    clashing = [(bounds, claims) for bounds, claims in values.items() if ruled_out(bounds)]
    return sorted(clashing, key=lambda pair: (pair[0].earliest or date.min, pair[0].latest or date.max))


def _fits(bounds: Bounds, count: Count) -> bool:
    return any(bounds.compatible(Bounds(day, day)) for day in count.begins)


def _reading(bounds: Bounds, supporters: Sequence[Count]) -> str:
    """Under which way of counting the counts support this value."""
    parts = []
    for count in supporters:
        place = count.begins.index(bounds.day) if bounds.day in count.begins else 0
        how = "the day it began on counts as day 1" if place == 0 else "the day after it began counts as day 1"
        parts.append(f"{count.told} fits where {how}")
    return "; ".join(dict.fromkeys(parts))


def _side_of_count(count: Count, tellings: Tellings) -> Side:
    days = " or ".join(spell(day) for day in count.begins)
    reading = f"counted back, it began on {days}, as the first day counts as day 1 or not"
    return side_of(count.told, (count.telling.claim.id,), tellings, reading)


def _who(telling: Telling) -> str:
    said = f"{telling.speaker_label} in " if telling.speaker_label else ""
    where = telling.publisher or "a report without a known publisher"
    day = f" of {spell(telling.published)}" if telling.published else ""
    return f"{said}{telling.claim.speakers[0].text or where}{day}"


def _counts_agree(
    event: Event, told: Sequence[Telling], counts: Sequence[Count], tellings: Tellings
) -> tuple[Finding, ...]:
    """That a count of days leads back to the day that is told."""
    found = []
    days = {telling.bounds.day: telling.claim.id for telling in reversed(told) if telling.bounds.day}
    for count in counts:
        day = next((day for day in count.begins if day in days), None)
        if day is None:
            continue
        counted = starts_from_day(count.number, count.day)[count.begins.index(day)]
        sides = (side_of(spell(day), (days[day],), tellings),
                 side_of(count.told, (count.telling.claim.id,), tellings, counted.rule))  # fmt: skip
        reason = f"{counted.formula}: {counted.rule}."
        title = f"The count agrees: {count.told} leads back to {spell(day)}. {event.title}"
        events = tuple(dict.fromkeys((event.id, count.event)))
        found.append(make_finding(FindingKind.AGREEMENT, title, reason, events, "when", sides))
    return tuple(found)


def _many(number: int) -> str:
    return {2: "Two dates", 3: "Three dates", 4: "Four dates"}.get(number, f"{number} dates")
