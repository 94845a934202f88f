from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.build import build
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import Decision
from onrecord.core.reading import Reading
from onrecord.export import casefile_json
from onrecord.reconcile.seen import seen_digest_of
from onrecord.vocabulary import load
from onrecord.withhold import redact
from tests.build.cases import Written
from tests.support.readings import Tell, decide, key_of, report, tell

NAMES = (
    "Nadia Orvel",
    "Ruvan Dzhelmirov",
    "Ruvan Jelmirov",
    "Emil Dzhelmirov",
    "R. Dzhelmirov",
    "Дина Сарн",
    "Dina Sarn",
)
OUTLETS = ("Tarpress", "Limna Post", "Harbour Gazette", "")
EVENTS = (
    "arrest/start", "custody_order/order", "custody_order/extension", "release/end", "hunger_strike/start",
    "hunger_strike/continue", "hunger_strike/end", "hearing/scheduled", "ill_treatment", "appeal_ruling/rejected",
)  # fmt: skip
FIRST = date(2024, 2, 1)


@st.composite
def told(draw: st.DrawFn) -> Tell:
    """Any claim."""
    day = FIRST + timedelta(days=draw(st.integers(0, 30)))
    return tell(
        draw(st.sampled_from(EVENTS)),
        draw(st.sampled_from(NAMES)),
        draw(st.sampled_from((day.isoformat(), day.isoformat(), "2024-02", f"{day}/..", f"../{day}", ""))),
        term=draw(st.sampled_from(("", "P1M", "P2M", "P1M/P2M"))),
        ordinal=draw(st.sampled_from((None, 3, 14))) or 0,
        since=draw(st.booleans()),
        also=draw(st.sampled_from(("", "", "Emil Dzhelmirov"))),
        until=draw(st.sampled_from(("", "", "2024-03-20", "../2024-03-20"))),
        correction=draw(st.sampled_from((False, False, True))),
        stance=draw(st.sampled_from(("asserted", "alleged", "denied", "planned"))),
        speaker=draw(st.sampled_from(("", "Marta Osienko"))),
        court=draw(st.sampled_from(("Kosht District Court", "Limna District Court"))),
    )


@st.composite
def reports(draw: st.DrawFn) -> list[Written]:
    """Any few reports."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        day = FIRST + timedelta(days=draw(st.integers(0, 40)))
        claims = draw(st.lists(told(), max_size=4))
        words = draw(st.sampled_from((range(0), range(0, 400, 16), range(160, 560, 16))))
        outlet = draw(st.sampled_from(OUTLETS))
        made.append(report(f"R{number}", outlet, day.isoformat(), *map(_counted, claims), shingles=words))
    return made


def _counted(one: Tell) -> Tell:
    return replace(one, ordinal=one.ordinal or None)


def readings(made: list[Written]) -> list[Reading]:
    return [reading for _, reading in made]


def encoded(casefile: CaseFile) -> bytes:
    return msgspec.json.encode(casefile, order="deterministic")


@settings(max_examples=40, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_documents_is_irrelevant_and_twice_is_once(made: list[Written], chance: object) -> None:
    once = encoded(build(readings(made), (), load()))
    shuffled = readings(made) + readings(made)[:2]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert encoded(build(shuffled, (), load())) == once


@settings(max_examples=40, deadline=None)
@given(reports())
def test_everything_refers_to_something_that_is_there(made: list[Written]) -> None:
    casefile = build(readings(made), (), load())
    claims = {claim.id for claim in casefile.claims}
    events = {event.id for event in casefile.events}
    persons = {person.id for person in casefile.persons}
    told = [claim for event in casefile.events for claim in event.claims]
    assert sorted(told) == sorted(claims), "every claim counts with exactly one event"
    for event in casefile.events:
        assert set(event.persons) <= persons
        assert {tie.event for tie in event.relations} <= events
        assert {claim for slot in event.slots for account in slot.accounts for claim in account.claims} <= set(
            event.claims
        )
    for finding in casefile.findings:
        assert finding.events
        assert set(finding.events) <= events
        assert finding.reason
        assert {claim for side in finding.sides for claim in side.claims} <= claims
    for state in casefile.states:
        assert state.person in persons
        assert all(reading.rule and reading.formula for one in state.clocks for reading in one.readings)
    assert sorted(report.document for report in casefile.reports) == sorted(
        document for origin in casefile.origins for document in origin.reports
    )
    for ids in ([event.id for event in casefile.events], [finding.id for finding in casefile.findings]):
        assert len(set(ids)) == len(ids)


@settings(max_examples=30, deadline=None)
@given(reports(), st.data())
def test_a_decision_changes_and_its_undo_restores(made: list[Written], data: st.DataObject) -> None:
    plain = build(readings(made), (), load())
    keys = [key_of(reading, mention.text) for reading in readings(made) for mention in reading.mentions]
    if len(set(keys)) < 2:
        return
    pair = data.draw(st.lists(st.sampled_from(sorted(set(keys))), min_size=2, max_size=2, unique=True))
    decision = decide(data.draw(st.sampled_from(("same", "different"))), *pair)
    decided = build(readings(made), (decision,), load())
    assert decided.decisions == (decision,)
    assert encoded(build(readings(made), (), load())) == encoded(plain), "with the decision out of force, as before"


def test_the_same_bytes_under_two_hash_seeds() -> None:
    script = (
        "import msgspec, sys; from tests.build.test_properties import sample; "
        "sys.stdout.buffer.write(msgspec.json.encode(sample(), order='deterministic'))"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src:."},
        ).stdout
        for seed in ("1", "2024")
    ]  # fmt: skip
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 1000


def sample() -> CaseFile:
    """A case file with something of everything."""
    made = [
        report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05", charge="extortion"),
               tell("custody_order/order", "Nadia Orvel", "2024-02-05", term="P1M", court="Kosht District Court")),
        report("B", "Limna Post", "2024-02-07", tell("arrest/start", "Nadja Orwel", "2024-02-06", court="Sea Court")),
        report("C", "", "2024-03-22", tell("hunger_strike/start", "Nadia Orvel", "2024-02-12"),
               tell("hunger_strike/continue", "Nadia Orvel", "2024-03-22", ordinal=30),
               tell("ill_treatment", "Nadia Orvel", "", speaker="Emil Torva"),
               kin=[("Nadia Orvel", "brother", "Ivo Orvel")]),
    ]  # fmt: skip
    return build(readings(made), (), load())


def test_a_decision_made_on_what_is_read_is_not_stale_and_one_on_something_else_is() -> None:
    made = [report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"))]
    claim = made[0][1].claims[0]
    seen = seen_digest_of([claim.id], {claim.id: claim}, ())
    fresh: Decision = replace(decide("accept", claim.id), seen=seen)
    assert build(readings(made), (fresh,), load()).stale == ()
    assert [entry.decision for entry in build(readings(made), (decide("accept", claim.id),), load()).stale]
    corrected = replace(decide("correct", claim.id, number=2, slot="when", value="2024-02-04"), seen=seen)
    assert build(readings(made), (fresh, corrected), load()).stale == ()


@settings(max_examples=40, deadline=None)
@given(reports(), st.sampled_from(("Ruvan Dzhelmirov", "Nadia Orvel", "Дина Сарн")))
def test_no_form_of_a_withheld_name_is_left(made: list[Written], name: str) -> None:
    found = [key_of(reading, name) for reading in readings(made) if name in [m.text for m in reading.mentions]]
    if not found:
        return
    decision = decide("withhold", found[0])
    casefile = build(readings(made), (decision,), load())
    less, documents = redact(casefile, [document for document, _ in made], (decision,))
    written = (msgspec.json.encode(less) + msgspec.json.encode(documents)).decode().casefold()
    person = next(person for person in casefile.persons if name in [form.text for form in person.forms])
    for form in person.forms:
        assert form.text.casefold() not in written
    texts = {document.digest: document.text for document in documents}
    for claim in less.claims:
        assert claim.sentence.end <= len(texts[claim.document])
        for filler in claim.fillers:
            assert filler.span.quote(texts[claim.document]) == filler.text


@settings(max_examples=25, deadline=None)
@given(reports())
def test_the_data_keep_to_the_schema(made: list[Written]) -> None:
    found = build(readings(made), (), load())
    written = casefile_json.write(found, (), load())
    jsonschema.Draft202012Validator(json.loads(casefile_json.packaged_schema())).validate(json.loads(written))
    assert msgspec.json.decode(written, type=CaseFile) == found


@settings(max_examples=40, deadline=None)
@given(reports())
def test_every_value_re_slices(made: list[Written]) -> None:
    texts = {document.digest: document.text for document, _ in made}
    for claim in build(readings(made), (), load()).claims:
        for filler in claim.fillers:
            assert filler.span.quote(texts[claim.document]) == filler.text
