"""Whom an attack hit: the persons of a reading whom what is told makes victims rather than suspects or onlookers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.core.attribution import Stance
from onrecord.core.claim import Claim
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.reading import Reading

UNREAL = frozenset((Stance.DENIED, Stance.PLANNED, Stance.CONDITIONAL, Stance.DEMANDED))
"""Stances of what the report does not tell to have happened."""
VIOLENCE = frozenset(("killing", "disappearance", "ill_treatment", "death", "threat", "denial_of_access", "health"))
"""What makes a victim of whom it happens to, and a perpetrator of who does it."""
LAW = frozenset(
    (
        *("arrest", "custody_order", "house_arrest", "transfer", "search", "deportation"),
        *("charge", "hearing", "verdict", "sentence"),
    )
)
"""What happens to victims of a state, and to suspects."""
SYMPATHY = frozenset(("call_for_release", "release", "hunger_strike", "designation", "pardon", "visit"))
"""What mostly happens to those who were held without right."""
OPENING = 600
"""Code points of the opening, the title included."""
OFFICE = (
    "president",
    "minister",
    "spokes",
    "judge",
    "justice",
    "prosecutor",
    "commissioner",
    "governor",
    "chief",
    "general",
)
"""Beginnings of words for who speaks or acts for the state."""
CALLING = ("journalist", "activist", "defender", "lawyer", "reporter", "blogger", "editor", "unionist", "dissident")
"""Beginnings of words for what defenders of rights are by calling."""
FAINT = frozenset(("charge", "verdict", "health", "deportation", "search"))
"""What makes nobody a victim by itself."""
ENOUGH = 1.0
"""From here on somebody is a victim."""


@dataclass(slots=True)
class _Person:
    """One person of the report and what is told of that person."""

    mentions: list[Mention]
    suffered: list[Claim] = field(default_factory=list)
    done: list[Claim] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    def named_in(self, claim: Claim) -> bool:
        """Whether the name itself stands in the sentence of the claim, not only a pronoun or nothing at all."""
        sentence = claim.sentence
        return any(sentence.start <= mention.span.start < sentence.end for mention in self.mentions)


def victims(reading: Reading, kinds: Sequence[str]) -> list[str]:
    """The victims' names, each in its fullest usual spelling, in the order of the text.

    `kinds` are the kinds of violation that the report tells of: in a report of a kidnapping or a murder alone, those
    who are arrested and charged are its suspects.
    """
    crime = "arbitrary detention" not in kinds and not {"killing", "kidnapping"}.isdisjoint(kinds)
    found = [person for person in _persons(reading) if _weight(person, crime=crime) >= ENOUGH]
    return [name for name in (usual(person.mentions) for person in found) if " " in name]


def _persons(reading: Reading) -> Iterable[_Person]:
    by_id = {mention.id: mention for mention in reading.mentions}
    group_of = {mention: group for group in reading.names for mention in group}
    persons: dict[tuple[str, ...], _Person] = {}
    for mention in reading.mentions:
        if mention.kind is MentionKind.PERSON:
            group = group_of.get(mention.id, (mention.id,))
            persons.setdefault(group, _Person([by_id[member] for member in group]))
    for mention in reading.mentions:
        if mention.holder is not None:
            person = persons.get(group_of.get(mention.holder, (mention.holder,)))
            if person is not None:
                person.roles.append(mention.text.lower())
    for claim in reading.claims:
        for filler in claim.fillers:
            person = persons.get(group_of.get(filler.mention, (filler.mention,))) if filler.mention else None
            if person is not None and filler.role in ("person", "agent"):
                (person.suffered if filler.role == "person" else person.done).append(claim)
    return persons.values()


def _weight(person: _Person, *, crime: bool) -> float:
    """How much speaks for somebody's being a victim, less what speaks against it."""
    real = [claim for claim in person.suffered if claim.stance not in UNREAL]
    hurt = [claim for claim in real if claim.type in VIOLENCE or (claim.type in LAW and not crime)]
    kinds = {claim.type for claim in hurt}
    if kinds <= FAINT or all(claim.headline for claim in hurt):
        return 0.0
    weight = 1.0 + 0.5 * min(len(hurt) - 1, 3) + 0.5 * (len(kinds) > 1)
    weight += 0.5 * any(claim.sentence.start < OPENING for claim in hurt)
    weight += 0.5 * any(claim.type in SYMPATHY for claim in person.suffered)
    weight += 0.5 * any(word.startswith(CALLING) for role in person.roles for word in role.split())
    weight -= 0.5 * (not any(map(person.named_in, hurt)))
    weight -= 0.5 * min(sum(claim.type in VIOLENCE for claim in person.done), 4)
    weight -= 2.0 * any(_office(role) for role in person.roles)
    return weight


def _office(role: str) -> bool:
    words = role.split()
    return not {"former", "ex", "then"}.intersection(words) and any(word.startswith(OFFICE) for word in words)


def usual(mentions: Sequence[Mention]) -> str:
    """The fullest usual spelling: of those of two words and more the one written most often, the longer one of two."""
    count = Counter(mention.text for mention in mentions)
    return max(count, key=lambda text: (" " in text, count[text], len(text), text))
