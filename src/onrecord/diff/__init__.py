"""compare(before, after): what changed from one case file to another, line by line, and what came in between.

Lines are matched by what they rest on rather than by their ids: an event by its claims, a person by the places where it
is named. So an event that gets one more report has changed, and is not another one.
"""

from onrecord.diff.compare import compare
from onrecord.diff.difference import Change, ChangeKind, Difference, Part, ValueChange

__all__ = ["Change", "ChangeKind", "Difference", "Part", "ValueChange", "compare"]
