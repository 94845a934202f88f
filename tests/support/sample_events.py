"""The events of the case file made by hand."""

from __future__ import annotations

from datetime import date

from onrecord.core.attribution import Stance
from onrecord.core.event import Account, Event, EventRelation, RelationKind, Slot, Support
from onrecord.core.when import Bounds
from tests.support.sample_claims import (
    COURT,
    NADIA,
    claim_ids,
    event_id,
)
from tests.support.sample_texts import (
    AS_OF,
    days,
    support,
)


def _account(value: str, label: str, keys: tuple[str, ...], count: Support, **more: object) -> Account:
    return Account(value, label, claim_ids(*keys), count, Stance.ASSERTED, **more)  # type: ignore[arg-type]


def _when(day: date, label: str, keys: tuple[str, ...], count: Support) -> Account:
    return _account(day.isoformat(), label, keys, count, bounds=days(day), basis="told as a date")


def events_of_the_sample() -> tuple[Event, ...]:
    """The events, earliest first."""
    two = support("gazette-1", "wire-1", origins=2)
    three = support("gazette-1", "wire-1", "shore-1", origins=2)
    one = support("gazette-2", origins=1)
    lens = support("lens-1", origins=1)
    march = date(2031, 3, 10)
    order = date(2031, 3, 11)
    term = _account("P2M", "2 months", ("order-1", "order-2", "order-3"), three)
    court = _account(COURT, "Lower Ansel District Court", ("order-1",), support("gazette-1", origins=1))
    arrested = ("arrest-1", "arrest-2")
    charge = _account("extortion", "extortion", ("arrest-1",), support("gazette-1", origins=1))
    orders = ("order-2", "order-3", "order-1")
    return (
        Event(
            event_id("arrest"),
            "arrest",
            "start",
            (NADIA,),
            "Arrest of Nadia Orvel, on a charge of extortion",
            days(march),
            "10 March 2031",
            Stance.ASSERTED,
            (Slot("when", (_when(march, "10 March 2031", arrested, two),)), Slot("charge", (charge,))),
            claim_ids(*arrested),
            two,
        ),
        Event(
            event_id("order"),
            "custody_order",
            "order",
            (NADIA,),
            "Custody ordered for Nadia Orvel: 2 months",
            days(order),
            "11 March 2031",
            Stance.ASSERTED,
            (
                Slot(
                    "when",
                    (_when(order, "11 March 2031", ("order-2", "order-3"), support("wire-1", "shore-1", origins=1)),),
                ),
                Slot("court", (court,)),
                Slot("term", (term,)),
            ),
            claim_ids(*orders),
            three,
        ),
        Event(
            event_id("strike"),
            "hunger_strike",
            "start",
            (NADIA,),
            "Hunger strike of Nadia Orvel begins",
            days(date(2031, 4, 8), date(2031, 4, 9)),
            "8 or 9 April 2031",
            Stance.ASSERTED,
            (
                Slot(
                    "when",
                    (
                        _when(date(2031, 4, 9), "9 April 2031", ("strike-2",), one),
                        _when(date(2031, 4, 8), "8 April 2031", ("strike-1",), lens),
                    ),
                ),
            ),
            claim_ids("strike-1", "strike-2"),
            support("lens-1", "gazette-2", origins=2),
        ),
        Event(
            event_id("threat"),
            "threat",
            None,
            (NADIA,),
            "alleged by Nadia Orvel: threat against Nadia Orvel",
            Bounds(None, date(2031, 4, 10)),
            "on or before 10 April 2031",
            Stance.ALLEGED,
            (),
            claim_ids("threat"),
            lens,
        ),
        Event(
            event_id("denial"),
            "official_response",
            "deny",
            (NADIA,),
            "The Interior Ministry denies a threat",
            Bounds(None, date(2031, 4, 10)),
            "on or before 10 April 2031",
            Stance.DENIED,
            (),
            claim_ids("denial"),
            lens,
            (EventRelation(RelationKind.ANSWERS, event_id("threat"), "The denial names the threat told before it."),),
        ),
        Event(
            event_id("extension"),
            "custody_order",
            "extension",
            (NADIA,),
            "Custody of Nadia Orvel extended by 1 month",
            days(date(2031, 4, 21)),
            "21 April 2031",
            Stance.ASSERTED,
            (Slot("term", (_account("P1M", "1 month", ("extension",), one),)),),
            claim_ids("extension"),
            one,
            (EventRelation(RelationKind.EXTENDS, event_id("order"), "An extension extends the last order before it."),),
        ),
        Event(
            event_id("day14"),
            "hunger_strike",
            "continue",
            (NADIA,),
            "Hunger strike of Nadia Orvel: 14th day",
            days(AS_OF),
            "22 April 2031",
            Stance.ASSERTED,
            (),
            claim_ids("strike-3"),
            one,
        ),
        Event(
            event_id("protest"),
            "protest",
            None,
            (NADIA,),
            "planned: protest for Nadia Orvel",
            days(date(2031, 4, 30)),
            "30 April 2031",
            Stance.PLANNED,
            (),
            claim_ids("protest"),
            one,
            rejected=claim_ids("misread"),
        ),
    )
