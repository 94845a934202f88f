"""What came in between two case files: reports and decisions, by what they bear on."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.core.casefile import CaseFile
from onrecord.core.entity import Entity


class Causes:
    """Reports and decisions that only one of the case files has, by what they bear on."""

    def __init__(self, before: CaseFile, after: CaseFile) -> None:
        self._reports = {one.document for one in before.reports} ^ {one.document for one in after.reports}
        once = {one.id: one for one in before.decisions}
        now = {one.id: one for one in after.decisions}
        self._decisions: dict[str, list[str]] = {}
        for id_, decision in (once | now).items():
            if (id_ in once) != (id_ in now):
                for target in decision.targets:
                    self._decisions.setdefault(target, []).append(id_)
        self._document = {claim.id: claim.document for one in (before, after) for claim in one.claims}

    def of_claims(self, claims: Iterable[str]) -> tuple[str, ...]:
        """What bears on some claims."""
        known = list(dict.fromkeys(claims))
        decided = [id_ for claim in known for id_ in self._decisions.get(claim, ())]
        reported = [self._document[claim] for claim in known if self._document.get(claim) in self._reports]
        return tuple(dict.fromkeys((*decided, *reported)))

    def of_mentions(self, entities: Iterable[Entity]) -> tuple[str, ...]:
        """What bears on some names."""
        keys = [key for entity in entities for key in entity.mentions]
        decided = [id_ for key in keys for id_ in self._decisions.get(key.write(), ())]
        reported = [key.document for key in keys if key.document in self._reports]
        return tuple(dict.fromkeys((*decided, *reported)))
