"""Who in a report a description names by a role: "the police spokesman", where one person is told to be that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.core.mention import MentionKind
from onrecord.read.attribution.lexicon import SpeechLexicon
from onrecord.read.names import Names

_LONGEST = 4
"""Words of a description behind its article."""


@dataclass(frozen=True, slots=True)
class Holders:
    """The roles that people hold in one document."""

    roles: Mapping[str, tuple[tuple[frozenset[str], str], ...]]
    """By the last word before the first preposition: all words of a role, and the first mention of who holds it."""
    lexicon: SpeechLexicon

    def of(self, words: str) -> str | None:
        """The mention of the only person who is what the words say; None where there is none or could be several."""
        told = words.lower().split()
        if told and told[0] == "the":
            told = told[1:]
        if not 0 < len(told) <= _LONGEST or told[-1] not in self.lexicon.words["role_heads"]:
            return None
        asked = frozenset(told)
        people = {holder for role, holder in self.roles.get(told[-1], ()) if asked <= role}
        return people.pop() if len(people) == 1 else None


def holders_of(names: Names, lexicon: SpeechLexicon) -> Holders:
    """The roles and kinships of a document; roles held before, or as a deputy, do not count."""
    leader = {identity: group[0] for group in names.groups for identity in group}
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for kinship in names.kinships:
        relation = kinship.relation.lower()
        found.setdefault(relation, []).append((frozenset((relation,)), leader.get(kinship.relative, kinship.relative)))
    for mention in names.mentions:
        if mention.kind is not MentionKind.ROLE or mention.holder is None:
            continue
        words = mention.text.lower().split()
        before_link = next((at for at, word in enumerate(words) if word in lexicon.words["links"]), len(words))
        if before_link == 0 or any(word in lexicon.words["not_now"] for word in words[:before_link]):
            continue
        role = (frozenset(words), leader.get(mention.holder, mention.holder))
        found.setdefault(words[before_link - 1], []).append(role)
    return Holders({head: tuple(roles) for head, roles in found.items()}, lexicon)
