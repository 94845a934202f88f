from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from onrecord.read.names.lexicon import LongList, gazetteer, role_lexicon
from onrecord.read.names.words import fold

ENGLISH = files("onrecord.read.languages") / "en"


def entries(value: object, path: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from entries(inner, f"{path}.{key}")
    elif isinstance(value, list):
        yield path, value


@pytest.mark.parametrize("name", ["names", "roles"])
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    data = tomllib.loads((ENGLISH / f"{name}.toml").read_text(encoding="utf-8"))
    twice = {path: sorted({w for w in words if words.count(w) > 1}) for path, words in entries(data, name)}
    assert {path: words for path, words in twice.items() if words} == {}


@pytest.mark.parametrize("name", ["countries", "regions", "cities", "given_names", "family_names", "female_names"])
def test_lists_of_names_are_folded_and_sorted(name: str) -> None:
    lines = (ENGLISH / "names" / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]
    assert lines == sorted(set(lines))
    assert all(fold(line) == line for line in lines)


def test_no_name_tells_both_women_and_men() -> None:
    lexicon = gazetteer()
    assert lexicon.female_names & lexicon.male_names == frozenset()


def test_kinship_is_no_role() -> None:
    lexicon = role_lexicon()
    assert frozenset(lexicon.kinship) & lexicon.nouns <= {"partner"}  # also in a firm


def test_plurals_of_roles_are_known() -> None:
    singular = role_lexicon().singular
    assert [singular(word) for word in ("journalists", "policemen", "deputies", "president-elect", "stairs")] == [
        "journalist",
        "policeman",
        "deputy",
        "president",
        "stairs",
    ]


def test_what_ships_says_where_it_comes_from_and_is_small() -> None:
    for folder in ("names", "model"):
        assert "CC BY" in (ENGLISH / folder / "NOTICE").read_text(encoding="utf-8")
    shipped = [entry for folder in ("names", "model") for entry in (ENGLISH / folder).iterdir()]
    assert sum(len(entry.read_bytes()) for entry in shipped) < 15_000_000


def test_a_long_list_has_what_it_holds_and_nothing_else() -> None:
    words = [f"{first}{second}{last}" for first in "abz" for second in "aeiou" for last in ("", "nn", "-x")]
    listed = LongList("\n".join(sorted(words)).encode() + b"\n")
    assert all(word in listed for word in words)
    assert not any(word + "q" in listed or word[:-1] in listed for word in words if len(word) > 2)
    assert "" not in listed
    assert "aa\nae" not in listed
    assert "a" not in LongList(b"")
