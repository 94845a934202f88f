"""Who is said to be one of those whom a participle tells of: "N. N. was among the editors arrested on Friday"."""

from __future__ import annotations

from onrecord.core.mention import MentionKind
from onrecord.read.events.clauses import subject
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant
from onrecord.read.events.verbs import finite, verb_group


def said_to_be(line: Line, one: Participant) -> tuple[Participant, ...]:
    """Who is said to be whom a participle is about: "N. N. is one of the editors ARRESTED", "became the first HELD"."""
    lexicon = clause_lexicon()
    at = one.first - 1
    if one.preposition == "among":
        at -= 1
        if at >= 0 and line.cover[at] >= 0 and not any(finite(line, index) for index in range(at)):
            # Of a headline: "N. N. among those arrested".
            return (line.participants[line.cover[at]],)
    elif one.preposition or one.pronoun or one.possessive:
        return ()
    while at > 0 and (line.lows[at] in lexicon.adverbs or line.lows[at] in lexicon.determiners):
        at -= 1
    if at <= 0 or not finite(line, at) or line.lows[at] not in lexicon.be | lexicon.becoming:
        return ()
    verb = verb_group(line, at, None).first
    who = tuple(other for other in subject(line, verb) if _somebody(other))
    if not who or any(other is one for other in who):
        return ()
    # "The nurse thought they were people KILLED elsewhere": a subject that is no person hides behind the verb before.
    return () if any(finite(line, index) for index in range(who[-1].last + 1, verb)) else who


def _somebody(one: Participant) -> bool:
    """Whether it can be somebody: a person by name, a pronoun, a description of people."""
    return one.kind in (None, MentionKind.PERSON)
