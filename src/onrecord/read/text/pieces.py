"""The words of an entry in pieces: "arrested 3 May, sentenced to 7 years" tells two things of one person."""

from __future__ import annotations

import re
from functools import cache

from onrecord.core.span import Span
from onrecord.read.text.lexicon import text_lexicon
from onrecord.read.text.sentences import sentence_spans

_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|said|says|told)\b")
"""A verb that shows a piece to be a whole sentence, which its commas do not part."""
_SHORTEST = 3
"""Code points of a piece."""


def pieces_of_entry(text: str, body: Span) -> tuple[Span, ...]:
    """The sentences of an entry; one without a verb of its own is parted before each participle that it goes on with.

    Marks between the pieces belong to none.
    """
    found: list[Span] = []
    for sentence in sentence_spans(text, body):
        start = sentence.start
        whole = _FINITE.search(text, sentence.start, sentence.end) is not None
        for match in _seams().finditer(text, sentence.start, sentence.end):
            if whole and match[0].strip() in (",", "and", ", and"):
                continue
            if match.start() - start >= _SHORTEST:
                found.append(Span(start, match.start()))
                start = match.end()
        found.append(Span(start, sentence.end))
    return tuple(span for span in found if len(span))


@cache
def _seams() -> re.Pattern[str]:
    """Semicolons and dashes, and the commas before a participle."""
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in text_lexicon().participles)
    return re.compile(rf"\s*;\s+|\s+[–—]\s+|\s+--?\s+|(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:{words})\b)")
