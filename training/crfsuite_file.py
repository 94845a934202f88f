"""Reading and writing the files of CRFsuite (its "FOMC" format 100, little-endian), which its library only reads.

The layout is that of CRFsuite 0.12: a header, the weights, two constant databases (labels and attributes: string to
number and back), and for each label and attribute the numbers of its weights. The hash of the databases is Bob
Jenkins's lookup3 (2006). A file that is read and written again has the same bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

STATE = 0
"""The type of a weight that ties an attribute to a label; the other type ties two labels."""

_HEADER = struct.Struct("<4sI4s9I")
_WEIGHT = struct.Struct("<3Id")
_TABLES = 256
_MASK = 0xFFFFFFFF
_ORDER = 0x62445371
"""Stands in every database to tell the order of bytes."""


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight of the model."""

    type: int
    source: int
    """The attribute of a state, the label before of a transition."""
    target: int
    """The label."""
    value: float


@dataclass(frozen=True, slots=True)
class Model:
    """A model as values; attributes and labels are numbered by their places."""

    weights: tuple[Weight, ...]
    labels: tuple[str, ...]
    attributes: tuple[str, ...]
    of_label: tuple[tuple[int, ...], ...]
    """For each label, and for the two ends of a sequence, the numbers of its weights."""
    of_attribute: tuple[tuple[int, ...], ...]


def parse(content: bytes) -> Model:
    """The model in a file's content. Raises ValueError where it is none of this format."""
    magic, size, kind, version, _, _, _, features, labels, attributes, of_label, of_attribute = _HEADER.unpack_from(
        content
    )
    if magic != b"lCRF" or kind != b"FOMC" or version != 100 or size != len(content):
        raise ValueError("not a CRFsuite model of format 100")
    (number,) = struct.unpack_from("<I", content, features + 8)
    weights = content[features + 12 : features + 12 + _WEIGHT.size * number]
    found = (Weight(*values) for values in _WEIGHT.iter_unpack(weights))
    return Model(
        tuple(found),
        _strings(content, labels),
        _strings(content, attributes),
        _references(content, of_label),
        _references(content, of_attribute),
    )


def serialise(model: Model) -> bytes:
    """The content of a file that holds the model."""
    weights = b"".join(_WEIGHT.pack(one.type, one.source, one.target, one.value) for one in model.weights)
    parts = [struct.pack("<4s2I", b"FEAT", 12 + len(weights), len(model.weights)) + weights]
    parts += [_database(model.labels), _database(model.attributes)]
    # What follows begins at a multiple of four.
    parts[-1] += bytes(-(_HEADER.size + sum(map(len, parts))) % 4)
    offsets = [_HEADER.size]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    parts.append(_lists(b"LFRF", model.of_label, offsets[3]))
    offsets.append(offsets[3] + len(parts[-1]))
    parts.append(_lists(b"AFRF", model.of_attribute, offsets[4]))
    size = offsets[4] + len(parts[-1])
    # The library leaves the number of weights out here; that of their chunk counts.
    numbers = (0, len(model.labels), len(model.attributes))
    return _HEADER.pack(b"lCRF", size, b"FOMC", 100, *numbers, *offsets) + b"".join(parts)


def _strings(content: bytes, start: int) -> tuple[str, ...]:
    """The strings of a database, by number."""
    number, back = struct.unpack_from("<2I", content, start + 16)
    found = []
    for offset in struct.unpack_from(f"<{number}I", content, start + back):
        (length,) = struct.unpack_from("<I", content, start + offset + 4)
        begin = start + offset + 8
        found.append(content[begin : begin + length - 1].decode("utf-8"))
    return tuple(found)


def _references(content: bytes, start: int) -> tuple[tuple[int, ...], ...]:
    (number,) = struct.unpack_from("<I", content, start + 8)
    found = []
    for offset in struct.unpack_from(f"<{number}I", content, start + 12):
        (length,) = struct.unpack_from("<I", content, offset) if offset else (0,)
        found.append(struct.unpack_from(f"<{length}I", content, offset + 4))
    return tuple(found)


def _lists(name: bytes, lists: tuple[tuple[int, ...], ...], start: int) -> bytes:
    """Lists of numbers with their offsets in the file, in which they begin at `start`; an empty one has offset 0."""
    packed = [struct.pack(f"<{1 + len(one)}I", len(one), *one) if one else b"" for one in lists]
    offset = start + 12 + 4 * len(lists)
    offsets = []
    for one in packed:
        offsets.append(offset if one else 0)
        offset += len(one)
    return struct.pack(f"<4s2I{len(offsets)}I", name, offset - start, len(lists), *offsets) + b"".join(packed)


def _database(strings: tuple[str, ...]) -> bytes:
    """A constant database of strings, numbered by their places."""
    begin = 24 + 8 * _TABLES
    tables: list[list[tuple[int, int]]] = [[] for _ in range(_TABLES)]
    records, backward = bytearray(), []
    for number, string in enumerate(strings):
        key = string.encode("utf-8") + b"\0"
        hashed = lookup3(key)
        tables[hashed % _TABLES].append((hashed, begin + len(records)))
        backward.append(begin + len(records))
        records += struct.pack("<2I", number, len(key)) + key
    places, hashes = bytearray(), bytearray()
    for table in tables:
        buckets = _buckets(table)
        places += struct.pack("<2I", begin + len(records) + len(hashes) if table else 0, len(buckets))
        hashes += b"".join(struct.pack("<2I", *bucket) for bucket in buckets)
    back = begin + len(records) + len(hashes)
    size = back + 4 * len(backward)
    header = struct.pack("<4s5I", b"CQDB", size, 0, _ORDER, len(backward), back)
    return bytes(header + places + records + hashes + struct.pack(f"<{len(backward)}I", *backward))


def _buckets(table: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """An open hash table twice as large as what it holds."""
    buckets = [(0, 0)] * (2 * len(table))
    for hashed, offset in table:
        at = (hashed >> 8) % len(buckets)
        while buckets[at][1]:
            at = (at + 1) % len(buckets)
        buckets[at] = (hashed, offset)
    return buckets


def _turned(value: int, by: int) -> int:
    return ((value << by) | (value >> (32 - by))) & _MASK


def lookup3(key: bytes) -> int:
    """The 32-bit hash of bytes (Jenkins 2006, "hashlittle" from 0)."""
    a = b = c = (0xDEADBEEF + len(key)) & _MASK
    if not key:
        return c
    last = (len(key) - 1) // 12 * 12
    for at in range(0, last + 1, 12):
        one, two, three = struct.unpack("<3I", key[at : at + 12].ljust(12, b"\0"))
        a, b, c = (a + one) & _MASK, (b + two) & _MASK, (c + three) & _MASK
        if at < last:
            a, b, c = _mixed(a, b, c)
    return _finished(a, b, c)


def _mixed(a: int, b: int, c: int) -> tuple[int, int, int]:
    # Three rounds a turn; the values change places instead of their names.
    for by in (4, 6, 8, 16, 19, 4):
        a = ((a - c) & _MASK) ^ _turned(c, by)
        c = (c + b) & _MASK
        a, b, c = b, c, a
    return a, b, c


def _finished(a: int, b: int, c: int) -> int:
    for by in (14, 11, 25, 16, 4, 14, 24):
        c = ((c ^ b) - _turned(b, by)) & _MASK
        a, b, c = b, c, a
    return b
