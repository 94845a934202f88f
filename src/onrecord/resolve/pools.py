"""Names that documents tell alike, taken together before they are compared: thousands of reports name one court.

Local names of one kind with the same spellings end in one cluster whatever else is tied, as long as nobody decided
about one of them and no report tells whose relative it is. So a pool of them is linked as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.core.decision import MentionKey
from onrecord.core.identity import identify
from onrecord.core.mention import MentionKind
from onrecord.resolve.local import LocalName
from onrecord.resolve.sounds import fold


@dataclass(frozen=True, slots=True)
class Spellings:
    """What local names of one pool have in common."""

    kind: MentionKind
    texts: tuple[str, ...]
    """Each once, in the order of the text."""
    alone: MentionKey | None = None
    """Where the one name of a pool that takes in no other stands first."""

    @property
    def id(self) -> str:
        """The same for the same spellings."""
        return identify("pool", self.kind, self.alone.write() if self.alone else None, *self.texts)


@dataclass(frozen=True, slots=True)
class Pool:
    """Local names that are one from the beginning."""

    spellings: Spellings
    keys: tuple[MentionKey, ...]
    """Of the earliest local name, in text order."""
    published: date | None
    """When that was published."""
    roles: tuple[str, ...]
    """Roles of two words or more that any of them is given, one spelling of each, sorted."""
    written: tuple[int, ...]
    """How often each of the spellings is written."""
    reports: int = 1
    """How many local names there are."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The spellings, in the order of the text."""
        return self.spellings.texts

    @property
    def age(self) -> tuple[date, str, int]:
        """That of its earliest local name."""
        return (self.published or date.max, self.keys[0].document, self.keys[0].start)

    def with_another(self, other: Pool) -> Pool:
        """Both pools of the same spellings in one."""
        first, last = (self, other) if self.age <= other.age else (other, self)
        known = set(last.roles) <= set(first.roles)
        roles = first.roles if known else role_spellings((*first.roles, *last.roles))
        written = tuple(map(sum, zip(self.written, other.written, strict=True)))
        return Pool(self.spellings, first.keys, first.published, roles, written, self.reports + other.reports)


def role_spellings(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles of two words or more, of those that differ in capitals and accents alone the first spelling."""
    found: dict[str, str] = {}
    for role in sorted(set(roles)):
        if " " in role:
            found.setdefault(fold(role), role)
    return tuple(sorted(found.values()))


def pool_of(name: LocalName, spellings: Spellings) -> Pool:
    """The pool of one local name."""
    written = Counter(name.texts)
    roles = role_spellings(role.text for role in name.roles)
    return Pool(spellings, name.keys, name.published, roles, tuple(written[text] for text in spellings.texts))


def spellings_of(name: LocalName, joins: bool) -> Spellings:
    """Which pool a local name belongs to; where it `joins` no other by its spellings, one of its own."""
    texts = tuple(dict.fromkeys(name.texts))
    return Spellings(name.kind, texts, None if joins else name.keys[0])


def all_pools(pooled: Iterable[Pool]) -> tuple[Pool, ...]:
    """One pool for each of the spellings, earliest first."""
    found: dict[Spellings, Pool] = {}
    for pool in pooled:
        held = found.get(pool.spellings)
        found[pool.spellings] = pool if held is None else held.with_another(pool)
    return tuple(sorted(found.values(), key=lambda pool: pool.age))
