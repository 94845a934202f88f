"""The opening of a wire report: place, date, agency, in the forms that agencies use."""

from __future__ import annotations

import re
from datetime import date

from onrecord.core.mention import Dateline
from onrecord.core.span import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_PLACE = r"(?P<place>[^\W\d_][\w'’.\-]*(?:,? [^\W\d_][\w'’.\-]*){0,4})"
_AGENCY = r"(?P<agency>[^\W\d_][^()/\n:—–]{0,40}?)"
_NUMERIC = r"(?P<numeric>\d{1,2}[./]\d{1,2}[./]\d{2,4})"
_WRITTEN = rf"(?P<written>{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"

_DASH = r"(?:—|–|--|-|:)(?=\s|$)"
_STATE = r"(?:, (?:[A-Z][a-z]{1,8}\.|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}))?"
_CAPITALS = r"[^\W\d_a-z][^\Wa-z_]+(?:,? [^\W\d_a-z][^\Wa-z_]+){0,3}" + _STATE

_FORMS = (
    # Town /22.01.23/ Agency:   Town/22.01.23/Agency:
    re.compile(rf"{_PLACE}\s*/\s*{_NUMERIC}\s*/\s*{_AGENCY}\s*[:.—–-]"),
    # TOWN, March 3 (Agency) -   TOWN, March 3 —
    re.compile(rf"{_PLACE},\s+{_WRITTEN}\s*(?:[(/]\s*{_AGENCY}\s*[)/])?\s*[.:]?\s*{_DASH}"),
    # Town, 3 March 2024, Agency —
    re.compile(rf"{_PLACE},\s+{_WRITTEN},\s*{_AGENCY}\s*[.:]?\s*{_DASH}"),
    # TOWN (Agency) -   Town (Agency) –
    re.compile(rf"{_PLACE}\s*\(\s*{_AGENCY}\s*\)\s*[.:]?\s*{_DASH}"),
    # (Agency) -
    re.compile(rf"\(\s*{_AGENCY}\s*\)\s*(?:—|–|--|-)(?=\s)"),
    # TOWN — / TOWN: in capitals
    re.compile(rf"(?P<place>{_CAPITALS})(?:\s*[—–]|\s+--?|:)(?=\s)"),
)


_LONGEST_ALONE = 60
"""Code points of a line that only tells place and day, as the head of a letter does."""
_ALONE = re.compile(rf"{_PLACE},\s+(?P<written>{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})\.?")


def find_dateline(text: str, block: Span, published: date | None) -> Dateline | None:
    """The dateline that opens `block`, or None. A date without a year takes the year nearest before `published`."""
    stop = min(block.end, block.start + 160)
    alone = _ALONE.fullmatch(text, block.start, stop) if published is None and len(block) < _LONGEST_ALONE else None
    for form in (None, *_FORMS):
        match = alone if form is None else form.match(text, block.start, stop)
        if match is None:
            continue
        groups = match.groupdict()
        place, agency = groups.get("place"), groups.get("agency")
        if place is not None and not _place_like(place):
            continue
        day = _numeric_day(groups.get("numeric")) or _written_day(groups.get("written"), published)
        return Dateline(Span(match.start(), match.end()), place, day, agency.strip() if agency else None)
    return None


def _place_like(words: str) -> bool:
    """Whether the words can be a town's name: each one but the small ones begins with a capital."""
    return all(
        word[0].isupper() or word in ("of", "de", "la", "al", "el", "and", "du")
        for word in words.replace(",", " ").split()
    )


def _numeric_day(written: str | None) -> date | None:
    """22.01.23 and 22/01/2023: the day first, as agencies that write so do."""
    if written is None:
        return None
    day, month, year = (int(part) for part in re.split(r"[./]", written))
    if month > 12 >= day:
        day, month = month, day
    return _day(year + 2000 if year < 100 else year, month, day)


def _written_day(written: str | None, published: date | None) -> date | None:
    """March 3 and 3 March 2024; without a year, the one that puts it last before the publication date."""
    if written is None:
        return None
    numbers = re.findall(r"\d+", written)
    names = re.findall(r"[A-Za-z]{3,}", written)
    month = _MONTHS.index(names[0][:3].lower()) + 1
    if len(numbers) > 1:
        return _day(int(numbers[1]), month, int(numbers[0]))
    if published is None:
        return None
    same = _day(published.year, month, int(numbers[0]))
    if same is not None and (same - published).days <= 1:
        return same
    return _day(published.year - 1, month, int(numbers[0]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
