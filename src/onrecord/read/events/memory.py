"""Whom the last claims were about: what pronouns and bare nouns ("the arrest") refer back to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.core.attribution import Attribution, QuoteKind
from onrecord.core.claim import Claim, Filler
from onrecord.read.events.choice import Chosen
from onrecord.read.events.lexicon import clause_lexicon
from onrecord.read.events.line import Line, Participant

KEPT = 6
"""Claims that are looked back on."""
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(("arrest", "custody_order", "release", "transfer", "house_arrest", "disappearance", "call_for_release")),
    frozenset(("charge", "hearing", "verdict", "sentence", "appeal_filed", "appeal_ruling", "investigation", "arrest")),
    frozenset(("killing", "death", "ill_treatment", "investigation", "disappearance")),
)
"""Types that tell of the same people one after the other."""


@dataclass(slots=True)
class Memory:
    """The last claims, newest last."""

    claims: list[Claim] = field(default_factory=list)

    def remember(self, claim: Claim) -> None:
        """Keep a claim that names or describes persons."""
        if claim.filled("person"):
            self.claims.append(claim)
            del self.claims[:-KEPT]

    def persons(self, event_type: str, line: Line, chosen: Chosen) -> tuple[Filler, ...]:
        """Whom an event told without its person is about: those of the last claim of its type or of a kindred one."""
        for claim in reversed(self.claims):
            if claim.type == event_type:
                return _again(claim, line, chosen)
        for claim in reversed(self.claims):
            if any(event_type in family and claim.type in family for family in FAMILIES):
                return _again(claim, line, chosen)
        return ()

    def pronoun(self, role: str, one: Participant, attribution: Attribution | None) -> tuple[Filler, ...]:
        """Whom a pronoun without a reference stands for: the speaker of a direct quote, or the last persons told of."""
        lexicon = clause_lexicon()
        if one.head in lexicon.first_person:
            if attribution is not None and attribution.kind is not QuoteKind.INDIRECT and attribution.speaker:
                return (Filler(role, one.text, one.span, attribution.speaker),)
            return (Filler(role, one.text, one.span),)
        if one.head in lexicon.first_person_plural or role != "person":
            return (Filler(role, one.text, one.span),)
        plural = one.head in lexicon.plural_pronouns
        for claim in reversed(self.claims):
            persons = claim.filled("person")
            many = len(persons) > 1 or any(filler.mention is None and (filler.count or 2) > 1 for filler in persons)
            if many == plural:
                return tuple(replace(filler, role=role) for filler in persons)
        return (Filler(role, one.text, one.span),)


def _again(claim: Claim, line: Line, chosen: Chosen) -> tuple[Filler, ...]:
    del line, chosen
    return tuple(replace(filler, role="person") for filler in claim.filled("person"))
