"""Properties of claims that hold for any text."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.document import Document
from onrecord.core.when import When
from onrecord.read import read
from onrecord.vocabulary import load

WORDS = [
    "police",
    "the",
    "court",
    "arrested",
    "detained",
    "Nadia",
    "Orvel",
    "Ivo",
    "Brask",
    "released",
    "hunger",
    "strike",
    "was",
    "were",
    "not",
    "by",
    "for",
    "of",
    "in",
    "on",
    "March",
    "5",
    "2024",
    "until",
    "charged",
    "with",
    "fraud",
    "her",
    "his",
    "they",
    "who",
    "said",
    "that",
    "and",
    ",",
    ".",
    "“",
    "”",
    "(",
    ")",
    "should",
    "if",
    "after",
    "release",
    "two",
    "activists",
    "1",
    "month",
    "custody",
    "denied",
    "demanded",
    "sentenced",
    "to",
    "years",
    "prison",
    "’s",
    "He",
    "I",
    "me",
    "torture",
    "allegedly",
    "\n",
    "\n\n",
    "–",
    ":",
    ";",
    "'s",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.text(max_size=200),
    st.text(alphabet="aA .,“”\n\u200f\u202e\u0301\x00جжד", max_size=80),
)


def _read(text: str):
    return read(Document(digest="1" * 64, text=text, publisher="Post", published=date(2024, 3, 30)), load())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_span_lies_in_it(text: str):
    reading = _read(text)

    types = {event_type.id: event_type for event_type in load().event_types}
    for claim in reading.claims:
        event_type = types[claim.type]
        assert claim.phase is None or event_type.phase(claim.phase) is not None
        assert claim.sentence.contains(claim.trigger)
        assert claim.trigger.quote(text).strip()
        assert {filler.role for filler in claim.fillers} <= {role.name for role in event_type.roles}
        for filler in claim.fillers:
            assert 0 <= filler.span.start < filler.span.end <= len(text)
        for when in (claim.when, claim.until or When()):
            assert when.phrase is None or when.phrase.end <= len(text)
        assert claim.speakers[0].kind == "publisher"
    ids = [claim.id for claim in reading.claims]
    assert len(ids) == len(set(ids))


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_reading_twice_gives_the_same(text: str):
    assert _read(text) == _read(text)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_mentions_that_fill_roles_exist(text: str):
    reading = _read(text)

    known = {mention.id for mention in reading.mentions}
    for claim in reading.claims:
        assert {filler.mention for filler in claim.fillers if filler.mention} <= known
