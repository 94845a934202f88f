"""Texts that nobody would write, and every kind of date: reading must not fail, and what it says must hold together."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from onrecord.core.calendar import from_edtf, spell, to_edtf
from onrecord.core.when import Bounds, TimeExpression, TimeType
from onrecord.read.text import structure_of
from onrecord.read.time import find_times
from onrecord.read.time.lexicon import time_lexicon

_SHAPES = (
    *(
        "-",
        "–",
        "/",
        ".",
        ",",
        ":",
        "(",
        ")",
        "%",
        "$",
        "“",
        "”",
        "'s",
        "\n",
        "\n\n",
        "½",
        "3 1/2",
        "1/0",
        "the eve of",
    ),
    *("0", "1", "2", "12", "31", "32", "99", "1402", "1445", "1999", "2567", "5784", "9999", "0315", "1,000", "2.75"),
    *("999999999999", "14th", "0th", "'98", "22.01.23", "30.02.2024", "03/02/2023", "1402/07/31", "2024-02-30", "2O23"),
    *("10:30", "25:61", "p.m.", "1990s", "'00s", "Sat.", "Sept.", "B.E.", "AH", "O.S.", "l2", "anniversary of", "UTC"),
    *(
        "said",
        "court",
        "strike",
        "was",
        "arrested",
        "of his",
        "on",
        "in the",
        "southern",
        "Chile",
        "\u200b",
        "\U0001f600",
    ),
)


def texts(number: int, seed: int = 4) -> Iterator[tuple[str, date | None]]:
    """So many texts with the day of their report: words of time in any order, dates of the years 1 to 9999, noise."""
    chance = random.Random(seed)  # noqa: S311 - the same texts every time
    lexicon = time_lexicon()
    words = (*sorted(lexicon.classes), *sorted(lexicon.holidays), *sorted(lexicon.long_months), *_SHAPES)
    for place in range(number):
        report = chance.choice((None, date.min, date.max, date(1, 12, 31), date(9999, 1, 1), _any_day(chance)))
        if place % 4 == 0:
            yield f"It was on {spell(_any_day(chance))}, {chance.choice(words)} {spell(_any_day(chance))}.", report
        elif place % 4 == 1:
            yield "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(chance.randrange(40))), report
        else:
            picked = (chance.choice(words) for _ in range(chance.randrange(1, 14)))
            cased = (word.title() if chance.random() < 0.5 else word for word in picked)
            yield chance.choice((" ", " ", " ", "")).join(cased), report


def _any_day(chance: random.Random) -> date:
    return date.fromordinal(chance.randint(1, date.max.toordinal()))


def faults(number: int, seed: int = 4) -> Iterator[str]:
    """What went wrong, one line each: exceptions, bounds that end before they begin, EDTF that is not read back."""
    for text, report in texts(number, seed):
        try:
            found = find_times(structure_of(text, published=report))
        except Exception as error:  # noqa: BLE001 - any exception is a fault to be told
            yield f"{type(error).__name__}: {error}: {text!r} of {report}"
            continue
        for one in found:
            for fault in _wrong(one, text):
                yield f"{fault}: {one.span.quote(text)!r} in {text!r} of {report}"


def _wrong(found: TimeExpression, text: str) -> Iterator[str]:
    bounds = found.when.bounds
    for one in (bounds, *found.when.alternatives, *((found.when.likely,) if found.when.likely else ())):
        if one.earliest and one.latest and one.latest < one.earliest:
            yield "ends before it begins"
    if not found.span.quote(text).strip() or not found.when.rule or not found.value:
        yield "has no words, no reason or no value"
    if found.edtf is not None and found.type is not TimeType.SET:
        expected = Bounds(bounds.earliest, None) if found.when.open_ended and bounds.earliest else bounds
        if found.edtf != to_edtf(bounds, found.when.open_ended) or from_edtf(found.edtf) != expected:
            yield f"is not read back from {found.edtf}"
