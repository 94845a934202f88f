"""The closed classes and word lists of one language that clauses are told by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.core.attribution import Stance
from onrecord.read.names.lexicon import role_lexicon


@dataclass(frozen=True, slots=True)
class ClauseLexicon:
    """Word lists, all in lower case; the file clauses.toml of the language says what each is for."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    subject_pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    first_person: frozenset[str]
    first_person_plural: frozenset[str]
    plural_pronouns: frozenset[str]
    part: frozenset[str]
    """Nouns that tell of somebody's part in a deed: "involvement"."""
    denying: frozenset[str]
    """Verbs whose object is denied: "she DENIES the charges"."""
    wanting: frozenset[str]
    """Verbs that demand with somebody and "to" after them."""
    blamed: frozenset[str]
    """Words by which somebody is told to have done what a noun after "of", "in" or "for" tells."""
    whoever: frozenset[str]
    """Words that a participle tells further: "THOSE detained"."""
    harmed: frozenset[str]
    """Right after a number these tell what happened to so many people: "more than 300 DEAD"."""
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    personal_relatives: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    closed: frozenset[str]
    """Determiners, prepositions and subordinators."""
    binding: frozenset[str]
    """The closed words, auxiliaries and coordinators: none of them stands inside a plain noun phrase."""
    auxiliaries: frozenset[str]
    """Forms of be, have and do, and the modals."""
    quotes: frozenset[str]
    no_reason: frozenset[str]
    continuers: frozenset[str]
    ordering: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]
    articles: frozenset[str]
    openers: frozenset[str]
    verbal_endings: tuple[str, ...]
    introducing: frozenset[str]
    hedges: frozenset[str]
    further: frozenset[str]
    including: frozenset[str]
    """Words, one or two, after which some of those told of before are named."""
    opens_list: frozenset[str]
    """The first of these words, where the list that they open may stand at a distance."""
    accompanying: frozenset[str]
    becoming: frozenset[str]
    deciding: frozenset[str]
    nominatives: frozenset[str]
    fronting: frozenset[str]
    """Words, one or two, after which further people are named to whom the same happened."""
    conditions: frozenset[str]
    nobody: frozenset[str]
    anybody: frozenset[str]
    """Words after a verb that tell that it is about no one who was told of before."""
    happening: frozenset[str]
    """Verbs that say of a noun of an event that it came about: "the trial BEGAN on Monday"."""
    aside: frozenset[str]
    """Prepositions that set an event beside what somebody does, and do not make it that person's."""
    light: frozenset[str]
    """Verbs in the present that carry a noun of an event and have no other sign of being verbs."""
    people: frozenset[str]
    agents: frozenset[str]
    nouns: frozenset[str]
    """Nouns of people and of those who act on them."""
    pronouns: frozenset[str]
    """Of the third and the first person, without those of things and of the reader."""
    courts: frozenset[str]
    principals: frozenset[str]
    belongings: frozenset[str]
    onlookers: frozenset[str]
    quantities: frozenset[str]
    leading: frozenset[str]
    before_numbers: frozenset[str]
    institutions: frozenset[str]
    counts: frozenset[str]
    tails: frozenset[str]
    collective: frozenset[str]
    adjectives: frozenset[str]
    family: frozenset[str]
    numbering: frozenset[str]
    kindred_roles: dict[str, frozenset[str]]
    """For a noun of people the nouns of those who may be called so too: an editor is a journalist."""
    numbers: dict[str, int]
    facilities: frozenset[str]
    facility_prepositions: frozenset[str]
    law: frozenset[str]
    official: frozenset[str]
    outlets: frozenset[str]
    outlet_ends: frozenset[str]
    presupposing: frozenset[str]
    stance_words: dict[str, tuple[tuple[int, Stance, tuple[str, ...]], ...]]
    """By its first word each sequence of tokens that tells a stance; the lowest rank wins."""
    accusing: frozenset[str]
    quotative: tuple[tuple[str, ...], ...]
    untrue: frozenset[str]
    """Words right before "that" by which what follows is called untrue, "true" and "truth" where they are negated."""
    doubting: frozenset[str]
    """Words that may take back what a sentence tells; asked for where a sentence tells what the rules do not know."""


def _sequences(phrases: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in phrases)


def _by_first_word(
    stances: list[tuple[Stance, tuple[tuple[str, ...], ...]]],
) -> dict[str, tuple[tuple[int, Stance, tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[int, Stance, tuple[str, ...]]]] = {}
    for rank, (stance, sequences) in enumerate(stances):
        for sequence in sequences:
            found.setdefault(sequence[0], []).append((rank, stance, sequence))
    return {word: tuple(entries) for word, entries in found.items()}


PEOPLE = (
    "agents",
    "courts",
    "principals",
    "quantities",
    "leading",
    "before_numbers",
    "institutions",
    "counts",
    "belongings",
    "onlookers",
    "tails",
    "collective",
    "adjectives",
    "family",
    "numbering",
)
"""The lists of nouns of people that stand in the lexicon as they stand in the data."""
PRONOUNS = ("subject_pronouns", "object_pronouns", "possessives")


def _role_nouns(leave_out: frozenset[str]) -> frozenset[str]:
    """The nouns of roles in the singular and the plural, without those that are more often something else."""
    roles = role_lexicon()
    singular = frozenset(noun for noun in roles.nouns if noun not in leave_out)
    plural = frozenset(f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s" for noun in singular)
    return singular | plural | frozenset(many for many, one in roles.plurals.items() if one in singular)


@cache
def clause_lexicon(language: str = "en") -> ClauseLexicon:
    """The packaged lexicon of that language (ISO 639-1). Raises FileNotFoundError where there is none."""
    data = tomllib.loads((files("onrecord.read.languages") / language / "clauses.toml").read_text(encoding="utf-8"))
    words, people = data["words"], data["people"]
    stances = (Stance.THREATENED, Stance.DENIED, Stance.DEMANDED, Stance.PLANNED, Stance.CONDITIONAL, Stance.ALLEGED)
    nouns = frozenset(people["nouns"]) | _role_nouns(frozenset(people["no_people"]))
    auxiliaries = frozenset(word for name in ("be", "have", "do", "modals") for word in words[name])
    closed = frozenset(word for name in ("determiners", "prepositions", "subordinators") for word in words[name])
    return ClauseLexicon(
        auxiliaries=auxiliaries,
        closed=closed,
        binding=closed | auxiliaries | frozenset(words["coordinators"]),
        **{name: frozenset(listed) for name, listed in words.items()},
        people=nouns,
        **{name: frozenset(people[name]) for name in PEOPLE},
        nouns=nouns | frozenset(people["agents"]),
        pronouns=frozenset(word for name in PRONOUNS for word in words[name]) - {"it", "its", "you", "your"},
        kindred_roles={noun: frozenset(roles["of"]) for roles in data["kindred_roles"] for noun in roles["called"]},
        numbers=dict(data["numbers"]),
        facilities=frozenset(data["facilities"]["nouns"]),
        facility_prepositions=frozenset(data["facilities"]["prepositions"]),
        law=frozenset(data["law"]["articles"]),
        official=frozenset(data["bodies"]["official"]),
        outlets=frozenset(data["bodies"]["outlets"]),
        outlet_ends=frozenset(data["bodies"]["outlet_ends"]),
        presupposing=frozenset(data["bodies"]["presupposing"]),
        stance_words=_by_first_word([(stance, _sequences(data["stance"][stance.value])) for stance in stances]),
        verbal_endings=tuple(data["endings"]["verbal"]),
        opens_list=frozenset(phrase.split()[0] for phrase in words["including"]) - {"like"},
        accusing=frozenset(data["stance"]["accusing"]),
        wanting=frozenset(data["stance"]["wanting"]),
        denying=frozenset(data["stance"]["denying"]),
        quotative=_sequences(data["stance"]["quotative"]),
        untrue=frozenset(data["stance"]["untrue"]),
        doubting=frozenset(data["stance"]["doubting"]),
    )
