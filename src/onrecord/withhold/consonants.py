"""Names in scripts that leave vowels out: found by what they may sound like.

A name in Arabic, Persian or Hebrew letters shows little more than its consonants. What may be the withheld name is
taken out: recall goes before precision here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.core.span import Span
from onrecord.resolve.letters import VOWELS, likeness
from onrecord.resolve.person_names import PROBABLE, compare_persons
from onrecord.resolve.person_parts import parse_person
from onrecord.resolve.sounds import leaves_vowels_out, script_of, sound_out
from onrecord.withhold.disguises import WORD, is_small

_ALONE = {2: 0.85, 3: 0.75, 4: 0.66}
"""How alike a family name by itself must be, by its consonants; one of fewer is looked for beside other words only."""
_LONGEST = 4
"""Words of a name that are looked at together."""
_GAP = re.compile(r"[^\w\n]{1,3}")
_PREFIXES = {
    "ARABIC": re.compile("^[وف]?(?:[بكل]?ال|لل|[بكل])?"),
    "HEBREW": re.compile("^[וש]?(?:כש|מה)?[הבכלמש]?"),
}
"""Words that are written in one with the next: "and", "to", "in", "from", "the"."""
_SHORTEST = 2
"""Letters that must be left of a word behind such a prefix."""


@dataclass(frozen=True, slots=True)
class _Sounds:
    """A word as it sounds."""

    sounds: str
    bare: bool
    """Written without most vowels."""

    def alike(self, other: _Sounds) -> float:
        """How far the two may be one name; 0 where letters tell more than sounds do, in scripts with vowels."""
        return likeness(self.sounds, other.sounds, True) if self.bare or other.bare else 0.0

    @property
    def consonants(self) -> int:
        """How many there are, up to four."""
        return min(sum(letter not in VOWELS for letter in self.sounds), max(_ALONE))


@dataclass(frozen=True, slots=True)
class HeardNames:
    """The names to take out, as they sound."""

    telling: tuple[_Sounds, ...]
    """Words that give a person away by themselves."""
    words: tuple[_Sounds, ...]
    """All words of the names."""
    full: tuple[str, ...]
    """Names of two words or more, as written."""

    @classmethod
    def of(cls, forms: Iterable[str]) -> HeardNames:
        """The names as written, ready for comparing."""
        names = [WORD.findall(form) for form in sorted(set(forms))]
        words = [[_heard(word) for word in name if len(word) > 1] for name in names]
        return cls(
            tuple(dict.fromkeys(heard[-1] for heard in words if heard)),
            tuple(dict.fromkeys(word for heard in words for word in heard)),
            tuple(dict.fromkeys(" ".join(name) for name in names if parse_person(" ".join(name)).full)),
        )

    def find(self, text: str, words: Sequence[Span]) -> set[int]:
        """The numbers of those `words` of a text that may be part of one of the names, in another script."""
        written = [word.quote(text) for word in words]
        bare = any(name.bare for name in self.words)
        looked_at = {place for place, word in enumerate(written)
                     if _is_bare(word) or (bare and word[:1].isalpha() and not is_small(word[0]))}  # fmt: skip
        found = {place for place in looked_at if self._alone(written[place])}
        for run in _runs(text, words, looked_at):
            found |= self._in_run(written, run)
            for place in sorted(found & set(run)):
                found.update(other for other in (place - 1, place + 1) if other in run and self._beside(written[other]))
        return found

    def _in_run(self, written: Sequence[str], run: range) -> set[int]:
        """The places of words that together are probably one of the full names: as few words as that takes."""
        whole: list[set[int]] = []
        for length in range(2, _LONGEST + 1):
            for first in range(run.start, run.stop - length + 1):
                places = set(range(first, first + length))
                if not any(less <= places for less in whole) and self._together(written[first : first + length]):
                    whole.append(places)
        return {place for places in whole for place in places}

    def _alone(self, word: str) -> bool:
        return any(
            name.consonants in _ALONE and one.alike(name) >= _ALONE[name.consonants]
            for one in map(_heard, _unprefixed(word))
            for name in self.telling
        )

    def _beside(self, word: str) -> bool:
        return any(one.alike(name) >= PROBABLE for one in map(_heard, _unprefixed(word)) for name in self.words)

    def _together(self, words: Sequence[str]) -> bool:
        """Whether some words are probably one of the full names."""
        bare = any(map(_is_bare, words))
        return any(
            compare_persons(" ".join((first, *words[1:])), name) >= PROBABLE
            for first in _unprefixed(words[0])
            for name in self.full
            if bare or any(map(_is_bare, name.split()))
        )


def _is_bare(word: str) -> bool:
    return leaves_vowels_out(script_of(word))


def _heard(word: str) -> _Sounds:
    return _Sounds(sound_out(word), _is_bare(word))


def _unprefixed(word: str) -> Iterator[str]:
    """The word, and what is left of it without one prefix letter more each time."""
    yield word
    prefix = _PREFIXES.get(script_of(word))
    match = prefix.match(word) if prefix else None
    for end in range(1, match.end() + 1 if match else 0):
        if len(word) - end > _SHORTEST:
            yield word[end:]


def _runs(text: str, words: Sequence[Span], looked_at: set[int]) -> Iterator[range]:
    """The places of words that stand beside each other, a blank or a hyphen apart."""
    start = 0
    for place in range(1, len(words) + 1):
        ends = place == len(words) or not _GAP.fullmatch(text, words[place - 1].end, words[place].start)
        if ends or place not in looked_at or place - 1 not in looked_at:
            if place - 1 in looked_at:
                yield range(start, place)
            start = place
