"""A person's name taken apart: words as sounds, the father's name, initials; and the keys that like names share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations

from onrecord.resolve.letters import initial_class, skeleton
from onrecord.resolve.sounds import (
    fold,
    has_azerbaijani_letters,
    is_unspaced,
    script_of,
    script_table,
    sound_out,
)
from onrecord.resolve.words import name_words

_JOINERS = re.compile("[\u200b-\u200f\u00ad\u0640]")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DEGREE = re.compile(r"[^\W\d_]{1,4}(?:\.[^\W\d_]{1,4})+\.?|[^\W\d_]{2,4}\.")
_RANK = re.compile(r"^\s*(?:(?=[^\s.,]*[aeiou])[^\W\d_]{3,5}\.[\s-]*)+", re.IGNORECASE)
"""Titles before a name that a point shows to be short for a longer word; initials of more letters have no vowel."""
_ARTICLE = re.compile(r"\b([AaEeUu])(?:[lL]|([rsdtnzRSDTNZ])(?=[-'’]\2)|[sS]h(?=[-'’][sS]h))[-'’](?=\w{3})")
"""The Arabic article before a hyphen, also where it sounds like the letter that follows: al-, ash-, ad-."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart."""

    words: tuple[str, ...]
    """As sounds, in the order written, without patronymic, titles and particles."""
    patronymic: str | None
    script: str
    syllables: tuple[str, ...] = ()
    """The sounds of each character; told only for Chinese and Korean ones."""

    @property
    def full(self) -> bool:
        """Whether it has more than one word, or is in a script that writes whole names without spaces."""
        return len(self.words) > 1 or is_unspaced(self.script)


@lru_cache(1 << 16)
def parse_person(name: str) -> PersonName:
    """The parts of a name as written; no words at all where it holds no letters."""
    script = script_of(name)
    if is_unspaced(script):
        return _run(name, script)
    azerbaijani = has_azerbaijani_letters(name)
    kept: list[str] = []
    patronymic: str | None = None
    written = _without_titles(_written(name))
    for word, folded in _glued(written, script):
        if folded in name_words().patronymic_marks and kept:
            patronymic = kept.pop()
            continue
        sounds = _settled(sound_out(word, azerbaijani), folded)
        if not sounds:
            continue
        if (father := _father(folded, sounds, len(written), kept)) and patronymic is None:
            patronymic = father
        else:
            kept.append(sounds)
    return PersonName(tuple(kept), patronymic, script)


def _run(name: str, script: str) -> PersonName:
    """A name written in one run of characters; what is in another script is left aside."""
    own = "".join(letter for letter in unicodedata.normalize("NFC", name) if is_unspaced(script_of(letter)))
    syllables = tuple(sound_out(letter) for letter in own) if script in ("CJK", "HANGUL") else ()
    sounds = "".join(syllables) or sound_out(own)
    return PersonName((sounds,) if sounds else (), None, script, syllables)


def _written(name: str) -> list[str]:
    """The words of a name: without what stands in brackets, and without degrees after a comma."""
    plain = _JOINERS.sub("", unicodedata.normalize("NFC", name))
    plain = _ASIDE.sub(" ", plain) if _ASIDE.sub("", plain).strip(" ,.;") else plain
    bare = _RANK.sub("", plain)
    plain = bare if " " in bare.strip() else plain
    first, *others = plain.split(",")
    later = [word for part in others for word in part.split() if not _DEGREE.fullmatch(word)]
    plain = _ARTICLE.sub(" ", " ".join((first, *later)))
    return [word for word in _parting().split(plain) if word]


@cache
def _parting() -> re.Pattern[str]:
    """What stands between words: no letter, no mark over a letter."""
    marks = (
        r"\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed\u0900-\u0dff"
        r"\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u1000-\u109f"
    )
    return re.compile(rf"[^\w'’ʼ`‘׳{marks}]+|_")


def _without_titles(written: list[str]) -> list[str]:
    """Without titles before and after a name, and without particles, as long as two words are left."""
    words = name_words()
    plain = [word.lower() if word.isascii() else word for word in written]
    kept = [place for place, word in enumerate(plain) if word not in words.titles] or list(range(len(written)))
    bare = [place for place in kept if plain[place] not in words.particles]
    return [written[place] for place in (bare if len(bare) > 1 else kept)]


def _glued(written: list[str], script: str) -> list[tuple[str, str]]:
    """The words with their folded forms, where Arabic names of two words (Abd al-, -al-Din, -Allah) are made one."""
    lists = name_words()
    found: list[tuple[str, str]] = []
    before = ""
    for word in written:
        folded = fold(word).replace(" ", "")
        bare = word[2:] if script == "ARABIC" and word.startswith("ال") and len(word) > 4 else word
        if folded in lists.servants and word is not written[-1]:
            before += "عبدال" if script == "ARABIC" else "abdul"
            continue
        if before:
            found.append((before + (bare if bare != "الله" else "له"), folded))
            before = ""
        elif found and folded in lists.endings:
            last = found.pop()
            found.append((last[0] + ("" if script == "ARABIC" else "u") + word, last[1] + "u" + folded))
        else:
            found.append((bare, folded))
    return found


_SERVANT = re.compile(r"^(?:abd[aeiou]?(?:l|(?=[rsStdnzDT]))|Abd(?:Ll)?)(?=.)")
_FAITH = re.compile(r".*(?:[aeiou]dd|[aeiou]ld|ud)(?:i|ee|ie|y)n[ei]?|.+aldyn|.+ldyn")
_FAITH_ENDING = re.compile(r"(?<=..)(?:[aeiou]?l?|Ll)d(?:[iey]+|Y)n[ei]?$")


def _settled(sounds: str, folded: str) -> str:
    """One form for the ways to write the article inside Arabic names: Abdurrahman, Abd al-Rahman; Nureddin."""
    if len(sounds) > 4 and "bd" in sounds[:3]:
        sounds = _SERVANT.sub("abd", sounds)
    return _FAITH_ENDING.sub("din", sounds) if _FAITH.fullmatch(folded) else sounds


def _father(folded: str, sounds: str, count: int, kept: list[str]) -> str:
    """The father's name that a word tells by its ending; "" where it tells none."""
    if count < 3 or not kept:
        return ""
    words = name_words()
    glued = _marked().fullmatch(folded)
    if glued and any(word.endswith(words.family_marks) for word in kept):
        return sound_out(glued[1])
    return sounds if folded.endswith(words.patronymic_endings) else ""


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(rf"(.{{3,}})(?:{'|'.join(sorted(name_words().patronymic_marks))})")


# --- Keys -------------------------------------------------------------------------------------------------------------

_EITHER = {"W": "v", "D": "z", "B": "v", "P": "f", "T": "s", "V": "s", "R": "l", "X": "h", "Q": "h", "c": "k", "j": "y"}
"""Sounds that a key can take for one or the other class, with a letter of the second; h and y count in no key."""


@lru_cache(1 << 16)
def _skeletons(word: str) -> tuple[str, ...]:
    """The skeletons that a word may have: letters that stand for two sounds are read both ways, all at once."""
    forms = {word, word.replace("W", "")}
    for letter, other in _EITHER.items():
        if letter in word:
            forms |= {form.replace(letter, other) for form in forms}
    words = name_words()
    forms |= {words.leading[number] for number in words.forms.get(word, ())}
    return tuple(sorted({skeleton(form) for form in forms}))


def person_keys(name: PersonName) -> tuple[str, ...]:
    """Keys such that full names worth comparing share one: all consonants of one word, the first of another."""
    if len(name.words) == 1 or is_unspaced(name.script):
        words = name.words + tuple(
            word.replace("v", "") for run in name.words for word in family_runs(run, name.script)
        )
        return tuple(sorted({key + "*" for word in words for key in _skeletons(word)}))
    keys = {
        one + "+" + (two[:2] if initial_class(other) != "A" else "A" + two[:1])
        for word, other in permutations(name.words, 2)
        if len(word) > 1 and len(other) > 1
        for one in _skeletons(word)
        for two in _skeletons(other)
    }
    for words in (name.words, name.words[1:] + name.words[:1]):
        keys.update(key + "*" for key in _skeletons("".join(words)))
    return tuple(sorted(keys))


def initial_keys(name: PersonName) -> tuple[str, ...]:
    """Keys such that a name with an initial shares one with every full name that it may stand for."""
    if len(name.words) == 1 or is_unspaced(name.script):
        return ()
    keys = {skeleton(word) + "." + initial_class(other) for word, other in permutations(name.words, 2) if len(word) > 1}
    return tuple(sorted(keys))


def has_initial(name: PersonName) -> bool:
    """Whether one of its words is a single letter."""
    return len(name.words) > 1 and any(len(word) == 1 for word in name.words)


def beside_unspaced(sounds: str, script: str) -> str:
    """A Latin spelling as it is read beside a name in a script without spaces."""
    for letters, sound in script_table().beside.get(script, ()):
        sounds = sounds.replace(letters, sound)
    return sounds


def family_runs(run: str, script: str) -> tuple[str, ...]:
    """A Korean name in one run as its sounds are, and with the family's name as custom writes it."""
    if script != "HANGUL":
        return ()
    others = (sounds + run.removeprefix(sound_out(family)) for family, sounds in script_table().families.items()
              if run.startswith(sound_out(family)))  # fmt: skip
    return (run, *others)
