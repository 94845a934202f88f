"""What a language model suggests counts once a person accepts it, is told as the model's, and goes when undone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from onrecord.archive import Archive, Request
from onrecord.archive.asking import Question
from onrecord.archive.results import Decided
from onrecord.core.attribution import Stance
from onrecord.core.casefile import CaseFile
from onrecord.core.claim import Claim
from onrecord.core.decision import Decision, DecisionKind
from onrecord.core.problem import Problem
from onrecord.core.second import SecondClaim
from onrecord.explain import explain, seen_digest, suggestions
from onrecord.export import casefile_json, claims_csv, page
from onrecord.scope import narrow
from onrecord.vocabulary import load
from tests.archive.asking_world import ARREST, Model, asked, built, make, opened, settle, withhold
from tests.support.model_server import chat, claim

GRABBED = "Men in masks bundled Alma Verrin into a van in Limna on 1 March 2031."
DRAGGED = "Guards dragged Alma Verrin over the yard on 3 March 2031, her neighbour Ivo Kessin said."
REPORTS = {
    "first.txt": f"Published: 2031-03-02\nPublisher: Harbour Gazette\n---\nNews from Limna\n\n{ARREST}\n",
    "second.txt": f"Published: 2031-03-05\nPublisher: Open Shore\n---\nNews from Limna\n\n{GRABBED} {DRAGGED}\n",
}
SAID = {
    ARREST: claim(ARREST, "arrest", "arrested", phase="start", fillers={"person": "Alma Verrin"}),
    GRABBED: claim(GRABBED, "arrest", "bundled", phase="start", when="on 1 March 2031",
                   fillers={"person": "Alma Verrin", "agent": "Men in masks", "place": "Limna"}),
    DRAGGED: claim(DRAGGED, "ill_treatment", "dragged", when="3 March 2031",
                   fillers={"person": "Alma Verrin", "agent": "Guards"}),
}  # fmt: skip


def say(report: str) -> bytes:
    return chat({"claims": [said for words, said in SAID.items() if words in report]})


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = make(tmp_path / "archive", reports=REPORTS)
    asked(made, Model(say=say))
    return made


def suggested(casefile: CaseFile, words: str) -> SecondClaim:
    (found,) = [
        one
        for reading in casefile.second_readings
        for one in reading.claims
        if len(one.claim.sentence) == len(words) and one.claim.type == SAID[words]["type"]
    ]
    return found


def decide(archive: Archive, kind: DecisionKind, target: str, **more: str) -> Decided:
    seen = seen_digest(built(archive), target) if kind is not DecisionKind.UNDO else "0" * 64
    return archive.decide(Request(kind, (target,), "Jo Tarn", "checked", seen, **more))


def done(decided: Decided) -> Decision:
    assert decided.decision is not None, decided.problems
    return decided.decision


def claim_of(casefile: CaseFile, id_: str) -> Claim:
    return next(one for one in casefile.claims if one.id == id_)


def test_an_accepted_claim_joins_its_event_as_an_account_and_is_told_as_the_models(archive: Archive) -> None:
    before = built(archive)
    found = suggested(before, GRABBED)
    assert found.claim.id not in {one.id for one in before.claims}
    (arrest,) = [one for one in before.events if one.type == "arrest"]
    assert arrest.support.reports == 1
    done(decide(archive, DecisionKind.ACCEPT, found.claim.id))
    after = built(archive)
    (arrest,) = [one for one in after.events if one.type == "arrest"]
    assert found.claim.id in arrest.claims
    assert (arrest.support.reports, arrest.support.publishers) == (2, 2)
    agents = arrest.slot("agent")
    assert agents is not None
    assert any(found.claim.id in account.claims for account in agents.accounts)
    counted = claim_of(after, found.claim.id)
    assert counted.read_by is not None
    assert (counted.read_by.model, counted.read_by.exchange) == ("tern-7b", found.exchange)
    assert after.stale == ()
    assert [one for one in after.problems if one not in before.problems] == []


def test_accepting_and_undoing_restores_every_byte(archive: Archive) -> None:
    before = built(archive)
    entry = done(decide(archive, DecisionKind.ACCEPT, suggested(before, DRAGGED).claim.id))
    assert built(archive) != before
    done(decide(archive, DecisionKind.UNDO, entry.id))
    assert msgspec.json.encode(built(archive)) == msgspec.json.encode(before)


def test_an_accepted_claim_is_no_firmer_than_its_words_and_is_built_the_same_again(archive: Archive) -> None:
    id_ = suggested(built(archive), DRAGGED).claim.id
    done(decide(archive, DecisionKind.ACCEPT, id_))
    after = built(archive)
    assert claim_of(after, id_).stance is Stance.ALLEGED
    (event,) = [one for one in after.events if id_ in one.claims]
    assert event.stance is Stance.ALLEGED
    checked = archive.verify(rebuild=True)
    assert not isinstance(checked, Problem)
    assert checked.problems == ()
    (archive.path / "index").rename(archive.path.parent / "gone")
    assert built(opened(archive.path)) == after


def test_it_is_corrected_only_once_it_is_accepted(archive: Archive) -> None:
    id_ = suggested(built(archive), DRAGGED).claim.id
    refused = decide(archive, DecisionKind.CORRECT, id_, slot="when", value="2031-03-04")
    assert refused.decision is None
    assert "Accept it first" in refused.problems[0].remedy
    done(decide(archive, DecisionKind.ACCEPT, id_))
    done(decide(archive, DecisionKind.CORRECT, id_, slot="when", value="2031-03-04"))
    assert claim_of(built(archive), id_).when.bounds.day == date(2031, 3, 4)


def test_a_rejected_suggestion_is_told_as_looked_at_and_counts_no_more_than_before(archive: Archive) -> None:
    before = built(archive)
    id_ = suggested(before, DRAGGED).claim.id
    done(decide(archive, DecisionKind.REJECT, id_))
    after = built(archive)
    assert (after.claims, after.events, after.problems) == (before.claims, before.events, before.problems)
    assert {one.id: one.rejected for one in suggestions(after)}[id_]
    refused = decide(archive, DecisionKind.ACCEPT, id_)
    assert refused.decision is None
    assert "contradicts" in refused.problems[0].message


def otherwise(casefile: CaseFile) -> SecondClaim:
    found = suggested(casefile, ARREST)
    assert found.same_as is not None
    assert found.claim.id != found.same_as
    return found


def test_of_two_readings_of_the_same_words_one_counts(archive: Archive) -> None:
    before = built(archive)
    found = otherwise(before)
    done(decide(archive, DecisionKind.ACCEPT, found.claim.id))
    after = built(archive)
    (arrest,) = [one for one in after.events if one.type == "arrest"]
    assert found.claim.id in arrest.claims
    assert arrest.rejected == (found.same_as,)
    assert arrest.support.reports == 1
    told = explain(after, found.same_as or "")
    assert not isinstance(told, Problem)
    assert "set aside: what tern-7b reads" in told.evidence[0].joined
    refused = decide(archive, DecisionKind.ACCEPT, found.same_as or "")
    assert refused.decision is None
    assert "Another reading" in refused.problems[0].message


def test_what_was_accepted_of_the_rules_is_not_set_aside(archive: Archive) -> None:
    found = otherwise(built(archive))
    entry = done(decide(archive, DecisionKind.ACCEPT, found.same_as or ""))
    refused = decide(archive, DecisionKind.ACCEPT, found.claim.id)
    assert refused.decision is None
    assert entry.id in refused.problems[0].remedy


def test_two_models_cannot_both_be_accepted_for_the_same_words(archive: Archive) -> None:
    settle(archive.path, "http://127.0.0.1:11434/v1", "gull-1b")
    less = {**SAID[GRABBED], "fillers": [{"role": "person", "quote": "Alma Verrin"}]}
    asked(archive, Model(say=lambda report: chat({"claims": [less] if GRABBED in report else []})))
    casefile = built(archive)
    ids = {
        one.claim.id: reading.reader.name
        for reading in casefile.second_readings
        for one in reading.claims
        if len(one.claim.sentence) == len(GRABBED)
    }
    assert sorted(ids.values()) == ["gull-1b", "tern-7b"]
    first, second = sorted(ids)
    done(decide(archive, DecisionKind.ACCEPT, first))
    assert decide(archive, DecisionKind.ACCEPT, second).decision is None


def test_asking_again_takes_back_nothing_that_was_accepted(archive: Archive) -> None:
    id_ = suggested(built(archive), DRAGGED).claim.id
    done(decide(archive, DecisionKind.ACCEPT, id_))
    before = built(archive)
    asked(archive, Model(say=lambda _: chat({"claims": []})), Question(again=True))
    after = built(archive)
    assert (after.claims, after.events, after.problems) == (before.claims, before.events, before.problems)
    assert [one.claims for one in after.second_readings] == [(), ()]


def test_a_later_answer_with_other_values_changes_nothing_that_was_accepted(archive: Archive) -> None:
    id_ = suggested(built(archive), DRAGGED).claim.id
    done(decide(archive, DecisionKind.ACCEPT, id_))
    before = claim_of(built(archive), id_)
    undated = {**SAID[DRAGGED], "when": None}
    asked(
        archive,
        Model(say=lambda report: chat({"claims": [undated] if DRAGGED in report else []})),
        Question(again=True),
    )
    after = built(archive)
    assert suggested(after, DRAGGED).claim.when != before.when
    assert claim_of(after, id_) == before
    assert after.stale == ()


def test_a_claim_withheld_by_its_id_stays_hidden_whatever_is_answered_later(archive: Archive) -> None:
    id_ = suggested(built(archive), DRAGGED).claim.id
    done(decide(archive, DecisionKind.WITHHOLD, id_))
    for _ in range(2):
        for casefile in (built(archive), built(archive, known_on=date(2031, 3, 7))):
            assert id_ not in msgspec.json.encode(casefile).decode()
        found = archive.build()
        assert not isinstance(found, Problem)
        assert not any(DRAGGED in document.text for document in found[1])
        asked(archive, Model(say=lambda _: chat({"claims": []})), Question(again=True, even_withheld=True))


@pytest.mark.parametrize("order", ["accept first", "withhold first"])
def test_an_accepted_claim_about_who_is_withheld_reaches_no_output(archive: Archive, order: str) -> None:
    ids = [suggested(built(archive), words).claim.id for words in (GRABBED, DRAGGED)]
    if order == "accept first":
        for id_ in ids:
            done(decide(archive, DecisionKind.ACCEPT, id_))
    done(withhold(archive, "Alma Verrin"))
    if order == "withhold first":
        for id_ in ids:
            done(archive.decide(Request(DecisionKind.ACCEPT, (id_,), "Jo Tarn", "checked", "0" * 64)))
    found = archive.build()
    assert not isinstance(found, Problem)
    casefile, documents = found
    for export in (casefile_json, claims_csv, page):
        written = export.write(casefile, documents, load()).decode()
        assert "Verrin" not in written
        assert "Alma" not in written
        assert not any(id_ in written for id_ in ids)


def test_nothing_counts_of_what_was_answered_or_accepted_after_a_day(archive: Archive) -> None:
    archive = opened(archive.path, day=20)
    id_ = suggested(built(archive), DRAGGED).claim.id
    done(decide(archive, DecisionKind.ACCEPT, id_))
    early, late = built(archive, known_on=date(2031, 3, 19)), built(archive, known_on=date(2031, 3, 20))
    assert id_ not in {one.id for one in early.claims}
    assert id_ in {one.id for one in late.claims}
    assert not [one for one in early.problems if "counts for nothing" in one.message]


def test_a_case_holds_its_suggestions_and_what_was_decided_about_them(archive: Archive) -> None:
    whole = built(archive)
    entry = done(decide(archive, DecisionKind.REJECT, suggested(whole, DRAGGED).claim.id))
    person = next(one for one in whole.persons if one.name == "Alma Verrin")
    case = narrow(built(archive), person.id)
    assert [one.id for one in case.decisions] == [entry.id]
    assert suggested(case, DRAGGED).claim.id in {one.id for one in suggestions(case)}


def test_a_damaged_answer_takes_its_accepted_claim_out_and_says_so(archive: Archive) -> None:
    found = suggested(built(archive), DRAGGED)
    done(decide(archive, DecisionKind.ACCEPT, found.claim.id))
    (victim,) = (archive.path / "exchanges").rglob(f"{found.exchange}.json")
    content = victim.read_bytes()
    victim.write_bytes(content.replace(b"dragged", b"carried"))
    broken = built(opened(archive.path))
    assert found.claim.id not in {one.id for one in broken.claims}
    assert {"An answer", f"{'decision'}-"} & {one.message[:9] for one in broken.problems}
    victim.write_bytes(content)
    assert found.claim.id in {one.id for one in built(opened(archive.path)).claims}


def test_there_is_no_claim_of_a_made_up_id(archive: Archive) -> None:
    refused = decide(archive, DecisionKind.ACCEPT, "claim-0123456789abcdef")
    assert refused.decision is None
    assert "There is no claim" in refused.problems[0].message


def test_every_output_says_whose_a_suggestion_is(archive: Archive) -> None:
    found = archive.build()
    assert not isinstance(found, Problem)
    casefile, documents = found
    id_ = suggested(casefile, DRAGGED).claim.id
    written = page.write(casefile, documents, load()).decode()
    _, _, section = written.partition('<section id="suggested"')
    assert id_ in section.partition("</section>")[0]
    assert id_ not in written.partition('<section id="suggested"')[0]
    rows = [line for line in claims_csv.write(casefile, documents, load()).decode().splitlines() if id_ in line]
    assert len(rows) == 1
    assert ',no,"the language model tern-7b, not accepted",' in rows[0]
    told = explain(casefile, id_)
    assert not isinstance(told, Problem)
    assert told.kind == "suggestion"
    assert "nobody accepted" in told.reason
    done(decide(archive, DecisionKind.ACCEPT, id_))
    found = archive.build()
    assert not isinstance(found, Problem)
    written = page.write(*found, load()).decode()
    assert "Read by <bdi>the language model tern-7b, accepted by Jo Tarn</bdi>" in written
    rows = [line for line in claims_csv.write(*found, load()).decode().splitlines() if id_ in line]
    assert ',yes,"the language model tern-7b, accepted by Jo Tarn",' in rows[0]
    assert json.loads(casefile_json.write(*found, load()))["claims"]
