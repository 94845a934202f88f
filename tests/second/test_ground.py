"""What of an answer is kept: what stands in the document; the rest is rejected, with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.attribution import Stance
from onrecord.core.claim import Claim
from onrecord.core.second import RejectionKind
from onrecord.core.span import Span
from onrecord.second.ground import ground
from onrecord.second.holding import weaker
from tests.second.second_world import (
    ARREST,
    BEATEN,
    BROTHER,
    DENIED,
    HEADLINE,
    PLAN,
    TEXT,
    answered,
    document,
    exchange,
    grounded,
    only,
    reading,
    vocabulary,
)
from tests.support.model_server import chat, claim

ARRESTED = claim(
    ARREST,
    "arrest",
    "arrested",
    phase="start",
    when="On 5 February",
    fillers={"person": "Ruvan Dzhelmirov", "agent": "police", "charge": "extortion", "place": "Kosht"},
)


def own(type_: str) -> Claim:
    return next(one for one in reading().claims if one.type == type_ and one.phase != "continue")


def texts(found: Claim, role: str) -> list[str]:
    return [filler.text for filler in found.filled(role)]


def test_what_the_rules_read_too_agrees_in_every_value() -> None:
    found = only(grounded(ARRESTED))
    assert found.same_as == own("arrest").id
    assert found.differences == ()
    assert found.remarks == ()
    assert found.claim.when.bounds.day == date(2031, 2, 5)
    assert found.claim.sentence.quote(TEXT) == ARREST
    assert found.claim.trigger.quote(TEXT) == "arrested"


def test_every_span_is_its_quote() -> None:
    found = only(grounded(ARRESTED)).claim
    for filler in found.fillers:
        assert filler.span.quote(TEXT) == filler.text
        assert found.sentence.contains(filler.span)


def test_names_are_linked_with_their_titles_and_through_pronouns() -> None:
    titled = only(grounded({**ARRESTED, "fillers": [{"role": "person", "quote": "the editor Ruvan Dzhelmirov"}]}))
    pronoun = only(grounded(claim(BEATEN, "ill_treatment", "beaten", fillers={"person": "him"}, stance="alleged")))
    assert texts(titled.claim, "person") == ["Ruvan Dzhelmirov"]
    names = {one.id: one.text for one in reading().mentions}
    assert "Dzhelmirov" in names[pronoun.claim.filled("person")[0].mention or ""]
    assert [key.document for key in pronoun.meant] == [document().digest] * len(pronoun.meant)


def test_a_list_of_names_is_each_of_them_and_people_are_counted() -> None:
    sentence = "Masked men whisked Ruvan Dzhelmirov and Mira Tolun away, and 40 people too."
    said = claim(sentence, "arrest", "whisked", fillers={"person": "Ruvan Dzhelmirov and Mira Tolun"})
    found = only(grounded(said, text=f"{TEXT} {sentence}")).claim
    assert [(one.text, one.mention is not None) for one in found.filled("person")] == [
        ("Ruvan Dzhelmirov", True), ("Mira Tolun", True),
    ]  # fmt: skip
    counted = only(grounded({**said, "fillers": [{"role": "person", "quote": "40 people"}]}, text=f"{TEXT} {sentence}"))
    assert [one.count for one in counted.claim.filled("person")] == [40]


def test_a_relative_is_never_taken_for_the_person() -> None:
    quote = "The brother of Ruvan Dzhelmirov"
    found = only(grounded(claim(BROTHER, "sentence", "fined", fillers={"person": quote})))
    assert found.claim.filled("person")[0].mention is None
    assert texts(found.claim, "person") == [quote]


def test_what_follows_a_name_may_make_it_somebody_else() -> None:
    sentence = "Police arrested Ruvan Dzhelmirov's lawyer."
    text = f"{ARREST} {sentence}"
    for quote, linked in (("Ruvan Dzhelmirov's lawyer", False), ("Ruvan Dzhelmirov's", True)):
        found = only(grounded(claim(sentence, "arrest", "arrested", fillers={"person": quote}), text=text))
        assert (found.claim.filled("person")[0].mention is not None) is linked


@pytest.mark.parametrize("said", ["asserted", "alleged"])
def test_the_word_of_a_model_makes_nothing_firmer(said: str) -> None:
    found = only(grounded(claim(BEATEN, "ill_treatment", "beaten", fillers={"person": "him"}, stance=said)))
    assert found.claim.stance is Stance.ALLEGED
    assert found.claim.speakers[-1].text == "Mira Tolun"
    assert ("stance" in {one.slot for one in found.differences}) is (said == "asserted")


def test_words_that_the_vocabulary_does_not_know_are_held_as_the_sentence_holds_them() -> None:
    found = only(grounded(claim(PLAN, "sentence", "bundle", fillers={"person": "Dzhelmirov"}, term="two years")))
    assert found.same_as is None
    assert found.claim.stance is Stance.PLANNED
    assert found.claim.term is not None
    assert found.claim.term.iso() == "P2Y"
    assert found.remarks == ("The model takes it as asserted; by the words around it, it is planned.",)
    told = only(grounded(claim(DENIED, "ill_treatment", "touched", fillers={"person": "him"}))).claim
    assert told.stance is not Stance.ASSERTED


def test_a_model_may_hold_something_less_firmly() -> None:
    found = only(grounded({**ARRESTED, "stance": "denied"}))
    assert found.claim.stance is Stance.DENIED
    assert [(one.slot, one.rules, one.model) for one in found.differences] == [("stance", "asserted", "denied")]


def test_a_speaker_whom_only_the_model_names_makes_it_alleged() -> None:
    found = only(grounded({**ARRESTED, "speaker": "Mira Tolun"}))
    assert found.claim.stance is Stance.ALLEGED
    assert found.claim.speakers[-1].text == "Mira Tolun"
    assert found.claim.speakers[-1].stance is Stance.ALLEGED
    assert "speaker" in {one.slot for one in found.differences}


def test_weaker_goes_one_way() -> None:
    for one in Stance:
        assert weaker(one, Stance.ASSERTED) is one
        assert weaker(Stance.ASSERTED, one) is one
    assert weaker(Stance.PLANNED, Stance.ALLEGED) is Stance.PLANNED
    assert weaker(Stance.PLANNED, Stance.DENIED) is Stance.PLANNED


def test_dates_are_worked_out_by_the_rules_or_left_open() -> None:
    found = only(grounded({**ARRESTED, "when": "on charges"}))
    assert found.claim.when.phrase is None
    assert found.claim.when.bounds.latest == date(2031, 2, 9)
    assert "no date" in found.remarks[0]
    assert "when" in {one.slot for one in found.differences}


def test_what_the_rules_read_and_the_model_does_not_is_named() -> None:
    found = grounded(ARRESTED)
    ids = {one.id for one in reading().claims}
    assert set(found.missed) == ids - {own("arrest").id}
    assert grounded().missed == tuple(one.id for one in reading().claims)


ABSENT = "Police freed Ruvan Dzhelmirov."
REJECTED = [
    ({**ARRESTED, "sentence": ABSENT}, RejectionKind.MISSING, "sentence"),
    ({**ARRESTED, "sentence": f"{ARREST} {BEATEN}"}, RejectionKind.APART, "sentence"),
    ({**ARRESTED, "sentence": "Mira Tolun"}, RejectionKind.AMBIGUOUS, "sentence"),
    ({**ARRESTED, "sentence": ""}, RejectionKind.MISSING, "sentence"),
    ({**ARRESTED, "trigger": "freed"}, RejectionKind.MISSING, "trigger"),
    ({**ARRESTED, "trigger": "arrest"}, RejectionKind.MISSING, "trigger"),
    ({**ARRESTED, "trigger": "beaten"}, RejectionKind.APART, "trigger"),
    (claim(BROTHER, "sentence", "brother"), RejectionKind.AMBIGUOUS, "trigger"),
    (claim(BROTHER, "sentence", "fined", fillers={"person": "brother"}), RejectionKind.AMBIGUOUS, "role person"),
    ({**ARRESTED, "fillers": [{"role": "person", "quote": "Mira Tolun"}]}, RejectionKind.APART, "role person"),
    ({**ARRESTED, "fillers": [{"role": "person", "quote": "Ivo Kessin"}]}, RejectionKind.MISSING, "role person"),
    ({**ARRESTED, "fillers": [{"role": "person", "quote": "Kosht"}]}, RejectionKind.KIND, "role person"),
    ({**ARRESTED, "fillers": [{"role": "demand", "quote": "extortion"}]}, RejectionKind.VOCABULARY, "role"),
    ({**ARRESTED, "type": "abduction"}, RejectionKind.VOCABULARY, "type"),
    ({**ARRESTED, "phase": "resume"}, RejectionKind.VOCABULARY, "phase"),
    ({**ARRESTED, "when": "6 February"}, RejectionKind.MISSING, "when"),
    ({**ARRESTED, "term": "two years"}, RejectionKind.APART, "term"),
    ({**ARRESTED, "speaker": "Ivo Kessin"}, RejectionKind.MISSING, "speaker"),
    ({**ARRESTED, "stance": "certain"}, RejectionKind.FORM, "claim"),
    ({**ARRESTED, "note": "and more"}, RejectionKind.FORM, "claim"),
    ({"sentence": ARREST}, RejectionKind.FORM, "claim"),
    ("arrest", RejectionKind.FORM, "claim"),
]


@pytest.mark.parametrize(("said", "kind", "what"), REJECTED)
def test_what_cannot_be_located_is_rejected_and_counted(said: object, kind: RejectionKind, what: str) -> None:
    found = grounded(said, ARRESTED)
    assert [(one.number, one.kind, one.what) for one in found.rejected] == [(1, kind, what)]
    assert len(found.claims) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"{}",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        chat("Here are the claims: none."),
        chat('{"claims": ['),
        chat({"claims": None}),
        chat({"claims": [], "more": 1}),
        chat([]),
        chat("[" * 50_000),
    ],
)
def test_an_answer_that_is_not_in_form_is_not_used_at_all(body: bytes) -> None:
    found = answered(body)
    assert found.claims == ()
    assert found.missed == ()
    assert [(one.number, one.kind) for one in found.rejected] == [(0, RejectionKind.UNREADABLE)]


def test_bytes_that_are_no_text_are_not_used() -> None:
    told = replace(exchange(b""), answered="//79", encoding="base64")
    found = ground(document(), reading(), [("e" * 64, told)], vocabulary())
    assert found.rejected[0].kind is RejectionKind.UNREADABLE


def test_the_same_claim_twice_counts_once() -> None:
    assert len(grounded(ARRESTED, ARRESTED).claims) == 1


def test_more_claims_than_sentences_could_hold_are_refused() -> None:
    found = grounded(*[ARRESTED] * 500)
    assert len(found.claims) == 1
    assert {one.kind for one in found.rejected} == {RejectionKind.FORM}


def test_a_headline_is_told_as_one() -> None:
    assert only(grounded(claim(HEADLINE, "arrest", "held", phase="continue"))).claim.headline


def test_the_reader_is_named_with_its_instruction() -> None:
    found = grounded(ARRESTED)
    assert found.reader.name == "tern-7b"
    assert found.reader.fingerprint == exchange(b"").instruction
    assert found.claims[0].exchange == found.exchanges[0] == "e" * 64


def _words() -> st.SearchStrategy[str]:
    starts = st.integers(0, len(TEXT))
    sliced = st.builds(lambda start, length: Span(start, start + length).quote(TEXT), starts, st.integers(0, 60))
    return st.one_of(st.sampled_from([ARREST, BEATEN, PLAN, "arrested", "him", "police"]), sliced, st.text(max_size=5))


_TYPES = st.sampled_from([event_type.id for event_type in vocabulary().event_types])
_SAID = st.fixed_dictionaries(
    {
        "sentence": _words(),
        "type": _TYPES,
        "phase": st.none(),
        "trigger": _words(),
        "fillers": st.lists(st.fixed_dictionaries({"role": st.just("person"), "quote": _words()}), max_size=2),
        "when": st.none() | _words(),
        "term": st.none() | _words(),
        "speaker": st.none() | _words(),
        "stance": st.sampled_from([stance.value for stance in Stance]),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_SAID, max_size=4))
def test_whatever_is_said_only_what_stands_there_is_kept(said: list[dict[str, object]]) -> None:
    found = grounded(*said)
    assert len(found.claims) + len(found.rejected) <= len(said)
    for second in found.claims:
        one = second.claim
        assert one.sentence.contains(one.trigger)
        assert all(one.sentence.contains(filler.span) for filler in one.fillers)
        assert all(filler.text == filler.span.quote(TEXT) for filler in one.fillers)
    assert grounded(*json.loads(json.dumps(said))) == found
