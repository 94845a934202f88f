"""What the tests of building share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.build import build
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision
from onrecord.core.document import Document
from onrecord.core.event import Event
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.reading import Reading
from onrecord.core.state import ClockName, State
from onrecord.vocabulary import load

Written = tuple[Document, Reading]


def built(*reports: Written, decisions: Sequence[Decision] = (), as_of: str | None = None) -> CaseFile:
    """The case file of some reports."""
    day = date.fromisoformat(as_of) if as_of else None
    return build([reading for _, reading in reports], decisions, load(), day)


def events(casefile: CaseFile, kind: str) -> list[Event]:
    """The events of one "type" or "type/phase", earliest first."""
    type_, _, phase = kind.partition("/")
    return [event for event in casefile.events if event.type == type_ and phase in ("", event.phase)]


def findings(casefile: CaseFile, kind: FindingKind) -> list[Finding]:
    """The findings of one kind."""
    return [finding for finding in casefile.findings if finding.kind is kind]


def state(casefile: CaseFile, name: str) -> State:
    """The one state of that name."""
    (found,) = (state for state in casefile.states if state.name == name)
    return found


def clock(found: State, name: ClockName) -> list[str]:
    """The values of a clock, of the state as a whole or else of its last period."""
    clocks = [*found.clocks, *found.periods[-1].clocks]
    return next(([reading.value for reading in one.readings] for one in clocks if one.name is name), [])
