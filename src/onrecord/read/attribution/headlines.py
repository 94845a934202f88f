"""Headlines that attribute with a mark: "Lawyer: client beaten", "'They beat me' – activist"."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.core.mention import Reference
from onrecord.core.span import Span
from onrecord.read.attribution.assemble import Draft
from onrecord.read.attribution.line import Item, Kind, Line
from onrecord.read.attribution.phrases import Phrases, name_of

_LONGEST_SPEAKER = 6
"""Items that the speaker of a headline has at most."""


def headline_draft(line: Line, number: int, phrases: Phrases, references: Mapping[int, Reference]) -> Draft | None:
    """The attribution that a headline makes by a colon or a dash; None where it makes none."""
    items = line.items
    for index, item in enumerate(items):
        if item.kind is not Kind.MARK or index in (0, len(items) - 1):
            continue
        if item.lower == ":" and index <= _LONGEST_SPEAKER and _speaker(items[:index], phrases):
            return _draft(line, number, (0, index), index, (index + 1, len(items)), phrases, references)
        dash = item.lower in ("–", "—", "-") and item.start > items[index - 1].end
        if dash and items[index - 1].kind is Kind.QUOTE and _speaker(items[index + 1 :], phrases):
            return _draft(line, number, (index + 1, len(items)), index, (0, index), phrases, references)
    return None


def _speaker(items: tuple[Item, ...], phrases: Phrases) -> bool:
    """Whether the items can be somebody who speaks: a short noun phrase with a name, a role or a body."""
    if not 0 < len(items) <= _LONGEST_SPEAKER:
        return False
    telling = any(
        item.mention is not None
        or phrases.has(item, "role_heads")
        or phrases.has(item, "organisation_heads")
        or item.lower.rstrip("s") in phrases.lexicon.words["role_heads"]
        for item in items
    )
    return telling and all(phrases.nounish(item) or phrases.has(item, "links") for item in items)


def _draft(
    line: Line,
    number: int,
    speaker: tuple[int, int],
    mark: int,
    content: tuple[int, int],
    phrases: Phrases,
    references: Mapping[int, Reference],
) -> Draft:
    items = line.items
    first, last = items[content[0]], items[content[1] - 1]
    start = first.quote.inner.start if first.quote is not None else first.start
    end = last.quote.inner.end if last.quote is not None else last.end
    return Draft(
        cue=Span(items[mark].start, items[mark].end),
        content=(Span(start, end),),
        line=number,
        depth=line.depth,
        source=Span(items[speaker[0]].start, items[speaker[1] - 1].end),
        speaker=name_of(items, speaker, references, phrases),
    )
