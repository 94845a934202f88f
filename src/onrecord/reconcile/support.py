"""How many reports, publishers and independent origins stand behind claims."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.core.event import Support
from onrecord.reconcile.telling import Telling


def support_of(tellings: Iterable[Telling]) -> Support:
    """Reports, publishers and origins of some tellings.

    A publisher that is not known counts as none, and its reports as an origin only where there is no other: nothing is
    called independent that is not known to be. Where all rest on the word of one and the same speaker,
    that speaker is their one origin, however many outlets wrote it down.
    """
    held = list(tellings)
    speakers = {telling.speaker for telling in held}
    one_voice = len(speakers) == 1 and "" not in speakers
    origins = count_known(telling.origin for telling in held) or min(1, len(held))
    return Support(
        reports=len({telling.claim.document for telling in held}),
        publishers=count_known(telling.publisher for telling in held),
        origins=min(1, origins) if one_voice else origins,
    )


def count_known(keys: Iterable[str]) -> int:
    """How many different ones there are, the empty one not counted."""
    return len({key for key in keys if key})


def one_voice(tellings: Iterable[Telling]) -> str:
    """The speaker on whose word alone all of them rest; empty where there is none."""
    held = list(tellings)
    speakers = {telling.speaker for telling in held}
    return held[0].speaker_label if len(speakers) == 1 and "" not in speakers and held else ""
