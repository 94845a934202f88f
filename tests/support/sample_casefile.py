"""A case file made by hand: every kind of finding, stance, clock and problem, for the doors to be shown with.

The people, outlets and places are invented. `casefile()` and `documents()` belong together: every span re-slices."""

from __future__ import annotations

from datetime import date

from onrecord.core.attribution import ReplyOutcome, RightOfReply
from onrecord.core.casefile import CaseFile, Inputs, Origin, Reply, Report, StaleDecision
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.entity import Merge, NameForm, Organisation, Person, Place, Relative, RoleHeld, Suggestion
from onrecord.core.event import Support
from onrecord.core.finding import Finding, FindingKind, Side
from onrecord.core.identity import digest_of, identify
from onrecord.core.problem import Problem
from onrecord.core.state import Clock, ClockName, ClockReading, Period, State
from tests.support.sample_claims import (
    CLAIMS,
    COURT,
    COURT_SHORT,
    MIRA,
    NADIA,
    OLD,
    TOMAS,
    claim_ids,
    event_id,
)
from tests.support.sample_events import events_of_the_sample
from tests.support.sample_texts import (
    AS_OF,
    FACTS,
    TEXTS,
    days,
    digest,
    key_of,
    span,
    support,
    title,
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
        events=events_of_the_sample(),
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
