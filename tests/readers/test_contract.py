"""The one contract that every model of names keeps, and that faulty ones are seen to break."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from onrecord.core.mention import MentionKind
from onrecord.core.span import Span
from onrecord.read.names import NamedSpan, NameModel, find_names
from onrecord.read.text import TextStructure, structure_of
from onrecord.readers.contract import REPORT, TEXTS, broken
from tests.readers.models import FaultyModel, PackagedModel, SillyModel
from tests.readers.pipelines import opened

Marked = Callable[[TextStructure], Sequence[NamedSpan]]


@pytest.fixture(params=["packaged", "silly", "ruler_folder", "trained_folder"])
def model(request: pytest.FixtureRequest) -> NameModel:
    if request.param == "packaged":
        return PackagedModel()
    return SillyModel() if request.param == "silly" else opened(request.getfixturevalue(request.param))


def test_every_model_keeps_the_contract(model: NameModel) -> None:
    assert broken(model) == ()


def first_words(structure: TextStructure) -> list[Span]:
    """The first two words of the first sentence that has two."""
    tokens = next((s.tokens for s in structure.sentences if len(s.tokens) > 1), ())
    return [Span(token.start, token.end) for token in tokens[:2]]


def name(start: int, end: int, kind: MentionKind = MentionKind.PERSON, score: float = 1.0) -> list[NamedSpan]:
    return [NamedSpan(Span(start, end), kind, score)]


def backwards(structure: TextStructure) -> list[NamedSpan]:
    return [NamedSpan(span, MentionKind.PERSON) for span in reversed(first_words(structure))]


def twice(structure: TextStructure) -> list[NamedSpan]:
    return [NamedSpan(span, MentionKind.PERSON) for span in first_words(structure)[:1]] * 2


def across(structure: TextStructure) -> list[NamedSpan]:
    sentences = structure.sentences
    return name(sentences[0].span.start, sentences[1].span.end) if len(sentences) > 1 else []


def unlike_itself() -> Marked:
    calls = itertools.count()
    return lambda s: [NamedSpan(span, MentionKind.PERSON) for span in first_words(s)[: next(calls) // len(TEXTS)]]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (lambda s: name(0, len(s.text) + 1), "outside the text"),
        (lambda _: name(-3, 2), "outside the text"),
        (lambda _: name(4, 4), "is empty"),
        (lambda s: name(0, 2.5) if s.sentences else [], "no whole numbers"),  # type: ignore[arg-type]
        (backwards, "out of order"),
        (twice, "overlaps"),
        (across, "not inside one sentence"),
        (lambda s: name(len(s.text) - 40, len(s.text) - 30) if "every screen" in s.text else [], "not inside one"),
        (lambda s: name(0, 2, MentionKind.ROLE) if s.sentences else [], "neither a person"),
        (lambda s: name(0, 2, "person") if s.sentences else [], "neither a person"),  # type: ignore[arg-type]
        (lambda s: name(0, 2, score=1.01) if s.sentences else [], "score"),
        (lambda s: name(0, 2, score=float("nan")) if s.sentences else [], "score"),
        (lambda s: ["Nadia"] if s.sentences else [], "no NamedSpan"),
        (lambda s: [1 // 0] if "\x00" in s.text else [], "control characters: raised ZeroDivisionError at test_cont"),
        (lambda _: None, "raised TypeError"),
        (unlike_itself(), "other names the second time"),
    ],
)
def test_a_faulty_model_is_seen_to_break_it(names: Marked, told: str) -> None:
    found = broken(FaultyModel(names))
    assert any(told in line for line in found), found


@pytest.mark.parametrize("part", ["name", "version", "digest", "install"])
def test_a_model_that_does_not_say_which_it_is_breaks_it(part: str) -> None:
    for wrong in ("", " ", "two\nlines"):
        identity = replace(SillyModel.identity, **{part: wrong})
        assert any(part in line for line in broken(FaultyModel(lambda _: [], identity)))


def test_what_is_told_of_a_fault_quotes_nothing_of_the_text() -> None:
    def leak(structure: TextStructure) -> list[NamedSpan]:
        raise ValueError(structure.text)

    assert not any("Orvel" in line for line in broken(FaultyModel(leak)))


@pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=[what for what, _ in TEXTS])
def test_the_packaged_model_finds_the_same_through_the_common_interface(text: str) -> None:
    structure = structure_of(text)
    assert find_names(structure, marked=PackagedModel().names(structure)) == find_names(structure)


def test_the_layers_after_the_model_run_whatever_it_marks() -> None:
    """Rules, roles, the document and references, from one name marked and nothing else."""
    structure = structure_of(REPORT)
    start = REPORT.index("Nadia Orvel")
    names = find_names(structure, marked=name(start, start + len("Nadia Orvel")))
    told = {(mention.kind, mention.text) for mention in names.mentions}
    assert {("role", "Judge"), ("person", "Tomas Kessin"), ("organisation", "Limna District Court")} <= told
    assert ("place", "Limna") in told
    surnames = [mention.span.start for mention in names.mentions if mention.text == "Orvel"]
    assert len(surnames) == 2
    assert any(len(group) == 3 for group in names.groups)
    assert any(reference.span.quote(REPORT) == "She" for reference in names.references)
