"""How the words around a trigger hold it: will, should, not, allegedly; and what is told as known already."""

from __future__ import annotations

from onrecord.core.attribution import Stance
from onrecord.read.events.asked import asked, untrue
from onrecord.read.events.boundaries import clause
from onrecord.read.events.choice import Chosen
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.verbs import VerbGroup, finite
from onrecord.read.events.words import VerbForm as Inflection
from onrecord.vocabulary.patterns import Form

MODIFIED = 4
"""Tokens after a verb within which its object stands."""
WINDOW = 7
"""Tokens before a trigger in which words that change how it is held are looked for."""


def own_stance(line: Line, first: int, group: VerbGroup | None, *, known: bool = False) -> Stance | None:
    """What the sentence itself says of how the event is held; None where it says nothing.

    `first` is the trigger's first token, `group` its verb group, None for nouns. What is `known` already can only be
    alleged: "rather than stop the smear campaign" denies no campaign.
    """
    lexicon = clause_lexicon()
    opening = group.first if group is not None else first
    clause_first = clause(line, first)[0]
    start = min(max(clause_first, first - WINDOW), opening)
    near = line.lows[start : group.head if group is not None else first]
    if untrue(line, first):
        return Stance.DENIED
    if group is not None:
        if asked(line, group):
            return Stance.CONDITIONAL
        if set(line.lows[max(0, clause_first - 1) : clause_first + 1]) & lexicon.conditions:
            return Stance.CONDITIONAL
        if set(line.lows[_subject_start(line, group) : group.first]) & lexicon.nobody:
            return Stance.DENIED
    if line.lows[first - 1 : first] == ("for",) and set(line.lows[max(0, first - 14) : first]) & lexicon.accusing:
        return Stance.ALLEGED
    if group is not None and line.lows[group.first] == "to" and _wanted_of_somebody(line, group.first):
        return Stance.DEMANDED
    found: tuple[int, Stance] | None = None
    for at, word in enumerate(near):
        for rank, stance, sequence in lexicon.stance_words.get(word, ()):
            if (known and stance is not Stance.ALLEGED) or (found is not None and found[0] <= rank):
                continue
            here = near[at : at + len(sequence)] == sequence
            if here and _reaches(line, stance, sequence, start + at, first, group):
                found = (rank, stance)
    return found[1] if found is not None else None


def _wanted_of_somebody(line: Line, to: int) -> bool:
    """Whether an infinitive tells what somebody wants of somebody else: "wants the police TO investigate"."""
    for at in range(to - 1, max(to - WINDOW, -1), -1):
        if line.lows[at] in clause_lexicon().wanting:
            return any(line.cover[index] >= 0 for index in range(at + 1, to))
        if finite(line, at) or line.lows[at] in (",", ";"):
            return False
    return False


def _governing_modal(line: Line, modal: int, first: int) -> bool:
    """Whether a modal's verb has the noun at `first` as its object: "COULD recommend criminal charges"."""
    lexicon = clause_lexicon()
    verb = modal + 1
    told = line.sentence.tokens[modal].text.islower() and modal not in line.timed
    if not told or not verb < first <= verb + MODIFIED or line.cover[verb] >= 0:
        return False
    if line.lows[verb] in lexicon.auxiliaries | lexicon.adverbs | lexicon.negations:
        return False
    apart = lexicon.closed - lexicon.determiners
    return not any(
        line.cover[at] >= 0 or finite(line, at) or not line.lows[at].isalpha() or line.lows[at] in apart
        for at in range(verb + 1, first)
    )


def _subject_start(line: Line, group: VerbGroup) -> int:
    """The token before the phrase that ends right before the verb: "no" in "no police officer was arrested"."""
    before = group.first - 1
    covered = line.cover[before] if before >= 0 else -1
    first = line.participants[covered].first if covered >= 0 else before
    return max(0, min(first - 1, group.first - 2))


def _reaches(
    line: Line, stance: Stance, sequence: tuple[str, ...], place: int, first: int, group: VerbGroup | None
) -> bool:
    """Whether words at `place` hold of the trigger: modals and "not" in its verb group only, others near it."""
    lexicon = clause_lexicon()
    if sequence[0] in lexicon.modals or sequence[0] in lexicon.negations - {"no", "without", "neither", "nor"}:
        if group is None:
            ahead = stance in (Stance.PLANNED, Stance.CONDITIONAL) and sequence[0] in lexicon.modals
            return ahead and _governing_modal(line, place, first)
        # "was never arrested", and "never arrested him", where nothing but "never" goes before the verb.
        never = sequence == ("never",) and place + 1 == group.first == group.head
        return group.first <= place < group.head or never
    after = place + len(sequence)
    limit = group.first if group is not None else first
    if sequence[-1] == "to":
        return group is not None and limit - 1 <= after
    if stance is Stance.DENIED:
        return first - after <= (1 if len(sequence) == 1 else 2)
    if (
        stance is Stance.ALLEGED
        and not lexicon.part.isdisjoint(line.lows[after:first])
        and line.lows[first - 1] == "the"
    ):
        # "suspected of involvement in THE murder": that there was a murder is not what they are suspected of.
        return False
    between = range(after, min(limit, first))
    if any(finite(line, index) or line.lows[index] in lexicon.relatives for index in between):
        return False
    return not any(line.lows[index] in (",", ";") for index in between)


def known_already(line: Line, chosen: Chosen) -> bool:
    """Whether the sentence takes the event for granted while it says something else of it.

    "called for the release of three journalists DETAINED in May", "denounced his ARREST", "after he was ATTACKED".
    """
    group = chosen.filled.group
    lexicon = clause_lexicon()
    if group is None and chosen.candidate.match.form is not Form.NOUN:
        return chosen.filled.possessed
    if group is None and chosen.candidate.match.gapped:
        return False
    if group is None:
        before = line.lows[chosen.first - 1] if chosen.first else ""
        return chosen.filled.possessed or before in ("the", "this", "that", "'s", "’s") or _of_follows(line, chosen)
    if group.reduced:
        return True
    opener = line.lows[max(0, clause(line, group.head)[0] - 1) : group.first]
    return bool(set(opener) & (lexicon.relatives | {"after", "since", "when"}))


def _of_follows(line: Line, chosen: Chosen) -> bool:
    for at in range(chosen.first - 1, max(chosen.first - 5, -1), -1):
        if line.lows[at] in ("a", "an"):
            # "demanded a thorough investigation of": there has been none so far.
            return False
        more = line.lows[at] in ("more", "most")
        if not line.lows[at].isalpha() or (line.lows[at] in clause_lexicon().closed and not more):
            break
    return chosen.last + 1 < len(line.lows) and line.lows[chosen.last + 1] == "of"


def only_mentioned(line: Line, chosen: Chosen) -> bool:
    """Whether the event is only mentioned in passing: "his arrest", "the jailed journalist"."""
    group = chosen.filled.group
    if group is None:
        return known_already(line, chosen)
    last = group.head
    if chosen.last > last and line.lows[chosen.last - 1] in clause_lexicon().coordinators:
        # "release all arrested and detained editors"
        last = chosen.last
    following = line.cover[last + 1] if last + 1 < len(line.cover) else -1
    return group.reduced and (following >= 0 or line.cover[group.head] >= 0 or last + 1 in line.roles)


def tells_nothing(line: Line, chosen: Chosen) -> bool:
    """Whether a participle before a noun only says who is meant: "the arrested editor". It brings no news."""
    return chosen.filled.group is not None and only_mentioned(line, chosen)


def commands(line: Line, chosen: Chosen) -> bool:
    """Whether a sentence opens with the trigger as a command: "Release N. N." asks for what has not happened."""
    match = chosen.candidate.match
    if match.verb_form is not Inflection.BASE or (
        chosen.filled.group is not None and chosen.filled.group.first < match.first
    ):
        return False
    opens = all(not line.lows[at].isalnum() for at in range(match.first))
    following = match.first + 1
    if not opens or following >= len(line.lows):
        return False
    return line.cover[following] >= 0 or line.lows[following] in clause_lexicon().determiners
