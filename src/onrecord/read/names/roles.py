"""Roles of named persons: rank, title, office, occupation, before, behind and around the name.

A role is anchored on a name: "Border Guard Colonel Ann Example", "the head of the Border Service of Ruritania,
Colonel Ann Example", "Ann Example (head of the Border Service)", "Ann Example, a lawyer". One person can hold several,
and one plural phrase several persons. Predicates ("she is a lawyer") are no roles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.core.mention import MentionKind
from onrecord.read.names.cutting import is_courtesy
from onrecord.read.names.features import Traits
from onrecord.read.names.lexicon import name_lexicon, role_lexicon
from onrecord.read.names.types import Found

Words = Sequence[Traits]

LONGEST_COMPLEMENT = 16
"""Words between a role noun and the name of its holder, or behind the noun, at most."""
MOST_BEFORE = 3
"""Roles in a row before one name, at most: "deputy minister, head of the service, Major General"."""

_ARTICLES = frozenset(("the", "a", "an"))
_OWNERS = frozenset(("his", "her", "their", "its", "our", "my", "your"))
_ENDS = frozenset((".", ";", ":", "?", "!", "—", "–", "*", "•"))
_DASHES = frozenset(("—", "–", "--", "-"))
_QUOTES = frozenset(('"', "“", "”", "«", "»", "'", "‘", "’"))
# Behind these words a name begins something new: the words before them are no role of it.
_BREAKS = frozenset(
    (
        "of", "for", "at", "with", "to", "in", "from", "on", "by", "against", "and", "or", "but", "that",
        "than", "as", "about", "into", "over", "between", "among", "after", "before", "since", "during",
        "under", "near", "who", "whom", "which", "when", "while", "because", "if", "not", "is", "are", "was",
        "were", "be", "been", "has", "have", "had", "said", "says", "told", "wrote", "also",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as positions of words in its sentence, end exclusive, and whose it is."""

    start: int
    end: int
    holder: Found
    score: float


def find_roles(words: Words, names: Sequence[Found]) -> list[RolePhrase]:
    """The roles of the persons named in a sentence, in the order of the holders."""
    found: list[RolePhrase] = []
    persons = [name for name in names if name.kind is MentionKind.PERSON]
    inside = {at: name for name in names for at in range(name.start, name.end)}
    for person in persons:
        before = _before(words, person, inside)
        for start, end, score in before:
            found += [RolePhrase(start, end, person, score)]
            if _plural(words, start, end, inside):
                found += [RolePhrase(start, end, other, score) for other in _listed_after(words, person, persons)]
        behind = _behind(words, person, inside)
        if behind is not None:
            start, end = behind
            holders = [person]
            if _plural(words, start, end, inside):
                holders += _listed_before(words, person, persons)
            found += [RolePhrase(start, end, holder, 0.85) for holder in holders]
    return _distinct(found)


def _distinct(phrases: Sequence[RolePhrase]) -> list[RolePhrase]:
    """Each phrase once for each holder; of two that overlap for one holder, the longer."""
    kept: list[RolePhrase] = []
    for phrase in sorted(phrases, key=lambda p: (p.start - p.end, p.start)):
        if not any(
            phrase.holder == other.holder and phrase.start < other.end and other.start < phrase.end for other in kept
        ):
            kept.append(phrase)
    return sorted(kept, key=lambda p: (p.holder.start, p.start))


# Before the name


def _before(words: Words, person: Found, inside: dict[int, Found]) -> list[tuple[int, int, float]]:
    """The roles that end right before a name, nearest first."""
    found: list[tuple[int, int, float]] = []
    end = person.start
    while end and words[end - 1].capital and is_courtesy(words[end - 1].folded):
        end -= 1
    for _ in range(MOST_BEFORE):
        at = end - 1
        comma = at >= 0 and (words[at].text == "," or words[at].text in _DASHES)
        if comma or (at >= 0 and words[at].text in _QUOTES and words[at - 1].text not in _QUOTES):
            at -= 1
        elif at > 0 and words[at].folded == "including" and not found:
            at -= 1 + (words[at - 1].text == ",")
        if at < 0:
            break
        start = _noun_phrase(words, at, inside) if _is_role(words, at, inside) else None
        score = 0.95
        if start is None:
            start, score = _with_complement(words, at, comma, inside), 0.8
        elif comma and not found and not _opens_apposition(words, start, person):
            start = None
        if start is None:
            break
        marks = sum(word.text in _QUOTES for word in words[start : at + 1])
        closed = at + 1 + (marks % 2 == 1 and words[at + 1].text in _QUOTES)
        found.append((start, closed, score))
        end = start - 1 if start and words[start - 1].folded in _ARTICLES else start
    return found


def _opens_apposition(words: Words, start: int, person: Found) -> bool:
    """Whether "ROLE, NAME" can be one person.

    The phrase is no end of a list of other people, and no opening such as "According to the lawyer, NAME told …", which
    is known by its preposition and by a name that no comma or full stop closes.
    """
    if start == 0:
        return True
    if words[start - 1].text == ",":
        return False
    owned = words[start - 1].folded in _ARTICLES or words[start - 1].folded in _OWNERS
    led = start - 1 - owned
    closed = person.end >= len(words) or not words[person.end].folded[:1].isalpha()
    return closed or led < 0 or words[led].folded not in _BREAKS


def _is_role(words: Words, at: int, inside: dict[int, Found]) -> bool:
    """Whether the word there is a role noun outside all names of persons and places."""
    name = inside.get(at)
    if name is not None and name.kind is not MentionKind.ORGANISATION:
        return False
    lexicon = role_lexicon()
    folded = words[at].folded
    if folded in lexicon.abbreviations:
        return words[at].capital
    return lexicon.is_role(folded)


def _noun_phrase(words: Words, noun: int, inside: dict[int, Found]) -> int:
    """Where the phrase that ends in the role noun at `noun` begins, its article left out."""
    start = noun
    if words[noun].folded in role_lexicon().abbreviations:
        while start > 0 and words[start - 1].capital and words[start - 1].folded in role_lexicon().abbreviations:
            start -= 1
        return start
    while start > 0:
        if _premodifier(words, start - 1, inside):
            start -= 1
        elif (
            words[start - 1].folded in ("'s", "'") and start >= 2 and (words[start - 2].capital or start - 2 in inside)
        ) or _coordinated(words, start, inside):
            start -= 2
        else:
            wide = _after_article(words, start, inside)
            if wide is None:
                break
            return wide
    while start < noun and words[start].text in _QUOTES:
        start += 1
    return start


def _coordinated(words: Words, start: int, inside: dict[int, Found]) -> bool:
    """Whether another role noun is joined on: "scholar, writer and | blogger"."""
    if start < 2 or not _is_role(words, start - 2, inside):
        return False
    listed = words[start - 1].text == "," and any(word.folded == "and" for word in words[start : start + 3])
    if words[start - 1].folded not in ("and", "/") and not listed:
        return False
    singular = role_lexicon().singular
    return singular(words[start - 2].folded) == words[start - 2].folded and not words[start].folded.endswith("s")


def _premodifier(words: Words, at: int, inside: dict[int, Found]) -> bool:
    """Whether the word there belongs to the role noun behind it."""
    word = words[at]
    name = inside.get(at)
    if name is not None:
        return name.kind is not MentionKind.PERSON
    lexicon, names = role_lexicon(), name_lexicon()
    if word.folded in lexicon.participles and at > 0:
        before = at - 1
        return (
            before not in inside
            and words[before].folded not in lexicon.subjects
            and not _is_role(words, before, inside)
        )
    if word.folded in lexicon.modifiers or word.folded in names.peoples or _is_role(words, at, inside):
        return True
    if "-" in word.folded and word.folded[:1].isalpha() and word.folded[-1:].isalpha():
        return True
    common = word.flags[-1] in ("r2", "r3") or word.folded in names.function or word.folded in names.months
    return word.capital and word.folded[:1].isalpha() and not common


def _after_article(words: Words, start: int, inside: dict[int, Found]) -> int | None:
    """The words up to an article or owner close by, when none of them breaks the phrase: "a | village goldsmith"."""
    for at in range(start - 1, max(start - 4, -1), -1):
        folded = words[at].folded
        if folded in _ARTICLES or folded in _OWNERS:
            return at + 1 if at + 1 < start else None
        if folded in _BREAKS or at in inside or not folded[:1].isalpha():
            return None
        if folded in role_lexicon().stops or folded in role_lexicon().participles:
            return None
    return None


def _with_complement(words: Words, last: int, comma: bool, inside: dict[int, Found]) -> int | None:
    """Where a phrase such as "head of the Border Service of Ruritania" begins that ends at `last`; None for no such."""
    end = words[last]
    if (
        end.folded in _BREAKS
        or end.text.isdigit()
        or end.folded in _ARTICLES
        or end.folded in _OWNERS
        or (
            last not in inside
            and not (comma or end.capital or end.text in _QUOTES or end.folded in name_lexicon().organisation_heads)
        )
    ):
        return None
    lexicon = role_lexicon()
    open_brackets = int(end.text == ")")
    for at in range(last - 1, max(last - LONGEST_COMPLEMENT, -1), -1):
        folded = words[at].folded
        open_brackets += (words[at].text == ")") - (words[at].text == "(")
        if words[at].text in _ENDS or folded in lexicon.stops or (inside.get(at) or _NOBODY).kind is MentionKind.PERSON:
            return None
        if words[at].text == ",":
            return None
        if folded in lexicon.links and at > 0 and _is_role(words, at - 1, inside):
            return _noun_phrase(words, at - 1, inside) if open_brackets == 0 else None
    return None


_NOBODY = Found(-1, -1, -1, MentionKind.PLACE, 0.0)


# Behind the name


def _behind(words: Words, person: Found, inside: dict[int, Found]) -> tuple[int, int] | None:
    """The role that follows a name behind a comma or in brackets."""
    at = person.end
    lexicon = role_lexicon()
    if at < len(words) and words[at].folded in lexicon.letters and words[at].text.isupper():
        return at, at + 1
    if at >= len(words) or words[at].text not in (",", "(", "—", "–"):
        return None
    bracket = words[at].text == "("
    at = _skip_age(words, at + 1)
    if at < len(words) and words[at].folded in ("both", "then", "now"):
        at += 1
    while at < len(words) and (words[at].folded in _ARTICLES or words[at].folded in _OWNERS):
        at += 1
    if at < len(words) and words[at].folded in lexicon.letters and words[at].text.isupper():
        return at, at + 1
    noun = _first_noun(words, at, inside)
    if noun is None:
        return None
    end = _phrase_end(words, noun, bracket, inside)
    follows = inside.get(end)
    if follows is not None and follows.kind is MentionKind.PERSON:
        return None
    return at, end


def _skip_age(words: Words, at: int) -> int:
    """Behind an age: ", 34, a | teacher"."""
    if at + 1 < len(words) and words[at].text.isdigit() and words[at + 1].text == ",":
        return at + 2
    return at


def _first_noun(words: Words, start: int, inside: dict[int, Found]) -> int | None:
    """The role noun that a phrase beginning at `start` is built on."""
    lexicon = role_lexicon()
    for at in range(start, min(start + 8, len(words))):
        folded = words[at].folded
        name = inside.get(at)
        if name is not None and name.kind is MentionKind.PERSON:
            return None
        if name is None and (folded in lexicon.stops or folded in _BREAKS or words[at].text in (",", ")", "(", *_ENDS)):
            return None
        if lexicon.singular(folded) in lexicon.kinship:
            return None
        if _is_role(words, at, inside) and (name is None or at + 1 >= name.end):
            return _last_noun(words, at, inside)
    return None


def _last_noun(words: Words, noun: int, inside: dict[int, Found]) -> int:
    """The noun that a run of them ends in: "prime | minister", "deputy Border Service | director"."""
    at = noun + 1
    while at < min(noun + 6, len(words)) and _premodifier(words, at, inside):
        if _is_role(words, at, inside):
            noun = at
        at += 1
    return noun


def _phrase_end(words: Words, noun: int, bracket: bool, inside: dict[int, Found]) -> int:
    """After the last word of the phrase built on the noun: with its complement, and with further nouns joined on."""
    end = noun + 1
    while (
        end + 1 < len(words) and words[end].folded in ("and", "&") and _joined_noun(words, end + 1, inside) is not None
    ):
        end = (_joined_noun(words, end + 1, inside) or end) + 1
    if end >= len(words) or words[end].folded not in role_lexicon().links:
        return end
    lexicon = role_lexicon()
    start = end
    while end < len(words) and end - start < LONGEST_COMPLEMENT:
        word = words[end]
        if word.text == "(" and not bracket and end - 1 in inside:
            close = next((at for at in range(end, min(end + 5, len(words))) if words[at].text == ")"), None)
            if close is None:
                break
            end = close + 1
            break
        if end not in inside and (word.text in (",", ")", "(") or word.text in _ENDS or word.folded in lexicon.stops):
            break
        end += 1
    while end > start and (words[end - 1].folded in _BREAKS or words[end - 1].folded in _ARTICLES):
        end -= 1
    return end


def _joined_noun(words: Words, start: int, inside: dict[int, Found]) -> int | None:
    """The role noun of a joined phrase of at most four words."""
    for at in range(start, min(start + 4, len(words))):
        if _is_role(words, at, inside):
            return at
        if not _premodifier(words, at, inside):
            return None
    return None


# Several holders of one role


def _plural(words: Words, start: int, end: int, inside: dict[int, Found]) -> bool:
    """Whether the phrase's role noun is in the plural."""
    lexicon = role_lexicon()
    for at in range(start, end):
        folded = words[at].folded
        if folded in lexicon.links:
            return False
        if _is_role(words, at, inside) and folded not in lexicon.nouns and lexicon.singular(folded) != folded:
            return True
    return False


def _listed_after(words: Words, person: Found, persons: Sequence[Found]) -> list[Found]:
    """The persons listed behind one: "A, B and C"."""
    found = []
    at = person.end
    for other in persons:
        if other.start < at:
            continue
        if not _only_list_words(words, at, other.start):
            break
        found.append(other)
        at = other.end
    return found


def _listed_before(words: Words, person: Found, persons: Sequence[Found]) -> list[Found]:
    """The persons listed before one."""
    found = []
    at = person.start
    for other in reversed(persons):
        if other.end > at:
            continue
        if not _only_list_words(words, other.end, at):
            break
        found.append(other)
        at = other.start
    return found


def _only_list_words(words: Words, start: int, end: int) -> bool:
    """Whether nothing but commas, "and" and ages stands between two names of a list."""
    return (
        end - start <= 4
        and start < end
        and all(word.folded in (",", "and", "&", "or") or word.text.isdigit() for word in words[start:end])
    )
