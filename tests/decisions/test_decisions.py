"""The log of decisions: what may join it, and what is in force."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.identity import digest_of
from onrecord.decisions import Request, check_decision, decide, replay
from onrecord.decisions.identity import Sameness
from onrecord.decisions.request import check_form

SEEN = digest_of(b"seen")
TIME = "2031-05-04T12:00:00Z"
K = DecisionKind


def mention(letter: str) -> str:
    return f"mention:{digest_of(letter.encode())}:0:4"


A, B, C, D = (mention(letter) for letter in "abcd")


def request(kind: DecisionKind, *targets: str, **more: str) -> Request:
    return Request(kind, targets, more.pop("author", "Jo Tarn"), more.pop("reason", "Read it."), SEEN, **more)


def entry(kind: DecisionKind, *targets: str, **more: str) -> Decision:
    return decide(request(kind, *targets, **more), TIME)


def refusal(decision: Decision, *log: Decision, groups: dict[str, str] | None = None) -> str:
    problem = check_decision(decision, log, groups)
    return problem.message if problem else ""


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (request(K.ACCEPT, "claim-1", author="  "), "author"),
        (request(K.ACCEPT, "claim-1", reason=""), "reason"),
        (replace(request(K.ACCEPT, "claim-1"), seen="yes"), "looked at"),
        (request(K.ACCEPT, "event-1"), "not a claim's id"),
        (request(K.ACCEPT, "claim-1", "claim-2"), "one target"),
        (request(K.UNDO, "claim-1"), "not a decision's id"),
        (request(K.SAME, A), "two mentions"),
        (request(K.SAME, A, "claim-1"), "two mentions"),
        (request(K.SAME, A, A), "named twice"),
        (request(K.SAME, A, "mention:x"), "two mentions"),
        (request(K.CORRECT, "claim-1", slot="when"), "slot and a value"),
        (request(K.CORRECT, "claim-1", slot="When?", value="2031"), "no slot named"),
        (request(K.ACCEPT, "claim-1", slot="when", value="2031"), "Only `correct`"),
        (request(K.WITHHOLD, "person-1"), "not a claim's id"),
    ],
)
def test_a_request_that_is_not_in_order(asked: Request, message: str) -> None:
    (problem,) = check_form(asked)
    assert message in problem.message


@pytest.mark.parametrize(
    "asked",
    [
        request(K.SAME, A, B, C),
        request(K.DIFFERENT, A, B),
        request(K.ACCEPT, "claim-1"),
        request(K.CORRECT, "claim-1", slot="when", value=""),
        request(K.CORRECT, "claim-1", slot="facility", value="Hall 3"),
        request(K.WITHHOLD, A),
        request(K.WITHHOLD, A, "claim-1"),
        request(K.UNDO, "decision-1"),
    ],
)
def test_a_request_that_is_in_order(asked: Request) -> None:
    assert check_form(asked) == ()


def test_the_id_hangs_on_everything_else() -> None:
    one = entry(K.CORRECT, "claim-1", slot="when", value="2031")
    others = [
        entry(K.CORRECT, "claim-2", slot="when", value="2031"),
        entry(K.CORRECT, "claim-1", slot="until", value="2031"),
        entry(K.CORRECT, "claim-1", slot="when", value=""),
        entry(K.CORRECT, "claim-1", slot="when", value="2031", author="Lu"),
        entry(K.CORRECT, "claim-1", slot="when", value="2031", reason="No."),
        decide(request(K.CORRECT, "claim-1", slot="when", value="2031"), "2031-05-04T12:00:01Z"),
        entry(K.SAME, A, B),
        entry(K.SAME, A, B, C),
    ]
    assert len({one.id, *(other.id for other in others)}) == len(others) + 1
    assert entry(K.CORRECT, "claim-1", slot="when", value="2031") == one


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ([entry(K.DIFFERENT, A, B)], entry(K.SAME, A, B)),
        ([entry(K.DIFFERENT, A, B)], entry(K.SAME, B, A)),
        ([entry(K.SAME, A, B)], entry(K.DIFFERENT, A, B)),
        ([entry(K.SAME, A, B), entry(K.SAME, B, C)], entry(K.DIFFERENT, A, C)),
        ([entry(K.SAME, A, B), entry(K.DIFFERENT, A, C)], entry(K.SAME, B, C)),
        ([entry(K.DIFFERENT, A, D), entry(K.SAME, A, B), entry(K.SAME, C, D)], entry(K.SAME, B, C)),
        ([entry(K.ACCEPT, "claim-1")], entry(K.REJECT, "claim-1")),
        ([entry(K.REJECT, "claim-1")], entry(K.ACCEPT, "claim-1", author="Lu")),
        (
            [entry(K.CORRECT, "claim-1", slot="when", value="2031")],
            entry(K.CORRECT, "claim-1", slot="when", value="2030"),
        ),
    ],
)
def test_what_contradicts_an_earlier_decision_is_refused_and_the_earlier_one_named(
    earlier: list[Decision], later: Decision
) -> None:
    message = refusal(later, *earlier)
    assert "contradicts" in message
    assert any(decision.id in message for decision in earlier)
    undone = [entry(K.UNDO, decision.id) for decision in earlier]
    assert refusal(later, *earlier, *undone) == ""


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ([entry(K.SAME, A, B)], entry(K.DIFFERENT, A, C)),
        ([entry(K.DIFFERENT, A, B)], entry(K.SAME, A, C)),
        ([entry(K.ACCEPT, "claim-1")], entry(K.REJECT, "claim-2")),
        ([entry(K.ACCEPT, "claim-1")], entry(K.ACCEPT, "claim-1", author="Lu")),
        ([entry(K.ACCEPT, "claim-1")], entry(K.WITHHOLD, "claim-1")),
        (
            [entry(K.CORRECT, "claim-1", slot="when", value="2031")],
            entry(K.CORRECT, "claim-1", slot="term", value="P1M"),
        ),
    ],
)
def test_what_stands_beside_an_earlier_decision_is_taken(earlier: list[Decision], later: Decision) -> None:
    assert refusal(later, *earlier) == ""


def test_undoing() -> None:
    accepted = entry(K.ACCEPT, "claim-1")
    undo = entry(K.UNDO, accepted.id)
    assert "no decision of that id" in refusal(undo)
    assert refusal(undo, accepted) == ""
    assert "undone before" in refusal(entry(K.UNDO, accepted.id, reason="Once more."), accepted, undo)
    assert "cannot be undone" in refusal(entry(K.UNDO, undo.id), accepted, undo)
    assert refusal(entry(K.REJECT, "claim-1"), accepted, undo) == ""


def test_the_same_again_is_refused() -> None:
    accepted = entry(K.ACCEPT, "claim-1")
    assert "in the log already" in refusal(accepted, accepted)
    assert "decided before" in refusal(entry(K.ACCEPT, "claim-1", reason="Again."), accepted)


def test_what_a_document_joins_by_itself_counts_in_a_contradiction() -> None:
    groups = {A: A, B: A}
    assert "contradicts" in refusal(entry(K.SAME, B, C), entry(K.DIFFERENT, A, C), groups=groups)
    assert refusal(entry(K.SAME, B, C), entry(K.DIFFERENT, A, C)) == ""
    # A `different` inside the group takes the group apart.
    assert refusal(entry(K.DIFFERENT, A, B), groups=groups) == ""
    assert refusal(entry(K.SAME, B, C), entry(K.DIFFERENT, A, B), entry(K.DIFFERENT, A, C), groups=groups) == ""


def test_messages_hold_neither_reasons_nor_what_is_decided_about() -> None:
    withheld = "Alma Verrin"
    log = [entry(K.REJECT, "claim-1", reason=withheld), entry(K.DIFFERENT, A, B, reason=withheld)]
    for later in (entry(K.ACCEPT, "claim-1"), entry(K.SAME, A, B)):
        assert withheld not in refusal(later, *log)
        assert not any(withheld in f"{problem}" for problem in replay([*log, later]).problems)


@pytest.mark.parametrize(
    ("log", "kept"),
    [
        ([entry(K.SAME, A, B), entry(K.DIFFERENT, A, B)], [1]),
        ([entry(K.SAME, A, B), entry(K.SAME, B, C), entry(K.DIFFERENT, A, C)], [0, 2]),
        ([entry(K.ACCEPT, "claim-1"), entry(K.REJECT, "claim-1", author="Lu")], [1]),
        ([entry(K.REJECT, "claim-1"), entry(K.ACCEPT, "claim-1", author="Lu")], [0]),
        (
            [
                entry(K.CORRECT, "claim-1", slot="when", value="2031"),
                entry(K.CORRECT, "claim-1", slot="when", value="2030", author="Lu"),
            ],
            [],
        ),
        ([entry(K.UNDO, "decision-0")], []),
    ],
)
def test_of_joined_logs_the_safe_side_counts_and_the_other_is_told(log: list[Decision], kept: list[int]) -> None:
    outcome = replay(log)
    assert outcome.in_force == tuple(log[index] for index in kept)
    assert outcome.problems


def test_one_log_joined_twice_is_one_log() -> None:
    log = [entry(K.SAME, A, B), entry(K.ACCEPT, "claim-1")]
    assert replay([*log, *log]) == replay(log)


KINDS = st.sampled_from([K.SAME, K.DIFFERENT, K.ACCEPT, K.REJECT, K.CORRECT, K.WITHHOLD])


@st.composite
def entries(draw: st.DrawFn) -> Decision:
    kind = draw(KINDS)
    author = draw(st.sampled_from(["Jo", "Lu"]))
    if kind in (K.SAME, K.DIFFERENT):
        targets = draw(st.lists(st.sampled_from([A, B, C, D]), min_size=2, max_size=3, unique=True))
        return entry(kind, *targets, author=author)
    claim = draw(st.sampled_from(["claim-1", "claim-2"]))
    if kind is K.CORRECT:
        return entry(kind, claim, author=author, slot="when", value=draw(st.sampled_from(["2030", "2031"])))
    return entry(kind, claim, author=author)


@given(st.lists(entries(), max_size=8, unique_by=lambda decision: decision.id), st.data())
def test_a_decision_and_its_undo_equal_neither(log: list[Decision], data: st.DataObject) -> None:
    extra = data.draw(entries().filter(lambda decision: decision not in log))
    place = data.draw(st.integers(0, len(log)))
    later = data.draw(st.integers(place, len(log)))
    undo = entry(K.UNDO, extra.id)
    with_both = [*log[:place], extra, *log[place:later], undo, *log[later:]]
    assert replay(with_both) == replay(log)


@given(st.lists(entries(), max_size=8))
def test_a_log_that_was_checked_line_by_line_has_no_problems(asked: list[Decision]) -> None:
    log: list[Decision] = []
    for decision in asked:
        if check_decision(decision, log) is None:
            log.append(decision)
    outcome = replay(log)
    assert outcome.problems == ()
    assert outcome.in_force == tuple(log)


@given(st.lists(entries(), max_size=8))
def test_what_is_in_force_never_contradicts_itself(log: list[Decision]) -> None:
    in_force = replay(log).in_force
    again = replay(in_force)
    assert again.in_force == in_force
    assert again.problems == ()
    withheld = [decision for decision in log if decision.kind is K.WITHHOLD]
    assert all(decision in in_force for decision in withheld)


# --- Joining ----------------------------------------------------------------------------------------------------------


def joined_plainly(log: list[Decision]) -> list[Decision | None]:
    """What stands against each `same`, by looking at everything again each time."""
    groups: list[frozenset[str]] = []
    found: list[Decision | None] = []
    for same in (decision for decision in log if decision.kind is K.SAME):
        near = [group for group in groups if group & set(same.targets)]
        whole = frozenset(same.targets).union(*near)
        apart = (decision for decision in log if decision.kind is K.DIFFERENT)
        against = next((by for by in apart if len(whole & set(by.targets)) > 1), None)
        if against is None:
            groups = [group for group in groups if group not in near] + [whole]
        found.append(against)
    return found


pairs = st.builds(
    entry,
    st.sampled_from([K.SAME, K.SAME, K.DIFFERENT]),
    st.sampled_from("abcd").map(mention),
    st.sampled_from("efgh").map(mention),
    author=st.sampled_from(["Jo Tarn", "Ela Rask"]),
)
chains = st.builds(
    lambda kind, letters: entry(kind, *map(mention, letters)),
    st.sampled_from([K.SAME, K.DIFFERENT]),
    st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=3, unique=True),
)


@given(st.lists(pairs | chains, max_size=14))
def test_joining_keeps_apart_what_looking_at_everything_keeps_apart(log: list[Decision]) -> None:
    sameness = Sameness(log)
    assert [sameness.join(decision) for decision in log if decision.kind is K.SAME] == joined_plainly(log)
