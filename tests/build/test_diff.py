"""What changed from one case file to another: matched by what lines rest on, told line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.decision import DecisionKind
from onrecord.diff import Change, ChangeKind, Part, ValueChange, compare
from onrecord.scope import narrow
from tests.build.cases import Written, built
from tests.support.readings import decide, key_of, report, tell

FIRST = report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"))
SECOND = report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-06"))
THIRD = report("C", "Kosht Courier", "2024-03-09", tell("hearing/held", "Ivo Brask", "2024-03-08"))
INITIAL = report("D", "Kosht Courier", "2024-03-10", tell("hearing/held", "N. Orvel", "2024-03-09"))


def changes(*before: Written, after: tuple[Written, ...]) -> list[Change]:
    """What another set of reports changes, told for one day."""
    return list(compare(built(*before, as_of="2024-04-01"), built(*after, as_of="2024-04-01")).changes)


def of(found: list[Change], part: Part) -> list[Change]:
    return [change for change in found if change.part is part]


def test_a_report_that_tells_an_event_again_changes_it() -> None:
    found = changes(FIRST, after=(FIRST, SECOND))
    (event,) = of(found, Part.EVENT)
    assert event.kind is ChangeKind.CHANGED
    assert ValueChange("when", ("5 February 2024",), ("5 February 2024", "6 February 2024")) in event.values
    assert event.because == (SECOND[0].digest,)
    (added,) = of(found, Part.REPORT)
    assert (added.kind, added.id) == (ChangeKind.ADDED, SECOND[0].digest)
    assert [(change.kind, "contradiction" in change.title) for change in of(found, Part.FINDING)] == [
        (ChangeKind.ADDED, True)
    ]


def test_a_report_about_somebody_else_adds_an_event_and_leaves_the_others() -> None:
    (event,) = of(changes(FIRST, after=(FIRST, THIRD)), Part.EVENT)
    assert (event.kind, event.other) == (ChangeKind.ADDED, "")
    assert "Ivo Brask" in event.title


def test_an_event_is_the_same_one_when_an_earlier_report_comes_in() -> None:
    (event,) = of(changes(SECOND, after=(FIRST, SECOND)), Part.EVENT)
    assert event.kind is ChangeKind.CHANGED
    assert event.because == (FIRST[0].digest,)


def test_a_decision_that_rejects_a_claim_is_what_changed_the_event() -> None:
    before = built(FIRST, SECOND)
    reject = decide(DecisionKind.REJECT, before.claims[1].id)
    after = built(FIRST, SECOND, decisions=[reject])
    found = list(compare(before, after).changes)
    (event,) = [change for change in of(found, Part.EVENT) if ValueChange("rejected", (), ("1",)) in change.values]
    assert event.because == (reject.id,)
    assert ChangeKind.GONE in [change.kind for change in of(found, Part.FINDING)]
    assert [change.kind for change in of(list(compare(after, before).changes), Part.DECISION)] == [ChangeKind.GONE]


def test_persons_who_are_one_now_are_joined_and_parted_again() -> None:
    apart = built(FIRST, INITIAL)
    same = decide(DecisionKind.SAME, key_of(FIRST[1], "Nadia Orvel"), key_of(INITIAL[1], "N. Orvel"))
    joined = built(FIRST, INITIAL, decisions=[same])
    found = of(list(compare(apart, joined).changes), Part.PERSON)
    assert [(change.kind, change.title, change.other) for change in found if change.kind is ChangeKind.JOINED] == [
        (ChangeKind.JOINED, "N. Orvel", "Nadia Orvel")
    ]
    back = of(list(compare(joined, apart).changes), Part.PERSON)
    assert (ChangeKind.PARTED, "N. Orvel", "Nadia Orvel") in [(one.kind, one.title, one.other) for one in back]
    assert [change.kind for change in of(list(compare(apart, joined).changes), Part.SUGGESTION)] == [ChangeKind.GONE]


def test_another_day_changes_states_only() -> None:
    once, later = built(FIRST, as_of="2024-03-01"), built(FIRST, as_of="2024-03-11")
    difference = compare(once, later)
    assert (difference.day_before, difference.day_after) == ("2024-03-01", "2024-03-11")
    assert {change.part for change in difference.changes} == {Part.STATE}


def test_one_case_is_compared_like_the_whole() -> None:
    before, after = built(FIRST, THIRD), built(FIRST, SECOND, THIRD)
    (nadia,) = [person.id for person in after.persons if person.name == "Nadia Orvel"]
    found = compare(narrow(before, nadia), narrow(after, nadia)).changes
    assert not [change for change in found if "Brask" in change.title]


REPORTS = (FIRST, SECOND, THIRD, INITIAL)


@given(st.sets(st.integers(0, 3)), st.sets(st.integers(0, 3)))
def test_nothing_changes_between_equals_and_everything_has_its_way_back(one: set[int], other: set[int]) -> None:
    before, after = (built(*(REPORTS[number] for number in sorted(chosen))) for chosen in (one, other))
    assert compare(before, before).changes == ()
    there, back = compare(before, after).changes, compare(after, before).changes
    assert (not there) == (before == after)
    turned = {ChangeKind.ADDED: ChangeKind.GONE, ChangeKind.GONE: ChangeKind.ADDED,
              ChangeKind.JOINED: ChangeKind.PARTED, ChangeKind.PARTED: ChangeKind.JOINED}  # fmt: skip
    assert sorted((change.part, turned.get(change.kind, change.kind)) for change in there) == sorted(
        (change.part, change.kind) for change in back
    )
