"""Which classes of words a pattern over them cannot do without, read off the pattern itself."""

from __future__ import annotations

from functools import cache

_OPTIONAL = ("?", "*", "{0")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


@cache
def necessary(source: str) -> tuple[frozenset[str], ...]:
    """Sets of characters of each of which every match has one; a dot and a negated set tell nothing.

    `source` is a regular expression over single characters as the grammar of time writes them: literals, sets, groups,
    alternatives, repetitions and looks around. Where none of a set's characters stands in a text, the pattern cannot
    match in it.
    """
    found, _ = _alternatives(source, 0)
    return tuple(dict.fromkeys(found))


@cache
def core(source: str) -> str:
    """The pattern without the optional parts that it begins with: whatever `source` matches ends in a match of it.

    It begins with what must be there, so that looking for it in vain takes a fraction of the time.
    """
    at = 0
    while at < len(source) and source[at] not in "|)":
        _, end = _one(source, at)
        if not source.startswith(_OPTIONAL, end):
            break
        at = _past_repetition(source, end)
    rest = source[at:]
    return source if not rest or _parted(rest) else rest


def _parted(source: str) -> bool:
    """Whether a pattern has alternatives that are in no group."""
    at = 0
    while at < len(source) and source[at] != "|":
        at = _past_repetition(source, _one(source, at)[1])
    return at < len(source)


def _alternatives(source: str, at: int) -> tuple[list[frozenset[str]], int]:
    """What the alternatives from `at` up to the end or a closing bracket have in common, and where they end."""
    branches: list[list[frozenset[str]]] = [[]]
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            branches.append([])
            at += 1
            continue
        needed, at = _one(source, at)
        if source.startswith(_OPTIONAL, at):
            needed = []
        at = _past_repetition(source, at)
        branches[-1] += needed
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    # Of each alternative its rarest need: any of them must be there.
    return [frozenset().union(*(min(needs, key=len) for needs in branches))], at


def _one(source: str, at: int) -> tuple[list[frozenset[str]], int]:
    """What the group, the set or the character at `at` needs, and where it ends."""
    if source[at] == "(":
        looks = source.startswith(_LOOKS, at)
        start = source.index(">", at) + 1 if source.startswith("(?P<", at) else at + (3 if source[at + 1] == "?" else 1)
        needed, end = _alternatives(source, start + source.startswith("(?<", at))
        return ([] if looks else needed), end + 1
    if source[at] == "[":
        end = source.index("]", at + 1)
        inside = source[at + 1 : end]
        return ([] if inside.startswith("^") else [frozenset(inside)]), end + 1
    if source[at] == "\\":
        return [], at + 2
    return ([] if source[at] in ".^$" else [frozenset(source[at])]), at + 1


def _past_repetition(source: str, at: int) -> int:
    if at < len(source) and source[at] in "?*+":
        at += 1
    elif at < len(source) and source[at] == "{":
        at = source.index("}", at) + 1
    else:
        return at
    return at + 1 if source[at : at + 1] == "?" else at
