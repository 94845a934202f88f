"""Quotation marks that open and close somebody's words, told apart from those around a title."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.mention import Mention
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.text import Sentence

LONGEST_TITLE = 5
"""Tokens of a title between marks."""


def quotation_marks(
    sentence: Sentence, lows: Sequence[str], mentions: Sequence[tuple[int, int, Mention]]
) -> frozenset[int]:
    """The tokens that are quotation marks, without those that stand around or in a name: “Open Ledger”."""
    lexicon = clause_lexicon()
    marks = [index for index, low in enumerate(lows) if low in lexicon.quotes]
    kept = set(marks)
    number = 0
    while number < len(marks):
        at = marks[number]
        following = marks[number + 1] if number + 1 < len(marks) else None
        if following is not None and _title(sentence, lows, at, following, mentions):
            kept -= {at, following}
            number += 1
        number += 1
    return frozenset(kept)


def _title(
    sentence: Sentence, lows: Sequence[str], first: int, last: int, mentions: Sequence[tuple[int, int, Mention]]
) -> bool:
    """Whether a pair of marks stands within a name, or around a few words that begin with capitals."""
    if any(begins <= first and last <= ends for begins, ends, _ in mentions):
        return True
    between = range(first + 1, last)
    if not 0 < len(between) <= LONGEST_TITLE or not first:
        return False
    closed = clause_lexicon().closed
    words = [sentence.tokens[index].text for index in between]
    stop = any(word in ".,!?" for word in words)
    capitals = all(
        word[0].isupper() or word[0].isdigit() or low in closed
        for word, low in zip(words, lows[first + 1 :], strict=False)
    )
    return not stop and capitals and words[0][0].isupper() and lows[first - 1] not in (",", ":")
