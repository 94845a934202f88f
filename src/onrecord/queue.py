"""queue(casefile): what a person should decide next, by what it would change, with the commands that answer it.

Asked are only questions that a decision answers: whether two names are one, which side of a contradiction was misread,
whether the one claim that a lasting state rests on holds, what became of a decision whose ground has changed. Whatever
was decided is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.entity import Entity, Suggestion
from onrecord.core.event import Event
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.identity import identify
from onrecord.core.problem import Problem
from onrecord.core.state import Clock, ClockName, State

_TELLING = (ClockName.DAY, ClockName.RUNS_OUT, ClockName.OVERDUE)
"""The clocks that an event must be sure for; the others only count what is told."""


class QuestionKind(StrEnum):
    """The five kinds of question; of equal weight, they are asked in this order."""

    CONTRADICTION = "contradiction"
    """Reports cannot all be right: was one misread?"""
    SAME = "same"
    """Are two names one?"""
    CHECK = "check"
    """A lasting state rests on the word of one origin: does it hold?"""
    STALE = "stale"
    """A decision was made on something that reads otherwise now: does it still hold?"""
    PROBLEM = "problem"
    """Something is wrong with the material, and the problem says what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer."""

    words: str
    commands: tuple[tuple[str, ...], ...]
    """What to type after `onrecord`, command by command, word by word; `--reason` is left to whoever decides."""


@dataclass(frozen=True, slots=True)
class Effect:
    """The lines of the case file that would read otherwise, at most."""

    events: int
    clocks: int
    findings: int

    @property
    def lines(self) -> int:
        """All together."""
        return self.events + self.clocks + self.findings


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person should decide."""

    id: str
    kind: QuestionKind
    title: str
    reason: str
    """Why it is asked; for a problem, what to do."""
    effect: Effect
    weight: float
    """What the queue is ordered by: the lines that would change, for two names times how alike they are."""
    events: tuple[str, ...]
    """Ids of the events that it is about, as far as there are any."""
    look: tuple[str, ...]
    """What to type after `onrecord` to see what it rests on; empty where there is nothing more to see."""
    answers: tuple[Answer, ...]


def queue(casefile: CaseFile) -> tuple[Question, ...]:
    """All open questions of a case file, the one that would change most first."""
    weighed = _Weighed(casefile)
    found = chain(
        _contradictions(casefile, weighed),
        _names(casefile, weighed),
        _checks(casefile, weighed),
        _stale(casefile, weighed),
        _problems(casefile, weighed),
    )
    order = list(QuestionKind)
    unique = {question.id: question for question in found}.values()
    return tuple(sorted(unique, key=lambda asked: (-asked.weight, order.index(asked.kind), asked.title, asked.id)))


# --- What hangs on what -----------------------------------------------------------------------------------------------


class _Weighed:
    """A case file, looked up by what its lines rest on."""

    def __init__(self, casefile: CaseFile) -> None:
        self.claims = {claim: event.id for event in casefile.events for claim in (*event.claims, *event.rejected)}
        self._acting: dict[str, set[str]] = {}
        for event in casefile.events:
            for id_ in (*event.persons, *(account.value for slot in event.slots for account in slot.accounts)):
                self._acting.setdefault(id_, set()).add(event.id)
        self._clocks: dict[str, int] = {}
        for number in chain.from_iterable(clock.events for state in casefile.states for clock in clocks_of(state)):
            self._clocks[number] = self._clocks.get(number, 0) + 1
        self._clocks_of: dict[str, int] = {}
        for state in casefile.states:
            self._clocks_of[state.person] = self._clocks_of.get(state.person, 0) + len(clocks_of(state))
        self._findings: dict[str, set[str]] = {}
        for finding in casefile.findings:
            for about in finding.events:
                self._findings.setdefault(about, set()).add(finding.id)

    def of_entity(self, id_: str) -> Effect:
        """What is told of a person, organisation or place."""
        events = self._acting.get(id_, set())
        return Effect(len(events), self._clocks_of.get(id_, 0), self._found_on(events))

    def of_events(self, events: Iterable[str]) -> Effect:
        """What rests on some events."""
        known = set(events)
        return Effect(len(known), sum(self._clocks.get(event, 0) for event in known), self._found_on(known))

    def _found_on(self, events: set[str]) -> int:
        return len({finding for event in events for finding in self._findings.get(event, ())})


def clocks_of(state: State) -> tuple[Clock, ...]:
    """All clocks of a state: its own and those of its periods."""
    return (*state.clocks, *(clock for period in state.periods for clock in period.clocks))


def _question(
    kind: QuestionKind,
    about: Sequence[str],
    told: tuple[str, str],
    effect: Effect,
    answers: Iterable[Answer],
    *,
    events: Sequence[str] = (),
    chance: float = 1.0,
) -> Question:
    """`about` makes the id, `told` is title and reason."""
    id_ = identify("question", kind.value, *about)
    look = ("explain", about[0]) if kind is QuestionKind.CONTRADICTION else ("explain", *events) if events else ()
    weight = round(effect.lines * chance, 2)
    return Question(id_, kind, *told, effect, weight, tuple(events), look[:2], tuple(answers))


# --- The kinds --------------------------------------------------------------------------------------------------------


def _names(casefile: CaseFile, weighed: _Weighed) -> Iterator[Question]:
    """Names that are probably one. What would change is what is told of the one of whom less is told."""
    kinds: tuple[tuple[str, tuple[Entity, ...]], ...] = (
        ("person", casefile.persons),
        ("organisation", casefile.organisations),
        ("place", casefile.places),
    )
    named = {entity.id: (noun, entity) for noun, entities in kinds for entity in entities}
    for offer in casefile.suggestions:
        if offer.left in named and offer.right in named:
            noun, left = named[offer.left]
            yield _name(offer, noun, left, named[offer.right][1], weighed)


def _name(offer: Suggestion, noun: str, left: Entity, right: Entity, weighed: _Weighed) -> Question:
    pair = (offer.left, offer.right)
    effect = min((weighed.of_entity(id_) for id_ in pair), key=lambda effect: effect.lines)
    names = " and ".join(f"“{name}”" for name in sorted((left.name, right.name)))
    title = f"Are {names} one {noun}?"
    answers = (
        Answer("They are one.", (("decide", "same", *pair),)),
        Answer("They are not.", (("decide", "different", *pair),)),
    )
    return _question(QuestionKind.SAME, pair, (title, offer.reason), effect, answers, chance=offer.score)


def _contradictions(casefile: CaseFile, weighed: _Weighed) -> Iterator[Question]:
    """Contradictions, unless somebody has checked every claim of every side."""
    checked = _targets(casefile.decisions, DecisionKind.ACCEPT)
    for finding in casefile.findings:
        claims = list(dict.fromkeys(claim for side in finding.sides for claim in side.claims))
        if finding.kind is FindingKind.CONTRADICTION and not checked.issuperset(claims):
            told = (f"{finding.title}: was one of them misread?", finding.reason)
            effect = weighed.of_events(finding.events)
            answers = _ways_out(finding, [claim for claim in claims if claim not in checked])
            kind = QuestionKind.CONTRADICTION
            yield _question(kind, (finding.id, *claims), told, effect, answers, events=finding.events)


def _ways_out(finding: Finding, unchecked: Sequence[str]) -> Iterator[Answer]:
    for side in finding.sides:
        rejecting = tuple(("decide", "reject", claim) for claim in side.claims)
        yield Answer(f"“{side.label}” was misread, or is not to be used.", rejecting)
    accepting = tuple(("decide", "accept", claim) for claim in unchecked)
    yield Answer("All were read as they are written: the reports do contradict each other.", accepting)


def _checks(casefile: CaseFile, weighed: _Weighed) -> Iterator[Question]:
    """Events that the clocks of a lasting state are worked out from, and that one origin alone tells."""
    checked = _targets(casefile.decisions, DecisionKind.ACCEPT)
    events = {event.id: event for event in casefile.events}
    resting = (
        id_ for state in casefile.states if state.active for clock in clocks_of(state) if clock.name in _TELLING
        for id_ in clock.events
    )  # fmt: skip
    for id_ in dict.fromkeys(resting):
        event = events.get(id_)
        if event and event.support.origins <= 1 and event.claims and checked.isdisjoint(event.claims):
            yield _check(event, weighed)


def _check(event: Event, weighed: _Weighed) -> Question:
    title = f"{event.title}, {event.when_label}: does that hold?"
    reason = f"A state that lasts is worked out from it, and one origin tells it ({event.support.write()})."
    answers = (
        Answer("It was read rightly.", tuple(("decide", "accept", claim) for claim in event.claims[:1])),
        Answer("It was misread, or is not to be used.", tuple(("decide", "reject", claim) for claim in event.claims)),
    )
    effect = weighed.of_events((event.id,))
    return _question(QuestionKind.CHECK, event.claims, (title, reason), effect, answers, events=(event.id,))


def _stale(casefile: CaseFile, weighed: _Weighed) -> Iterator[Question]:
    """Decisions whose ground has changed."""
    decisions = {decision.id: decision for decision in casefile.decisions}
    for entry in casefile.stale:
        decision = decisions.get(entry.decision)
        if decision is not None:
            events = {weighed.claims[target] for target in decision.targets if target in weighed.claims}
            title = f"“{decision.kind}” of {decision.time[:10]} by {decision.author}: does it still hold?"
            told = (title, f"{entry.reason} It was decided because: {decision.reason}")
            effect = weighed.of_events(events)
            yield _question(
                QuestionKind.STALE, (decision.id,), told, effect, _renewals(decision), events=sorted(events)
            )


def _renewals(decision: Decision) -> tuple[Answer, ...]:
    undo = ("decide", "undo", decision.id)
    value = () if decision.slot is None else (decision.slot, decision.value or "")
    again = ("decide", decision.kind.value, *decision.targets, *value)
    return Answer("It still holds.", (undo, again)), Answer("It does not.", (undo,))


def _problems(casefile: CaseFile, weighed: _Weighed) -> Iterator[Question]:
    """Problems of the material; where a decision is at fault, it can be undone."""
    at: dict[str, set[str]] = {}
    for claim in casefile.claims:
        if claim.id in weighed.claims:
            at.setdefault(claim.document[:12], set()).add(weighed.claims[claim.id])
    for problem in casefile.problems:
        kind, _, id_ = problem.where.partition(" ")
        events = at.get(id_, set()) if kind == "report" else set()
        if id_ in weighed.claims:
            events = {weighed.claims[id_]}
        yield _problem(problem, sorted(events), weighed)


def _problem(problem: Problem, events: Sequence[str], weighed: _Weighed) -> Question:
    kind, _, id_ = problem.where.partition(" ")
    undo = (Answer("It was wrong.", (("decide", "undo", id_),)),) if kind == "decision" else ()
    title = f"{problem.where}: {problem.message}" if problem.where else problem.message
    about = (problem.where, problem.message)
    told = (title, problem.remedy)
    return _question(QuestionKind.PROBLEM, about, told, weighed.of_events(events), undo, events=events)


def _targets(decisions: Iterable[Decision], kind: DecisionKind) -> set[str]:
    return {target for decision in decisions if decision.kind is kind for target in decision.targets}
