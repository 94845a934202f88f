"""The words of time expressions in a language, each with its class and its value."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """What a word is to the grammar of time. All words are in lower case."""

    classes: dict[str, str]
    """From a word to its class ("month", "unit", "the")."""
    values: dict[str, int | str]
    """From a word to its value in its class: 3 for "march", "W" for "weeks"."""
    capital_only: frozenset[str]
    """Words that have their class only with a capital."""
    holidays: dict[str, str]
    """From a day's name to its place in the calendar, as the lexicon file writes it."""
    future: frozenset[str]
    past: frozenset[str]
    forward: frozenset[str]
    """Words right before a phrase that point forward, whatever the verb."""
    forward_verbs: frozenset[str]
    """Words that point forward before "for" or "to" only."""
    auxiliary: frozenset[str]
    """Words of `past` that may only help another verb."""
    participle_to_come: frozenset[str]
    """Words behind which a participle is still to come: "be held"."""
    participle_of_present: frozenset[str]
    """Words behind which a participle tells neither: "is held"."""
    modal_nouns: frozenset[str]
    before_modal_noun: frozenset[str]
    """Words behind which those are nouns."""
    before_to_come: frozenset[str]
    """Words before an infinitive that is still to come."""
    clause_heads: frozenset[str]
    """Words and marks behind which a clause begins."""
    clause_openers: frozenset[str]
    """Words that may stand between one of these and a phrase that opens a clause."""
    nouns_after_to: frozenset[str]
    """Words that make no infinitive with the "to" before them."""
    past_before_past: frozenset[str]
    """Words that tell a past before the past: "had"."""
    past_perfect: tuple[str, str]
    """Two words behind which what was to come is over: "had been due"."""
    past_when_denied: frozenset[str]
    """Words of `future` that tell the past when they are denied: "could not be found"."""
    denying: frozenset[str]
    long_months: dict[str, str]
    """Months of other calendars with names of more than one word, as `values` has the others: "S11", "H3"."""
    eras: dict[str, str]
    """From letters beside a year ("ah") to the calendar they name."""
    calendar_words: dict[str, frozenset[str]]
    """Lists of words that decide whether a month of another calendar is told."""
    near: dict[str, frozenset[str]]
    """Lists of words that decide, beside a phrase, whether it is a time; by the names of the lexicon file."""


_VALUED = (
    *(
        "vague",
        "month",
        "weekday",
        "weekdays",
        "half_earth",
        "season",
        "day",
        "tonight",
        "daypart",
        "dayparts",
        "unit",
        "units",
    ),
    *("number", "scale", "ordinal", "decadeword", "often"),
)


def _file(language: str, name: str) -> dict[str, Any]:
    """A lexicon file as its tables. Raises FileNotFoundError where there is none."""
    source = (files("onrecord.read.languages") / language / name).read_text(encoding="utf-8")
    return tomllib.loads(source)


def _classes(data: dict[str, Any], others: dict[str, Any]) -> tuple[dict[str, str], dict[str, int | str]]:
    """Class and value of each word; those of other calendars where a word has none."""
    classes: dict[str, str] = {}
    values: dict[str, int | str] = {}
    for name in _VALUED:
        for word, value in data[name].items():
            classes[word] = name
            values[word] = value
    for name, words in data["plain"].items():
        for word in words:
            classes[word] = name
            if name in data["step"]:
                values[word] = data["step"][name]
    for name, table in (("calname", others["calname"]), ("othermonth", others["month"])):
        for word, value in table.items():
            for form in (word, word.replace("'", "’")):
                classes.setdefault(form, name)
                values.setdefault(form, value)
    return classes, values


@cache
def time_lexicon(language: str = "en") -> TimeLexicon:
    """The packaged lexicon of that language (ISO 639-1). Raises FileNotFoundError where there is none."""
    return _read_lexicon(language)


@cache
def _read_lexicon(language: str) -> TimeLexicon:
    """The same, made once whether the language is named or left out."""
    data = _file(language, "time.toml")
    others = _file(language, "time_calendars.toml")
    classes, values = _classes(data, others)
    tense = data["tense"]
    return TimeLexicon(
        classes=classes,
        values=values,
        capital_only=frozenset(
            [*data["capital_only"], *others["month"], *(word.replace("'", "’") for word in others["month"])]
        ),
        holidays=dict(_file(language, "time_days.toml")["holiday"]),
        future=frozenset(tense["future"]),
        past=frozenset(tense["past"]),
        forward=frozenset(tense["forward"]),
        forward_verbs=frozenset(tense["forward_verbs"]),
        auxiliary=frozenset(tense["auxiliary"]),
        participle_to_come=frozenset(tense["participle_to_come"]),
        participle_of_present=frozenset(tense["participle_of_present"]),
        modal_nouns=frozenset(tense["modal_nouns"]),
        before_modal_noun=frozenset(tense["before_modal_noun"]),
        before_to_come=frozenset(tense["before_to_come"]),
        clause_heads=frozenset(tense["clause_heads"]),
        clause_openers=frozenset(tense["clause_openers"]),
        nouns_after_to=frozenset(tense["nouns_after_to"]),
        past_before_past=frozenset(tense["past_before_past"]),
        past_perfect=(tense["past_perfect"][0], tense["past_perfect"][1]),
        past_when_denied=frozenset(tense["past_when_denied"]),
        denying=frozenset(tense["denying"]),
        long_months=dict(others["long_month"]),
        eras=dict(others["era"]),
        calendar_words={name: frozenset(words) for name, words in others["words"].items()},
        near={name: frozenset(words) for name, words in data["near"].items()},
    )
