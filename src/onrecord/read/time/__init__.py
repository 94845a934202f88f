"""Time expressions: found in a text, resolved to bounds in days, explained."""

from onrecord.read.time.find import find_times

__all__ = ["find_times"]
