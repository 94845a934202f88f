"""An attack on rights defenders as one event: whom it hit, what it was, when and where, from a reading's claims."""

from __future__ import annotations

import msgspec

from benchmarks.countries import country
from benchmarks.dating import dated
from benchmarks.victims import LAW, UNREAL, VIOLENCE, victims
from benchmarks.violations import violations
from onrecord.core.document import Document
from onrecord.core.reading import Reading

DEMAND = "call_for_release"
"""What is demanded by its nature, and has happened once it is told."""

STEPS = frozenset(("hearing", "transfer"))
"""Steps of a case, which tell whom an attack hit, and not when."""


class Attack(msgspec.Struct):
    """What is told of one attack."""

    victims: list[str]
    violation_types: list[str]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    country: str | None = None


def attack_of(document: Document, reading: Reading) -> Attack:
    """The attack that the report is about."""
    told = [claim for claim in reading.claims if claim.stance not in UNREAL or claim.type == DEMAND]
    claims = [claim for claim in told if claim.type in (LAW | VIOLENCE) - STEPS]
    year, month, day = dated(document.text, reading, claims)
    kinds = violations(document.text, told)
    return Attack(
        victims=victims(reading, kinds),
        violation_types=kinds,
        year=year,
        month=month,
        day=day,
        country=country(document.text, reading, claims),
    )
