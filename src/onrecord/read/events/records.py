"""Claims of tables, lists of fields and court calendars: what a cell tells under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.core.attribution import Stance
from onrecord.core.claim import Claim, Filler
from onrecord.core.mention import Mention, MentionKind
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression, TimeType, When
from onrecord.read.events import when
from onrecord.read.events.afterwards import id_of
from onrecord.read.events.entries import ToldEntry
from onrecord.read.events.holding import Voices, chain_of
from onrecord.read.text import TextStructure
from onrecord.read.text.columns import Column, columns, tells_word
from onrecord.read.text.types import Field, Record
from onrecord.vocabulary.types import EventType

_ARTICLES = re.compile(
    r"(?:\b(?:Art(?:icle|\.)?s?|Sections?|§)\s*)?\d+[\d.,/\-()a-zA-Z]*(?:\s*(?:,|;|and|&|/)\s*\d+[\d.\-()a-zA-Z]*)*"
)
_NAMED_ARTICLE = re.compile(r"\b(?:Art(?:icle|\.)?s?|Sections?|§)\s*\d+[^\s,;)]*(?:\s*(?:,|;|and|&)\s*\d+[\d.\-]*)*")
_COURT = re.compile(r"\b(?:court|tribunal|chamber)\b", re.IGNORECASE)
_OFFICER = re.compile(r"\b(?:judge|justice|magistrate|prosecutor|lawyer|attorney|counsel|advocate)\b", re.IGNORECASE)
_ALONE = frozenset(("arrested", "held", "released"))
"""Columns that tell of the person alone, whatever stands in the others."""
_SITTING = "date"
"""The column whose event is a court's sitting."""


def claims_of_records(
    document: str,
    structure: TextStructure,
    voices: Voices,
    times: Sequence[TimeExpression],
    types: Mapping[str, EventType],
) -> list[Claim]:
    """The claims of the document's records, in text order; none where it has none."""
    if not structure.records:
        return []
    maker = _Maker(document, structure, voices, times, types)
    return [claim for record in structure.records for claim in maker.claims(record)]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Turns the cells of one document's records into claims."""

    document: str
    structure: TextStructure
    voices: Voices
    times: Sequence[TimeExpression]
    types: Mapping[str, EventType]

    def claims(self, record: Record) -> Iterator[Claim]:
        """What one row tells: each kind of event once."""
        persons = self._persons(record)
        told: dict[tuple[str, str | None], list[tuple[Column, Field]]] = {}
        for field in record.fields:
            column = columns().by_id[field.column]
            if column.event is not None:
                told.setdefault((column.event, column.phase), []).append((column, field))
        sitting = record.field(_SITTING) is not None and (record.field("court") or record.field("stage")) is not None
        for cells in told.values():
            column = cells[0][0]
            event_type = self.types.get(column.event or "")
            if event_type is None or not persons or (column.id == _SITTING and not sitting):
                continue
            if column.gives in ("charge", "article") and (sitting or self._sentenced(record)):
                # What somebody was sentenced for, or is tried for, is told with the sentence or the hearing.
                continue
            claim = self._claim(record, event_type, column, tuple(field for _, field in cells), persons)
            if claim is not None:
                yield claim

    def _claim(
        self, record: Record, event_type: EventType, column: Column, cells: Sequence[Field], persons: Sequence[Filler]
    ) -> Claim | None:
        dates = [time for field in cells for time in self._within(field.span, TimeType.DATE, TimeType.TIME)]
        terms = [time for field in cells for time in self._within(field.span, TimeType.DURATION)]
        trigger = cells[0].span
        if column.gives in ("when", "term") and not dates and not terms and not self._endless(column, trigger):
            return None
        phase = column.phase or event_type.default_phase
        fillers = [*persons, *self._others(record, column)]
        if column.gives == "facility":
            words, other = trigger.quote(self.structure.text), self.types.get(column.other_event or "")
            if tells_word(words, column.refuses):
                return None
            if other is not None and tells_word(words, column.other_words):
                event_type, phase = other, column.other_phase
            else:
                fillers.append(Filler("facility", words, trigger))
        stage = record.field("stage") if column.id == _SITTING else None
        roles = {role.name for role in event_type.roles}
        dated = when.of_time(dates[0]) if dates else when.untold(self.structure.reported, ahead=False)
        stance, phase = self._held(event_type, phase, dated, announced=column.id == _SITTING)
        return told_by(
            self.voices,
            Claim(
                id="",
                document=self.document,
                type=event_type.id,
                phase=phase,
                trigger=stage.span if stage is not None else trigger,
                sentence=record.span,
                fillers=tuple(filler for filler in fillers if filler.role in roles),
                when=dated,
                term=terms[0].term if terms and event_type.lasts else None,
                stance=stance,
            ),
        )

    def _others(self, record: Record, column: Column) -> list[Filler]:
        """The court, the charge and the article of law, which stand in cells of their own."""
        return (
            []
            if column.gives == "facility" or column.id == "arrested"
            else [*self._court(record), *self._charged(record)]
        )

    def _held(
        self, event_type: EventType, phase: str | None, dated: When, *, announced: bool
    ) -> tuple[Stance, str | None]:
        """What is ahead of the report is planned, and a hearing that is ahead is announced."""
        day, reported = dated.bounds.earliest, self.structure.reported
        if day is None or (reported is not None and day <= reported) or not (announced or reported is not None):
            return Stance.ASSERTED, phase
        return Stance.PLANNED, planned_phase(event_type, phase)

    def _persons(self, record: Record) -> tuple[Filler, ...]:
        name = record.field("name")
        if name is None:
            return ()
        return tuple(
            Filler("person", mention.text, mention.span, mention.id)
            for mention in self._mentions(name.span, MentionKind.PERSON)
        )

    def _mentions(self, span: Span, kind: MentionKind) -> list[Mention]:
        found = [one for one in self.voices.mentions.values() if one.kind is kind and span.contains(one.span)]
        return sorted(found, key=lambda one: one.span)

    def _court(self, record: Record) -> list[Filler]:
        court = record.field("court")
        if court is None:
            return []
        named = self._mentions(court.span, MentionKind.ORGANISATION)
        mention = named[0].id if named else None
        return [Filler("court", court.span.quote(self.structure.text), court.span, mention)]

    def _charged(self, record: Record) -> list[Filler]:
        """What somebody is charged with, and the articles of law that are named with it."""
        found = []
        text = self.structure.text
        charge, article = record.field("charge"), record.field("article")
        if charge is not None:
            match = _NAMED_ARTICLE.search(text, charge.span.start, charge.span.end)
            rest = charge.span.quote(text)
            if match is None or match.end() - match.start() < len(rest) - 2:
                found.append(Filler("charge", rest, charge.span))
            if match is not None and article is None:
                found.append(Filler("article", match.group(), Span(*match.span())))
        if article is not None:
            match = _ARTICLES.search(text, article.span.start, article.span.end)
            if match is not None:
                found.append(Filler("article", article.span.quote(text), article.span))
            elif charge is None:
                found.append(Filler("charge", article.span.quote(text), article.span))
        return found

    def _endless(self, column: Column, cell: Span) -> bool:
        """Whether a cell tells a sentence that has no length: for life, to death."""
        return tells_word(cell.quote(self.structure.text), column.endless)

    def _sentenced(self, record: Record) -> bool:
        field = record.field("sentence")
        if field is None:
            return False
        endless = self._endless(columns().by_id[field.column], field.span)
        return endless or bool(self._within(field.span, TimeType.DURATION))

    def _within(self, span: Span, *kinds: TimeType) -> list[TimeExpression]:
        return [
            time
            for time in self.times
            if span.contains(time.span) and time.type in kinds and (time.term is not None or time.when.bounds.known)
        ]


def claims_of_calendar(
    document: str,
    structure: TextStructure,
    voices: Voices,
    told: ToldEntry,
    types: Mapping[str, EventType],
) -> tuple[Claim, ...]:
    """The hearing that an entry of a court calendar announces; nothing where it names no hearing or nobody."""
    entry, text, hearing = told.entry, structure.text, types.get(columns().by_id[_SITTING].event or "")
    match = _hearing_words().search(text, entry.body.start, entry.body.end)
    if match is None or hearing is None:
        return ()
    within = sorted(
        (one for one in voices.mentions.values() if entry.body.contains(one.span)), key=lambda one: one.span
    )
    officers = {one.holder for one in within if one.kind is MentionKind.ROLE and _OFFICER.search(one.text)}
    persons = [one for one in within if one.kind is MentionKind.PERSON and one.id not in officers]
    courts = [one for one in within if one.kind is MentionKind.ORGANISATION and _COURT.search(one.text)]
    if not persons:
        return ()
    article = _NAMED_ARTICLE.search(text, entry.body.start, entry.body.end)
    fillers = [Filler("person", one.text, one.span, one.id) for one in _once(persons, voices)]
    fillers += [Filler("court", one.text, one.span, one.id) for one in courts[:1]]
    fillers += [Filler("article", article.group(), Span(*article.span()))] if article is not None else []
    dated = when.of_time(told.time) if told.time is not None else when.untold(structure.reported, ahead=True)
    claim = Claim(
        id="",
        document=document,
        type=hearing.id,
        phase=planned_phase(hearing, hearing.default_phase),
        trigger=Span(*match.span()),
        sentence=told.quote(entry.body),
        fillers=tuple(fillers),
        when=dated,
        stance=Stance.PLANNED,
    )
    return (told_by(voices, claim),)


def told_by(voices: Voices, claim: Claim) -> Claim:
    """The claim with the speakers around it and its id."""
    chain = voices.around(claim.trigger)
    fuller = replace(claim, speakers=chain_of(chain, voices), attribution=chain[-1].id if chain else None)
    return replace(fuller, id=id_of(fuller))


def _once(persons: Sequence[Mention], voices: Voices) -> list[Mention]:
    """Each person once, by the first mention."""
    found: list[Mention] = []
    for one in persons:
        if not any(voices.same(one.id, other.id) for other in found):
            found.append(one)
    return found


@cache
def _hearing_words() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in columns().hearings)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def planned_phase(event_type: EventType, phase: str | None) -> str | None:
    """The phase that announces another of the same type: of a hearing held, a hearing scheduled."""
    known = event_type.phase(phase)
    carried = [name.partition("/") for name in (known.carries_out if known is not None else ())]
    return next((told for kind, _, told in carried if kind == event_type.id), phase)
