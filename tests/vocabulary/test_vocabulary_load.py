from pathlib import Path

import pytest

from onrecord.vocabulary import check, load, load_folder

SMALL = """
id = "flood"
family = "response"
label = "Flood"
definition = "Water where it should not be."
title = "Flood in {place}"
lane = "other"
example = "as below"

[[roles]]
name = "place"
label = "place"
definition = "Where."
kinds = ["place"]

[[triggers]]
language = "en"
patterns = ["flood/v", "inundate/v"]
object = "place"

[[mappings]]
scheme = "ace"
codes = ["None"]
"""


def test_the_packaged_vocabulary_is_sound():
    vocabulary = load()

    assert [state.id for state in vocabulary.states] == ["custody", "house_arrest", "hunger_strike", "travel_ban"]
    assert check(vocabulary) == ()


def test_types_stand_in_the_order_of_their_ids_whatever_the_folder_gives():
    ids = [event_type.id for event_type in load().event_types]

    assert ids == sorted(ids)


def test_a_type_is_added_without_python(tmp_path: Path):
    (tmp_path / "flood.toml").write_text(SMALL, encoding="utf-8")

    vocabulary, problems = load_folder(tmp_path)

    assert problems == ()
    assert check(vocabulary) == ()
    flood = vocabulary.type("flood")
    assert flood is not None
    assert [trigger.pattern for trigger in flood.triggers] == ["flood/v", "inundate/v"]
    assert vocabulary.digest != load().digest


def test_the_digest_does_not_depend_on_line_endings(tmp_path: Path):
    windows, unix = tmp_path / "windows", tmp_path / "unix"
    for folder, ending in ((windows, "\r\n"), (unix, "\n")):
        folder.mkdir()
        (folder / "flood.toml").write_bytes(SMALL.replace("\n", ending).encode())

    assert load_folder(windows)[0].digest == load_folder(unix)[0].digest


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('id = "flood', "flood.toml"),
        (SMALL.replace('label = "Flood"', ""), "label"),
        (SMALL.replace("object =", "objekt ="), "objekt"),
        (SMALL.replace('lane = "other"', "lane = 7"), "lane"),
    ],
)
def test_a_file_that_cannot_be_understood_is_a_problem_and_the_rest_is_kept(tmp_path: Path, wrong: str, told: str):
    (tmp_path / "flood.toml").write_text(wrong, encoding="utf-8")
    (tmp_path / "drought.toml").write_text(SMALL.replace('"flood"', '"drought"'), encoding="utf-8")

    vocabulary, problems = load_folder(tmp_path)

    assert len(problems) == 1
    assert told in problems[0].message
    assert problems[0].remedy
    assert vocabulary.type("drought") is not None
    assert vocabulary.type("flood") is None


def test_a_type_of_the_same_id_takes_the_place_of_the_packaged_one(tmp_path: Path):
    (tmp_path / "mine.toml").write_text(SMALL.replace('"flood"', '"arrest"'), encoding="utf-8")

    vocabulary, _ = load_folder(tmp_path)

    assert len(vocabulary.event_types) == len(load().event_types)
    arrest = vocabulary.type("arrest")
    assert arrest is not None
    assert arrest.label == "Flood"


def test_a_folder_may_hold_types_of_the_background(tmp_path: Path):
    (tmp_path / "background").mkdir()
    (tmp_path / "background" / "flood.toml").write_text(SMALL, encoding="utf-8")
    wrong = SMALL.replace('"flood"', '"drought"').replace('lane = "other"', "lane = 7")
    (tmp_path / "background" / "drought.toml").write_text(wrong, encoding="utf-8")

    vocabulary, problems = load_folder(tmp_path)

    assert [problem.where for problem in problems] == ["background/drought.toml"]
    added = {event_type.id for event_type in vocabulary.background} - {
        event_type.id for event_type in load().background
    }
    assert added == {"flood"}
    assert vocabulary.type("flood") is None
    assert vocabulary.digest != load().digest
