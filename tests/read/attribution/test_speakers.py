from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Read

Reader = Callable[[str], Read]


def test_shared_subject_and_participle(read: Reader) -> None:
    found = read("Rana Kesh criticised the verdict and called for a new trial, adding that the judge was absent.")
    assert [said.who for said in found.said] == ["Rana Kesh"] * 3
    assert found.one("called for").what == "a new trial"
    assert found.one("adding").what == "the judge was absent"


def test_but_denied_is_an_attribution_of_its_own(read: Reader) -> None:
    found = read("Tarek Olt told reporters the police had invited two men, but denied that anybody was arrested.")
    assert found.one("told").what == "the police had invited two men"
    assert found.one("told").addressee == "reporters"
    assert found.one("denied").who == "Tarek Olt"


def test_a_pronoun_takes_up_the_speaker_before(read: Reader) -> None:
    found = read("Rana Kesh said the court was closed. She added that nobody was let in.")
    assert found.one("added").who == "Rana Kesh"


def test_a_pronoun_after_somebody_without_a_name_stands_for_his_description(read: Reader) -> None:
    found = read("A witness said the court was closed. He added that nobody was let in.")
    assert found.one("added").who == "A witness"


def test_a_pronoun_does_not_reach_over_a_described_speaker(read: Reader) -> None:
    found = read("Tarek Olt said the hall was full. His lawyer said it was empty. He added that the doors were shut.")
    assert found.one("added").who == "His lawyer"


def test_whose_paper_it_is(read: Reader) -> None:
    found = read("Two men were held, according to a statement issued by Rana Kesh.")
    assert found.one("according to").who == "Rana Kesh"
    assert found.one("according to").channel == "statement"


def test_whoever_strikes_demands(read: Reader) -> None:
    found = read("Ilva Marn is on a hunger strike demanding her release.")
    assert (found.one("demanding").who, found.one("demanding").what) == ("Ilva Marn", "her release")


def test_what_is_told_in_a_participle_up_front(read: Reader) -> None:
    found = read("Describing the trial as a farce, Rana Kesh called for an open hearing.")
    assert found.one("Describing").who == "Rana Kesh"
    assert found.one("Describing").what == "the trial as a farce"


def test_the_owner_of_an_index_speaks(read: Reader) -> None:
    found = read("Two men were held, according to Rana Kesh’s 2023 index.")
    assert found.one("according to").who == "Rana Kesh"


def test_he_is_who_signed_the_statement(read: Reader) -> None:
    text = (
        "In a statement signed by its press officer, Colonel Ihor Brandt, the Northland Army explained that the "
        "streets were closed. Ilva Marn was held. He said: “The soldiers kept the streets closed for a week.”"
    )
    assert read(text).one("said").who == "Ihor Brandt"


def test_a_clause_about_the_subject_may_stand_before_the_verb(read: Reader) -> None:
    assert read("One man who was held there in May said the cell was cold.").one("in May said").who == "One man"
    assert read("Residents who fled the town said the guards came at night.").one("said").who == "Residents"
    assert read("A man who the police said was armed ran away.").one("said").who == "the police"


def test_an_auxiliary_far_from_its_verb(read: Reader) -> None:
    found = read("The officer Tarek Olt had at the break of the news said two men were held.")
    assert found.one("said").who == "Tarek Olt"


def test_a_day_inside_the_phrase_of_the_subject(read: Reader) -> None:
    found = read("The victim in the Sept. 30 raid told police that three men came.")
    assert found.one("told").who == "The victim in the Sept. 30 raid"


def test_letters_behind_a_name_belong_to_it(read: Reader) -> None:
    found = read("Tarek Olt QC said one hall was full.\n\nHe said the other was empty.")
    assert [said.who for said in found.said] == ["Tarek Olt", "Tarek Olt"]


def test_a_clause_that_opens_the_sentence_is_not_its_subject(read: Reader) -> None:
    found = read("When neighbours stepped in, the guards drew their pistols and told them to go away.")
    assert found.one("told").who == "the guards"


@pytest.mark.parametrize(
    ("text", "cue", "who", "what"),
    [
        ("Ilva Marn was advised by officials not to go on and told to leave.", "told", "officials", "to leave"),
        ("Ilva Marn was beaten and told to leave.", "told", None, "to leave"),
        ("Ilva Marn was arrested and told reporters she was well.", "told", "Ilva Marn", "she was well"),
    ],
)
def test_passives_go_on(read: Reader, text: str, cue: str, who: str | None, what: str) -> None:
    said = read(text).one(cue)
    assert (said.who, said.what) == (who, what)


def test_a_verb_in_another_form_has_another_subject(read: Reader) -> None:
    text = "Rana Kesh said that the country would soon declare its wish to leave and suggested that it was late."
    assert read(text).one("suggested").who == "Rana Kesh"
    assert read(text).one("suggested").inside is None


def test_a_role_that_one_person_holds(read: Reader) -> None:
    text = "The police spokesman, Tarek Olt, came on Monday. The hall was full, the police spokesman said."
    assert read(text).one("said").who == "Tarek Olt"
    two = "The lawyers Rana Kesh and Tarek Olt came on Monday. The hall was full, the lawyer said."
    assert read(two).one("said").who == "the lawyer"


def test_two_told_of_together(read: Reader) -> None:
    text = "The researchers Rana Kesh and Tarek Olt came on Monday. The duo said: “We saw that the hall was full.”"
    assert read(text).one("said").who == "Rana Kesh and Tarek Olt"


def test_we_are_whoever_the_quotation_is_of(read: Reader) -> None:
    found = read("“The minister promised that he would come. We have said often that it is late,” a witness said.")
    assert [said.who for said in found.said] == ["a witness", "The minister", "a witness"]


def test_whoever_complains_in_passing_is_not_taken_up(read: Reader) -> None:
    found = read("Emil Torva looked after the men, with Tarek Olt complaining of a bruised arm. He said it was late.")
    assert found.one("said").who != "Tarek Olt"


def test_nouns_told_with_those_who_make_them(read: Reader) -> None:
    found = read("Officials denied accusations by teachers, doctors and miners that two men were beaten.")
    said = found.one("accusations")
    assert (said.who, said.what, said.inside) == ("teachers, doctors and miners", "two men were beaten", "denied")


def test_they_are_who_does_it_in_a_clause_about_what_they_describe(read: Reader) -> None:
    found = read("The police on Monday took away books they described as hostile.")
    assert found.one("described").who == "The police"


def test_two_people_in_the_next_sentence(read: Reader) -> None:
    found = read("Senators Rana Kesh and Tarek Olt questioned the council. They pointed out that the budget was small.")
    assert found.one("pointed out").who == "Senators Rana Kesh and Tarek Olt"


def test_a_verb_that_goes_on_has_the_speaker_found_for_the_first(read: Reader) -> None:
    found = read(
        "The activists demanded a new trial. They repeated that the file was lost, while condemning the delay."
    )
    assert [said.who for said in found.said] == ["The activists", "The activists", "The activists"]


def test_he_is_nobody_whom_the_report_tells_by_she(read: Reader) -> None:
    text = (
        "Emil Torva was held on Monday. He was ill. The doctor Ana Marn came, and she saw the cell. "
        "Ana Marn said that her car was taken. He said that the cell was cold."
    )
    assert [said.who for said in read(text).said][-1] != "Ana Marn"


def test_i_of_a_narrator_is_taken_up_by_nobody(read: Reader) -> None:
    found = read("I asked for the way. The guards came and led me out. They said it was late.")
    assert found.one("said").who == "They"


def test_whoever_is_told_it_does_not_tell_it(read: Reader) -> None:
    found = read("The sister of Ilva Marn said the prison director had told her that the cells were cold.")
    assert found.one("had told").who == "the prison director"


def test_its_letter_is_the_body_s(read: Reader) -> None:
    found = read("The Velm Rights Centre said its August letter to the court called for a new trial.")
    assert found.one("called for").who == "Velm Rights Centre"
