"""Mending the names of one sentence by rule, whatever model found them.

A rule takes the words of a sentence and one name, and gives what the name should be: itself, shorter, longer, several
names, or nothing. `mend` runs the rules in order, adds what rules find by themselves, and settles overlaps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.read.names import cutting, growing, known, teams
from onrecord.read.names.cutting import Words
from onrecord.read.names.spotting import spot
from onrecord.read.names.types import Found

Rule = Callable[[Words, Found], list[Found]]

RULES: tuple[Rule, ...] = (
    cutting.split_marks,
    cutting.trim,
    cutting.office_of_state,
    known.split_acronym,
    cutting.untitled,
    cutting.possessor,
    cutting.body_then_person,
    cutting.cut_person,
    cutting.cut_small,
    cutting.cut_roles,
    growing.grow_body,
    growing.grow_left,
    growing.grow_place,
    growing.grow_number,
    growing.grow_person,
    growing.grow_article,
    growing.enclose,
    cutting.kind_by_list,
    teams.team,
    cutting.trim,
)


def mend(words: Words, names: Sequence[Found], sentence: int) -> list[Found]:
    """The names of one sentence after all rules, in order and without overlaps."""
    current = [mended for name in names for mended in _ruled(words, name)]
    spotted = spot(words, current, sentence)
    for rule in (growing.grow_article, growing.enclose):
        spotted = [mended for name in spotted for mended in rule(words, name)]
    return growing.join_bodies(words, growing.join_persons(settle([*current, *spotted])))


def _ruled(words: Words, name: Found) -> list[Found]:
    """What one name is after all rules."""
    current = [name]
    for rule in RULES:
        if len(current) == 1:
            current = rule(words, current[0])
        else:
            current = [mended for one in current for mended in rule(words, one)]
    return current


def settle(names: Sequence[Found]) -> list[Found]:
    """Names in order; of two that overlap, the longer stays, of equals the one given last."""
    chosen: list[Found] = []
    taken: set[int] = set()
    ranked = sorted(enumerate(names), key=lambda pair: (pair[1].start - pair[1].end, -pair[0]))
    for _, name in ranked:
        words = range(name.start, name.end)
        if taken.isdisjoint(words):
            chosen.append(name)
            taken.update(words)
    return sorted(chosen, key=lambda found: found.start)
