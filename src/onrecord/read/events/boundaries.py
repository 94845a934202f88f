"""Where the clauses of a sentence begin and end, and which of them are set into others."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Seams
from onrecord.read.events.verbs import finite, participles

STOPS = frozenset((";", ":", "(", ")", "–", "—", "...", "…"))
SUBJECT_REACH = 9
"""Tokens that the subject of a clause after "and" may have."""
CLAUSE_REACH = 120
"""Tokens on each side of a word that its clause may have, so that a text without end does not stall reading."""
INNER_REACH = 60
"""Tokens that an inner clause may have."""
VERB_REACH = 9
"""Tokens after a subordinator within which its verb stands; else it is a preposition."""


def seams_of(line: Line) -> Seams:
    """The seams of a sentence, from left to right."""
    cuts: set[int] = set()
    verb = False
    for at, low in enumerate(line.lows):
        if _may_cut(low) and _cuts(line, at, verb=verb):
            cuts.add(at)
            verb = False
        elif not verb and finite(line, at):
            verb = True
    fronted = _fronted(line)
    if fronted:
        cuts.add(fronted)
    starts: set[int] = set()
    inner: list[tuple[int, int]] = []
    for at, low in enumerate(line.lows):
        opener = _opens_inner(line, at) if _may_open(low) else None
        if opener is not None:
            closing, seam = _closing(line, at, opener)
            inner.append((at, closing))
            if seam is _Seam.COMMA:
                cuts.add(closing + 1)
            elif seam is _Seam.VERB:
                starts.add(closing + 1)
            if low not in clause_lexicon().relatives:
                starts.add(at)
    depth = [-1] * len(line.lows)
    for number, (first, last) in enumerate(inner):
        depth[first : last + 1] = [number] * (last + 1 - first)
    walls = cuts | line.marks | {at for at, low in enumerate(line.lows) if low in STOPS}
    return Seams(
        cuts=frozenset(cuts),
        starts=frozenset(starts),
        inner=tuple(inner),
        lefts=tuple(sorted(starts | line.breaks | {at + 1 for at in walls})),
        rights=tuple(sorted(starts | line.breaks | walls)),
        fronted=fronted,
        depth=tuple(depth),
    )


def _fronted(line: Line) -> int:
    """The comma after a participle's clause at the head of the sentence, where the subject follows; 0 for none."""
    if not line.lows or not (_fronting(line.lows[0]) and line.cover[0] < 0):
        return 0
    for at in range(1, min(INNER_REACH, len(line.lows) - 2)):
        if line.lows[at] in STOPS or at in line.marks:
            return 0
        if line.lows[at] == "," and at + 1 not in line.timed and at not in line.timed:
            following = line.cover[at + 1] if at + 1 not in line.roles else line.cover[_past_subject(line, at + 1) - 1]
            return at if following >= 0 else 0
    return 0


@lru_cache(maxsize=20_000)
def _fronting(low: str) -> bool:
    """Whether a clause without a subject may begin a sentence with the word: "Arrested in March, …"."""
    return low in clause_lexicon().fronting or (low.endswith("ed") and len(low) > 4) or low in participles()


@lru_cache(maxsize=20_000)
def _may_cut(low: str) -> bool:
    """Whether a clause may begin after the word at all."""
    lexicon = clause_lexicon()
    return low in lexicon.relatives or low in lexicon.subordinators or low in ("and", "but", ",")


@lru_cache(maxsize=20_000)
def _may_open(low: str) -> bool:
    """Whether an inner clause may begin at the word at all: a relative pronoun or what looks like a participle."""
    return low.endswith("ed") or low in clause_lexicon().relatives or low in participles()


def clause(line: Line, at: int) -> tuple[int, int]:
    """First and last token of the clause around a token, cut at quotes, subordinators and semicolons."""
    cued = at in line.cues or at - 1 in line.cues
    if cued:
        return _cued_clause(line, at)
    lefts, rights = line.seams.lefts, line.seams.rights
    before, after = bisect_right(lefts, at), bisect_right(rights, at)
    first = max(lefts[before - 1] if before else 0, at - CLAUSE_REACH, 0)
    last = min(rights[after] if after < len(rights) else len(line.lows), at + CLAUSE_REACH, len(line.lows)) - 1
    return first, max(last, at)


def _cued_clause(line: Line, at: int) -> tuple[int, int]:
    """The clause around the cue of an attribution, which runs on into the words attributed."""
    first = at
    while first > max(0, at - CLAUSE_REACH) and first not in line.seams.starts:
        low = line.lows[first - 1]
        if first - 1 in line.marks or low in STOPS or first - 1 in line.seams.cuts:
            break
        first -= 1
    last = at
    while last + 1 < min(len(line.lows), at + CLAUSE_REACH) and last + 1 not in line.seams.starts:
        low = line.lows[last + 1]
        if last + 1 in line.marks or low in STOPS or last + 1 in line.seams.cuts:
            break
        last += 1
    return first, last


def pieces(line: Line, at: int) -> tuple[tuple[int, int], ...]:
    """The clause around a token with what stands of it beyond the clauses set into it, in text order.

    "The court extended the arrest of the editor, who is accused of extortion, for a month": the month is in the
    clause of "extended".
    """
    found = [clause(line, at)]
    for first, last in line.seams.inner:
        if last + 1 not in line.seams.cuts and last + 1 not in line.seams.starts:
            continue
        before, after = first - 1 if first else 0, last + 2 if last + 1 in line.seams.cuts else last + 1
        if first and line.lows[before] == ",":
            before -= 1
        if after >= len(line.lows) or before < 0:
            continue
        if found[-1][1] in (before, before + 1) and not _own_verb(line, after):
            found.append(clause(line, after))
        elif found[0][0] == after and line.seams.inside(before) == line.seams.inside(at):
            found.insert(0, clause(line, before))
    return tuple(found)


def _own_verb(line: Line, at: int) -> bool:
    first, last = clause(line, at)
    return any(finite(line, index) for index in range(first, last + 1))


def _cuts(line: Line, at: int, *, verb: bool) -> bool:
    """Whether a clause begins after the token: a relative, a subordinator before a clause, "and" before a verb."""
    lexicon = clause_lexicon()
    low = line.lows[at]
    if low in lexicon.relatives:
        return True
    if low in lexicon.subordinators and low not in ("as", "so") and at + 1 not in line.timed:
        return any(finite(line, index) for index in range(at + 1, min(at + VERB_REACH, len(line.lows))))
    if low in ("and", "but"):
        following = _past(line, at + 1)
        if following < len(line.lows) and finite(line, following):
            return True
        subject = _past_subject(line, at + 1)
        return verb and subject < len(line.lows) and subject > at + 1 and finite(line, subject)
    if low == "," and verb and at + 2 < len(line.lows):
        return line.lows[at + 1] in lexicon.subject_pronouns and finite(line, _past(line, at + 2))
    return False


def _past(line: Line, at: int) -> int:
    """The first token from `at` that is no adverb."""
    adverbs = clause_lexicon().adverbs
    while at < len(line.lows) and line.lows[at] in adverbs and not finite(line, at):
        at += 1
    return min(at, len(line.lows) - 1)


def _past_subject(line: Line, at: int) -> int:
    """The token after a phrase that can be a subject, with the times and adverbs around it."""
    lexicon = clause_lexicon()
    start = at
    while at < len(line.lows) and at - start < SUBJECT_REACH:
        low = line.lows[at]
        part = (
            line.cover[at] >= 0
            or at in line.roles
            or at in line.timed
            or low in lexicon.determiners
            or low in lexicon.adjectives
            or low in lexicon.adverbs
            or low in ("of", "on", "'s", "’s")
            or any(first <= at <= last for first, last, _ in line.mentions)
        )
        if not part:
            break
        at += 1
    return at


class _Seam(Enum):
    """What closes an inner clause."""

    COMMA = "comma"
    VERB = "verb"


@dataclass(frozen=True, slots=True)
class _Opener:
    """What opens an inner clause."""

    set_off: bool
    """Between commas."""
    verb: int
    """Its verb."""


def _opens_inner(line: Line, at: int) -> _Opener | None:
    """Whether an inner clause begins at the token: a relative pronoun, or a participle that follows a noun."""
    lexicon = clause_lexicon()
    before = line.lows[at - 1] if at else ""
    if line.lows[at] in lexicon.relatives:
        near = range(at + 1, min(at + INNER_REACH, len(line.lows)))
        verb = next((index for index in near if finite(line, index)), None)
        return None if verb is None else _Opener(before == ",", verb)
    if not at or not _participle(line, at):
        return None
    noun = at - 2 if before == "," else at - 1
    if noun < 0 or (line.cover[noun] < 0 and noun not in line.roles):
        return None
    if line.cover[noun] >= 0 and line.participants[line.cover[noun]].force and not _of_the_accused(line, at):
        return None
    later = range(at + 1, min(at + INNER_REACH, len(line.lows)))
    if before == ",":
        comma = next((index for index in later if line.lows[index] == ","), None)
        closed = comma is not None and comma + 1 < len(line.lows) and finite(line, _past(line, comma + 1))
        return _Opener(set_off=True, verb=at) if closed else None
    return _Opener(set_off=False, verb=at) if _second_verb(line, at) is not None else None


def _of_the_accused(line: Line, at: int) -> bool:
    """Whether a participle tells what even officers can only suffer: "soldiers ACCUSED OF a coup were shot"."""
    return line.lows[at + 1 : at + 2] == ("of",) and line.lows[at] in clause_lexicon().accusing


def _participle(line: Line, at: int) -> bool:
    low = line.lows[at]
    lexicon = clause_lexicon()
    said = at in line.cues and line.lows[at + 1 : at + 2] not in (("of",), ("by",))
    if low in lexicon.auxiliaries or said or not (low.endswith("ed") or low in participles()):
        return False
    return finite(line, at) or low in participles()


def _closing(line: Line, at: int, opener: _Opener) -> tuple[int, _Seam | None]:
    """The last token of an inner clause, and what closes it; None where the outer clause does not go on."""
    end = min(len(line.lows) - 1, opener.verb + INNER_REACH)
    for index in range(at + 1, end + 1):
        if line.lows[index] in STOPS or index in line.marks:
            end = index - 1
            break
    if opener.set_off:
        for index in range(opener.verb + 1, end):
            if line.lows[index] == "," and index not in line.timed and _goes_on(line, index + 1):
                return index - 1, _Seam.COMMA
        return end, None
    second = _second_verb(line, opener.verb)
    return (second - 1, _Seam.VERB) if second is not None else (end, None)


def _goes_on(line: Line, at: int) -> bool:
    """Whether the outer clause goes on after a comma: with its verb, or with a phrase that only a verb can have."""
    lexicon = clause_lexicon()
    following = _past(line, at)
    low = line.lows[following]
    if low in lexicon.auxiliaries or following in line.cues:
        return finite(line, following)
    if finite(line, following):
        later = range(following + 1, min(following + 7, len(line.lows) - 1))
        return not any(line.lows[index] in ("and", ",", "or") and finite(line, index + 1) for index in later)
    return low in ("for", "to", "until") or following in line.timed or (low == "on" and following + 1 in line.timed)


def _second_verb(line: Line, verb: int) -> int | None:
    """The auxiliary with which the outer clause goes on without a comma: "the man beaten on Monday WAS released"."""
    lexicon = clause_lexicon()
    if verb in line.cues and not _participle(line, verb):
        return None
    at = verb + 1
    while at < len(line.lows) and (finite(line, at) or line.lows[at] in lexicon.adverbs):
        at += 1
    for index in range(at, min(at + INNER_REACH, len(line.lows))):
        low = line.lows[index]
        stop = low in (",", ".") or low in STOPS or index in line.marks or low in lexicon.relatives
        if stop or (index in line.breaks and verb not in line.cues) or low in ("and", "but", "or", "that"):
            return None
        if low in lexicon.subordinators and index + 1 not in line.timed and low not in ("as", "so"):
            return None
        if finite(line, index) and low not in ("'s", "’s"):
            pronoun = line.cover[index - 1] >= 0 and line.participants[line.cover[index - 1]].pronoun
            return None if pronoun or low not in lexicon.auxiliaries else index
    return None
