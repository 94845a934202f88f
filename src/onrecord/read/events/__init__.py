"""From sentences to claims: what happened, who did it to whom, when, who says so and how it is held."""

from onrecord.read.events.claims import find_claims

__all__ = ["find_claims"]
