"""Which of the two models to believe where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.names.model import names_in
from onrecord.read.names.types import Guess

SURE = 0.7
"""From this probability on the general model is asked at all."""
MARGIN = 0.1
"""How much surer than the second model it must be. Both chosen by cross-validation over the labelled news."""

_NOTHING = Guess("O", 1.0)


def agreed(first: Sequence[Guess], second: Sequence[Guess]) -> list[Guess]:
    """The second model's guesses of a sentence, with a name of the first where that is sure and the second is not."""
    out = list(second)
    for name in names_in(0, first):
        if name.score < SURE:
            continue
        rivals = [rival for rival in names_in(0, out) if rival.start < name.end and name.start < rival.end]
        if any(rival.score >= name.score - MARGIN for rival in rivals):
            continue
        for rival in rivals:
            out[rival.start : rival.end] = [_NOTHING] * (rival.end - rival.start)
        out[name.start : name.end] = first[name.start : name.end]
    return out
