"""Which mentions are the same person, organisation or place within one document."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.mention import Mention, MentionKind
from onrecord.read.names.bodies import group_bodies
from onrecord.read.names.persons import group_persons
from onrecord.read.text.types import TextStructure


def group(structure: TextStructure, mentions: Sequence[Mention]) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more mention ids, each in text order, the groups by their first mention."""
    kinds = {kind: [m for m in mentions if m.kind is kind] for kind in MentionKind}
    found = group_persons(structure.text, kinds[MentionKind.PERSON])
    found += group_bodies(structure.text, kinds[MentionKind.ORGANISATION], places=False)
    found += group_bodies(structure.text, kinds[MentionKind.PLACE], places=True)
    several = sorted((members for members in found if len(members) > 1), key=lambda members: members[0].span)
    return tuple(tuple(mention.id for mention in members) for members in several)
