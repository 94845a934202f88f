"""Commands that fill and check an archive: `init`, `add`, `verify`."""

from __future__ import annotations

from pathlib import Path

from onrecord.cli.outcome import Exit
from tests.cli.command_world import FIRST, Run


def test_adding_says_what_became_of_each_input(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "reports" / "empty.txt").write_bytes(b"")
    done = onrecord("add", str(tmp_path / "reports"), str(tmp_path / "nowhere.txt"), "--json").json()
    assert done["exit"] == Exit.PROBLEMS
    statuses = [outcome["status"] for outcome in done["result"]["outcomes"]]
    assert statuses == ["refused", "already_there", "already_there", "refused"]
    assert len(done["problems"]) == 2
    assert all(problem["where"] and problem["message"] and problem["remedy"] for problem in done["problems"])
    assert archive.is_dir()


def test_archives_are_neither_made_in_one_nor_added_to_one(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    assert onrecord("init", str(archive / "inner" / "most")).code == Exit.REFUSED
    assert not (archive / "inner").exists()
    assert onrecord("init", str(tmp_path / "other")).code == Exit.DONE
    (tmp_path / "other" / "report.txt").write_text(FIRST, "utf-8")
    found = onrecord("add", str(tmp_path / "other"), str(archive / "decisions.jsonl"), "--json")
    assert found.code == Exit.PROBLEMS
    assert [outcome["status"] for outcome in found.json()["result"]["outcomes"]] == ["refused", "refused"]
    assert onrecord("verify").code == Exit.DONE


def test_verify_names_damage_and_leaves_with_its_own_code(archive: Path, onrecord: Run, tmp_path: Path) -> None:
    sound = onrecord("verify", "--json").json()
    assert sound["exit"] == Exit.DONE
    checkpoint = onrecord("verify", "--checkpoint")
    (tmp_path / "checkpoint.json").write_text(checkpoint.out, "utf-8")
    assert onrecord("verify", "--since", str(tmp_path / "checkpoint.json")).code == Exit.DONE
    own = (archive / "checkpoint.json").read_bytes()
    (tmp_path / "copy.json").write_bytes(own)
    assert onrecord("verify", "--since", str(tmp_path / "copy.json")).code == Exit.DONE
    (tmp_path / "copy.json").write_bytes(own.replace(b'"lines":3', b'"lines":2'))
    assert onrecord("verify", "--since", str(tmp_path / "copy.json")).code == Exit.REFUSED
    original = next(path for path in sorted((archive / "originals").rglob("*")) if path.is_file())
    original.write_bytes(original.read_bytes() + b"!")
    damaged = onrecord("verify")
    assert damaged.code == Exit.DAMAGED
    assert original.name[:12] in damaged.err
    assert onrecord("verify", "--since", str(original)).code == Exit.REFUSED
    original.write_bytes(original.read_bytes()[:-1])
    assert onrecord("verify", "--rebuild").code == Exit.DONE


def test_a_report_that_is_damaged_is_left_out_and_told(archive: Path, onrecord: Run) -> None:
    assert onrecord("build").code == Exit.DONE
    record = next(path for path in sorted((archive / "texts").rglob("*")) if path.is_file())
    record.unlink()
    for command in (("build",), ("cases",), ("show", "Nadia Orvel"), ("export", "csv", "--all", "-o", "-")):
        done = onrecord(*command)
        assert done.code == Exit.PROBLEMS, command
        assert record.name in done.err
    assert [record.name in problem["where"] for problem in onrecord("build", "--json").json()["problems"]] == [True]
