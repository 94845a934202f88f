"""The grammar of time of a language: patterns over classes of words, each with the name of its meaning."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.read.time.tokens import class_codes


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the class characters of words, and what it means."""

    name: str
    meaning: str
    """Module and name of a function of this package: "relative.ago"."""
    pattern: re.Pattern[str]
    telling: frozenset[str]
    """Of the characters of telling words those that it may hold: where none of them stands, it cannot fit."""


@cache
def rules(language: str = "en") -> tuple[Rule, ...]:
    """The packaged rules of that language (ISO 639-1). Raises FileNotFoundError where there is none."""
    source = (files("onrecord.read.languages") / language / "time_rules.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    macros = {name: str(form) for name, form in data["macros"].items()}
    telling = frozenset("".join(_set_of(name, class_codes(language)) for name in data["telling"]))
    found = []
    for rule in data["rule"]:
        pattern = _compiled(rule["pattern"], macros, language)
        held = telling.intersection(pattern.pattern)
        # A dot or a negated set may hold any word.
        found.append(Rule(rule["name"], rule["meaning"], pattern, telling if _OPEN.search(pattern.pattern) else held))
    return tuple(found)


_OPEN = re.compile(r"(?<!\\)\.|\[\^")


@cache
def telling_words(language: str = "en") -> re.Pattern[str]:
    """The classes of which every time expression has at least one word, as one pattern."""
    source = (files("onrecord.read.languages") / language / "time_rules.toml").read_text(encoding="utf-8")
    return re.compile(_set_of("|".join(tomllib.loads(source)["telling"]), class_codes(language)))


def _compiled(source: str, macros: dict[str, str], language: str) -> re.Pattern[str]:
    """The pattern with its macros put in and every <class> as the character that stands for it."""
    text = source
    names = re.compile(rf"\b(?:{'|'.join(macros)})\b")
    for _ in range(4):  # macros may speak of macros
        text = names.sub(lambda match: macros[match[0]], text)
    codes = class_codes(language)
    text = re.sub(r"\s+", "", text)
    return re.compile(re.sub(r"(?<!\?P)<([\w|]+)>", lambda match: _set_of(match[1], codes), text))


def _set_of(names: str, codes: dict[str, str]) -> str:
    found = "".join(codes[name] for name in names.split("|"))
    return found if len(found) == 1 else f"[{found}]"
