"""What onrecord found, in the lines of a `.case` file: rendered from the core types only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.attribution import Speaker, Stance
from onrecord.core.calendar import to_edtf
from onrecord.core.casefile import CaseFile
from onrecord.core.claim import Claim, Filler
from onrecord.core.document import Document
from onrecord.core.entity import Entity, Person
from onrecord.core.event import Account, Event
from onrecord.core.finding import Finding
from onrecord.core.mention import MentionKind
from onrecord.core.reading import Reading
from onrecord.core.state import Clock, State
from onrecord.core.when import Bounds, When, WhenBasis
from onrecord.explain import difference_words, suggestions


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that a case's sections may speak of."""

    labels: Mapping[str, str]
    """The name of each report by its digest."""
    readings: tuple[Reading, ...]
    casefile: CaseFile
    documents: tuple[Document, ...]
    """As an export would show them: redacted."""


def render(outcome: Outcome, kind: str, only: Sequence[str] = ()) -> tuple[str, ...]:
    """The lines of the section `kind`, narrowed to the types, kinds or names in `only`; `(none)` for no line."""
    lines = [line for line in _SECTIONS[kind](outcome, tuple(only)) if line]
    return tuple(lines) or ("(none)",)


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def edtf(bounds: Bounds | None, open_ended: bool = False) -> str:
    """Bounds in EDTF; "?" where nothing is known."""
    if bounds is None or not bounds.known:
        return "?"
    return to_edtf(bounds, open_ended) or "?"


# --- readings


def _claims(outcome: Outcome, only: tuple[str, ...]) -> list[str]:
    named = {reading.document: _names_of(reading) for reading in outcome.readings}
    order = {reading.document: place for place, reading in enumerate(outcome.readings)}
    claims = sorted(outcome.casefile.claims, key=lambda c: (order.get(c.document, 0), c.trigger.start, c.type, c.id))
    return [_claim(claim, outcome, named.get(claim.document, {})) for claim in claims if not only or claim.type in only]


def _claim(claim: Claim, outcome: Outcome, named: Mapping[str, str]) -> str:
    head = f"[{outcome.labels[claim.document]}] {claim.type}{'/' + claim.phase if claim.phase else ''}"
    speakers = " ← ".join(_speaker(speaker, named) for speaker in claim.speakers)
    fillers = ", ".join(f"{filler.role} {_filler(filler, named)}" for filler in claim.fillers)
    return _join(
        head,
        _when(claim.when),
        f"term {claim.term.iso()}" if claim.term else "",
        f"until {edtf(claim.until.bounds)}" if claim.until else "",
        f"day {claim.ordinal}" if claim.ordinal is not None else "",
        *(f"amount {amount.text}" for amount in claim.amounts),
        *claim.attributes,
        claim.stance,
        speakers,
        fillers,
        "headline" if claim.headline else "",
        f"read by {claim.read_by.model}" if claim.read_by else "",
    )


def _when(when: When) -> str:
    return ("by report " if when.basis is WhenBasis.REPORTED_BY else "") + edtf(when.bounds, when.open_ended)


def _speaker(speaker: Speaker, named: Mapping[str, str]) -> str:
    text = named.get(speaker.mention or "", speaker.text) or speaker.kind
    channel = f" via {speaker.channel}" if speaker.channel else ""
    return f"{text}{channel}" + (f" ({speaker.stance})" if speaker.stance is not Stance.ASSERTED else "")


def _filler(filler: Filler, named: Mapping[str, str]) -> str:
    return named.get(filler.mention or "", filler.text) + (f" (×{filler.count})" if filler.count else "")


def _names_of(reading: Reading) -> dict[str, str]:
    """For each mention, the longest name of its group."""
    texts = {mention.id: mention.text for mention in reading.mentions if mention.kind is not MentionKind.ROLE}
    for group in reading.names:
        longest = max((texts[mention] for mention in group if mention in texts), key=len, default="")
        texts.update({mention: longest for mention in group if longest})
    return texts


def _suggested(outcome: Outcome, only: tuple[str, ...]) -> list[str]:
    named = {reading.document: _names_of(reading) for reading in outcome.readings}
    lines = []
    for one in suggestions(outcome.casefile):
        claim = one.second.claim
        if not only or claim.type in only:
            told = _claim(claim, outcome, named.get(claim.document, {}))
            lines.append(_join(told, "rejected" if one.rejected else ""))
            lines += [f"  otherwise: {difference_words(difference)}" for difference in one.second.differences]
            lines += [f"  {remark}" for remark in one.second.remarks]
    return lines


def _refused(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    return [
        f"[{outcome.labels[reading.document]}] claim {one.number}: {one.kind} · {one.what}"
        for reading in outcome.casefile.second_readings
        for one in reading.rejected
    ]


def _attributions(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    lines = []
    texts = {document.digest: document.text for document in outcome.documents}
    for reading in outcome.readings:
        text, named = texts[reading.document], _names_of(reading)
        for item in reading.attributions:
            source = named.get(item.speaker or "") or (item.source.quote(text) if item.source else "unnamed")
            content = " … ".join(" ".join(span.quote(text).split()) for span in item.content)
            lines.append(
                _join(
                    f"[{outcome.labels[reading.document]}] {item.id} {source}",
                    f"“{item.cue.quote(text)}”" if item.cue else "",
                    f"{item.kind}{'' if item.stance is Stance.ASSERTED else ' ' + item.stance}",
                    f"inside {item.outer}" if item.outer else "",
                    f"via {item.channel}" if item.channel else "",
                    content,
                )
            )
    return lines


def _background(outcome: Outcome, only: tuple[str, ...]) -> list[str]:
    texts = {document.digest: document.text for document in outcome.documents}
    return [
        _join(f"[{outcome.labels[reading.document]}] {one.type}", one.trigger.quote(texts[reading.document]))
        for reading in outcome.readings
        for one in reading.background
        if not only or one.type in only
    ]


def _times(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    texts = {document.digest: document.text for document in outcome.documents}
    return [
        _join(
            f"[{outcome.labels[reading.document]}] {time.span.quote(texts[reading.document])}",
            time.type,
            time.term.iso() if time.term else edtf(time.when.bounds, time.when.open_ended),
            f"likely {edtf(time.when.likely)}" if time.when.likely else "",
            f"day {time.ordinal}" if time.ordinal is not None else "",
            "or " + ", ".join(edtf(other) for other in time.when.alternatives) if time.when.alternatives else "",
        )
        for reading in outcome.readings
        for time in reading.times
    ]


# --- the case file


def _events(outcome: Outcome, only: tuple[str, ...]) -> list[str]:
    casefile = outcome.casefile
    names = _entity_names(casefile)
    lines: list[str] = []
    for event in casefile.events:
        if only and event.type not in only:
            continue
        who = ", ".join(names.get(person, person) for person in event.persons) or "nobody named"
        lines.append(
            _join(
                f"{edtf(event.bounds)} {_kind(event)}",
                *event.attributes,
                event.stance,
                who,
                event.support.write(),
            )
        )
        lines.extend(_slots(event, outcome))
        lines.extend(f"    {relation.kind} {_other(relation.event, casefile)}" for relation in event.relations)
        if event.rejected:
            lines.append(f"    rejected {_reports(event.rejected, outcome)}")
    return lines


def _kind(event: Event) -> str:
    return f"{event.type}/{event.phase}" if event.phase else event.type


def _other(event_id: str, casefile: CaseFile) -> str:
    other = next((event for event in casefile.events if event.id == event_id), None)
    return f"{edtf(other.bounds)} {_kind(other)}" if other else event_id


def _slots(event: Event, outcome: Outcome) -> list[str]:
    """Slots with more than one account: where accounts are at odds, or one says more than another."""
    return [
        f"    {slot.name}: " + " | ".join(_account(account, outcome) for account in slot.accounts)
        for slot in event.slots
        if len(slot.accounts) > 1
    ]


def _account(account: Account, outcome: Outcome) -> str:
    names = _entity_names(outcome.casefile)
    return f"{names.get(account.value, account.value)} {_reports(account.claims, outcome)}"


def _reports(claims: Sequence[str], outcome: Outcome) -> str:
    documents = {claim.id: claim.document for claim in outcome.casefile.claims}
    labels = sorted({outcome.labels[documents[claim]] for claim in claims if claim in documents})
    return "[" + ", ".join(labels) + "]"


def _states(outcome: Outcome, only: tuple[str, ...]) -> list[str]:
    names = _entity_names(outcome.casefile)
    lines: list[str] = []
    for state in sorted(outcome.casefile.states, key=lambda s: (names.get(s.person, ""), s.name)):
        if not only or state.name in only:
            lines.extend(_state(state, names))
    return lines


def _state(state: State, names: Mapping[str, str]) -> list[str]:
    lines = [_join(f"{names.get(state.person, state.person)}: {state.name}", "lasts" if state.active else "over")]
    for period in state.periods:
        end = f"to {edtf(period.end)}" if period.end else "on"
        lines.append(
            "    " + _join(f"from {edtf(period.start)} {end}", *period.attributes, *map(_clock, period.clocks))
        )
    lines.extend(f"    {_clock(clock)}" for clock in state.clocks)
    return lines


def _clock(clock: Clock) -> str:
    values = dict.fromkeys(reading.value for reading in clock.readings)
    return f"{clock.name} {' or '.join(values)}"


def _findings(outcome: Outcome, only: tuple[str, ...]) -> list[str]:
    lines = [_finding(finding, outcome) for finding in outcome.casefile.findings if not only or finding.kind in only]
    return sorted(lines)


def _finding(finding: Finding, outcome: Outcome) -> str:
    kinds = {event.id: _kind(event) for event in outcome.casefile.events}
    about = ", ".join(dict.fromkeys(kinds.get(event, event) for event in finding.events))
    sides = " | ".join(f"{side.label} {_reports(side.claims, outcome)}" for side in finding.sides)
    return _join(finding.kind, about, finding.slot or "", sides or finding.title)


def _entity_names(casefile: CaseFile) -> dict[str, str]:
    entities: tuple[Entity, ...] = (*casefile.persons, *casefile.organisations, *casefile.places)
    return {entity.id: entity.name for entity in entities}


def _entity(entity: Entity, names: Mapping[str, str]) -> list[str]:
    forms = "; ".join(sorted(form.text for form in entity.forms if form.text != entity.name))
    lines = [entity.name + (f" = {forms}" if forms else "")]
    if isinstance(entity, Person):
        lines.extend(f"    {text}" for text in sorted({f"role {role.text}" for role in entity.roles}))
        related = {
            f"{relative.relation} {names.get(relative.person, relative.person)}" for relative in entity.relatives
        }
        lines.extend(f"    {text}" for text in sorted(related))
    return lines


def _entities(choose: Callable[[CaseFile], Sequence[Entity]]) -> Callable[[Outcome, tuple[str, ...]], list[str]]:
    def lines(outcome: Outcome, only: tuple[str, ...]) -> list[str]:
        names = _entity_names(outcome.casefile)
        chosen = sorted(choose(outcome.casefile), key=lambda entity: (entity.name, entity.id))
        return [line for entity in chosen if not only or entity.name in only for line in _entity(entity, names)]

    return lines


def _principals(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    names = _entity_names(outcome.casefile)
    return [names[principal] for principal in outcome.casefile.principals]


def _suggestions(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    names = _entity_names(outcome.casefile)
    return sorted(" ~ ".join(sorted((names[s.left], names[s.right]))) for s in outcome.casefile.suggestions)


def _replies(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    return [
        _join(f"[{outcome.labels[item.document]}] {item.reply.outcome}", item.reply.party)
        for item in sorted(outcome.casefile.replies, key=lambda r: (outcome.labels[r.document], r.reply.span))
    ]


def _corrections(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    texts = {document.digest: document.text for document in outcome.documents}
    return [
        f"[{outcome.labels[reading.document]}] {span.quote(texts[reading.document])}"
        for reading in outcome.readings
        for span in reading.corrections
    ]


def _origins(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    return sorted(
        ", ".join(sorted(outcome.labels[report] for report in origin.reports)) for origin in outcome.casefile.origins
    )


def _stale(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    kinds = {decision.id: decision for decision in outcome.casefile.decisions}
    return [
        _join(kinds[item.decision].kind if item.decision in kinds else item.decision, item.reason)
        for item in outcome.casefile.stale
    ]


def _problems(outcome: Outcome, _: tuple[str, ...]) -> list[str]:
    problems = (*outcome.casefile.problems,)
    lines = {f"{problem.where}: {problem.message}" for problem in problems}
    for digest, label in outcome.labels.items():
        lines = {line.replace(digest, label).replace(digest[:12], label) for line in lines}
    return sorted(lines)


def _texts(outcome: Outcome, only: tuple[str, ...]) -> list[str]:
    return [
        f"[{outcome.labels[document.digest]}] {line}"
        for document in outcome.documents
        if not only or outcome.labels[document.digest] in only
        for line in document.text.splitlines()
        if line.strip()
    ]


_SECTIONS: Mapping[str, Callable[[Outcome, tuple[str, ...]], list[str]]] = {
    "claims": _claims,
    "background": _background,
    "attributions": _attributions,
    "times": _times,
    "events": _events,
    "states": _states,
    "findings": _findings,
    "persons": _entities(lambda casefile: casefile.persons),
    "organisations": _entities(lambda casefile: casefile.organisations),
    "places": _entities(lambda casefile: casefile.places),
    "principals": _principals,
    "suggested": _suggested,
    "refused": _refused,
    "suggestions": _suggestions,
    "replies": _replies,
    "corrections": _corrections,
    "origins": _origins,
    "stale": _stale,
    "problems": _problems,
    "texts": _texts,
}
