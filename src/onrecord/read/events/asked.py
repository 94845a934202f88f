"""What is only asked, or called untrue: words from which no fact may be taken."""

from __future__ import annotations

from onrecord.read.events.boundaries import clause
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line
from onrecord.read.events.verbs import VerbGroup

_ENDS = frozenset((".", "!", "?", "…"))
_STARTS = _ENDS | {",", ";", ":", "–", "—", "(", ")"}
_LONGEST_QUESTION = 40
"""Tokens before the verb of a question in which it begins."""
_BEFORE_THAT = 4


def asked(line: Line, group: VerbGroup) -> bool:
    """Whether a question asks if it happened, or if and when it will: "Was she arrested?", "When will they free her?".

    "Why was she arrested?" takes for granted that she was.
    """
    if "?" not in line.words:
        return False
    size = len(line.lows)
    if next((line.lows[at] for at in range(group.head, size) if line.lows[at] in _ENDS), "") != "?":
        return False
    start = group.head
    while start > max(0, group.head - _LONGEST_QUESTION) and not _opens(line, start):
        start -= 1
    lexicon = clause_lexicon()
    words = [word for word in line.lows[start : group.head] if word not in lexicon.coordinators and word != "so"]
    if len(words) > 1 and words[0] in lexicon.relatives | lexicon.subordinators | {"how", "what", "why"}:
        return words[1] in lexicon.modals
    return len(words) > 1 and words[0] in lexicon.auxiliaries


def _opens(line: Line, at: int) -> bool:
    return line.lows[at - 1] in _STARTS or at - 1 in line.marks


def untrue(line: Line, first: int) -> bool:
    """Whether the trigger stands in what is called untrue: "it is NOT TRUE THAT she was arrested"."""
    lexicon = clause_lexicon()
    if "that" not in line.words or lexicon.untrue.isdisjoint(line.words):
        return False
    start = clause(line, first)[0]
    for that in range(max(0, start - 1), first):
        before = line.lows[max(0, that - _BEFORE_THAT) : that]
        if line.lows[that] == "that" and before and before[-1] in lexicon.untrue:
            negated = not lexicon.negations.isdisjoint(before)
            return negated if before[-1] in ("true", "truth") else not negated
    return False
