"""Bytes to text: byte-order mark, declared encoding, UTF-8, then a guess that says it is one."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from onrecord.core.problem import Problem

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
"""Encodings that pages declare and mean their Windows superset by (WHATWG Encoding Standard, section 4.2)."""
_NO_ENCODINGS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
"""Codecs of Python that no page is written in, and that a hostile one could abuse."""
_SAMPLE = 262_144
"""Bytes that a guess looks at."""
_STRAY_SHARE = 200
"""One character in so many may be unassigned, private or a control; more, and the guess is no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was decoded."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(content: bytes, name: str, declared: str | None = None) -> Decoded | Problem:
    """The text of `content`, without its byte-order mark, every line break a line feed.

    The order: the byte-order mark, the encoding the original declares, UTF-8, a guess. A guess is given with a Problem;
    so is a declaration that does not fit. What no encoding fits is a Problem alone.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _try(content[len(mark) :], encoding)
            if text is not None:
                return Decoded(_plain_breaks(text), encoding)
            break
    known = _lookup(declared)
    for encoding in filter(None, (known, "utf-8")):
        text = _try(content, encoding)
        if text is not None:
            return Decoded(_plain_breaks(text), encoding, _doubts(name, declared, encoding, known))
    guess = _guess(content)
    if guess is None:
        return Problem(
            name,
            "The text's encoding is unknown: no encoding makes it readable.",
            "Save it again as UTF-8, from the program that shows it rightly, and add that.",
        )
    text, encoding = guess
    said = f" (it declares {declared}, which does not fit)" if declared else ""
    doubt = Problem(
        name,
        f"The text names no encoding that fits{said}; it was read as {encoding}, which is a guess.",
        "Compare the names in it with the original; if letters are wrong, save it as UTF-8 and add that.",
    )
    return Decoded(_plain_breaks(text), encoding, (doubt,))


def _doubts(name: str, declared: str | None, used: str, known: str | None) -> tuple[Problem, ...]:
    if declared is None or used == known:
        return ()
    what = "is no known encoding" if known is None else "does not fit its bytes"
    return (
        Problem(
            name,
            f"It declares the encoding {declared}, which {what}; it was read as {used}.",
            "Compare the names in it with the original.",
        ),
    )


def _lookup(declared: str | None) -> str | None:
    """The codec that a page means by the name it declares."""
    if not declared:
        return None
    try:
        known = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if known.startswith(("utf-16", "utf-32")):
        # A page whose declaration could be read byte by byte is not in UTF-16, whatever it says.
        return "utf-8"
    return None if known in _NO_ENCODINGS or not _decodes_text(known) else _AS_BROWSERS_DO.get(known, known)


def _decodes_text(codec: str) -> bool:
    """Whether the codec is one of text: Python has others, from bytes to bytes."""
    try:
        b"ab".decode(codec)
    except LookupError:
        return False
    except ValueError:
        pass
    return True


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None


def _guess(content: bytes) -> tuple[str, str] | None:
    import charset_normalizer  # noqa: PLC0415 - slow to load, and few originals need it

    best = charset_normalizer.from_bytes(content[:_SAMPLE]).best()
    if best is None:
        return None
    text = _try(content, best.encoding)
    if text is None or _strays(text) * _STRAY_SHARE > len(text):
        return None
    return text, best.encoding


def _strays(text: str) -> int:
    return sum(
        1 for character in text if unicodedata.category(character) in ("Cc", "Cn", "Co") and character not in "\t\n\r\f"
    )


def _plain_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
