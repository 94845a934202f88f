"""From parts of a case file to words: events, claims, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from onrecord.core.attribution import Stance
from onrecord.core.calendar import spell_bounds
from onrecord.core.casefile import CaseFile
from onrecord.core.claim import Claim
from onrecord.core.document import Document
from onrecord.core.event import Account, Event, Slot
from onrecord.core.finding import Finding, FindingKind, Side
from onrecord.core.span import Span
from onrecord.core.when import Bounds
from onrecord.export.neutral import neutral, one_line
from onrecord.export.telling.values import (
    AccountView,
    EventView,
    FindingView,
    Link,
    Month,
    Quote,
    RelationView,
    SideView,
    SlotView,
)
from onrecord.export.wording import (
    FINDING_WORDS,
    MONTHS,
    STANCE_LABELS,
    Wording,
    bounds_words,
    day_words,
    ids_of,
    short_ids,
)
from onrecord.reconcile.accounts import CORRECTED
from onrecord.vocabulary.types import Vocabulary

RELATION_WORDS = {
    "extends": "extends",
    "executes": "carries out",
    "resumes": "resumes",
    "ends": "ends",
    "answers": "answers",
    "part_of": "is part of",
}


@dataclass(frozen=True)
class Composer:
    """Tells parts of one case file, with the words, numbers and short ids of that case file."""

    casefile: CaseFile
    documents: Sequence[Document]
    vocabulary: Vocabulary
    known_ids: tuple[str, ...] = ()
    """Ids beyond this case file's own that a short id must not stand for: those of the whole archive."""

    @cached_property
    def wording(self) -> Wording:
        """The case file's words."""
        return Wording(self.casefile, self.vocabulary)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Texts by digest."""
        return {document.digest: document.text for document in self.documents}

    @cached_property
    def languages(self) -> dict[str, str | None]:
        """Languages by digest, where they are known."""
        return {document.digest: document.language for document in self.documents}

    @cached_property
    def shorts(self) -> dict[str, str]:
        """Short ids."""
        return short_ids({*ids_of(self.casefile), *self.known_ids})

    @cached_property
    def event_numbers(self) -> dict[str, int]:
        """The number of each event, from 1, in the order of the case file."""
        return {event.id: number for number, event in enumerate(self.casefile.events, start=1)}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Titles of events."""
        return {event.id: one_line(event.title) for event in self.casefile.events}

    @cached_property
    def conflicts(self) -> dict[str, list[Link]]:
        """Contradictions by the events that they are about."""
        found: dict[str, list[Link]] = {}
        for finding in self.casefile.findings:
            if finding.kind is FindingKind.CONTRADICTION:
                for event in finding.events:
                    found.setdefault(event, []).append(Link(one_line(finding.title), f"#{finding.id}"))
        return found

    def short(self, id: str) -> str:  # noqa: A002 - the word of the model
        """The short form of an id."""
        return self.shorts.get(id, id)

    def lane(self, event: Event) -> str:
        """The lane an event is drawn in."""
        found = self.vocabulary.type(event.type)
        return found.lane if found else "other"

    def event_link(self, id: str | None) -> Link | None:  # noqa: A002 - as above
        """A link to an event by its number, where it is part of the case."""
        if id is None or id not in self.event_numbers:
            return None
        return Link(str(self.event_numbers[id]), f"#{id}", self.titles[id])

    def event_links(self, ids: Sequence[str]) -> tuple[Link, ...]:
        """Links to those that are part of the case."""
        return tuple(link for link in map(self.event_link, ids) if link is not None)

    def report_link(self, document: str, span: Span | None = None) -> Link:
        """A link to a report, or to a stretch of its text, by the report's number."""
        number = self.wording.numbers.get(document, 0)
        href = f"#r{number}" if span is None else f"#{mark_id(number, span)}"
        return Link(f"R{number}", href, f"{self.source(document)}: open the sentence in its text")

    def source(self, document: str) -> str:
        """Publisher and day of a report."""
        report = self.wording.reports.get(document)
        day = day_words(report.published) if report and report.published else "no date"
        return f"{self.wording.publisher(document)}, {day}"

    def when(self, event: Event) -> str:
        """When it happened."""
        label = one_line(event.when_label) or bounds_words(event.bounds)
        return self.as_written(label, event.bounds, event.claims)

    def as_written(self, label: str, bounds: Bounds | None, ids: Sequence[str]) -> str:
        """A date before the words that tell it, where they are vague: "early 2019 (1 January to 30 June 2019)"."""
        for claim in (self.wording.claims[id] for id in ids if id in self.wording.claims):  # noqa: A001 - as above
            when = claim.when
            if when.likely is not None and when.phrase is not None and when.bounds == bounds:
                words = one_line(when.phrase.quote(self.texts.get(claim.document, "")))
                return f"{words} ({label})" if words else label
        return label

    def quote(self, claim: Claim) -> Quote:
        """A claim as it is shown."""
        text = self.texts.get(claim.document, "")
        sentence, trigger = claim.sentence, claim.trigger
        inside = sentence.contains(trigger)
        middle = trigger if inside else Span(sentence.end, sentence.end)
        when = claim.when
        day = bounds_words(when.bounds)
        if when.phrase is not None:
            day = f"{day}, from “{one_line(when.phrase.quote(text))}”"
        return Quote(
            anchor=claim.id,
            short=self.short(claim.id),
            before=neutral(text[sentence.start : middle.start]),
            trigger=neutral(middle.quote(text)),
            after=neutral(text[middle.end : sentence.end]),
            stance=claim.stance.value,
            held=self.wording.held(claim),
            chain=self.wording.chain(claim),
            report=self.report_link(claim.document, sentence),
            source=self.source(claim.document),
            day=day,
            day_rule=one_line(when.rule),
            language=self.languages.get(claim.document) or "en",
            headline=claim.headline,
            found=sentence.end <= len(text) and sentence.start < sentence.end,
            read_by=one_line(self.wording.read_by(claim)) if claim.read_by is not None else "",
        )

    def quotes(self, ids: Sequence[str]) -> tuple[Quote, ...]:
        """The claims of those ids that the case file holds."""
        return tuple(self.quote(self.wording.claims[id]) for id in ids if id in self.wording.claims)  # noqa: A001

    def quote_links(self, ids: Sequence[str]) -> tuple[Link, ...]:
        """Links to the first sentence of each report among those claims."""
        claims = [self.wording.claims[id] for id in ids if id in self.wording.claims]  # noqa: A001 - as above
        links: dict[str, Link] = {}
        for claim in claims:
            links.setdefault(claim.document, self.report_link(claim.document, claim.sentence))
        return tuple(links.values())

    def slot(self, event: Event, slot: Slot) -> SlotView:
        """A slot with its accounts."""
        accounts = tuple(
            AccountView(
                self._account_label(account),
                account.support.write(),
                CORRECTED if account.basis.endswith(CORRECTED) else "",
                self.quote_links(account.claims),
            )
            for account in slot.accounts
        )
        return SlotView(slot.name, slot_label(self.vocabulary, event.type, slot.name), accounts)

    def _account_label(self, account: Account) -> str:
        label = one_line(self.wording.entity_names.get(account.value, account.label))
        return label if account.bounds is None else self.as_written(label, account.bounds, account.claims)

    def event(self, event: Event) -> EventView:
        """One event."""
        relations = tuple(
            RelationView(RELATION_WORDS.get(relation.kind.value, relation.kind.value), link, one_line(relation.reason))
            for relation in event.relations
            if (link := self.event_link(relation.event)) is not None
        )
        found = self.vocabulary.type(event.type)
        denial = self.wording.tells_denial(event.type, event.phase, event.stance)
        stance = Stance.ASSERTED if denial else event.stance
        return EventView(
            anchor=event.id,
            number=self.event_numbers[event.id],
            short=self.short(event.id),
            title=self.titles[event.id],
            when=self.when(event),
            lane=self.lane(event),
            kind=found.label if found else event.type,
            stance=stance.value,
            stance_label=STANCE_LABELS[stance],
            according=self.wording.according(event.claims),
            support=event.support.write(),
            slots=tuple(self.slot(event, slot) for slot in event.slots),
            quotes=self.quotes(event.claims),
            rejected=self.quotes(event.rejected),
            relations=relations,
            conflicts=tuple(self.conflicts.get(event.id, ())),
            attributes=tuple(attribute.replace("_", " ") for attribute in event.attributes),
        )

    def months(self) -> tuple[Month, ...]:
        """The events by the month of their last possible day, those without a date at the end."""
        groups = []
        for label, events in groupby(self.casefile.events, key=month_of):
            groups.append((label, tuple(self.event(event) for event in events)))
        return tuple(Month(label, f"month-{number}", events) for number, (label, events) in enumerate(groups, 1))

    def finding(self, finding: Finding) -> FindingView:
        """A finding."""
        return FindingView(
            anchor=finding.id,
            short=self.short(finding.id),
            kind=finding.kind.value,
            kind_label=FINDING_WORDS[finding.kind],
            title=one_line(finding.title),
            reason=one_line(finding.reason),
            sides=tuple(
                SideView(self._side_label(side), one_line(side.reading), side.support.write(), self.quotes(side.claims))
                for side in finding.sides
            ),
            settles=one_line(finding.settles),
            events=self.event_links(finding.events),
        )

    def _side_label(self, side: Side) -> str:
        held = [self.wording.claims[id].when.bounds for id in side.claims if id in self.wording.claims]  # noqa: A001
        told = next((bounds for bounds in held if bounds.known and spell_bounds(bounds) == side.label), None)
        return self.as_written(one_line(side.label), told, side.claims)

    def findings(self, *, contradictions: bool) -> tuple[FindingView, ...]:
        """The contradictions, or all others in the order of FINDING_WORDS."""
        order = list(FINDING_WORDS)
        wanted = [
            finding
            for finding in self.casefile.findings
            if (finding.kind is FindingKind.CONTRADICTION) == contradictions
        ]
        return tuple(self.finding(finding) for finding in sorted(wanted, key=lambda item: order.index(item.kind)))


def mark_id(number: int, span: Span) -> str:
    """The anchor of a quoted stretch in the text of report `number`."""
    return f"r{number}-{span.start}-{span.end}"


def month_of(event: Event) -> str:
    """The heading an event stands under."""
    day = event.bounds.earliest or event.bounds.latest
    return f"{MONTHS[day.month - 1]} {day.year}" if day else "Date not known"


def slot_label(vocabulary: Vocabulary, type: str, name: str) -> str:  # noqa: A002 - the word of the model
    """A slot's name for reading: the vocabulary's label of the role, else the name."""
    found = vocabulary.type(type)
    role = next((role for role in found.roles if role.name == name), None) if found else None
    return role.label if role and role.label else name.replace("_", " ")
