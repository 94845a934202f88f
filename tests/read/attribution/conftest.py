from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from onrecord.core.attribution import Attribution, RightOfReply
from onrecord.core.mention import MentionKind
from onrecord.read.attribution import find_attributions
from onrecord.read.names import Names, find_names
from onrecord.read.text import structure_of


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution with its spans read out, so that a test can be written in words."""

    who: str | None
    """The speaker's name, else the words that tell him."""
    cue: str | None
    what: str
    kind: str
    stance: str
    inside: str | None
    """The cue of the attribution that it is told inside of."""
    channel: str | None
    addressee: str | None
    relay: str | None


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a text."""

    text: str
    said: tuple[Said, ...]
    replies: tuple[RightOfReply, ...]
    corrections: tuple[str, ...]
    raw: tuple[Attribution, ...]

    def one(self, cue: str) -> Said:
        """The only attribution with that cue."""
        found = [said for said in self.said if said.cue == cue]
        assert len(found) == 1, f"{cue!r}: {found} among {[said.cue for said in self.said]}"
        return found[0]


@pytest.fixture(scope="session")
def read() -> Callable[[str], Read]:
    def reading(text: str) -> Read:
        structure = structure_of(text)
        names = find_names(structure)
        found = find_attributions(structure, names)
        cues = {one.id: one.cue.quote(text) if one.cue else None for one in found.attributions}
        return Read(
            text,
            tuple(_said(text, names, one, cues) for one in found.attributions),
            found.replies,
            tuple(span.quote(text) for span in found.corrections),
            found.attributions,
        )

    return reading


def _said(text: str, names: Names, one: Attribution, cues: dict[str, str | None]) -> Said:
    words = {mention.id: mention.text for mention in names.mentions if mention.kind is not MentionKind.ROLE}
    source = one.source.quote(text) if one.source else None
    return Said(
        who=words[one.speaker] if one.speaker else source,
        cue=one.cue.quote(text) if one.cue else None,
        what=" … ".join(span.quote(text) for span in one.content),
        kind=one.kind.value,
        stance=one.stance.value,
        inside=cues[one.outer] if one.outer else None,
        channel=one.channel,
        addressee=words.get(one.addressee, one.addressee) if one.addressee else None,
        relay=one.relay,
    )
