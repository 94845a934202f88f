"""A text as the grammar of time sees it: words with classes, written as one character a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.read.time.lexicon import TimeLexicon, time_lexicon

_NUMBERS = {
    "iso": r"\d{4}-\d\d-\d\d(?:T\d\d:?\d\d(?::?\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
    "numeric": r"(?:\d{1,2}(?P<mark1>[./-])\d{1,2}(?P=mark1)(?:\d{4}|\d{2})"
    r"|\d{4}(?P<mark2>[./])\d{1,2}(?P=mark2)\d{1,2})"
    r"(?![\d./-]?\d)",
    "scan": r"(?=\d+[OI])\d[\dOI]{1,3}(?!\w)",  # as scanned pages have it: 2O23, 1O
    "clock": r"\d{1,2}:\d\d(?::\d\d)?(?!\d)",
    "decade": r"(?:\d{3}0|['’]?\d0)['’]?s\b",
    "nth": r"\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b",
    "shortyear": r"['’]\d\d\b(?!['’]?s\b)",
    "fraction": r"\d{1,3} ?\d/\d\b|\d/\d\b|\d{0,3}[½¼¾]",
    "grouped": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\b",
    "real": r"\d+\.\d+(?!\d|\.\d)",
    "digits": r"\d+",
    "possessive": r"['’]s\b|(?<=s)['’](?!\w)",
}
_CAPITALS = {
    "othermonth": "",  # from the lexicon
    "holiday": "",  # from the lexicon
    "othera": "",  # from the lexicon
    "era": r"(?:B\.C\.?|A\.D\.?)(?!\w)",
    "abbreviation": r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.(?!\w)",
}
_LETTERS = {
    "ampm": r"(?=[apAP])(?:(?<=\d)[apAP]m\b|\b[apAP]\.\s?[mM](?:\.|\b)|\b(?:am|pm|AM|PM)\b)",
    "scanned": r"\b[Il]\d(?!\w)",  # l2, I5
    "word": r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?",
}
_REST = {"mark": r"[^\w\s]|_"}

_MARKS = {
    **dict.fromkeys("-‐‑–", "hyphen"),
    **dict.fromkeys(".!?;", "dot"),
    **dict.fromkeys("$£€#", "money"),
    **dict.fromkeys('"“”', "quote"),
    "—": "dash",
    "&": "and",
    ",": "comma",
    "/": "slash",
    "(": "open",
    ")": "close",
    "%": "percent",
    ":": "colon",
}

_SCANNED = str.maketrans("oil", "011")
"""Letters that scanning puts for figures."""

BREAK = "break"
"""Between two blocks: no expression reaches across."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in parallel tuples: offsets, lower-case words, values, and one class character each."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    values: tuple[int | str | None, ...]
    classes: str
    blocks: tuple[int, ...]
    """The running number of the block that each token stands in."""

    def quote(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


@cache
def class_codes(language: str = "en") -> dict[str, str]:
    """From the name of a class to the character that stands for it."""
    shapes = {*_NUMBERS, *_CAPITALS, *_LETTERS, *_REST, *_MARKS.values()}
    numbers = {"small", "numeral", "year4", "four"}
    names = sorted(shapes | numbers | set(time_lexicon(language).classes.values()) | {BREAK, OTHER})
    return {name: chr(0xE000 + place) for place, name in enumerate(names)}


@cache
def _shapes(language: str) -> re.Pattern[str]:
    """One pattern for all tokens, its alternatives sorted by first character so that a plain word is met soon."""
    lexicon = time_lexicon(language)
    eras = "|".join(form for era in lexicon.eras for form in (era.upper(), re.escape(".".join(era.upper()) + ".")))
    capitals = _CAPITALS | {
        "othermonth": rf"(?:{_phrases(lexicon.long_months)})\b",
        "holiday": rf"(?:{_phrases(lexicon.holidays)})\b",
        "othera": rf"(?:{eras})(?!\w)",
    }
    groups = (
        rf"(?=[\d'’½¼¾])(?:{_either(_NUMBERS)})",
        rf"(?=[^\W\d_])(?:(?=[A-Z])\b(?:{_either(capitals)})|{_either(_LETTERS)})",
        _either(_REST),
    )
    return re.compile("|".join(groups))


def _phrases(words: Iterable[str]) -> str:
    """Phrases as one pattern, the longest first; apostrophes of either form, hyphens and blanks are one.

    They are told apart by their first letter, a capital, so that most words are passed over at once.
    """
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(words, key=lambda phrase: (-len(phrase), phrase)):
        form = re.escape(phrase[1:]).replace("'", "['’]").replace("\\-", "[-‐‑ ]")
        by_letter.setdefault(phrase[0].upper(), []).append(form)
    return "|".join(f"{letter}(?i:{'|'.join(forms)})" for letter, forms in sorted(by_letter.items()))


def _plain(phrase: str) -> str:
    """A phrase as the lexicon writes it."""
    return " ".join(phrase.replace("’", "'").replace("‐", "-").replace("‑", "-").split())


def _either(shapes: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{form})" for name, form in shapes.items())


class _Lister:
    """Gathers tokens block by block."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.lexicon: TimeLexicon = time_lexicon(language)
        self.codes = class_codes(language)
        self.shapes = _shapes(language)
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.values: list[int | str | None] = []
        self.classes: list[str] = []
        self.blocks: list[int] = []

    def read(self, start: int, end: int, block: int) -> None:
        """Add the tokens of one block, and a break."""
        known, values, codes = self.lexicon.classes, self.lexicon.values, self.codes
        begun = len(self.words)
        add_word, add_start, add_end = self.words.append, self.starts.append, self.ends.append
        add_value, add_class = self.values.append, self.classes.append
        other = codes[OTHER]
        for match in self.shapes.finditer(self.text, start, end):
            shape = match.lastgroup or OTHER
            first, last = match.span()
            word = match[0].lower()
            add_word(word)
            add_start(first)
            add_end(last)
            if shape == "word":
                if word not in known:
                    add_value(None)
                    add_class(other)
                    continue
                name, value = known[word], values.get(word)
                if value is not None and word in self.lexicon.capital_only and not match[0][0].isupper():
                    name, value = OTHER, None
            else:
                if shape in ("scan", "scanned"):
                    word = self.words[-1] = word.translate(_SCANNED)
                name, value = _shaped(shape, word, self.lexicon)
            add_value(value)
            add_class(codes[name])
        self.words.append("")
        self.starts.append(end)
        self.ends.append(end)
        self.values.append(None)
        self.classes.append(codes[BREAK])
        self.blocks.extend([block] * (len(self.words) - begun))


def _shaped(shape: str, word: str, lexicon: TimeLexicon) -> tuple[str, int | str | None]:
    """Class and value of a token that its shape tells."""
    if shape in ("digits", "scan", "scanned"):
        return _digits(word)
    if shape == "nth":
        return "ordinal", int(word[:-2]) if len(word) < 9 else 10**9
    if shape == "abbreviation":
        return lexicon.classes[word[:-1]], lexicon.values[word[:-1]]
    if shape == "mark":
        return _MARKS.get(word, OTHER), None
    plain: dict[str, tuple[str, int | str | None]] = {
        "othermonth": (shape, lexicon.long_months.get(_plain(word))),
        "holiday": (shape, lexicon.holidays.get(_plain(word))),
        "othera": (shape, lexicon.eras.get(word.replace(".", ""))),
        "ampm": (shape, f"{word[0]}m"),
        "era": ("bc", word),
    }
    return plain.get(shape, (shape, word))


def _digits(word: str) -> tuple[str, int]:
    """Class and value of whole numbers: of the size of a day, of four digits, any other."""
    number = int(word) if len(word) < 9 else 10**9
    if len(word) == 4:
        return ("four" if word[0] == "0" else "year4"), number
    return ("small" if 1 <= number <= 31 and len(word) < 3 else "numeral"), number


def tokens_of(text: str, stretches: tuple[tuple[int, int], ...], language: str = "en") -> Tokens:
    """The tokens of the given stretches of `text` (start, end), with a break after each."""
    lister = _Lister(text, language)
    for block, (start, end) in enumerate(stretches):
        lister.read(start, end, block)
    return Tokens(
        text,
        tuple(lister.starts),
        tuple(lister.ends),
        tuple(lister.words),
        tuple(lister.values),
        "".join(lister.classes),
        tuple(lister.blocks),
    )
