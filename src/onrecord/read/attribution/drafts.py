"""Drafts of attributions, line by line: cue, content, speaker, channel, stance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.core.attribution import Stance
from onrecord.core.mention import BlockKind, Mention, MentionKind, Reference
from onrecord.core.span import Span
from onrecord.read.attribution.assemble import Draft
from onrecord.read.attribution.between import relative_antecedent
from onrecord.read.attribution.channels import Channels
from onrecord.read.attribution.contents import ContentFinder
from onrecord.read.attribution.cue import Cue, CueKind, SubjectKind
from onrecord.read.attribution.cues import CueFinder
from onrecord.read.attribution.following import Content, Following
from onrecord.read.attribution.headlines import headline_draft
from onrecord.read.attribution.holders import Holders
from onrecord.read.attribution.lexicon import Form
from onrecord.read.attribution.line import Item, Line
from onrecord.read.attribution.phrases import Phrases, Range, apposed_name, carried_name, name_before, name_of
from onrecord.read.attribution.skips import Skipper

_NEAR = 12
"""Items between a cue and the colon at the end of its line."""
_OPEN = frozenset(("confirm", "acknowledge", "admit", "announce", "verify", "corroborate", "substantiate"))
_CHECKS = frozenset(("verify", "corroborate", "substantiate", "confirm"))
"""Verbs whose negation still tells how somebody holds the content: "has not confirmed"."""


@dataclass(frozen=True, slots=True)
class Drafter:
    """Turns the cues of a line into drafts of attributions."""

    text: str
    phrases: Phrases
    references: Mapping[int, Reference]
    mentions: Mapping[str, Mention]
    replies: tuple[Span, ...]
    """Where somebody is said not to have answered: that is no speech."""
    holders: Holders

    def drafts(self, lines: Sequence[Line], number: int) -> Iterator[Draft]:
        """The attributions of one line."""
        line = lines[number]
        if line.kind is BlockKind.HEADLINE and line.depth == 0:
            draft = headline_draft(line, number, self.phrases, self.references)
            if draft is not None:
                yield draft
                return
        lexicon = self.phrases.lexicon
        cues = [cue for cue in CueFinder(lexicon, self.phrases).find(line) if not self._replied(line, cue)]
        contents = ContentFinder(lexicon, self.phrases, Skipper(self.phrases), Following(self.phrases))
        told: list[Draft] = []
        citing: list[tuple[int, Draft]] = []
        for at, cue in enumerate(cues):
            content = contents.settle(line, cues, at)
            if content is not None and self._counts(line, cue, content):
                for draft in self._drafts_of(line, number, cue, content):
                    if cue.kind is CueKind.CITING:
                        citing.append((len(told), draft))
                    else:
                        told.append(draft)
            elif content is None and at == len(cues) - 1 and line.items[-1].lower == ":":
                told += self._announced(lines, number, cue)
        yield from told
        for place, draft in citing:
            # "…, X reported, citing Y" and "X, citing Y, reported …": what Y said is told inside what X said.
            citer = told[place - 1] if place else told[0] if told else None
            yield replace(draft, content=citer.content, holder=citer.cue) if citer is not None else draft

    def _announced(self, lines: Sequence[Line], number: int, cue: Cue) -> Iterator[Draft]:
        """He said: and then the quotation as a paragraph of its own."""
        line = lines[number]
        following = next((lines[at] for at in range(number + 1, len(lines)) if lines[at].depth <= line.depth), None)
        if (
            following is None
            or following.items[0].quote is None
            or line.depth > 0
            or len(line.items) - cue.last > _NEAR
        ):
            return
        # The colon stands for the quotation, which the next line holds.
        held = Content(((len(line.items) - 1, len(line.items)),), Stance.ASSERTED)
        for draft in self._drafts_of(line, number, cue, held):
            yield replace(draft, content=(following.items[0].quote.inner,))

    def _counts(self, line: Line, cue: Cue, content: Content) -> bool:
        """Whether it is somebody's words: not "did not say why", not "I think" inside somebody's own words."""
        use = content.use
        if use is None or cue.subject is None:
            return True
        subject = line.items[cue.subject[0]].lower
        if subject in self.phrases.lexicon.words["nobody"] and cue.subject[1] - cue.subject[0] == 1:
            return False
        head = line.items[self.phrases.head(line.items, cue.subject)]
        if (use.private or use.opinion) and self.phrases.has(head, "acts"):
            return False
        if line.depth > 0 and (
            use.private or (subject in ("i", "we") and cue.subject_kind is SubjectKind.OWN and self._now(line, cue))
        ):
            return False
        return not cue.negated or use.stance is Stance.DENIED or use.lemma in _OPEN

    def _now(self, line: Line, cue: Cue) -> bool:
        """Whether the verb stands in the present: the words themselves are the act."""
        form = self.phrases.lexicon.verbs.get(line.items[cue.word].lower)
        return form is not None and Form.BASE in form.forms and cue.first == cue.word

    def _replied(self, line: Line, cue: Cue) -> bool:
        start = line.items[cue.word].start
        at = bisect_right(self.replies, start, key=lambda span: span.start)
        return at > 0 and start < self.replies[at - 1].end

    def _drafts_of(self, line: Line, number: int, cue: Cue, content: Content) -> Iterator[Draft]:
        items = line.items
        spans = tuple(_span(items, part) for part in content.ranges)
        if cue.subject is not None and any(
            start < cue.subject[1] and cue.subject[0] < end
            for start, end in content.ranges
            if cue.kind is not CueKind.NOUN
        ):
            spans = _without(spans, Span(items[cue.subject[0]].start, items[cue.subject[1] - 1].end))
        spans = tuple(span for span in spans if len(span))
        if not spans:
            return
        channel = Channels(self.phrases).of(line, cue, content)
        source = _source(items, cue)
        speaker, addressee = self._speaker(items, cue), self._addressee(items, content)
        if speaker is not None and speaker == addressee:
            # "The director told her": the description was taken for whoever was told it.
            speaker = None
        before = relative_antecedent(items, cue, self.phrases) if speaker is None else None
        if before is not None:
            speaker = name_of(items, before, self.references, self.phrases)
            source = source if speaker is not None else _span(items, before)
        yield Draft(
            cue=Span(items[cue.first].start, items[cue.last - 1].end),
            content=spans,
            line=number,
            depth=line.depth,
            source=source,
            speaker=speaker,
            channel=channel.medium,
            addressee=addressee,
            relay=channel.relay or self._through(items, cue),
            stance=_stance(items, cue, content),
            shared=cue.subject_kind is SubjectKind.SHARED,
            private=content.use is not None and content.use.private,
            passing=cue.gerund and cue.subject is not None and items[cue.subject[0] - 1].lower == "with",
        )

    def _through(self, items: Sequence[Item], cue: Cue) -> str | None:
        """The outlet in "was quoted by X as saying"."""
        return _span(items, cue.through).quote(self.text) if cue.through is not None else None

    def _speaker(self, items: Sequence[Item], cue: Cue) -> str | None:
        if cue.subject is None:
            return None
        name = name_of(items, cue.subject, self.references, self.phrases)
        person = name is not None and self.mentions[name].kind is MentionKind.PERSON if name in self.mentions else False
        if person:
            return name
        limit = cue.first if cue.subject[1] <= cue.first else len(items)
        apposed = apposed_name(items, cue.subject[1], limit, self.phrases)
        carried = carried_name(items, cue.subject, self.references, self.phrases) if name is None else None
        told = apposed or name or carried or name_before(items, cue.subject, self.phrases)
        return told or self.holders.of(_span(items, cue.subject).quote(self.text))

    def _addressee(self, items: Sequence[Item], content: Content) -> str | None:
        if content.addressee is None:
            return None
        name = name_of(items, content.addressee, self.references, self.phrases)
        return name or _span(items, content.addressee).quote(self.text)


def _source(items: Sequence[Item], cue: Cue) -> Span | None:
    return _span(items, cue.subject) if cue.subject is not None else None


def _span(items: Sequence[Item], part: Range) -> Span:
    """The span of a stretch of items; a quotation at either end gives what is inside its marks."""
    first, last = items[part[0]], items[part[1] - 1]
    start = first.quote.inner.start if first.quote is not None else first.start
    end = last.quote.inner.end if last.quote is not None else last.end
    return Span(start, max(start, end))


def _without(spans: Sequence[Span], hole: Span) -> tuple[Span, ...]:
    """The spans without the part that `hole` covers."""
    kept: list[Span] = []
    for span in spans:
        if not span.overlaps(hole):
            kept.append(span)
            continue
        if hole.start - span.start > 2:
            kept.append(Span(span.start, hole.start))
        if span.end - hole.end > 2:
            kept.append(Span(hole.end, span.end))
    return tuple(kept)


def _stance(items: Sequence[Item], cue: Cue, content: Content) -> Stance:
    """How the speaker holds the content; a negated cue ("did not deny") holds nothing."""
    if not cue.negated:
        use = content.use
        if (
            use is not None
            and use.lemma == "warn"
            and any(
                items[index].lower in ("will", "would", "'ll", "’ll")
                for part in content.ranges
                for index in range(*part)
            )
        ):
            return Stance.THREATENED
        return content.stance
    if content.use is not None and content.use.lemma in _CHECKS:
        return Stance.NOT_VERIFIED
    if content.stance is Stance.DENIED:
        return Stance.ALLEGED
    if content.use is not None and content.use.lemma == "admit":
        return Stance.DENIED
    return Stance.NOT_VERIFIED
