"""The claims of the case file made by hand."""

from __future__ import annotations

from datetime import date

from onrecord.core.attribution import Speaker, SpeakerKind, Stance
from onrecord.core.claim import Claim, Filler
from onrecord.core.identity import identify
from onrecord.core.when import Bounds, Duration, Term, When, WhenBasis
from tests.support.sample_texts import (
    AS_OF,
    days,
    digest,
    sentence,
    span,
)

PUBLISHER = Speaker(SpeakerKind.PUBLISHER)


def told(
    key: str,
    type: str,  # noqa: A002 - the word of the claim
    trigger: str,
    phase: str | None = None,
    when: When = When(),
    **more: object,
) -> Claim:
    """A claim of the document with that key."""
    inner = span(key, trigger)
    id = identify("claim", digest(key), type, phase, inner.start)  # noqa: A001 - as above
    return Claim(
        id,
        digest(key),
        type,
        phase,
        inner,
        sentence(key, trigger),
        when=when,
        **more,  # type: ignore[arg-type]
    )


def on(key: str, words: str, first: date, basis: WhenBasis, rule: str) -> When:
    """A day told by `words`."""
    return When(days(first), basis=basis, phrase=span(key, words), rule=rule)


def who(key: str, words: str, role: str = "person") -> Filler:
    """A filler."""
    return Filler(role, words, span(key, words))


TWO_MONTHS = Term(Duration(months=2), Duration(months=2))
ONE_MONTH = Term(Duration(months=1), Duration(months=1))
EXPLICIT = "The phrase names day and month; the year is that of the report."

LAWYER = Speaker(SpeakerKind.NAMED, "Mira Kasten", span("lens-1", "Mira Kasten"), channel="by phone")
CLAIMS = {
    "arrest-1": told(
        "gazette-1",
        "arrest",
        "arrested",
        when=on("gazette-1", "on March 10", date(2031, 3, 10), WhenBasis.DATELINE, EXPLICIT),
        fillers=(who("gazette-1", "Nadia Orvel"), who("gazette-1", "extortion", "charge")),
    ),
    "arrest-2": told(
        "wire-1",
        "arrest",
        "arrested",
        when=on("wire-1", "on 10 March", date(2031, 3, 10), WhenBasis.DATELINE, EXPLICIT),
        fillers=(who("wire-1", "Nadia Orvell"),),
    ),
    "order-1": told(
        "gazette-1",
        "custody_order",
        "ordered",
        "order",
        When(
            Bounds(None, date(2031, 3, 11)), basis=WhenBasis.REPORTED_BY, rule="No date is told; not after the report."
        ),
        term=TWO_MONTHS,
    ),
    "order-2": told(
        "wire-1",
        "custody_order",
        "ordered",
        "order",
        on(
            "wire-1", "on Tuesday", date(2031, 3, 11), WhenBasis.DATELINE, "The last Tuesday before the dateline's day."
        ),
        term=TWO_MONTHS,
    ),
    "order-3": told(
        "shore-1",
        "custody_order",
        "ordered",
        "order",
        on(
            "shore-1",
            "on Tuesday",
            date(2031, 3, 11),
            WhenBasis.DATELINE,
            "The last Tuesday before the dateline's day.",
        ),
        term=TWO_MONTHS,
    ),
    "strike-1": told(
        "lens-1",
        "hunger_strike",
        "hunger strike",
        "start",
        on("lens-1", "since April 8", date(2031, 4, 8), WhenBasis.DATELINE, EXPLICIT),
        speakers=(PUBLISHER, Speaker(SpeakerKind.DESCRIBED, "her lawyer", span("lens-1", "her lawyer"))),
    ),
    "threat": told(
        "lens-1",
        "threat",
        "threatened",
        speakers=(PUBLISHER, LAWYER, Speaker(SpeakerKind.NAMED, "Nadia Orvel", span("lens-1", "Nadia Orvel"))),
        stance=Stance.ALLEGED,
        fillers=(who("lens-1", "the investigator", "agent"),),
    ),
    "denial": told(
        "lens-1",
        "official_response",
        "denied",
        "deny",
        speakers=(
            PUBLISHER,
            Speaker(SpeakerKind.NAMED, "The Interior Ministry", span("lens-1", "The Interior Ministry")),
        ),
        stance=Stance.DENIED,
    ),
    "strike-2": told(
        "gazette-2",
        "hunger_strike",
        "went on a hunger strike",
        "start",
        on("gazette-2", "on April 9", date(2031, 4, 9), WhenBasis.DATELINE, EXPLICIT),
    ),
    "strike-3": told(
        "gazette-2",
        "hunger_strike",
        "is on the 14th day",
        "continue",
        on("gazette-2", "the 14th day", AS_OF, WhenBasis.DATELINE, "The day of the dateline."),
        ordinal=14,
    ),
    "extension": told(
        "gazette-2",
        "custody_order",
        "extended",
        "extension",
        on("gazette-2", "on 21 April", date(2031, 4, 21), WhenBasis.DATELINE, EXPLICIT),
        term=ONE_MONTH,
    ),
    "protest": told(
        "gazette-2",
        "protest",
        "protest",
        when=on("gazette-2", "on 30 April", date(2031, 4, 30), WhenBasis.DATELINE, EXPLICIT),
        stance=Stance.PLANNED,
    ),
    "misread": told("gazette-2", "hearing", "outside the court", "scheduled"),
}
"""The claims by a short key."""


def claim_ids(*keys: str) -> tuple[str, ...]:
    """Their ids."""
    return tuple(CLAIMS[key].id for key in keys)


def event_id(key: str) -> str:
    """The id of the event with that key."""
    return identify("event", key)


NADIA = identify("person", "nadia")
TOMAS = identify("person", "tomas")
MIRA = identify("person", "mira")
COURT = identify("organisation", "court")
COURT_SHORT = identify("organisation", "court short")
OLD = identify("decision", "reject")
