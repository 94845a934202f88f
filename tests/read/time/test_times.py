from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from onrecord.core.calendar import spell_bounds, to_edtf
from onrecord.core.mention import Block, BlockKind
from onrecord.core.span import Span
from onrecord.core.when import TimeExpression, TimeType, WhenBasis
from onrecord.read.text import TextStructure, structure_of
from onrecord.read.time import find_times

FILES = ("times.case", "gold.case", "reader.case", "reader_again.case")
CASES = tuple(Path(__file__).with_name(name) for name in FILES)


def plain(text: str, published: date | None) -> TextStructure:
    blocks = (Block(Span(0, len(text)), BlockKind.PARAGRAPH),)
    return TextStructure(text, None, blocks, (), None, None, published)


def items() -> list[tuple[str, str, str]]:
    found = []
    for line in "\n".join(file.read_text(encoding="utf-8") for file in CASES).splitlines():
        if line and not line.startswith("#"):
            report, text, expected = [part.strip() for part in (line + " | ").split("|")][:3]
            found.append((report, text, expected))
    return found


def shown(found: TimeExpression) -> str:
    """A resolved expression in the language of the case file."""
    if found.type is TimeType.SET or (found.type is TimeType.DURATION and found.term is None):
        return found.value
    if found.type is TimeType.DURATION and found.term is not None:
        return found.term.iso()
    when = found.when
    told = [found.edtf or "?"]
    if when.likely:
        told.append(f"~ {to_edtf(when.likely)}")
    if found.ordinal is not None:
        told.append(f"#{found.ordinal}")
    if when.open_ended:
        told.append("since")
    told.extend(f"or {to_edtf(other)}" for other in when.alternatives)
    return " ".join(told)


@pytest.mark.parametrize(("report", "marked", "expected"), items())
def test_case(report: str, marked: str, expected: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    found = find_times(structure_of(text, published=date.fromisoformat(report)))
    again = text
    for expression in reversed(found):
        span = expression.span
        again = f"{again[: span.start]}[{again[span.start : span.end]}]{again[span.end :]}"
    assert again == marked
    assert "; ".join(shown(expression) for expression in found) == expected


def test_there_are_enough_cases() -> None:
    assert len(items()) >= 490


@pytest.mark.parametrize(("report", "marked", "expected"), items())
def test_reasons_name_the_phrase_the_days_and_the_other_readings(report: str, marked: str, expected: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    for one in find_times(structure_of(text, published=date.fromisoformat(report))):
        rule, when = one.when.rule, one.when
        assert "“" in rule, expected
        if one.type in (TimeType.DATE, TimeType.TIME) and when.bounds.known:
            assert spell_bounds(when.bounds) in rule or (when.likely and spell_bounds(when.likely) in rule)
            assert all(spell_bounds(other) in rule for other in when.alternatives)


def test_ids_are_in_text_order_and_every_date_has_a_reason() -> None:
    text = "Police came on Friday. On 3 May 2020 he was fined. The next day he left. He was away for two weeks."
    found = find_times(plain(text, date(2024, 3, 10)))
    assert [expression.id for expression in found] == ["t1", "t2", "t3", "t4"]
    assert all(expression.when.rule for expression in found)
    assert all(expression.when.phrase == expression.span for expression in found)
    assert found[2].when.rule == "“The next day” is the day after the date last told before it, 3 May 2020: 4 May 2020"
    bases = [expression.when.basis for expression in found]
    assert bases == [WhenBasis.PUBLICATION, WhenBasis.EXPLICIT, WhenBasis.EVENT, WhenBasis.UNKNOWN]


def test_without_a_report_date_nothing_relative_is_dated() -> None:
    text = (
        "He was freed yesterday. On Friday he was ill. On 26 February he was held. Last week he wrote. Then he left. "
    )
    text += "The next day he was back."
    for expression in find_times(plain(text, None)):
        assert not expression.when.bounds.known, expression
        assert expression.edtf is None
        assert expression.when.rule


def test_furniture_is_not_read() -> None:
    text = "He was freed on 3 May 2020.\nPublished 4 May 2020"
    blocks = (Block(Span(0, 27), BlockKind.PARAGRAPH), Block(Span(28, len(text)), BlockKind.FURNITURE))
    found = find_times(TextStructure(text, None, blocks, (), None, None, None))
    assert [expression.span.quote(text) for expression in found] == ["3 May 2020"]


def test_no_expression_reaches_across_paragraphs() -> None:
    text = "He was freed in May\n2020 people came"
    blocks = (Block(Span(0, 19), BlockKind.PARAGRAPH), Block(Span(20, len(text)), BlockKind.PARAGRAPH))
    found = find_times(TextStructure(text, None, blocks, (), None, None, date(2024, 3, 10)))
    assert [expression.span.quote(text) for expression in found] == ["May"]


def test_a_weekday_that_does_not_fit_its_date_is_told() -> None:
    (found,) = find_times(plain("He was arrested on Tuesday, 3 January 2024.", date(2024, 3, 10)))
    assert found.when.bounds.day == date(2024, 1, 3)
    assert found.when.rule.endswith("the calendar has a Wednesday there, the text says Tuesday")
