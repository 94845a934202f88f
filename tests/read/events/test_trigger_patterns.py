import pytest

from onrecord.read.events.triggers import compiled, lay
from onrecord.vocabulary.patterns import Form, parse_pattern


def _found(pattern: str, sentence: str) -> str | None:
    lows = sentence.lower().split()
    for at in range(len(lows)):
        match = lay(compiled(pattern), lows, at)
        if match is not None:
            return " ".join(lows[match.first : match.last + 1])
    return None


@pytest.mark.parametrize(
    ("pattern", "sentence", "found"),
    [
        ("arrest/v", "Police arrested her", "arrested"),
        ("arrest/v", "The arrestor is rusty", None),
        ("take/v … into custody", "They took him into custody", "took him into custody"),
        ("take/v … into custody", "They took him . Into custody he went", None),
        ("go/v on … hunger strike", "She went on an indefinite hunger strike", "went on an indefinite hunger strike"),
        ("remain/v in custody|jail", "He remains in jail", "remains in jail"),
        ("court hearing/n", "Two court hearings took place", "court hearings"),
        ("prisoner/n of conscience", "Prisoners of conscience", "prisoners of conscience"),
    ],
)
def test_patterns_find_their_words_and_nothing_else(pattern: str, sentence: str, found: str | None):
    assert _found(pattern, sentence) == found


def test_the_gap_takes_as_few_words_as_it_can():
    assert _found("order/v … release", "ordered the release and the release") == "ordered the release"


def test_the_gap_has_an_end():
    assert _found("order/v … release", "ordered one two three four five six seven eight nine release") is None


def test_the_head_is_the_verb_else_the_noun_else_the_last_word():
    assert parse_pattern("take/v … into custody").head == 0
    assert parse_pattern("court hearing/n").form is Form.NOUN
    assert parse_pattern("in custody").head == 1
