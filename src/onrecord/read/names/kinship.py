"""Who is whose relative: "his brother NAME", "NAME's wife, NAME", "NAME, the sister of NAME"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.core.mention import Kinship, Mention, MentionKind, Reference
from onrecord.read.names.lexicon import role_lexicon
from onrecord.read.names.lines import Line

_POSSESSIVE = frozenset(("his", "her", "their"))
_CLITICS = frozenset(("'s", "'"))


def find_kinships(lines: Sequence[Line], references: Sequence[Reference]) -> tuple[Kinship, ...]:
    """The kinships between named people that a document tells, in text order."""
    pronouns = {reference.span.start: reference.mention for reference in references}
    found = []
    lexicon, forms = role_lexicon(), _forms()
    for line in lines:
        for at, word in enumerate(line.folded):
            if word not in forms and "-" not in word:
                continue
            if lexicon.singular(word) in lexicon.kinship and at not in line.inside:
                kinship = _kinship(line, at, pronouns)
                if kinship is not None:
                    found.append(kinship)
    return tuple(found)


@cache
def _forms() -> frozenset[str]:
    """Words of kinship and their plurals, without those that are put together with a hyphen."""
    lexicon = role_lexicon()
    irregular = {plural for plural, single in lexicon.plurals.items() if single in lexicon.kinship}
    return frozenset(lexicon.kinship) | {word + "s" for word in lexicon.kinship} | irregular


def _kinship(line: Line, at: int, pronouns: Mapping[int, str]) -> Kinship | None:
    """The kinship told by the word at a position."""
    owner = _owner_before(line, at, pronouns)
    if owner is not None:
        relative = _person_at(line, _skip(line, at + 1)) or _person_before(line, owner[1])
        person, start = owner
        if relative is not None and relative.id != person:
            return Kinship(person, relative.id, line.tokens[at].text, line.span(min(start, at), at + 1))
        return None
    if at + 1 < len(line.folded) and line.folded[at + 1] == "of":
        holder = _person_at(line, _skip_roles(line, at + 2))
        if holder is None:
            return None
        end = next(i for i in range(at + 2, len(line.tokens)) if line.tokens[i].end >= holder.span.end) + 1
        relative = _person_before(line, at) or _person_at(line, _skip(line, end))
        if relative is not None and relative.id != holder.id:
            return Kinship(holder.id, relative.id, line.tokens[at].text, line.span(at, end))
    return None


def _owner_before(line: Line, at: int, pronouns: Mapping[int, str]) -> tuple[str, int] | None:
    """Whose relative it is, told before the word: a name with 's, or a pronoun; and where that begins."""
    start = at - 1
    while start >= 0 and line.folded[start] in role_lexicon().kinship_modifiers:
        start -= 1
    if start < 0:
        return None
    if line.folded[start] in _POSSESSIVE:
        joined = line.inside.get(start - 2) if start > 1 and line.folded[start - 1] == "and" else None
        if joined is not None and joined.kind is MentionKind.PERSON:
            return joined.id, start
        known = pronouns.get(line.tokens[start].start)
        return (known, start) if known is not None else None
    if line.folded[start] in _CLITICS and start > 0:
        owner = line.inside.get(start - 1)
        if owner is not None and owner.kind is MentionKind.PERSON:
            return owner.id, start
    return None


def _skip(line: Line, at: int) -> int:
    """Behind a comma, a dash or a bracket."""
    return at + 1 if at < len(line.folded) and line.folded[at] in (",", "(", "—", "–") else at


def _skip_roles(line: Line, at: int) -> int:
    """Behind the article and the roles that stand before a name."""
    while at < len(line.folded) and at not in line.begins and (at in line.roles or line.folded[at] == "the"):
        at += 1
    return at


def _person_at(line: Line, at: int) -> Mention | None:
    """The person named from a position on, behind their roles."""
    mention = line.begins.get(_skip_roles(line, at))
    return mention if mention is not None and mention.kind is MentionKind.PERSON else None


def _person_before(line: Line, at: int) -> Mention | None:
    """The person named right before a comma and an article: "NAME, the | brother of"."""
    back = at - 1
    while back >= 0 and (line.folded[back] in ("the", "a") or line.folded[back] in role_lexicon().kinship_modifiers):
        back -= 1
    if back < 1 or line.folded[back] not in (",", "(", "—", "–"):
        return None
    mention = line.inside.get(back - 1)
    return mention if mention is not None and mention.kind is MentionKind.PERSON else None
