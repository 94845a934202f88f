"""How single words look: folding, shapes, capitals. No language in here."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LOOKALIKES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "‐": "-",
        "‑": "-",
        "ə": "e",
        "Ə": "e",
        "ı": "i",
        "ł": "l",
        "ø": "o",
    }
)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case without accents, with plain apostrophes and hyphens: how names are compared and looked up."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered.translate(_LOOKALIKES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LOOKALIKES)


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Capitals as X, small letters as x, digits as d, runs cut at two: "Al-Sisi" is "Xx-Xxx"."""
    out: list[str] = []
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if len(out) < 2 or out[-1] != kind or out[-2] != kind:
            out.append(kind)
    return "".join(out)


def capitalised(word: str) -> bool:
    """Whether a word begins with a capital, also behind a particle of small letters ("al-Sisi")."""
    if word[:1].isupper():
        return True
    head, hyphen, tail = word.partition("-")
    return bool(hyphen) and len(head) <= 4 and tail[:1].isupper()


def latin(word: str) -> bool:
    """Whether the first letter of a word, if it has one, is of the Latin script."""
    for letter in word:
        if letter.isalpha():
            return unicodedata.name(letter, "").startswith("LATIN")
    return True
