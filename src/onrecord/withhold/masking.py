"""Taking names out of texts and values, in every spelling, with spans that follow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar, cast

from anyascii import anyascii

from onrecord.core.decision import MentionKey
from onrecord.core.span import Span
from onrecord.resolve.letters import likeness
from onrecord.resolve.sounds import sound_out
from onrecord.withhold.consonants import HeardNames
from onrecord.withhold.disguises import JOINERS, WORD, decoded, humps, is_encoded, is_small, put_together

WITHHELD = "[withheld]"
_RUN = re.compile(r"[^\s<>()\[\]{}\"“”«»„‘’,;|]+")
"""What is written without a gap: a word, an address, a handle."""
_HANDLE = frozenset("@#/_")
"""Signs of an address or a handle, in which names are run together with other words."""
_GAP = 3
"""Code points between two words that may still be one name: a space, a hyphen, a point and a space."""
_INFLECTED = 3
"""Letters that a language other than English may add to the end of a name."""
_INSIDE = 6
"""Letters of a family name that give it away in the middle of a longer word, too."""
_SPELLING = 0.85
"""How alike a word must be to count as another spelling of a family name."""
_TECHNICAL = re.compile(
    r"[a-z_]+-[0-9a-f]{16}|[0-9a-f]{64}|mention:[0-9a-f]+:\d+:\d+|[mta]\d+|[-0-9./]+|P[0-9YMWDTH/P]+|\d{4}-\d\d-\d\dT.*"
)
"""Ids, digests, dates and durations: values that hold no name."""
_FIXED = frozenset(
    {"type", "phase", "role", "format", "version", "vocabulary", "seen", "language", "media_type", "time"}
)
"""Fields with words of the vocabulary or of the machine."""

T = TypeVar("T")


def _folded(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", anyascii(unicodedata.normalize("NFC", re.sub(rf"[{JOINERS}]", "", word))).lower())


def name_pieces(name: str) -> tuple[str, ...]:
    """The words of a name, romanised and in lower case."""
    return tuple(piece for word in WORD.findall(name) if (piece := _folded(word)))


@dataclass(frozen=True, slots=True)
class NameMask:
    """The names to take out of any text."""

    telling: frozenset[str]
    """Words that give a person away by themselves: family names, and names written alone."""
    beside: frozenset[str]
    """Words taken out only beside one of those: first names, initials."""
    others: frozenset[tuple[str, ...]]
    """Full names of other people, which are left alone."""

    known: frozenset[str]
    """Words of other people's names: never taken for another spelling."""
    heard: HeardNames
    """The same names as sounds, for scripts that leave vowels out."""

    @classmethod
    def of(cls, forms: Iterable[str], others: Iterable[str]) -> NameMask:
        """The mask for names as written, leaving the full names in `others` alone."""
        forms = tuple(forms)
        full = frozenset(pieces for other in others if len(pieces := name_pieces(other)) > 1)
        telling: set[str] = set()
        beside: set[str] = set()
        for form in forms:
            pieces = name_pieces(form)
            beside.update(pieces)
            if len(pieces) == 1:
                telling.update(pieces)
            telling.update(piece for piece in pieces[-1:] if len(piece) > 1)
        known = frozenset(piece for pieces in full for piece in pieces)
        return cls(frozenset(telling), frozenset(beside), full, known, HeardNames.of(forms))

    def find(self, text: str) -> list[Span]:
        """Where names to take out stand in a text."""
        words = [(match.start(), match.end(), _folded(match.group())) for match in WORD.finditer(text)]
        places = [Span(start, end) for start, end, _ in words]
        spared = self._spared(words)
        marked = self.heard.find(text, places) - spared
        marked |= {place for place, (start, end, piece) in enumerate(words)
                  if place not in spared and self._tells(piece, text[start:end])}  # fmt: skip
        for direction in (1, -1):
            for place in sorted(marked, reverse=direction < 0):
                beside = place + direction
                while 0 <= beside < len(words) and beside not in marked | spared and words[beside][2] in self.beside:
                    first, last = sorted((beside, beside - direction))
                    if words[last][0] - words[first][1] > _GAP:
                        break
                    marked.add(beside)
                    beside += direction
        apart = (span for whole, span in put_together(text, places) if _folded(whole) in self.telling)
        return sorted([*(places[place] for place in marked), *self._run_together(text), *apart])

    def _run_together(self, text: str) -> Iterator[Span]:
        """Where a name stands without gaps: in "#FreeMiraKasten", "mirakasten@mail.example", "MiraKasten"."""
        telling = sorted(piece for piece in self.telling if len(piece) > 3)
        beside = sorted(piece for piece in self.beside if len(piece) > 2)
        joined = [pair for one in telling for two in beside if one != two for pair in (one + two, two + one)]
        for run in _RUN.finditer(text) if telling else ():
            encoded = is_encoded(run.group())
            folded = _folded(decoded(run.group()) if encoded else run.group())
            within = telling if encoded or _HANDLE & set(run.group()) else joined
            hidden = encoded and self.hears(decoded(run.group()))
            if hidden or any(name in folded for name in within):
                yield Span(run.start(), run.end())

    def hears(self, text: str) -> bool:
        """Whether a text holds what may sound like one of the names, in a script without vowels."""
        return bool(self.heard.find(text, [Span(*match.span()) for match in WORD.finditer(text)]))

    def _tells(self, piece: str, written: str) -> bool:
        if piece in self.telling:
            return True
        if len(piece) < 5 or piece in self.known:
            return False
        if any(len(name) >= _INSIDE and name in piece for name in self.telling):
            return True
        if any(len(hump) > 3 and hump in self.telling for hump in map(_folded, humps(written))):
            return True
        if is_small(written[:1]):
            return False
        long = [name for name in self.telling if len(name) > 4]
        if any(0 <= len(piece) - len(name) <= _INFLECTED and piece.startswith(name) for name in long):
            return True
        sounds = sound_out(written)
        return any(likeness(sounds, sound_out(name)) >= _SPELLING for name in long)

    def _spared(self, words: Sequence[tuple[int, int, str]]) -> set[int]:
        spared: set[int] = set()
        for length in sorted({len(other) for other in self.others}):
            for place in range(len(words) - length + 1):
                if tuple(word[2] for word in words[place : place + length]) in self.others:
                    spared.update(range(place, place + length))
        return spared

    def apply(self, text: str) -> str:
        """The text with "[withheld]" for every name to take out."""
        return Mask.of(text, self.find(text)).apply(text)

    def apply_to_address(self, address: str | None) -> str | None:
        """An address or a file name: taken out as a whole where any word of a name stands in it."""
        if not address:
            return address
        folded = _folded(decoded(address))
        given_away = any(piece in folded for piece in self.telling | self.beside if len(piece) > 2)
        return WITHHELD if given_away or self.find(address) or self.hears(decoded(address)) else address


@dataclass(frozen=True, slots=True)
class Mask:
    """Stretches of one text that are replaced, in order and apart from each other."""

    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Mask:
        """The mask for these stretches; those with only a gap of a few signs between them become one."""
        merged: list[Span] = []
        for span in sorted(spans):
            gap = text[merged[-1].end : span.start] if merged else ""
            if merged and (
                span.start <= merged[-1].end or (len(gap) <= _GAP and not WORD.search(gap) and "\n" not in gap)
            ):
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return cls(tuple(merged))

    def apply(self, text: str) -> str:
        """The text with every stretch replaced."""
        parts, place = [], 0
        for span in self.spans:
            parts += [text[place : span.start], WITHHELD]
            place = span.end
        return "".join(parts) + text[place:]

    def move(self, span: Span) -> Span:
        """Where a span of the text is afterwards; what cuts into a stretch covers all of its replacement."""
        return Span(self._moved(span.start, False), self._moved(span.end, True))

    def _moved(self, offset: int, end: bool) -> int:
        shift = 0
        for span in self.spans:
            if offset < span.start or (offset == span.start and not end) or (end and offset <= span.start):
                break
            if offset < span.end or (offset == span.end and end):
                return span.start + shift + (len(WITHHELD) if end else 0)
            shift += len(WITHHELD) - len(span)
        return offset + shift


def rewrite(value: T, names: NameMask, masks: Mapping[str, Mask], document: str = "") -> T:
    """The value with every text in it masked and every span moved as its document's text was."""
    return cast("T", _rewrite(value, names, masks, document))


def _rewrite(value: object, names: NameMask, masks: Mapping[str, Mask], document: str) -> object:
    if isinstance(value, (Enum, MentionKey)):
        return value
    if isinstance(value, str):
        return value if _TECHNICAL.fullmatch(value) else names.apply(value)
    if isinstance(value, Span):
        return masks[document].move(value) if document in masks else value
    if isinstance(value, tuple):
        return tuple(_rewrite(item, names, masks, document) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        home = getattr(value, "document", document)
        changed = {
            field.name: _field(field.name, getattr(value, field.name), names, masks, home)
            for field in fields(value)
            if field.name not in _FIXED
        }
        return replace(value, **changed)
    return value


def _field(name: str, value: object, names: NameMask, masks: Mapping[str, Mask], document: str) -> object:
    if name == "url" and isinstance(value, str):
        return names.apply_to_address(value)
    return _rewrite(value, names, masks, document)
