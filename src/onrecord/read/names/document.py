"""Names by what the whole document says: a surname told again, the same words, an acronym."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.core.mention import MentionKind
from onrecord.read.names.features import Traits
from onrecord.read.names.lexicon import gazetteer, name_lexicon, role_lexicon
from onrecord.read.names.rules import settle
from onrecord.read.names.spotting import unlikely_place
from onrecord.read.names.types import Found

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE
TOLD_SCORE = 0.7
"""How sure we are of a name found only because the document tells it elsewhere."""
LONGEST = 7
LONG = 3
"""Words from which on a name that the document tells is found again in spite of what a model saw there."""
_SURE = 1000
_NEVER: Counter[MentionKind] = Counter()
INTRODUCED = 4
"""Votes that a body's name gets where its kind stands before it: "the website Xyz"."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a document tells of names, by their folded words."""

    kinds: dict[Words, Counter[MentionKind]]
    surnames: frozenset[str]
    """Last words of full names of persons."""
    given: frozenset[str]
    """Their first words."""
    acronyms: set[Words]
    """Acronyms of bodies told of: they count in capitals only."""
    sited: frozenset[Words]
    """Names found as places that stand behind "in", "near" and the like at least once."""
    unlisted: frozenset[Words]
    """Names of several words found as places that no list has."""
    acting: frozenset[Words]
    """Those of them of which something is told as of somebody."""


def spread(
    sentences: Sequence[Sequence[Traits]], names: Sequence[Sequence[Found]], sure: Mapping[Words, MentionKind]
) -> list[list[Found]]:
    """The names of a document's sentences, with one kind for one name, and found wherever they stand again.

    `sure` are kinds known from elsewhere (the dateline), by folded words.
    """
    told = _told(sentences, names)
    told.acronyms.update(_acronyms(sentences, names), _initials(told))
    for folded in told.acronyms:
        told.kinds[folded] = Counter({ORGANISATION: _SURE})
    for folded in _no_places(told):
        told.kinds[folded] = Counter({PERSON: _SURE})
    for folded, kind in sure.items():
        told.kinds[folded] = Counter({kind: _SURE})
    opening = _opening(told)
    out = []
    for at, words in enumerate(sentences):
        voted = [_voted(name, _kind(words, name, told)) for name in names[at]]
        out.append(settle([*voted, *_again(words, voted, told, at, opening)]))
    return out


def _opening(told: _Told) -> dict[str, list[int]]:
    """The first words of what is told, each with the numbers of words that it may open, the most first."""
    sizes: dict[str, set[int]] = {}
    for folded in told.kinds:
        if len(folded) <= LONGEST:
            sizes.setdefault(folded[0], {1}).add(len(folded))
    for surname in sorted(told.surnames):
        sizes.setdefault(surname, {1})
    return {first: sorted(found, reverse=True) for first, found in sizes.items()}


def _no_places(told: _Told) -> list[Words]:
    """Names found as places that are somebody's: a surname of the document, or one of whom something is told.

    "She lives in Xburg" speaks against it.
    """
    found = []
    for folded, votes in told.kinds.items():
        if votes[PLACE] and not votes[ORGANISATION] and folded not in told.sited:
            surname = len(folded) == 1 and folded[0] in told.surnames and not gazetteer().is_country(folded)
            longer = folded in told.unlisted and _ends_in_a_person(folded, told)
            if surname or longer or folded in told.acting:
                found.append(folded)
    return found


def _ends_in_a_person(folded: Words, told: _Told) -> bool:
    """Whether the document also tells the last words of a name as somebody's."""
    endings = (folded[start:] for start in range(1, len(folded)))
    return any(told.kinds.get(ending, _NEVER)[PERSON] for ending in endings)


def _voted(name: Found, kind: MentionKind) -> Found:
    return name if name.kind is kind else replace(name, kind=kind)


def _acronyms(sentences: Sequence[Sequence[Traits]], names: Sequence[Sequence[Found]]) -> list[Words]:
    """Acronyms in brackets right behind a body's name that begins with their first letter."""
    found: list[Words] = []
    for words, here in zip(sentences, names, strict=True):
        for name in here:
            at = name.end + 1
            if name.kind is ORGANISATION and name.end - name.start > 1 and at + 1 < len(words):
                word = words[at]
                bracket = words[name.end].text == "(" and words[at + 1].text == ")"
                if bracket and word.text.isupper() and word.folded[0] == words[name.start].folded[0]:
                    found.append((word.folded,))
    return found


def _initials(told: _Told) -> list[Words]:
    """The acronyms that the names of bodies of three words and more would have."""
    found: list[Words] = []
    for folded, votes in told.kinds.items():
        if len(folded) > 2 and votes[ORGANISATION]:
            large = [word for word in folded if word not in name_lexicon().joiners and word[:1].isalpha()]
            acronym = "".join(word[0] for word in large)
            if 2 < len(large) < 8 and (acronym,) not in told.kinds:
                found.append((acronym,))
    return found


def _told(sentences: Sequence[Sequence[Traits]], names: Sequence[Sequence[Found]]) -> _Told:
    kinds: dict[Words, Counter[MentionKind]] = defaultdict(Counter)
    surnames, given = set(), set()
    sited, unlisted, acting = set(), set(), set()
    for words, found in zip(sentences, names, strict=True):
        for name in found:
            folded = tuple(word.folded for word in words[name.start : name.end])
            kinds[folded][name.kind] += 1 + INTRODUCED * _introduced(words, name)
            if name.kind is PLACE and _sited(words, name):
                sited.add(folded)
            if unlikely_place(words, name):
                unlisted.add(folded)
                if _acts(words, name.end):
                    acting.add(folded)
            if name.kind is PERSON and len(folded) > 1 and name.score > 0.5:
                given.add(folded[0])
                surnames.add(folded[-1])
    return _Told(
        dict(kinds),
        frozenset(surnames),
        frozenset(given),
        set(),
        frozenset(sited),
        frozenset(unlisted),
        frozenset(acting),
    )


def _sited(words: Sequence[Traits], name: Found) -> bool:
    """Whether a name tells where: "in Xburg", but not "according to Xburg"."""
    before = words[name.start - 1].folded if name.start else ""
    return before in name_lexicon().sited


def _acts(words: Sequence[Traits], at: int) -> bool:
    """Whether what follows a name is told of somebody: ", who …"."""
    if at < len(words) and words[at].text == ",":
        at += 1
    return at < len(words) and words[at].folded in ("who", "whose")


def _introduced(words: Sequence[Traits], name: Found) -> bool:
    """Whether a name of a body stands right behind its kind."""
    at = name.start - 1
    if at >= 0 and words[at].text in ('"', "“", "«"):
        at -= 1
    if name.kind is not ORGANISATION or at < 0 or words[at].capital:
        return False
    return words[at].folded in name_lexicon().introducers


def _kind(words: Sequence[Traits], name: Found, told: _Told) -> MentionKind:
    """The kind that the document gives these words most often; a surname of the document names a person."""
    folded = tuple(word.folded for word in words[name.start : name.end])
    surname = len(folded) == 1 and folded[0] in told.surnames and not gazetteer().is_country(folded)
    if surname and name.kind is not PERSON and told.kinds[folded][PLACE] < 2:
        return PERSON
    votes = told.kinds[folded]
    best = min(votes, key=lambda kind: (-votes[kind], kind.value))
    return best if votes[best] > votes[name.kind] else name.kind


def _again(
    words: Sequence[Traits], names: Sequence[Found], told: _Told, sentence: int, opening: Mapping[str, Sequence[int]]
) -> list[Found]:
    """Names told elsewhere in the document that no model saw here; each begins with one of the `opening` words."""
    taken = {at: name for name in names for at in range(name.start, name.end)}
    found = []
    at = 0
    while at < len(words):
        word = words[at]
        begins = word.capital and word.folded in opening and (at not in taken or taken[at].start == at)
        end, kind = _told_here(words, at, taken, told, opening[word.folded]) if begins else (at, None)
        if kind is None:
            at += 1
            continue
        found.append(Found(sentence, at, end, kind, TOLD_SCORE))
        at = end
    return found


def _told_here(
    words: Sequence[Traits], at: int, taken: Mapping[int, Found], told: _Told, sizes: Sequence[int]
) -> tuple[int, MentionKind | None]:
    """The end and the kind of the longest told name of one of those sizes that begins there.

    A long name that is told elsewhere also stands where only pieces of it were found.
    """
    for end in [at + size for size in sizes if at + size <= len(words)]:
        folded = tuple([word.folded for word in words[at:end]])
        if len(folded) > 1 and folded not in told.kinds:
            continue
        pieces = {taken[position] for position in range(at, end) if position in taken}
        if pieces and (
            end - at < LONG or any(piece.end > end or piece.end - piece.start == end - at for piece in pieces)
        ):
            continue
        if len(folded) > 1:
            return end, _most(told.kinds[folded])
        if end < len(words) and words[end].capital and end not in taken:
            continue
        if folded[0] in told.surnames and _surname_here(words, at):
            return end, PERSON
        if folded in told.acronyms and not words[at].text.isupper():
            continue
        if _safe(words[at]) and sum(told.kinds.get(folded, _NEVER).values()) > 1:
            return end, _most(told.kinds[folded])
    return at, None


def _surname_here(words: Sequence[Traits], at: int) -> bool:
    """Whether a word that is a surname of the document can be one here, though it is a common word or a title."""
    if _safe(words[at]):
        return True
    before = words[at - 1].folded if at else ""
    return at > 0 and before not in ("the", "a", "an") and words[at - 1].text not in ('"', "“", ".", ":")


def _most(votes: Counter[MentionKind]) -> MentionKind:
    return min(votes, key=lambda kind: (-votes[kind], kind.value))


def _safe(word: Traits) -> bool:
    """Whether a single word is no common word at the head of a sentence, and no title."""
    lexicon = name_lexicon()
    common = word.flags[-1] in ("r2", "r3") or word.folded in lexicon.function or word.folded in lexicon.peoples
    return not common and not role_lexicon().is_role(word.folded)
