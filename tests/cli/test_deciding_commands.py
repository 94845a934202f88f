"""`onrecord decide`: what changes, what is taken back, what is withheld, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.outcome import Exit
from tests.cli.command_world import Run


def test_a_decision_changes_the_case_and_its_undo_restores_it(archive: Path, onrecord: Run) -> None:
    before = onrecord("show", "nadia", "--json").json()["result"]
    event = next(event for event in before["events"] if event["type"] == "arrest" and len(event["claims"]) > 1)
    claim = event["claims"][-1]
    rejected = onrecord("decide", "reject", claim, "--reason", "Misread.", "--json").json()
    assert rejected["exit"] == Exit.DONE
    assert rejected["result"]["decision"]["author"] == "R. Amsel"
    after = onrecord("show", "nadia", "--json").json()["result"]
    assert claim not in [found for event in after["events"] for found in event["claims"]]
    again = onrecord("decide", "reject", claim, "--reason", "Misread.")
    assert again.code == Exit.REFUSED
    decision = rejected["result"]["decision"]["id"]
    assert onrecord("decide", "undo", decision[:16], "--reason", "It was right.").code == Exit.DONE
    assert onrecord("show", "nadia", "--json").json()["result"] == before
    assert onrecord("verify").code == Exit.DONE
    assert archive.is_dir()


def test_what_is_withheld_is_in_no_output(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    done = onrecord("decide", "withhold", "Mira Kasten", "--reason", "She asked for it.", "--author", "A. B.")
    assert done.code == Exit.DONE
    shown = [done, onrecord("show", "nadia"), onrecord("show", "nadia", "--json"), onrecord("cases")]
    shown += [onrecord("export", kind, "nadia", "--output", "-") for kind in ("html", "json", "csv")]
    for each in shown:
        assert "Kasten" not in each.out + each.err
    missing = onrecord("show", "kasten")
    assert missing.code == Exit.REFUSED
    log = onrecord("decide", "list", "--json").json()["result"]
    assert [(line["kind"], line["undone"]) for line in log] == [("withhold", False)]
    assert "asked" not in onrecord("decide", "list").out
    assert onrecord("decide", "undo", log[0]["id"][:14], "--reason", "She agreed.").code == Exit.DONE
    assert onrecord("show", "kasten").code == Exit.DONE
    assert "undone" in onrecord("decide", "list").out
    assert archive.is_dir()
    assert tmp_path.is_dir()


def test_a_name_that_two_may_bear_is_clear_beside_one_of_them(
    archive: Path, onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    text = 'Police arrested Tomas again on 12 March 2031. "Tomas is held," they said.'
    (tmp_path / "three.txt").write_text(text, "utf-8")
    assert onrecord("--archive", str(archive), "add", "three.txt", "--retrieved", "2031-04-03").code == Exit.DONE
    monkeypatch.chdir(archive)
    assert onrecord("show", "Tomas").code == Exit.REFUSED
    done = onrecord("decide", "same", "Tomas", "Tomas Orvel", "--reason", "The brother.", "--json").json()
    assert done["exit"] == Exit.DONE
    assert len(set(done["result"]["decision"]["targets"])) == 2
    assert done["result"]["after"]["persons"] == done["result"]["before"]["persons"] - 1


def test_names_that_are_not_clear_are_not_decided_on(archive: Path, onrecord: Run) -> None:
    done = onrecord("decide", "same", "Nadia Orvel", "Nobody Atall", "--reason", "x")
    assert done.code == Exit.REFUSED
    assert "Nobody Atall" in done.err
    kept = onrecord("decide", "different", "Nadia Orvel", "Tomas Orvel", "--reason", "Sister and brother.")
    assert kept.code == Exit.DONE
    against = onrecord("decide", "same", "Nadia Orvel", "Tomas Orvel", "--reason", "One person.", "--json").json()
    assert against["exit"] == Exit.REFUSED
    assert against["result"] is None
    assert "undo" in against["problems"][0]["remedy"]
    assert archive.is_dir()


def test_an_empty_name_names_nothing(archive: Path, onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.parent / "reports")
    done = onrecord("--archive", str(archive), "add", "")
    assert done.code == Exit.PROBLEMS
    assert "already there" not in done.out
    assert "empty" in done.err
    assert "empty" in onrecord("--archive", str(archive), "show", " ").err


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        *(("when", "garbage"), ("when", "2031-02-30"), ("until", "soon"), ("term", "two months"), ("ordinal", "x")),
        *(("stance", "sure"), ("type", "nonsense"), ("type", ""), ("phase", "nonsense"), ("nonsense", "x")),
    ],
)
def test_a_correction_that_says_nothing_is_refused(slot: str, value: str, archive: Path, onrecord: Run) -> None:
    claim = onrecord("show", "Nadia Orvel", "--json").json()["result"]["claims"][0]["id"]
    log = (archive / "decisions.jsonl").read_bytes()
    refused = onrecord("decide", "correct", claim, slot, value, "--reason", "Misread.", "--json")
    assert refused.code == Exit.REFUSED
    assert refused.json()["problems"][0]["remedy"]
    assert (archive / "decisions.jsonl").read_bytes() == log


@pytest.mark.usefixtures("archive")
def test_a_correction_is_held_against_what_the_others_made_of_the_claim(onrecord: Run) -> None:
    claim = onrecord("show", "Nadia Orvel", "--json").json()["result"]["claims"][0]["id"]
    convicted = ("decide", "correct", claim, "phase", "convicted", "--reason", "Misread.")
    assert onrecord(*convicted).code == Exit.REFUSED
    assert onrecord("decide", "correct", claim, "type", "verdict", "--reason", "Misread.").code == Exit.DONE
    assert onrecord(*convicted).code == Exit.DONE


def test_who_may_give_away_the_one_withheld_is_named_to_whoever_decides(archive: Path, onrecord: Run) -> None:
    del archive
    done = onrecord("decide", "withhold", "Tomas Orvel", "--reason", "He asked for it.", "--json")
    assert done.code == Exit.DONE
    (told,) = done.json()["problems"]
    assert told["where"] == "Nadia Orvel"
    assert "Tomas" not in done.out
    assert "family name" not in onrecord("show", "nadia", "--json").out
