"""Numbers in words, digits and fractions."""

from __future__ import annotations

from fractions import Fraction

from onrecord.core.when import Duration
from onrecord.read.time.tokens import Tokens, class_codes

_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


def number_of(tokens: Tokens, first: int, last: int) -> Fraction | None:
    """The number that the tokens from `first` up to `last` write; None where they write none."""
    if last - first == 1 and tokens.words[first][:1].isdigit() | (tokens.words[first][-1:] in _GLYPHS):
        return _digits(tokens.words[first])
    codes = class_codes()
    total, current = 0, 0
    seen = False
    for place in range(first, last):
        name, value = tokens.classes[place], tokens.values[place]
        if name == codes["number"] and isinstance(value, int):
            current += value
            seen = True
        elif name == codes["scale"] and isinstance(value, int):
            total, current = (total, max(current, 1) * value) if value < 1000 else (total + max(current, 1) * value, 0)
            seen = True
    return Fraction(total + current) if seen else None


def _digits(written: str) -> Fraction | None:
    plain = written.replace(",", "")
    if plain[-1] in _GLYPHS:
        return Fraction(int(plain[:-1] or 0)) + _GLYPHS[plain[-1]]
    if "/" in plain:
        whole, _, part = plain.rpartition(" ")
        if not whole and len(plain) > 3:
            whole, part = plain[:-3].strip(), plain[-3:]
        above, below = part.split("/")
        return Fraction(int(whole or 0)) + Fraction(int(above), int(below)) if below != "0" else None
    return Fraction(plain) if len(plain) < 12 else None


_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
_LARGER = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2)}


def counted(number: Fraction, unit: str) -> list[tuple[Fraction, str]]:
    """The number in whole units where that is usual: 7.5 years are 7 years and 6 months, two decades are 20 years."""
    if unit in _LARGER:
        name, factor = _LARGER[unit]
        return [(number * factor, name)]
    whole, rest = Fraction(int(number)), number - int(number)
    if rest == 0 or unit not in _SMALLER:
        return [(number, unit)]
    name, factor = _SMALLER[unit]
    if (rest * factor).denominator != 1:
        return [(number, unit)]
    return ([(whole, unit)] if whole else []) + [(rest * factor, name)]


def iso(parts: list[tuple[Fraction, str]]) -> str:
    """A TIMEX3 duration: "P1M20D", "PT2H30M", "P3Q"."""
    dates = "".join(f"{_plain(number)}{unit}" for number, unit in parts if unit[0] != "T")
    times = "".join(f"{_plain(number)}{unit[1]}" for number, unit in parts if unit[0] == "T")
    return f"P{dates}" + (f"T{times}" if times else "")


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"


_FIELDS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "TH": "hours"}


def duration(parts: list[tuple[Fraction, str]]) -> Duration | None:
    """The duration in calendar units; None where it has shorter or other units, or fractions, or is absurdly long."""
    fields: dict[str, int] = {}
    for number, unit in ((count * 3, "M") if name == "Q" else (count, name) for count, name in parts):
        if unit not in _FIELDS or number.denominator != 1 or number > 10**7:
            return None
        fields[_FIELDS[unit]] = fields.get(_FIELDS[unit], 0) + int(number)
    return Duration(**fields)
