from __future__ import annotations

import pytest

from onrecord.core.span import Span
from onrecord.read.attribution.quotes import plain_marks, quotes_in, quotes_of


def inner(text: str) -> list[str]:
    plain = plain_marks(text)
    quotes, _ = quotes_in(plain, Span(0, len(text)))
    return [quote.inner.quote(text) for quote in quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait,” she said.", ["We wait,"]),
        ('"We wait," she said, "and hope."', ["We wait,", "and hope."]),
        ("«We wait», she said.", ["We wait"]),
        ("„We wait“, she said.", ["We wait"]),
        ("‘We will wait,’ she said.", ["We will wait,"]),
        ("'We will wait,' she said.", ["We will wait,"]),
        ("''We will wait,'' she said.", ["We will wait,"]),
        ("The guards' union and the workers' council met.", []),
        ("It wasn’t Marn’s idea.", []),
        ('The 5" pipe broke.', []),
        ("He said the ‘guards’ council’ had met.", ["guards’ council"]),
    ],
)
def test_every_pair_of_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_quotation_inside_a_quotation_does_not_end_it() -> None:
    text = "“He shouted: “Leave the hall!” and we left,” Marn said."
    assert inner(text) == ["He shouted: “Leave the hall!” and we left,"]


def test_one_closing_mark_can_end_both() -> None:
    text = "“But he was firm, saying: “I shall stay here,” the family told us."
    assert inner(text) == ["But he was firm, saying: “I shall stay here,"]


def test_straight_marks_start_anew_in_each_paragraph() -> None:
    first, second = 'A stray " mark stands here.', '"We wait," Marn said.'
    text = f"{first}\n{second}"
    paragraphs = [Span(0, len(first)), Span(len(first) + 1, len(text))]
    found = quotes_of(text, paragraphs)
    assert [quote.inner.quote(text) for quote in found[1]] == ["We wait,"]


def test_a_paragraph_that_opens_with_a_mark_carries_an_open_quotation_on() -> None:
    first, second = "“We were held in the yard.", "“Nobody told us why,” Marn said."
    text = f"{first}\n{second}"
    found = quotes_of(text, [Span(0, len(first)), Span(len(first) + 1, len(text))])
    assert not found[0][0].closed
    assert found[1][0].carries_on


def test_an_open_quotation_runs_through_paragraphs_without_marks() -> None:
    parts = ["“On Monday they came for us.", "We had no time to dress.", "It was cold,” Marn said.", "The court met."]
    text = "\n".join(parts)
    spans, start = [], 0
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part) + 1
    found = quotes_of(text, spans)
    assert [quote.inner.quote(text) for index in range(4) for quote in found[index]] == [
        "On Monday they came for us.",
        "We had no time to dress.",
        "It was cold,",
    ]
