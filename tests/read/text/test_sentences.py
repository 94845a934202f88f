"""Where sentences end, one example a difficulty."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.span import Span
from onrecord.read.text.sentences import sentence_spans

ONE = [
    "V. Marn was detained on Jan. 22 in Velm.",
    'He said: "They took me away."',
    '"We know nothing," said Lt. Col. R. Olt.',
    "The U.S. State Department condemned the arrest.",
    "Mr. Marn, 45, was taken at 7 a.m. by police.",
    "Gen. V.Tarsk denied it.",
    "She works for Harbour Media Inc. in Velm.",
    '"Why was he held?" his lawyer asked.',
    '"Let them go!" the crowd shouted.',
    "Dr. A. S. Korven examined him at St. Ilma's Hospital.",
    "Article 234.4.3 of the Criminal Code was used.",
    "He was held in Prison No. 13 for 11 months.",
    "Police cited Art. 167-2.2.1 of the Code.",
    "The fine was $1.5 million, or 2.55 million koruns.",
    "Prosecutors asked for 12 years vs. the eight handed down.",
    "(The ministry did not reply.)",
    "The first lesson … was silence.",
]
TWO = [
    ("He left the U.S.", "The family stayed behind."),
    ("The hearing began at 9 a.m.", "The judge was absent."),
    ('"He is ill.', 'He cannot walk," she said.'),
    ("Were they beaten?", "The ministry did not say."),
    ('She wrote: "I am free."', "Her husband confirmed it."),
    ("He answered no.", "They took him away."),
    ("He was moved to Prison No. 3.", "“Nobody told us,” the family said."),
    ("Она ушла.", "Он остался."),
    ("他被拘留。", "家人不知道。"),
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_one(text: str) -> None:
    assert [span.quote(text) for span in sentence_spans(text, Span(0, len(text)))] == [text]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_sentences_are_told_apart(first: str, second: str) -> None:
    text = f"{first} {second}"
    assert [span.quote(text) for span in sentence_spans(text, Span(0, len(text)))] == [first, second]


@given(st.text(max_size=300))
def test_sentences_never_overlap_and_lose_no_letter(text: str) -> None:
    spans = sentence_spans(text, Span(0, len(text)))
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert "".join("".join(span.quote(text).split()) for span in spans) == "".join(text.split())


def test_what_never_ends_is_cut_at_a_pause() -> None:
    clause = "police arrested Nadia Orvel in Kosht and took her away, "
    text = clause * 1000 + "x" * 5000
    spans = sentence_spans(text, Span(0, len(text)))
    assert max(len(span) for span in spans) <= 2000
    assert all(span.quote(text).endswith("took her away,") for span in spans[:20])
    assert "".join(span.quote(text) for span in spans).replace(" ", "") == text.replace(" ", "")
    ordinary = "He named " + ", ".join(f"Prisoner {number}" for number in range(100)) + "."
    assert [span.quote(ordinary) for span in sentence_spans(ordinary, Span(0, len(ordinary)))] == [ordinary]
