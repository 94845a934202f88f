"""Through what somebody spoke: a post, a letter, an interview, an outlet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.core.mention import Mention, MentionKind
from onrecord.read.attribution.cue import Cue
from onrecord.read.attribution.following import Content
from onrecord.read.attribution.line import Item, Kind, Line
from onrecord.read.attribution.phrases import Phrases

_WIDEST = 14
"""Items around a cue that are looked at for its channel."""


@dataclass(frozen=True, slots=True)
class Channel:
    """The medium of an act of speech, and the outlet that passed it on."""

    medium: str | None = None
    relay: str | None = None


@cache
def channel_words(language: str = "en") -> dict[str, str]:
    """Words and what channel they tell, in lower case; packaged with the language (ISO 639-1)."""
    data = tomllib.loads(
        (files("onrecord.read.languages") / language / "speech_channels.toml").read_text(encoding="utf-8")
    )
    return {word: channel for channel, listed in data["channel"].items() for word in listed}


@dataclass(frozen=True, slots=True)
class Channels:
    """Finds channels near a cue, outside what is said."""

    phrases: Phrases

    def of(self, line: Line, cue: Cue, content: Content) -> Channel:
        """The channel of one attribution, as far as the line tells it."""
        medium = self._medium(line, cue, content)
        relay = self._relay(line.items, content)
        return Channel(medium, relay)

    def _medium(self, line: Line, cue: Cue, content: Content) -> str | None:
        words = channel_words()
        items = line.items
        inside = {index for start, end in content.ranges for index in range(start, end)}
        order = sorted(
            (index for index in range(len(items)) if index not in inside and abs(index - cue.word) <= _WIDEST),
            key=lambda index: (abs(index - cue.word), index),
        )
        for index in order:
            item = items[index]
            if item.kind is Kind.QUOTE or index == cue.word:
                continue
            found = words.get(item.lower)
            if found is not None and self._carries(items, index, cue):
                return found
            pair = f"{items[index - 1].lower} {item.lower}" if index else ""
            if pair in words and cue.word not in (index - 1, index):
                return words[pair]
        return None

    def _carries(self, items: tuple[Item, ...], index: int, cue: Cue) -> bool:
        """Whether a channel's noun carries the words here: after "in", "on", "via", or as the speaker itself."""
        if cue.subject is not None and cue.subject[0] <= index < cue.subject[1]:
            return True
        before = [item.lower for item in items[max(0, index - 8) : index]]
        return any(
            word in ("in", "on", "via", "by", "through", "during", "at", "from", "to", "over") for word in before
        )

    def _outlet(self, mention: Mention) -> bool:
        """Whether a name can be that of an outlet: a body's, or one that says so ("Radio N.")."""
        if mention.kind is MentionKind.ORGANISATION:
            return True
        words = {word.lower() for word in mention.text.split()}
        return mention.kind is MentionKind.PLACE and bool(words & self.phrases.lexicon.words["outlet_names"])

    def _relay(self, items: tuple[Item, ...], content: Content) -> str | None:
        """The outlet that was told it: an organisation as addressee."""
        if content.addressee is None:
            return None
        for item in items[content.addressee[0] : content.addressee[1]]:
            if item.mention is None or not self._outlet(item.mention):
                continue
            heard = any(word in self.phrases.lexicon.words["hearers"] for word in item.lower.split())
            return None if heard else item.mention.text
        return None
