"""Whether two terms can be one length: "12 months" and "a year", "2 months" and "1 to 3 months"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.when import Duration

SHORTEST = (365, (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334))
"""Days of a year, and of so many months in a row, where they are fewest."""
LONGEST = (366, (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337))
"""The same where they are most."""


def one_length(one: str, other: str) -> bool:
    """Whether one length can satisfy both terms, each in ISO 8601 ("P1M20D", "P3M/P4M").

    Units are compared by the fewest and the most days that they can have, so that 30 days fit a month.
    """
    (first, last), (other_first, other_last) = days_of_term(one), days_of_term(other)
    return first <= other_last and other_first <= last


def days_of_term(value: str) -> tuple[float, float]:
    """The fewest and the most days of a term in ISO 8601, wherever in the calendar it begins."""
    low, _, high = value.partition("/")
    shortest, longest = Duration.parse(low), Duration.parse(high or low)
    return _days(shortest, *SHORTEST), _days(longest, *LONGEST)


def _days(length: Duration, year: float, months: Sequence[int]) -> float:
    whole, rest = divmod(length.years * 12 + length.months, 12)
    return whole * year + months[rest] + length.weeks * 7 + length.days + length.hours / 24
