"""Names in a report: persons, organisations, places, roles, who is told again under a shorter name."""

from onrecord.read.names.find import find_names
from onrecord.read.names.types import Names

__all__ = ["Names", "find_names"]
