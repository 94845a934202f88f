"""Contradictions between the day of an order, its term and the day it names as the last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.core.calendar import last_days, spell
from onrecord.core.event import Account, Event
from onrecord.core.finding import Finding, FindingKind
from onrecord.core.when import Duration
from onrecord.reconcile.findings import Tellings, make_finding, side_of, standing
from onrecord.reconcile.network import Statement, apart, consistent, day_between
from onrecord.vocabulary.types import EventType

SLACK = 7
"""Days that custody may have begun before the order, or that a last day may be moved by a weekend: no contradiction."""


def term_findings(
    event: Event, event_type: EventType | None, tellings: Tellings, superseded: frozenset[str]
) -> tuple[Finding, ...]:
    """That no reading of the term leads from the day of the order to the last day told.

    Only for first orders: an extension runs from the end of what it extends, which is another event.
    """
    if event_type is None or not event_type.ordered or event.phase not in ("order", "start", None):
        return ()
    days, untils = (_days(event, slot, superseded) for slot in ("when", "until"))
    terms = _accounts(event, "term", superseded)
    if not days or not untils or not terms:
        return ()
    for day, _ in days:
        for term in terms:
            for until, _ in untils:
                if consistent(_statements(day, term, until)):
                    return ()
    (day, when), term, (until, end) = days[0], terms[0], untils[0]
    sides = [
        side_of(f"ordered on {spell(day)}", standing(when, superseded), tellings),
        side_of(f"for {term.label}", standing(term, superseded), tellings),
        side_of(f"until {spell(until)}", standing(end, superseded), tellings),
    ]
    return (
        make_finding(
            FindingKind.CONTRADICTION,
            f"The term does not lead to the last day told: {event.title}",
            f"{term.label} from {spell(day)} does not end within a week of {spell(until)}, by any custom of counting.",
            (event.id,),
            "until",
            sides,
            "The fall of any one of these three values would settle it.",
        ),
    )  # fmt: skip


def _accounts(event: Event, name: str, superseded: frozenset[str]) -> list[Account]:
    slot = event.slot(name)
    return [account for account in slot.accounts if standing(account, superseded)] if slot else []


def _days(event: Event, name: str, superseded: frozenset[str]) -> list[tuple[date, Account]]:
    """The accounts that name a day; none at all where some account leaves it open."""
    accounts = _accounts(event, name, superseded)
    found = [(account.bounds.day, account) for account in accounts if account.bounds and account.bounds.day]
    return [(day, account) for day, account in found if day] if len(found) == len(accounts) else []


def _statements(day: date, term: Account, until: date) -> Sequence[Statement]:
    lengths = [Duration.parse(part) for part in term.value.split("/")]
    ends = [result.day.toordinal() for length in lengths for result in last_days(day, [length])]
    begins, last = day.toordinal(), until.toordinal()
    if not ends:
        return ()
    return (
        Statement("when", day_between("start", begins, begins)),
        Statement("term", apart("start", "end", min(ends) - begins - SLACK, max(ends) - begins + SLACK)),
        Statement("until", day_between("end", last, last)),
    )
