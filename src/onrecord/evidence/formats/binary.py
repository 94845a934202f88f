"""Telling text from what is not text."""

from __future__ import annotations

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a programme"),
    (b"MZ\x90", "a programme"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or video"),
    (b"{\\rtf", "a rich-text document"),
)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_TEXT_CONTROLS = b"\t\n\r\f\x1b"
_SAMPLE = 65_536
"""Bytes looked at, from the beginning."""


def binary_kind(content: bytes) -> str | None:
    """What a file that is no text looks like ("a PDF"); None for text, in whatever encoding."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(_UNICODE_MARKS):
        return None
    sample = content[:_SAMPLE]
    if b"\x00" in sample:
        return "binary data"
    controls = sum(sample.count(bytes((code,))) for code in range(32) if code not in _TEXT_CONTROLS)
    return "binary data" if controls * 50 > len(sample) else None
