"""A case in the terminal: the whole of it, whatever the width, and nothing that steers the terminal."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.cli.case_view import show_case
from onrecord.cli.choose import choose_case, choose_id, folded, skeleton
from onrecord.cli.screen import Screen, Styled
from onrecord.core.casefile import CaseFile
from onrecord.core.entity import Person
from onrecord.core.problem import Problem
from onrecord.export.telling.compose import Composer
from onrecord.export.telling.whole import tell
from onrecord.vocabulary import load
from tests.support.golden import golden
from tests.support.sample_casefile import casefile
from tests.support.sample_claims import MIRA, NADIA, TOMAS
from tests.support.sample_texts import documents

GOLDEN = Path(__file__).parents[1] / "export" / "golden"


def shown(case: CaseFile, width: int = 96, *, colour: bool = False) -> str:
    stream = io.StringIO()
    show_case(Screen(stream, width, colour), tell(Composer(case, documents(), load())))
    return stream.getvalue()


def test_the_sample_case_reads_as_written_down() -> None:
    golden(GOLDEN / "show.txt", shown(casefile()).encode())


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_narrow_terminal_loses_no_word(width: int) -> None:
    narrow = shown(casefile(), width)
    assert "".join(sorted("".join(narrow.split()))) == "".join(sorted("".join(shown(casefile()).split())))
    longest = max(len(word) for word in narrow.split())
    assert max(len(line) for line in narrow.splitlines()) <= max(width, longest + 22)


def test_no_word_is_cut() -> None:
    assert set(shown(casefile(), 40).split()) - {"─"} >= set(shown(casefile()).split()) - {"─"} - {"─" * 11}


def test_colour_changes_nothing_but_colour() -> None:
    from click import unstyle  # noqa: PLC0415 - what click itself takes for colour

    coloured = shown(casefile(), colour=True)
    assert coloured != shown(casefile())
    assert "\x1b[1m\x1b[22m" not in coloured
    assert "\x1b[2mlasts, as far as the reports tell\x1b[0m" in coloured.replace(": lasts", "lasts")
    assert [line.rstrip() for line in unstyle(coloured).splitlines()] == shown(casefile()).splitlines()


def test_a_name_cannot_steer_the_terminal() -> None:
    own = casefile()
    first, *others = own.persons
    attacked = replace(own, persons=(replace(first, name="Nadia\x1b[2J\u202eOrvel\r\x9b31m"), *others))
    for colour in (False, True):
        text = shown(attacked, colour=colour)
        assert "\u202e" not in text
        assert "\x9b" not in text
        assert "\r" not in text
        assert "\x1b[2J" not in text
    assert "Nadia‹U+001B›[2J‹U+202E›Orvel" in shown(attacked)


def test_words_wrap_at_spaces_and_keep_their_style() -> None:
    stream = io.StringIO()
    Screen(stream, 40, colour=False).write("one ", Styled("two", "strong"), "-three ", "four " * 10, indent=2, hang=6)
    lines = stream.getvalue().splitlines()
    assert lines[0].startswith("  one two-three four")
    assert all(line.startswith("      four") for line in lines[1:])


def test_a_line_is_filled_to_the_last_column_and_no_further() -> None:
    stream = io.StringIO()
    Screen(stream, 40, colour=False).write("abc " * 30, "漢字 " * 12)
    lines = stream.getvalue().splitlines()
    assert len(lines[0]) == 39
    assert all(sum(2 if letter > "\u3000" else 1 for letter in line) <= 40 for line in lines)
    for width, longest in ((42, 39), (43, 43)):
        stream = io.StringIO()
        Screen(stream, width, colour=False).write("abc " * 30)
        assert max(len(line) for line in stream.getvalue().splitlines()) == longest


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Nadia Orvel", NADIA),
        ("nadya orvel", NADIA),
        ("Надя Орвел", NADIA),
        ("orvell", NADIA),
        ("N. Orvel", NADIA),
        ("tomas", TOMAS),
        ("KASTEN", MIRA),
        (NADIA, NADIA),
        (NADIA[:12], NADIA),
        (NADIA.partition("-")[2][:4], NADIA),
    ],
)
def test_a_case_is_found_by_any_spelling_and_by_the_beginning_of_its_id(typed: str, person: str) -> None:
    found = choose_case(casefile(), typed)
    assert not isinstance(found, Problem)
    assert found.id == person


def test_a_name_that_two_people_bear_is_asked_about_and_never_guessed() -> None:
    found = choose_case(casefile(), "orvel")
    assert isinstance(found, Problem)
    assert "Nadia Orvel" in found.message
    assert "Tomas Orvel" in found.message


def test_one_word_that_is_all_of_one_name_and_part_of_another_is_asked_about() -> None:
    own = casefile()
    kasten = Person("person-0123456789abcdef", "Kasten", (), ())
    found = choose_case(replace(own, persons=(*own.persons, kasten)), "kasten")
    assert isinstance(found, Problem)
    assert "Mira Kasten" in found.message
    assert kasten.id in found.message


def test_a_name_that_is_not_there_names_the_nearest() -> None:
    found = choose_case(casefile(), "Nadja Orwal")
    assert isinstance(found, Problem)
    assert "Nadia Orvel" in found.message
    nothing = choose_case(casefile(), "!")
    assert isinstance(nothing, Problem)


def test_folding_makes_spellings_alike_but_not_names() -> None:
    assert skeleton("Belyayev") == skeleton("Beliaev") == skeleton("BELYAEV")
    assert folded("O’Brien-Łukasz") == "obrien lukasz"
    assert skeleton("Orvel") != skeleton("Orlov")


def test_an_id_that_is_not_clear_lists_what_it_could_be() -> None:
    ids = ["event-aaaa1111", "claim-aaaa2222", "event-bbbb3333"]
    assert choose_id(ids, "bbbb") == "event-bbbb3333"
    assert choose_id(ids, "claim-aaaa") == "claim-aaaa2222"
    unclear = choose_id(ids, "aaaa")
    assert isinstance(unclear, Problem)
    assert "claim-aaaa2222" in unclear.message
    assert isinstance(choose_id(ids, "bbb"), Problem)
    assert isinstance(choose_id(ids, ""), Problem)


@pytest.mark.parametrize("width", [40, 49])
def test_a_paragraph_with_no_room_beside_stands_below(width: int) -> None:
    stream = io.StringIO()
    Screen(stream, width, colour=False).beside(
        "Nadia Orvel", ["30 events, custody, ", "1 contradiction [16d2]"], column=34
    )
    assert (
        stream.getvalue()
        == {
            40: "Nadia Orvel\n    30 events, custody, 1 contradiction\n    [16d2]\n",
            49: "Nadia Orvel\n    30 events, custody, 1 contradiction [16d2]\n",
        }[width]
    )


def test_a_paragraph_stands_beside_where_there_is_room() -> None:
    stream = io.StringIO()
    Screen(stream, 50, colour=False).beside("Nadia Orvel", ["30 events, custody"], column=34)
    assert (
        stream.getvalue() == "Nadia Orvel                       30 events,\n                                  custody\n"
    )
