"""Publication times in universal time, and the day they fall on elsewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

_UNIVERSAL = re.compile(r"T(?P<hour>\d\d):?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]00:?00)$")

_EAST = 18
"""From this hour on it is already the next day six hours and more east of Greenwich."""
_WEST = 8
"""Before this hour it is still the day before, eight hours west of it."""


def day_elsewhere(published: date | None, stamp: str | None) -> date | None:
    """The day beside `published` that its time, told in universal time, falls on elsewhere; None where it is one day.

    A stamp with another zone than UTC tells the day of its own place, and one without a time tells nothing.
    """
    match = _UNIVERSAL.search(stamp.strip()) if stamp else None
    if match is None or published is None:
        return None
    hour = int(match["hour"])
    days = 1 if hour >= _EAST else -1 if hour < _WEST else 0
    try:
        return published + timedelta(days=days) if days else None
    except OverflowError:
        return None
