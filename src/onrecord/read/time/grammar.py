"""The grammar of time of a language: patterns over classes of words, each with the name of its meaning."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.read.time.necessary import core, necessary
from onrecord.read.time.tokens import class_codes


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the class characters of words, and what it means."""

    name: str
    meaning: str
    """Module and name of a function of this package: "relative.ago"."""
    source: str
    """The pattern over the characters that stand for classes of words."""
    necessary: tuple[frozenset[str], ...]
    """Characters of classes, of each set of which every match has one."""

    core: str
    """The pattern without what is optional at its beginning: where it is not found, no match is."""

    def may_fit(self, classes: str, first: int, last: int, present: frozenset[str]) -> bool:
        """Whether a stretch of the classes of a text, of which `present` are there, can hold a match at all."""
        for needed in self.necessary:
            if needed.isdisjoint(present):
                return False
        return self.core == self.source or _pattern(self.core).search(classes, first, last) is not None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern compiled, which is done for the rules that a text needs."""
        return _pattern(self.source)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def _grammar(language: str) -> dict[str, Any]:
    return tomllib.loads((files("onrecord.read.languages") / language / "time_rules.toml").read_text(encoding="utf-8"))


@cache
def rules(language: str = "en") -> tuple[Rule, ...]:
    """The packaged rules of that language (ISO 639-1). Raises FileNotFoundError where there is none."""
    data = _grammar(language)
    macros = {name: str(form) for name, form in data["macros"].items()}
    found = []
    for rule in data["rule"]:
        source = _written_out(rule["pattern"], macros, language)
        found.append(Rule(rule["name"], rule["meaning"], source, necessary(source), core(source)))
    return tuple(found)


@cache
def telling_words(language: str = "en") -> re.Pattern[str]:
    """The classes of which every time expression has at least one word, as one pattern."""
    return re.compile(_set_of("|".join(_grammar(language)["telling"]), class_codes(language)))


def _written_out(source: str, macros: dict[str, str], language: str) -> str:
    """The pattern with its macros put in and every <class> as the character that stands for it."""
    text = source
    names = re.compile(rf"\b(?:{'|'.join(macros)})\b")
    for _ in range(4):  # macros may speak of macros
        text = names.sub(lambda match: macros[match[0]], text)
    codes = class_codes(language)
    text = re.sub(r"\s+", "", text)
    return re.sub(r"(?<!\?P)<([\w|]+)>", lambda match: _set_of(match[1], codes), text)


def _set_of(names: str, codes: dict[str, str]) -> str:
    found = "".join(codes[name] for name in names.split("|"))
    return found if len(found) == 1 else f"[{found}]"
