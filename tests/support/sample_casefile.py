"""A case file made by hand: every kind of finding, stance, clock and problem, for the doors to be shown with.

The people, outlets and places are invented. `casefile()` and `documents()` belong together: every span re-slices.
"""

from __future__ import annotations

from datetime import date

from onrecord.core.attribution import ReplyOutcome, RightOfReply, Speaker, SpeakerKind, Stance
from onrecord.core.casefile import CaseFile, Inputs, Origin, Reply, Report, StaleDecision
from onrecord.core.claim import Claim, Filler
from onrecord.core.decision import Decision, DecisionKind, MentionKey
from onrecord.core.document import Basis, Document
from onrecord.core.entity import Merge, NameForm, Organisation, Person, Place, Relative, RoleHeld, Suggestion
from onrecord.core.event import Account, Event, EventRelation, RelationKind, Slot, Support
from onrecord.core.finding import Finding, FindingKind, Side
from onrecord.core.identity import digest_of, identify
from onrecord.core.problem import Problem
from onrecord.core.span import Span
from onrecord.core.state import Clock, ClockName, ClockReading, Period, State
from onrecord.core.when import Bounds, Duration, Term, When, WhenBasis

TEXTS = {
    "gazette-1": """Journalist Nadia Orvel held in Port Ansel

PORT ANSEL, 11 March 2031. Police arrested Nadia Orvel, editor of the monthly Tideline, on March 10 on a charge of \
extortion.

The Lower Ansel District Court ordered her to be held for two months.

Her brother, Tomas Orvel, said the family was not told where she was.
""",
    "wire-1": """Editor Nadia Orvell remanded for two months

Northern Wire. 12 March 2031. The Lower Ansel court on Tuesday ordered two months of custody for Nadia Orvell, who was \
arrested on 10 March.

If convicted she faces up to five years in prison.
""",
    "shore-1": """Editor Nadia Orvell remanded for two months (Northern Wire)

12 March 2031. The Lower Ansel court on Tuesday ordered two months of custody for Nadia Orvell, who was arrested on 10 \
March.
""",
    "lens-1": """Надя Орвел: голодовка

CIVIC LENS, 10 April 2031. Nadia Orvel (Надя Орвел) has been on a hunger strike since April 8, her lawyer said.

"She told me that the investigator threatened her with a longer term," the lawyer, Mira Kasten, said.

The Interior Ministry denied that anybody had threatened her.
""",
    "gazette-2": """Nadia Orvel on the 14th day of her hunger strike

PORT ANSEL, 22 April 2031. The editor of Tideline, N. Orvel, who went on a hunger strike on April 9, is on the 14th \
day of it.

The Lower Ansel District Court extended her custody by one month on 21 April.

Her supporters plan to hold a protest outside the court on 30 April.

The spokesman of the prison service could not be reached for comment.
""",
}
"""The texts by a short key."""

FACTS = {
    "gazette-1": ("Harbour Gazette", date(2031, 3, 11), Basis.METADATA, "https://harbour-gazette.example/a/1?x=1&y=2"),
    "wire-1": ("Northern Wire", date(2031, 3, 12), Basis.DATELINE, None),
    "shore-1": ("Open Shore", date(2031, 3, 12), Basis.DECLARED, "https://open-shore.example/orvell"),
    "lens-1": ("Civic Lens", date(2031, 4, 10), Basis.METADATA, "javascript:alert(1)"),
    "gazette-2": ("Harbour Gazette", date(2031, 4, 22), Basis.METADATA, "https://harbour-gazette.example/a/2"),
}
"""Publisher, day and address of each."""

AS_OF = date(2031, 4, 22)


def digest(key: str) -> str:
    """The digest of the document with that key."""
    return digest_of(TEXTS[key].encode())


def title(key: str) -> str:
    """The first line of the document."""
    return TEXTS[key].partition("\n")[0]


def document(key: str) -> Document:
    """The document with that key."""
    publisher, published, basis, url = FACTS[key]
    return Document(
        digest=digest(key),
        text=TEXTS[key],
        name=f"{key}.txt",
        title=title(key),
        publisher=publisher,
        publisher_basis=basis,
        published=published,
        published_basis=basis,
        url=url,
        language="en",
        retrieved="2031-04-23T08:00:00Z",
    )


def documents() -> tuple[Document, ...]:
    """All documents, in the order of the case file."""
    return tuple(document(key) for key in TEXTS)


def span(key: str, words: str) -> Span:
    """Where `words` stand in the document; they must."""
    start = TEXTS[key].index(words)
    return Span(start, start + len(words))


def sentence(key: str, words: str) -> Span:
    """The line around `words`."""
    inner = span(key, words)
    start = TEXTS[key].rfind("\n", 0, inner.start) + 1
    return Span(start, TEXTS[key].index("\n", inner.end))


def key_of(key: str, words: str) -> MentionKey:
    """The mention key of `words`."""
    inner = span(key, words)
    return MentionKey(digest(key), inner.start, inner.end)


def support(*keys: str, origins: int) -> Support:
    """What stands behind a value."""
    return Support(len(set(keys)), len({FACTS[key][0] for key in keys}), origins)


def days(first: date, last: date | None = None) -> Bounds:
    """Bounds of a day or of several."""
    return Bounds(first, last or first)


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


def _account(value: str, label: str, keys: tuple[str, ...], count: Support, **more: object) -> Account:
    return Account(value, label, claim_ids(*keys), count, Stance.ASSERTED, **more)  # type: ignore[arg-type]


def _when(day: date, label: str, keys: tuple[str, ...], count: Support) -> Account:
    return _account(day.isoformat(), label, keys, count, bounds=days(day), basis="told as a date")


def _events() -> tuple[Event, ...]:
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


def _reading(value: str, label: str, rule: str, formula: str) -> ClockReading:
    return ClockReading(value, label, rule, formula)


def _states() -> tuple[State, ...]:
    inclusive = "The first day counts as day 1."
    custody = Clock(
        ClockName.DAY,
        (_reading("44", "day 44", inclusive, "2031-04-22 - 2031-03-10 + 1 = 44"),),
        (event_id("arrest"),),
    )
    runs_out = Clock(
        ClockName.RUNS_OUT,
        (
            _reading(
                "2031-06-09",
                "9 June 2031",
                "Counted from the arrest; the last day is the day before the same date.",
                "2031-03-10 + P3M - 1 = 2031-06-09",
            ),
            _reading("2031-06-10", "10 June 2031", "Counted from the order.", "2031-03-11 + P3M - 1 = 2031-06-10"),
        ),
        (event_id("order"), event_id("extension")),
    )
    strike = Clock(
        ClockName.DAY,
        (
            _reading("14", "day 14", inclusive, "2031-04-22 - 2031-04-09 + 1 = 14"),
            _reading("15", "day 15", inclusive, "2031-04-22 - 2031-04-08 + 1 = 15"),
        ),
        (event_id("strike"),),
    )
    heard = Clock(
        ClockName.LAST_HEARD,
        (_reading("2031-04-22", "22 April 2031", "The day of the last report about it.", "gazette-2: 2031-04-22"),),
        (event_id("day14"),),
    )
    return (
        State(
            identify("state", "custody"),
            "custody",
            NADIA,
            True,
            (Period(days(date(2031, 3, 10)), event_id("arrest"), None, None, (custody,)),),
            (runs_out,),
        ),
        State(
            identify("state", "strike"),
            "hunger_strike",
            NADIA,
            True,
            (Period(days(date(2031, 4, 8), date(2031, 4, 9)), event_id("strike"), None, None, (strike,)),),
            (heard,),
        ),
    )


def _findings() -> tuple[Finding, ...]:
    lens, second = support("lens-1", origins=1), support("gazette-2", origins=1)
    return (
        Finding(
            identify("finding", "dates"),
            FindingKind.CONTRADICTION,
            "Two dates for the start of the hunger strike: 8 or 9 April 2031",
            'The two days cannot both be the first. Counting the first day as day 1, "the 14th day" on 22 April fits '
            "9 April only.",
            (event_id("strike"), event_id("day14")),
            "when",
            (
                Side("8 April 2031", claim_ids("strike-1"), lens),
                Side(
                    "9 April 2031",
                    claim_ids("strike-2", "strike-3"),
                    second,
                    "day 14 on 22 April fits where the first day counts as day 1",
                ),
            ),
            "If the report of Civic Lens fell, the rest would hold together.",
        ),
        Finding(
            identify("finding", "denial"),
            FindingKind.DENIAL,
            "The Interior Ministry denies the threat told by Nadia Orvel",
            "One side alleges it, the other denies it: neither is a fact.",
            (event_id("threat"), event_id("denial")),
            None,
            (
                Side("alleged by Nadia Orvel", claim_ids("threat"), lens),
                Side("denied by The Interior Ministry", claim_ids("denial"), lens),
            ),
        ),
        Finding(
            identify("finding", "agree"),
            FindingKind.AGREEMENT,
            "Two reports agree on the day of the arrest",
            "Both name 10 March 2031.",
            (event_id("arrest"),),
            "when",
            (Side("10 March 2031", claim_ids("arrest-1", "arrest-2"), support("gazette-1", "wire-1", origins=2)),),
        ),
        Finding(
            identify("finding", "gap"),
            FindingKind.GAP,
            "Where she is held is not reported",
            "Custody lasts and no report names a facility.",
            (event_id("arrest"),),
            "facility",
            (),
        ),
    )


def _persons() -> tuple[Person, ...]:
    brother = key_of("gazette-1", "Her brother")
    nadia_keys = (
        key_of("gazette-1", "Nadia Orvel"),
        key_of("wire-1", "Nadia Orvell"),
        key_of("shore-1", "Nadia Orvell"),
        key_of("lens-1", "Nadia Orvel"),
        key_of("lens-1", "Надя Орвел"),
        key_of("gazette-2", "N. Orvel"),
    )
    return (
        Person(
            NADIA,
            "Nadia Orvel",
            (
                NameForm("Nadia Orvel", 4, 3),
                NameForm("Nadia Orvell", 4, 2),
                NameForm("Надя Орвел", 2, 1),
                NameForm("N. Orvel", 1, 1),
            ),
            nadia_keys,
            (
                RoleHeld(
                    "editor of the monthly Tideline",
                    key_of("gazette-1", "editor of the monthly Tideline"),
                    date(2031, 3, 11),
                ),
            ),
            (Relative("brother", TOMAS, brother),),
            (
                Merge("Nadia Orvel", "Nadia Orvell", "One letter doubled, the same first name."),
                Merge("Nadia Orvel", "Надя Орвел", "The same when written in Latin letters."),
            ),
        ),
        Person(TOMAS, "Tomas Orvel", (NameForm("Tomas Orvel", 1, 1),), (key_of("gazette-1", "Tomas Orvel"),)),
        Person(MIRA, "Mira Kasten", (NameForm("Mira Kasten", 1, 1),), (key_of("lens-1", "Mira Kasten"),)),
    )


def _reports() -> tuple[Report, ...]:
    origins = {"gazette-1": "own-1", "wire-1": "wire", "shore-1": "wire", "lens-1": "lens", "gazette-2": "own-1"}
    return tuple(
        Report(
            digest(key),
            title(key),
            FACTS[key][0],
            FACTS[key][2],
            FACTS[key][1],
            FACTS[key][2],
            FACTS[key][3],
            "2031-04-23T08:00:00Z",
            identify("origin", origins[key]),
        )
        for key in TEXTS
    )


def casefile() -> CaseFile:
    """The whole case file."""
    court_key = key_of("gazette-1", "Lower Ansel District Court")
    short_key = key_of("wire-1", "Lower Ansel court")
    reached = span("gazette-2", "could not be reached for comment")
    mention = key_of("gazette-2", "N. Orvel").write()
    return CaseFile(
        as_of=AS_OF,
        principals=(NADIA,),
        reports=_reports(),
        origins=(
            Origin(
                identify("origin", "own-1"),
                "Harbour Gazette",
                (digest("gazette-1"), digest("gazette-2")),
                ("One publisher.",),
            ),
            Origin(
                identify("origin", "wire"),
                "Northern Wire",
                (digest("wire-1"), digest("shore-1")),
                ("Open Shore names Northern Wire as its source, and 31 of 34 word sequences are the same.",),
            ),
            Origin(identify("origin", "lens"), "Civic Lens", (digest("lens-1"),), ()),
        ),
        support=Support(5, 4, 3),
        persons=_persons(),
        organisations=(
            Organisation(
                COURT, "Lower Ansel District Court", (NameForm("Lower Ansel District Court", 2, 2),), (court_key,)
            ),
            Organisation(COURT_SHORT, "Lower Ansel court", (NameForm("Lower Ansel court", 2, 2),), (short_key,)),
        ),
        places=(
            Place(
                identify("place", "port"),
                "Port Ansel",
                (NameForm("Port Ansel", 1, 1),),
                (key_of("gazette-1", "Port Ansel"),),
            ),
        ),
        claims=tuple(CLAIMS.values()),
        events=_events(),
        states=_states(),
        findings=_findings(),
        replies=(
            Reply(
                digest("gazette-2"),
                RightOfReply(reached, ReplyOutcome.UNREACHABLE, "The spokesman of the prison service"),
            ),
        ),
        suggestions=(
            Suggestion(COURT, COURT_SHORT, 'The same place and kind of body; one leaves out "District".', 0.82),
        ),
        decisions=(
            Decision(
                OLD,
                DecisionKind.REJECT,
                claim_ids("misread"),
                "R. Amsel",
                "2031-04-23T09:00:00Z",
                "The sentence tells a protest, not a hearing.",
                digest_of(b"seen"),
            ),
        ),
        stale=(
            StaleDecision(identify("decision", "same"), f"{mention[:24]}… was read differently when it was decided."),
        ),
        problems=(Problem("lens-1.txt", "Its headline is not in the Latin script.", "Add a translation beside it."),),
        inputs=Inputs(
            "0.1.0",
            tuple(sorted(digest(key) for key in TEXTS)),
            ("english:0123456789abcdef",),
            digest_of(b"d"),
            digest_of(b"v"),
        ),
    )
