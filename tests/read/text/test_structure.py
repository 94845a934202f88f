"""Blocks, datelines and credits of reports as agencies lay them out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.mention import BlockKind
from onrecord.read.text import TextStructure, structure_of

REPORT = """Court keeps Ivo Marn in custody

Velm /09.03.24/ Karse: The district court of Velm extended the arrest of Ivo Marn on Saturday. His lawyer will appeal.

Photo by Ada Lisk

* Recall that Marn was detained in January. -04C11-

Leave a review

Share
Facebook
Telegram

Most read
Storm closes the harbour road
"""


def kinds(structure: TextStructure) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.quote(structure.text)) for block in structure.blocks]


def test_a_report_is_told_apart_from_the_page_around_it() -> None:
    structure = structure_of(REPORT)
    assert [kind for kind, _ in kinds(structure)] == (
        ["headline", "dateline", "paragraph", "caption", "paragraph"] + ["furniture"] * 7
    )
    assert structure.title == "Court keeps Ivo Marn in custody"
    content = " ".join(sentence.span.quote(REPORT) for sentence in structure.sentences)
    assert "Recall that Marn" in content
    for left_out in ("04C11", "Leave a review", "Facebook", "Storm closes"):
        assert left_out not in content


def test_prose_after_a_share_bar_is_content_again() -> None:
    text = (
        "A first paragraph that is long enough to be one.\n\nRelated stories\n\nRain again\n\n"
        "The ministry said on Monday that it would look into the matter of the prisoner."
    )
    assert [kind for kind, _ in kinds(structure_of(text))] == ["paragraph", "furniture", "furniture", "paragraph"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The district court of Velm on Saturday extended the arrest of the journalist\n"
        "Ivo Marn by one month, his lawyer said after the hearing, which was closed to\n"
        "the press.\n\nThe family was not let in."
    )
    assert [quote for _, quote in kinds(structure_of(text))] == [
        text[: text.index("\n\n")],
        "The family was not let in.",
    ]


@pytest.mark.parametrize(
    ("opening", "place", "day", "agency"),
    [
        ("Velm /22.01.23/ Karse: ", "Velm", date(2023, 1, 22), "Karse"),
        ("Velm/28.12.22/Karse: ", "Velm", date(2022, 12, 28), "Karse"),
        ("VELM, March 3 (Karse) - ", "VELM", date(2024, 3, 3), "Karse"),
        ("Port Ilma, 30 December 2023, Karse Agency — ", "Port Ilma", date(2023, 12, 30), "Karse Agency"),
        ("PORT ILMA (Karse) — ", "PORT ILMA", None, "Karse"),
        ("VELM — ", "VELM", None, None),
        ("(Karse) - ", None, None, "Karse"),
    ],
)
def test_datelines(opening: str, place: str | None, day: date | None, agency: str | None) -> None:
    text = f"{opening}Police detained four people who had come to the court house."
    dateline = structure_of(text, published=date(2024, 3, 4)).dateline
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place, day, agency)


def test_a_date_without_a_year_is_the_last_one_before_publication() -> None:
    structure = structure_of("VELM, Dec. 30 (Karse) - Police came.", published=date(2024, 1, 2))
    assert structure.dateline is not None
    assert structure.dateline.date == date(2023, 12, 30)


@pytest.mark.parametrize(
    "text", ["The court said: he stays.", "Marn (45) - a teacher - was held.", "He left — and came back."]
)
def test_prose_is_no_dateline(text: str) -> None:
    assert structure_of(text).dateline is None


def test_an_agency_named_after_the_last_sentence_is_a_credit() -> None:
    structure = structure_of("Police came in the night and took him away.\n\nHis family waits for news of him. – Karse")
    assert structure.wire == "Karse"
    assert kinds(structure)[-1] == ("furniture", "– Karse")


def test_a_report_of_one_paragraph_that_names_its_agency_is_no_headline() -> None:
    structure = structure_of("Police took the baker away from his stall at the market. (Karse)")
    assert structure.wire == "Karse"
    assert [kind for kind, _ in kinds(structure)] == ["paragraph", "furniture"]


@given(st.text(max_size=400), st.none() | st.text(max_size=40))
def test_any_text_is_laid_out_without_loss(text: str, title: str | None) -> None:
    structure = structure_of(text, title)
    assert "".join("".join(block.span.quote(text).split()) for block in structure.blocks) == "".join(text.split())
    for sentence in structure.sentences:
        assert structure.blocks[sentence.paragraph].span.contains(sentence.span)
        assert all(token.text == text[token.start : token.end] for token in sentence.tokens)
        assert structure.blocks[sentence.paragraph].kind in (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.CAPTION)
