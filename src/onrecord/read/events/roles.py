"""Who did what to whom: the participants of one trigger."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.mention import MentionKind
from onrecord.read.events.boundaries import clause
from onrecord.read.events.clauses import objects, subject
from onrecord.read.events.copulas import said_to_be
from onrecord.read.events.doers import by_phrase
from onrecord.read.events.filled import Filled, roles_of
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.lists import listed
from onrecord.read.events.nouns import TOLD_OF, in_the_case_of, of_noun, of_phrase, with_listed
from onrecord.read.events.owners import of_belonging, owners
from onrecord.read.events.triggers import Candidate
from onrecord.read.events.verbs import VerbGroup, finite, previous_verb, verb_group
from onrecord.read.events.words import VerbForm
from onrecord.vocabulary.patterns import Form

CONCERNED = 14
"""Tokens after an inquiry's verb within which stands whom it concerns."""


def fill(line: Line, candidate: Candidate) -> Filled | None:
    """The participants of the trigger, or None where its words do not tell the event (a noun read as a verb, …)."""
    match = candidate.match
    if _inside_description(line, candidate):
        return None
    if match.form is Form.VERB and match.verb_form is not None:
        if not _reads_as_verb(line, match.head, match.verb_form):
            return None
        filled = _of_verb(line, candidate)
    elif match.form is Form.NOUN:
        if _reads_as_verb(line, match.head, VerbForm.BASE, strict=True):
            return None
        filled = of_noun(line, candidate)
    else:
        filled = of_phrase(line, candidate)
    return _fitting(_courts_apart(filled, candidate), candidate)


def _inside_description(line: Line, candidate: Candidate) -> bool:
    """Whether the word only tells which people: "the appeal court", "arrest victims"; participles tell events."""
    match = candidate.match
    number = line.cover[match.head]
    if number < 0 or line.participants[number].last == match.head:
        return number >= 0 and match.form is Form.NOUN and len(match.places) == 1
    return match.verb_form not in (VerbForm.PAST, VerbForm.PARTICIPLE)


def _reads_as_verb(line: Line, head: int, form: VerbForm, *, strict: bool = False) -> bool:
    """Whether a word that may be verb or noun is a verb here, by its neighbours."""
    lexicon = clause_lexicon()
    if form in (VerbForm.PAST, VerbForm.PARTICIPLE):
        return not strict
    if form is VerbForm.ING and not strict:
        return _is_gerund_verb(line, head)
    before = head - 1
    while before >= 0 and line.lows[before] in lexicon.adverbs and line.lows[before] not in lexicon.negations:
        before -= 1
    if before > 0 and before in line.marks and line.voices[before - 1] == line.voices[head]:
        before -= 1
    low = line.lows[before] if before >= 0 else ""
    after = line.lows[head + 1] if head + 1 < len(line.lows) else ""
    if low == "to" or low in lexicon.modals or low in lexicon.do or low in ("not", "n't", "n’t"):
        return low != "to" or after != "of"
    owned = before >= 0 and line.cover[before] >= 0 and line.participants[line.cover[before]].possessive
    opens = low in lexicon.determiners | lexicon.prepositions | lexicon.adjectives | lexicon.possessives
    if owned or (opens and (before < 0 or line.cover[before] < 0)) or low in ("'s", "’s", ",") or after in ("of", "by"):
        return False
    follows = head + 1 < len(line.lows) and (
        line.cover[head + 1] >= 0 or after in lexicon.determiners or after in lexicon.possessives or after[0].isdigit()
    )
    precedes = before >= 0 and (line.cover[before] >= 0 or low in lexicon.relatives or low == "that")
    if strict:
        return precedes and follows
    return follows or precedes


def _is_gerund_verb(line: Line, head: int) -> bool:
    """Whether an -ing form tells an act of its own: "the killing of" is a noun."""
    lexicon = clause_lexicon()
    before = line.lows[head - 1] if head else ""
    after = line.lows[head + 1] if head + 1 < len(line.lows) else ""
    owned = head > 0 and line.cover[head - 1] >= 0 and line.participants[line.cover[head - 1]].possessive
    return not (after == "of" or before in lexicon.determiners or before in ("'s", "’s") or owned)


def _of_verb(line: Line, candidate: Candidate) -> Filled | None:
    match, trigger = candidate.match, candidate.trigger
    group = verb_group(line, match.head, match.verb_form, end=_expression_end(line, candidate))
    if trigger.voice is not None and (trigger.voice == "passive") is not group.passive:
        return None
    doer, done_to = trigger.subject, trigger.object
    last_word = _of_last_word(line, candidate)
    if last_word:
        doing = by_phrase(line, match.last + 1) if group.passive else _subject_of(line, group)
        addressed = _within(line, candidate) if done_to not in (None, "person") else ()
        return Filled(roles_of((doer, doing), (done_to, addressed), ("person", last_word)), group)
    if done_to is None:
        others = _within(line, candidate) if doer == "agent" else ()
        if doer == "agent" and not others and match.last > match.head and not group.passive:
            others = _told_about(line, candidate, match.last + 1)
        if doer == "agent" and group.passive and (not group.reduced or _of_another(line, group)):
            concerned = others or (_reduced_subject(line, group) if group.reduced else ())
            return Filled(roles_of((doer, by_phrase(line, match.last + 1)), ("person", concerned)), group)
        by = by_phrase(line, match.last + 1) if doer == "person" and group.passive else ()
        return Filled(roles_of((doer, by or _subject_of(line, group)), ("person", others)), group)
    if group.passive:
        sufferers = _reduced_subject(line, group) if group.reduced else _subject_of(line, group)
        sufferers = sufferers or of_belonging(line, group.first)
        doers = by_phrase(line, match.last + 1) or _orderers(line, group)
        return Filled(roles_of((done_to, sufferers + _alongside(line, match.last + 1)), (doer, doers)), group)
    within = _within(line, candidate)
    done = listed(line, within[0]) if within else objects(line, match.last + 1)
    return Filled(roles_of((doer, _subject_of(line, group)), (done_to, done or _told_further(line, candidate))), group)


def _told_further(line: Line, candidate: Candidate) -> tuple[Participant, ...]:
    """Whom a verb without an object of its own tells of by what follows it."""
    match = candidate.match
    done: tuple[Participant, ...] = ()
    after = line.lows[match.last + 1] if match.last + 1 < len(line.lows) else ""
    if not done and after == "to" and match.last == match.head and match.last + 3 < len(line.lows):
        # "threatened to kill the editor", "threatened to arrest her brother": her too
        done = _with_owner(line, objects(line, match.last + 3))
    if not done and match.last > match.head:
        done = _told_about(line, candidate, match.last + 1)
    if not done and after == "and" and line.lows[match.last + 2].endswith("ed"):
        # "beat and injured the reporter"
        done = objects(line, match.last + 3)
    if not done and candidate.trigger.object == "person" and candidate.event_type.impersonal:
        done = _concerned(line, match.last + 1)
    return done


def _concerned(line: Line, start: int) -> tuple[Participant, ...]:
    """The person whom the thing looked into is about: "investigate the circumstances under which N. N. died"."""
    if start >= len(line.lows) or line.lows[start] != "the":
        return ()
    _, last = clause(line, start)
    near = [
        one for one in line.between(start, max(last, start + CONCERNED)) if one.kind is not None and not one.pronoun
    ]
    return listed(line, near[0]) if near and near[0].kind is MentionKind.PERSON else ()


def _with_owner(line: Line, done: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The participants with whoever they are told as somebody's: her, for "her brother"."""
    first = line.cover[done[0].first] if done else 0
    owned = bool(done) and done[0].owned and first > 0 and line.participants[first - 1].possessive
    return (line.participants[first - 1], *done) if owned else done


def _told_about(line: Line, candidate: Candidate, start: int) -> tuple[Participant, ...]:
    """Whom an expression tells in phrases after it: "voiced concern TO Norland ABOUT detained miners"."""
    kinds = next(
        (role.kinds for role in candidate.event_type.roles if role.name == (candidate.trigger.object or "person")), ()
    )
    at = start
    while at < len(line.lows) and line.lows[at] in TOLD_OF | {"to", "about", "over"}:
        done = objects(line, at + 1)
        if any(one.kind is None or one.kind in kinds for one in done):
            return done
        at = done[-1].last + 1 if done else at + 2
    return ()


def _alongside(line: Line, at: int) -> tuple[Participant, ...]:
    """To whom the same happened: "was arrested TOGETHER WITH N. N.", and not "with his car"."""
    accompanying = clause_lexicon().accompanying
    for size in (2, 1):
        if " ".join(line.lows[at : at + size]) in accompanying:
            first = at + size
            while first in line.roles:
                first += 1
            number = line.cover[first] if first < len(line.lows) else -1
            owned = number < 0 or line.participants[number].possessive
            return () if owned else listed(line, line.participants[number])
    return ()


def _of_another(line: Line, group: VerbGroup) -> bool:
    """Whether what stands before a bare participle is only somebody's: "arrest of N. N. extended"."""
    before = line.cover[group.first - 1] if group.first else -1
    return before >= 0 and line.participants[before].preposition == "of"


def _orderers(line: Line, group: VerbGroup) -> tuple[Participant, ...]:
    """Who ordered somebody "to be held"."""
    if line.lows[group.first : group.first + 2] != ("to", "be"):
        return ()
    verb = previous_verb(line, group.first)
    if verb is None or line.lows[verb] not in clause_lexicon().ordering:
        return ()
    return subject(line, verb_group(line, verb, None).first)


def _expression_end(line: Line, candidate: Candidate) -> int:
    """The last token of an expression that holds its own object ("imposed sanctions on"); else the verb itself."""
    match = candidate.match
    if (
        candidate.trigger.object is not None
        and line.lows[match.head + 1 : match.head + 2]
        and (line.lows[match.head + 1] in clause_lexicon().prepositions)
    ):
        # "placed in custody" has no object of its own; "called for N. N. to be released" has.
        return match.last if candidate.trigger.stance == "demanded" and match.gapped else match.head
    return match.last if match.last > match.head + 1 and not match.gapped else match.head


def _within(line: Line, candidate: Candidate) -> tuple[Participant, ...]:
    """Participants in the gap of a pattern: "took HIM into custody"."""
    match = candidate.match
    if not match.gapped:
        return ()
    return tuple(one for one in line.between(match.head + 1, match.last) if not one.possessive)


def _of_last_word(line: Line, candidate: Candidate) -> tuple[Participant, ...]:
    """Whom the noun or verb that ends a pattern is about: "extended HIS arrest", "called for the release of N. N."."""
    match = candidate.match
    if match.last == match.head or candidate.trigger.object == "person":
        return ()
    possessors = [one for one in line.between(match.head + 1, match.last) if one.possessive]
    if possessors:
        return owners(line, line.cover[possessors[-1].first])
    at = match.last + 1
    concerned = in_the_case_of(line, at)
    if concerned:
        return concerned
    if line.lows[match.last] == "of":
        return objects(line, at)
    if at < len(line.lows) and line.lows[at] in ("of", "for", "against", "into", "concerning"):
        return objects(line, at + 1)
    if candidate.trigger.object is not None or candidate.trigger.subject is None:
        return objects(line, at)
    return ()


def _subject_of(line: Line, group: VerbGroup) -> tuple[Participant, ...]:
    if group.reduced:
        return _reduced_subject(line, group)
    return subject(line, group.first)


def _reduced_subject(line: Line, group: VerbGroup) -> tuple[Participant, ...]:
    """Whom a participle without auxiliary is about: the noun after it, or the one before."""
    lexicon = clause_lexicon()
    before = group.first - 1
    following = [one for one in line.participants if one.first > group.head]
    near = following and following[0].first - group.head <= 4 and not following[0].preposition
    covered = line.cover[group.head]
    if covered >= 0:
        return listed(line, line.participants[covered])
    opens = before < 0 or line.lows[before] in (
        lexicon.determiners | lexicon.possessives | lexicon.prepositions | lexicon.adjectives | {"'s", "’s"}
    )
    if opens and near:
        return listed(line, following[0])
    preceding = [one for one in line.participants if one.last < group.first and not one.possessive]
    if preceding and preceding[-1].kind is None:
        some = said_to_be(line, preceding[-1])
        if some:
            return with_listed(line, some[-1])
    if preceding and group.first - preceding[-1].last <= 5:
        return with_listed(line, _head_of(line, preceding[-1], group))
    return subject(line, group.first)


def _head_of(line: Line, one: Participant, group: VerbGroup) -> Participant:
    """Whom a headline's participle is about: in "Brother of jailed editor detained" the brother.

    Where the sentence has another verb, the participle belongs to what stands right before it.
    """
    if any(finite(line, at) for at in range(len(line.lows)) if not group.first <= at <= group.head):
        return one
    for earlier in reversed(line.participants):
        if earlier.last < one.first and one.preposition == "of" and not earlier.possessive:
            between = line.lows[earlier.last + 1 : one.first]
            return earlier if between[:1] == ("of",) else one
    return one


def is_court(one: Participant) -> bool:
    """Whether the words tell a court or a judge."""
    words = {word.strip(".,").lower() for word in one.text.split()}
    return bool(words & clause_lexicon().courts)


def _fitting(filled: Filled | None, candidate: Candidate) -> Filled | None:
    """Without fillers that the type's roles do not allow: no places, no bodies among the persons arrested."""
    if filled is None:
        return None
    kinds = {role.name: role.kinds for role in candidate.event_type.roles}
    allowed = kinds.get("person", ())
    only_people = MentionKind.ORGANISATION not in allowed
    institutions, courts = clause_lexicon().institutions, clause_lexicon().courts
    persons = tuple(
        one
        for one in filled.of("person")
        if (one.kind is None or one.kind in allowed)
        and not (only_people and one.kind is None and one.head in institutions)
        and not (one.kind is None and one.head in courts)
    )
    others = tuple([pair for pair in filled.roles if pair[0] != "person"])
    return Filled(others + roles_of(("person", persons)), filled.group, filled.possessed)


def _courts_apart(filled: Filled | None, candidate: Candidate) -> Filled | None:
    """Courts among the doers go to the role `court`, where the type has it."""
    if filled is None or all(role.name != "court" for role in candidate.event_type.roles):
        return filled
    agents = filled.of("agent")
    courts = tuple(one for one in agents if is_court(one))
    if not courts:
        return filled
    rest = tuple(one for one in agents if not is_court(one))
    others = tuple(pair for pair in filled.roles if pair[0] != "agent")
    return replace(filled, roles=others + roles_of(("court", courts), ("agent", rest)))
