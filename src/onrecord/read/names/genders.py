"""Which pronouns a person can be told by, as far as the text says: forms of address, roles, kinship, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.core.mention import Mention
from onrecord.read.names.lexicon import gazetteer, name_lexicon, role_lexicon
from onrecord.read.names.lines import Line
from onrecord.read.names.persons import name_words


def genders_of(lines: Sequence[Line], mentions: Sequence[Mention], owner: Mapping[str, int]) -> dict[int, str]:
    """The letter "m" or "f" of each person of whom the text tells it without contradicting itself."""
    signs: dict[int, set[str]] = {}
    for line in lines:
        for at, mention in line.begins.items():
            if mention.id in owner:
                signs.setdefault(owner[mention.id], set()).update(_before(line, at))
    for mention in mentions:
        if mention.holder is not None and mention.holder in owner:
            signs.setdefault(owner[mention.holder], set()).update(_by_role(mention.text))
    found = {person: next(iter(told)) for person, told in signs.items() if len(told) == 1}
    for mention in mentions:
        if mention.id in owner and not signs.get(owner[mention.id]):
            sign = _by_name(name_words(mention.text))
            if sign:
                found.setdefault(owner[mention.id], sign)
    return found


def _before(line: Line, at: int) -> set[str]:
    """What the word before a name tells: "Ms", "her brother"."""
    if at == 0:
        return set()
    word = line.folded[at - 1]
    names, roles = name_lexicon(), role_lexicon()
    if word in names.female_honorifics:
        return {"f"}
    if word in names.male_honorifics:
        return {"m"}
    sign = roles.kinship.get(word, "")
    return {sign} if sign else set()


def _by_role(text: str) -> set[str]:
    roles = role_lexicon()
    words = {roles.singular(word) for word in text.lower().split()}
    return {sign for sign, told in (("f", roles.female), ("m", roles.male)) if words & told}


def _by_name(words: Sequence[str]) -> str:
    """What a full name tells by its endings or its given name."""
    if len(words) < 2:
        return ""
    for ending, sign in name_lexicon().gender_ends:
        if words[-1].endswith(ending):
            return sign
    return _given_gender(words[0])


def _given_gender(given: str) -> str:
    female, male = given in gazetteer().female_names, given in gazetteer().male_names
    return "f" if female and not male else "m" if male and not female else ""
