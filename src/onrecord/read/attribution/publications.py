"""Who passed somebody's words on: "X's appeal was published by Y on his page", "Y published a letter by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.core.mention import Mention, MentionKind
from onrecord.read.attribution.assemble import Draft
from onrecord.read.attribution.channels import channel_words
from onrecord.read.attribution.line import Item, Line
from onrecord.read.names import Names

_WRITINGS = frozenset(
    (
        "appeal",
        "statement",
        "letter",
        "commentary",
        "post",
        "address",
        "message",
        "text",
        "note",
        "interview",
        "video",
        "recording",
        "testimony",
        "account",
        "diary",
        "article",
        "speech",
        "open",
        "comment",
        "words",
    )
)
_PUBLISHED = frozenset(("published", "posted", "circulated", "released", "shared", "distributed", "reposted"))
_NEAR = 24
"""Items around the verb that are looked at for the author and the outlet."""


@dataclass(frozen=True, slots=True)
class _Publication:
    author: str
    """Mention id."""
    relay: str
    """As written."""
    channel: str | None
    line: int


def with_publications(text: str, lines: Sequence[Line], drafts: Sequence[Draft], names: Names) -> list[Draft]:
    """The drafts with relay and channel filled in for the words that a report says were passed on by somebody.

    It holds from the sentence that tells of the publication to the end of the report, for that author's own words
    that name no channel of their own.
    """
    found = [one for number, line in enumerate(lines) if line.depth == 0 for one in _publications(text, line, number)]
    if not found:
        return list(drafts)
    background = _background(lines)
    same = {mention: group[0] for group in names.groups for mention in group}
    kept = []
    for draft in drafts:
        for one in found:
            mine = draft.speaker is not None and same.get(draft.speaker, draft.speaker) == same.get(
                one.author, one.author
            )
            if draft.line >= background:
                continue
            if mine and draft.line >= one.line and draft.channel is None and draft.relay is None and not draft.private:
                draft = replace(draft, relay=one.relay, channel=one.channel)  # noqa: PLW2901 - the same draft, filled in
        kept.append(draft)
    return kept


def _background(lines: Sequence[Line]) -> int:
    """The number of the line from which a report repeats what was known before."""
    opening = {line.paragraph: line.items[0].lower for line in reversed(lines) if line.depth == 0}
    marks = ("*", "recall", "background")
    return next((number for number, line in enumerate(lines) if opening.get(line.paragraph) in marks), len(lines))


def _publications(text: str, line: Line, number: int) -> Iterator[_Publication]:
    items = line.items
    for index, item in enumerate(items):
        if item.lower not in _PUBLISHED:
            continue
        before, after = items[max(0, index - _NEAR) : index], items[index + 1 : index + 1 + _NEAR]
        passive = any(one.lower in ("was", "were", "been", "is", "are") for one in before[-3:])
        author = _author(text, before if passive else after)
        outlet = _agent(after) if passive else _last_name(before)
        if author is not None and outlet is not None and author.id != outlet.id:
            yield _Publication(author.id, outlet.text, _channel(after), number)


def _author(text: str, items: Sequence[Item]) -> Mention | None:
    """Whose writing it is: "X's appeal", "a letter by X"."""
    if not any(item.lower in _WRITINGS or _WRITINGS.intersection(_inside(text, item)) for item in items):
        return None
    for index, item in enumerate(items):
        if item.mention is None or item.mention.kind is not MentionKind.PERSON:
            continue
        following = items[index + 1].lower if index + 1 < len(items) else ""
        if following in ("'s", "’s", "'", "’") or (index > 0 and items[index - 1].lower in ("by", "from", "of")):
            return item.mention
    return None


def _inside(text: str, item: Item) -> list[str]:
    """The first words of a quotation: its "open letter to the judges" was published."""
    return item.quote.inner.quote(text).lower().split()[:3] if item.quote is not None else []


def _agent(items: Sequence[Item]) -> Mention | None:
    """The person or body after "by": the last name of the phrase, so that a role before it is passed over."""
    for index, item in enumerate(items):
        if item.lower == "by":
            found: Mention | None = None
            for other in items[index + 1 :]:
                if other.lower in ("on", "in", "via", ",", ".", "and", "through", "at"):
                    break
                if other.mention is not None and other.mention.kind is not MentionKind.PLACE:
                    found = other.mention
            return found
    return None


def _last_name(items: Sequence[Item]) -> Mention | None:
    named = [item.mention for item in items if item.mention is not None and item.mention.kind is not MentionKind.PLACE]
    return named[-1] if named else None


def _channel(items: Sequence[Item]) -> str | None:
    words = channel_words()
    for index, item in enumerate(items):
        if item.lower in words and any(one.lower in ("on", "in", "via", "through") for one in items[:index]):
            return words[item.lower]
    return None
