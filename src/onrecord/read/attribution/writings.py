"""What a text is by itself: a statement and a post are their author's words; a list goes on with the line above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.core.attribution import Stance
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.read.attribution.assemble import Draft
from onrecord.read.text import TextStructure

_DEMAND = re.compile(
    r"\b(?P<source>[Ww]e)\s+(?:\w+\s+){0,2}?(?P<cue>demand|urge|call|ask|appeal|request|insist|recommend)\b[^.!?]*:$"
)
_NONE = -1
"""The number of no line: an author's whole text belongs to none."""


def with_writings(structure: TextStructure, drafts: Sequence[Draft], mentions: Mapping[str, Mention]) -> list[Draft]:
    """The drafts, with those of authors, and with the lists that they lead to."""
    if not structure.authors and not structure.entries:
        return list(drafts)
    found = _with_lists(structure, drafts)
    for author in structure.authors:
        name = author.name.quote(structure.text).removeprefix("@").casefold()
        named = [one for one in mentions.values() if one.kind in (MentionKind.PERSON, MentionKind.ORGANISATION)]
        here = [one for one in named if author.name.overlaps(one.span) and 3 * len(one.span) > 2 * len(name)]
        alike = [one for one in named if one.text.casefold() == name]
        best = max(here or alike, key=lambda one: (len(one.span), -one.span.start), default=None)
        found.append(
            Draft(
                cue=None,
                content=author.body,
                line=_NONE,
                depth=0,
                source=author.name,
                speaker=best.id if best is not None else None,
                channel=author.channel,
                own=True,
            )
        )
    return found


def _with_lists(structure: TextStructure, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each whose content ends at a colon with the list below it: "called on the court to: – release …"."""
    text = structure.text
    lists: dict[Span, list[Span]] = {}
    for entry in structure.entries:
        if entry.label is None and entry.lead is not None and text[entry.lead.end - 1] == ":":
            lists.setdefault(entry.lead, []).append(entry.body)
    found = list(drafts)
    for lead, bodies in lists.items():
        near = [at for at, draft in enumerate(found) if lead.start <= draft.content[-1].start < lead.end]
        ends = [at for at in near if not text[found[at].content[-1].end : lead.end].strip(" :")]
        if ends:
            found[ends[-1]] = replace(found[ends[-1]], content=(*found[ends[-1]].content, *bodies))
            continue
        demand = _DEMAND.search(text, lead.start, lead.end)
        if demand is not None:
            cue, source = Span(*demand.span("cue")), Span(*demand.span("source"))
            found.append(Draft(cue, tuple(bodies), _NONE, 0, source=source, stance=Stance.DEMANDED))
    return found
