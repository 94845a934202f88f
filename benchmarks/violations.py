"""Which kinds of violation a report tells of, by the signs of violations.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from onrecord.core.claim import Claim

OPENING = 600
"""Code points of the opening of a report, its title included."""
NEARLY = 0.6
"""Where no kind has enough, the one that is nearest counts from this share of it on."""
SIGN = re.compile(
    r"(?P<opening>opening )?(?:'(?P<stem>[^']+)'|(?P<types>[\w+]+)(?::(?P<part>\w+))?)"
    r"(?:\*(?P<times>\d)|%(?P<share>\d+))?"
)


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What speaks for a kind, or against it."""

    points: int
    any: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    most: int = 1


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of violation and what speaks for it."""

    name: str
    enough: int
    signs: tuple[Sign, ...]


class _Table(msgspec.Struct, frozen=True):
    kinds: tuple[Kind, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of violations.toml."""
    path = Path(__file__).with_suffix(".toml")
    return msgspec.toml.decode(path.read_bytes(), type=_Table).kinds


@dataclass(frozen=True, slots=True)
class Told:
    """The text of a report in small letters, and its claims of what happened."""

    text: str
    claims: Sequence[Claim]

    def meets(self, sign: str) -> bool:
        """Whether the report shows the sign, in the notation of violations.toml."""
        match = SIGN.fullmatch(sign)
        if match is None:
            raise ValueError(f"no sign: {sign!r}")
        times = int(match["times"] or 1)
        if match["stem"]:
            return self.text.count(match["stem"]) >= times
        types = match["types"].split("+")
        found = [
            claim
            for claim in self.claims
            if claim.type in types
            and (not match["part"] or match["part"] in claim.trigger.quote(self.text))
            and (not match["opening"] or claim.sentence.start < OPENING)
        ]
        if match["share"]:
            return 100 * len(found) >= int(match["share"]) * max(len(self.claims), 1)
        return len(found) >= times

    def points(self, signs: Iterable[Sign]) -> int:
        """What the signs that are met are worth together."""
        total = 0
        for sign in signs:
            met = sum(map(self.meets, sign.each)) + any(map(self.meets, sign.any))
            total += sign.points * min(met, sign.most)
        return total


def violations(text: str, claims: Sequence[Claim]) -> list[str]:
    """The kinds that the report tells of, sorted; "unknown" where nothing speaks for any."""
    told = Told(text.lower(), claims)
    shares = {kind.name: told.points(kind.signs) / kind.enough for kind in kinds()}
    found = sorted(name for name, share in shares.items() if share >= 1)
    nearest = min(shares, key=lambda name: (-shares[name], name))
    return found or [nearest if shares[nearest] >= NEARLY else "unknown"]
