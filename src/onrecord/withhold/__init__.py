"""What a decision withholds reaches no output."""

from __future__ import annotations

from onrecord.withhold.giveaway import giveaways
from onrecord.withhold.redaction import redact

__all__ = ["giveaways", "redact"]
