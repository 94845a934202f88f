"""Two people told of together: "the duo", "both journalists", "they"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.core.mention import Mention
from onrecord.core.span import Span
from onrecord.read.attribution.lexicon import SpeechLexicon

_TOLD = 3000
"""Code points before "the two" in which they are told of."""
_JUST_TOLD = 250
"""The same before "they"."""
_TOGETHER = re.compile(r"(?:, \d{1,3})?,? and (?:[\w-]+ ){0,3}")
"""What stands between the names of two people told of together."""


def both_in(source: Span, persons: Sequence[Mention]) -> bool:
    """Whether the words name two people or more; `persons` in text order."""
    first = bisect_left(persons, source.start, key=lambda one: one.span.start)
    return first + 1 < len(persons) and persons[first + 1].span.end <= source.end


def of_two(words: str, lexicon: SpeechLexicon) -> bool:
    """Whether the words can tell two people: the duo, both journalists, they."""
    if words in lexicon.words["pairs"]:
        return True
    first, _, noun = words.partition(" ")
    return first == "both" and noun.removesuffix("s") in lexicon.words["role_heads"]


def the_two(text: str, source: Span, words: str, persons: Sequence[Mention]) -> Span | None:
    """Where the two people are named whom the report has told of together before `source`; None where nowhere near."""
    before = bisect_left(persons, source.start, key=lambda one: one.span.start)
    for at in range(before - 1, 0, -1):
        one, other = persons[at - 1], persons[at]
        if source.start - one.span.start > (_TOLD if words != "they" else _JUST_TOLD):
            return None
        if _TOGETHER.fullmatch(text, one.span.end, other.span.start):
            return Span(one.span.start, other.span.end)
    return None
