"""What changed about persons, organisations and places."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from onrecord.core.casefile import CaseFile
from onrecord.core.entity import Entity, Person
from onrecord.diff.causes import Causes
from onrecord.diff.difference import Change, ChangeKind, Part
from onrecord.diff.matching import match, values_changed


def names_of(casefile: CaseFile) -> dict[str, str]:
    """The names of all persons, organisations and places, by id."""
    everybody: tuple[Entity, ...] = (*casefile.persons, *casefile.organisations, *casefile.places)
    return {entity.id: entity.name for entity in everybody}


def entities_changed(part: Part, before: Sequence[Entity], after: Sequence[Entity], causes: Causes) -> Iterator[Change]:
    """Persons, organisations, places, by where they are named."""
    once, now = {one.id: one for one in before}, {one.id: one for one in after}
    places = [{id_: frozenset[Hashable](one.mentions) for id_, one in known.items()} for known in (once, now)]
    paired, into, out_of = match(*places)
    origin = {new: old for old, new in paired.items()}
    for id_, one in now.items():
        old = once.get(origin.get(id_, ""))
        if old is None:
            kind = ChangeKind.PARTED if id_ in out_of else ChangeKind.ADDED
            other = once[out_of[id_]].name if id_ in out_of else ""
            yield Change(part, kind, id_, one.name, other, (), causes.of_mentions((one,)))
        elif values := values_changed(_entity_values(old), _entity_values(one)):
            yield Change(part, ChangeKind.CHANGED, id_, one.name, "", values, causes.of_mentions((old, one)))
    for id_, one in once.items():
        if id_ not in paired:
            kind = ChangeKind.JOINED if id_ in into else ChangeKind.GONE
            other = now[into[id_]].name if id_ in into else ""
            yield Change(part, kind, id_, one.name, other, (), causes.of_mentions((one,)))


def _entity_values(entity: Entity) -> dict[str, tuple[str, ...]]:
    found = {"name": (entity.name,), "spellings": tuple(sorted(form.text for form in entity.forms))}
    if isinstance(entity, Person):
        found["roles"] = tuple(dict.fromkeys(role.text for role in entity.roles))
        found["relatives"] = tuple(dict.fromkeys(relative.relation for relative in entity.relatives))
    return found


def offered(casefile: CaseFile) -> list[str]:
    """The pairs of names that are offered for a decision."""
    names = names_of(casefile)
    return [" and ".join(sorted((names.get(one.left, one.left), names.get(one.right, one.right))))
            for one in casefile.suggestions]  # fmt: skip
