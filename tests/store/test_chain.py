"""The hash-chained log: written, read, torn and tampered with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.chain import GENESIS, canonical, read_chain, write_lines
from onrecord.store.sealed import seal, unseal


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    number: int = 0


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NOTES = st.lists(st.builds(Note, TEXTS, st.integers(-9, 10**9)), max_size=6)


def log_of(notes: list[Note]) -> bytes:
    return write_lines(notes, GENESIS)[0]


@given(NOTES, NOTES)
def test_what_is_written_is_read(first: list[Note], second: list[Note]) -> None:
    content, digests = write_lines(first, GENESIS)
    more, _ = write_lines(second, digests[-1] if digests else GENESIS)
    chain = read_chain(content + more, Note, None)
    assert chain.entries == (*first, *second)
    assert (chain.faults, chain.torn, chain.size) == ((), b"", len(content + more))
    assert write_lines([*first, *second], GENESIS)[0] == content + more


@given(NOTES)
def test_a_stranger_can_check_it_without_onrecord(notes: list[Note]) -> None:
    previous = "0" * 64
    for line in log_of(notes).splitlines() if b"\r" not in log_of(notes) else []:
        row = json.loads(line)
        entry = json.dumps(row["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert row["previous"] == previous
        assert hashlib.sha256(previous.encode() + b"\n" + entry).hexdigest() == row["digest"]
        previous = row["digest"]


@given(NOTES.filter(bool), st.data())
def test_any_changed_byte_is_found(notes: list[Note], data: st.DataObject) -> None:
    content = log_of(notes)
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    chain = read_chain(bytes(changed), Note, known=len(notes))
    assert chain.faults
    assert chain.torn == b""
    assert all(line.entry in notes for line in chain.lines)


@given(NOTES.filter(bool), st.data())
def test_what_a_crash_leaves_behind_the_vouched_lines_is_torn_not_damaged(
    notes: list[Note], data: st.DataObject
) -> None:
    content = log_of(notes)
    vouched = data.draw(st.integers(0, len(notes) - 1))
    start = len(write_lines(notes[:vouched], GENESIS)[0])
    end = data.draw(st.integers(start, len(content)))
    chain = read_chain(content[:end] + data.draw(st.sampled_from([b"", b"\x00" * 30])), Note, known=vouched)
    assert chain.faults == ()
    assert len(chain.lines) >= vouched
    assert chain.entries == tuple(notes[: len(chain.lines)])


def test_a_damaged_line_hides_none_of_the_others() -> None:
    notes = [Note("one"), Note("two"), Note("three")]
    changed = log_of(notes).replace(b"two", b"TWO")
    chain = read_chain(changed, Note, known=3)
    assert [fault.line for fault in chain.faults] == [2]
    assert chain.entries == (notes[0], notes[2])


def test_a_line_that_is_whole_and_not_understood_is_a_fault() -> None:
    @dataclass(frozen=True, slots=True)
    class Later:
        words: str

    chain = read_chain(write_lines([Later("x")], GENESIS)[0], Note, known=1)
    assert "newer version" in chain.faults[0].message


@given(st.recursive(TEXTS | st.integers(-(10**6), 10**6) | st.booleans() | st.none(), st.lists, max_leaves=8))
def test_canonical_is_what_python_writes(value: object) -> None:
    written = json.dumps({"b": value, "a": 1}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical({"b": value, "a": 1}) == written.encode()


@given(TEXTS, st.data())
def test_a_seal_breaks_with_any_byte(text: str, data: st.DataObject) -> None:
    sealed = seal({"text": text})
    inner = unseal(sealed)
    assert inner is not None
    assert json.loads(inner) == {"text": text}
    changed = bytearray(sealed)
    changed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert unseal(bytes(changed)) is None
    assert unseal(sealed[: data.draw(st.integers(0, len(sealed) - 1))]) is None
