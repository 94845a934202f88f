"""Which country a report is about: by the countries, peoples and cities that it names.

places/countries.txt lists countries with their other names, adjectives and inhabitants, places/cities.txt the larger
cities of each (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.core.claim import Claim
from onrecord.core.mention import MentionKind
from onrecord.core.reading import Reading
from onrecord.core.span import Span

FOLDER = Path(__file__).parent / "places"
ADJECTIVE = 0.4
"""What "Ruritanian" weighs beside "Ruritania"."""
CITY, ALONE = 0.8, 0.3
"""What a city weighs beside its country, and where the country is never named."""
NOWHERE = "--"
"""The code of names that hold the name of a country and tell none."""
OPENING = 400
"""Code points at the beginning of a report, its title included, whose places weigh more."""
LEAD, TITLE, TOLD, THERE = 3.0, 6.0, 2.0, 3.0
"""How much more a place weighs in the opening, in the title, in the sentence of a claim, and as its place."""
CAPITALS = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A name, adjective or inhabitants, and what they tell."""

    code: str
    """The country's; empty for what only holds the name of one."""
    written: str
    """The name that is written out for it."""
    weight: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of countries and what tells them."""

    written: dict[str, str]
    """By code the name that is written out where only a city tells it."""
    words: dict[str, Word]
    cities: dict[str, str]
    """By each city the code of its country."""
    pattern: re.Pattern[str]
    """Finds all names and adjectives, the longest first."""


def _rows(name: str) -> Iterator[list[str]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def _listed(field: str) -> list[str]:
    return [name.strip() for name in field.split(",") if name.strip()]


@cache
def gazetteer() -> Gazetteer:
    """The tables of the folder `places`."""
    written: dict[str, str] = {}
    words: dict[str, Word] = {}
    for code, name, others, adjectives in _rows("countries.txt"):
        told = "" if code == NOWHERE else code
        written.setdefault(code, name)
        words |= dict.fromkeys((name, *_listed(others)), Word(told, name, 1.0))
        for adjective in _listed(adjectives):
            words |= dict.fromkeys((adjective, f"{adjective}s"), Word(told, name, ADJECTIVE))
    cities = {city: code for code, listed in _rows("cities.txt") for city in _listed(listed)}
    longest = sorted(words, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    return Gazetteer(written, words, cities, pattern)


def named(text: str, reading: Reading) -> Iterator[tuple[Span, Word]]:
    """Each place in the text that tells a country, names of countries before those of cities.

    A city whose country the report never names weighs less: it may as well be a namesake, or part of a name.
    """
    known = gazetteer()
    people = [mention.span for mention in reading.mentions if mention.kind is MentionKind.PERSON]
    seen = set()
    for match in known.pattern.finditer(text):
        word, span = known.words[match.group()], Span(match.start(), match.end())
        if word.code and not any(person.overlaps(span) for person in people):
            seen.add(word.code)
            yield span, word
    for mention in reading.mentions:
        code = known.cities.get(mention.text.removeprefix("the "), "")
        if mention.kind is MentionKind.PLACE and code:
            yield mention.span, Word(code, known.written[code], CITY if code in seen else ALONE)


def country(text: str, reading: Reading, claims: Sequence[Claim]) -> str | None:
    """The country that most speaks for, by the name that the report prefers; None where nothing tells one."""
    found = weights(text, reading, claims) or _by_words(text)
    if not found:
        return None
    total: defaultdict[str, float] = defaultdict(float)
    for (code, _), weight in found.items():
        total[code] += weight
    best = min(total, key=lambda code: (-total[code], code))
    names = {name: weight for (code, name), weight in found.items() if code == best}
    usual = gazetteer().written[best]
    return min(names, key=lambda name: (-names[name], name != usual, name))


def weights(text: str, reading: Reading, claims: Sequence[Claim]) -> dict[tuple[str, str], float]:
    """What speaks for each country: by its code and name, more in title, opening, claims and their places."""
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    places = [filler.span for claim in claims for filler in claim.filled("place")]
    for span, word in named(text, reading):
        told = any(claim.sentence.start <= span.start < claim.sentence.end for claim in claims)
        there = any(place.start <= span.start < place.end for place in places)
        first = 0 if span.start >= OPENING else TITLE if span.end <= len(reading.title) else LEAD
        found[word.code, word.written] += word.weight * (1 + first + TOLD * told + THERE * there)
    return found


def _by_words(text: str) -> dict[tuple[str, str], float]:
    """Where nothing else tells a country: the cities among the words with a capital, also in the names of bodies."""
    known = gazetteer()
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    for match in CAPITALS.finditer(text):
        for word in {match.group(): 1, **dict.fromkeys(match.group().split(), 1)}:
            code = known.cities.get(word, "")
            if code:
                found[code, known.written[code]] += CITY
    return found
