from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from onrecord.core.decision import Decision
from onrecord.core.mention import MentionKind
from onrecord.core.reading import Reading
from onrecord.resolve import Resolution, local_names, local_ties, resolve
from tests.support.readings import decide, key_of, report


def resolved(readings: Sequence[Reading], *decisions: Decision) -> Resolution:
    names = [name for reading in readings for name in local_names(reading)]
    ties = [tie for reading in readings for tie in local_ties(reading)]
    return resolve(names, ties, decisions, frozenset(reading.document for reading in readings))


def named(name: str, *texts: str) -> Reading:
    return report(name, "Limna Post", "2024-02-06", names=texts)[1]


def people(found: Resolution) -> list[str]:
    return sorted(person.name for person in found.persons)


def test_one_person_in_four_spellings_and_two_scripts() -> None:
    readings = [
        named("A", "Ruvan Dzhelmirov"), named("B", "Rouvan Djelmirov"), named("C", "Руван Джелмиров"),
        named("D", "Ruvan Jelmirov"),
    ]  # fmt: skip
    found = resolved(readings)
    assert len(found.persons) == 1
    assert {form.text for form in found.persons[0].forms} == {
        "Ruvan Dzhelmirov", "Rouvan Djelmirov", "Руван Джелмиров", "Ruvan Jelmirov",
    }  # fmt: skip
    assert found.persons[0].merges
    assert all(merge.reason for merge in found.persons[0].merges)


def test_relatives_with_one_family_name_stay_apart() -> None:
    reading = report("A", "Limna Post", "2024-02-06", kin=[("Ruvan Torva", "brother", "Rovan Torva")])[1]
    found = resolved([reading, named("B", "Ruvan Torva"), named("C", "Rovan Torva")])
    assert people(found) == ["Rovan Torva", "Ruvan Torva"]
    told = next(person for person in found.persons if person.name == "Ruvan Torva").relatives
    assert [relative.relation for relative in told] == ["brother"]


def test_a_family_name_alone_belongs_to_its_report_and_is_offered() -> None:
    found = resolved([named("A", "Nadia Orvel", "Orvel"), named("B", "Orvel")])
    assert people(found) == ["Nadia Orvel", "Orvel"]
    assert [offer.score for offer in found.suggestions] == [0.5]


def test_a_shared_role_makes_an_initial_certain() -> None:
    readings = [
        report("A", "Limna Post", "2024-02-06", roles=[("minister of fisheries", "Boris Tekla")])[1],
        report("B", "Harbour Gazette", "2024-02-07", roles=[("minister of fisheries", "B. Tekla")])[1],
    ]
    assert people(resolved(readings)) == ["Boris Tekla"]
    assert len(resolved([named("A", "Boris Tekla"), named("B", "B. Tekla")]).persons) == 2


def test_same_by_decision_and_undone() -> None:
    readings = [named("A", "Nadia Orvel"), named("B", "Dina Sarn")]
    same = decide("same", key_of(readings[0], "Nadia Orvel"), key_of(readings[1], "Dina Sarn"))
    joined = resolved(readings, same)
    assert len(joined.persons) == 1
    assert joined.persons[0].merges[0].decision == same.id
    assert people(resolved(readings)) == ["Dina Sarn", "Nadia Orvel"]


def test_a_decision_about_one_spelling_takes_the_others_along() -> None:
    readings = [named("A", "Ruvan Dzhelmirov"), named("B", "Ruvan Jelmirov"), named("C", "Dina Sarn")]
    same = decide("same", key_of(readings[0], "Ruvan Dzhelmirov"), key_of(readings[2], "Dina Sarn"))
    assert len(resolved(readings, same).persons) == 1


def test_different_by_decision_is_remembered_and_not_offered_again() -> None:
    readings = [named("A", "Emil Torva"), named("B", "Emil Torva"), named("C", "Emil Torva")]
    keys = [key_of(reading, "Emil Torva") for reading in readings]
    found = resolved(readings, decide("different", keys[0], keys[1]))
    assert len(found.persons) == 2
    assert not found.suggestions
    sizes = sorted(len(person.mentions) for person in found.persons)
    assert sizes == [1, 2], "the other mentions stay with the one named first"
    first = next(person for person in found.persons if len(person.mentions) == 2)
    assert readings[0].document in {key.document for key in first.mentions}


def test_different_holds_against_likeness_through_others() -> None:
    readings = [named("A", "Ruvan Dzhelmirov"), named("B", "Ruvan Jelmirov"), named("C", "Ruvan Djelmirov")]
    found = resolved(
        readings, decide("different", key_of(readings[0], "Ruvan Dzhelmirov"), key_of(readings[2], "Ruvan Djelmirov"))
    )
    homes = [
        next(person.id for person in found.persons if reading.document in {key.document for key in person.mentions})
        for reading in readings
    ]
    assert homes[0] != homes[2]


def test_decisions_that_contradict_are_told_and_keep_apart() -> None:
    readings = [named("A", "Nadia Orvel"), named("B", "Dina Sarn")]
    keys = (key_of(readings[0], "Nadia Orvel"), key_of(readings[1], "Dina Sarn"))
    found = resolved(readings, decide("same", *keys, number=1), decide("different", *keys, number=2))
    assert len(found.persons) == 2
    assert len(found.problems) == 1


def test_a_decision_about_a_place_without_a_name_is_told() -> None:
    reading = named("A", "Nadia Orvel", "Dina Sarn")
    lost = f"mention:{reading.document}:900:905"
    found = resolved([reading], decide("same", key_of(reading, "Nadia Orvel"), lost))
    assert [problem.message for problem in found.problems] == [f"It names {lost}, where no name is found."]
    elsewhere = decide("same", key_of(reading, "Nadia Orvel"), f"mention:{'0' * 64}:0:5")
    assert not resolved([reading], elsewhere).problems


def test_an_acronym_alone_joins_the_one_body_introduced_by_it() -> None:
    service = _introduced("A", "Coast Guard Service", "CGS")
    alone = report("B", "Harbour Gazette", "2024-02-07", names=["CGS Service"])[1]
    found = resolved([service, _as_body(alone)])
    assert len(found.organisations) == 1


def _introduced(name: str, full: str, acronym: str) -> Reading:
    reading = named(name, full, acronym)
    mentions = tuple(replace(mention, kind=MentionKind.ORGANISATION) for mention in reading.mentions)
    return replace(reading, mentions=mentions, names=(tuple(mention.id for mention in mentions),))


def _as_body(reading: Reading) -> Reading:
    mention = reading.mentions[0]
    return replace(reading, mentions=(replace(mention, text="CGS"),))


def test_bodies_with_other_numbers_stay_apart_and_translations_are_offered() -> None:
    found = resolved(
        [named("A", "Detention Centre No. 1", "Defence Line"), named("B", "Detention Centre No. 3", "Protection Line")]
    )
    assert len(found.organisations) == 4
    assert [offer.score for offer in found.suggestions] == [0.7]


def test_ids_stay_when_a_later_report_is_added() -> None:
    first = named("A", "Nadia Orvel")
    later = report("B", "Limna Post", "2025-01-01", names=["Nadia Orvel"])[1]
    assert resolved([first]).persons[0].id == resolved([later, first]).persons[0].id


def test_no_name_in_between_joins_two_that_cannot_be_one() -> None:
    readings = [named("A", "Ruvan Ilyich Torva"), named("B", "Ruvan Torva"), named("C", "Ruvan Petrovich Torva")]
    homes = {
        form.text: person.id for person in resolved(readings).persons for form in person.forms
    }  # fmt: skip
    assert homes["Ruvan Ilyich Torva"] != homes["Ruvan Petrovich Torva"]


def test_a_family_name_that_two_people_share_is_offered_to_neither() -> None:
    found = resolved([named("A", "Nadia Orvel"), named("B", "Tomas Orvel"), named("C", "Orvel")])
    assert len(found.persons) == 3
    assert not found.suggestions


def test_decisions_count_by_their_time_and_not_by_the_order_they_come_in() -> None:
    readings = [named("A", "Nadia Orvel"), named("B", "Dina Sarn"), named("C", "Ivo Brask")]
    keys = [key_of(reading, text) for reading, text in zip(readings, ("Nadia Orvel", "Dina Sarn", "Ivo Brask"),
                                                           strict=True)]  # fmt: skip
    decisions = (
        decide("different", keys[0], keys[2], number=1),
        decide("same", keys[0], keys[1], number=2),
        decide("same", keys[1], keys[2], number=3),
    )
    found = [resolved(readings, *order) for order in permutations(decisions)]
    assert {tuple(person.mentions for person in one.persons) for one in found} == {
        tuple(person.mentions for person in found[0].persons)
    }
    assert len(found[0].persons) == 2
    assert {tuple(one.problems) for one in found} == {tuple(found[0].problems)}
