"""The words that names are known by in a language: lists of names, heads of bodies and places, roles, kinship."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.read.names.words import fold

ENDS = {"f": "female_ends", "m": "male_ends"}
"""Where the data list the ends of names that tell a gender."""


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """What makes, introduces or rules out a name. All words are folded (see words.fold)."""

    organisation_heads: frozenset[str]
    bodies: frozenset[str]
    joiners: frozenset[str]
    courts: frozenset[str]
    court_words: frozenset[str]
    number_signs: frozenset[str]
    introducers: frozenset[str]
    portfolios: frozenset[str]
    headed: frozenset[str]
    members: frozenset[str]
    platforms: frozenset[str]
    called: frozenset[str]
    calling_none: frozenset[str]
    public: frozenset[str]
    public_ends: frozenset[str]
    ministries: frozenset[str]
    known_places: frozenset[str]
    """Countries and the like that the lists do not have."""
    place_heads: frozenset[str]
    sites: frozenset[str]
    site_words: frozenset[str]
    site_ends: frozenset[str]
    divisions: frozenset[str]
    attached: frozenset[str]
    enclosed: frozenset[str]
    heads_of: frozenset[str]
    where: frozenset[str]
    sited: frozenset[str]
    acts: frozenset[str]
    people_at: frozenset[str]
    sources: frozenset[str]
    regimes: frozenset[str]
    particles: frozenset[str]
    joined_particles: frozenset[str]
    suffixes: frozenset[str]
    honorifics: frozenset[str]
    female_honorifics: frozenset[str]
    male_honorifics: frozenset[str]
    aliases: frozenset[str]
    captions: frozenset[str]
    gender_ends: tuple[tuple[str, str], ...]
    """Ends of names, and the gender that each tells: "f" or "m"."""
    sport: frozenset[str]
    """Words of which one tells that a sentence is about a match."""
    sport_names: frozenset[str]
    """The same, where they have a capital."""
    played_in: frozenset[str]
    """Prepositions behind which stands where it was played."""
    months: frozenset[str]
    peoples: frozenset[str]
    function: frozenset[str]


class LongList:
    """A list of many words that is asked of few: it stays as it lies on the disk, and is there at once."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        """`content` holds words of ASCII letters, one a line, sorted."""
        self._content = b"\n" + content.strip(b"\n") + b"\n"

    def __contains__(self, word: str) -> bool:
        """Whether the list has the word: by halving what is left of it."""
        wanted = word.encode("utf-8", "replace")
        content = self._content
        low, high = 0, len(content) - 1
        # Both always stand at the end of a line; the word's line, if there is one, lies between.
        while low < high:
            start = content.rfind(b"\n", low, (low + high) // 2 + 1)
            end = content.find(b"\n", start + 1, high + 1)
            line = content[start + 1 : end]
            if line == wanted:
                return True
            if line < wanted:
                low = end
            else:
                high = start
        return False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Lists of names, folded."""

    countries: frozenset[str]
    regions: frozenset[str]
    cities: frozenset[str]
    towns: LongList
    """Places too small to be cities; many share their names with people and things."""
    given_names: frozenset[str]
    female_names: frozenset[str]
    """Given names that only women bear, as far as the lists know."""
    male_names: frozenset[str]
    family_names: frozenset[str]
    other_names: LongList
    """Names that people bear somewhere, given or family; many are words of other kinds in English."""
    long_places: Mapping[str, tuple[tuple[str, ...], ...]]
    """Places of several words, by their first word."""

    def is_country(self, words: Iterable[str]) -> bool:
        """Whether folded words are a country or a part of the world."""
        return " ".join(words) in self.countries

    def is_place(self, words: Iterable[str]) -> bool:
        """Whether folded words are a country, a region or a city of the lists."""
        name = " ".join(words)
        return name in self.countries or name in self.regions or name in self.cities


@dataclass(frozen=True, slots=True)
class RoleLexicon:
    """What people are: titles, occupations, kinship. All words are folded, in the singular."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    letters: frozenset[str]
    nouns: frozenset[str]
    """Every role noun, titles included."""
    modifiers: frozenset[str]
    participles: frozenset[str]
    """Modifiers that are verbs behind a subject."""
    subjects: frozenset[str]
    """Words besides nouns and names that such a verb stands behind."""
    links: frozenset[str]
    seconds: frozenset[str]
    """Whoever is called so is not simply "the minister": deputy, former."""
    stops: frozenset[str]
    plurals: Mapping[str, str]
    kinship: Mapping[str, str]
    """The word and the gender that it tells: "m", "f" or "" for neither."""
    kinship_modifiers: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    anybody: frozenset[str]
    """Nouns that tell anybody: "the man"."""
    bystanders: frozenset[str]
    """Nouns of those who speak of a case, look on or hold office: never another word for whom it is about."""

    def singular(self, word: str) -> str:
        """A folded word in the singular, as far as it is a role's or a relative's; any other word as it is."""
        if word in self.nouns or word in self.kinship:
            return word
        if word in self.plurals:
            return self.plurals[word]
        if word.endswith("s") and (word[:-1] in self.nouns or word[:-1] in self.kinship):
            return word[:-1]
        if word.endswith(("-elect", "-designate")):
            return word.rpartition("-")[0]
        return word

    def is_role(self, word: str) -> bool:
        """Whether a folded word is a role noun, a title or a short form of one."""
        return self.singular(word) in self.nouns or word in self.abbreviations


def _folder(language: str) -> Traversable:
    return files("onrecord.read.languages") / language


def _words(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(entry) for entry in entries)


def _lines(folder: Traversable, name: str) -> frozenset[str]:
    return frozenset((folder / "names" / name).read_text(encoding="utf-8").rstrip("\n").split("\n"))


def _long_list(folder: Traversable, name: str) -> LongList:
    return LongList((folder / "names" / name).read_bytes())


def _long(*lists: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for place in sorted({place for places in lists for place in places if " " in place}):
        words = tuple(place.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(several, key=len, reverse=True)) for first, several in found.items()}


def _of_people(person: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """What goes with names of persons, by the field of the lexicon."""
    return {
        "particles": _words(person["particles"]),
        "joined_particles": _words(person["joined_particles"]),
        "suffixes": _words(person["suffixes"]),
        "honorifics": _words(person["honorifics"]),
        "female_honorifics": _words(person["female"]),
        "male_honorifics": _words(person["male"]),
        "aliases": _words(person["aliases"]),
        "captions": _words(person["captions"]),
    }


def _of_places(place: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """What goes with names of places, by the field of the lexicon."""
    return {
        "known_places": _words(place["known"]),
        "place_heads": _words(place["heads"]),
        "sites": _words(place["sites"]),
        "site_words": _words(place["site_words"]),
        "site_ends": _words(place["site_ends"]),
        "divisions": _words(place["divisions"]),
        "attached": _words(place["attached"]),
        "enclosed": _words(place["enclosed"]),
        "heads_of": _words(place["heads_of"]),
        "where": _words(place["where"]),
        "sited": _words(place["sited"]),
        "acts": _words(place["acts"]),
        "people_at": _words(place["people_at"]),
        "sources": _words(place["sources"]),
    }


@cache
def name_lexicon(language: str = "en") -> NameLexicon:
    """The packaged words and lists of that language (ISO 639-1). Raises FileNotFoundError where there are none."""
    return _read_lexicon(language)


@cache
def _read_lexicon(language: str) -> NameLexicon:
    """The same, made once whether the language is named or left out."""
    folder = _folder(language)
    data = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))
    organisation, place, person, other = data["organisation"], data["place"], data["person"], data["other"]
    return NameLexicon(
        organisation_heads=_words(organisation["heads"]),
        bodies=_words(organisation["bodies"]),
        joiners=_words(organisation["joiners"]),
        courts=_words(organisation["courts"]),
        court_words=_words(organisation["court_words"]),
        number_signs=_words(organisation["number_signs"]),
        introducers=_words(organisation["introducers"]),
        portfolios=_words(organisation["portfolios"]),
        headed=_words(organisation["headed"]),
        members=_words(organisation["members"]),
        platforms=_words(organisation["platforms"]),
        called=_words(organisation["called"]),
        calling_none=_words(organisation["calling_none"]),
        public=_words(organisation["public"]),
        public_ends=_words(organisation["public_ends"]),
        ministries=_words(organisation["ministries"]),
        regimes=_words(organisation["regimes"]),
        gender_ends=tuple((fold(end), sign) for sign in "fm" for end in person[ENDS[sign]]),
        sport=_words(data["sport"]["words"]),
        sport_names=_words(data["sport"]["named"]),
        played_in=_words(data["sport"]["played_in"]),
        **_of_places(place),
        **_of_people(person),
        months=_words(other["months"]),
        peoples=_words(other["peoples"]),
        function=_words(other["function"]),
    )


@cache
def gazetteer(language: str = "en") -> Gazetteer:
    """The packaged lists of names of that language. Raises FileNotFoundError where there are none."""
    folder = _folder(language)
    countries = _lines(folder, "countries.txt") | name_lexicon(language).known_places
    regions, cities = _lines(folder, "regions.txt"), _lines(folder, "cities.txt")
    return Gazetteer(
        countries=countries,
        regions=regions,
        cities=cities,
        towns=_long_list(folder, "towns.txt"),
        given_names=_lines(folder, "given_names.txt"),
        female_names=_lines(folder, "female_names.txt"),
        male_names=_lines(folder, "male_names.txt"),
        family_names=_lines(folder, "family_names.txt"),
        other_names=_long_list(folder, "other_names.txt"),
        long_places=_long(countries, regions, cities),
    )


@cache
def role_lexicon(language: str = "en") -> RoleLexicon:
    """The packaged roles and kinship words of that language. Raises FileNotFoundError where there are none."""
    data = tomllib.loads((_folder(language) / "roles.toml").read_text(encoding="utf-8"))
    roles, gender = data["roles"], data["gender"]
    titles = _words(roles["titles"])
    return RoleLexicon(
        titles=titles,
        abbreviations=_words(roles["abbreviations"]),
        letters=_words(roles["letters"]),
        nouns=titles | _words(roles["nouns"]),
        modifiers=_words(roles["modifiers"]),
        participles=_words(roles["participles"]),
        subjects=_words(roles["subjects"]),
        links=_words(roles["links"]),
        seconds=_words(roles["seconds"]),
        stops=_words(roles["stops"]),
        plurals=dict(roles["plural_exceptions"]),
        kinship=dict(data["kinship"]),
        kinship_modifiers=_words(data["kinship_modifiers"]["words"]),
        female=_words(gender["female"]),
        male=_words(gender["male"]),
        anybody=_words(data["variations"]["anybody"]),
        bystanders=_words(data["variations"]["bystanders"]),
    )
