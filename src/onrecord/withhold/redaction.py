"""What a decision withholds reaches no output: persons and claims are taken out of the case file and of the texts.

The safe side counts. Whoever is probably the same person is withheld too; a family name is taken out wherever it
stands, unless it is part of the full name of somebody who is certainly another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.document import Document
from onrecord.core.entity import Entity, Person
from onrecord.core.event import Event
from onrecord.core.second import SecondReading
from onrecord.core.span import Span
from onrecord.resolve.person_names import PROBABLE, compare_persons
from onrecord.resolve.person_parts import parse_person
from onrecord.withhold.masking import Mask, NameMask, rewrite


def redact(
    casefile: CaseFile, documents: Sequence[Document], decisions: Sequence[Decision]
) -> tuple[CaseFile, tuple[Document, ...]]:
    """The case file and the documents without what `decisions`, those in force, withhold.

    Names give way to "[withheld]" in texts, titles, labels, addresses and file names, in every spelling and script that
    the documents use; spans move with the texts. Mention keys stay as they are: they name places in the originals, so
    that further decisions still find them.
    """
    withhold = [decision for decision in decisions if decision.kind is DecisionKind.WITHHOLD]
    if not withhold:
        return casefile, tuple(documents)
    targets = {target for decision in withhold for target in decision.targets}
    hidden = _hidden_entities(casefile, targets)
    sentences = _sentences(casefile, targets)
    names = _name_mask(casefile, hidden, _as_written(documents, targets))
    masks = {document.digest: _mask(document, names, hidden, sentences) for document in documents}
    less = _without(casefile, hidden, targets)
    return (
        rewrite(less, names, masks),
        tuple(_redacted(document, names, masks[document.digest]) for document in documents),
    )


def _hidden_entities(casefile: CaseFile, targets: set[str]) -> dict[str, Entity]:
    """The entities withheld, and the persons that are probably the same."""
    keys: dict[str, list[MentionKey]] = {}
    for key in _keys(targets):
        keys.setdefault(key.document, []).append(key)
    everything: Iterable[Entity] = (*casefile.persons, *casefile.organisations, *casefile.places)
    hidden = {
        entity.id: entity
        for entity in everything
        if any(_touch(key, one) for one in entity.mentions for key in keys.get(one.document, ()))
    }
    named = [entity for entity in hidden.values() if isinstance(entity, Person)]
    for person in casefile.persons:
        if person.id not in hidden and any(_maybe_same(person, other) for other in named):
            hidden[person.id] = person
    return hidden


def _keys(targets: Iterable[str]) -> tuple[MentionKey, ...]:
    return tuple(sorted(MentionKey.parse(target) for target in targets if target.startswith("mention:")))


def _touch(one: MentionKey, other: MentionKey) -> bool:
    """Whether two mentions of one document share a place: a later reader may draw the bounds of a name otherwise."""
    return one.start < other.end and other.start < one.end


def _as_written(documents: Sequence[Document], targets: set[str]) -> list[str]:
    """The words that the decisions point to, whether they are still read as a name or not."""
    texts = {document.digest: document.text for document in documents}
    words = (texts.get(key.document, "")[key.start : key.end] for key in _keys(targets))
    return [word for word in words if word.strip()]


def _maybe_same(person: Person, other: Person) -> bool:
    """Whether nothing shows that the two are different people: an alike full name, or only a name they share."""
    full = [form.text for form in person.forms if parse_person(form.text).full]
    theirs = [form.text for form in other.forms]
    if full:
        return any(compare_persons(one, two) >= PROBABLE for one in full for two in theirs if parse_person(two).full)
    mine = {word for form in person.forms for word in parse_person(form.text).words}
    return not mine.isdisjoint(word for text in theirs for word in parse_person(text).words)


def _sentences(casefile: CaseFile, targets: set[str]) -> dict[str, list[Span]]:
    """The sentences of the claims withheld, by document."""
    found: dict[str, list[Span]] = {}
    suggested = (one.claim for second in casefile.second_readings for one in second.claims)
    for claim in (*casefile.claims, *suggested):
        if claim.id in targets:
            found.setdefault(claim.document, []).append(claim.sentence)
    return found


def _name_mask(casefile: CaseFile, hidden: dict[str, Entity], written: Sequence[str]) -> NameMask:
    """All spellings to take out, and the full names of others, which stay."""
    forms = [*written, *(form.text for entity in hidden.values() for form in entity.forms)]
    others = [form.text for person in casefile.persons if person.id not in hidden for form in person.forms]
    return NameMask.of(forms, others)


def _mask(document: Document, names: NameMask, hidden: dict[str, Entity], sentences: dict[str, list[Span]]) -> Mask:
    spans = [
        Span(key.start, key.end)
        for entity in hidden.values()
        for key in entity.mentions
        if key.document == document.digest and key.end <= len(document.text)
    ]
    return Mask.of(document.text, [*spans, *names.find(document.text), *sentences.get(document.digest, ())])


def _redacted(document: Document, names: NameMask, mask: Mask) -> Document:
    return replace(
        document,
        text=mask.apply(document.text),
        name=names.apply_to_address(document.name) or "",
        title=names.apply(document.title) if document.title else document.title,
        publisher=names.apply(document.publisher) if document.publisher else document.publisher,
        published_as_written=names.apply(document.published_as_written) if document.published_as_written else None,
        url=names.apply_to_address(document.url),
    )


@dataclass(frozen=True, slots=True)
class _Left:
    """What stays: ids of events and claims."""

    events: frozenset[str]
    claims: frozenset[str]


def _without(casefile: CaseFile, hidden: dict[str, Entity], targets: set[str]) -> CaseFile:
    """The case file without the entities, and without the events, claims, states and findings that are only theirs."""
    events = [event for event in casefile.events if not event.persons or not set(event.persons) <= hidden.keys()]
    gone = {claim for event in casefile.events if event not in events for claim in (*event.claims, *event.rejected)}
    claims = frozenset(claim.id for claim in casefile.claims) - gone - targets
    left = _Left(frozenset(event.id for event in events), claims)
    second = tuple(_second_without(one, casefile, hidden, left, targets) for one in casefile.second_readings)
    left = replace(left, claims=claims | {one.claim.id for reading in second for one in reading.claims})
    dropped = {decision.id for decision in casefile.decisions if _tells_of(decision, hidden, left)}
    everything: Iterable[Entity] = (*casefile.persons, *casefile.organisations, *casefile.places)
    apart = {entity.id for entity in everything} - hidden.keys()
    return replace(
        casefile,
        principals=tuple(person for person in casefile.principals if person in apart),
        persons=tuple(
            replace(person, relatives=tuple(relative for relative in person.relatives if relative.person in apart))
            for person in casefile.persons
            if person.id in apart
        ),
        organisations=tuple(body for body in casefile.organisations if body.id in apart),
        places=tuple(place for place in casefile.places if place.id in apart),
        claims=tuple(claim for claim in casefile.claims if claim.id in left.claims),
        events=tuple(_event_without(event, hidden, left) for event in events),
        states=tuple(state for state in casefile.states if state.person in apart),
        findings=tuple(finding for finding in casefile.findings if set(finding.events) <= left.events),
        suggestions=tuple(offer for offer in casefile.suggestions if {offer.left, offer.right} <= apart),
        decisions=tuple(decision for decision in casefile.decisions if decision.id not in dropped),
        stale=tuple(entry for entry in casefile.stale if entry.decision not in dropped),
        problems=tuple(problem for problem in casefile.problems if not any(id_ in problem.where for id_ in dropped)),
        second_readings=second,
    )


def _second_without(
    second: SecondReading, casefile: CaseFile, hidden: dict[str, Entity], left: _Left, targets: set[str]
) -> SecondReading:
    """What a language model said, without what it said of those hidden, or in the sentence of a claim that is gone."""
    keys = [key for entity in hidden.values() for key in entity.mentions if key.document == second.document]
    gone = [claim for claim in casefile.claims if claim.document == second.document and claim.id not in left.claims]
    gone += [one.claim for one in second.claims if one.claim.id in targets]
    kept = tuple(
        one
        for one in second.claims
        if not any(_touch(key, meant) for key in keys for meant in one.meant)
        and not any(one.claim.sentence.overlaps(claim.sentence) for claim in gone)
    )
    return replace(second, claims=kept, missed=tuple(claim for claim in second.missed if claim in left.claims))


def _tells_of(decision: Decision, hidden: dict[str, Entity], left: _Left) -> bool:
    """Whether the decision itself would tell of what is withheld."""
    if decision.kind is DecisionKind.WITHHOLD:
        return True
    keys = {key.write() for entity in hidden.values() for key in entity.mentions}
    claims = {target for target in decision.targets if target.startswith("claim-")}
    return not keys.isdisjoint(decision.targets) or not claims <= left.claims


def _event_without(event: Event, hidden: dict[str, Entity], left: _Left) -> Event:
    slots = tuple(
        replace(
            slot,
            accounts=tuple(
                replace(account, value="[withheld]", label="[withheld]") if account.value in hidden else account
                for account in slot.accounts
            ),
        )
        for slot in event.slots
    )
    return replace(
        event,
        persons=tuple(person for person in event.persons if person not in hidden),
        slots=slots,
        relations=tuple(tie for tie in event.relations if tie.event in left.events),
    )
