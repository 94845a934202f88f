"""Inflected forms of English words, from rules and a list of irregular ones."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class VerbForm(StrEnum):
    """The forms of a verb that are told apart."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    """Where it differs from the past: taken."""
    ING = "ing"


@dataclass(frozen=True, slots=True)
class IrregularVerb:
    """A verb whose past does not end in -ed."""

    past: tuple[str, ...]
    participle: tuple[str, ...]
    ing: str = ""


@cache
def irregular_verbs(language: str = "en") -> dict[str, IrregularVerb]:
    """The packaged irregular verbs by base form."""
    data = tomllib.loads((files("onrecord.read.languages") / language / "verbs.toml").read_text(encoding="utf-8"))
    verbs: dict[str, IrregularVerb] = {}
    for base, forms in data["irregular"].items():
        past, participle = forms[0].split("/"), forms[1].split("/")
        verbs[base] = IrregularVerb(tuple(past), tuple(participle), forms[2] if len(forms) > 2 else "")
    return verbs


def verb_forms(base: str) -> dict[str, VerbForm]:
    """The forms of the verb `base`, each with what it is; a past that is also the participle counts as past."""
    forms = {base: VerbForm.BASE, _third_person(base): VerbForm.PRESENT, _ing(base): VerbForm.ING}
    irregular = irregular_verbs().get(base)
    if base == "be":
        return {
            **dict.fromkeys(("be",), VerbForm.BASE),
            **dict.fromkeys(("is", "are", "am"), VerbForm.PRESENT),
            **dict.fromkeys(("was", "were"), VerbForm.PAST),
            "been": VerbForm.PARTICIPLE,
            "being": VerbForm.ING,
        }
    if irregular is None:
        for form in _past(base):
            forms[form] = VerbForm.PAST
        return forms
    if irregular.ing:
        forms[irregular.ing] = VerbForm.ING
    for form in irregular.participle:
        forms[form] = VerbForm.PARTICIPLE
    for form in irregular.past:
        # "beat" and "put" are base, past and participle at once: the past is the commoner reading in reports.
        forms[form] = VerbForm.PAST
    return forms


def noun_forms(singular: str) -> frozenset[str]:
    """A noun's singular and plural."""
    if singular.endswith("s") and not singular.endswith("ss"):
        return frozenset((singular,))
    return frozenset((singular, _third_person(singular)))


def _third_person(word: str) -> str:
    if word in ("have", "go", "do"):
        return {"have": "has", "go": "goes", "do": "does"}[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


@cache
def _doubling() -> frozenset[str]:
    data = tomllib.loads((files("onrecord.read.languages") / "en" / "verbs.toml").read_text(encoding="utf-8"))
    return frozenset(data["doubling"])


def _ing(base: str) -> str:
    if base in _doubling():
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"


def _past(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return (base + "d",)
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return (base[:-1] + "ied",)
    if base in _doubling():
        return (base + base[-1] + "ed",)
    return (base + "ed",)
