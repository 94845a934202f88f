"""Whether what is told around a phrase is past or still to come, by the nearest word that tells."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from onrecord.read.time.lexicon import TimeLexicon, time_lexicon
from onrecord.read.time.tokens import BREAK, Tokens, class_codes

_REACH = 14
"""How many words away a verb still tells the tense of a phrase."""


_OPENING = 3
"""How many words may stand before a phrase that opens a sentence."""


@dataclass(frozen=True, slots=True)
class Tense:
    """What the words around a phrase tell of its direction."""

    to_come: bool
    away: int
    """How many words away the word that tells it stands."""
    before: bool
    """Whether it stands before the phrase."""
    full_verb: bool = True
    """Whether it is a verb with a meaning of its own, not an auxiliary, an infinitive or a preposition."""

    @property
    def near(self) -> bool:
        """Whether it stands close by."""
        return self.away < (6 if self.before else 4)

    @property
    def weight(self) -> int:
        """How many times farther away the side that it tells may be than the other."""
        if not self.near:
            return 8 if self.before and self.full_verb else 3
        return 60 if self.before and self.away < 3 and self.full_verb else 12


def tense_around(tokens: Tokens, first: int, last: int, language: str) -> Tense | None:
    """What the words around the tokens from `first` up to `last` tell, those before first; None where none tells."""
    lexicon = time_lexicon(language)
    before = _places(tokens, first - 1, -1, language)
    after = _places(tokens, last, 1, language)
    if before and tokens.words[before[0]] in lexicon.forward:
        return _behind_forward(tokens, before, after, lexicon)
    sides = (after, before) if _opens_clause(tokens, before, lexicon) else (before, after)
    for places in sides:
        for away, place in enumerate(places):
            to_come = _points_forward(tokens, place, lexicon)
            word = tokens.words[place]
            if to_come is not None and (places is before or (word != "to" and word not in lexicon.forward)):
                full = (
                    word != "to"
                    and word not in lexicon.auxiliary
                    and not (to_come and _planned(tokens, place, lexicon))
                )
                return Tense(to_come, away, places is before, full)
    return _far_on(tokens, last + len(after), lexicon, language) if len(before) < _OPENING else None


def _far_on(tokens: Tokens, place: int, lexicon: TimeLexicon, language: str) -> Tense | None:
    """For a phrase that opens a sentence, what the first verb of a long sentence tells."""
    for away, further in enumerate(_places(tokens, place, 1, language)):
        to_come = _points_forward(tokens, further, lexicon)
        if to_come is not None and tokens.words[further] != "to" and tokens.words[further] not in lexicon.forward:
            return Tense(to_come, _REACH + away, before=False)
    return None


def _behind_forward(tokens: Tokens, before: list[int], after: list[int], lexicon: TimeLexicon) -> Tense:
    """Behind “until” and the like: still to come, unless what lasted until then is told as over.

    “Until Thursday, they had not named him”; “he had been held through May”.
    """
    past = any(tokens.words[place] in lexicon.past_before_past for place in before[1:])
    if len(before) == 1:
        told = next((told for place in after if (told := _points_forward(tokens, place, lexicon)) is not None), None)
        past = told is False
    return Tense(to_come=not past, away=0, before=True, full_verb=past)


def _opens_clause(tokens: Tokens, before: list[int], lexicon: TimeLexicon) -> bool:
    """Whether a phrase stands right behind a comma or "that", so that the verb that follows tells its tense."""
    for place in before[:4]:
        if tokens.words[place] in lexicon.clause_heads:
            return True
        if tokens.words[place] not in lexicon.clause_openers:
            return False
    return False


def _points_forward(tokens: Tokens, place: int, lexicon: TimeLexicon) -> bool | None:
    """Whether a word tells something still to come (True) or past (False); None for all other words."""
    words = tokens.words
    word = words[place]
    if tokens.classes[place] == class_codes()["month"]:
        return None  # "May" is no verb there
    following = words[place + 1] if place + 1 < len(words) else ""
    if word in lexicon.modal_nouns and place and words[place - 1] in lexicon.before_modal_noun:
        return None
    if word in lexicon.future or (word in lexicon.forward_verbs and following in ("for", "to")):
        return not _over(tokens, place, lexicon)
    if word == "to":
        return not _over(tokens, place, lexicon) if _infinitive(tokens, place, lexicon) else None
    if word not in lexicon.past and not (word.endswith("ed") and len(word) > 3):
        return None
    auxiliary = words[place - 1] if place else ""
    if auxiliary in lexicon.participle_of_present:
        return None
    return auxiliary in lexicon.participle_to_come and not _over(tokens, place, lexicon)


def _planned(tokens: Tokens, place: int, lexicon: TimeLexicon) -> bool:
    """Whether it is a plan told as past, "was scheduled for", which may or may not lie behind the report."""
    return not lexicon.near["past_auxiliaries"].isdisjoint(tokens.words[max(0, place - 3) : place])


def _over(tokens: Tokens, place: int, lexicon: TimeLexicon) -> bool:
    """Whether what a word tells as to come is over all the same: “had been due to expire”, “could not be found”."""
    words = tokens.words
    earlier = words[max(0, place - 5) : place + 1]
    if words[place - 1 : place] and words[place - 1] in lexicon.near["formerly"]:
        return True
    if any(word in lexicon.past_when_denied for word in earlier):
        return any(word in lexicon.denying for word in words[max(0, place - 6) : place + 2])
    return any(pair == lexicon.past_perfect for pair in itertools.pairwise(earlier))


def _infinitive(tokens: Tokens, place: int, lexicon: TimeLexicon) -> bool:
    """Whether the "to" at `place` opens an infinitive, as far as the words beside it tell."""
    words = tokens.words
    following = words[place + 1] if place + 1 < len(words) else ""
    if not following.isalpha() or following in lexicon.classes or following in lexicon.nouns_after_to:
        return False
    before = words[place - 1] if place else ""
    if following.endswith(("ing", "s")) or before not in lexicon.before_to_come:
        return False
    return tokens.text[tokens.starts[place + 1]].islower()


def _places(tokens: Tokens, place: int, step: int, language: str) -> list[int]:
    """The tokens from `place` outwards, nearest first, to the end of the sentence or of the reach."""
    codes = class_codes(language)
    stops = (codes[BREAK], codes["dot"])
    found: list[int] = []
    while 0 <= place < len(tokens.words) and len(found) < _REACH and tokens.classes[place] not in stops:
        found.append(place)
        place += step
    return found
