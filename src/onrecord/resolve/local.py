"""Names as single documents tell them: the mentions that one document ties together, before documents are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.core.decision import MentionKey
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.reading import Reading


@dataclass(frozen=True, slots=True)
class LocalRole:
    """A role that the document gives to somebody."""

    text: str
    key: MentionKey


@dataclass(frozen=True, slots=True)
class LocalName:
    """One person, organisation or place of one document, under all the spellings that the document uses."""

    kind: MentionKind
    keys: tuple[MentionKey, ...]
    """In text order."""
    texts: tuple[str, ...]
    """As written, one for each key."""
    mentions: tuple[str, ...]
    """The reading's ids, one for each key."""
    roles: tuple[LocalRole, ...]
    published: date | None

    @property
    def document(self) -> str:
        """The document's digest."""
        return self.keys[0].document

    @property
    def age(self) -> tuple[date, str, int]:
        """Earliest report first, whatever order the readings come in; ids are made from the first, so that they stay
        when later reports are added.
        """
        return (self.published or date.max, self.document, self.keys[0].start)


@dataclass(frozen=True, slots=True)
class LocalTie:
    """Two local names of one document that are told to be relatives."""

    person: MentionKey
    relative: MentionKey
    relation: str
    key: MentionKey


def local_names(reading: Reading) -> tuple[LocalName, ...]:
    """All persons, organisations and places of a reading, in text order. A mention in no group stands alone."""
    by_id = {mention.id: mention for mention in reading.mentions}
    roles: dict[str, list[LocalRole]] = {}
    for mention in reading.mentions:
        if mention.kind is MentionKind.ROLE and mention.holder:
            key = MentionKey(reading.document, mention.span.start, mention.span.end)
            roles.setdefault(mention.holder, []).append(LocalRole(" ".join(mention.text.split()), key))
    found = []
    for group in _groups(reading):
        members = sorted((by_id[id_] for id_ in group), key=lambda mention: (mention.span, mention.id))
        for kind in sorted({member.kind for member in members}):
            alike = [member for member in members if member.kind is kind]
            found += [_local(reading, alike, roles)]
    return tuple(sorted(found, key=lambda name: (name.keys[0], name.kind)))


def _groups(reading: Reading) -> Iterable[tuple[str, ...]]:
    named = [mention for mention in reading.mentions if mention.kind is not MentionKind.ROLE]
    known = {mention.id for mention in named}
    grouped: set[str] = set()
    for group in reading.names:
        members = tuple(id_ for id_ in group if id_ in known and id_ not in grouped)
        grouped.update(members)
        if members:
            yield members
    yield from ((mention.id,) for mention in named if mention.id not in grouped)


def _local(reading: Reading, members: list[Mention], roles: dict[str, list[LocalRole]]) -> LocalName:
    held = {role.key: role for member in members for role in roles.get(member.id, ())}
    return LocalName(
        members[0].kind,
        tuple(MentionKey(reading.document, member.span.start, member.span.end) for member in members),
        tuple(" ".join(member.text.split()) for member in members),
        tuple(member.id for member in members),
        tuple(held[key] for key in sorted(held)),
        reading.published,
    )


def local_ties(reading: Reading) -> tuple[LocalTie, ...]:
    """Who is told to be whose relative, by the keys of the mentions."""
    by_id = {mention.id: mention for mention in reading.mentions}

    def key(id_: str) -> MentionKey:
        return MentionKey(reading.document, by_id[id_].span.start, by_id[id_].span.end)

    return tuple(
        LocalTie(
            key(kinship.person),
            key(kinship.relative),
            kinship.relation,
            MentionKey(reading.document, kinship.span.start, kinship.span.end),
        )
        for kinship in reading.kinships
        if kinship.person in by_id and kinship.relative in by_id
    )
