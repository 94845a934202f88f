"""Names written so that a search for them would miss them: in addresses, run together, spaced out, broken at a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.core.span import Span

JOINERS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""What may stand between the letters of a word unseen, for use between brackets."""
_GERESH = "(?<=[\u05d0-\u05ea])['\u2019\u05f3](?=[\u05d0-\u05ea])"
"""The mark inside a Hebrew word that makes a letter sound otherwise."""
WORD = re.compile(rf"[^\W_](?:[{JOINERS}]*(?:{_GERESH})?[^\W_])*[{JOINERS}]*")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PUNYCODE = re.compile(r"xn--([a-z0-9-]+)", re.IGNORECASE)
_BROKEN = re.compile(r"[-\u2010\u2011\u00ac]\s+")
"""What stands between the halves of a word that a line's end broke."""
_SPACED = re.compile(r"[ .\u00a0\u2009\u202f-]{1,2}")
"""What stands between letters that are spaced out."""
_CASELESS = ("\u10d0", "\u10ff")
"""Georgian letters count as small ones although names are written with them."""


def decoded(address: str) -> str:
    """What an address says once its percent signs and its `xn--` labels are read as the letters they stand for."""
    plain = _ENCODED.sub(_unescaped, address)
    return _PUNYCODE.sub(_unpacked, plain)


def _unescaped(match: re.Match[str]) -> str:
    return bytes.fromhex(match.group().replace("%", "")).decode("utf-8", "replace")


def _unpacked(label: re.Match[str]) -> str:
    try:
        return label.group(1).encode("ascii").decode("punycode")
    except UnicodeError:
        return label.group()


def is_encoded(run: str) -> bool:
    """Whether a word or an address holds letters in another writing of the net."""
    return "%" in run or "xn--" in run.casefold()


def is_small(letter: str) -> bool:
    """Whether a word that begins with the letter is no name, in scripts that tell names by a capital."""
    return letter.islower() and not _CASELESS[0] <= letter <= _CASELESS[1]


def humps(word: str) -> list[str]:
    """The parts of a word in which capitals or digits show where one begins: "FreeMiraKasten2031"."""
    cuts = [
        place
        for place, (before, after) in enumerate(pairwise(word), 1)
        if (after.isupper() and not before.isupper()) or before.isdigit() != after.isdigit()
    ]
    return [word[start:end] for start, end in pairwise([0, *cuts, len(word)])]


def put_together(text: str, words: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Words of a text that only together are one: broken at a line's end, or with their letters spaced out."""
    for left, right in pairwise(words):
        if _BROKEN.fullmatch(text, left.end, right.start):
            yield left.quote(text) + right.quote(text), Span(left.start, right.end)
    run: list[Span] = []
    for word in (*words, None):
        if word is not None and len(word) == 1 and (not run or _SPACED.fullmatch(text, run[-1].end, word.start)):
            run.append(word)
            continue
        if len(run) > 3:
            yield "".join(letter.quote(text) for letter in run), Span(run[0].start, run[-1].end)
        run = [word] if word is not None and len(word) == 1 else []
