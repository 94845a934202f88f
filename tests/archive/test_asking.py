"""Asking a language model about an archive: never without the settings, never what is withheld, and nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from onrecord.archive.asking import AskStatus, Question
from onrecord.core.decision import MentionKey
from onrecord.core.problem import Problem
from onrecord.explain import explain
from onrecord.online import Failure
from onrecord.scope import narrow
from onrecord.second.exchange import Exchange
from tests.archive.asking_world import (
    ADDRESS,
    ARREST,
    REPORTS,
    Model,
    asked,
    built,
    files,
    make,
    opened,
    settle,
    statuses,
    withhold,
)
from tests.archive.faulty_disk import Crash, Failing, FaultyDisk
from tests.archive.test_format_page import by_python, by_shell
from tests.support.model_server import chat, claim


def test_answers_are_kept_and_told_beside_what_the_rules_read(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    before = built(archive)
    model = Model()
    assert statuses(asked(archive, model)) == {"kept": 3}
    assert [endpoint.address for endpoint in model.endpoints] == [ADDRESS] * 3
    casefile = built(archive)
    assert replace(casefile, second_readings=()) == before, "what a model says changes nothing else"
    assert {one.reader.name for one in casefile.second_readings} == {"tern-7b"}
    both = [one for reading in casefile.second_readings for one in reading.claims if one.same_as is not None]
    assert {one.same_as for one in both} <= {one.id for one in casefile.claims}
    arrest = next(one for one in both if one.claim.type == "arrest")
    assert {one.slot for one in arrest.differences} >= {"stance", "place"}
    explained = explain(casefile, arrest.same_as or "")
    assert not isinstance(explained, Problem)
    (word,) = explained.evidence[0].second
    assert word.model == "tern-7b"
    assert "stance: asserted by the rules, alleged by the model" in word.told
    assert word.exchange == arrest.exchange
    missed = next(one for reading in casefile.second_readings for one in reading.missed)
    explained = explain(casefile, missed)
    assert not isinstance(explained, Problem)
    assert [one.told for one in explained.evidence[0].second] == ["does not tell it"]


def test_what_was_sent_and_answered_is_evidence(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    asked(archive, Model())
    exchanges = [msgspec.json.decode(path.read_bytes(), type=Exchange) for path in files(archive.path)]
    assert len(exchanges) == 3
    for one in exchanges:
        assert (one.endpoint, one.model) == (ADDRESS, "tern-7b")
        assert json.loads(one.asked)["model"] == "tern-7b"
        assert json.loads(one.answered)["choices"]
    checked = archive.verify(rebuild=True)
    assert not isinstance(checked, Problem)
    assert checked.sound
    manifest = (archive.path / "manifest.jsonl").read_text(encoding="utf-8")
    assert manifest.count('"kind":"exchange"') == 3


@pytest.mark.parametrize("harm", ["change", "remove", "add"])
def test_harm_to_an_answer_is_named_and_its_answer_is_left_out(tmp_path: Path, harm: str) -> None:
    archive = make(tmp_path / "archive")
    asked(archive, Model())
    victim = files(archive.path)[0]
    if harm == "change":
        victim.write_bytes(victim.read_bytes().replace(b"tern-7b", b"tern-8b"))
    elif harm == "remove":
        victim.unlink()
    else:
        victim = victim.with_name("f" * 64 + ".json")
        victim.write_bytes(b"{}")
    checked = archive.verify()
    assert not isinstance(checked, Problem)
    assert [problem.where for problem in checked.problems] == [victim.relative_to(archive.path).as_posix()]
    casefile = built(archive)
    assert len(casefile.second_readings) == (3 if harm == "add" else 2)
    told = [problem for problem in casefile.problems if "language model" in problem.message]
    assert len(told) == (0 if harm == "add" else 1)


def test_a_stranger_finds_harm_to_an_answer_too(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    asked(archive, Model())
    assert by_shell(archive.path) == ""
    assert by_python(archive.path).count("is whole") == 2
    victim = files(archive.path)[0]
    content = victim.read_bytes()
    victim.write_bytes(content + b" ")
    assert victim.name in by_shell(archive.path)
    victim.unlink()
    assert victim.name in by_python(archive.path)


@pytest.mark.parametrize(("endpoint", "model"), [("", ""), ("", "tern-7b"), (ADDRESS, ""), ("http://m.example", "m")])
def test_nothing_is_sent_unless_the_settings_say_where(tmp_path: Path, endpoint: str, model: str) -> None:
    nobody = Model()
    archive = make(tmp_path / "archive", endpoint, model)
    found = archive.ask(Question(), nobody)
    assert isinstance(found, Problem)
    assert "onrecord.toml" in found.where
    assert nobody.sent == []


def test_nothing_is_sent_while_the_settings_were_changed_and_not_accepted(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    text = (archive.path / "onrecord.toml").read_text(encoding="utf-8")
    (archive.path / "onrecord.toml").write_text(text.replace("11434", "6666"), encoding="utf-8")
    nobody = Model()
    found = opened(archive.path).ask(Question(), nobody)
    assert isinstance(found, Problem)
    assert "--accept" in found.remedy
    assert nobody.sent == []


def test_other_commands_send_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something goes online")

    monkeypatch.setattr("socket.socket.connect", refuse)
    archive = make(tmp_path / "archive")
    built(archive)
    assert not isinstance(archive.verify(rebuild=True), Problem)


def test_a_dry_run_sends_nothing_and_says_what_it_would_send(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    model = Model()
    planned = asked(archive, model, Question(dry_run=True))
    assert model.sent == []
    assert files(archive.path) == []
    assert statuses(planned) == {"would_ask": 3}
    asked(archive, model)
    bodies = [json.loads(body)["messages"][1]["content"] for one in planned.reports for body in one.sent]
    assert bodies == model.sent
    assert sum(one.letters for one in planned.reports) == sum(
        len(report.partition(">\n")[2].rpartition("\n</report ")[0]) for report in model.sent
    )


def test_what_was_answered_is_asked_again_only_on_demand(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    asked(archive, Model())
    again = Model(say=lambda _: chat({"claims": []}))
    assert statuses(asked(archive, again)) == {"already_there": 3}
    assert again.sent == []
    assert statuses(asked(archive, again, Question(again=True))) == {"kept": 3}
    assert [one.claims for one in built(archive).second_readings] == [()] * 3
    assert len(files(archive.path)) == 6, "the earlier answers stay as evidence"


def test_reports_are_chosen_by_their_digests(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    digest = built(archive).reports[1].document
    model = Model()
    found = asked(archive, model, Question((digest[:8],)))
    assert [one.document for one in found.reports] == [digest]
    assert len(model.sent) == 1
    for typed in ("zzzz", digest[:3]):
        assert isinstance(archive.ask(Question((typed,)), model), Problem)


def test_two_models_stand_side_by_side(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    asked(archive, Model())
    archive = settle(archive.path, ADDRESS, "gull-1b")
    asked(archive, Model(say=lambda _: b"no json"))
    readings = built(archive).second_readings
    assert sorted({one.reader.name for one in readings}) == ["gull-1b", "tern-7b"]
    assert [len(one.rejected) for one in readings if one.reader.name == "gull-1b"] == [1, 1, 1]


def test_who_is_withheld_is_not_sent_and_not_told(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    assert withhold(archive, "Alma Verrin").decision
    model = Model()
    found = asked(archive, model)
    assert statuses(found) == {"kept": 1, "withheld": 2}
    assert "Verrin" not in "".join(model.sent)
    planned = asked(archive, model, Question(dry_run=True, even_withheld=True))
    assert statuses(planned) == {"would_ask": 2, "already_there": 1}
    assert "Verrin" not in msgspec.json.encode(planned).decode()
    assert "first.txt" not in msgspec.json.encode(planned).decode()
    assert statuses(asked(archive, model, Question(even_withheld=True)))["kept"] == 2
    assert "Verrin" in "".join(model.sent)
    casefile = built(archive)
    assert "Verrin" not in msgspec.json.encode(casefile).decode()
    kept = [one for reading in casefile.second_readings for one in reading.claims]
    assert {one.claim.type for one in kept} == {"transfer"}


def test_who_is_withheld_later_vanishes_from_answers_kept_before(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    asked(archive, Model())
    assert "Verrin" in msgspec.json.encode(built(archive).second_readings).decode()
    assert withhold(archive, "Alma Verrin").decision
    for casefile in (built(archive), built(archive, known_on=date(2031, 3, 7))):
        assert "Verrin" not in msgspec.json.encode(casefile).decode()
        assert "Kessin" in msgspec.json.encode(casefile).decode()


def test_what_only_a_model_says_of_who_is_withheld_vanishes_too(tmp_path: Path) -> None:
    sentence = "Guards dragged the editor Alma Verrin over the yard."
    archive = make(tmp_path / "archive", reports={**REPORTS, "fourth.txt": f"{ARREST} {sentence}\n"})
    said = chat({"claims": [claim(sentence, "ill_treatment", "dragged", fillers={"person": "Alma Verrin"})]})
    asked(archive, Model(say=lambda report: said if sentence in report else Model.well(report)))

    def dragged() -> list[str]:
        readings = built(archive).second_readings
        return [one.claim.id for reading in readings for one in reading.claims if one.claim.type == "ill_treatment"]

    (found,) = dragged()
    assert found not in {one.id for one in built(archive).claims}, "only the model reads it"
    assert withhold(archive, "Alma Verrin").decision
    assert dragged() == []


def test_asking_stops_when_something_is_decided_meanwhile(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")

    def say(report: str) -> bytes:
        if len(model.sent) == 1:
            assert withhold(opened(archive.path), "Alma Verrin").decision
        return Model.well(report)

    model = Model(say=say)
    found = asked(archive, model)
    assert len(model.sent) == 1
    assert found.count(AskStatus.NOT_ASKED) == 2
    assert "decided" in found.problems[0].message


def test_asking_stops_between_the_parts_of_a_long_report_too(tmp_path: Path) -> None:
    quiet = "The harbour was quiet and the boats lay still all day long. " * 60
    long = f"{ARREST}\n\n" + "\n\n".join([quiet] * 8)
    archive = make(tmp_path / "archive", reports={"long.txt": f"Published: 2031-03-02\n---\n{long}\n"})

    def say(report: str) -> bytes:
        if len(model.sent) == 1:
            assert withhold(opened(archive.path), "Alma Verrin").decision
        return Model.well(report)

    model = Model(say=say)
    found = asked(archive, model)
    assert found.reports[0].requests > 1
    assert len(model.sent) == 1
    assert statuses(found) == {"failed": 1}


def test_a_server_that_gives_no_answers_is_left_alone(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive", reports={**REPORTS, "fourth.txt": "Ivo Kessin slept.\n"})
    model = Model(say=lambda _: Failure("the server gives status 500"))
    found = asked(archive, model)
    assert len(model.sent) == 3
    assert statuses(found) == {"failed": 3, "not_asked": 1}
    assert "status 500" in found.problems[0].message
    assert files(archive.path) == []
    assert statuses(asked(archive, Model())) == {"kept": 4}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"no json", "not in the form"),
        (chat("I found no claims."), "not in the form"),
        (b'{"choices": [{"message": {"content": "{"}, "finish_reason": "length"}]}', "ran out of room"),
        (b'{"choices": [{"message": {"content": null, "refusal": "Alma Verrin? No."}}]}', "refuses"),
    ],
)
def test_an_answer_that_cannot_be_used_is_kept_and_said_to_be_so(tmp_path: Path, body: bytes, told: str) -> None:
    archive = make(tmp_path / "archive", reports={"first.txt": REPORTS["first.txt"]})
    found = asked(archive, Model(say=lambda _: body))
    assert statuses(found) == {"kept": 1}
    (problem,) = found.problems
    assert told in problem.message
    assert "Verrin" not in problem.message + problem.remedy
    (reading,) = built(archive).second_readings
    assert [one.number for one in reading.rejected] == [0]


def test_an_answer_that_was_kept_is_read_the_same_for_ever_and_nobody_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = make(tmp_path / "archive")
    asked(archive, Model())
    before = built(archive)
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("something goes online"))
    (archive.path / "index").rename(tmp_path / "gone")
    assert built(opened(archive.path, day=30)) == before


def test_what_was_known_on_a_day_leaves_later_answers_out(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    asked(opened(archive.path, day=20), Model())
    archive = opened(archive.path, day=21)
    assert built(archive, known_on=date(2031, 3, 19)).second_readings == ()
    assert len(built(archive, known_on=date(2031, 3, 20)).second_readings) == 3
    assert len(built(archive, published_by=date(2031, 3, 2)).second_readings) == 1


def test_a_case_holds_what_is_said_of_its_person(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    asked(archive, Model())
    casefile = built(archive)
    person = next(one for one in casefile.persons if one.name == "Alma Verrin")
    case = narrow(casefile, person.id)
    assert {one.claim.type for reading in case.second_readings for one in reading.claims} == {"arrest", "release"}
    keys = {key for reading in case.second_readings for one in reading.claims for key in one.meant}
    assert keys <= set(person.mentions) | {key for place in casefile.places for key in place.mentions}
    assert all(isinstance(key, MentionKey) for key in keys)


def test_nothing_hangs_on_the_order_of_answers(tmp_path: Path) -> None:
    archive = make(tmp_path / "archive")
    digests = [report.document for report in built(archive).reports]
    for digest in reversed(digests):
        asked(archive, Model(), Question((digest,)))
    other = make(tmp_path / "other")
    asked(other, Model())
    assert built(archive).second_readings == built(other).second_readings


@pytest.mark.parametrize("failing", Failing)
def test_a_fault_at_any_step_loses_no_answer_that_was_kept(tmp_path: Path, failing: Failing) -> None:
    reports = {"first.txt": REPORTS["first.txt"]}
    counting = FaultyDisk()
    made = make(tmp_path / "sound", reports=reports)
    built(made)
    asked(opened(made.path, files=counting), Model())
    expected = [path.name for path in files(made.path)]
    assert counting.steps > 4
    for step in range(counting.steps):
        path = make(tmp_path / f"{step}", reports=reports).path
        built(opened(path))
        try:
            asked(opened(path, files=FaultyDisk(failing, step)), Model())
        except Crash:
            assert failing not in (Failing.ERROR, Failing.TORN_ERROR)
        archive = opened(path, files=FaultyDisk())
        checked = archive.verify()
        assert not isinstance(checked, Problem)
        assert checked.problems == ()
        asked(archive, Model())
        assert [path.name for path in files(path)] == expected
        assert len(built(archive).second_readings) == 1
