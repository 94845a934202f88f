"""What a person is asked next, and that every answer answers."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.finding import FindingKind
from onrecord.queue import Answer, Question, QuestionKind, queue
from tests.build.cases import Written, built, findings
from tests.support.readings import decide, report, tell

TWO_DAYS = (
    report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05")),
    report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Nadia Orvel", "2024-02-06")),
)
TWO_NAMES = (
    report("A", "Tarpress", "2024-02-06", tell("hearing/held", "Nadia Orvel", "2024-02-05")),
    report("B", "Limna Post", "2024-02-08", tell("protest", "N. Orvel", "2024-02-07")),
)


def asked(casefile: CaseFile, kind: QuestionKind) -> list[Question]:
    return [question for question in queue(casefile) if question.kind is kind]


def decisions_of(answer: Answer, reports: Sequence[Written]) -> list[Decision]:
    """What the commands of an answer would enter in the log."""
    casefile = built(*reports)
    keys = {person.id: person.mentions[0].write() for person in casefile.persons}
    return [decide(command[1], *(keys.get(target, target) for target in command[2:])) for command in answer.commands]


def test_a_contradiction_is_asked_and_each_side_can_be_rejected() -> None:
    (question,) = asked(built(*TWO_DAYS), QuestionKind.CONTRADICTION)
    *sides, standing = question.answers
    assert len(sides) == 2
    for side in sides:
        after = built(*TWO_DAYS, decisions=decisions_of(side, TWO_DAYS))
        assert not findings(after, FindingKind.CONTRADICTION)
        assert not asked(after, QuestionKind.CONTRADICTION)
    after = built(*TWO_DAYS, decisions=decisions_of(standing, TWO_DAYS))
    assert findings(after, FindingKind.CONTRADICTION)
    assert not asked(after, QuestionKind.CONTRADICTION)


def test_a_contradiction_is_asked_again_when_a_report_adds_to_it() -> None:
    (question,) = asked(built(*TWO_DAYS), QuestionKind.CONTRADICTION)
    checked = decisions_of(question.answers[-1], TWO_DAYS)
    third = report("C", "Kosht Courier", "2024-02-09", tell("arrest/start", "Nadia Orvel", "2024-02-06"))
    assert asked(built(*TWO_DAYS, third, decisions=checked), QuestionKind.CONTRADICTION)


def test_two_names_are_asked_and_either_answer_is_remembered() -> None:
    (question,) = asked(built(*TWO_NAMES), QuestionKind.SAME)
    assert question.title == "Are “N. Orvel” and “Nadia Orvel” one person?"
    same, different = question.answers
    joined = built(*TWO_NAMES, decisions=decisions_of(same, TWO_NAMES))
    assert len(joined.persons) == 1
    assert not asked(joined, QuestionKind.SAME)
    parted = built(*TWO_NAMES, decisions=decisions_of(different, TWO_NAMES))
    assert len(parted.persons) == 2
    assert not asked(parted, QuestionKind.SAME)


def test_not_the_same_is_remembered_when_the_name_is_written_again() -> None:
    (question,) = asked(built(*TWO_NAMES), QuestionKind.SAME)
    parted = decisions_of(question.answers[1], TWO_NAMES)
    third = report("C", "Kosht Courier", "2024-02-09", tell("hearing/held", "N. Orvel", "2024-02-08"))
    assert not asked(built(*TWO_NAMES, third, decisions=parted), QuestionKind.SAME)


def test_what_would_change_most_is_asked_first() -> None:
    more = (report("C", "Kosht Courier", "2024-02-09", tell("hearing/held", "I. Brask", "2024-02-08")),
            report("D", "Kosht Courier", "2024-02-19", tell("hearing/held", "Ivo Brask", "2024-02-18")))  # fmt: skip
    questions = queue(built(*TWO_DAYS, *more))
    assert questions[0].kind is QuestionKind.CONTRADICTION
    weights = [question.weight for question in questions]
    assert weights == sorted(weights, reverse=True)
    assert len({question.id for question in questions}) == len(questions)


def test_the_one_claim_that_a_remand_rests_on_is_asked_for_once() -> None:
    reports = (
        report("A", "Tarpress", "2024-02-06", tell("custody_order/order", "Nadia Orvel", "2024-02-05", term="P2M")),
    )
    (question,) = asked(built(*reports), QuestionKind.CHECK)
    assert question.effect.clocks
    accepted = built(*reports, decisions=decisions_of(question.answers[0], reports))
    assert not asked(accepted, QuestionKind.CHECK)


def test_a_decision_whose_ground_has_changed_is_asked_about() -> None:
    claim = built(*TWO_DAYS).claims[0].id
    stale = decide(DecisionKind.ACCEPT, claim)
    casefile = built(*TWO_DAYS, decisions=[stale])
    (question,) = asked(casefile, QuestionKind.STALE)
    assert question.answers[-1].commands == (("decide", "undo", stale.id),)


def test_nothing_is_asked_where_nothing_is_open() -> None:
    assert queue(built(*TWO_DAYS[:1])) == tuple(asked(built(*TWO_DAYS[:1]), QuestionKind.CHECK))
