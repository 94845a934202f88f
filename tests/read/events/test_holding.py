from __future__ import annotations

import pytest

from onrecord.core.attribution import Attribution, QuoteKind, Stance
from onrecord.read.events.holding import held

ASSERTED, ALLEGED, DENIED, PLANNED = Stance.ASSERTED, Stance.ALLEGED, Stance.DENIED, Stance.PLANNED


def cued(stance: Stance) -> tuple[Attribution, ...]:
    return (Attribution("a1", None, (), QuoteKind.INDIRECT, stance=stance),)


@pytest.mark.parametrize(
    ("cue", "line", "expected"),
    [
        (DENIED, None, DENIED),
        (DENIED, PLANNED, DENIED),
        (DENIED, DENIED, ALLEGED),
        (Stance.DEMANDED, PLANNED, Stance.DEMANDED),
        (Stance.NOT_VERIFIED, ASSERTED, Stance.NOT_VERIFIED),
        (ASSERTED, PLANNED, PLANNED),
        (ALLEGED, None, ALLEGED),
        (ASSERTED, None, ALLEGED),
    ],
)
def test_how_a_speaker_holds_it(cue: Stance, line: Stance | None, expected: Stance) -> None:
    assert held(line, cued(cue)) is expected


def test_a_denied_cue_is_a_denial_even_of_ones_own_act() -> None:
    assert held(None, cued(DENIED), own_act=True) is DENIED
    assert held(None, cued(ASSERTED), own_act=True) is ASSERTED
    assert held(None, ()) is ASSERTED
