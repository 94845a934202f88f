"""Pools of names: thousands of reports that name one court are linked as one name, to the same entities."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.decision import MentionKey
from onrecord.core.mention import MentionKind
from onrecord.resolve import LocalName, resolve
from onrecord.resolve.local import LocalTie
from onrecord.resolve.pools import Spellings

TEXTS = ("Alma Verrin", "Verrin", "Alma Verin", "Dora Verrin", "OMB", "Office of Mail and Bread", "A. Verrin")


def local_name(document: int, place: int, texts: tuple[str, ...], kind: MentionKind) -> LocalName:
    keys = tuple(MentionKey(f"{document:064}", place * 100 + number, place * 100 + number + 1)
                 for number in range(len(texts)))  # fmt: skip
    ids = tuple(f"m{place}-{number}" for number in range(len(texts)))
    return LocalName(kind, keys, texts, ids, (), date(2031, 3, 1 + document))


@st.composite
def names(draw: st.DrawFn) -> list[LocalName]:
    kinds = st.sampled_from((MentionKind.PERSON, MentionKind.ORGANISATION))
    some = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=2).map(tuple)
    told = draw(st.lists(st.tuples(st.integers(0, 8), some, kinds), max_size=14))
    return [local_name(document, place, texts, kind) for place, (document, texts, kind) in enumerate(told)]


@settings(max_examples=150, deadline=None)
@given(names(), st.booleans())
def test_linking_pools_links_their_names(names: list[LocalName], parted: bool) -> None:
    """Each name apart, as where a report tells whose relative it is, gives the same entities as pools of them."""
    documents = frozenset(name.document for name in names)
    ties = [LocalTie(names[0].keys[0], names[-1].keys[0], "sister", names[0].keys[0])] if parted and names else []
    pooled = resolve(names, ties, (), documents)
    single = resolve_singly(names, ties, documents)
    assert pooled.entity_of == single.entity_of
    assert (pooled.persons, pooled.organisations) == (single.persons, single.organisations)
    assert pooled.suggestions == single.suggestions


def resolve_singly(names: list[LocalName], ties: list[LocalTie], documents: frozenset[str]):  # type: ignore[no-untyped-def]
    from onrecord.resolve import resolution  # noqa: PLC0415 - changed for the length of the call

    whole = resolution.spellings_of
    resolution.spellings_of = lambda name, joins: Spellings(  # type: ignore[assignment]
        name.kind, tuple(dict.fromkeys(name.texts)), name.keys[0] if joins is not None else None
    )
    try:
        return resolve(names, ties, (), documents)
    finally:
        resolution.spellings_of = whole
