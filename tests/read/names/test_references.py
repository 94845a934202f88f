from __future__ import annotations

from onrecord.read.names import find_names
from onrecord.read.text import structure_of


def references_of(text: str) -> list[tuple[str, str]]:
    names = find_names(structure_of(text))
    texts = {mention.id: mention.text for mention in names.mentions}
    return [(reference.span.quote(text), texts[reference.mention]) for reference in names.references]


def kinships_of(text: str) -> list[tuple[str, str, str]]:
    names = find_names(structure_of(text))
    texts = {mention.id: mention.text for mention in names.mentions}
    return [(texts[kin.person], kin.relation, texts[kin.relative]) for kin in names.kinships]


def test_the_only_person_near_is_meant() -> None:
    text = "Police detained Ihor Zvarskyi on Monday. He was beaten in his cell."
    assert references_of(text) == [("He", "Ihor Zvarskyi"), ("his", "Ihor Zvarskyi")]


def test_of_two_who_could_be_meant_neither_is() -> None:
    text = "Ihor Zvarskyi and Pavel Brandt were detained on Monday. He was beaten."
    assert references_of(text) == []


def test_gender_tells_two_people_apart() -> None:
    text = "Ms Zvarska met Mr Brandt on Monday. She said that he was ill."
    assert references_of(text) == [("She", "Zvarska"), ("he", "Brandt")]


def test_the_name_right_before_is_meant() -> None:
    text = "Dana Feld met many. During a meeting with Major Pavel Brandt, he told the journalist to stop."
    assert ("he", "Pavel Brandt") in references_of(text)


def test_a_description_is_the_only_person_of_that_role() -> None:
    text = "The activist Ihor Zvarskyi met the lawyer Pavel Brandt. The activist then left."
    assert ("The activist", "Ihor Zvarskyi") in references_of(text)


def test_a_role_of_two_people_is_unclear() -> None:
    text = "The activist Ihor Zvarskyi met the activist Pavel Brandt. The activist then left."
    assert not any(words == "The activist" for words, _ in references_of(text))


def test_a_deputy_is_not_the_president() -> None:
    text = "Vice president Pavel Brandt spoke first. The president was ill."
    assert not any(words == "The president" for words, _ in references_of(text))


def test_a_body_is_meant_by_its_kind() -> None:
    text = "Dana Feld wrote to the Ministry of Justice. The ministry did not answer."
    assert ("The ministry", "Ministry of Justice") in references_of(text)


def test_kinship_is_a_relation_of_two_people() -> None:
    assert kinships_of("Ihor Zvarskyi and his brother Pavel were beaten on Monday.") == [
        ("Ihor Zvarskyi", "brother", "Pavel")
    ]
    assert kinships_of("Dana, the daughter of Ihor Zvarskyi, wrote a letter.") == [
        ("Ihor Zvarskyi", "daughter", "Dana")
    ]
    assert kinships_of("Zvarskyi’s wife, Olena Zvarska, was not told.") == [("Zvarskyi", "wife", "Olena Zvarska")]


def test_kinship_through_a_clear_pronoun() -> None:
    text = "Police detained Marta Velinska on Monday. Her husband, Oskar Velinski, said so."
    assert kinships_of(text) == [("Marta Velinska", "husband", "Oskar Velinski")]


def test_another_word_for_the_only_person_near() -> None:
    text = "Ihor Zvarskyi left the theatre. The veteran actor was held at the gate."
    assert references_of(text) == [("The veteran actor", "Ihor Zvarskyi")]


def test_another_word_fits_the_gender_and_the_role() -> None:
    assert references_of("Ms Zvarska met Mr Brandt. The actress left.") == [("The actress", "Zvarska")]
    assert references_of("The singer Ihor Zvarskyi met the actor Pavel Brandt. Ihor Zvarskyi ate. The singer left.")[
        0
    ] == ("The singer", "Ihor Zvarskyi")


def test_a_bystander_is_nobody_told_of_before() -> None:
    assert references_of("Ihor Zvarskyi left the theatre. The lawyer was held at the gate.") == []
