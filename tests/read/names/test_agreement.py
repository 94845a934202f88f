from __future__ import annotations

from onrecord.read.names.agreement import agreed
from onrecord.read.names.types import Guess

OTHER = Guess("O", 1.0)


def labels(first: list[Guess], second: list[Guess]) -> list[str]:
    return [guess.label for guess in agreed(first, second)]


def test_a_sure_name_stands_where_the_second_model_has_none() -> None:
    assert labels([Guess("B-PER", 0.95), OTHER], [OTHER, OTHER]) == ["B-PER", "O"]


def test_an_unsure_name_does_not_stand() -> None:
    assert labels([Guess("B-PER", 0.65), OTHER], [OTHER, OTHER]) == ["O", "O"]


def test_the_second_model_is_believed_where_it_is_nearly_as_sure() -> None:
    assert labels([Guess("B-PER", 0.95)], [Guess("B-LOC", 0.86)]) == ["B-LOC"]
    assert labels([Guess("B-PER", 0.95)], [Guess("B-LOC", 0.6)]) == ["B-PER"]


def test_a_rival_gives_way_whole() -> None:
    first = [OTHER, Guess("B-PER", 0.99)]
    second = [Guess("B-ORG", 0.5), Guess("I-ORG", 0.5)]
    assert labels(first, second) == ["O", "B-PER"]
