"""Who says what: attributions, rights of reply and corrections of a report."""

from onrecord.read.attribution.finding import find_attributions
from onrecord.read.attribution.types import Attributions

__all__ = ["Attributions", "find_attributions"]
