"""Claims against event triggers labelled by line."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.voa import Tally, Told, count, result, stories, triggers
from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.vocabulary import load

LINES = ("Police arrested two editors in Limna", "Thousands protested against it", "A flood killed nine people")


def test_labels_are_found_above_their_numbers_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(LINES), encoding="utf-8")
    labels = [
        ("Justice:Arrest-Jail", "arrested", 0),
        ("Conflict:Demonstrate", "protested", 2),
        ("Life:Die", "killed", 3),
    ]
    gold = [{"type": kind, "trigger": word, "sent": number} for kind, word, number in labels]
    (tmp_path / "a.json").write_text(json.dumps({"date": "2024-03-30", "gold_ace": gold}), encoding="utf-8")
    ((_, placed),) = stories(tmp_path)
    assert [label.line for label in placed] == [0, 1, 2]
    assert "| Justice.Arrest-Jail | 100.0 % | 100.0 % | 100.0 % | 1 |" in result(tmp_path)


def test_each_label_counts_once_and_only_in_its_line() -> None:
    tally = Tally()
    die = Told(("Life.Die",), "killed", 2)
    killing = Told(("Life.Die", "Conflict.Attack"), "killed", 2)
    count(tally, [killing, killing, Told(("Life.Die",), "killed", 3)], [die])
    assert (tally.right["Life.Die"], tally.told["Life.Die"], tally.labelled["Life.Die"]) == (1, 3, 1)


def test_what_is_wrong_counts_against_a_type_that_the_set_labels() -> None:
    tally = Tally()
    beating = Told(("Life.Injure", "Conflict.Attack"), "beaten", 2)
    count(tally, [beating], [Told(("Conflict.Attack",), "raid", 3)], frozenset(("Conflict.Attack",)))
    assert (tally.told["Conflict.Attack"], tally.told["Life.Injure"]) == (1, 0)


def test_the_background_counts_as_claims_do() -> None:
    text = "Warplanes bombed the port of Limna."
    document = Document(digest_of(text.encode()), text, "a.txt")
    assert triggers(document, load()) == [Told(("Conflict.Attack",), "bombed", 0)]
