"""Whether two names can be one person's: the weakest pair of words decides, so that a family name alone never does.

Initials, patronymics and particles are kept apart from the words that are compared; a man's and a woman's form of one
family name, and first names that do not agree, are different people.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.resolve.letters import initial_class, likeness, sound_alike
from onrecord.resolve.person_parts import PersonName, beside_unspaced, family_runs, parse_person
from onrecord.resolve.sounds import fold, is_unspaced, leaves_vowels_out
from onrecord.resolve.words import name_words

CERTAIN = 0.80
"""From here on two names are taken for one person's."""
PROBABLE = 0.62
"""From here on they are offered for a decision."""

INITIAL = 0.62
"""What an initial is worth beside a word that begins with its letter: never enough for certainty."""
_MAN_AND_WOMAN = 0.55
"""The most for a man's and a woman's form of one family name."""
SHORT_FORM = 0.84
"""What a short form of a first name is worth beside the full form."""
_MORE_WORDS = 0.06
"""What each word costs that only one of the names has."""
_MIDDLE_INITIAL, _OTHER_MIDDLE_INITIAL = 0.02, 0.3
"""What a middle initial costs that agrees, or does not, where two words in full agree."""
_OTHER_ORDER = 0.2
"""What it costs when three words or more agree, but in an order that no custom leads to."""
_UNLIKE_FATHERS = 0.45
_FATHER_OR_CHILD = 0.75
"""The most for two names of which one has a first name more, before all words of the other: it may be a child's."""
_SHORT_RUN = 5
"""A name of fewer Chinese or Korean characters is no foreign one."""


@lru_cache(1 << 16)
def compare_persons(left: str, right: str) -> float:
    """How far two names can be one person's, from 0 to 1; the same in both directions."""
    if left == right:
        return 1.0 if fold(left) else 0.0
    first, second = sorted((parse_person(left), parse_person(right)), key=_extent)
    if not first.words or not second.words:
        return 0.0
    free = vowels_are_free(first.script, second.script)
    if is_unspaced(first.script) or is_unspaced(second.script):
        return _compare_runs(first, second)
    if len(first.words) == 1:
        return _compare_single(first, second, free)
    score = _score(first, second, free)
    if first.patronymic and second.patronymic and likeness(first.patronymic, second.patronymic, free) < 0.75:
        score = min(score, _UNLIKE_FATHERS)
    return max(0.0, min(1.0, score))


def _extent(name: PersonName) -> tuple[int, tuple[str, ...], str]:
    return (len(name.words), name.words, name.script)


def vowels_are_free(first: str, second: str) -> bool:
    """Whether names in these two scripts differ in which vowels they write."""
    one, other = leaves_vowels_out(first), leaves_vowels_out(second)
    return one != other or (one and other and first != second)


def _compare_single(first: PersonName, second: PersonName, free: bool) -> float:
    """A single word alone proves nothing: at most it is offered, unless it is written alike."""
    if len(second.words) > 1:
        return 0.0
    best = likeness(first.words[0], second.words[0], free)
    return best if best == 1.0 else min(best, 0.7)


# --- Names in words ---------------------------------------------------------------------------------------------------


def _score(first: PersonName, second: PersonName, free: bool) -> float:
    """The likeness of two names of two words or more, the shorter first, before their fathers' names are looked at."""
    pairs = _align(first.words, second.words, free)
    middle, counted = _middle_initials(pairs, first.words, second.words)
    scores = [score for score, _, _ in counted]
    weakest = min(scores)
    more = len(second.words) - len(first.words)
    score = weakest + 0.15 * (sum(scores) / len(scores) - weakest) - _MORE_WORDS * more - middle
    if len(counted) > 2 and not _in_order(counted):
        score -= _OTHER_ORDER
    if more and _has_first_name_more(pairs, second.words):
        score = min(score, _FATHER_OR_CHILD)
    if more and score < 0.9:
        joined = likeness("".join(first.words), "".join(second.words), free)
        score = max(score, joined - 0.05) if joined > 0.9 else score
    return score


def _align(shorter: tuple[str, ...], longer: tuple[str, ...], free: bool) -> list[tuple[float, int, int]]:
    """Each word of the shorter name with the word of the longer that it is paired with, and how alike; best first."""
    pairs = sorted(
        ((word_likeness(one, other, free), -i, -k) for i, one in enumerate(shorter) for k, other in enumerate(longer)),
        reverse=True,
    )
    taken_short: set[int] = set()
    taken_long: set[int] = set()
    found: list[tuple[float, int, int]] = []
    for score, i, k in pairs:
        if i not in taken_short and k not in taken_long:
            taken_short.add(i)
            taken_long.add(k)
            found.append((score, -i, -k))
    return found


def _middle_initials(
    pairs: list[tuple[float, int, int]], first: tuple[str, ...], second: tuple[str, ...]
) -> tuple[float, list[tuple[float, int, int]]]:
    """What middle initials cost, and the pairs without them, as long as two words in full are left."""
    full = [pair for pair in pairs if len(first[pair[1]]) > 1 and len(second[pair[2]]) > 1]
    if len(full) < 2 or len(full) == len(pairs):
        return 0.0, pairs
    scores = [score for score, i, k in pairs if len(first[i]) == 1 or len(second[k]) == 1]
    return sum(_MIDDLE_INITIAL if score else _OTHER_MIDDLE_INITIAL for score in scores), full


def _has_first_name_more(pairs: list[tuple[float, int, int]], second: tuple[str, ...]) -> bool:
    """Whether the longer name is the shorter with a word before it, as a child is called by its father's name.

    Muhammad before another first name is no name by itself.
    """
    matched = {k: i for _, i, k in pairs}
    before = min(matched)
    if not before or matched[before] != 0 or len(second[0]) == 1:
        return False
    forms = name_words().forms
    return before > 1 or forms.get(second[0], frozenset()).isdisjoint(forms["muhamad"])


def _in_order(pairs: list[tuple[float, int, int]]) -> bool:
    """Whether the words stand in one order, but for those moved as a whole from one end to the other."""
    places = [k for _, i, k in sorted(pairs, key=lambda pair: pair[1])]
    falls = sum(one > other for one, other in zip(places, places[1:] + places[:1], strict=True))
    return falls <= 1


@lru_cache(1 << 16)
def word_likeness(one: str, other: str, free: bool) -> float:
    """How alike two words of names are; initials, short forms and a woman's form of a family name have fixed values."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return INITIAL if initial_class(one) == initial_class(other) and likeness(one[0], other[0]) > 0.8 else 0.0
    words = name_words()
    if not words.forms.get(one, frozenset()).isdisjoint(words.forms.get(other, ())):
        return SHORT_FORM
    for beginning in words.shared_beginnings:
        if one.startswith(beginning) and other.startswith(beginning):
            return likeness(one.removeprefix(beginning), other.removeprefix(beginning), free)
    alike = sound_alike(one, other, free, _shared_ending(one, other))
    if free:
        return max(alike, _without_article(one, other))
    return min(alike, _MAN_AND_WOMAN) if alike > _MAN_AND_WOMAN and _man_and_woman(one, other) else alike


def _man_and_woman(one: str, other: str) -> bool:
    """Whether the two are a man's and a woman's form of one family name."""
    for man, woman in name_words().gendered:
        for left, right in ((one, other), (other, one)):
            stem = left[: len(left) - len(man)] if man else left
            if left.endswith(man) and right == stem + woman and len(stem) > 2:
                return True
    return False


def _shared_ending(one: str, other: str) -> int:
    """How many letters at the end say nothing, because many families of a country have them."""
    if one[-1] != other[-1]:
        return 0
    endings = name_words().family_endings
    for length in range(min(6, len(one) - 3, len(other) - 3), 1, -1):
        if one[-length:] == other[-length:] and one[-length:] in endings:
            return length
    return 0


def _without_article(one: str, other: str) -> float:
    """The likeness of two words of which one is written in one with the Arabic article."""
    bare = [(word[2:] if word[:2] in ("al", "el") and len(word) > 4 else word) for word in (one, other)]
    return likeness(bare[0], bare[1], True) if bare != [one, other] else 0.0


# --- Names in one run -------------------------------------------------------------------------------------------------


def _orders(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("".join(order) for order in (words, words[1:] + words[:1], words[-1:] + words[:-1])))


def _compare_runs(first: PersonName, second: PersonName) -> float:
    """Names of which one is written without spaces: all words as one, in the orders in use."""
    scripts = {first.script, second.script}
    if (
        first.syllables
        and second.syllables
        and len(scripts) == 1
        and min(len(first.syllables), len(second.syllables)) < _SHORT_RUN
    ):
        return _compare_syllables(first.syllables, second.syllables)
    free = bool(scripts & {"KATAKANA", "HIRAGANA"}) or any(map(leaves_vowels_out, scripts))
    best = 0.0
    for one in _runs(first, second.script):
        for other in _runs(second, first.script):
            best = max(best, likeness(one, other, free))
    return best


def _runs(name: PersonName, beside: str) -> tuple[str, ...]:
    """The runs of sounds that a name can be read as beside one in another script."""
    orders = _orders(name.words)
    if name.script == "HANGUL":
        return tuple(run for order in orders for run in family_runs(order, name.script))
    own = tuple(beside_unspaced(order, name.script) for order in orders)
    return own if is_unspaced(name.script) else tuple(beside_unspaced(order, beside) for order in own)


def _compare_syllables(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Two short names in one script of syllables: each that differs in sound makes another name."""
    if len(first) != len(second):
        return 0.0
    differing = sum(one != other for one, other in zip(first, second, strict=True))
    return 0.9 if not differing else 0.6 if differing == 1 and len(first) > 2 else 0.0
