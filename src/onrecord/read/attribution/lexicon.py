"""The words of attribution in a language: verbs with what may follow them, and the small words around them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from onrecord.core.attribution import Stance

_VOWELS = "aeiou"


class Form(StrEnum):
    """The inflection that a word of a text can be."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class Verb:
    """One use of a verb that attributes."""

    lemma: str
    frames: frozenset[str]
    """What may follow: bare, clause, noun, infinitive, object, name."""
    particles: tuple[str, ...] = ()
    """One of these must follow and belongs to the cue."""
    links: frozenset[str] = frozenset()
    """Prepositions that open the content."""
    needs: frozenset[str] = frozenset()
    """Words of which one must stand in the content, for frames that are otherwise too wide."""
    refuses: frozenset[str] = frozenset()
    """Words near the opening of the content that make it an act rather than words."""
    stance: Stance = Stance.ASSERTED
    addressee: bool = False
    """The object is whoever was told it."""
    private: bool = False
    """Belief, feeling or wish rather than words."""
    opinion: bool = False
    """It judges something: what it judges is the content."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A word of a text as an inflected form of verbs that attribute."""

    forms: frozenset[Form]
    uses: tuple[Verb, ...]
    """In the order of the lexicon."""


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """All words that the search for attributions knows in one language."""

    verbs: Mapping[str, VerbForm]
    words: Mapping[str, frozenset[str]]
    """Sets of words by what they are: determiners, auxiliaries, …"""
    according: tuple[tuple[str, ...], ...]
    nouns: Mapping[str, Stance]
    openers: frozenset[str]
    """Every word with which a cue can begin."""


@cache
def speech_lexicon(language: str = "en") -> SpeechLexicon:
    """The packaged lexicon of that language (ISO 639-1). Raises FileNotFoundError where there is none."""
    folder = files("onrecord.read.languages") / language
    verbs = tomllib.loads((folder / "speech_verbs.toml").read_text(encoding="utf-8"))
    words = tomllib.loads((folder / "speech_words.toml").read_text(encoding="utf-8"))
    sets = {
        name: frozenset(listed)
        for part in ("phrase", "cue", "governor", "links")
        for name, listed in words[part].items()
    }
    forms = _forms(verbs["verb"], verbs["irregular"])
    according = tuple(sorted((tuple(phrase.split()) for phrase in words["cue"]["according"]), key=len, reverse=True))
    nouns = {noun: Stance(stance) for noun, stance in words["noun"].items()}
    first_words = {phrase[0] for phrase in according}
    return SpeechLexicon(
        verbs=forms,
        words=sets,
        according=according,
        nouns=nouns,
        openers=frozenset(forms) | sets["citing"] | sets["unnamed"] | frozenset(nouns) | first_words,
    )


def _forms(entries: list[dict[str, list[str] | str | bool]], irregular: dict[str, list[str]]) -> dict[str, VerbForm]:
    uses: dict[str, list[Verb]] = {}
    for entry in entries:
        for lemma in _listed(entry, "lemmas"):
            uses.setdefault(lemma, []).append(_verb(lemma, entry))
    found: dict[str, tuple[set[Form], list[Verb]]] = {}
    for lemma, verbs in uses.items():
        for word, form in _inflected(lemma, irregular):
            forms, known = found.setdefault(word, (set(), []))
            forms.add(form)
            known.extend(verb for verb in verbs if verb not in known)
    return {word: VerbForm(frozenset(forms), tuple(verbs)) for word, (forms, verbs) in found.items()}


def _listed(entry: Mapping[str, list[str] | str | bool], key: str) -> list[str]:
    value = entry.get(key, [])
    return value if isinstance(value, list) else []


def _verb(lemma: str, entry: Mapping[str, list[str] | str | bool]) -> Verb:
    return Verb(
        lemma=lemma,
        frames=frozenset(_listed(entry, "frames")),
        particles=tuple(sorted(_listed(entry, "particles"), key=len, reverse=True)),
        links=frozenset(_listed(entry, "links")),
        needs=frozenset(_listed(entry, "needs")),
        refuses=frozenset(_listed(entry, "refuses")),
        stance=Stance(str(entry.get("stance", "asserted"))),
        addressee=bool(entry.get("addressee", False)),
        private=bool(entry.get("private", False)),
        opinion=bool(entry.get("opinion", False)),
    )


def _inflected(lemma: str, irregular: Mapping[str, list[str]]) -> list[tuple[str, Form]]:
    """The forms of one verb: those listed, else the regular ones."""
    if lemma in irregular:
        present, past, participle, gerund, *more = irregular[lemma]
        forms = [(present, Form.PRESENT), (past, Form.PAST), (participle, Form.PARTICIPLE), (gerund, Form.GERUND)]
        for word in more:
            forms += [(word, Form.GERUND)] if word.endswith("ing") else [(word, Form.PAST), (word, Form.PARTICIPLE)]
        return [(lemma, Form.BASE), *forms]
    if lemma.endswith("e"):
        present, past, gerund = lemma + "s", lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        present, past, gerund = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    elif lemma.endswith(("s", "sh", "ch", "x", "z")):
        present, past, gerund = lemma + "es", lemma + "ed", lemma + "ing"
    else:
        present, past, gerund = lemma + "s", lemma + "ed", lemma + "ing"
    return [
        (lemma, Form.BASE),
        (present, Form.PRESENT),
        (past, Form.PAST),
        (past, Form.PARTICIPLE),
        (gerund, Form.GERUND),
    ]
