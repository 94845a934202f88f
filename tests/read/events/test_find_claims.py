"""What happened to whom, by whom, how it is held: one sentence a row."""

from datetime import date

import pytest

from onrecord.core.claim import Claim
from onrecord.core.document import Document
from onrecord.core.reading import Reading
from onrecord.read import read
from onrecord.vocabulary import load


def _read(text: str, published: date | None = date(2024, 3, 30)) -> Reading:
    return read(Document(digest="0" * 64, text=text, publisher="Harbour Gazette", published=published), load())


def _kinds(text: str) -> list[str]:
    return [f"{claim.type}/{claim.phase}" if claim.phase else claim.type for claim in _read(text).claims]


def _claim(text: str, kind: str) -> tuple[Claim, Reading]:
    reading = _read(text)
    found = [claim for claim in reading.claims if claim.type == kind]
    assert len(found) == 1, [claim.type for claim in reading.claims]
    return found[0], reading


def _who(claim: Claim, reading: Reading, role: str = "person") -> list[str]:
    names = {mention.id: mention.text for mention in reading.mentions}
    return [names[filler.mention] if filler.mention else filler.text for filler in claim.filled(role)]


SENSES = [
    ("The court arrested the editor Nadia Orvel for 1 month and 20 days.", ["custody_order/order"]),
    ("The editor Nadia Orvel was arrested for two months.", ["custody_order/order"]),
    ("Police arrested the editor Nadia Orvel.", ["arrest/start"]),
    ("The editor Nadia Orvel was sentenced to 50 days of pre-trial detention.", ["custody_order/order"]),
    ("The editor Nadia Orvel was sentenced to three years in prison.", ["sentence"]),
    ("The editor Nadia Orvel faces up to five years in prison.", []),
    ("The harbour lights arrested the attention of the editor Nadia Orvel.", []),
    ("The ministry released a statement about the editor Nadia Orvel.", []),
    ("The editor Nadia Orvel was released on bail.", ["release/end"]),
    ("The court ordered the release of the editor Nadia Orvel.", ["release/granted"]),
    ("The committee demanded the release of the editor Nadia Orvel.", ["call_for_release"]),
    ("The court extended the arrest of the editor Nadia Orvel for another month.", ["custody_order/extension"]),
    ("The editor Nadia Orvel was held at the police station.", ["arrest/continue"]),
    ("The editor Nadia Orvel held an election party.", []),
    ("The editor Nadia Orvel died on Monday.", ["death"]),
    ("Parliament debated the death penalty.", []),
    ("The editor Nadia Orvel resumed her hunger strike.", ["hunger_strike/resume"]),
    ("The editor Nadia Orvel ended her hunger strike.", ["hunger_strike/end"]),
    ("The editor Nadia Orvel was beaten in custody.", ["ill_treatment"]),
    ("The music was free of charge for the editor Nadia Orvel.", []),
    ("The march took place in March 2021.", ["protest"]),
    ("The jailed editor Nadia Orvel wrote a letter.", []),
    ("Jailed editor wrote a letter, said the lawyer of the editor.", []),
    ("The lawyer of the arrested editor Nadia Orvel filed a complaint against her arrest.", ["appeal_filed"]),
    ("The court rejected the complaint of the editor Nadia Orvel against her arrest.", ["appeal_ruling/rejected"]),
    ("The committee condemned the arrest of the editor Nadia Orvel.", ["official_response", "arrest/start"]),
    ("A court jailed the editor Nadia Orvel for three years.", ["sentence"]),
    ("A court jailed the editor Nadia Orvel for two months.", ["custody_order/order"]),
    ("A court has sent the editor Nadia Orvel to custody.", ["custody_order/order"]),
    ("The editor Nadia Orvel was placed in Detention Centre No. 4.", ["arrest/continue"]),
    ("The editor Nadia Orvel was transferred to the prison hospital.", ["transfer"]),
    ("The editor Nadia Orvel was transferred to the city hospital.", ["health"]),
    ("The trial of the editor Nadia Orvel opened on March 20.", ["hearing/held"]),
    ("The trial of the editor Nadia Orvel will begin on April 29.", ["hearing/scheduled"]),
    ("The complaint of Nadia Orvel will be considered by the court on April 18.", ["hearing/scheduled"]),
    ("The editor Nadia Orvel is accused of extortion, which she denies.", ["charge"]),
    ("The editor Nadia Orvel was arrested. She denied the accusations.", ["arrest/start"]),
    (
        "The editor Nadia Orvel was arrested. The ministry denied the accusations.",
        ["arrest/start", "official_response/deny"],
    ),
]


@pytest.mark.parametrize(("sentence", "kinds"), SENSES)
def test_words_tell_an_event_in_their_own_sense_only(sentence: str, kinds: list[str]):
    assert _kinds(sentence) == kinds


WHO = [
    ("Police arrested the editor Nadia Orvel.", "arrest", "Nadia Orvel", "Police"),
    ("The editor Nadia Orvel was arrested by police.", "arrest", "Nadia Orvel", "police"),
    ("Arrested by police, the editor Nadia Orvel was silent.", "arrest", "Nadia Orvel", "police"),
    ("The arrest of the editor Nadia Orvel by police was brief.", "arrest", "Nadia Orvel", "police"),
    ("The editor Nadia Orvel, who was arrested on Monday, is well.", "arrest", "Nadia Orvel", None),
    ("Police in the port stopped a car and arrested the editor Nadia Orvel.", "arrest", "Nadia Orvel", "Police"),
    ("Guards beat the editor Nadia Orvel and took her phone.", "ill_treatment", "Nadia Orvel", "Guards"),
    ("The editor Nadia Orvel’s arrest surprised nobody.", "arrest", "Nadia Orvel", None),
    ("The editor Nadia Orvel was detained while covering a flood.", "arrest", "Nadia Orvel", None),
    ("Police took the editor Nadia Orvel into custody.", "arrest", "Nadia Orvel", "Police"),
]


@pytest.mark.parametrize(("sentence", "kind", "person", "agent"), WHO)
def test_who_did_it_to_whom(sentence: str, kind: str, person: str, agent: str | None):
    claim, reading = _claim(sentence, kind)

    assert _who(claim, reading) == [person]
    assert _who(claim, reading, "agent") == ([agent] if agent else [])


def test_a_description_is_the_only_person_told_of():
    reading = _read(
        "Nadia Orvel was arrested on March 1. On the same day, investigators searched the flat of the journalist."
    )

    assert [_who(claim, reading) for claim in reading.claims] == [["Nadia Orvel"], ["Nadia Orvel"]]


def test_a_description_is_nobody_s_where_two_were_told_of():
    text = "Nadia Orvel was arrested on March 1. Ivo Brask was released on March 2. Guards beat the journalist."
    claim, reading = _claim(text, "ill_treatment")

    assert _who(claim, reading) == ["the journalist"]


def test_somebody_who_speaks_of_a_hearing_is_not_the_one_tried():
    reading = _read("Nadia Orvel was arrested. The lawyer Emil Torva told reporters about it after the hearing.")

    assert [_who(claim, reading) for claim in reading.claims] == [["Nadia Orvel"], ["Nadia Orvel"]]


def test_a_place_within_a_role_is_not_where_it_happened():
    claim, reading = _claim("Emil Torva, an engineer of the port of Limna, was released on March 15.", "release")

    assert _who(claim, reading, "place") == []


HEADLINES = [
    ("Editor of “Open Ledger” placed in custody", "custody_order", "Editor"),
    ("Brother of jailed editor detained at picket", "arrest", "Brother"),
    ("Brother of jailed editor Nadia Orvel detained at picket", "arrest", "Brother"),
    ("Lawyer of arrested editor beaten by police", "ill_treatment", "Lawyer"),
    ("Editor sentenced to three years", "sentence", "Editor"),
    ("Activist released on bail", "release", "Activist"),
    ("Two activists arrested in Kosht", "arrest", "Two activists"),
    ("Police arrest brother of jailed editor", "arrest", "brother"),
]


@pytest.mark.parametrize(("headline", "kind", "person"), HEADLINES)
def test_headlines_leave_out_the_auxiliary(headline: str, kind: str, person: str):
    reading = _read(f"{headline}\n\nThe harbour was quiet on Sunday.")
    (claim,) = [claim for claim in reading.claims if claim.type == kind]

    assert _who(claim, reading) == [person]
    assert claim.headline


def test_a_participle_after_somebody_s_relative_belongs_to_the_nearest_where_another_verb_follows():
    reading = _read("The brother of the editor detained in May wrote a letter.")

    assert [_who(claim, reading) for claim in reading.claims] == [["the editor"]]


def test_publishers_speak_for_themselves():
    claim, reading = _claim("Nadia Orvel is ill. We demand the release of Nadia Orvel.", "call_for_release")

    assert [speaker.text for speaker in claim.speakers] == ["Harbour Gazette"]
    assert (_who(claim, reading), _who(claim, reading, "agent")) == (["Nadia Orvel"], [])
    assert claim.stance == "demanded"


def test_they_are_the_people_told_of_together_just_before():
    reading = _read("About thirty people took part in the picket. They demanded the release of Nadia Orvel.")
    claim = reading.claims[-1]

    assert _who(claim, reading, "agent") == ["About thirty people"]
    assert [speaker.text for speaker in claim.speakers] == ["Harbour Gazette", "About thirty people"]


def test_a_pronoun_that_nobody_resolved_is_no_doer():
    claim, reading = _claim("Ivo Brask saw it. They beat Nadia Orvel.", "ill_treatment")

    assert _who(claim, reading, "agent") == []


def test_a_figure_that_numbers_a_thing_counts_nobody():
    reading = _read(
        "The editor Nadia Orvel, who is held in Detention Centre No. 4 in Kosht, has been on hunger strike."
    )

    assert [_who(claim, reading) for claim in reading.claims] == [["Nadia Orvel"], ["Nadia Orvel"]]


def test_a_title_between_quotation_marks_ends_no_clause():
    text = "The court extended the arrest of the editor of “Open Ledger”, Nadia Orvel, for another 1 month."
    claim, reading = _claim(text, "custody_order")

    assert _who(claim, reading) == ["Nadia Orvel"]
    assert claim.term is not None


def test_coordinated_verbs_share_their_subject():
    reading = _read("The editor Nadia Orvel was arrested on March 1 and released on March 3.")

    assert [(claim.type, _who(claim, reading)) for claim in reading.claims] == [
        ("arrest", ["Nadia Orvel"]),
        ("release", ["Nadia Orvel"]),
    ]
    assert [claim.when.bounds.day for claim in reading.claims] == [date(2024, 3, 1), date(2024, 3, 3)]


def test_listed_persons_are_all_arrested():
    claim, reading = _claim("Police arrested the editors Nadia Orvel, Ivo Brask and Emil Torva.", "arrest")

    assert _who(claim, reading) == ["Nadia Orvel", "Ivo Brask", "Emil Torva"]


def test_people_without_names_are_kept_as_described_and_counted():
    claim, _ = _claim("Police arrested two activists in the port.", "arrest")

    (person,) = claim.filled("person")
    assert (person.text, person.count, person.mention) == ("two activists", 2, None)


STANCES = [
    ("Police arrested the editor Nadia Orvel.", "arrest", "asserted"),
    ("The editor Nadia Orvel was allegedly beaten.", "ill_treatment", "alleged"),
    ("Guards beat the editor Nadia Orvel, her lawyer Emil Torva said.", "ill_treatment", "alleged"),
    ("The editor Nadia Orvel was not arrested.", "arrest", "denied"),
    ("Nobody was arrested.", "arrest", "denied"),
    ("Police never arrested the editor Nadia Orvel.", "arrest", "denied"),
    ("Police, who never sleep, arrested the editor Nadia Orvel.", "arrest", "asserted"),
    ("No police officer was arrested.", "arrest", "denied"),
    ("Ivo Brask said that from Monday Nadia Orvel will refuse food.", "hunger_strike", "planned"),
    ("Police will arrest the editor Nadia Orvel.", "arrest", "planned"),
    ("The editor Nadia Orvel plans to go on a hunger strike.", "hunger_strike", "planned"),
    ("If she returns, the editor Nadia Orvel could be arrested.", "arrest", "conditional"),
    ("The committee called for the release of the editor Nadia Orvel.", "call_for_release", "demanded"),
    ("Two men were arrested for kidnapping the editor Nadia Orvel.", "disappearance", "alleged"),
    ("Police failed to investigate the case.", "investigation", "denied"),
]


@pytest.mark.parametrize(("sentence", "kind", "stance"), STANCES)
def test_how_it_is_held(sentence: str, kind: str, stance: str):
    claim, _ = _claim(sentence, kind)

    assert claim.stance == stance


def test_the_publisher_is_always_the_first_speaker():
    for sentence, *_ in STANCES:
        for claim in _read(sentence).claims:
            assert claim.speakers[0].text == "Harbour Gazette"


def test_an_allegation_stays_one_when_it_is_mentioned_again():
    text = (
        "“Guards tortured the editor Nadia Orvel,” her lawyer Emil Torva said.\n\n"
        "The torture is not mentioned in the files of the prison."
    )

    claims = [claim for claim in _read(text).claims if claim.type == "ill_treatment"]

    assert len(claims) == 2
    assert {claim.stance for claim in claims} == {"alleged"}
    assert {claim.speakers[-1].text for claim in claims} == {"Emil Torva"}


def test_what_somebody_is_released_from_is_not_demanded():
    text = "The committee called on the ministry to release three editors detained in March."

    held = {claim.type: claim for claim in _read(text).claims}

    assert held["call_for_release"].stance == "demanded"
    assert held["arrest"].stance == "asserted"
    assert len(held["arrest"].speakers) == 1


def test_term_end_charge_article_facility_and_sum():
    text = (
        "On March 10, the Harbour District Court sentenced the editor Nadia Orvel to three years in Prison No. 7 and "
        "a fine of $10,000 for fraud under Article 178 of the Criminal Code."
    )
    claim, reading = _claim(text, "sentence")

    assert claim.term is not None
    assert claim.term.iso() == "P3Y"
    assert _who(claim, reading, "court") == ["Harbour District Court"]
    assert [filler.text for filler in claim.filled("article")] == ["Article 178 of the Criminal Code"]
    assert [filler.text for filler in claim.filled("facility")] == ["Prison No. 7"]
    assert [(amount.value, amount.unit) for amount in claim.amounts] == [(10000.0, "$")]


def test_i_in_a_quote_is_the_speaker():
    claim, reading = _claim("“They beat me,” the editor Nadia Orvel said.", "ill_treatment")

    assert _who(claim, reading) == ["Nadia Orvel"]
    assert claim.stance == "alleged"


def test_a_denial_answers_what_it_denies():
    text = (
        "“Guards beat the editor Nadia Orvel,” her lawyer Emil Torva said.\n\nThe Ministry of Order denied the claims."
    )
    by_type = {claim.type: claim for claim in _read(text).claims}

    assert by_type["official_response"].phase == "deny"
    assert by_type["official_response"].answers == by_type["ill_treatment"].id


def test_a_pledge_is_a_plan_that_the_publisher_tells():
    text = "On March 15, the editor Nadia Orvel pledged to go on an indefinite hunger strike."
    claim, _ = _claim(text, "hunger_strike")

    assert (claim.stance, len(claim.speakers), claim.phase) == ("planned", 1, "start")
    assert claim.when.bounds.day == date(2024, 3, 15)
    assert claim.attributes == ("indefinite",)


def test_a_pronoun_that_may_mean_two_people_is_left_open():
    text = "The lawyer Emil Torva met the editor Ivo Brask. He was arrested on March 10."
    claim, reading = _claim(text, "arrest")

    assert _who(claim, reading) == ["He"]


def test_a_lead_without_a_name_is_tied_to_the_name_that_follows():
    text = "An editor was arrested on Monday.\n\nThe editor Nadia Orvel was arrested at her home, police said."

    first = _read(text).claims[0]

    assert first.filled("person")[0].mention is not None


def test_headlines_are_flagged():
    text = "Editor Nadia Orvel arrested\n\nPolice arrested the editor Nadia Orvel on Monday."
    reading = read(
        Document(digest="0" * 64, text=text, title="Editor Nadia Orvel arrested", published=date(2024, 3, 30)), load()
    )

    assert [claim.headline for claim in reading.claims] == [True, False]


@pytest.mark.parametrize(("outlet", "channel"), [("Harbour Gazette", None), ("Radio Meridian", "Radio Meridian")])
def test_telling_it_to_the_publisher_adds_no_relay(outlet: str, channel: str | None):
    claim, _ = _claim(f"Nadia Orvel was beaten, the lawyer Emil Torva told {outlet}.", "ill_treatment")

    assert [(speaker.text, speaker.channel) for speaker in claim.speakers[1:]] == [("Emil Torva", channel)]


def test_a_court_without_a_name_is_the_only_one_named():
    text = "A court has sent Nadia Orvel to custody. On March 4, the Lower Kosht District Court rejected her appeal."
    reading = _read(text)

    assert [_who(claim, reading, "court") for claim in reading.claims] == [["Lower Kosht District Court"]] * 2


def test_a_court_without_a_name_is_nobody_s_where_two_are_named():
    text = (
        "A court has sent Nadia Orvel to custody. The Lower Kosht District Court fined Ivo Brask."
        " The Harbour District Court fined Emil Torva."
    )
    reading = _read(text)

    assert _who(reading.claims[0], reading, "court") == ["A court"]


def test_a_lawyer_in_a_headline_is_the_only_lawyer_named():
    text = "Nadia Orvel was beaten, lawyer says\n\nNadia Orvel was beaten on Monday, the lawyer Emil Torva said."
    reading = _read(text)

    assert [claim.speakers[-1].text for claim in reading.claims] == ["Emil Torva", "Emil Torva"]
