"""What the general model sees of a sentence: words, shapes and lists, never the document around it.

The features of a word at every distance are made once and kept, so that a sentence costs little more than joining
lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.read.names.lexicon import gazetteer, name_lexicon, role_lexicon
from onrecord.read.names.words import capitalised, fold, shape

DISTANCES = (-2, -1, 1, 2)
"""Of the words whose labels a word has a say in."""


class Features(NamedTuple):
    """The features that a word by itself gives."""

    own: tuple[str, ...]
    """For its own label."""
    around: tuple[tuple[str, ...], ...]
    """For the labels of the words 2 and 1 after it, and 1 and 2 before it."""


_DOMAINS = frozenset(("com", "org", "net"))
"""Last parts of the addresses by which media are named in small letters."""
_LARGE_LISTS = ("t", "G")
"""Lists that many words are in by chance: they count by themselves only, never in combinations."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a word without its surroundings."""

    text: str
    """As written."""
    folded: str
    shape: str
    flags: tuple[str, ...]
    """The lists that it is in, one letter each, and last how often it is written small ("r0" never … "r3" always)."""
    capital: bool
    telling: bool
    """Whether it may be part of a name by its looks: a capital, a dot or a stroke inside, figures, other letters."""
    addresses: bool
    """Whether it may stand before a person's name: a form of address, a title, a role, a relative, an age."""
    opens_place: bool
    """Whether a place of several words begins with it."""
    apart: Features
    """What models are trained on."""
    joined: Features
    """The same for models in which all features of a frequent word are joined into one for each place."""


@cache
def joined_words(language: str = "en") -> frozenset[str]:
    """The words, as written, whose features the packaged models know as one; none where the list is not shipped."""
    file = files("onrecord.read.languages") / language / "model" / "joined.txt"
    return frozenset(file.read_text(encoding="utf-8").split("\n")) - {""} if file.is_file() else frozenset()


@cache
def casing(language: str = "en") -> dict[str, str]:
    """How often a word is written small within sentences: word -> "0" (never) to "3" (nearly always)."""
    text = (files("onrecord.read.languages") / language / "model" / "casing.txt").read_text(encoding="utf-8")
    return {line[2:]: line[0] for line in text.split("\n") if line}


def _flags(folded: str, casings: dict[str, str]) -> tuple[str, ...]:
    names, roles, lists = name_lexicon(), role_lexicon(), gazetteer()
    written = casings.get(folded, "")
    rare = written not in ("2", "3")
    kinds = (
        ("C", folded in lists.countries),
        ("T", folded in lists.cities),
        ("S", folded in lists.regions),
        ("t", rare and folded in lists.towns),
        ("F", folded in lists.given_names),
        ("L", folded in lists.family_names),
        ("G", rare and folded in lists.other_names),
        ("K", folded in roles.titles or folded in roles.abbreviations or folded in names.honorifics),
        ("J", roles.is_role(folded)),
        ("O", folded in names.organisation_heads),
        ("A", folded in names.place_heads),
        ("P", folded in names.particles or folded.partition("-")[0] in names.joined_particles),
        ("N", folded in names.peoples),
        ("M", folded in names.months),
        ("I", folded in names.introducers),
        ("W", folded in names.platforms),
    )
    return (*(letter for letter, holds in kinds if holds), "r" + written)


@lru_cache(maxsize=20_000)
def traits(word: str) -> Traits:
    """The traits of a word as written; half of a character, which no model can be given, is a question mark here."""
    if not word.isascii():
        word = word.encode("utf-8", "replace").decode("utf-8")
    folded, form = fold(word), shape(word)
    flags = _flags(folded, casing())
    lists = "".join(flag for flag in flags if flag not in _LARGE_LISTS)
    own = ["b", "w=" + folded, "s=" + form, "p3=" + folded[:3]]
    own += [f"u{size}={folded[-size:]}" for size in (2, 3, 4)]
    own += ["g=" + flag for flag in flags]
    own.append(f"sg={form}|{lists}")
    if "-" in word:
        own += ["hp=" + folded.partition("-")[0], "hs=" + folded.rpartition("-")[2]]
    around = []
    for distance in DISTANCES:
        near = [f"{distance}w={folded}", f"{distance}s={form}"]
        if abs(distance) == 1:
            near += [f"{distance}g={flag}" for flag in flags]
            near.append(f"{distance}u3={folded[-3:]}")
        else:
            near.append(f"{distance}g={lists}")
        around.append(tuple(near))
    apart = Features(tuple(own), tuple(around))
    joined = joint(word) if word in joined_words() else apart
    telling = "X" in form or "dx" in form or "_" in word or "." in word[1:]
    telling = telling or folded in _DOMAINS or (not word.isascii() and any(map(str.isalpha, word)))
    names, roles = name_lexicon(), role_lexicon()
    addresses = folded.endswith("-year-old") or any(
        folded in listed for listed in (names.honorifics, roles.abbreviations, roles.titles, roles.nouns, roles.kinship)
    )
    opens_place = folded in gazetteer().long_places
    return Traits(word, folded, form, flags, capitalised(word), telling, addresses, opens_place, apart, joined)


BEFORE, BEHIND = 3, 2
"""Words before and behind one that looks like part of a name that are labelled with it."""
GAP = -1
"""In the place of the words between that are left out: one small word that is no part of a name."""


def near_names(known: Sequence[Traits]) -> list[int]:
    """Positions of the words worth labelling, those near one that looks like part of a name, with a GAP for the others.

    All positions where no word looks so, since then the writer may not care for capitals.
    """
    near: list[int] = []
    reached, size = 0, len(known)
    for at, word in enumerate(known):
        if word.telling:
            if at - BEFORE > reached:
                near.append(GAP)
            near += range(max(at - BEFORE, reached), min(at + BEHIND + 1, size))
            reached = near[-1] + 1
    if not near:
        return list(range(size))
    if reached < size:
        near.append(GAP)
    return near


_SMALL_WORD = "was"
_JOINED_GAP = (f"j0={_SMALL_WORD}",)


def between_names(*, joined: bool) -> tuple[str, ...]:
    """The features of a GAP: those of a word that is part of no name."""
    return _JOINED_GAP if joined else traits(_SMALL_WORD).apart.own


def joint(word: str) -> Features:
    """The names of the joined features of a frequent word."""
    return Features((f"j0={word}",), tuple((f"j{distance}={word}",) for distance in DISTANCES))


def sentence_flag(known: Sequence[Traits]) -> tuple[str, ...]:
    """Whether a sentence is written in capitals throughout, or a headline's way."""
    letters = [word.text for word in known if word.text.isalpha()]
    if len(letters) > 2 and sum(word.isupper() for word in letters) > 0.7 * len(letters):
        return ("CAPS",)
    if len(letters) > 3 and sum(word[0].isupper() for word in letters) > 0.7 * len(letters):
        return ("TITLE",)
    return ()


def _long_places(known: Sequence[Traits]) -> set[int]:
    """Positions inside a place of several words that the lists have."""
    found: set[int] = set()
    opening = [at for at, word in enumerate(known) if word.opens_place]
    if not opening:
        return found
    places = gazetteer().long_places
    folded = tuple([word.folded for word in known])
    for start in opening:
        for words in places[folded[start]]:
            stop = start + len(words)
            if folded[start:stop] == words:
                found.update(range(start, stop))
                break
    return found


def _runs(known: Sequence[Traits], at: int) -> list[str]:
    """Titles and heads inside the run of capitals that a word stands in."""
    found = []
    for before in range(at - 1, max(at - 5, -1), -1):
        if not known[before].capital:
            break
        if "K" in known[before].flags:
            found.append("run<K")
        if "O" in known[before].flags:
            found.append("run<O")
    for after in range(at + 1, min(at + 6, len(known))):
        if not known[after].capital and known[after].folded not in ("of", "for", "and", "the"):
            break
        if "O" in known[after].flags:
            found.append("run>O")
        if "A" in known[after].flags:
            found.append("run>A")
    return found


_EDGES = (("-2_",), ("-1_",), ("1_",), ("2_",))
"""What stands for a neighbour beyond the sentence."""


def sentence_features(
    known: Sequence[Traits], *, joined: bool = False, near: Sequence[int] | None = None
) -> list[list[str]]:
    """The features of every word of a sentence, or of those at `near` (positions and GAPs), for the general model.

    `joined` where that knows joined ones.
    """
    whole = sentence_flag(known)
    places = _long_places(known)
    size = len(known)
    single = [word.joined if joined else word.apart for word in known]
    out = []
    for at in range(size) if near is None else near:
        if at == GAP:
            out.append(list(between_names(joined=joined)))
            continue
        word = known[at]
        features = [*single[at].own, *whole]
        form = word.shape
        if at in places:
            features.append("place+")
        features += single[at - 2].around[0] if at > 1 else _EDGES[0]
        features += single[at - 1].around[1] if at else _EDGES[1]
        features += single[at + 1].around[2] if at + 1 < size else _EDGES[2]
        features += single[at + 2].around[3] if at + 2 < size else _EDGES[3]
        if at:
            previous = known[at - 1]
            features += (f"-1w0s={previous.folded}|{form}", f"-1s0s={previous.shape}|{form}")
        if at + 1 < size:
            following = known[at + 1]
            features += (f"0s1w={form}|{following.folded}", f"0s1s={form}|{following.shape}")
        if word.capital:
            features += _runs(known, at)
        out.append(features)
    return out
