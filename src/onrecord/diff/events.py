"""What changed about events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.core.casefile import CaseFile
from onrecord.core.event import Event
from onrecord.diff.causes import Causes
from onrecord.diff.difference import Change, ChangeKind, Part, ValueChange
from onrecord.diff.matching import match, values_changed
from onrecord.diff.names import names_of


class Events:
    """The events of both case files, matched by their claims."""

    def __init__(self, before: CaseFile, after: CaseFile) -> None:
        self._before = {event.id: event for event in before.events}
        self._after = {event.id: event for event in after.events}
        names = [names_of(before), names_of(after)]
        self._told = [{event.id: _event_values(event, known, one) for event in one.events}
                      for one, known in zip((before, after), names, strict=True)]  # fmt: skip
        once, now = ({event.id: frozenset((*event.claims, *event.rejected)) for event in one.events}
                     for one in (before, after))  # fmt: skip
        self.paired, self._into, self._out_of = match(once, now)

    def changes(self, causes: Causes) -> Iterator[Change]:
        """Events in the order of the timeline that is now; those that are gone last."""
        origin = {new: old for old, new in self.paired.items()}
        for id_, event in self._after.items():
            old = self._before.get(origin.get(id_, ""))
            if old is None:
                kind = ChangeKind.PARTED if id_ in self._out_of else ChangeKind.ADDED
                other = self._before.get(self._out_of.get(id_, ""))
                yield _event_change(kind, event, other, values_changed({}, self._told[1][id_]), causes)
            elif values := values_changed(self._told[0][old.id], self._told[1][id_]):
                yield _event_change(ChangeKind.CHANGED, event, None, values, causes, old)
        for id_, event in self._before.items():
            if id_ not in self.paired:
                kind = ChangeKind.JOINED if id_ in self._into else ChangeKind.GONE
                yield _event_change(kind, event, self._after.get(self._into.get(id_, "")), (), causes)


def _event_change(
    kind: ChangeKind,
    event: Event,
    other: Event | None,
    values: tuple[ValueChange, ...],
    causes: Causes,
    old: Event | None = None,
) -> Change:
    claims = (*event.claims, *event.rejected, *((*old.claims, *old.rejected) if old else ()))
    because = causes.of_claims(claims)
    return Change(
        Part.EVENT, kind, event.id, _event_title(event), _event_title(other) if other else "", values, because
    )


def _event_title(event: Event) -> str:
    return f"{event.title}, {event.when_label}"


def _event_values(event: Event, names: Mapping[str, str], casefile: CaseFile) -> dict[str, tuple[str, ...]]:
    titles = {other.id: other.title for other in casefile.events} if event.relations else {}
    slots = {slot.name: tuple(account.label for account in slot.accounts) for slot in event.slots}
    return {
        "title": (event.title,),
        "date": (event.when_label,),
        "persons": tuple(names.get(person, person) for person in event.persons),
        "stance": (event.stance.value,),
        "support": (event.support.write(),),
        **slots,
        "ties": tuple(f"{tie.kind.value} {titles.get(tie.event, tie.event)}" for tie in event.relations),
        "rejected": (str(len(event.rejected)),) if event.rejected else (),
    }
