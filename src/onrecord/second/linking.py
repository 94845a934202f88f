"""From words that a language model quotes to the names that the rules found: only where they are those very words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.core.mention import Mention, MentionKind
from onrecord.core.reading import Reading
from onrecord.core.span import Span
from onrecord.read.events.lexicon import clause_lexicon

_POSSESSIVE = re.compile(r"['’]s?")
_BEFORE_NAME = re.compile(r"[\s,]*(?:(?:the|a|an)\b[\s,]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """The names, pronouns and descriptions of one document, by where they stand."""

    text: str
    names: dict[Span, Mention]
    references: dict[Span, Mention]
    roles: tuple[Mention, ...]
    by_id: dict[str, Mention]
    groups: dict[str, int]
    """For each mention in a group of names, the number of its group."""

    @classmethod
    def of(cls, text: str, reading: Reading) -> Links:
        """Those of a reading of the text."""
        by_id = {mention.id: mention for mention in reading.mentions}
        return cls(
            text,
            {one.span: one for one in reading.mentions if one.kind is not MentionKind.ROLE},
            {one.span: by_id[one.mention] for one in reading.references},
            tuple(one for one in reading.mentions if one.kind is MentionKind.ROLE),
            by_id,
            {member: number for number, group in enumerate(reading.names) for member in group},
        )

    def named(self, span: Span) -> Mention | None:
        """Whom or what the words name: a name, a pronoun tied to one, or a name with its title before it.

        "Her brother N. N." is not N. N.'s sister: words before the name that are no title leave it unlinked. A part of
        a person's name, such as the surname alone, is that name.
        """
        known = self.names.get(span) or self.references.get(span)
        if known is not None:
            return known
        cut = self.cut(span)
        if cut is not None:
            return cut if cut.kind is MentionKind.PERSON and cut.span.contains(span) else None
        for inner, mention in sorted(self.names.items()):
            if span.contains(inner) and self._only_title(Span(span.start, inner.start), mention):
                rest = self.text[inner.end : span.end]
                if not rest or _POSSESSIVE.fullmatch(rest):
                    return mention
        return None

    def listed(self, span: Span) -> tuple[Mention, ...]:
        """The names that a phrase is nothing but a list of, two at least: "N. N., O. O. and P. P."."""
        inside = [(inner, mention) for inner, mention in sorted(self.names.items()) if span.contains(inner)]
        if len(inside) < 2 or inside[0][0].start != span.start or inside[-1][0].end != span.end:
            return ()
        gaps = [self.text[one.end : two.start] for (one, _), (two, _) in pairwise(inside)]
        joined = all(set(gap.lower().replace(",", " ").split()) <= clause_lexicon().coordinators for gap in gaps)
        return tuple(mention for _, mention in inside) if joined else ()

    def written_alike(self, mention: Mention, kinds: Sequence[MentionKind]) -> Mention | None:
        """A mention of one of the kinds, written just so elsewhere: a name misread as a place once is still a name."""
        alike = (one for _, one in sorted(self.names.items()) if one.text == mention.text and " " in one.text)
        return next((one for one in alike if one.kind in kinds), None)

    def cut(self, span: Span) -> Mention | None:
        """The name of which the words take only a part: "Harbour" of "Harbour Gazette"; None where they cut none."""
        for inner, mention in sorted(self.names.items()):
            if span.overlaps(inner) and not span.contains(inner):
                return mention
        return None

    def _only_title(self, before: Span, mention: Mention) -> bool:
        """Whether the words before a name are titles and roles that its holder has, and an article at most."""
        at = before.start
        while at < before.end:
            at += len(_BEFORE_NAME.match(self.text, at, before.end)[0])  # type: ignore[index]  # it matches nothing, too
            if at >= before.end:
                break
            role = next((one for one in self.roles if one.span.start == at and self.same(one.holder, mention.id)), None)
            if role is None or role.span.end > before.end:
                return False
            at = role.span.end
        return True

    def same(self, one: str | None, other: str | None) -> bool:
        """Whether two mentions name the same in this document."""
        if one is None or other is None:
            return False
        return one == other or (one in self.groups and self.groups[one] == self.groups.get(other))

    def one_of(self, places: Sequence[Span], near: Span) -> Span | None:
        """The place that is meant: the only one, or, where all name the same, the nearest; else None."""
        if len(places) == 1:
            return places[0]
        named = [self.named(place) for place in places]
        first = named[0]
        if first is None or not all(one is not None and self.same(one.id, first.id) for one in named):
            return None
        return min(places, key=lambda place: (abs(place.start - near.start), place))
