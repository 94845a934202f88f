"""A log whose every line is chained to the one before by a hash: how a line is written, read and checked.

A line is `{"digest":"D","entry":E,"previous":"P"}` and a line feed. E is canonical JSON (sorted keys, no spaces,
UTF-8); P is the digest of the line before, 64 zeros for the first; D is the SHA-256 of P, a line feed and E. The digest
is taken over the bytes as they stand, so that nothing has to be parsed to check a chain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from onrecord.core.identity import digest_of

Entry = TypeVar("Entry")

GENESIS = "0" * 64
"""What the first line names as the line before."""

_LINE = re.compile(rb'\{"digest":"([0-9a-f]{64})","entry":(\{.*\}),"previous":"([0-9a-f]{64})"\}', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line(Generic[Entry]):
    """One sound line of a log."""

    number: int
    """Counted from 1, as an editor shows it."""
    digest: str
    entry: Entry


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong with a log."""

    line: int
    """The line it was found at; 0 for the log as a whole."""
    message: str


@dataclass(frozen=True, slots=True)
class Chain(Generic[Entry]):
    """A log as read."""

    lines: tuple[Line[Entry], ...] = ()
    """Those that are whole and hash to what they say, even where others around them are damaged."""
    faults: tuple[Fault, ...] = ()
    """Empty where every line is sound and follows the one before."""
    size: int = 0
    """Bytes up to the end of the last line that counts: what lies behind was left by a crash."""
    torn: bytes = b""
    """What a crash left behind the last whole line."""
    head: str = GENESIS
    """The digest that the next line has to name."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the sound lines say, in order."""
        return tuple(line.entry for line in self.lines)


def canonical(value: object) -> bytes:
    """`value` as canonical JSON: keys sorted, no spaces, UTF-8."""
    return msgspec.json.encode(value, order="sorted")


def write_lines(entries: Sequence[object], head: str) -> tuple[bytes, tuple[str, ...]]:
    """The bytes that append `entries` behind the line whose digest is `head`, and each new line's digest."""
    written = bytearray()
    digests = []
    for entry in entries:
        content = canonical(entry)
        digest = _digest(head, content)
        written += b'{"digest":"%b","entry":%b,"previous":"%b"}\n' % (digest.encode(), content, head.encode())
        digests.append(digest)
        head = digest
    return bytes(written), tuple(digests)


def read_chain(content: bytes, entry_type: type[Entry], known: int | None) -> Chain[Entry]:
    """The log that `content` holds.

    `known` is how many lines the checkpoint vouches for, None where there is none. Whatever is not whole behind those
    lines was being written when the machine stopped (`torn`); whatever is wrong among them is damage (`faults`).
    """
    decoder = msgspec.json.Decoder(entry_type)
    lines: list[Line[Entry]] = []
    faults: list[Fault] = []
    head = GENESIS
    size = 0
    for number, raw in enumerate(_split(content), 1):
        parsed = _parse(raw, decoder)
        whole = not isinstance(parsed, str)
        if not whole and _written_last(number, raw, known, content, size):
            return Chain(tuple(lines), tuple(faults), size, content[size:], head)
        size += len(raw)
        if isinstance(parsed, str):
            faults.append(Fault(number, parsed))
            # The line after names the digest this one had: nothing can be said about the step from here to there.
            head = ""
            continue
        digest, previous, entry = parsed
        if head and previous != head:
            faults.append(Fault(number, "it does not follow the line before: a line was removed, added or moved"))
        lines.append(Line(number, digest, entry))
        head = digest
    return Chain(tuple(lines), tuple(faults), size, b"", head)


def _split(content: bytes) -> list[bytes]:
    """Lines by line feed alone: a carriage return is damage, not the end of a line."""
    *whole, last = content.split(b"\n")
    return [piece + b"\n" for piece in whole] + ([last] if last else [])


def _written_last(number: int, raw: bytes, known: int | None, content: bytes, size: int) -> bool:
    """Whether a line that is not whole is what a crash left, rather than damage to something stored."""
    if known is None:
        return not raw.endswith(b"\n") and size + len(raw) == len(content)
    return number > known


def _parse(raw: bytes, decoder: msgspec.json.Decoder[Entry]) -> tuple[str, str, Entry] | str:
    """Digest, previous digest and entry of one line, or what is wrong with it."""
    if not raw.endswith(b"\n"):
        return "it does not end as a line should"
    match = _LINE.fullmatch(raw[:-1])
    if match is None:
        return "it is not a line of this log"
    digest, content, previous = match[1].decode(), match[2], match[3].decode()
    if _digest(previous, content) != digest:
        return "its content does not match its digest: it was changed"
    try:
        return digest, previous, decoder.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "its entry cannot be understood: it may come from a newer version of onrecord"


def _digest(previous: str, content: bytes) -> str:
    return digest_of(previous.encode("ascii") + b"\n" + content)
