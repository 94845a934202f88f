"""Names as sounds: one romanisation for all scripts in which unlike spellings of one name come close to one another."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii

_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u00ad]"
)
"""Points and marks over letters that names are written with or without."""
_QUOTES = re.compile("[’ʼ`‘׳]")
_KH = re.compile(r"x(?=[^aeiouy])|(?<![aeiouy])x(?=.)")
"""An x that is no ks: at the beginning, or beside a consonant."""
_SYLLABLES = 0xAC00
"""The first Korean syllable of Unicode."""


@dataclass(frozen=True, slots=True)
class ScriptTable:
    """What `data/scripts.toml` and the parts of `data/letters.toml` about spelling say, ready for use."""

    unvowelled: frozenset[str]
    unspaced: frozenset[str]
    lookalikes: dict[int, int]
    letters: dict[str, dict[int, str]]
    groups: dict[str, tuple[tuple[str, str], ...]]
    syllable: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    families: dict[str, str]
    beside: dict[str, tuple[tuple[str, str], ...]]
    marks: frozenset[str]
    azerbaijani: dict[int, str]
    sounds: tuple[tuple[str, str], ...]


@cache
def script_table() -> ScriptTable:
    """The packaged table."""
    data = tomllib.loads(files("onrecord.resolve").joinpath("data/scripts.toml").read_text(encoding="utf-8"))
    spelling = tomllib.loads(files("onrecord.resolve").joinpath("data/letters.toml").read_text(encoding="utf-8"))
    letters = {
        script: {ord(letter): sound for sound, written in table.items() for letter in written}
        for script, table in data["letters"].items()
    }
    azerbaijani = {ord(letter): sound for letter, sound in spelling["azerbaijani"].items()}
    return ScriptTable(
        frozenset(data["unvowelled"]),
        frozenset(data["unspaced"]),
        str.maketrans(*data["lookalikes"]),
        letters,
        {script: _pairs(groups) for script, groups in data["groups"].items()},
        tuple(tuple(data["hangul"][part]) for part in ("first", "middle", "last")),  # type: ignore[arg-type]
        dict(_pairs(data["hangul"]["families"])),
        {script: _pairs(pairs) for script, pairs in data["unspaced_latin"].items()},
        frozenset(spelling["marks"]),
        {**letters["LATIN"], **azerbaijani},
        _pairs(spelling["sounds"]),
    )


def _pairs(written: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in written)


@lru_cache(1 << 16)
def script_of(word: str) -> str:
    """The script of the first letter, by the first word of its Unicode name ("LATIN", "CJK"); "" without letters."""
    for letter in word:
        if letter.isalpha():
            return unicodedata.name(letter, "").split(" ")[0]
    return ""


def leaves_vowels_out(script: str) -> bool:
    """Whether names in this script are written without most of their vowels."""
    return script in script_table().unvowelled


def is_unspaced(script: str) -> bool:
    """Whether names in this script are written in one run."""
    return script in script_table().unspaced


def has_azerbaijani_letters(name: str) -> bool:
    """Whether the name is written with letters that only Azerbaijani, Turkish and their kin have."""
    return not script_table().marks.isdisjoint(name)


@lru_cache(1 << 16)
def fold(text: str) -> str:
    """Romanised, lower case, letters and digits only, words parted by one space: for comparing whole names."""
    plain = _QUOTES.sub("'", _MARKS.sub("", unicodedata.normalize("NFC", text)))
    for script in ("ARABIC", "HEBREW"):
        plain = plain.translate(_plain_letters(script))
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(plain).lower()))


@cache
def _plain_letters(script: str) -> dict[int, str]:
    """One letter or two for each sound of a script that `anyascii` would leave too much out of."""
    spelt = {"L": "a", "S": "sh", "C": "ch", "Z": "zh", "X": "kh", "A": "'", "H": "h", "Q": "h", "D": "z", "V": "sh"}
    return {letter: spelt.get(sound, sound.lower()) for letter, sound in script_table().letters[script].items()} | (
        {ord("إ"): "i", ord("أ"): "a", ord("ع"): "'"} if script == "ARABIC" else {}
    )


@lru_cache(1 << 16)
def sound_out(word: str, azerbaijani: bool = False) -> str:
    """One word as sounds: romanised, groups of letters for one sound folded, doubled letters single."""
    table = script_table()
    script = script_of(word)
    if script == "HANGUL":
        return "".join(_syllable(letter) for letter in unicodedata.normalize("NFC", word))
    if script == "CYRILLIC":
        word = word.translate(table.lookalikes)
    written = _MARKS.sub("", unicodedata.normalize("NFC", word))
    if script == "LATIN" and azerbaijani:
        written = written.replace("İ", "i").replace("I", "ı")
    written = _QUOTES.sub("'", written).lower()
    if script == "GREEK":
        written = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", written))
    for letters, sound in table.groups.get(script, ()):
        written = written.replace(letters, sound)
    known = table.azerbaijani if azerbaijani and script == "LATIN" else table.letters.get(script)
    if known:
        written = written.translate(known)
    if not written.isascii():
        written = "".join(letter if letter.isascii() else anyascii(letter).lower() for letter in written)
    if "x" in written:
        written = _KH.sub("X", written).replace("x", "ks")
    for letters, sound in table.sounds:
        if letters in written:
            written = written.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-zA-Z]", "", written))


def _syllable(letter: str) -> str:
    """A Korean syllable as sounds; anything else romanised."""
    place = ord(letter) - _SYLLABLES
    if not 0 <= place < 19 * 21 * 28:
        return re.sub(r"[^a-z]", "", anyascii(letter).lower())
    first, middle, last = script_table().syllable
    return first[place // 588] + middle[place // 28 % 21] + last[place % 28]
