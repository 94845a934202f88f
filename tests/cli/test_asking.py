"""`onrecord ask-online` and `onrecord answers`, end to end, against a server that the test starts."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from onrecord.cli.outcome import Exit
from onrecord.cli.run import run
from onrecord.store.settings import Settings
from tests.support.model_server import Handler, ModelServer, Request, chat, claim, serving

ARREST = "Police arrested Alma Verrin in Limna on 1 March 2031."
DRAGGED = "Guards dragged Alma Verrin over the yard, her brother Ivo Verrin said."
REPORT = f"Published: 2031-03-02\n---\nWeaver held\n\n{ARREST} {DRAGGED}\n"
SAID = [
    claim(ARREST, "arrest", "arrested", phase="start", stance="alleged", fillers={"person": "Alma Verrin"}),
    claim(DRAGGED, "ill_treatment", "dragged", fillers={"person": "Alma Verrin", "agent": "Guards"}),
    claim("Alma Verrin was tortured.", "ill_treatment", "tortured"),
]
KEY = "sk-quite-s3cret"


def answer(handler: Handler, _request: Request) -> None:
    handler.send(chat({"claims": SAID}))


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    for name in ("ONRECORD_ARCHIVE", "ONRECORD_AUTHOR", "ONRECORD_TRACEBACK", "ONRECORD_MODEL_KEY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    place = tmp_path / "archive"
    assert run(["init", str(place)]) == Exit.DONE
    assert run(["--archive", str(place), "add", str(tmp_path / "report.txt")]) == Exit.DONE
    capsys.readouterr()
    return place


def settle(place: Path, server: ModelServer, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(model_endpoint=server.endpoint, model_name="tern-7b")
    (place / "onrecord.toml").write_bytes(settings.write())
    assert run(["--archive", str(place), "verify", "--accept"]) == Exit.DONE
    capsys.readouterr()


def test_without_settings_nothing_is_sent(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--archive", str(archive), "ask-online"]) == Exit.REFUSED
    assert "nothing was sent" in capsys.readouterr().err
    assert run(["--archive", str(archive), "answers"]) == Exit.DONE
    assert "No language model was asked" in capsys.readouterr().out


def test_from_asking_to_explaining(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = ["--archive", str(archive)]
    monkeypatch.setenv("ONRECORD_MODEL_KEY", KEY)
    with serving(answer) as server:
        settle(archive, server, capsys)
        assert run([*place, "ask-online", "--dry-run"]) == Exit.DONE
        told = capsys.readouterr().out
        assert server.endpoint in told
        assert "this machine" in told
        assert "would be sent" in told
        assert "report.txt" in told
        assert server.requests == []
        assert run([*place, "ask-online"]) == Exit.DONE
        told = capsys.readouterr()
        assert f"sending 1 report ({len(ARREST + DRAGGED) + 14} letters) to {server.endpoint}" in told.err
        assert "the answer is kept" in told.out
        (request,) = server.requests
        assert request.headers["Authorization"] == f"Bearer {KEY}"
        assert ARREST in request.report
        assert "report.txt" not in json.dumps(request.body)
        assert str(archive) not in json.dumps(request.body)
    assert KEY not in told.out + told.err
    assert all(KEY.encode() not in path.read_bytes() for path in archive.rglob("*") if path.is_file())
    assert run([*place, "verify", "--rebuild"]) == Exit.DONE
    capsys.readouterr()
    assert run([*place, "answers"]) == Exit.DONE
    shown = capsys.readouterr().out
    assert "0 claims as the rules read them, 1 otherwise, 1 by the model only" in shown
    assert "Not used: 1 missing." in shown
    assert f"“{DRAGGED}”" in shown
    assert "stance: asserted by the rules, alleged by the model" in shown
    assert "tortured" not in shown
    assert run([*place, "answers", "--json"]) == Exit.DONE
    result = json.loads(capsys.readouterr().out)["result"]
    assert result["figures"][0]["rejected"] == [["missing", 1]]
    same = next(one["same_as"] for one in result["readings"][0]["claims"] if one["same_as"])
    assert run([*place, "explain", same]) == Exit.DONE
    assert "tern-7b reads it otherwise: stance" in " ".join(capsys.readouterr().out.split())
    assert run([*place, "show", "Alma Verrin", "--json"]) == Exit.DONE
    shown = json.loads(capsys.readouterr().out)["result"]
    assert len(shown["second_readings"][0]["claims"]) == 2
    assert "dragged" not in json.dumps(shown["events"])


def test_a_server_in_trouble_is_told_and_leaves_nothing(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(lambda handler, _request: handler.send(ARREST.encode(), 400)) as server:
        settle(archive, server, capsys)
        assert run(["--archive", str(archive), "ask-online"]) == Exit.PROBLEMS
        told = capsys.readouterr()
        assert "status 400" in told.err
        assert "Police" not in told.out + told.err
    assert not list((archive / "exchanges").rglob("*.json"))
    assert run(["--archive", str(archive), "ask-online", "--json"]) == Exit.PROBLEMS
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert problems[0]["where"] == "report.txt"
    assert "no server answers" in problems[0]["message"]


def test_a_slow_server_is_given_up(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = threading.Event()
    with serving(lambda _handler, _request: done.wait(10) and None) as server:
        settle(archive, server, capsys)
        assert run(["--archive", str(archive), "ask-online", "--timeout", "1"]) == Exit.PROBLEMS
        done.set()
    assert "did not answer in time (1 s)" in capsys.readouterr().err


def test_a_key_with_a_line_break_is_not_sent(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_MODEL_KEY", "a\r\nHost: b")
    with serving(answer) as server:
        settle(archive, server, capsys)
        assert run(["--archive", str(archive), "ask-online"]) == Exit.REFUSED
        assert server.requests == []
    assert "Host" not in capsys.readouterr().err


def test_a_hostile_answer_reaches_no_terminal(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = {**SAID[0], "speaker": "\x1b[2J", "note": "\x1b[2J"}
    with serving(
        lambda handler, _request: handler.send(chat({"claims": [said, {**SAID[0], "term": "\x1b]0;"}]}))
    ) as server:
        settle(archive, server, capsys)
        assert run(["--archive", str(archive), "ask-online"]) == Exit.DONE
    assert run(["--archive", str(archive), "answers"]) == Exit.DONE
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert "1 form, 1 missing" in told.out


@pytest.mark.parametrize("when", ["before", "after"])
def test_who_is_withheld_reaches_neither_the_server_nor_the_terminal(
    when: str, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--archive", str(archive)]
    withhold = [*place, "decide", "withhold", "Alma Verrin", "--reason", "asked", "--author", "Jo Tarn"]
    told: list[str] = []

    def said(*words: str) -> None:
        run([*place, *words])
        captured = capsys.readouterr()
        told.append(captured.out + captured.err)

    with serving(answer) as server:
        settle(archive, server, capsys)
        if when == "after":
            assert run([*place, "ask-online"]) == Exit.DONE
        assert run(withhold) == Exit.DONE
        capsys.readouterr()
        for words in (("ask-online", "--dry-run"), ("ask-online", "--dry-run", "--json"), ("ask-online",)):
            said(*words)
        assert len(server.requests) == (when == "after")
    for words in (("answers",), ("answers", "--json"), ("show",), ("queue",), ("build",)):
        said(*words)
    with serving(lambda handler, _request: handler.send(REPORT.encode(), 400)) as server:
        settle(archive, server, capsys)
        said("ask-online", "--even-withheld", "--again", "--timeout", "2")
    shown = "".join(told)
    assert "not sent: it holds what is withheld" in shown
    assert "status 400" in shown
    for word in ("Alma", "dragged", "tern-7b reads"):
        assert word not in shown


def test_a_suggestion_is_shown_accepted_and_taken_back(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--archive", str(archive)]
    with serving(answer) as server:
        settle(archive, server, capsys)
        assert run([*place, "ask-online"]) == Exit.DONE
    capsys.readouterr()

    def said(*words: str) -> str:
        assert run([*place, *words]) == Exit.DONE
        told = capsys.readouterr()
        return " ".join((told.out + told.err).split())

    def exported(kind: str) -> str:
        target = archive.parent / f"case.{kind}"
        target.unlink(missing_ok=True)
        said("export", kind, "Alma Verrin", "-o", str(target))
        return target.read_text(encoding="utf-8")

    before = said("show", "Alma Verrin", "--json")
    readings = json.loads(before)["result"]["second_readings"]
    id_ = next(one["claim"]["id"] for one in readings[0]["claims"] if one["same_as"] is None)
    shown = said("show", "Alma Verrin")
    assert "SUGGESTED BY A LANGUAGE MODEL, COUNTED NOWHERE (2)" in shown
    assert "suggested by tern-7b, counted nowhere" in shown
    assert "nobody accepted: counted nowhere" in said("explain", id_)
    assert id_ in exported("html")
    accepted = said("decide", "accept", id_, "--reason", "it stands there", "--author", "Jo Tarn")
    assert "events 2 → 3; claims 2 → 3" in accepted
    shown = said("show", "Alma Verrin")
    assert "was read by the language model tern-7b, accepted by Jo Tarn" in shown
    assert "COUNTED NOWHERE (1)" in shown
    explained = said("explain", id_)
    assert "the only claim of this event" in explained
    assert "read by the language model tern-7b, accepted by Jo Tarn" in explained
    assert "it stands there" in explained
    assert "accepted by Jo Tarn" in exported("csv")
    decision = accepted.partition("onrecord decide undo ")[2].partition(" ")[0]
    said("decide", "undo", decision, "--reason", "a mistake", "--author", "Jo Tarn")
    assert said("show", "Alma Verrin", "--json") == before
