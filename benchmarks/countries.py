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
CITY = 0.8
"""What a city weighs beside its country."""
OPENING = 400
"""Code points at the beginning of a report, its title included, whose places weigh more."""
LEAD, TITLE, TOLD, THERE = 3.0, 6.0, 2.0, 3.0
"""How much more a place weighs in the opening, in the title, in the sentence of a claim, and as its place."""
CAPITALS = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of countries and what tells them."""

    written: dict[str, str]
    """By code the name that is written out."""
    words: dict[str, tuple[str, float]]
    """By each name, adjective and inhabitants the code and what it weighs."""
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
    words: dict[str, tuple[str, float]] = {}
    for code, name, others, adjectives in _rows("countries.txt"):
        written[code] = name
        words |= dict.fromkeys((name, *_listed(others)), (code, 1.0))
        for adjective in _listed(adjectives):
            words |= dict.fromkeys((adjective, f"{adjective}s"), (code, ADJECTIVE))
    cities = {city: code for code, listed in _rows("cities.txt") for city in _listed(listed)}
    longest = sorted(words, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    return Gazetteer(written, words, cities, pattern)


def named(text: str, reading: Reading) -> Iterator[tuple[Span, str, float]]:
    """Each place in the text that tells a country: where, the country's code, and what it weighs."""
    known = gazetteer()
    for match in known.pattern.finditer(text):
        code, weight = known.words[match.group()]
        yield Span(match.start(), match.end()), code, weight
    for mention in reading.mentions:
        code = known.cities.get(mention.text.removeprefix("the "), "")
        if mention.kind is MentionKind.PLACE and code:
            yield mention.span, code, CITY


def weights(text: str, reading: Reading, claims: Sequence[Claim]) -> dict[str, float]:
    """What speaks for each country: by its code, more for the title, the opening, the claims and their places."""
    found: defaultdict[str, float] = defaultdict(float)
    places = [filler.span for claim in claims for filler in claim.filled("place")]
    for span, code, weight in named(text, reading):
        told = any(claim.sentence.start <= span.start < claim.sentence.end for claim in claims)
        there = any(place.start <= span.start < place.end for place in places)
        first = 0 if span.start >= OPENING else TITLE if span.end <= len(reading.title) else LEAD
        found[code] += weight * (1 + first + TOLD * told + THERE * there)
    return found or _by_words(text)


def _by_words(text: str) -> dict[str, float]:
    """Where nothing else tells a country: the cities among the words with a capital, also in the names of bodies."""
    cities = gazetteer().cities
    found: defaultdict[str, float] = defaultdict(float)
    for match in CAPITALS.finditer(text):
        for word in {match.group(): 1, **dict.fromkeys(match.group().split(), 1)}:
            if word in cities:
                found[cities[word]] += CITY
    return found


def country(text: str, reading: Reading, claims: Sequence[Claim]) -> str | None:
    """The country that most speaks for, or None where nothing tells one."""
    found = weights(text, reading, claims)
    if not found:
        return None
    best = min(found, key=lambda code: (-found[code], code))
    return gazetteer().written[best]
