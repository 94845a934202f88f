"""Which of the triggers found in a sentence tell an event, where several lay claim to the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.core.mention import MentionKind
from onrecord.core.when import TimeType
from onrecord.read.events.boundaries import clause
from onrecord.read.events.filled import Filled
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.roles import fill, is_court
from onrecord.read.events.slots import AMOUNT
from onrecord.read.events.triggers import Candidate, compiled, matches
from onrecord.read.events.verbs import finite, participles
from onrecord.vocabulary.patterns import Form

LONGEST_TRIGGER = 7
"""Tokens of a trigger shown in full; of longer ones only the most words that stand together."""
TERM_REACH = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """A trigger that tells an event."""

    candidate: Candidate
    filled: Filled
    first: int
    last: int
    """The tokens shown as the trigger."""


def choose(line: Line, candidates: Sequence[Candidate]) -> tuple[Chosen, ...]:
    """The triggers that tell events, in text order: the longest words first, then those whose needs are met."""
    ranked = sorted(
        candidates,
        key=lambda one: (
            -len(one.match.places),
            not one.trigger.needs,
            one.match.form is not Form.VERB,
            one.match.last - one.match.first,
            one.order,
        ),
    )
    taken: set[int] = set()
    chosen: list[Chosen] = []
    for candidate in ranked:
        if candidate.match.head in line.timed or taken & set(candidate.match.places) or _inside_name(line, candidate):
            continue
        bounds = clause(line, candidate.match.head)
        filled = fill(line, candidate) if _may_meet(line, candidate, bounds) else None
        if filled is None or not _meets(line, candidate, filled, bounds) or _only_circumstance(line, candidate):
            continue
        taken.update(candidate.match.places)
        first, last = _shown(candidate)
        chosen.append(Chosen(candidate, filled, first, last))
    return _joined(line, sorted(_without_circumstances(line, chosen), key=lambda one: (one.first, one.last)))


def _without_circumstances(line: Line, chosen: Sequence[Chosen]) -> list[Chosen]:
    """The triggers without phrases that only tell where ill-treatment took place: "the beating of N. N. in custody"."""
    treated = [
        clause(line, one.candidate.match.head) for one in chosen if one.candidate.event_type.family == "treatment"
    ]
    lexicon = clause_lexicon()
    kept = []
    for one in chosen:
        before = line.lows[one.first - 1] if one.first else ""
        phrase = in_place(line, one)
        told = before in lexicon.be or before in lexicon.adverbs
        if not (phrase and not told and any(first <= one.first <= last for first, last in treated)):
            kept.append(one)
    return kept


def in_place(line: Line, one: Chosen) -> bool:
    """Whether the words are a phrase of a place or a state: "in prison", "behind bars"."""
    return one.candidate.match.form is Form.EXACT and line.lows[one.first] in ("in", "behind")


def _inside_name(line: Line, candidate: Candidate) -> bool:
    """Whether the head is part of a name: "Detention Centre No. 1", "Committee against Torture"."""
    head = candidate.match.head
    return any(first <= head <= last and mention.kind is not MentionKind.ROLE for first, last, mention in line.mentions)


def _only_circumstance(line: Line, candidate: Candidate) -> bool:
    """Whether a phrase of a state only tells where another act took place: "was beaten in custody"."""
    match = candidate.match
    if match.form is not Form.EXACT or line.lows[match.first] not in ("in", "behind") or not match.first:
        return False
    before = match.first - 1
    low = line.lows[before]
    lexicon = clause_lexicon()
    held = low in lexicon.be or low in ("held", "kept", "remained", "jailed", "detained", "imprisoned", "languishing")
    return (finite(line, before) or low in participles()) and not held


def _shown(candidate: Candidate) -> tuple[int, int]:
    match = candidate.match
    if match.last - match.first + 1 <= LONGEST_TRIGGER:
        return match.first, match.last
    runs: list[list[int]] = [[match.places[0]]]
    for place in match.places[1:]:
        if place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    longest = max(runs, key=len)
    return longest[0], longest[-1]


def _may_meet(line: Line, candidate: Candidate, bounds: tuple[int, int]) -> bool:
    """Whether its needs can be met and nothing is refused, as far as words tell that without what fills its roles."""
    trigger = candidate.trigger
    if trigger.refuses and not line.words.isdisjoint(_openings(trigger.refuses)):
        for refused in trigger.refuses:
            if refused[0] != "@" and _stands(line, candidate, refused, bounds):
                return False
    if not trigger.needs or any(need[0] == "@" for need in trigger.needs):
        return True
    if line.words.isdisjoint(_openings(trigger.needs)):
        return False
    return any(_stands(line, candidate, need, bounds) for need in trigger.needs)


@lru_cache(maxsize=8192)
def _openings(written: tuple[str, ...]) -> frozenset[str]:
    """The forms of the first words of these patterns; of conditions none."""
    return frozenset(form for one in written if one[0] != "@" for form in compiled(one).words[0].forms or ())


def _meets(line: Line, candidate: Candidate, filled: Filled, bounds: tuple[int, int]) -> bool:
    """Whether the trigger's needs are met and nothing that it refuses fills its roles."""

    def holds(written: str) -> bool:
        if written.startswith("@"):
            return _condition(line, candidate, filled, written, bounds)
        return _stands(line, candidate, written, bounds)

    trigger = candidate.trigger
    if trigger.needs and not any(map(holds, trigger.needs)):
        return False
    return not any(_condition(line, candidate, filled, one, bounds) for one in trigger.refuses if one[0] == "@")


def _stands(line: Line, candidate: Candidate, written: str, bounds: tuple[int, int]) -> bool:
    """Whether the words stand in the trigger's clause."""
    pattern = compiled(written)
    opening = pattern.words[0].forms
    if opening is None or opening.keys().isdisjoint(line.words):
        return False
    places = set(candidate.match.places)
    own = any(word.forms is not None and line.lows[candidate.match.head] in word.forms for word in pattern.words)
    low, high = min(bounds[0], candidate.match.first), max(bounds[1], candidate.match.last)
    for match in matches(pattern, line.lows, max(0, low - 1), high):
        if match.last > high + 1:
            continue
        if not own or places & set(match.places):
            return True
    return False


def _condition(line: Line, candidate: Candidate, filled: Filled, name: str, bounds: tuple[int, int]) -> bool:
    head = candidate.match.head
    if name == "@court":
        return any(is_court(one) for role in ("agent", "court", "person") for one in filled.of(role))
    if name == "@person":
        return any(_person_like(one) for one in filled.of("person"))
    if name == "@organisation":
        return any(one.kind is MentionKind.ORGANISATION for one in filled.of("person"))
    if name == "@term":
        return any(
            time.type is TimeType.DURATION and head < first <= head + TERM_REACH and _is_term(line, first)
            for first, last, time in line.times
            if last <= bounds[1]
        )
    if name == "@date":
        return any(time.type is TimeType.DATE and bounds[0] <= first <= bounds[1] for first, _, time in line.times)
    if name == "@amount":
        span = line.span(*bounds)
        tokens = line.sentence.tokens[bounds[0] : bounds[1] + 1]
        return AMOUNT.search(" ".join(token.text for token in tokens)) is not None and len(span) > 0
    return head in line.cues


def _is_term(line: Line, first: int) -> bool:
    """Whether a length of time is how long something is ordered for, not how long ago or how often it was."""
    return bool(first) and line.lows[first - 1] in ("for", "to", "of", "another", "additional", "a", "further", "an")


def _person_like(one: Participant) -> bool:
    return one.kind is MentionKind.PERSON or (one.kind is None and not one.pronoun) or one.pronoun


def _joined(line: Line, chosen: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Triggers of one type joined by "and" as one telling: "arrested and detained"."""
    result: list[Chosen] = []
    for one in chosen:
        if result:
            earlier = result[-1]
            between = line.lows[earlier.last + 1 : one.first]
            same = earlier.candidate.event_type is one.candidate.event_type
            same = same and earlier.candidate.trigger.phase == one.candidate.trigger.phase
            if same and between and len(between) <= 2 and set(between) <= {"and", "or", ",", "other"}:
                filled = one.filled if one.filled.of("person") else earlier.filled
                result[-1] = Chosen(earlier.candidate, filled, earlier.first, one.last)
                continue
        result.append(one)
    return tuple(result)
