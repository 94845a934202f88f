"""Names in a report: persons, organisations, places, roles, who is told again under a shorter name."""

from onrecord.read.names.find import find_names
from onrecord.read.names.name_model import ModelIdentity, NamedSpan, NameModel
from onrecord.read.names.types import Names

__all__ = ["ModelIdentity", "NameModel", "NamedSpan", "Names", "find_names"]
