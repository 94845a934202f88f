"""Whom it happened to, by what the sentence itself tells: subjects, objects and nouns; one class of telling a row."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.document import Document
from onrecord.read import read
from onrecord.vocabulary import load


def _persons(text: str, kind: str) -> list[list[str]]:
    """Whom each claim of that type is about, in text order: names where they are known, else the words."""
    document = Document(digest="0" * 64, text=text, publisher="Harbour Gazette", published=date(2024, 3, 30))
    reading = read(document, load())
    names = {mention.id: mention.text for mention in reading.mentions}
    return [
        [names[filler.mention] if filler.mention else filler.text for filler in claim.filled("person")]
        for claim in reading.claims
        if claim.type == kind
    ]


SUBJECTS = [
    # a role of two nouns is told of one person, and "and" inside it ends no list
    ("Anna Lisk, a lawyer and activist, was arrested.", "arrest", ["Anna Lisk"]),
    ("John Lisk, a human rights lawyer and Norland citizen, was also arrested.", "arrest", ["John Lisk"]),
    ("Editor Anna Lisk and lawyer Emil Torva were arrested.", "arrest", ["Anna Lisk", "Emil Torva"]),
    ("Anna Lisk, an editor, and Emil Torva were arrested.", "arrest", ["Anna Lisk", "Emil Torva"]),
    ("Other activists, including Anna Lisk, head of the Miners' Union, were jailed.", "arrest", ["Anna Lisk"]),
    (
        "Four prisoners, identified as Anna Lisk, Emil Torva and Ivo Brask, were beaten.",
        "ill_treatment",
        ["Four prisoners", "Anna Lisk", "Emil Torva", "Ivo Brask"],
    ),
    ("The youngest of the men charged over the tram fire was released.", "release", ["The youngest of the men"]),
    # whoever tells of themselves
    ("Several members of the union have reported being beaten.", "ill_treatment", ["Several members"]),
    ("Hundreds claiming to have been tortured wrote to the paper.", "ill_treatment", ["Hundreds"]),
    # officers suffer what they are accused of no less than others
    ("Soldiers accused of a coup attempt were executed.", "killing", ["Soldiers"]),
    ("Four men were beaten, with hundreds claiming to have been arrested.", "arrest", ["hundreds"]),
    # verbs in the present tense, and clauses told side by side
    ("All five face prison if convicted of the charges.", "charge", ["All five"]),
    ("Norland tortures miners, no officer has been arrested.", "arrest", ["no officer"]),
    # "him" and "them" are no subjects
    ("They should let him go, Anna Lisk and many others were arrested.", "arrest", ["Anna Lisk", "many others"]),
]

OBJECTS = [
    ("On Friday the judges handed six-year jail terms to four more defendants.", "sentence", ["four more defendants"]),
    ("Guards threatened to rape Anna Lisk.", "threat", ["Anna Lisk"]),
    ("The court banned the organization of the Harbour Union.", "designation", ["Harbour Union"]),
    ("The fire left more than 3,200 dead.", "death", ["more than 3,200"]),
    ("Free everyone still imprisoned on false charges.", "arrest", ["everyone"]),
    ("The Kosht-based journalist was arrested.", "arrest", ["The Kosht-based journalist"]),
    ("He was told to leave the country.", "deportation", ["He"]),
    ("Norland should listen and release Emil Torva.", "call_for_release", ["Emil Torva"]),
    ("They investigate the circumstances under which Emil Torva died.", "investigation", ["Emil Torva"]),
]

NOUNS = [
    ("They tell of the abduction and presumed murder of 43 students.", "disappearance", ["43 students"]),
    ("They condemn the detention of critical voices such as miners.", "arrest", ["miners"]),
    ("Teachers condemn the use of force by the police towards miners.", "ill_treatment", ["miners"]),
    ("The Harbour Union Voiced Concern About Detained Reporters", "official_response", ["Detained Reporters"]),
    ("A senior editor, with two warrants out for his arrest, left Norland.", "arrest", ["A senior editor"]),
]


@pytest.mark.parametrize(("text", "kind", "who"), [*SUBJECTS, *OBJECTS, *NOUNS])
def test_whom_the_sentence_tells(text: str, kind: str, who: list[str]) -> None:
    assert _persons(text, kind) == [who]


def test_whoever_is_blamed_is_not_the_victim() -> None:
    text = "Soldiers abducted Emil Torva. Experts met men suspected of involvement in the abduction."
    assert _persons(text, "disappearance") == [["Emil Torva"], ["Emil Torva"]]


def test_a_commission_that_also_investigates_is_not_investigated() -> None:
    assert _persons("The commission also investigated abuses.", "investigation") == [[]]


def test_nobody_does_it_to_himself() -> None:
    text = "Egon Farr met Anna Lisk. Farr then kissed and beat her."
    assert ["Egon Farr"] not in _persons(text, "ill_treatment")


def test_an_editor_is_meant_by_the_journalist() -> None:
    text = "Anna Lisk, an editor, was beaten in Kosht. Emil Torva was killed in May. The journalist was later arrested."
    assert _persons(text, "arrest") == [["Anna Lisk"]]


def test_he_is_the_subject_of_the_sentence_before() -> None:
    text = "Emil Torva was sentenced for the murder of Ivo Brask. He has been in prison for 18 years."
    assert _persons(text, "arrest") == [["Emil Torva"]]


def test_free_speech_frees_nobody() -> None:
    assert _persons("They have a right to free speech.", "release") == []


def test_participles_before_a_noun_are_no_news() -> None:
    assert _persons("The union wants Norland to free all arrested and detained editors.", "arrest") == []


def test_a_bare_noun_of_a_title_is_the_only_holder_of_that_role() -> None:
    text = "Secretary-general arrested in Kosht\n\nAnna Lisk, secretary-general of the Harbour Union, was silent."
    assert _persons(text, "arrest") == [["Anna Lisk"]]


def test_the_newspaper_is_the_body_that_the_sentence_names() -> None:
    text = "Kosht Daily News closed in June after police raided the newspaper’s offices."
    assert _persons(text, "search") == [["Kosht Daily News"]]


def test_those_told_further_are_nobody_told_of_before() -> None:
    text = "Minister Ivo Brask and Egon Farr met in Kosht. The families of those kidnapped prayed."
    assert _persons(text, "disappearance") == [["those"]]
