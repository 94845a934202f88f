"""Subjects, objects and clauses by the order of words: a light stand-in for a parser."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.mention import MentionKind
from onrecord.read.events.apposed import before_apposition, joined_before
from onrecord.read.events.boundaries import STOPS
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.lists import begins, listed, only_listing, past_age
from onrecord.read.events.verbs import finite, previous_verb, verb_group

DASHES = frozenset(("–", "—", "-"))
NEVER_SUBJECTS = frozenset(("him", "them", "me", "us"))
"""Pronouns in the form of an object."""
DEEPEST = 3
"""Verbs back through which a subject is carried on: "was detained, charged and taken to court"."""


def subject(line: Line, first: int, depth: int = 0) -> tuple[Participant, ...]:
    """Whoever stands as the subject of the verb group that begins at `first`; empty where it is not told."""
    aside = _between_dashes(line, first)
    if aside is not None and aside.named:
        return aside.named
    with_whom = line.cover[first - 1] if first and line.lows[first].endswith("ing") else -1
    if with_whom >= 0 and line.participants[with_whom].preposition == "with":
        # "with hundreds CLAIMING to have been beaten"
        return listed(line, line.participants[with_whom])
    found, at, reason = _walk_left(line, first if aside is None else aside.opening)
    apposed = before_apposition(line, first) if reason == "coordinator" else None
    if apposed is not None:
        return (apposed,)
    if found:
        before = joined_before(line, found[-1], first)
        return (*before, *listed(line, found[-1]))
    included = [one for one in line.participants if at < one.first < first and one.preposition == "including"]
    if included:
        # "Other activists, including N. N., were arrested": where "activists" is taken for somebody's role.
        return listed(line, included[0])
    owners = [one for one in line.participants if at < one.first < first and one.possessive]
    if owners and depth == 0 and owners[0].first - at <= 2 and first - owners[0].last <= 6:
        # "His trial was put off", "her health got worse": what happens to the thing happens to its owner.
        return (owners[0],)
    return _from_afar(line, first, at, reason, depth) if depth < DEEPEST else ()


def _from_afar(line: Line, first: int, at: int, reason: str, depth: int) -> tuple[Participant, ...]:
    """The subject that a clause has from another one: `at` is where the clause begins, `reason` what stands there."""
    if reason == "relative":
        return _antecedent(line, at)
    if reason in ("verb", "break") and at in line.cues:
        # "people who activists say were detained": whom the relative clause is about.
        within, opener, why = _walk_left(line, at)
        if why == "relative" and within:
            return _antecedent(line, opener)
    if reason == "break" and line.lows[first] == "to" and at in line.timed:
        # "decided on Friday TO UPHOLD": what was decided is done by whoever decided.
        decided = previous_verb(line, at)
        if decided is not None and decided in line.cues:
            return subject(line, verb_group(line, decided, None).first, depth + 1)
    if reason == "break" and _without_subject(line, first):
        # "Two men reported being beaten", "claimed to have been beaten": the speakers tell of themselves.
        verb = previous_verb(line, at + 1)
        told = verb is not None and verb == at and not line.cues.isdisjoint(range(at - 2, at + 1))
        return subject(line, verb_group(line, at, None).first, depth + 1) if told else ()
    if reason in ("coordinator", "verb", "infinitive"):
        verb = at if reason == "verb" else previous_verb(line, at)
        if reason == "coordinator" and (who := _nominative(line, verb, at)) is not None:
            return (who,)
        if verb is not None and line.lows[first - 1] == ",":
            verb = _past_inner_clause(line, verb)
        if verb is not None:
            return subject(line, verb_group(line, verb, None).first, depth + 1)
    if reason in ("subordinator", "start"):
        return _main_subject(line, at, first, depth)
    return ()


def _without_subject(line: Line, first: int) -> bool:
    """Whether a verb group takes its subject from the verb before it: "being …", "having …", "to have been …"."""
    low, before = line.lows[first], line.lows[first - 1] if first else ""
    return low in ("being", "having") or (before == "to" and low in ("be", "have")) or low == "to"


def _nominative(line: Line, verb: int | None, at: int) -> Participant | None:
    """The pronoun before "and" whose verb is in the present, and so not seen: "said she left; HE remains in … and"."""
    after = -1 if verb is None else verb
    for one in reversed(line.participants):
        if after < one.first < at and one.pronoun and one.head in clause_lexicon().nominatives:
            return one
    return None


@dataclass(frozen=True, slots=True)
class _Aside:
    """What stands between two dashes before a verb."""

    opening: int
    """The first token of the dash that opens it."""
    named: tuple[Participant, ...]
    """The persons whom it names, where it says who was told before it."""


def _between_dashes(line: Line, first: int) -> _Aside | None:
    """The aside before a verb: "two editors – N. N. and O. O. – were detained", "the women -- in a cage -- were"."""
    closing = _dash(line, first - 1)
    opening = next((at for at in range(closing - 1, 0, -1) if line.lows[at] in DASHES), None)
    if closing == first or opening is None:
        return None
    inside = line.between(opening + 1, closing - 1)
    opening = _dash(line, opening)
    names = bool(inside) and inside[0].kind is MentionKind.PERSON and inside[0].first - opening <= 2
    before = line.cover[opening - 1]
    several = opening - 1 in line.roles or opening in line.roles or (before >= 0 and line.participants[before].plural)
    return _Aside(opening, listed(line, inside[0]) if names and several else ())


def _dash(line: Line, at: int) -> int:
    """The first token of the dash that ends at a token: two hyphens are one dash; the token after where none does."""
    while at >= 0 and line.lows[at] in DASHES:
        at -= 1
    return at + 1


def _past_inner_clause(line: Line, verb: int) -> int:
    """The verb before a "while …" clause that the verb stands in: "stopped her while she was filming, detained her"."""
    _, at, reason = _walk_left(line, verb_group(line, verb, None).first)
    if reason == "subordinator" and line.lows[at] in ("while", "when", "as"):
        earlier = previous_verb(line, at)
        return verb if earlier is None else earlier
    return verb


def _walk_left(line: Line, first: int) -> tuple[list[Participant], int, str]:
    """Participants from the verb back to where its clause begins, nearest first; that place and what it is."""
    found: list[Participant] = []
    at = first - 1
    while at >= 0:
        past = _past_aside(line, at, first)
        if past < at:
            at = past
            continue
        if at + 1 in line.breaks and at + 1 not in line.marks and not _quoted_words(line, at, first):
            return found, at, "break"
        number = line.cover[at]
        if number >= 0:
            one = line.participants[number]
            if not one.preposition and not one.possessive and not _object_only(line, one):
                found.append(one)
                if line.lows[one.first] == "no" and line.lows[one.first - 1 : one.first] == (",",):
                    # "…, no officer has been tried": what stands before the comma is another clause.
                    return found, one.first - 1, "break"
            at = one.first - 1
            continue
        reason = _boundary(line, at, found)
        if reason == "coordinator" and _within_role(line, at, found):
            at -= 1
            continue
        if reason == "verb" and _identifies(line, at):
            # "Four prisoners, identified as A, B and C, were beaten": those told of are the prisoners.
            found = []
            at -= 1
            continue
        if reason == "relative" and found and line.lows[first - 1] == "," and line.lows[at - 1 : at] == (",",):
            # A relative clause between commas is over before the verb: "A., who defends B, was arrested".
            found = []
            at -= 1
            continue
        if reason:
            return found, at, reason
        at -= 1
    return found, -1, "start"


def _past_aside(line: Line, at: int, first: int) -> int:
    """The token before what is set into the clause of a verb and ends at `at`; `at` itself where nothing is."""
    set_in = line.seams.inside(at)
    if set_in >= 0 and set_in != line.seams.inside(first) and line.seams.inner[set_in][1] < first:
        # "A man accused of plotting against the governor was freed": the clause set in has objects of its own.
        return line.seams.inner[set_in][0] - 1
    if line.lows[at] == ")" and "(" in line.lows[:at]:
        return max(index for index in range(at) if line.lows[index] == "(") - 1
    return at - 1 if at in line.marks and _quoted_words(line, at, first) else at


def _within_role(line: Line, at: int, found: list[Participant]) -> bool:
    """Whether "and" only joins two nouns by which one person is told: "N. N., a lawyer AND activist, was"."""
    if at - 1 not in line.roles:
        return False
    return at + 1 in line.roles or at in line.roles or (bool(found) and begins(line, at + 1, found[-1]))


def _identifies(line: Line, at: int) -> bool:
    """Whether a participle between commas tells the names of those before it: "…, IDENTIFIED AS N. N., …"."""
    including = clause_lexicon().including
    return at > 0 and line.lows[at - 1] == "," and " ".join(line.lows[at : at + 2]) in including


def _object_only(line: Line, one: Participant) -> bool:
    """Whether a pronoun has the form of an object and is none of several: "him", and not "any of them"."""
    return one.text.lower() in NEVER_SUBJECTS and (one.first == 0 or line.lows[one.first - 1] != "of")


def _quoted_words(line: Line, at: int, verb: int) -> bool:
    """Whether a mark only sets off words within what one person says: 'three of them "have been detained"'."""
    if at not in line.marks and at + 1 not in line.marks:
        return False
    before, after = max(at - 1, 0), min(at + 1, len(line.lows) - 1)
    apart = line.lows[before] in (",", ".", ":", "!", "?") or line.lows[after] in (",", ".")
    return not apart and line.voices[before] == line.voices[after] == line.voices[verb]


def _boundary(line: Line, at: int, found: list[Participant]) -> str:
    """What kind of boundary of a clause the token is; empty where it is none."""
    lexicon = clause_lexicon()
    low = line.lows[at]
    if at in line.marks or low in STOPS:
        return "break"
    if low in lexicon.relatives or (low == "that" and at > 0 and line.cover[at - 1] >= 0 and not found):
        return "relative"
    if low in lexicon.subordinators and at not in line.timed and not _as_somebody(line, at):
        return "subordinator"
    if low in lexicon.coordinators:
        joined = found and at > 0 and _named_before(line, at) and begins(line, at + 1, found[-1])
        if not joined:
            return "coordinator"
    if low == "to" and not found and at + 1 < len(line.lows) and line.cover[at + 1] < 0:
        return "infinitive"
    if finite(line, at):
        return "verb"
    return ""


def _as_somebody(line: Line, at: int) -> bool:
    """Whether "as" tells what somebody is and opens no clause: "men posing AS members of the task force"."""
    number = line.cover[at + 1] if at + 1 < len(line.lows) else -1
    prepositions = clause_lexicon().prepositions
    if number < 0 or line.lows[at] not in prepositions or line.participants[number].preposition != "as":
        return False
    after = line.participants[number].last + 1
    return after >= len(line.lows) or not finite(line, after)


def _named_before(line: Line, at: int) -> bool:
    """Whether a participant, with an age or a role behind it, stands before "and": "N. N., the editor, AND O. O."."""
    before = past_age(line, at - 1)
    if line.lows[before] == "," and before and before - 1 in line.roles:
        before -= 1
    return line.cover[before] >= 0 or before in line.roles


def _antecedent(line: Line, relative: int) -> tuple[Participant, ...]:
    """Whom a relative clause is about: the nearest participant before its pronoun, with those listed with it."""
    lexicon = clause_lexicon()
    before = [
        one
        for one in line.participants
        if one.last < relative and not one.possessive and line.lows[one.first - 1 if one.first else 0] != "("
    ]
    if line.lows[relative] in lexicon.personal_relatives:
        # "the arrest by the court of N. N., who is accused": nobody says "who" of a court where a person stands there.
        bodies = (MentionKind.ORGANISATION, MentionKind.PLACE)
        before = [one for one in before if one.kind not in bodies and one.head not in lexicon.courts] or before
    set_off = relative > 0 and line.lows[relative - 1] in (",", "–", "—")
    if set_off and not (before and before[-1].kind is MentionKind.PERSON and before[-1].last == relative - 2):
        before = [one for one in before if not one.preposition] or before
    if not before or relative - before[-1].last > 16:
        return ()
    nearest = before[-1]
    group = [nearest]
    for one in reversed(before[:-1]):
        if only_listing(line, one.last + 1, group[0].first - 1) and one.last + 1 < group[0].first:
            group.insert(0, one)
        else:
            break
    return tuple(group)


def _main_subject(line: Line, at: int, first: int, depth: int) -> tuple[Participant, ...]:
    """The subject of the main clause, for a clause without one: "after being arrested, she …"."""
    if at > 0:
        verb = previous_verb(line, at)
        if verb is not None:
            return subject(line, verb_group(line, verb, None).first, depth + 1)
        told = [one for one in line.participants if one.last < at and not one.preposition and not one.possessive]
        if told and not line.breaks & set(range(told[0].last + 1, at)):
            # "All five FACE prison if convicted": a verb in the present tense, which is not known by its form.
            return listed(line, told[0])
    for index in range(first, len(line.lows)):
        if index in line.breaks and index > first:
            return ()
        if line.lows[index] == "," and index + 1 < len(line.lows):
            following = [one for one in line.participants if one.first > index]
            if following and not following[0].preposition and not following[0].possessive:
                return listed(line, following[0])
            return ()
    return ()


def objects(line: Line, start: int) -> tuple[Participant, ...]:
    """Whoever stands as the object right after a verb; empty where a preposition or a clause comes first."""
    lexicon = clause_lexicon()
    at = start
    while at < len(line.lows):
        if at in line.roles or (line.lows[at] == "," and at - 1 in line.roles):
            at += 1
            start = at
            continue
        if at in line.breaks and at > start and at not in line.marks and line.voices[at] != line.voices[start - 1]:
            return _owner_between(line, start, at)
        number = line.cover[at]
        if number >= 0:
            one = line.participants[number]
            thing = one.head in lexicon.belongings and one.last + 1 < len(line.lows)
            thing = thing or _body_of(line, number)
            if one.possessive or (thing and line.lows[one.last + 1] == "of"):
                at = one.last + 1 + (0 if one.possessive else 1)
                continue
            return listed(line, one)
        low = line.lows[at]
        past = _past_leading(line, at, start)
        if past > at:
            at = past
            continue
        if low in STOPS or low in (",", ".") or low in lexicon.subordinators or low in lexicon.relatives:
            return _owner_between(line, start, at)
        if low in lexicon.prepositions:
            if at + 1 < len(line.lows) and at + 1 in line.timed:
                at += 1
                while at in line.timed:
                    at += 1
                continue
            return _owner_between(line, start, at)
        if finite(line, at) or at - start > 8:
            return _owner_between(line, start, at)
        at += 1
    return _owner_between(line, start, at)


def _past_leading(line: Line, at: int, start: int) -> int:
    """The token after words that only lead on to the people meant: "the office OF", "critical voices SUCH AS"."""
    lexicon = clause_lexicon()
    if line.lows[at : at + 2] == ("such", "as"):
        return at + 2
    leads = line.lows[at] == "of" and at > start and line.lows[at - 1] in lexicon.belongings | lexicon.quantities
    return at + 1 if leads else at


def _body_of(line: Line, number: int) -> bool:
    """Whether a noun only tells what sort of body is named after it: "banned the ORGANISATION of the Harbour Union"."""
    one, following = line.participants[number], line.participants[number + 1 : number + 2]
    named = bool(following) and following[0].kind is MentionKind.ORGANISATION and following[0].preposition == "of"
    return named and one.kind is None and one.head in clause_lexicon().institutions and not one.plural


def _owner_between(line: Line, start: int, end: int) -> tuple[Participant, ...]:
    """Whose thing the object is: "raided her home", "seized the editor's laptop"."""
    owners = [one for one in line.between(start, end) if one.possessive]
    return (owners[0],) if owners else ()
