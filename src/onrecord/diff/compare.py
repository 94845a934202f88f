"""compare(before, after): the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from onrecord.core.casefile import CaseFile, Report
from onrecord.core.decision import Decision
from onrecord.diff.causes import Causes
from onrecord.diff.difference import Change, ChangeKind, Difference, Part
from onrecord.diff.events import Events
from onrecord.diff.findings import findings_changed, states_changed
from onrecord.diff.matching import values_changed
from onrecord.diff.names import entities_changed, offered

Line = TypeVar("Line", Report, Decision)


def compare(before: CaseFile, after: CaseFile) -> Difference:
    """What changed from `before` to `after`. Two equal case files give no changes."""
    causes = Causes(before, after)
    events = Events(before, after)
    changes = (
        *_keyed(Part.DECISION, before.decisions, after.decisions, _decision_title, lambda _: {}),
        *_keyed(Part.REPORT, before.reports, after.reports, _report_title, lambda report: {"title": (report.title,)}),
        *events.changes(causes),
        *states_changed(before, after),
        *findings_changed(before, after, events.paired),
        *entities_changed(Part.PERSON, before.persons, after.persons, causes),
        *entities_changed(Part.ORGANISATION, before.organisations, after.organisations, causes),
        *entities_changed(Part.PLACE, before.places, after.places, causes),
        *_plain(Part.SUGGESTION, offered(before), offered(after)),
        *_plain(Part.PROBLEM, [f"{one.where}: {one.message}" for one in before.problems],
                [f"{one.where}: {one.message}" for one in after.problems]),
    )  # fmt: skip
    read_by = [(one.inputs.readers, one.inputs.vocabulary) for one in (before, after)]
    return Difference(
        day_before=before.as_of.isoformat() if before.as_of else "",
        day_after=after.as_of.isoformat() if after.as_of else "",
        version=(before.inputs.version, after.inputs.version),
        reading_changed=read_by[0] != read_by[1],
        changes=changes,
    )


def _keyed(
    part: Part,
    before: Sequence[Line],
    after: Sequence[Line],
    title: Callable[[Line], str],
    values: Callable[[Line], dict[str, tuple[str, ...]]],
) -> Iterator[Change]:
    """Lines whose ids never change: decisions and reports."""
    once, now = {_id(one): one for one in before}, {_id(one): one for one in after}
    for id_, one in now.items():
        if id_ not in once:
            yield Change(part, ChangeKind.ADDED, id_, title(one), "", (), ())
        elif changed := values_changed(values(once[id_]), values(one)):
            yield Change(part, ChangeKind.CHANGED, id_, title(one), "", changed, ())
    for id_, one in once.items():
        if id_ not in now:
            yield Change(part, ChangeKind.GONE, id_, title(one), "", (), ())


def _id(line: Report | Decision) -> str:
    return line.document if isinstance(line, Report) else line.id


def _decision_title(decision: Decision) -> str:
    return f"{decision.kind.value}, {decision.author}, {decision.time[:10]}: {decision.reason}"


def _report_title(report: Report) -> str:
    published = report.published.isoformat() if report.published else "date not known"
    return ", ".join(words for words in (report.publisher, published, report.title) if words)


def _plain(part: Part, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Lines that are their words."""
    for title in dict.fromkeys(after):
        if title not in before:
            yield Change(part, ChangeKind.ADDED, "", title, "", (), ())
    for title in dict.fromkeys(before):
        if title not in after:
            yield Change(part, ChangeKind.GONE, "", title, "", (), ())
