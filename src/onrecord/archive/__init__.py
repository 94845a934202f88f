"""The one shell with side effects: open an archive, load values, call the pure functions, save.

Only redacted values leave it: what a decision withholds is in no case file, document, outcome or problem it returns.
"""

from onrecord.archive.archive import Archive
from onrecord.archive.results import Added, AddOutcome, AddStatus, Decided, Mended
from onrecord.decisions import Request
from onrecord.evidence import Declared
from onrecord.store import Checkpoint, Verification

__all__ = [
    "AddOutcome",
    "AddStatus",
    "Added",
    "Archive",
    "Checkpoint",
    "Decided",
    "Declared",
    "Mended",
    "Request",
    "Verification",
]
