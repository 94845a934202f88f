"""What comparing the accounts shows, event by event: agreement, refinement, contradiction, supersession, denial."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onrecord.core.attribution import Stance
from onrecord.core.event import Account, Event
from onrecord.core.finding import Finding, FindingKind, Side
from onrecord.core.identity import identify
from onrecord.reconcile.support import support_of
from onrecord.reconcile.telling import Telling
from onrecord.reconcile.terms_alike import one_length

SINGLE = ("term", "until", "court", "amount")
"""Questions with one answer: two answers that cannot be one contradict. Charges, agents and places may be several."""
QUESTIONS = {"term": "terms", "until": "last days", "court": "courts", "amount": "amounts"}
Tellings = Mapping[str, Telling]


def make_finding(
    kind: FindingKind, title: str, reason: str, events: Sequence[str], slot: str | None, sides: Sequence[Side],
    settles: str = "",
) -> Finding:  # fmt: skip
    """A finding with the id that its content gives it."""
    parts = [f"{side.label}|{','.join(sorted(side.claims))}" for side in sides]
    id_ = identify("finding", kind.value, slot, *events, *sorted(parts))
    return Finding(id_, kind, title, reason, tuple(events), slot, tuple(sides), settles)


def side_of(label: str, claims: Sequence[str], tellings: Tellings, reading: str = "") -> Side:
    """One side, with what stands behind it."""
    return Side(label, tuple(claims), support_of(tellings[claim] for claim in claims), reading)


def standing(account: Account, superseded: frozenset[str]) -> tuple[str, ...]:
    """The claims of an account that no later report corrects."""
    return tuple(claim for claim in account.claims if claim not in superseded)


def value_findings(event: Event, tellings: Tellings, superseded: frozenset[str]) -> tuple[Finding, ...]:
    """Contradictions and agreements of all slots but the date."""
    found = []
    for slot in event.slots:
        if slot.name == "when":
            continue
        held = [(account, claims) for account in slot.accounts if (claims := standing(account, superseded))]
        if slot.name in SINGLE and len(held) > 1:
            sides = _clashing(slot.name, held, tellings)
            if len(sides) > 1:
                asked = QUESTIONS[slot.name]
                labels = " or ".join(side.label for side in sides)
                found.append(
                    make_finding(
                        FindingKind.CONTRADICTION,
                        f"Different {asked}: {labels}. {event.title}",
                        f"One {slot.name} can hold for this event, and the reports name {len(sides)}.",
                        (event.id,),
                        slot.name,
                        sides,
                        settle_by_fall(sides),
                    )
                )
    return tuple(found)


def settle_by_fall(sides: Sequence[Side]) -> str:
    """The fewest claims whose fall would settle it, in words: all sides but the best supported."""
    most = max(len(side.claims) for side in sides)
    best = [side for side in sides if len(side.claims) == most]
    if len(best) > 1:
        count = sum(len(side.claims) for side in sides) - most
        named = " or ".join(side.label for side in best)
        return f"If {_claims(count)} fell, the rest would agree; which ({named}) the number of claims does not tell."
    falling = [side for side in sides if side is not best[0]]
    count = sum(len(side.claims) for side in falling)
    labels = " and ".join(side.label for side in falling)
    return f"If {_claims(count)} for {labels} fell, the rest would agree on {best[0].label}."


def _claims(count: int) -> str:
    return "the one claim" if count == 1 else f"the {count} claims"


def _clashing(slot: str, held: Sequence[tuple[Account, tuple[str, ...]]], tellings: Tellings) -> list[Side]:
    """The sides that cannot all hold. Part and whole, and a value inside the range of another, do not clash."""
    tests: Mapping[str, Callable[[Account, Account], bool]] = {
        "term": _same_term,
        "amount": _part_of,
        "until": _within,
        "court": _unnamed,
    }
    fits = tests[slot]
    clashing = [
        (account, claims)
        for account, claims in held
        if any(other is not account and not fits(account, other) and not fits(other, account) for other, _ in held)
    ]
    told_together = _told_together([claims for _, claims in clashing], tellings)
    return [] if told_together else [side_of(account.label, claims, tellings) for account, claims in clashing]


def _told_together(groups: Sequence[Sequence[str]], tellings: Tellings) -> bool:
    """Whether every report tells all values side by side: then they are several, not in contradiction."""
    reports = [{tellings[claim].claim.document for claim in claims} for claims in groups]
    return len(reports) > 1 and all(report == reports[0] for report in reports)


def _unnamed(one: Account, other: Account) -> bool:
    """Whether one of the two only describes ("the court") what the other may name."""
    return not (one.value.startswith("organisation-") and other.value.startswith("organisation-"))


def _within(one: Account, other: Account) -> bool:
    return one.bounds is not None and other.bounds is not None and one.bounds.compatible(other.bounds)


def _same_term(one: Account, other: Account) -> bool:
    return one_length(one.value, other.value)


def _part_of(one: Account, other: Account) -> bool:
    """Whether the amounts differ in unit, or the smaller may be a part of the larger: a sum of several."""
    first, _, unit = one.value.partition(" ")
    second, _, other_unit = other.value.partition(" ")
    try:
        return unit != other_unit or float(first) <= float(second)
    except ValueError:
        return True


def agreement_findings(event: Event, tellings: Tellings, superseded: frozenset[str]) -> tuple[Finding, ...]:
    """That independent origins give the same day."""
    slot = event.slot("when")
    found = []
    for account in slot.accounts if slot else ():
        claims = standing(account, superseded)
        told = [claim for claim in claims if tellings[claim].dated]
        if len({tellings[claim].origin for claim in told}) > 1 and account.bounds and account.bounds.day:
            side = side_of(account.label, told, tellings)
            if side.support.origins > 1:
                reason = f"{side.support.origins} independent origins name the same day."
                title = f"Agreed: {account.label}. {event.title}"
                found.append(make_finding(FindingKind.AGREEMENT, title, reason, (event.id,), "when", (side,)))
    return tuple(found)


def refinement_findings(event: Event, tellings: Tellings, superseded: frozenset[str]) -> tuple[Finding, ...]:
    """That one account of the date lies inside another and says the same more exactly."""
    slot = event.slot("when")
    accounts = [
        account for account in (slot.accounts if slot else ()) if account.bounds and standing(account, superseded)
    ]
    found = []
    for narrow in accounts:
        wider = [wide for wide in accounts if wide is not narrow and wide.bounds and narrow.bounds
                 and narrow.bounds.within(wide.bounds) and narrow.bounds != wide.bounds]  # fmt: skip
        if wider and narrow.bounds and narrow.bounds.day:
            sides = [side_of(account.label, standing(account, superseded), tellings) for account in (narrow, *wider)]
            less = " or ".join(side.label for side in sides[1:])
            found.append(
                make_finding(
                    FindingKind.REFINEMENT,
                    f"More exactly: {narrow.label}, not only {less}. {event.title}",
                    "The narrower date lies within the wider one: both can be true.",
                    (event.id,),
                    "when",
                    sides,
                )
            )
    return tuple(found)


def denial_findings(events: Sequence[Event], tellings: Tellings) -> tuple[Finding, ...]:
    """That somebody denies what others tell: shown with both sides, and never as a contradiction."""
    by_claim = {claim: event for event in events for claim in event.claims}
    found = []
    denied_by: dict[str, list[str]] = {}
    for event in events:
        for claim in event.claims:
            answered = by_claim.get(tellings[claim].claim.answers or "")
            if answered is not None and answered.id != event.id:
                denied_by.setdefault(answered.id, []).append(claim)
            elif tellings[claim].stance is Stance.DENIED:
                denied_by.setdefault(event.id, []).append(claim)
    for event in events:
        against = denied_by.get(event.id, [])
        told = [claim for claim in event.claims if tellings[claim].stance is not Stance.DENIED]
        if against and told:
            who = sorted({tellings[claim].speaker_label or "the publisher" for claim in against})
            sides = (side_of("told", told, tellings), side_of(f"denied by {' and '.join(who)}", against, tellings))
            denying = [by_claim[claim].id for claim in against if by_claim[claim].id != event.id]
            found.append(
                make_finding(
                    FindingKind.DENIAL,
                    f"Denied by {' and '.join(who)}: {event.title}",
                    "One side tells it, the other denies it; neither is taken for a fact.",
                    tuple(dict.fromkeys([event.id, *denying])),
                    None,
                    sides,
                )
            )
    return tuple(found)
