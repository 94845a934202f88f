"""From what a person names to the targets of a decision: mention keys, claim ids, the id of a decision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.cli.choose import choose_entity, choose_id, folded
from onrecord.cli.decision_log import log_ids
from onrecord.cli.door import Built
from onrecord.core.decision import DecisionKind, MentionKey
from onrecord.core.entity import Entity
from onrecord.core.problem import Problem

NAMING = frozenset({DecisionKind.SAME, DecisionKind.DIFFERENT})
ON_CLAIMS = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT})


def targets_of(built: Built, kind: DecisionKind, typed: Sequence[str]) -> tuple[str, ...] | Problem:
    """The targets that `typed` names, for a decision of that kind; or the first that is not clear."""
    if kind in NAMING:
        return _names(built, typed)
    if kind in ON_CLAIMS:
        return _one(_claim(built, typed[0]))
    if kind is DecisionKind.UNDO:
        return _one(choose_decision(built.archive.path, typed[0]))
    return _withheld(built, typed[0])


def _one(found: str | Problem) -> tuple[str, ...] | Problem:
    return found if isinstance(found, Problem) else (found,)


def _names(built: Built, typed: Sequence[str]) -> tuple[str, ...] | Problem:
    """One mention for each name: the one whose spelling is nearest to what was typed, in the earliest report."""
    targets: list[str] = []
    clear = (_entity(built, name) for name in typed if _given_key(name) is None)
    others = frozenset(entity.id for entity in clear if not isinstance(entity, Problem))
    for name in typed:
        key = _mention(built, name, others, taken=targets)
        if isinstance(key, Problem):
            return key
        targets.append(key)
    return tuple(targets)


def _mention(built: Built, typed: str, others: frozenset[str], taken: Sequence[str]) -> str | Problem:
    key = _given_key(typed)
    if key is not None:
        return key.write()
    entity = _entity(built, typed)
    if isinstance(entity, Problem):
        # "Emil" may be two people; beside "Emil Orvel", which names one of them, it is the other.
        other = _entity(built, typed, others)
        if isinstance(other, Problem):
            return entity
        entity = other
    texts = {document.digest: document.text for document in built.documents}
    numbers = {report.document: number for number, report in enumerate(built.whole.reports)}

    def distance(key: MentionKey) -> tuple[bool, bool, int, MentionKey]:
        written = texts.get(key.document, "")[key.start : key.end]
        return (
            key.write() in taken,
            folded(written) != folded(typed) and written != entity.name,
            numbers.get(key.document, len(numbers)),
            key,
        )

    return min(entity.mentions, key=distance).write()


def _given_key(typed: str) -> MentionKey | None:
    try:
        return MentionKey.parse(typed)
    except ValueError:
        return None


def _entity(built: Built, typed: str, apart_from: frozenset[str] = frozenset()) -> Entity | Problem:
    whole = built.whole
    everything: tuple[Entity, ...] = (*whole.persons, *whole.organisations, *whole.places)
    entities = [entity for entity in everything if entity.id not in apart_from]
    remedy = "Write it as a report does, or copy an id or a mention's key from `onrecord show --json`."
    return choose_entity(entities, typed, "person, organisation or place", remedy)


def _claims(built: Built) -> tuple[str, ...]:
    """The ids of all claims, those that only a language model reads among them."""
    suggested = (one.claim.id for second in built.whole.second_readings for one in second.claims)
    return (*(claim.id for claim in built.whole.claims), *suggested)


def _claim(built: Built, typed: str) -> str | Problem:
    events = {event.id: event for event in built.whole.events}
    found = choose_id((*_claims(built), *events), typed)
    if isinstance(found, Problem) or found not in events:
        return found
    shorts = built.composer(built.whole).shorts
    claims = ", ".join(shorts[id] for id in events[found].claims if id in shorts)  # noqa: A001 - the word of the model
    return Problem(typed, "This is an event; what is judged is each of its claims.", f"Decide on one of: {claims}.")


def choose_decision(place: Path, typed: str) -> str | Problem:
    """The decision that `typed` is or begins, looked up in the log: one that withholds is not in the case file."""
    found = choose_id(log_ids(place), typed)
    if isinstance(found, Problem):
        return Problem(found.where, found.message, "Copy the id that `onrecord decide list` prints.")
    return found


def _withheld(built: Built, typed: str) -> tuple[str, ...] | Problem:
    """A claim; or a person, by the first mention in every document: each stays withheld whatever is joined to it."""
    key = _given_key(typed)
    if key is not None:
        return (key.write(),)
    claim = choose_id(_claims(built), typed)
    if not isinstance(claim, Problem):
        return (claim,)
    entity = _entity(built, typed)
    if isinstance(entity, Problem):
        return entity
    first: dict[str, MentionKey] = {}
    for mention in sorted(entity.mentions):
        first.setdefault(mention.document, mention)
    return tuple(mention.write() for mention in first.values())
