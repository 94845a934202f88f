"""What reading as a whole says of a document that it cannot read, or not all of."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.document import Document
from onrecord.read import pipeline, read
from onrecord.vocabulary import load


def test_of_a_text_without_end_the_beginning_is_read_and_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    first = "On 1 March 2031 police arrested Nadia Orvel in Kosht.\n\n"
    second = "On 4 March 2031 police arrested Tomas Kessin in Limna.\n"
    monkeypatch.setattr(pipeline, "MOST", len(first))
    reading = read(Document("d", first + second, "long.txt", published=date(2031, 3, 5)), load())
    assert [mention.text for mention in reading.mentions if mention.kind == "person"] == ["Nadia Orvel"]
    (problem,) = reading.problems
    assert problem.where == "long.txt"
    assert f"only the first {len(first)}" in problem.message
    assert read(Document("d", first, "long.txt", published=date(2031, 3, 5)), load()).problems == ()


@pytest.mark.parametrize("sign", ["²", "7²", "٣²", "①", "Ⅳ", "½"])
def test_signs_that_only_look_like_digits_are_no_numbers(sign: str) -> None:
    text = f"On 1 March 2031 police arrested {sign} people in Kosht. The {sign} people were released.\n"
    assert read(Document("d", text), load()).claims
