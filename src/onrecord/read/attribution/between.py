"""Subjects parted from their verbs, and verbs that go on with the subject of another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.attribution.cue import Cue
from onrecord.read.attribution.lexicon import Form
from onrecord.read.attribution.line import Item, Kind
from onrecord.read.attribution.phrases import Phrases, Range

_CLAUSE_MARKS = frozenset((",", ";", ":", "–", "—", "(", ")"))
_CLAUSE_OPENERS = frozenset((",", "and", "but", "that", "while", "who"))
_CLAUSE = 20
"""Items that a clause between a subject and its verb can have."""
_PARTED = 9
"""Items that can stand between an auxiliary and its verb."""


def before_relative(items: Sequence[Item], verb: int, near: Range | None, phrases: Phrases) -> Range | None:
    """The subject that a clause about it parts from its verb: one man WHO WAS HELD THERE said.

    `verb` is where the verb group begins, `near` the phrase right before it: the end of that clause, unless it is the
    clause's own subject.
    """
    start = near[0] if near is not None else verb
    if near is not None and (phrases.has(items[start], "personal") or items[start - 1].lower in _CLAUSE_OPENERS):
        return None
    for at in range(start - 1, max(0, start - _CLAUSE), -1):
        item = items[at]
        if item.kind is Kind.QUOTE or item.lower in _CLAUSE_MARKS:
            return None
        if item.lower == "who":
            subject = phrases.before(items, at) if start - at > 1 else None
            opens = subject is not None and (subject[0] == 0 or items[subject[0] - 1].lower in _CLAUSE_OPENERS)
            return subject if opens else None
    return None


def before_parted(items: Sequence[Item], words: Range, phrases: Phrases) -> Range | None:
    """The subject of a verb parted from its auxiliary: X HAD at the break of the news SAID."""
    at = words[0] - 1
    if at < 1 or not phrases.has(items[at], "links"):
        return None
    while at > max(0, words[0] - _PARTED) and (
        phrases.has(items[at], "links") or phrases.has(items[at], "determiners") or phrases.nounish(items[at])
    ):
        at -= 1
    if not phrases.has(items[at], "have"):
        return None
    # The name, Tarek Olt, HAD …: over the comma that closes an apposition.
    return phrases.before(items, at - (items[at - 1].lower == "," and at > 1))


def relative_antecedent(items: Sequence[Item], cue: Cue, phrases: Phrases) -> Range | None:
    """Who "they" or "it" are in a clause that describes an object: police took BOOKS THEY CALLED hostile."""
    if cue.subject is None or cue.subject[0] < 2 or items[cue.subject[0]].lower not in ("they", "it"):
        return None
    start = cue.subject[0]
    before = items[start - 1]
    noun = phrases.nounish(before) and before.lower not in phrases.lexicon.verbs
    contact = before.kind is Kind.WORD and (before.lower in ("what", "which", "whom") or noun)
    subject = phrases.clause_subject(items, start - 1) if contact else None
    if subject is None or phrases.has(items[subject[0]], "personal") or not phrases.speaks_by_head(items, subject):
        return None
    return subject


def goes_on_passive(items: Sequence[Item], cue: Cue, phrases: Phrases) -> bool:
    """Whether a participle behind "and" goes on with a passive: was advised by X to go AND TOLD to keep quiet."""
    if cue.first != cue.word or cue.last >= len(items) or cue.uses[0].lemma not in phrases.lexicon.words["to_somebody"]:
        return False
    form = phrases.lexicon.verbs.get(items[cue.word].lower)
    return phrases.has(items[cue.last], "behind_passives") and form is not None and Form.PARTICIPLE in form.forms


def behind_passive(items: Sequence[Item], cue: Cue, phrases: Phrases) -> bool:
    """Whether a participle goes on with the passive of a verb that tells no words: WAS BEATEN and THREATENED."""
    if cue.first < 3 or not goes_on_passive(items, cue, phrases):
        return False
    before = items[cue.first - 2]
    known = phrases.lexicon.verbs.get(before.lower)
    done = before.lower.endswith(("ed", "en")) and (known is None or Form.PARTICIPLE in known.forms)
    return done and any(phrases.has(item, "be") for item in items[max(0, cue.first - 5) : cue.first - 2])


def apart(items: Sequence[Item], cue: Cue, other: Cue, phrases: Phrases) -> bool:
    """Whether two verbs are too unlike in form to have one subject: WOULD DECLARE … and SUGGESTED."""
    form = phrases.lexicon.verbs.get(items[cue.word].lower)
    finite = form is not None and Form.PAST in form.forms and Form.BASE not in form.forms and cue.first == cue.word
    return finite and any(phrases.has(item, "modals") for item in items[other.first : other.word])
