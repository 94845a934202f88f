"""The roles that reports give to a person, each told once."""

from __future__ import annotations

import re
from datetime import date

from onrecord.core.entity import Person, RoleHeld
from onrecord.export.neutral import one_line
from onrecord.export.wording import day_words

_LOTS = frozenset(
    {"accused", "arrested", "charged", "convicted", "detained", "imprisoned", "jailed", "sentenced", "suspected"}
)
"""Words before a role that tell what befell its holder, which the timeline tells with its sources."""
_QUOTES = re.compile(r"[\"“”«»„‘’']")


def roles_told(person: Person) -> tuple[str, ...]:
    """Each role once, earliest first, with the day of the first report that gives it.

    Case, quotation marks and what befell the holder make no other role; of "editor" and "editor of the Gazette" the
    fuller one is told.
    """
    first: dict[str, tuple[str, date | None]] = {}
    for role in sorted(person.roles, key=_age):
        text = _bare(one_line(role.text))
        first.setdefault(_folded(text), (text, role.reported))
    return tuple(
        f"{text} (reported {day_words(reported)})" if reported else text
        for key, (text, reported) in first.items()
        if key and not any(other.startswith(f"{key} ") for other in first)
    )


def _age(role: RoleHeld) -> tuple[bool, str, str]:
    return (role.reported is None, str(role.reported), role.key.write())


def _bare(text: str) -> str:
    words = text.split(" ")
    while len(words) > 1 and words[0].casefold() in _LOTS:
        words = words[1:]
    return " ".join(words)


def _folded(text: str) -> str:
    return " ".join(_QUOTES.sub("", text).casefold().split())
