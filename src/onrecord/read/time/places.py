"""Places whose seasons are those of the southern half of the earth."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def southern_places(language: str = "en") -> re.Pattern[str]:
    """Names of southern countries and their large towns, in that language (ISO 639-1), as whole words."""
    source = (files("onrecord.read.languages") / language / "time_south.txt").read_text(encoding="utf-8")
    names = [line.strip() for line in source.splitlines() if line.strip() and not line.startswith("#")]
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})\b")


def is_southern(place: str | None) -> bool:
    """Whether the place of a dateline, in whatever case, is one of them."""
    if not place:
        return False
    capitalised = " ".join(word.capitalize() for word in place.replace(",", " , ").split())
    return southern_places().search(capitalised) is not None
