"""The lexicon of how reports are laid out in a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class TextLexicon:
    """Words that tell furniture, captions and sentence ends; all in lower case."""

    furniture_lines: frozenset[str]
    furniture_buttons: frozenset[str]
    furniture_begins: tuple[str, ...]
    furniture_ends: frozenset[str]
    caption_contains: tuple[str, ...]
    chronology_words: tuple[str, ...]
    calendar_words: tuple[str, ...]
    participles: tuple[str, ...]
    longest_name: int
    """Code points of a line that may be a name."""
    correction_begins: tuple[str, ...]
    sentence_never: frozenset[str]
    sentence_may: frozenset[str]
    sentence_starters: frozenset[str]
    sentence_carries: frozenset[str]
    token_abbreviations: frozenset[str]


@cache
def text_lexicon(language: str = "en") -> TextLexicon:
    """The packaged lexicon of that language (ISO 639-1). Raises FileNotFoundError where there is none."""
    data = tomllib.loads((files("onrecord.read.languages") / language / "text.toml").read_text(encoding="utf-8"))
    furniture, sentence = data["furniture"], data["sentence"]
    return TextLexicon(
        furniture_lines=frozenset(furniture["lines"]),
        furniture_buttons=frozenset(furniture["buttons"]),
        furniture_begins=tuple(furniture["begins"]),
        furniture_ends=frozenset(furniture["ends"]),
        caption_contains=tuple(data["caption"]["contains"]),
        chronology_words=tuple(data["series"]["chronology"]),
        calendar_words=tuple(data["series"]["calendar"]),
        participles=tuple(data["series"]["participles"]),
        longest_name=data["series"]["longest_name"],
        correction_begins=tuple(data["credit"]["corrections"]),
        sentence_never=frozenset(sentence["never"]),
        sentence_may=frozenset(sentence["may"]),
        sentence_starters=frozenset(sentence["starters"]),
        sentence_carries=frozenset(sentence["carries"]),
        token_abbreviations=frozenset(data["token"]["abbreviations"]),
    )
