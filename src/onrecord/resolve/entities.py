"""Persons, organisations and places made of the local names that were tied together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from onrecord.core.decision import MentionKey
from onrecord.core.entity import Merge, NameForm, Organisation, Person, Place, Relative, RoleHeld
from onrecord.resolve.local import LocalName, LocalTie
from onrecord.resolve.matching import fullness
from onrecord.resolve.pools import Pool

Body = TypeVar("Body", Organisation, Place)


def make_person(
    id_: str,
    name: str,
    group: Sequence[LocalName],
    merges: tuple[Merge, ...],
    relatives: Iterable[tuple[LocalTie, str]],
) -> Person:
    """The person that the local names of `group` are one in; roles and relatives as each document tells them."""
    roles = tuple(RoleHeld(role.text, role.key, name.published) for name in group for role in name.roles)
    told = tuple(dict.fromkeys(Relative(tie.relation, person, tie.key) for tie, person in relatives))
    return Person(id_, name, name_forms(group), _mentions(group), roles, told, merges)


def make_body(make: type[Body], id_: str, name: str, group: Sequence[LocalName], merges: tuple[Merge, ...]) -> Body:
    """The organisation or place that the local names of `group` are one in."""
    return make(id_, name, name_forms(group), _mentions(group), merges)


def name_forms(group: Sequence[LocalName]) -> tuple[NameForm, ...]:
    """Every spelling, most written first."""
    mentions = Counter(text for name in group for text in name.texts)
    documents = Counter(text for text, _ in {(text, name.document) for name in group for text in name.texts})
    ordered = sorted(mentions, key=lambda text: (-mentions[text], text))
    return tuple(NameForm(text, mentions[text], documents[text]) for text in ordered)


def shown_name(pools: Iterable[Pool]) -> str:
    """The fullest spelling that is written most often; Latin script goes before others, as titles are in English."""
    reports: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for pool in pools:
        for text, written in zip(pool.texts, pool.written, strict=True):
            reports[text] += pool.reports
            mentions[text] += written
    return max(reports, key=lambda text: (*fullness(text), reports[text], mentions[text], text))


def _mentions(group: Sequence[LocalName]) -> tuple[MentionKey, ...]:
    return tuple(sorted(key for name in group for key in name.keys))
