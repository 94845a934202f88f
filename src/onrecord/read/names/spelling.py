"""Whether two words are one name spelled twice, inside one document: transliterations and slips, not other names."""

from __future__ import annotations

from functools import lru_cache

from onrecord.read.names.words import fold

_VOWELS = frozenset("aeiouyw")
# Letters that romanisations of one sound differ in. Applied one after the other.
_SOUNDS = (
    ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("ts", "c"),
    ("tch", "c"), ("ck", "k"), ("x", "h"), ("q", "k"), ("v", "b"), ("w", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ij", "i"), ("y", "i"), ("e", "a"), ("o", "u"), ("'", ""), ("-", ""), (".", ""),
)  # fmt: skip


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A folded word with what romanisations differ in evened out, and no letter twice in a row."""
    for written, even in _SOUNDS:
        word = word.replace(written, even)
    return "".join(letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter)


@lru_cache(maxsize=4096)
def consonants(word: str) -> str:
    """The consonants of a folded word, as `sound` has them: one name in two spellings nearly always shares them."""
    bare = "".join(letter for letter in sound(word) if letter not in _VOWELS)
    return "".join(letter for at, letter in enumerate(bare) if at == 0 or bare[at - 1] != letter)


def distance(left: str, right: str, limit: int) -> int:
    """Insertions, deletions, exchanges and swaps of neighbours between two words; `limit` + 1 where there are more.

    The optimal string alignment distance (Damerau 1964).
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return last[-1]


def _gendered(left: str, right: str) -> bool:
    """Whether two words differ in an ending that tells men and women apart: Danilov and Danilova, Mario and Maria."""
    shorter, longer = sorted((left, right), key=len)
    if longer[:-1] == shorter and longer[-1] in "ae":
        return True
    return len(left) == len(right) and left[:-1] == right[:-1] and {left[-1], right[-1]} == {"a", "o"}


@lru_cache(maxsize=8192)
def one_spelling(left: str, right: str) -> bool:
    """Whether two words are one name in two spellings."""
    a, b = fold(left), fold(right)
    if a == b:
        return True
    if min(len(a), len(b)) < 3 or _gendered(a, b) or not (a.isalpha() or "-" in a or "'" in a):
        return False
    even_a, even_b = sound(a), sound(b)
    size = min(len(even_a), len(even_b))
    if consonants(a) == consonants(b) and len(consonants(a)) > 1:
        return distance(even_a, even_b, 2) <= (1 if size < 7 else 2)
    return size >= 6 and a[0] == b[0] and distance(a, b, 1) <= 1 and not a.endswith(b[-1] * 2)
