"""Words, numbers and marks, with names kept whole: Al-Khatib, O'Brien, V. before a surname without a space."""

from __future__ import annotations

import re

from onrecord.read.text.lexicon import text_lexicon
from onrecord.read.text.types import Token

# Every repetition is bounded or cannot be retried from within itself, so that a megabyte without a space stays linear.
_JOINER = "[-‐‑’'ʼ`\u200c\u200d]"
_TOKEN = re.compile(
    rf"""https?://\S+
    |[\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{2,64}}
    |(?:[A-Za-z]\.){{2,}}(?![a-z])
    |\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])
    |[^\W\d_]+(?:{_JOINER}[^\W_]+)*\.?
    |\w+
    |\S""",
    re.VERBOSE,
)
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}")
_CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text` between two offsets, in order; spaces belong to none."""
    stop = len(text) if end is None else end
    found: list[Token] = []
    new = tuple.__new__  # a fifth of the time of Token(…), and there is one for every word
    for match in _TOKEN.finditer(text, start, stop):
        word = match[0]
        first, last = match.span()
        if len(word) == 1 or (word.isalpha() and not word.startswith("http")):
            found.append(new(Token, (first, last, word)))
        else:
            found.extend(_split(text, first, last))
    return tuple(found)


def _split(text: str, start: int, end: int) -> list[Token]:
    """One match as tokens: a closing full stop and a clitic ('s, n't) stand apart."""
    word = text[start:end]
    if word.startswith("http") or not word[0].isalpha():
        return [Token(start, end, word)]
    stop = end
    if word.endswith(".") and len(word) > 1 and not _DOTTED.fullmatch(word) and not _keeps_stop(word[:-1]):
        stop -= 1
    parts = []
    clitic = _CLITIC.search(text[start:stop])
    if clitic is not None and clitic.start() > 0:
        middle = start + clitic.start()
        parts += [Token(start, middle, text[start:middle]), Token(middle, stop, text[middle:stop])]
    else:
        parts.append(Token(start, stop, text[start:stop]))
    if stop < end:
        parts.append(Token(stop, end, text[stop:end]))
    return parts


def _keeps_stop(core: str) -> bool:
    """Whether a full stop belongs to the word before it: an abbreviation or an initial."""
    if len(core) == 1:
        return core.isupper() and core != "I"
    return core.lower() in text_lexicon().token_abbreviations
