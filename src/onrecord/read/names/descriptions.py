"""Descriptions tied to a name: "the activist", "the ministry", where the text has one that fits."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.core.mention import Mention, MentionKind, Reference
from onrecord.read.names.bodies import body_words
from onrecord.read.names.lexicon import name_lexicon, role_lexicon
from onrecord.read.names.lines import Line
from onrecord.read.names.words import fold

_LONGEST = 3

BY_ROLE = "the only person of that role in the report"
BY_HEAD = "the only body of that kind told of before"
LAST_BODY = "the only body of that kind in this sentence and the one before"


def find_descriptions(
    lines: Sequence[Line], mentions: Sequence[Mention], groups: Sequence[Sequence[str]]
) -> list[Reference]:
    """Definite descriptions of persons by role and of bodies by kind, in text order; none where two could be meant."""
    leader = {identity: group[0] for group in groups for identity in group}
    roles, told = holders_of(mentions, leader), _bodies_told(mentions, leader)
    found = []
    for number, line in enumerate(lines):
        for at in range(len(line.folded) - 1):
            if line.folded[at] != "the" or at in line.inside or at in line.roles:
                continue
            noun = _noun(line, at + 1)
            if noun is None:
                continue
            span = line.span(at, noun + 1)
            head = role_lexicon().singular(line.folded[noun])
            holders = roles.get(head, set())
            if len(holders) == 1:
                found.append(Reference(span, next(iter(holders)), BY_ROLE))
            elif noun == at + 1 and not holders:
                found += _body(line, at, lines[max(number - 1, 0)].sentence.span.start, told)
    return found


def _noun(line: Line, start: int) -> int | None:
    """The noun of a description that begins behind "the": a role or the kind of a body, alone or with an adjective."""
    roles, names = role_lexicon(), name_lexicon()
    for at in range(start, min(start + _LONGEST, len(line.folded))):
        if at in line.inside or at in line.roles:
            return None
        word = line.folded[at]
        follows = line.folded[at + 1] if at + 1 < len(line.folded) else ""
        if word in names.calling_none:
            return None
        if word in roles.nouns or word in names.organisation_heads or word in names.called:
            if roles.is_role(follows) or follows in ("of", "general", "for") or at + 1 in line.begins:
                return None
            if follows in names.organisation_heads and word != follows:
                return None
            return at
        if word not in roles.modifiers:
            return None
    return None


def holders_of(mentions: Sequence[Mention], leader: Mapping[str, str]) -> dict[str, set[str]]:
    """Who holds each role, by the role's noun in the singular."""
    lexicon = role_lexicon()
    held: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind is MentionKind.ROLE and mention.holder is not None:
            before_link = []
            for word in mention.text.split():
                if fold(word) in lexicon.links:
                    break
                before_link.append(lexicon.singular(fold(word)))
            second = any(word in lexicon.seconds for word in before_link)
            nouns = {word for word in before_link if word in lexicon.nouns and not second}
            for noun in nouns:
                held[noun].add(leader.get(mention.holder, mention.holder))
    return held


def _body(line: Line, at: int, near_from: int, told: Mapping[str, Sequence[tuple[int, str]]]) -> list[Reference]:
    """The body that "the court" or "the organisation" is; `near_from` is where the sentence before begins."""
    word = line.folded[at + 1]
    called = word in name_lexicon().called
    offset = line.tokens[at].start
    before = told.get("" if called else word, ())
    before = before[: bisect_left(before, (offset, ""))]
    near = {body for _, body in before[bisect_left(before, (near_from, "")) :]}
    if not called and len({body for _, body in before}) == 1:
        return [Reference(line.span(at, at + 2), before[0][1], BY_HEAD)]
    return [Reference(line.span(at, at + 2), next(iter(near)), LAST_BODY)] if len(near) == 1 else []


def _bodies_told(mentions: Sequence[Mention], leader: Mapping[str, str]) -> dict[str, list[tuple[int, str]]]:
    """Where bodies are told of, by each word of their names and all under "": offsets with the body's first mention."""
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for mention in mentions:
        if mention.kind is MentionKind.ORGANISATION:
            for word in ("", *dict.fromkeys(body_words(mention.text))):
                told[word].append((mention.span.start, leader.get(mention.id, mention.id)))
    return told
