"""Texts that nobody would write and anybody may hand in: the same seed gives the same ones.

Six kinds in turn: signs of every sort; words of reports run together; reports with damage; reports in several scripts;
one thing over and over; and, now and then, a megabyte without a space.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.generate import reports

SEED = 20
MEGABYTE = 1 << 20
EVERY = 500
"""One text in so many is a megabyte long."""

CONTROLS = "".join(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0)]))
DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\ufe0f\u115f"
SPACES = " \t\n\r\u00a0\u1680\u2003\u2009\u2028\u2029\u202f\u205f\u3000\x0b\x0c\x85"
MARKS = "\"'“”‘’«»„()[]{}<>.,;:!?…-–—/\\|@#$%^&*_=+~`•§°№'s"
COMBINING = "\u0300\u0301\u0308\u0327\u030c\u0361\u0489\u20dd\u0654\u05b0"
SURROGATES = "\ud800\udbff\udc00\udfff"
BEYOND = "\U0001f600\U0001f1e6\U0001f1ff\U0001d4a9\U00020000\U000e0041\U0010ffff\ue000\ufffd\uffff"
SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "äößéñçşığİıøåžđŁŞĞẞﬁǅ",
    "абвгдежзийклмнопрстуфхцчшщыьэюяАБВГДЕЖЗІЇЄЎ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي٠١٢٣",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔ",
    "王小明张伟李娜人民法院日月年漢字かなカナ한국어",
    "ანბანიგვერდი",
    "कखगघचछजझटठडढदधनपफबभमयरलवशषसह़्ािीु",
    "กขคงจฉชซญฎฏไใเแโ",
    "0123456789٠١२३４５Ⅳ½²",
)
_PHRASES = (
    "Mr. Dr. Lt. Gen. Judge President Minister lawyer head of the Court District Ministry police said told "
    "that according to arrested detained released sentenced charged beaten denied hunger strike prison custody "
    "on 3 May 2031 Jan. 22 yesterday last Monday three days earlier since March until 31.02.2031 2031-13-45 "
    "99/99/99 10 a.m. 1 month and 20 days the 14th day his brother wife she he they not never reportedly "
    "allegedly could would if unless Nadia Orvel Tomas Kessin al-Haddour O'Brannon V. Kessin U.S. Kosht Limna "
    "AFP (AFP) Harbour Gazette - -- ' \" “ ” ( ) , . : ; ? !"
)
WORDS = tuple(_PHRASES.split())


@dataclass(frozen=True, slots=True)
class Hostile:
    """One text, and of which kind it is."""

    kind: str
    text: str


def texts(number: int, seed: int = SEED) -> Iterator[Hostile]:
    """`number` texts, of each kind in turn."""
    chance = random.Random(seed)  # noqa: S311 - the same every time is the point
    sound = [report.text for report in reports(200, seed, paragraphs=2)]
    kinds: tuple[tuple[str, Callable[[random.Random, list[str]], str]], ...] = (
        ("signs of every sort", _signs),
        ("words run together", _words),
        ("damaged reports", _damaged),
        ("several scripts", _several_scripts),
        ("one thing over and over", _repeated),
    )
    for place in range(number):
        if place % EVERY == EVERY - 1:
            yield Hostile("a megabyte without a space", _megabyte(chance))
        else:
            kind, make = kinds[place % len(kinds)]
            yield Hostile(kind, make(chance, sound))


def _sign(chance: random.Random) -> str:
    pool = (CONTROLS, DIRECTIONS, WIDTHLESS, SPACES, MARKS, COMBINING, SURROGATES, BEYOND, *SCRIPTS, SPACES, MARKS)
    return chance.choice(chance.choice(pool))


def _any_sign(chance: random.Random) -> str:
    """Now and then one that nobody thought of."""
    return chr(chance.randrange(0x110000)) if chance.random() < 0.1 else _sign(chance)


def _signs(chance: random.Random, sound: list[str]) -> str:
    del sound
    return "".join(_any_sign(chance) for _ in range(chance.randrange(300)))


def _words(chance: random.Random, sound: list[str]) -> str:
    del sound
    joints = (" ", " ", " ", " ", "\n", "\n\n", "", ". ", ", ", "\u200b", "\u202e", "\x00")
    return "".join(chance.choice(WORDS) + chance.choice(joints) for _ in range(chance.randrange(150)))


def _damaged(chance: random.Random, sound: list[str]) -> str:
    """A report with letters lost, doubled, exchanged, made capitals, its lines broken or joined, its end cut off."""
    letters = list(chance.choice(sound))
    for _ in range(chance.randrange(1, 60)):
        at = chance.randrange(len(letters))
        damage = chance.randrange(6)
        if damage == 0:
            letters[at] = ""
        elif damage == 1:
            letters[at] *= chance.choice((2, 2, 3, 40))
        elif damage == 2:
            letters[at] = _any_sign(chance)
        elif damage == 3:
            letters[at] += _any_sign(chance)
        elif damage == 4:
            letters[at : at + 30] = "".join(letters[at : at + 30]).upper()
        else:
            letters[at] = "\n" if letters[at] == " " else letters[at].replace("\n", " ")
    return "".join(letters)[: chance.choice((None, None, None, chance.randrange(1, 400)))]


def _several_scripts(chance: random.Random, sound: list[str]) -> str:
    """A report in which one word in three is of another script, now and then with marks of direction around it."""
    words = chance.choice(sound).split(" ")
    for at, word in enumerate(words):
        if chance.random() < 1 / 3:
            script = chance.choice(SCRIPTS)
            other = "".join(chance.choice(script) for _ in word)
            words[at] = f"\u2067{other}\u2069" if chance.random() < 0.2 else other
    return " ".join(words)


def _repeated(chance: random.Random, sound: list[str]) -> str:
    unit = chance.choice(
        (chance.choice(WORDS), chance.choice(WORDS) + " ", _any_sign(chance), chance.choice(sound)[:60])
    )
    return unit * chance.randrange(1, max(2, 6_000 // max(1, len(unit))))


def _megabyte(chance: random.Random) -> str:
    pool = "".join(SCRIPTS) + MARKS if chance.random() < 0.5 else chance.choice((*SCRIPTS, MARKS, WIDTHLESS, COMBINING))
    unit = "".join(sign for sign in (chance.choice(pool) for _ in range(chance.choice((1, 7, 1_000)))) if sign != " ")
    text = (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE]
    return f"Police arrested Nadia Orvel in Kosht. {text} Judge Tomas Kessin said so.\n"
