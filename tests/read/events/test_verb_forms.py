import pytest

from onrecord.read.events.words import VerbForm, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("arrest", {"arrest", "arrests", "arrested", "arresting"}),
        ("charge", {"charge", "charges", "charged", "charging"}),
        ("try", {"try", "tries", "tried", "trying"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("take", {"take", "takes", "took", "taken", "taking"}),
        ("die", {"die", "dies", "died", "dying"}),
        ("abuse", {"abuse", "abuses", "abused", "abusing"}),
        ("lynch", {"lynch", "lynches", "lynched", "lynching"}),
        ("stay", {"stay", "stays", "stayed", "staying"}),
        ("be", {"be", "is", "are", "am", "was", "were", "been", "being"}),
    ],
)
def test_verbs_have_these_forms(base: str, forms: set[str]):
    assert set(verb_forms(base)) == forms


def test_a_participle_of_its_own_is_told_from_the_past():
    assert verb_forms("take")["taken"] is VerbForm.PARTICIPLE
    assert verb_forms("take")["took"] is VerbForm.PAST
    assert verb_forms("hold")["held"] is VerbForm.PAST


def test_nouns_have_singular_and_plural():
    assert noun_forms("arrest") == {"arrest", "arrests"}
    assert noun_forms("inquiry") == {"inquiry", "inquiries"}
    assert noun_forms("proceedings") == {"proceedings"}
