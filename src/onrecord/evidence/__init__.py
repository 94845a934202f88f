"""Taking in originals: finding them, telling their format, extracting and freezing their text, reading it again."""

from onrecord.evidence.declared import Declared
from onrecord.evidence.sources import Source, find_sources

__all__ = ["Declared", "Source", "find_sources"]
