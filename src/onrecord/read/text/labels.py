"""The heads of entries: the date, the number or the mark that a line of a chronology or a list begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.core.span import Span
from onrecord.read.text.later import Later

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?[-–]\s?{_DAY})?"
_YEAR = r"(?:19|20)\d{2}"
DATE = (
    rf"(?:(?:{_WEEKDAY}),?\s+)?(?:[Oo]n\s+)?(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
    rf"(?:{_DAYS}\s+{MONTH}(?:,?\s+{_YEAR})?|{MONTH}\s+{_DAYS}(?:,?\s+{_YEAR})?"
    rf"|{_YEAR}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d{{2}})|{MONTH},?\s+{_YEAR}|{_YEAR})(?!\w)"
)
CLOCK = r"(?P<clock>,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?!\d))"
_MARK = r"(?:[•●▪‣◦*·]\s*|[-–—]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+|[ivx]{1,5}[.)]\s+)"
_DELIMITER = r"(?:\s*[:–—|\t]+|\s+--?(?=\s))"

DATED = Later(rf"(?P<mark>{_MARK})?[\[(]?(?P<date>{DATE}){CLOCK}?[\])]?{_DELIMITER}\s*(?=[^\W_]|[“\"'‘])")
"""A date and what parts it from the entry's words; a mark or a number may stand before it."""
CLOCKED = Later(r"(?P<clock>\d{1,2}[:.]\d{2})(?:\s?[ap]\.?m\.?)?(?:\s*[–—|\t-]+\s*|:?\s+)(?=[^\W\d_])")
"""The hour that a line of a calendar begins with."""
MARKED = Later(_MARK + r"(?=[^\W_]|[“\"'‘@#])")
"""The mark or the number of an entry."""
ONLY_DATE = Later(rf"(?P<date>{DATE})\s*:?")
"""A line that is a date and nothing else."""
INNER = Later(rf"(?:;|\.)\s+(?={DATE}{CLOCK}?(?:\s*[–—:]|\s+--?\s))")
"""Where the next entry begins within a line: "3 May — arrested; 5 May — released"."""
ONLY_STAMP = Later(rf"(?P<date>{DATE}){CLOCK}?\s*")
"""A line that is a date, and perhaps the hour, and nothing else."""
WHO = Later(rf"(?P<who>[^:;\d\n]{{3,60}}):\s+(?={DATE}(?:\s*[–—]|\s+--?\s))")
"""Whom a line of dates is about: "N. N.: 3 May — arrested"."""
OPENS = Later(rf"\s*(?:{_MARK})?(?:[\[(]?{DATE}|{_MARK}|\d{{1,2}}:\d{{2}}\b)")
"""How a line of a chronology, a list or a calendar begins, as far as its first letters tell."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of a date: each part that is told."""

    year: int | None
    month: int | None
    day: int | None


def written(text: str, span: Span) -> Written:
    """The year, the month and the day that a label tells; of a range of days the first."""
    words = span.quote(text)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words)
    if iso is not None:
        return Written(int(iso[1]), int(iso[2]), int(iso[3]))
    figures = re.search(r"(\d{1,2})[./](\d{1,2})[./](\d{2,4})", words)
    if figures is not None:
        year = int(figures[3])
        return Written(year + 2000 if year < 100 else year, int(figures[2]), int(figures[1]))
    name = re.search(rf"\b{MONTH}(?!\w)", words)
    year_told = re.search(rf"\b{_YEAR}\b", words)
    day_told = re.search(rf"\b{_DAY}\b", words)
    return Written(
        int(year_told[0]) if year_told is not None else None,
        MONTHS.index(name[0][:3].lower()) + 1 if name is not None else None,
        int(re.sub(r"\D", "", day_told[0])) if day_told is not None and name is not None else None,
    )


def day_of(text: str, span: Span, published: date | None) -> date | None:
    """The one day that a label tells; without a year, the last one before the publication."""
    told = written(text, span)
    if told.month is None or told.day is None:
        return None
    years = [told.year] if told.year is not None else [published.year, published.year - 1] if published else []
    for year in years:
        try:
            day = date(year, told.month, told.day)
        except ValueError:
            continue
        if told.year is not None or published is None or day <= published:
            return day
    return None
