"""Words of documents made safe to show: control characters and bidirectional overrides become visible."""

from __future__ import annotations

import re

# Everything that can move a cursor, reorder what is read or hide itself: C0 but for tab and line feed, DEL, C1, line
# and paragraph separators, the bidirectional embeddings, overrides and isolates, the deprecated format characters, the
# byte order mark, interlinear annotation, and tag characters. Joiners stay: Persian and Indic words need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def neutral(text: str) -> str:
    """`text` with each unsafe character written out as its code point, such as "‹U+202E›"; the rest as it was.

    Tabs and line feeds stay; carriage returns do not.
    """
    return _UNSAFE.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)


def one_line(text: str) -> str:
    """As `neutral`, with every run of white space as one space: for titles, names and lines of a list."""
    return " ".join(neutral(text).split())
