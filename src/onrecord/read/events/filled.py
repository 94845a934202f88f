"""What a trigger's participants are once they are found: groups by role, and the verb that tells them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read.events.line import Participant
from onrecord.read.events.verbs import VerbGroup


@dataclass(frozen=True, slots=True)
class Filled:
    """The participants of a trigger by role, and the verb that tells it."""

    roles: tuple[tuple[str, tuple[Participant, ...]], ...]
    group: VerbGroup | None = None
    possessed: bool = False
    """Told as somebody's: "his arrest"."""

    def of(self, role: str) -> tuple[Participant, ...]:
        """What fills the role; empty where nothing does."""
        return next((group for name, group in self.roles if name == role), ())


def roles_of(
    *pairs: tuple[str | None, tuple[Participant, ...]],
) -> tuple[tuple[str, tuple[Participant, ...]], ...]:
    """The groups by role, without those that nobody fills or that have no role."""
    return tuple((role, group) for role, group in pairs if role is not None and group)
