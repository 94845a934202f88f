"""`onrecord diff`: what a report or a decision changed."""

from __future__ import annotations

from pathlib import Path

from onrecord.cli.outcome import Exit
from tests.cli.command_world import Run


def test_what_a_report_changed_is_told_by_the_day_it_came(archive: Path, onrecord: Run) -> None:
    del archive
    shown = onrecord("diff", "--known-on", "2031-04-01")
    assert shown.code == Exit.DONE
    assert "+ Civic Lens, 2031-03-14" in shown.out
    assert "because of Civic Lens" in shown.out
    found = onrecord("diff", "nadia", "--known-on", "2031-04-01", "--known-on", "2031-04-02", "--json").json()["result"]
    assert [change["kind"] for change in found["changes"] if change["part"] == "report"] == ["added"]
    assert onrecord("diff", "--known-on", "2031-04-02").out.strip() == "Nothing changed."
    for wrong in ((), ("--known-on", "2031-04-01", "--saved", "x.json"), ("--known-on", "2031-04-01") * 3):
        assert onrecord("diff", *wrong).code == Exit.USAGE


def test_what_a_decision_changed_is_told_by_its_id(archive: Path, onrecord: Run) -> None:
    del archive
    questions = onrecord("queue", "--json").json()["result"]
    (contradiction,) = [one for one in questions if one["kind"] == "contradiction"]
    (command,) = contradiction["answers"][1]["commands"]
    decided = onrecord(*command, "--reason", "Misread.", "--json").json()["result"]["decision"]["id"]
    found = onrecord("diff", "--decision", decided, "--json").json()["result"]["changes"]
    assert [change["id"] for change in found if change["part"] == "decision"] == [decided]
    assert [
        change["kind"] for change in found if change["part"] == "finding" and "contradiction" in change["title"]
    ] == ["gone"]
    assert all(decided in change["because"] for change in found if change["part"] == "event")
    assert onrecord("diff", "--decision", "0000").code == Exit.REFUSED


def test_a_saved_case_file_is_compared_without_what_is_withheld_today(
    archive: Path, onrecord: Run, tmp_path: Path
) -> None:
    del archive
    saved = tmp_path / "saved.json"
    for written in (onrecord("export", "json", "--all", "-o", str(saved)), onrecord("show", "nadia", "--json")):
        assert written.code == Exit.DONE
    printed = tmp_path / "printed.json"
    printed.write_text(onrecord("show", "nadia", "--json").out, "utf-8")
    for file in (saved, printed):
        assert onrecord("diff", "--saved", str(file)).out.strip() == "Nothing changed."
    assert onrecord("decide", "withhold", "Tomas Orvel", "--reason", "He asked for it.").code == Exit.DONE
    shown = onrecord("diff", "--saved", str(saved))
    assert shown.code == Exit.DONE
    assert "Tomas" not in shown.out
    (tmp_path / "other.json").write_text("{}", "utf-8")
    assert onrecord("diff", "--saved", str(tmp_path / "other.json")).code == Exit.REFUSED
    assert onrecord("diff", "--saved", str(tmp_path / "none.json")).code == Exit.REFUSED
