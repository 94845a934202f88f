"""Grown report by report, what is known of an archive is what it is from scratch, and tells the same case file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.build import build
from onrecord.build.grow import Grown, grow, whole
from onrecord.build.grow_cases import Ways
from onrecord.build.known import Known, SettledCase
from onrecord.core.decision import Decision
from onrecord.core.reading import Reading
from onrecord.vocabulary import load
from tests.build.cases import Written
from tests.build.test_properties import encoded, readings, reports
from tests.support.readings import decide, key_of

Steps = list[list[Reading]]


def written(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def fetching(known: Iterable[Reading]) -> Callable[[Sequence[str]], Iterable[Reading]]:
    held = {reading.document: reading for reading in known}
    return lambda wanted: [held[document] for document in wanted]


def grown(steps: Steps, decisions: Sequence[Decision] = ()) -> tuple[Known, dict[str, SettledCase]]:
    known = Known()
    cases: dict[str, SettledCase] = {}
    before: list[Reading] = []
    for fresh in steps:
        settled: list[SettledCase] = []
        step: Grown = grow(known, fresh, Ways(fetching(before), settled.append), decisions, load())
        before += fresh
        known = step.known
        cases = {id_: case for id_, case in cases.items() if id_ not in step.gone}
        cases.update((case.id, case) for case in settled)
    return known, cases


def once_each(made: list[Written]) -> list[Reading]:
    return list({reading.document: reading for reading in readings(made)}.values())


@settings(max_examples=120, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_step_by_step_is_from_scratch(made: list[Written], chance: object) -> None:
    found = once_each(made)
    chance.shuffle(found)  # type: ignore[attr-defined]
    cut = len(found) // 2
    scratch = grown([found])
    for steps in ([found[:cut], found[cut:]], [[one] for one in found]):
        stepwise = grown(steps)
        assert written(stepwise[0]) == written(scratch[0])
        assert written(stepwise[1]) == written(scratch[1])


@settings(max_examples=120, deadline=None)
@given(reports(), st.data())
def test_what_is_known_tells_the_case_file_that_building_gives(made: list[Written], data: st.DataObject) -> None:
    found = once_each(made)
    decisions = data.draw(some_decisions(found))
    known, cases = grown([found], decisions)
    told = whole(known, cases.values(), reversed(found), decisions, load())
    assert encoded(told) == encoded(build(found, decisions, load()))


@settings(max_examples=80, deadline=None)
@given(reports(), reports(), st.data())
def test_new_reports_beside_decisions_change_what_they_would_from_scratch(
    made: list[Written], more: list[Written], data: st.DataObject
) -> None:
    before = once_each(made)
    decisions = data.draw(some_decisions(before))
    seen = {reading.document for reading in before}
    after = [reading for reading in once_each(more) if reading.document not in seen]
    stepwise, scratch = grown([before, after], decisions), grown([before + after], decisions)
    assert written(stepwise[0]) == written(scratch[0])
    assert written(stepwise[1]) == written(scratch[1])


@st.composite
def some_decisions(draw: st.DrawFn, found: list[Reading]) -> list[Decision]:
    """A tie between two names, one that is parted, a claim that is rejected: any of them, about these readings."""
    keys = sorted({key_of(reading, mention.text) for reading in found for mention in reading.mentions})
    claims = sorted({claim.id for reading in found for claim in reading.claims})
    made = []
    if len(keys) > 1 and draw(st.booleans()):
        pair = draw(st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True))
        made.append(decide(draw(st.sampled_from(("same", "different"))), *pair))
    if claims and draw(st.booleans()):
        made.append(decide("reject", draw(st.sampled_from(claims))))
    return made
